"""Small records for tests."""

import datetime
from typing import Any

from annex.model.annex import Annex
from annex.model.developments import Development, DevelopmentData
from annex.model.register import Register

Record = dict[str, Any]

CHECKED = datetime.date(2026, 11, 25)


def bullet(id_: str, text: str, *below: Record, **more: Any) -> Record:
    return {"id": id_, "name": id_, "name_by": "editors", "page": 1, "text": text, "initiatives": list(below), **more}


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


def without_none(record: Record) -> Record:
    return {key: value for key, value in record.items() if value is not None}


def developments(current: dict[str, str] | None = None, *found: Development, **more: Any) -> DevelopmentData:
    """The current state by initiative, and developments."""
    states = [{"initiative": initiative, "state": value} for initiative, value in (current or {}).items()]
    return DevelopmentData.model_validate({"checked": CHECKED, "states": states, "developments": list(found), **more})
