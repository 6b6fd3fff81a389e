"""The CSV files: initiatives, amounts and footnotes as flat tables for a spreadsheet.

A cell with several values joins them with `SEPARATOR`. A cell that a spreadsheet would run as a formula gets an
apostrophe before it (OWASP, 'CSV Injection').
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, Field

from annex.model.annex import BlockHeading, Budget, Footnote, Initiative
from annex.open_data.json_files import Citation, ComputedFootnote, Instruments, Permalink, described
from annex.relate.cross_references import CrossReferences, Source
from annex.relate.developments import Since
from annex.relate.places import ThemePlace
from annex.relate.urls import SiteAddress

SEPARATOR = "; "

FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
"""The start of a text that a spreadsheet may take for a formula, with blanks before it or full-width signs."""

Block = Annotated[int, described(BlockHeading, "number")]
ThemeId = Annotated[str, Field(description="Het thema, als id.")]
ThemeTitle = Annotated[str, Field(description="Titel van het thema of onderdeel.")]


class InitiativeRow(BaseModel):
    """A row of `initiatieven.csv`."""

    id: Annotated[str, described(Initiative, "id")]
    name: Annotated[str, described(Initiative, "name")]
    name_by: Annotated[str, described(Initiative, "name_by")]
    building_block: Block
    theme_id: ThemeId
    theme: ThemeTitle
    theme_number: str = Field(description="Nummer van het thema op deze site, zoals 2.2.")
    parent_id: str = Field(description="Het initiatief waar dit onder valt, als id. Leeg als dat er niet is.")
    level: int = Field(description="1, of 2 voor een initiatief onder een initiatief, en zo verder.")
    page: Annotated[int, described(Initiative, "page")]
    last_page: int = Field(description="Pagina van de bijlage waarop het eindigt.")
    text: Annotated[str, described(Initiative, "text")]
    status: list[str] = Field(description="De status die de bijlage noemt, of meer, in volgorde. Leeg als er geen is.")
    status_for: list[str] = Field(description="Waarvan elk de status is, als de tekst er meer noemt.")
    status_quote: list[str] = Field(description="De woorden van de bijlage waar elke status uit volgt.")
    footnotes: list[str] = Field(description="Nummers van de voetnoten.")
    instruments: Instruments
    permalink: Permalink
    citation: Citation


class AmountRow(BaseModel):
    """A row of `bedragen.csv`."""

    amount: Annotated[int, described(Budget, "amount")]
    kind: Annotated[str, described(Budget, "kind")]
    approximate: bool = Field(
        description="true als de bijlage zegt dat het bedrag is afgerond (circa of +/-), anders false."
    )
    subject: Annotated[str, described(Budget, "subject")] = Field(serialization_alias="for")
    quote: Annotated[str, described(Budget, "quote")]
    initiative_id: str = Field(
        description="Het initiatief dat het bedrag noemt, als id. Leeg als een voetnoot het noemt."
    )
    footnote: int | None = Field(
        description="Het nummer van de voetnoot die het bedrag noemt. Leeg als een initiatief het noemt."
    )
    name: str = Field(description="Naam van het initiatief, of ‘Voetnoot’ met het nummer.")
    building_block: int = Field(
        description="Nummer van de bouwsteen. Van een voetnoot telt de eerste plaats waar die wordt genoemd."
    )
    theme_id: ThemeId
    theme: ThemeTitle
    page: int = Field(description="Pagina van de bijlage.")
    same_as: str | None = Field(
        description="Het initiatief dat hetzelfde geld ook noemt, als id. Tel dit bedrag dan niet nog eens mee."
    )
    permalink: Permalink


class FootnoteRow(BaseModel):
    """A row of `voetnoten.csv`."""

    number: Annotated[int, described(Footnote, "number")]
    page: Annotated[int, described(Footnote, "page")]
    text: Annotated[str, described(Footnote, "text")]
    cited_in: Annotated[list[str], described(ComputedFootnote, "cited_in")]
    instruments: Instruments
    editors_links: list[str] = Field(
        description="Adressen van de stukken achter de voetnoot. Van de redactie. Leeg als er geen is gevonden."
    )
    editors_labels: list[str] = Field(description="Hoe elk stuk heet. Van de redactie.")
    editors_certainty: list[str] = Field(
        description="Hoe zeker het is dat elk stuk het juiste is: exact (nagezien), pattern (gemaakt met het nummer in "
        "de bijlage), inferred (waarschijnlijk) of related (gaat erover). Van de redactie."
    )
    editors_remark: str | None = Field(description="Opmerking van de redactie.")
    permalink: Permalink


FILES: Mapping[str, type[BaseModel]] = {
    "initiatieven.csv": InitiativeRow,
    "bedragen.csv": AmountRow,
    "voetnoten.csv": FootnoteRow,
}
"""The columns of each table."""


def columns(row: type[BaseModel]) -> dict[str, str]:
    """The columns of a table, each with its description."""
    return {field.serialization_alias or name: field.description or "" for name, field in row.model_fields.items()}


class Tables:
    """The rows of each table; `address` is that of the site."""

    def __init__(self, references: CrossReferences, address: SiteAddress) -> None:
        self._references = references
        self._index = references.index
        self._since = Since(references)
        self._address = address

    def files(self) -> dict[str, str]:
        """Every table as CSV (RFC 4180), by file name."""
        rows = (self._initiatives(), self._amounts(), self._footnotes())
        return {name: as_csv(FILES[name], table) for name, table in zip(FILES, rows, strict=True)}

    def _initiatives(self) -> Iterator[InitiativeRow]:
        for place in self._index.initiatives.values():
            record, statuses = place.initiative, place.initiative.statuses
            yield InitiativeRow(
                id=record.id,
                name=record.name,
                name_by=record.name_by,
                **_theme(place.theme),
                theme_number=place.theme.number,
                parent_id=place.parent.id if place.parent else "",
                level=place.level,
                page=place.pages[0],
                last_page=place.pages[-1],
                text=record.text,
                status=[status.value for status in statuses],
                status_for=[status.subject or "" for status in statuses],
                status_quote=[status.quote for status in statuses],
                footnotes=list(dict.fromkeys(str(c.number) for c in self._index.citations_at(place))),
                instruments=self._instruments(place),
                permalink=self._address.of(place),
                citation=self._index.cite(place),
            )

    def _amounts(self) -> Iterator[AmountRow]:
        """A row for each time that a text names an amount, in reading order, those of footnotes last."""
        for place in self._index.initiatives.values():
            initiative, link = place.initiative, self._address.of(place)
            for budget in initiative.budgets:
                yield _amount(budget, place.theme, initiative, permalink=link)
        for note in self._index.footnotes.values():
            for budget in note.budgets:
                first = self._index.citations[note.number][0].place.theme_place
                yield _amount(budget, first, note, permalink=self._address.of(note))

    def _footnotes(self) -> Iterator[FootnoteRow]:
        for note in self._index.footnotes.values():
            sources = self._since.sources(note.number)
            links = sources.links if sources else []
            yield FootnoteRow(
                number=note.number,
                page=note.page,
                text=note.text,
                cited_in=list(dict.fromkeys(c.place.id for c in self._index.citations[note.number])),
                instruments=self._instruments(note),
                editors_links=[link.address for link in links],
                editors_labels=[link.words for link in links],
                editors_certainty=[link.certainty for link in links],
                editors_remark=sources.remark if sources else None,
                permalink=self._address.of(note),
            )

    def _instruments(self, source: Source | Footnote) -> list[str]:
        return [instrument.id for instrument in self._references.named_in(source)]


def _theme(place: ThemePlace) -> dict[str, Any]:
    return {"building_block": place.block.number, "theme_id": place.id, "theme": place.theme.title}


def _amount(budget: Budget, theme: ThemePlace, named_by: Initiative | Footnote, permalink: str) -> AmountRow:
    note = named_by.number if isinstance(named_by, Footnote) else None
    return AmountRow(
        **budget.model_dump(),
        initiative_id=named_by.id if isinstance(named_by, Initiative) else "",
        footnote=note,
        name=named_by.name if isinstance(named_by, Initiative) else f"Voetnoot {note}",
        **_theme(theme),
        page=named_by.page,
        permalink=permalink,
    )


def as_csv(row: type[BaseModel], rows: Iterable[BaseModel]) -> str:
    """A table as CSV, with a header."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(columns(row))
    writer.writerows([cell(value) for _, value in record] for record in rows)
    return output.getvalue()


def cell(value: Any) -> str | int:
    """A value as a cell that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return value
    text = (SEPARATOR.join(value) if any(value) else "") if isinstance(value, list) else value or ""
    return f"'{text}" if FORMULA.match(text) else text
