"""The title and the description of the pages of building blocks and themes. Other pages have theirs in front matter."""

from typing import NamedTuple

from annex.model.page_paths import block_page
from annex.project import Project
from annex.relate.places import InitiativePlace
from annex.wording import count


class Head(NamedTuple):
    """What the head of a page says of it."""

    title: str
    description: str


def heads(project: Project) -> dict[str, Head]:
    """The heads by the path of the page in `docs/`."""
    found = {}
    for tops in project.index.blocks.values():
        block = tops[0].block
        initiatives = [place for top in tops for place in top.all_initiatives]
        description = _description(project, block.short_title, initiatives)
        found[block_page(block)] = Head(f"{block.short_title} (bouwsteen {block.number})", description)
        for place in (place for top in tops for place in top.with_children):
            description = _description(project, place.label, place.all_initiatives)
            found[place.page] = Head(f"{place.label} ({place.number})", description)
    return found


def _description(project: Project, name: str, initiatives: list[InitiativePlace]) -> str:
    letter = f"de Kamerbrief over open strategische autonomie ({project.index.annex.document.date.year})"
    if not initiatives:
        return f"{name}: de toelichting in de bijlage bij {letter}, zonder eigen initiatieven."
    number = count(len(initiatives), "initiatief", "initiatieven")
    return f"{name}: {number} uit {letter}, en wat er sindsdien gebeurde."
