"""*Bijlage*: the whole annex in reading order, with its page breaks."""

from annex.model import page_paths
from annex.render.page import Page

PATH = page_paths.ANNEX


def view(page: Page) -> dict[str, int]:
    """The pages that begin before a building block, a theme or an initiative, by its id. The others begin in the text
    of an initiative."""
    found: dict[str, int] = {}
    current = 1

    def begin(id_: str, first: int, last: int) -> None:
        nonlocal current
        if first != current:
            found[id_] = first
        current = last

    for themes in page.index.blocks.values():
        block = themes[0].block
        begin(block.id, block.page, block.page)
        for theme in (place for top in themes for place in top.with_children):
            begin(theme.id, theme.theme.page, theme.theme.page)
            for initiative in theme.own_initiatives:
                begin(initiative.id, initiative.pages[0], initiative.pages[-1])
    return found
