"""What was established in November 2026 (`tests/facts/`): what became of the instruments, the footnotes' papers.

Copies of what the project was given. What the register makes of it is compared with these, record by record.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import yaml

from tests.conftest import ROOT

FACTS = ROOT / "tests" / "facts"

DATE = re.compile(r"(\d{1,2}) ([A-Za-z]+) (\d{4})")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True)
class Outcome:
    """What became of something. `days` are by the key of the file; a note says which of them are not to be shown."""

    id: str
    sentence: str
    act: str
    url: str
    days: dict[str, datetime.date]
    confidence: str
    note: str

    @property
    def permitted(self) -> set[datetime.date]:
        """Every day that the record names: in its fields, its sentence, its note, or the address of a message."""
        in_url = re.findall(r"/(\d{4})/(\d{2})/(\d{2})/", self.url)
        written = {datetime.date(*map(int, parts)) for parts in in_url}
        return {*self.days.values(), *dates(self.sentence), *dates(self.note), *written}


class Link(NamedTuple):
    """A footnote's link."""

    label: str
    url: str
    certainty: str


def dates(text: str) -> Iterator[datetime.date]:
    """The days that a text names, in Dutch or in English."""
    for day, month, year in DATE.findall(text):
        months = [m for m, name in enumerate(MONTHS, start=1) if name == month]
        months += [m for m, name in enumerate(ENGLISH, start=1) if month.lower().startswith(name)]
        if months:
            yield datetime.date(int(year), months[0], int(day))


def site_name(url: str) -> str:
    """What a reader is told that a link leads to."""
    host = urlsplit(url).netloc
    named = {"eur-lex.europa.eu": "EUR-Lex", "zoek.officielebekendmakingen.nl": "officielebekendmakingen.nl"}
    return named.get(host, host.removeprefix("www."))


@cache
def outcomes() -> dict[str, Outcome]:
    """The records by id."""
    return {record["id"]: _outcome(record) for record in _read("outcomes.yaml")}


def _outcome(record: Any) -> Outcome:
    keys = ("adopted", "in_force", "applies_from")
    return Outcome(
        id=record["id"],
        sentence=record["outcome_nl"],
        act=record.get("act_number", ""),
        url=record.get("url", ""),
        days={key: datetime.date.fromisoformat(record[key]) for key in keys if key in record},
        confidence=record["confidence"],
        note=record.get("editor_note", ""),
    )


@cache
def footnotes() -> dict[int, tuple[Link, ...]]:
    """The links of each footnote, none for most."""
    records = _read("footnote-sources.yaml")["footnotes"]
    return {number: tuple(Link(**link) for link in record["links"]) for number, record in records.items()}


@cache
def footnotes_with_a_note() -> set[int]:
    """The footnotes of which the file wants something said."""
    return {number for number, record in _read("footnote-sources.yaml")["footnotes"].items() if "note" in record}


def _read(name: str) -> Any:
    return yaml.safe_load((FACTS / name).read_text(encoding="utf-8"))
