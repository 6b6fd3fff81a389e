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
    """What became of something. `days` are by the key of the file."""

    id: str
    url: str
    days: dict[str, datetime.date]


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
        url=record.get("url", ""),
        days={key: datetime.date.fromisoformat(record[key]) for key in keys if key in record},
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


@cache
def follow_up() -> list[dict[str, Any]]:
    """What became of each initiative, in the annex's order."""
    records: list[dict[str, Any]] = _read("follow-up.yaml")
    return records


@cache
def corrections() -> dict[str, Any]:
    """What stands above `outcomes.yaml`."""
    found: dict[str, Any] = _read("corrections.yaml")
    return found


@cache
def everything() -> str:
    """All that was established about what happened, as one text."""
    names = ("follow-up.yaml", "outcomes.yaml", "corrections.yaml", "footnote-sources.yaml")
    return "\n".join(yaml.safe_dump(_read(name), allow_unicode=True, width=10**6) for name in names)


def all_days(record: Any) -> set[datetime.date]:
    """Every day that stands in a record, in words or in figures."""
    written = yaml.safe_dump(record, allow_unicode=True, width=10**6)
    numbers = re.findall(r"(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)", written)
    return {*dates(written), *(datetime.date(*map(int, parts)) for parts in numbers)}


@cache
def days_before_follow_up() -> set[datetime.date]:
    """The days in the files that stand above `follow-up.yaml`."""
    return all_days(before_follow_up())


def before_follow_up() -> list[Any]:
    """The files that stand above `follow-up.yaml`."""
    return [_read("outcomes.yaml"), _read("corrections.yaml")]


def plain(url: str) -> str:
    """An address without the language that it asks for."""
    return re.sub(r"[?&]prefLang=\w+$", "", url).rstrip("/")


@cache
def evidence() -> set[str]:
    """The pages that were read."""
    lines = [line for x in follow_up() for r in x["records"] for line in r["evidence"]]
    pages = {plain(line.split()[0]) for line in lines if line.startswith("http")}
    # The one page that the corrections were read on.
    return pages | {paper["url"] for paper in corrections()["papers"] if "rijksoverheid.nl" in paper.get("url", "")}


def kamerstuk_address(number: str) -> str:
    """The address of '31 125, nr. 92'."""
    return f"https://zoek.officielebekendmakingen.nl/kst-{number.replace(' ', '').replace(',nr.', '-')}.html"


def _read(name: str) -> Any:
    return yaml.safe_load((FACTS / name).read_text(encoding="utf-8"))
