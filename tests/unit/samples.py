"""Small records for tests, and the real annex with its register, looked up."""

import datetime
from functools import lru_cache
from typing import Any

from annex.check.project import load_project
from annex.model.annex import Annex
from annex.model.developments import Development, DevelopmentData
from annex.model.register import Register
from annex.publish.site import references
from annex.relate.cross_references import CrossReferences
from tests.unit.project import ROOT

Record = dict[str, Any]


@lru_cache
def real() -> CrossReferences:
    return references(load_project(ROOT))


def bullet(id_: str, text: str, *below: Record, **more: Any) -> Record:
    return {"id": id_, "name": id_, "name_by": "editors", "page": 1, "text": text, "initiatives": list(below), **more}


def theme(id_: str, *bullets: Record, **more: Any) -> Record:
    return {"id": id_, "title": f"Thema {id_}", "page": 1, "initiatives": list(bullets), **more}


def annex(number: int, themes: list[Record], footnotes: list[Record]) -> Annex:
    block = {"id": "blok", "number": number, "title": "Blok", "short_title": "Blok", "page": 1, "themes": themes}
    letter = {"title": "Brief", "reference": "nr. 1", "url": "https://example.org"}
    document = {"title": "Bijlage", "date": datetime.date(2022, 11, 8), "letter": letter}
    return Annex.model_validate({"document": document, "building_blocks": [block], "footnotes": footnotes})


def instrument(id_: str, name: str, language: str = "nl", **more: Any) -> Record:
    return {"id": id_, "name": name, "language": language, "kind": "fonds", "level": "EU", **more}


def register(**lists: list[Record]) -> Register:
    """A register with these lists; the others are empty."""
    empty: dict[str, list[Record]] = {"instruments": [], "names": [], "abbreviations": []}
    return Register.model_validate({"checked": datetime.date(2026, 11, 24), **empty, **lists})


def development(**more: Any) -> Development:
    record: Record = {
        "about": ["a"],
        "date": "2023-05-09",
        "event": "verschenen",
        "text": "Het stuk verscheen.",
        "link": "Het stuk",
    }
    record |= {"url": "https://example.org/", "relation": "outcome", "confidence": "verified", "fetched": True}
    return Development.model_validate({**record, "checked": datetime.date(2026, 11, 25), **more})


def developments(states: dict[str, str] | None = None, *found: Development) -> DevelopmentData:
    """States by initiative, and developments."""
    records = [{"initiative": initiative, "state": state} for initiative, state in (states or {}).items()]
    return DevelopmentData.model_validate(
        {"checked": datetime.date(2026, 11, 25), "states": records, "developments": list(found)}
    )
