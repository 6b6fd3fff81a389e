"""Each rule for what became of it, on records that follow it and records that break it."""

import datetime
from typing import Any

import pytest

from annex.check import development_rules as rules
from annex.check.records import Files, Rule
from annex.model.developments import Development
from tests.unit.samples import CHECKED, Record, bullet, development, developments, files, instrument, said


def found_by(rule: Rule[Files], *found: Development, states: list[Record] | None = None, **more: Any) -> list[str]:
    """Of an annex with the initiatives `a` and `b` in theme `t`, and a register with the instrument `fonds` of `b`."""
    bullets = bullet("a", "Een tekst."), bullet("b", "Een tekst.")
    fund = instrument("fonds", "Fonds", home="b")
    developed = developments(None, *found, states=states or [])
    return said(rule(files(*bullets, developed=developed, instruments=[fund], **more)))


def state(value: str, initiative: str = "a", **more: Any) -> Record:
    """None leaves a value out."""
    record = {"initiative": initiative, "state": value, **more}
    return {key: value for key, value in record.items() if value is not None}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


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
    def check(*about: str) -> list[str]:
        return found_by(rules.subjects_exist, development(about=list(about)))

    assert check("a", "b", "t", "fonds") == []
    assert check("a", "blok") == ["about.1: 'blok' is not the id of an instrument, initiative or theme"]
    assert check("a", "b", "a") == ["about.2: 'a' is given twice"]


def test_every_initiative_has_one_state() -> None:
    def check(*initiatives: str) -> list[str]:
        states = [state("loopt", initiative) for initiative in initiatives]
        return found_by(rules.every_initiative_has_one_state, states=states)

    assert check("b", "a") == []
    assert check("a") == ["states: initiative 'b' has no state"]
    assert check("a", "b", "a") == ["2.initiative: 'a' has a state already"]
    assert check("a", "b", "t") == ["2.initiative: 't' is not the id of an initiative"]


def test_states_have_supporting_outcome() -> None:
    def check(value: str, initiative: str = "a", **more: Any) -> list[str]:
        found = development(**more)
        return found_by(rules.states_have_supporting_outcome, found, states=[state(value, initiative)])

    assert check("loopt") == check("loopt", "b", about=["fonds"]) == []
    assert check("van kracht", event="in werking") == check("van kracht", event="van toepassing") == []
    for value in ("doorlopend beleid", "geen vervolg gevonden", "alleen een kop"):
        assert check(value, "b") == []

    lacking = "(allowed: a development with relation outcome)"
    assert check("loopt", "b") == [f"0.state: no outcome of 'b' supports 'loopt' {lacking}"]
    assert check("loopt", relation="context") == [f"0.state: no outcome of 'a' supports 'loopt' {lacking}"]
    assert check("van kracht", "b") == [f"0.state: no outcome of 'b' supports 'van kracht' {lacking}"]
    assert check("van kracht") == ["0.state: no outcome of 'a' is in force"]


def test_searched_is_documented() -> None:
    def check(value: str, **more: Any) -> list[str]:
        return found_by(rules.searched_is_documented, states=[state(value, **more)])

    nothing, searched = "geen vervolg gevonden", "Wij zochten tot 25 november 2026 naar een vervolg."
    always = "(allowed: only and always with 'geen vervolg gevonden')"
    assert check("loopt", as_of=CHECKED) == check(nothing, searched=searched) == []
    assert check(nothing, searched=searched, as_of=CHECKED) == []
    assert check(nothing) == [f"states.0: 'geen vervolg gevonden' without searched {always}"]
    assert check("loopt", searched=searched) == [f"states.0: 'loopt' with searched {always}"]
    assert check(nothing, searched=searched, as_of=day("2026-11-24")) == [
        "0.searched: searched doesn't say 'tot 24 november 2026 naar …', the day in as_of"
    ]


def test_states_are_dated() -> None:
    """The annex is of 8 November 2022, the check of 25 November 2026, and the newest outcome of 9 May 2023."""

    def check(value: str, as_of: str = "", **more: Any) -> list[str]:
        states = [state(value, as_of=day(as_of) if as_of else None)]
        return found_by(rules.states_are_dated, development(**more), states=states)

    assert check("alleen een kop") == check("loopt", "2023-05-09") == check("loopt", "2026-11-25") == []
    assert check("loopt", "2022-11-09", relation="context") == []
    assert check("loopt") == ["states.0: 'loopt' without as_of (allowed: only 'alleen een kop' has none)"]
    assert check("alleen een kop", "2023-05-09") == [
        "states.0: 'alleen een kop' with as_of (allowed: only 'alleen een kop' has none)"
    ]
    assert check("loopt", "2023-05-08") == ["0.as_of: as_of is 2023-05-08, before the outcome of 2023-05-09"]
    between = "(allowed: after 2022-11-08, and not after 2026-11-25)"
    assert check("loopt", "2026-11-26") == [f"0.as_of: as_of is 2026-11-26 {between}"]
    assert check("loopt", "2022-11-08", relation="context") == [f"0.as_of: as_of is 2022-11-08 {between}"]
    # Reported apart from a missing `as_of`
    assert check("loopt", "2023-05-09", about=["b"], date="2025") == []


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
    assert check(date=None) == ["developments.0: 'verschenen' without date (allowed: only 'loopt' has none)"]
    assert check(event="loopt") == ["developments.0: 'loopt' with date (allowed: only 'loopt' has none)"]
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


def test_texts_are_unique() -> None:
    one, other = development(), development(text="Het stuk verscheen niet.")
    assert found_by(rules.texts_are_unique, one, other) == []
    assert found_by(rules.texts_are_unique, one, other, one) == [
        "2.text: 'Het stuk verscheen.' occurs here for the second time"
    ]
