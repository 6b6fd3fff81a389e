"""Each rule for what became of it, on records that follow it and records that break it."""

import datetime
from typing import Any

import pytest

from annex.check import development_rules as rules
from tests.unit.samples import CHECKED, day, development, developments, files, found_by, instrument, state


def test_checked_is_not_in_future() -> None:
    today, tomorrow = CHECKED, CHECKED + datetime.timedelta(1)
    assert found_by(rules.checked_is_not_in_future, development(checked=today), today=today) == []
    assert found_by(rules.checked_is_not_in_future, development(checked=tomorrow), today=today) == [
        f"0.checked: checked is {tomorrow}, which is in the future"
    ]
    assert found_by(rules.checked_is_not_in_future, today=CHECKED - datetime.timedelta(1)) == [
        f"checked: checked is {CHECKED}, which is in the future"
    ]


def test_subjects_exist() -> None:
    """`fonds` has an initiative, and `raad` has none."""
    bodies = [instrument("fonds", "Fonds", home="b"), instrument("raad", "Raad")]

    def check(*about: str) -> list[str]:
        return found_by(rules.subjects_exist, development(about=list(about)), instruments=bodies)

    assert check("a", "b", "t", "fonds") == check("fonds") == check("raad", "t") == []
    assert check("a", "blok") == ["about.1: 'blok' is not the id of an instrument, initiative or theme"]
    assert check("blok") == ["about.0: 'blok' is not the id of an instrument, initiative or theme"]
    assert check("a", "b", "a") == ["about.2: 'a' is given twice"]
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
