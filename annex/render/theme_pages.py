"""The pages of building blocks and themes. They show their themes, initiatives and footnotes as the annex has them."""

from typing import NamedTuple

from annex.model.annex import BuildingBlock
from annex.open_data.json_files import Json
from annex.relate.places import ThemePlace
from annex.render import linked_data
from annex.render.page import Page


class BlockView(NamedTuple):
    """A building block. `themes` are its themes without, `all_themes` with the sub-themes."""

    block: BuildingBlock
    themes: list[ThemePlace]
    all_themes: list[ThemePlace]


class ThemeView(NamedTuple):
    """A theme or sub-theme."""

    place: ThemePlace
    linked_data: Json


def block(page: Page, block_id: str) -> BlockView:
    """The page of one building block. Raises `KeyError` for an unknown id."""
    themes = page.index.blocks[block_id]
    return BlockView(themes[0].block, themes, [place for theme in themes for place in theme.with_children])


def theme(page: Page, theme_id: str) -> ThemeView:
    """The page of one theme. Raises `KeyError` for an unknown id."""
    place = page.index.themes[theme_id]
    return ThemeView(place, linked_data.theme(page, place))
