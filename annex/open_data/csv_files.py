"""The CSV files: initiatives, amounts, footnotes and developments as flat tables for a spreadsheet.

A cell with several values joins them with `SEPARATOR`. A cell that a spreadsheet would run as a formula gets an
apostrophe before it (OWASP, 'CSV Injection').
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from annex.model.annex import BlockHeading, Budget, Footnote, Initiative, Record
from annex.model.developments import Development, InitiativeState
from annex.open_data.json_files import (
    ADDRESS_OF_SOURCE,
    CITATION,
    CITED_IN,
    DEVELOPMENT_CITATION,
    DEVELOPMENT_PERMALINK,
    INSTRUMENTS,
    PERMALINK,
    ComputedField,
    Context,
)
from annex.relate.places import InitiativePlace, ThemePlace

SEPARATOR = "; "

FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
"""The start of a text that a spreadsheet may take for a formula, with blanks before it or full-width signs."""


class Amount(NamedTuple):
    """An amount with the record that names it, where that is, and the theme that it counts for."""

    budget: Budget
    named_by: Initiative | Footnote
    place: InitiativePlace | Footnote
    theme: ThemePlace


def _same(
    model: type[Record], name: str, record: Callable[[Any], Record] = lambda record: record
) -> ComputedField[Any]:
    """The column with the value and the description of a model's field."""
    info = model.model_fields[name]
    return ComputedField(info.alias or name, info.description or "", lambda _, subject: getattr(record(subject), name))


def _theme(theme_of: Callable[[Any], ThemePlace], block: str) -> list[ComputedField[Any]]:
    """The columns of a theme, for the subjects that have one."""
    return [
        ComputedField("building_block", block, lambda _, subject: theme_of(subject).block.number),
        ComputedField("theme_id", "Het thema, als id.", lambda _, subject: theme_of(subject).id),
        ComputedField("theme", "Titel van het thema of onderdeel.", lambda _, subject: theme_of(subject).theme.title),
    ]


def _state(name: str, column: str) -> ComputedField[InitiativePlace]:
    """A column with a field of an initiative's state."""
    meaning = f"{InitiativeState.model_fields[name].description} Van de redactie."
    return ComputedField(column, meaning, lambda c, place: getattr(c.developments.state_of(place), name))


def _date(_: Context, development: Development) -> str:
    """A day, or a month or year in words: a spreadsheet would take '2025-10' for its first day."""
    is_day = development.date == str(development.day)
    return str(development.day) if is_day else f"in {development.when}" if development.date else ""


def _initiative(place: InitiativePlace) -> Initiative:
    return place.initiative


def _links(values: Callable[[Any], str]) -> Callable[[Context, Footnote], list[str]]:
    """What the editors' links of a footnote say."""

    def found(context: Context, note: Footnote) -> list[str]:
        sources = context.developments.sources(note.number)
        return [values(link) for link in sources.links] if sources else []

    return found


def _remark(context: Context, note: Footnote) -> str | None:
    sources = context.developments.sources(note.number)
    return sources.remark if sources else None


INITIATIVES: list[ComputedField[InitiativePlace]] = [
    *(_same(Initiative, name, _initiative) for name in ("id", "name", "name_by")),
    *_theme(lambda place: place.theme, BlockHeading.model_fields["number"].description or ""),
    ComputedField("theme_number", "Nummer van het thema op deze site, zoals 2.2.", lambda _, place: place.theme.number),
    ComputedField(
        "parent_id",
        "Het initiatief waar dit onder valt, als id. Leeg als dat er niet is.",
        lambda _, place: place.parent.id if place.parent else None,
    ),
    ComputedField(
        "level", "1, of 2 voor een initiatief onder een initiatief, en zo verder.", lambda _, place: place.level
    ),
    _same(Initiative, "page", _initiative),
    ComputedField("last_page", "Pagina van de bijlage waarop het eindigt.", lambda _, place: place.pages[-1]),
    _same(Initiative, "text", _initiative),
    ComputedField(
        "status",
        "De status die de bijlage noemt, of meer, in volgorde. Leeg als er geen is.",
        lambda _, place: [status.value for status in place.initiative.statuses],
    ),
    ComputedField(
        "status_for",
        "Waarvan elk de status is, als de tekst er meer noemt.",
        lambda _, place: [status.subject or "" for status in place.initiative.statuses],
    ),
    ComputedField(
        "status_quote",
        "De woorden van de bijlage waar elke status uit volgt.",
        lambda _, place: [status.quote for status in place.initiative.statuses],
    ),
    ComputedField(
        "footnotes",
        "Nummers van de voetnoten.",
        lambda c, place: list(dict.fromkeys(str(citation.number) for citation in c.index.citations_at(place))),
    ),
    INSTRUMENTS,
    PERMALINK,
    CITATION,
    *(_state(name, f"editors_{name}") for name in ("state", "as_of")),
]

AMOUNTS: list[ComputedField[Amount]] = [
    *(_same(Budget, name, lambda amount: amount.budget) for name in ("amount", "kind")),
    ComputedField(
        "approximate",
        "true als de bijlage zegt dat het bedrag is afgerond (circa of +/-), anders false.",
        lambda _, amount: amount.budget.approximate,
    ),
    *(_same(Budget, name, lambda amount: amount.budget) for name in ("subject", "quote")),
    ComputedField(
        "initiative_id",
        "Het initiatief dat het bedrag noemt, als id. Leeg als een voetnoot het noemt.",
        lambda _, amount: amount.named_by.id if isinstance(amount.named_by, Initiative) else None,
    ),
    ComputedField(
        "footnote",
        "Het nummer van de voetnoot die het bedrag noemt. Leeg als een initiatief het noemt.",
        lambda _, amount: amount.named_by.number if isinstance(amount.named_by, Footnote) else None,
    ),
    ComputedField(
        "name",
        "Naam van het initiatief, of ‘Voetnoot’ met het nummer.",
        lambda _, amount: (
            f"Voetnoot {amount.named_by.number}" if isinstance(amount.named_by, Footnote) else amount.named_by.name
        ),
    ),
    *_theme(
        lambda amount: amount.theme,
        "Nummer van de bouwsteen. Van een voetnoot telt de eerste plaats waar die wordt genoemd.",
    ),
    ComputedField("page", "Pagina van de bijlage.", lambda _, amount: amount.named_by.page),
    ComputedField(
        "same_as",
        "Het initiatief dat hetzelfde geld ook noemt, als id. Tel dit bedrag dan niet nog eens mee.",
        lambda _, amount: amount.budget.same_as,
    ),
    ComputedField(PERMALINK.name, PERMALINK.meaning, lambda c, amount: c.address.of(amount.place)),
]

FOOTNOTES: list[ComputedField[Footnote]] = [
    *(_same(Footnote, name) for name in ("number", "page", "text")),
    CITED_IN,
    INSTRUMENTS,
    ComputedField(
        "editors_links",
        "Adressen van de stukken achter de voetnoot. Van de redactie. Leeg als er geen is gevonden.",
        _links(lambda link: link.address),
    ),
    ComputedField("editors_labels", "Hoe elk stuk heet. Van de redactie.", _links(lambda link: link.words)),
    ComputedField(
        "editors_certainty",
        "Hoe zeker het is dat elk stuk het juiste is: exact (gecontroleerd), pattern (gemaakt met het nummer in de "
        "bijlage), inferred (waarschijnlijk) of related (gaat erover). Van de redactie.",
        _links(lambda link: link.certainty),
    ),
    ComputedField("editors_remark", "Opmerking van de redactie.", _remark),
    PERMALINK,
]

DEVELOPMENTS: list[ComputedField[Development]] = [
    ComputedField("date", "Dag (jjjj-mm-dd), of ‘in’ met een maand of een jaar. Leeg bij wat loopt.", _date),
    *(_same(Development, name) for name in ("event", "text", "remark", "about", "relation", "confidence")),
    *(_same(Development, name) for name in ("name", "act", "adopted", "adopted_as", "in_force", "applies_from")),
    ADDRESS_OF_SOURCE,
    *(_same(Development, name) for name in ("link", "fetched", "checked")),
    DEVELOPMENT_CITATION,
    DEVELOPMENT_PERMALINK,
]

FILES: Mapping[str, Sequence[ComputedField[Any]]] = {
    "initiatieven.csv": INITIATIVES,
    "bedragen.csv": AMOUNTS,
    "voetnoten.csv": FOOTNOTES,
    "ontwikkelingen.csv": DEVELOPMENTS,
}
"""The columns of each table."""


def tables(context: Context) -> dict[str, str]:
    """Every table as CSV (RFC 4180), by file name; rows are in reading order."""
    places, notes = context.index.initiatives.values(), context.index.footnotes.values()
    subjects: tuple[Iterable[Any], ...] = (places, _amounts(context), notes, context.developments.all)
    found = {}
    for (name, columns), some in zip(FILES.items(), subjects, strict=True):
        rows = ([column.value(context, subject) for column in columns] for subject in some)
        found[name] = as_csv([column.name for column in columns], rows)
    return found


def _amounts(context: Context) -> Iterator[Amount]:
    """Each amount as often as a text names it, those of footnotes last."""
    for place in context.index.initiatives.values():
        yield from (Amount(budget, place.initiative, place, place.theme) for budget in place.initiative.budgets)
    for note in context.index.footnotes.values():
        first = context.index.citations[note.number][0].place.theme_place
        yield from (Amount(budget, note, note, first) for budget in note.budgets)


def as_csv(header: list[str], rows: Iterable[list[Any]]) -> str:
    """A table as CSV."""
    output = io.StringIO()
    csv.writer(output).writerows([header, *([cell(value) for value in row] for row in rows)])
    return output.getvalue()


def cell(value: Any) -> str | int:
    """A value as a cell that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = (SEPARATOR.join(value) if any(value) else "") if isinstance(value, list) else value or ""
    return f"'{text}" if FORMULA.match(text) else text
