"""The Atom feeds: all developments since the annex, and those of each theme (RFC 4287)."""

import uuid
from collections.abc import Iterator, Sequence

from annex.model import page_paths
from annex.model.developments import Development, Relation
from annex.relate.places import ThemePlace
from annex.render.html import Renderer


def feeds(render: Renderer) -> Iterator[tuple[str, str]]:
    """Every feed: its path from the site's root, and its text."""
    developments = render.references.developments
    yield page_paths.FEED, _feed(render, page_paths.FEED, developments.all, None)
    for theme in render.index.themes.values():
        path = page_paths.theme_feed(theme.id)
        yield path, _feed(render, path, developments.within(theme), theme)


def _feed(render: Renderer, path: str, developments: Sequence[Development], theme: ThemePlace | None) -> str:
    entries = [d for d in developments if d.relation is not Relation.BACKGROUND]
    return render.text("feed.xml", path=path, entries=entries, theme=theme, id_of=_id, feed_id=_urn(path))


def _id(development: Development) -> str:
    """An id that stays the same if the sentence is corrected."""
    parts = (*development.about, development.date or "", development.event, development.address)
    return _urn(" ".join(parts))


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"osa-initiatieven {name}").urn
