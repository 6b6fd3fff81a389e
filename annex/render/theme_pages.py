"""The pages of building blocks and themes. They show their themes, initiatives and footnotes as the annex has them."""

from collections import Counter
from typing import NamedTuple

from annex.model.annex import BuildingBlock
from annex.model.developments import State
from annex.open_data.json_files import Json
from annex.project import Project
from annex.relate.places import InitiativePlace, ThemePlace
from annex.render import linked_data
from annex.render.changes import entries
from annex.render.page import Page


class BlockView(NamedTuple):
    """A building block. `themes` are its themes without, `all_themes` with the sub-themes."""

    block: BuildingBlock
    themes: list[ThemePlace]
    all_themes: list[ThemePlace]
    initiatives: list[InitiativePlace]
    state_counts: str


class ThemeView(NamedTuple):
    """A theme or sub-theme. `state_counts` are those of its sub-themes too, and empty for a theme without. `elsewhere`
    are the initiatives about what the text of a theme without initiatives names; `has_changes` is whether its feed has
    any entry."""

    place: ThemePlace
    state_counts: str
    elsewhere: list[InitiativePlace]
    has_changes: bool
    linked_data: Json


def block(page: Page, block_id: str) -> BlockView:
    """The page of one building block. Raises `KeyError` for an unknown id."""
    themes = page.index.blocks[block_id]
    initiatives = [place for theme in themes for place in theme.all_initiatives]
    all_themes = [place for theme in themes for place in theme.with_children]
    return BlockView(themes[0].block, themes, all_themes, initiatives, state_counts(page.project, initiatives))


def theme(page: Page, theme_id: str) -> ThemeView:
    """The page of one theme. Raises `KeyError` for an unknown id."""
    place = page.index.themes[theme_id]
    return ThemeView(
        place,
        state_counts(page.project, place.all_initiatives) if place.children else "",
        _homes(page, place) if not place.all_initiatives else [],
        bool(entries(page.project, place)),
        linked_data.theme(page, place),
    )


def _homes(page: Page, place: ThemePlace) -> list[InitiativePlace]:
    """The initiatives that are about the instruments which the text of a theme names."""
    homes = [instrument.home for instrument in page.project.references.named_in[place.id]]
    return [page.index.initiatives[home] for home in dict.fromkeys(homes) if home]


def state_counts(project: Project, places: list[InitiativePlace]) -> str:
    """'De 4 initiatieven nu: 1 van kracht, 3 loopt.'; empty for fewer than two initiatives."""
    if len(places) < 2:
        return ""
    found = Counter(project.developments.states[place.id].state for place in places)
    counted = ", ".join(f"{found[state]} {state}" for state in State if found[state])
    return f"De {len(places)} initiatieven nu: {counted}."
