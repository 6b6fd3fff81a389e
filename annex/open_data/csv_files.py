"""The CSV files: initiatives, amounts, footnotes and developments as flat tables for a spreadsheet.

A cell that a spreadsheet would read as a formula begins with an apostrophe (OWASP, 'CSV Injection').
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from annex import wording
from annex.model.annex import Budget, BuildingBlock, Footnote, Initiative, Record, Status
from annex.model.developments import Development, InitiativeState
from annex.model.sources import SourceLink
from annex.open_data import json_files
from annex.open_data.json_files import Computed as Column
from annex.open_data.json_files import Context, attribute
from annex.relate.places import Index, InitiativePlace, ThemePlace

SEPARATOR = "; "
FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
"""The start of a text that spreadsheets may read as a formula, also after spaces or with full-width signs."""


class AmountRow(NamedTuple):
    """An amount, the text that names it, the page of that, and the theme that it is listed under."""

    budget: Budget
    text: InitiativePlace | Footnote
    page: int
    theme: ThemePlace


def _fields(model: type[Record], names: Iterable[str], prefix: str = "") -> list[Column]:
    """The columns with the values and descriptions of a model's fields; `prefix` leads from a subject to the model."""
    fields = [(name, model.model_fields[name]) for name in names]
    return [Column(info.alias or name, info.description or "", attribute(prefix + name)) for name, info in fields]


def _theme(block: str) -> list[Column]:
    """The columns of the subject's theme; `block` describes the number of its building block."""
    return [
        Column("building_block", block, attribute("theme.block.number")),
        Column("theme_id", "Het thema, als id.", attribute("theme.id")),
        Column("theme", "Titel van het thema of deelthema.", attribute("theme.theme.title")),
    ]


def _state(name: str) -> Column:
    """A column with a field of an initiative's state."""
    meaning = f"{InitiativeState.model_fields[name].description} Van de redactie."
    return Column(f"editors_{name}", meaning, lambda c, place: getattr(c.developments.states.get(place.id), name, None))


def _standing(name: str) -> Column:
    """A column with what is computed of an initiative's state."""
    [part] = [part for part in json_files.COMPUTED[InitiativeState] if part.name == name]
    return Column(
        f"editors_{name}",
        f"{part.meaning} Van de redactie.",
        lambda c, p: part.value(c, c.developments.states[p.id]) if p.id in c.developments.states else "",
    )


def _date(_: Context, development: Development) -> str:
    """A day, or a month or year in words: spreadsheets read '2025-10' as a day."""
    is_day = development.date == str(development.day)
    return str(development.day) if is_day else f"in {wording.period(development.date)}" if development.date else ""


def _statuses(name: str) -> Callable[[Context, InitiativePlace], list[str]]:
    """The attribute `name` of each status of an initiative."""
    return lambda _, place: [str(getattr(status, name) or "") for status in place.initiative.statuses]


def _links(value: Callable[[SourceLink], str]) -> Callable[[Context, Footnote], list[str]]:
    """What `value` returns for each of the editors' links of a footnote."""
    return lambda c, note: [value(link) for link in getattr(c.developments.sources.get(note.number), "links", [])]


def _cited(context: Context, place: InitiativePlace) -> list[str]:
    return list(dict.fromkeys(str(citation.number) for citation in context.index.citations_at[place]))


PARENT = "Het initiatief waar dit onder valt, als id. Leeg als dat er niet is."

INITIATIVES = [
    *_fields(Initiative, ["id", "name", "name_by"], "initiative."),
    *_theme(BuildingBlock.model_fields["number"].description or ""),
    Column("theme_number", json_files.THEME_NUMBER, attribute("theme.main_number")),
    Column("parent_id", PARENT, lambda _, place: place.parent and place.parent.id),
    Column("level", "1, of 2 voor een initiatief onder een initiatief, en zo verder.", attribute("level")),
    *_fields(Initiative, ["page"], "initiative."),
    Column("last_page", "Pagina van de bijlage waarop het eindigt.", lambda _, place: place.pages[-1]),
    *_fields(Initiative, ["text"], "initiative."),
    Column(
        "status",
        "De status, of meer, in volgorde. Wij leidden elke status af uit de woorden in status_quote. "
        "Leeg als er geen is.",
        _statuses("value"),
    ),
    Column("status_for", "Waarvan elk de status is, als de tekst er meer noemt.", _statuses("subject")),
    Column("status_quote", "De woorden van de bijlage waar elke status uit volgt.", _statuses("quote")),
    Column("status_footnote", Status.model_fields["footnote"].description or "", _statuses("footnote")),
    Column("footnotes", "Nummers van de voetnoten.", _cited),
    json_files.INSTRUMENTS,
    json_files.PERMALINK,
    json_files.CITATION,
    json_files.NAME_EN,
    json_files.GLOSS_EN,
    *map(_state, ("state", "summary", "because")),
    *map(_standing, ("group", "since", "applies", "last_seen", "newest")),
]

AMOUNTS = [
    *_fields(Budget, ["amount", "kind"], "budget."),
    Column(
        "approximate",
        "true als de bijlage zegt dat het bedrag is afgerond (circa of +/-), anders false.",
        attribute("budget.approximate"),
    ),
    *_fields(Budget, ["subject", "quote"], "budget."),
    Column(
        "initiative_id",
        "Het initiatief dat het bedrag noemt, als id. Leeg als een voetnoot het noemt.",
        lambda _, row: row.text.id if isinstance(row.text, InitiativePlace) else None,
    ),
    Column(
        "footnote",
        "Het nummer van de voetnoot die het bedrag noemt. Leeg als een initiatief het noemt.",
        lambda _, row: getattr(row.text, "number", None),
    ),
    Column("name", "Naam van het initiatief, of ‘Voetnoot’ met het nummer.", attribute("text.name")),
    *_theme("Nummer van de bouwsteen. Van een voetnoot telt de eerste plaats waar die wordt genoemd."),
    Column("page", "Pagina van de bijlage.", attribute("page")),
    Column(
        "same_as",
        "Het initiatief dat hetzelfde geld ook noemt, als id. Tel dit bedrag dan niet nog eens mee.",
        attribute("budget.same_as"),
    ),
    Column(json_files.PERMALINK.name, json_files.PERMALINK.meaning, lambda c, row: c.address.of(row.text)),
]

FOOTNOTES = [
    *_fields(Footnote, ["number", "page", "text"]),
    json_files.CITED_IN,
    json_files.INSTRUMENTS,
    Column(
        "editors_links",
        "Adressen van de stukken achter de voetnoot. Van de redactie. Leeg als er geen is gevonden.",
        _links(attrgetter("address")),
    ),
    Column("editors_labels", "Hoe elk stuk heet. Van de redactie.", _links(wording.source_link)),
    Column(
        "editors_certainty",
        "Hoe zeker het is dat elk stuk het juiste is: exact (gecontroleerd), pattern (gemaakt met het nummer in de "
        "bijlage), inferred (waarschijnlijk) of related (gaat erover). Van de redactie.",
        _links(attrgetter("certainty")),
    ),
    Column(
        "editors_remark",
        "Opmerking. Van de redactie.",
        lambda c, note: getattr(c.developments.sources.get(note.number), "remark", None),
    ),
    json_files.PERMALINK,
]

EVENT = ["id", "event", "text", "remark", "about", "relation", "role"]
CHECK = ["link", "read", "read_at", "quote", "added", "checked"]
OMITTED = ["short", "step", "kamerstuk", "url", "corrected", "upcoming"]
"""Fields of a development without a column: the name, the text and the address say the same, or they are lists."""

DEVELOPMENTS = [
    Column("date", "Dag (jjjj-mm-dd), of ‘in’ met een maand of een jaar. Leeg bij wat loopt.", _date),
    *_fields(Development, EVENT),
    *_fields(Development, [key for key in Development.model_fields if key not in ["date", *EVENT, *CHECK, *OMITTED]]),
    json_files.ADDRESS_OF_SOURCE,
    *_fields(Development, CHECK),
    json_files.DEVELOPMENT_CITATION,
    json_files.DEVELOPMENT_PERMALINK,
]

FILES: dict[str, list[Column]] = {
    "initiatieven.csv": INITIATIVES,
    "bedragen.csv": AMOUNTS,
    "voetnoten.csv": FOOTNOTES,
    "ontwikkelingen.csv": DEVELOPMENTS,
}
"""The columns of each table."""


def tables(context: Context) -> dict[str, str]:
    """Every table as CSV (RFC 4180), by file name; rows are in reading order."""
    index = context.index
    notes, developments = index.footnotes.values(), context.developments.all
    subjects: list[Iterable[Any]] = [index.initiatives.values(), _amounts(index), notes, developments]
    found = {}
    for (name, columns), some in zip(FILES.items(), subjects, strict=True):
        rows = ([column.value(context, subject) for column in columns] for subject in some)
        found[name] = as_csv([column.name for column in columns], rows)
    return found


def metadata(name: str) -> dict[str, Any]:
    """What a program needs to read the table `name`: its columns, as metadata of CSV on the Web
    (https://www.w3.org/TR/tabular-metadata/). Every cell is text: a day can be a month in words."""
    columns = [{"name": column.name, "titles": column.name, "dc:description": column.meaning} for column in FILES[name]]
    context = ["http://www.w3.org/ns/csvw", {"@language": "nl"}]
    return {"@context": context, "url": name, "tableSchema": {"columns": columns}}


def _amounts(index: Index) -> Iterator[AmountRow]:
    """Each amount as often as a text names it, those of footnotes last."""
    for place in index.initiatives.values():
        for budget in place.initiative.budgets:
            yield AmountRow(budget, place, place.pages[0], place.theme)
    for note in index.footnotes.values():
        first = index.themes_of(note)[0]
        yield from (AmountRow(budget, note, note.page, first) for budget in note.budgets)


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
    if isinstance(value, list):
        value = SEPARATOR.join(map(str, value)) if any(value) else ""
    text = str(value or "")
    return f"'{text}" if FORMULA.match(text) else text
