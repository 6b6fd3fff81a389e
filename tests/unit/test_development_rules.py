"""Each rule for what became of it, on records that follow it and records that break it."""

import datetime
from functools import partial
from typing import Any

import pytest

from annex.check import development_rules as rules
from tests.unit.samples import CHECKED, day, development, developments, files, found_by, instrument, state


def test_checked_is_possible() -> None:
    today, tomorrow = CHECKED, CHECKED + datetime.timedelta(1)
    assert found_by(rules.checked_is_possible, development(checked=today), today=today) == []
    assert found_by(rules.checked_is_possible, development(checked=tomorrow), today=today) == [
        f"0.checked: checked is {tomorrow}, which is in the future"
    ]
    assert found_by(rules.checked_is_possible, today=CHECKED - datetime.timedelta(1)) == [
        f"checked: checked is {CHECKED}, which is in the future"
    ]
    annex = day("2022-11-08")
    assert found_by(rules.checked_is_possible, development(checked=annex, date="2022-11")) == []
    assert found_by(rules.checked_is_possible, development(checked=day("2022-11-07"), date=None)) == [
        "0.checked: checked is 2022-11-07, before the annex of 2022-11-08"
    ]
    assert found_by(rules.checked_is_possible, development(checked=day("2023-05-08"))) == [
        "0.checked: checked is 2023-05-08, before it happened on 2023-05-09"
    ]


def test_subjects_exist() -> None:
    """`fonds` has an initiative, and `raad` has none."""
    bodies = [instrument("fonds", "Fonds", home="b"), instrument("raad", "Raad")]

    def check(*about: str) -> list[str]:
        return found_by(rules.subjects_exist, development(about=list(about)), instruments=bodies)

    assert check("a", "b", "t", "fonds") == check("fonds") == check("raad", "t") == []
    assert check("a", "blok") == ["about.1: 'blok' is not the id of an instrument, initiative or theme"]
    assert check("blok") == ["about.0: 'blok' is not the id of an instrument, initiative or theme"]
    assert check("raad") == ["0.about: no page of a theme shows it (allowed: also an initiative or a theme)"]


def test_every_initiative_has_one_state() -> None:
    def check(*initiatives: str) -> list[str]:
        states = [state("loopt", initiative) for initiative in initiatives]
        return found_by(rules.every_initiative_has_one_state, states=states)

    assert check("b", "a") == []
    assert check("a") == ["states: initiative 'b' has no state"]
    assert check("a", "b", "a") == ["2.initiative: 'a' has a state already"]
    assert check("a", "b", "t") == ["2.initiative: 't' is not the id of an initiative"]


@pytest.mark.parametrize(
    ("date", "relation", "is_right"),
    [
        ("2022-11-07", "background", True),
        ("2022-10", "background", True),
        ("2022-11-08", "outcome", True),
        ("2022-11", "context", True),
        ("2022", "outcome", True),
        ("2022-11-07", "context", False),
        ("2022-11-08", "background", False),
        ("2022", "background", False),
    ],
)
def test_dates_fit_relation_and_event(date: str, relation: str, is_right: bool) -> None:
    what = f"0.relation: relation is {relation}, and date {date}: the annex is of 2022-11-08"
    expected = [] if is_right else [f"{what} (allowed: background for what is older, and only for that)"]
    found = development(date=date, relation=relation)
    assert found_by(rules.dates_fit_relation_and_event, found) == expected


def test_dates_fit_event_and_check() -> None:
    def check(**more: Any) -> list[str]:
        return found_by(rules.dates_fit_relation_and_event, development(**more))

    assert check(event="loopt", date=None) == check(date="2026-11-25") == check(date="2026-11") == []
    assert check(event="gemeld") == check(event="gemeld", date=None) == []
    only = "(allowed: only 'loopt' and 'gemeld' may have none)"
    assert check(date=None) == [f"developments.0: 'verschenen' without date {only}"]
    assert check(event="loopt") == [f"developments.0: 'loopt' with date {only}"]
    assert check(date="2026-11-26") == ["0.date: date is 2026-11-26, after checked, 2026-11-25"]
    assert check(date="2026-12") == ["0.date: date is 2026-12, after checked, 2026-11-25"]


def test_adoption_is_not_too_late() -> None:
    def check(adopted: str, **more: Any) -> list[str]:
        return found_by(rules.adoption_is_not_too_late, development(adopted=day(adopted), **more))

    spring = day("2024-04-01")
    assert found_by(rules.adoption_is_not_too_late, development(in_force=spring)) == []
    assert check("2026-11-25") == check("2024-04-01", in_force=spring, applies_from=day("2021-01-01")) == []
    assert check("2024-04-02", in_force=spring) == ["0.adopted: adopted on 2024-04-02, after in_force, 2024-04-01"]
    assert check("2026-11-26") == ["0.adopted: adopted on 2026-11-26, after checked, 2026-11-25"]


def test_adopted_as_has_its_day() -> None:
    check = partial(found_by, rules.adopted_as_has_its_day)
    adopted = day("2023-05-09")
    assert check(development()) == check(development(adopted=adopted)) == []
    assert check(development(adopted=adopted, adopted_as="ondertekend")) == []
    for said in ("vastgesteld", "ondertekend"):
        assert check(development(adopted_as=said)) == ["0.adopted_as: adopted_as without adopted"]


def test_days_of_acts_are_near() -> None:
    """To the adoption, or else to the date, which is 2023-05-09, or to the check."""

    def check(**more: Any) -> list[str]:
        return found_by(rules.days_of_acts_are_near, development(**more))

    adopted = {"adopted": day("2021-04-28")}
    assert check() == check(in_force=day("2038-01-01")) == check(in_force=day("2008-01-01")) == []
    assert check(date=None, in_force=day("2042-01-01")) == [
        "0.in_force: in_force is 2042-01-01, 16 years from 2026-11-25"
    ]
    assert check(**adopted, applies_from=day("2019-01-01")) == check(**adopted, applies_from=day("2036-12-31")) == []
    assert check(**adopted, applies_from=day("2018-12-31")) == [
        "0.applies_from: applies_from is 2018-12-31, 3 years from 2021-04-28"
    ]
    assert check(**adopted, applies_from=day("2037-01-01")) == [
        "0.applies_from: applies_from is 2037-01-01, 16 years from 2021-04-28"
    ]
    assert check(in_force=day("1923-05-29")) == ["0.in_force: in_force is 1923-05-29, 100 years from 2023-05-09"]


@pytest.mark.parametrize(
    ("event", "key"),
    [
        ("in werking", "in_force"),
        ("van toepassing", "applies_from"),
        ("vastgesteld", "adopted"),
        ("ondertekend", "adopted"),
    ],
)
def test_date_is_that_of_its_event(event: str, key: str) -> None:
    as_what = {"adopted_as": "ondertekend"} if event == "ondertekend" else {}

    def check(date: str, event: str = event) -> list[str]:
        found = development(date=date, event=event, **{key: day("2024-05-29")}, **as_what)
        return found_by(rules.date_is_that_of_its_event, found)

    assert check("2024-05-29") == check("2024-05") == check("2024") == check("2024-05-28", "gestart") == []
    assert found_by(rules.date_is_that_of_its_event, development(event=event)) == []
    for other in ("2024-05-28", "2024-06", "2023"):
        assert check(other) == [f"0.date: '{event}' on {other}, but {key} is 2024-05-29"]


def test_sentences_have_its_day() -> None:
    def check(text: str, date: str | None = "2024-05-02", **more: Any) -> list[str]:
        return found_by(rules.sentences_have_its_day, development(text=text, date=date, **more))

    assert check("Het begon.") == check("Het begon op 2 mei 2024, tot 1 mei 2030.") == []
    assert check("Op 1 mei 2030.", None) == check("Op 12 mei 2024.", "2024-05") == check("1 juni 2024", "2024") == []
    first = day("2024-05-01")
    assert check("Op 1 mei 2024.", adopted=first) == check("Op 1 mei 2024.", in_force=first) == []
    assert check("Op 1 mei 2024.", applies_from=first) == []
    assert check("Op 1 mei 2024.") == ["0.date: date is 2024-05-02, but the sentence says 1 mei 2024"]
    assert check("Op 12 mei 2024.") == ["0.date: date is 2024-05-02, but the sentence says 12 mei 2024"]
    assert check("Op 1 mei 2024.", "2024-06") == ["0.date: date is 2024-06, but the sentence says 1 mei 2024"]
    began = "Vastgesteld op 2 mei 2024 en in werking {} 1 mei 2024."
    assert check(began.format("sinds"), in_force=first) == check("Op 2 mei 2024 in werking getreden.") == []
    assert check(began.format("getreden op"), in_force=day("2024-05-03")) == [
        "0.in_force: in_force is 2024-05-03, but the sentence says 1 mei 2024"
    ]


def test_outcomes_were_found() -> None:
    check = partial(found_by, rules.outcomes_were_found)
    assert check(development(read="number")) == check(development(read="nothing", relation="context")) == []
    assert check(development(read="nothing")) == [
        "0.read: an outcome with read: nothing (allowed: context or background)"
    ]


def test_developments_are_told_once() -> None:
    def check(**more: Any) -> list[str]:
        one = development(about=["a", "b"])
        return found_by(rules.developments_are_told_once, one, development(**{"id": "ander", "about": ["a"]} | more))

    both = {"about": ["b", "a"]}
    assert check() == check(**both, date="2023-05") == check(**both, event="gestart") == []
    assert check(**both, url="https://example.org/ander") == []
    assert check(**both, text="Het stuk kwam uit.") == [
        "developments.1: 'ander' has the subjects, date, event and address of 'stuk'"
    ]


@pytest.mark.parametrize(
    ("adopted", "paper", "is_right"),
    [
        (None, {"celex": "32024R1689"}, True),
        ("2024-06-13", {}, True),
        ("2024-06-13", {"celex": "32024R1689"}, True),
        ("2023-12-13", {"celex": "32024R1689"}, True),
        ("2022-12-13", {"celex": "32024R1689"}, False),
        ("2025-01-01", {"celex": "32024R1689"}, False),
        ("2022-12-09", {"act": "Kamerstukken II 2022/23, 32 852, nr. 224"}, True),
        ("2022-08-09", {"act": "Kamerstukken II 2022/23, 32 852, nr. 224"}, False),
        ("2022-08-09", {"act": "Besluit van 9 mei 2022"}, True),
    ],
)
def test_adoption_fits_number(adopted: str | None, paper: dict[str, str], is_right: bool) -> None:
    expected = [] if is_right else [f"0.adopted: adopted on {adopted}, which is not in the year of its number"]
    found = development(adopted=day(adopted) if adopted else None, **paper)
    assert found_by(rules.adoption_fits_number, found) == expected


def test_ids_are_unique() -> None:
    def check(*ids: str) -> list[str]:
        return found_by(rules.ids_are_unique, *(development(id=id_) for id_ in ids))

    assert check("stuk", "stuk-2") == []
    assert check("stuk", "stuk") == ["1.id: id 'stuk' is already that of another record"]
    files_with_both = files(developed=developments(None, development(text="Eerst."), development(text="Daarna.")))
    assert files_with_both.by_id["stuk"].text == "Eerst."
    for taken in ("blok", "t", "a", "fonds"):
        assert check("stuk", taken) == [f"1.id: id '{taken}' is already that of another record"]
