"""What is published as tables: initiatives, amounts, footnotes; flat, for a spreadsheet. The columns are in `fields`.

Several values in a cell are divided by `SEPARATOR`. A spreadsheet takes text that begins with one of a few signs for a
formula, and would run it: such a text gets an apostrophe before it (OWASP, 'CSV Injection').
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator

from annex.model.annex import Budget, Footnote
from annex.open_data.fields import EXPLAINED
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Source, ThemePlace
from annex.relate.urls import SiteAddress

Cell = str | int
Row = dict[str, Cell]

SEPARATOR = "; "

FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a text begins that a spreadsheet may take for a formula; with the wide signs of Eastern keyboards, and whatever
blanks a spreadsheet skips."""


class Tables:
    """The rows of each table; `address` is that of the site."""

    def __init__(self, references: CrossReferences, address: SiteAddress) -> None:
        self._references = references
        self._index = references.index
        self._developments = references.developments
        self._address = address

    def files(self) -> dict[str, str]:
        """Every table as CSV (RFC 4180), by file name."""
        tables: dict[str, Callable[[], Iterator[Row]]] = {
            "initiatieven.csv": self.initiatives,
            "bedragen.csv": self.amounts,
            "voetnoten.csv": self.footnotes,
        }
        return {name: as_csv(EXPLAINED[name], rows()) for name, rows in tables.items()}

    def initiatives(self) -> Iterator[Row]:
        """A row for each initiative, in reading order."""
        for place in self._index.initiatives.values():
            record, statuses = place.initiative, place.initiative.statuses
            yield {
                "id": record.id,
                "name": record.name,
                "name_by": str(record.name_by),
                **_theme(place.theme),
                "theme_number": place.theme.number,
                "parent_id": place.parent.id if place.parent else "",
                "level": place.level,
                "page": place.pages[0],
                "last_page": place.pages[-1],
                "text": record.text,
                "status": _joined(str(status.value) for status in statuses),
                "status_for": _joined(status.subject or "" for status in statuses),
                "status_quote": _joined(status.quote for status in statuses),
                "footnotes": _joined(dict.fromkeys(str(c.number) for c in self._index.citations_at(place))),
                "instruments": self._instruments(place),
                "permalink": self._address.of(place),
                "citation": self._index.cite(place),
            }

    def amounts(self) -> Iterator[Row]:
        """A row for each time that the annex names an amount, in reading order, those of footnotes last."""
        for place in self._index.initiatives.values():
            for budget in place.initiative.budgets:
                yield {
                    **_budget(budget),
                    "initiative_id": place.id,
                    "footnote": "",
                    "name": place.initiative.name,
                    **_theme(place.theme),
                    "page": place.initiative.page,
                    "permalink": self._address.of(place),
                }
        for note in self._index.footnotes.values():
            for budget in note.budgets:
                first = self._index.citations[note.number][0].place
                yield {
                    **_budget(budget),
                    "initiative_id": "",
                    "footnote": note.number,
                    "name": f"Voetnoot {note.number}",
                    **_theme(first.theme_place),
                    "page": note.page,
                    "permalink": self._address.of(note),
                }

    def footnotes(self) -> Iterator[Row]:
        """A row for each footnote."""
        for note in self._index.footnotes.values():
            sources = self._developments.sources(note.number)
            links = sources.links if sources else []
            yield {
                "number": note.number,
                "page": note.page,
                "text": note.text,
                "cited_in": _joined(dict.fromkeys(c.place.id for c in self._index.citations[note.number])),
                "instruments": self._instruments(note),
                "editors_links": _joined(link.address for link in links),
                "editors_labels": _joined(link.words for link in links),
                "editors_certainty": _joined(str(link.certainty) for link in links),
                "editors_remark": (sources.remark if sources else None) or "",
                "permalink": self._address.of(note),
            }

    def _instruments(self, source: Source | Footnote) -> str:
        return _joined(instrument.id for instrument in self._references.named_in(source))


def _theme(place: ThemePlace) -> Row:
    return {"building_block": place.block.number, "theme_id": place.id, "theme": place.theme.title}


def _budget(budget: Budget) -> Row:
    return {
        "amount": budget.amount,
        "kind": str(budget.kind),
        "approximate": "true" if budget.approximate else "false",
        "for": budget.subject,
        "quote": budget.quote,
        "same_as": budget.same_as or "",
    }


def _joined(values: Iterable[str]) -> str:
    parts = list(values)
    return SEPARATOR.join(parts) if any(parts) else ""


def as_csv(columns: Iterable[str], rows: Iterable[Row]) -> str:
    """A table as CSV. Raises `ValueError` for a row with a cell that has no column."""
    output = io.StringIO()
    writer = csv.DictWriter(output, list(columns))
    writer.writeheader()
    writer.writerows({key: harmless(cell) for key, cell in row.items()} for row in rows)
    return output.getvalue()


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell
