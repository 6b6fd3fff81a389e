"""What the editors changed, as a list with ids that stay."""

from typing import Any

from annex.model.developments import Correction, DevelopmentData
from annex.project import Project
from annex.relate.changes import Addition, Change, CorrectionMade, StateChange, changes
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index
from annex.render.changes import days, entries
from tests.unit.project import ROOT
from tests.unit.samples import (
    NO_TERMS,
    Record,
    annex,
    bullet,
    day,
    development,
    developments,
    instrument,
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
    development(id="eerste", about=["a", "b"], added=day("2026-03-01"), corrected=[correction("2026-09-01")]),
    development(id="tweede", about=["fonds"], added=day("2026-09-01"), text="Het fonds verscheen."),
    states=[state("van kracht", because=["eerste"], history=HISTORY), state("loopt", "b", because=["tweede"])],
)


def written(change: Change) -> str:
    match change:
        case StateChange():
            return f"{change.day} {change.record.initiative}: {change.earlier.state} > {change.to}"
        case CorrectionMade():
            return f"{change.day} {change.development.id}: {change.correction.what}"
        case Addition():
            return f"{change.day} {change.development.id}"


def test_changes_are_newest_first_and_of_one_day_states_before_corrections_before_additions() -> None:
    """With each earlier state and the one that followed it."""
    assert [written(change) for change in changes(DATA.states, DATA.developments)] == [
        "2026-09-01 a: vastgesteld > van kracht",
        "2026-09-01 eerste: De dag ontbrak.",
        "2026-09-01 tweede",
        "2026-05-01 a: in behandeling > vastgesteld",
        "2026-03-01 eerste",
    ]


def project(data: DevelopmentData) -> Project:
    """With initiative `a` in theme `t`, and `b`, which the instrument `fonds` is about, in theme `u`."""
    index = Index(annex(1, [theme("t", bullet("a", "x")), theme("u", bullet("b", "x"))], []))
    fund = register(instruments=[instrument("fonds", "Fonds", home="b")])
    return Project(ROOT, CrossReferences(index, fund, data), {}, {}, [], [], NO_TERMS, [])


def test_entries_say_what_changed() -> None:
    """A state change has the reason, a correction what was wrong; an addition the sentence."""
    assert [(one.title, one.text, [place.id for place in one.places]) for one in entries(project(DATA))] == [
        ("a: van kracht", "Status nu: van kracht. Tot 1 september 2026: vastgesteld. Er is meer bekend.", ["a"]),
        ("Correctie. a: verschenen", "Het stuk verscheen. Correctie: De dag ontbrak.", ["a", "b"]),
        ("b: verschenen", "Het fonds verscheen.", ["b"]),
        ("a: vastgesteld", "Status nu: vastgesteld. Tot 1 mei 2026: in behandeling. Er is meer bekend.", ["a"]),
        ("a: verschenen", "Het stuk verscheen.", ["a", "b"]),
    ]


def test_entries_of_a_theme_are_about_something_in_it() -> None:
    found = project(DATA)
    first, second = found.index.themes.values()
    assert [one.id for one in entries(found, first)] == ["a-2026-09-01", "eerste-2026-09-01", "a-2026-05-01", "eerste"]
    assert [one.id for one in entries(found, second)] == ["eerste-2026-09-01", "tweede", "eerste"]


def test_page_has_the_changes_of_each_day_by_kind() -> None:
    found = [(str(one.day), len(one.states), len(one.corrections), len(one.additions)) for one in days(project(DATA))]
    assert found == [("2026-09-01", 1, 1, 1), ("2026-05-01", 1, 0, 0), ("2026-03-01", 0, 0, 1)]


def ids(data: DevelopmentData) -> list[tuple[str, str]]:
    return [(one.id, str(one.day)) for one in entries(project(data))]


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
