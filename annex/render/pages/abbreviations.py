"""*Afkortingen*: what abbreviations stand for, and where the annex uses them."""

from typing import NamedTuple

from annex.model import page_paths
from annex.model.register import Abbreviation, Instrument
from annex.project import Project
from annex.relate.places import AnnexText
from annex.render.page import Page

PATH = page_paths.ABBREVIATIONS
SHOWN = 3


class AbbreviationRow(NamedTuple):
    """An abbreviation of the annex. `uses` are the first texts that use it, `more` is how many others do."""

    record: Abbreviation
    uses: list[AnnexText]
    more: int


class AbbreviationsView(NamedTuple):
    """The annex's abbreviations, and those that others use for its instruments."""

    rows: list[AbbreviationRow]
    others: list[tuple[str, Instrument]]


def view(page: Page) -> AbbreviationsView:
    """All abbreviations, from A to Z."""
    references = page.project.references
    rows = []
    for record in sorted(references.register.abbreviations, key=lambda record: record.short.casefold()):
        uses = references.uses[record.short]
        rows.append(AbbreviationRow(record, uses[:SHOWN], len(uses[SHOWN:])))
    return AbbreviationsView(rows, references.other_abbreviations())


def size(project: Project) -> int:
    """The number of the annex's abbreviations."""
    return len(project.register.abbreviations)
