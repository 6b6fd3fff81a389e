"""*Afkortingen*: what abbreviations stand for, and where the annex uses them."""

from typing import NamedTuple

from annex.model import page_paths
from annex.model.register import Abbreviation
from annex.relate.places import AnnexText
from annex.render.page import Page

PATH = page_paths.ABBREVIATIONS
SHOWN = 3


class AbbreviationRow(NamedTuple):
    """An abbreviation of the annex. `uses` are the first texts that use it, `more` is how many others do."""

    record: Abbreviation
    uses: list[AnnexText]
    more: int


def view(page: Page) -> list[AbbreviationRow]:
    """All abbreviations, from A to Z."""
    references = page.project.references
    rows = []
    for record in sorted(references.register.abbreviations, key=lambda record: record.short.casefold()):
        uses = references.uses[record.short]
        rows.append(AbbreviationRow(record, uses[:SHOWN], len(uses[SHOWN:])))
    return rows
