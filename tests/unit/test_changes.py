"""What the editors changed keeps its ids. `tests/sample/test_files.py` and `test_overviews.py` test what is said."""

from typing import Any

from annex.model.developments import Correction, DevelopmentData
from annex.project import Project
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index
from annex.render.changes import entries
from tests.unit.project import ROOT
from tests.unit.samples import (
    NO_TERMS,
    Record,
    annex,
    bullet,
    day,
    development,
    developments,
    register,
    state,
    theme,
)


def earlier(value: str, until: str, why: str = "Er is meer bekend.") -> Record:
    return {"state": value, "until": day(until), "why": why}


def correction(on: str, what: str = "De dag ontbrak.") -> Correction:
    return Correction(day=day(on), what=what)


HISTORY = [earlier("in behandeling", "2026-05-01"), earlier("vastgesteld", "2026-09-01")]
DATA = developments(
    None,
    development(id="eerste", added=day("2026-03-01"), corrected=[correction("2026-09-01")]),
    development(id="tweede", added=day("2026-09-01")),
    states=[state("van kracht", because=["eerste"], history=HISTORY)],
)


def ids(data: DevelopmentData) -> list[tuple[str, str]]:
    index = Index(annex(1, [theme("t", bullet("a", "x"))], []))
    project = Project(ROOT, CrossReferences(index, register(), data), {}, {}, [], [], NO_TERMS, [])
    return [(one.id, str(one.day)) for one in entries(project)]


def test_ids_and_days_stay_when_something_is_put_right() -> None:
    """Each entry has an id of its own; a corrected sentence, day, address or reason changes none."""

    def changed(**more: Any) -> DevelopmentData:
        first, *others = DATA.developments
        corrected = [correction("2026-09-01", "De dag was onjuist.")]
        return DATA.model_copy(
            update={
                "developments": [first.model_copy(update={"corrected": corrected, **more}), *others],
                "states": [
                    record.model_copy(
                        update={"history": [one.model_copy(update={"why": "Anders."}) for one in record.history]}
                    )
                    for record in DATA.states
                ],
            }
        )

    before = ids(DATA)
    assert len(before) == len({id_ for id_, _ in before}) == 5
    address = development(url="https://example.org/elders").url
    assert ids(changed(date="2024-01-01", text="Het verscheen later.", url=address, event="gestart")) == before
