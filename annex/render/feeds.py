"""The Atom feeds: one of all that the editors changed, and one of each theme."""

from typing import NamedTuple

from annex.model import page_paths
from annex.project import Project
from annex.relate.places import ThemePlace
from annex.render.changes import entries


class Feed(NamedTuple):
    """A feed: its path from the site's root, and its title, in the feed and in links to it."""

    path: str
    title: str
    theme: ThemePlace | None = None


def feeds(project: Project) -> list[Feed]:
    """Every feed, that of all changes first."""
    of_themes = (
        Feed(page_paths.theme_feed(theme.id), f"OSA-initiatieven: {theme.label}", theme)
        for theme in project.index.themes.values()
    )
    return [Feed(page_paths.FEED, "OSA-initiatieven: wat wij veranderden"), *of_themes]


def feeds_of_page(project: Project, path: str) -> list[Feed]:
    """The feeds that the head of a page links to: that of all changes and, on the page of a theme, the theme's if that
    has entries."""
    own = [feed for feed in feeds(project) if feed.theme and feed.theme.page == path]
    return [feeds(project)[0], *(feed for feed in own if entries(project, feed.theme))]
