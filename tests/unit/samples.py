"""Small records for tests, and what a rule finds in them."""

import datetime
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel

from annex.check.records import Files, Records, Rule
from annex.load.problem import Finding
from annex.load.yaml_reader import YamlFile
from annex.model.annex import Annex
from annex.model.developments import Development, DevelopmentData
from annex.model.register import Register
from annex.model.search_terms import SearchTerms

Record = dict[str, Any]
M = TypeVar("M", bound=BaseModel)

CHECKED = datetime.date(2026, 11, 25)
NO_TERMS = SearchTerms(search_terms=[])


def bullet(id_: str, text: str, *below: Record, **more: Any) -> Record:
    return {"id": id_, "name": id_, "name_by": "editors", "page": 1, "text": text, "initiatives": list(below), **more}


def budget(quote: str, amount: int = 5_000_000, **more: Any) -> Record:
    return {"for": "werk", "amount": amount, "kind": "amount", "quote": quote, **more}


def status(quote: str, **more: Any) -> Record:
    return {"value": "lopend", "quote": quote, **more}


def theme(id_: str, *bullets: Record, **more: Any) -> Record:
    return {"id": id_, "title": f"Thema {id_}", "page": 1, "initiatives": list(bullets), **more}


def footnote(number: int, text: str = "Noot", **more: Any) -> Record:
    return {"number": number, "page": 1, "text": text, **more}


def annex(number: int, themes: list[Record], footnotes: list[Record]) -> Annex:
    block = {"id": "blok", "number": number, "title": "Blok", "short_title": "Blok", "page": 1, "themes": themes}
    letter = {"title": "Brief", "reference": "nr. 1", "url": "https://example.org"}
    document = {"title": "Bijlage", "date": datetime.date(2022, 11, 8), "letter": letter}
    return Annex.model_validate({"document": document, "building_blocks": [block], "footnotes": footnotes})


def instrument(id_: str, name: str, language: str = "nl", **more: Any) -> Record:
    return {"id": id_, "name": name, "language": language, "kind": "fonds", "level": "EU", **more}


def register(**more: Any) -> Register:
    """A register with these values. Other lists are empty."""
    empty: dict[str, list[Record]] = {"instruments": [], "names": [], "abbreviations": []}
    return Register.model_validate({"checked": CHECKED, **empty, **more})


def development(**more: Any) -> Development:
    """A development with these values besides those that each has to have. None leaves a value out."""
    record: Record = {
        "id": "stuk",
        "about": ["a"],
        "date": "2023-05-09",
        "event": "verschenen",
        "text": "Het stuk verscheen.",
        "link": "Het stuk",
        "url": "https://example.org/",
        "relation": "outcome",
        "read": "source",
        "added": CHECKED,
        "checked": CHECKED,
    }
    return Development.model_validate(without_none(record | more))


def state(value: str, initiative: str = "a", **more: Any) -> Record:
    """The state of an initiative. None leaves a value out."""
    return without_none({"initiative": initiative, "state": value, **more})


def without_none(record: Record) -> Record:
    return {key: value for key, value in record.items() if value is not None}


def developments(current: dict[str, str] | None = None, *found: Development, **more: Any) -> DevelopmentData:
    """The current state by initiative, and developments."""
    states = [state(value, initiative) for initiative, value in (current or {}).items()]
    return DevelopmentData.model_validate({"checked": CHECKED, "states": states, "developments": list(found), **more})


def records(model: M) -> Records[M]:
    """The records of a file, which know their place in it."""
    yaml = YamlFile()
    yaml.data = model.model_dump(by_alias=True)
    return Records(model, yaml=yaml)


def annex_records(*bullets: Record, footnotes: Iterable[Record] = ()) -> Records[Annex]:
    """An annex of one theme."""
    return records(annex(1, [theme("t", *bullets)], list(footnotes)))


def files(
    *bullets: Record,
    notes: Iterable[Record] = (),
    developed: DevelopmentData | None = None,
    today: datetime.date = CHECKED,
    **registered: Any,
) -> Files:
    """The records of three small data files: an annex with `bullets` and footnotes, a register, and developments."""
    found = annex_records(*bullets, footnotes=notes)
    return Files(found, records(register(**registered)), records(developed or developments()), today)


def said(findings: Iterable[Finding]) -> list[str]:
    """Findings as text, each with the last two steps of its path."""
    return [
        f"{'.'.join(map(str, found.path[-2:]))}: {found.what}"
        + (f" (allowed: {found.allowed})" if found.allowed else "")
        for found in findings
    ]


def found_by(
    rule: Rule[Files], *found: Development, states: Iterable[Record] = (), bullets: Iterable[Record] = (), **more: Any
) -> list[str]:
    """What a rule finds in developments and states, of an annex with the initiatives `a` and `b` in theme `t`, or with
    `bullets`, and a register with the instrument `fonds` of `b`."""
    shown = list(bullets) or [bullet("a", "Een tekst."), bullet("b", "Een tekst.")]
    developed = developments(None, *found, states=list(states))
    registered = {"instruments": [instrument("fonds", "Fonds", home="b")]} | more
    return said(rule(files(*shown, developed=developed, **registered)))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
