"""How an initiative stands: since when, last seen when, by which steps, and what is still to come."""

import datetime
from typing import Any

import pytest

from annex.model.developments import Development, InitiativeState
from annex.relate.standings import Standing, Step, expected, standing, steps
from tests.unit.samples import day, development, state

PUBLISHED, CHECKED = day("2022-11-08"), day("2026-11-30")


def standing_of(value: str, *found: Development, because: str = "stuk", **more: Any) -> Standing:
    """Of an initiative with developments, newest first. `because` is the id of the one that decides."""
    record = InitiativeState.model_validate(state(value, because=[because], **more))
    return standing(record, [one for one in found if one.id == because], list(found), CHECKED)


@pytest.mark.parametrize(
    ("value", "deciding", "since"),
    [
        ("van kracht", {"event": "vastgesteld", "in_force": day("2024-02-01")}, "2024-02-01"),
        ("van kracht", {"in_force": day("2024-02-01"), "applies_from": day("2025-02-01")}, "2024-02-01"),
        ("van kracht", {"applies_from": day("2025-02-01")}, "2025-02-01"),
        ("van kracht", {"event": "van toepassing", "date": "2025-03-01"}, "2025-03-01"),
        ("vastgesteld", {"event": "vastgesteld", "date": "2025-03-02", "adopted": day("2025-03-01")}, "2025-03-01"),
        ("vastgesteld", {"event": "vastgesteld", "date": "2025-03-02"}, "2025-03-02"),
        ("opgegaan in iets anders", {"date": "2025-03-02", "in_force": day("2025-03-22")}, "2025-03-22"),
        ("opgegaan in iets anders", {"date": "2025-03-02"}, "2025-03-02"),
        ("verschenen", {"date": "2025-03-02"}, "2025-03-02"),
        ("in behandeling", {"event": "voorgesteld", "date": "2025-03-02"}, "2025-03-02"),
        ("loopt", {"event": "gestart", "date": "2025-03-02"}, "2025-03-02"),
        ("loopt", {"event": "loopt", "date": None}, None),
        ("loopt", {"event": "toegekend", "date": "2025-03-02"}, None),
        ("verschilt per deel", {"date": "2025-03-02"}, None),
        ("beëindigd", {"event": "beëindigd", "date": "2025-03-02"}, "2025-03-02"),
    ],
)
def test_state_holds_since_a_day_of_what_decides_it(value: str, deciding: dict[str, Any], since: str | None) -> None:
    """Whatever else happened later."""
    later = development(id="later", date="2026-01-01")
    assert standing_of(value, later, development(**deciding)).since == (day(since) if since else None)


def test_state_without_a_decision_holds_since_no_day() -> None:
    record = InitiativeState.model_validate(state("doorlopend beleid", reason="Er is geen stuk."))
    found = standing(record, [], [development(relation="context")], CHECKED)
    assert (found.since, found.applies, found.last_seen, found.years) == (None, None, "", 0)


def test_rules_may_apply_on_another_day() -> None:
    """A day that only one of the two keys gives is `since`."""
    act = {"event": "vastgesteld", "in_force": day("2024-02-01")}
    assert standing_of("van kracht", development(**act)).applies is None
    assert standing_of("van kracht", development(**act, applies_from=day("2024-02-01"))).applies is None
    assert standing_of("van kracht", development(applies_from=day("2024-02-01"))).applies is None
    assert standing_of("van kracht", development(**act, applies_from=day("2027-12-11"))).applies == day("2027-12-11")


def test_last_sign_is_the_newest_outcome() -> None:
    """Of what runs; what happened around it is no sign of it."""
    found = (
        development(id="nieuwste", relation="context", date="2026-06-01"),
        development(id="nieuw", date="2025-06"),
        development(event="gestart", date="2024-01-01"),
        development(id="oud", relation="background", date="2020-01-01"),
    )
    running = standing_of("loopt", *found)
    assert (running.since, running.last_seen) == (day("2024-01-01"), "2025-06")
    assert standing_of("verschilt per deel", *found).last_seen == "2025-06"
    assert standing_of("verschenen", *found).last_seen == ""
    assert running.newest == found[0]


def test_newest_has_a_date_and_is_no_background() -> None:
    undated = development(id="loopt", event="loopt", date=None)
    old = development(id="oud", relation="background", date="2020-01-01")
    assert standing_of("loopt", old, undated, because="loopt").newest is None
    assert standing_of("loopt", undated, development(), because="loopt").newest == development()


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("2026-11-30", 0),
        ("2024-12-01", 0),
        ("2024-11-30", 2),
        ("2023-12-01", 2),
        ("2023-11-30", 3),
        ("2024-11", 2),
        ("2024-12", 0),
        ("2024", 0),
        ("2023", 2),
    ],
)
def test_sign_of_two_years_ago_is_old(date: str, years: int) -> None:
    """Whole years from the last day of its period, also over leap days."""
    assert standing_of("loopt", development(event="toegekend", date=date)).years == years


# --- Steps


def steps_of(*found: Development, because: tuple[str, ...] = ("stuk",), then: tuple[str, ...] = ("voorstel",)) -> Any:
    """Period and words of each step; '<' before one that is older than the annex, '>' before one to come."""
    record = InitiativeState.model_validate(state("van kracht", because=list(because)))
    by_id = {one.id: one for one in found}
    now = standing(record, [by_id[id_] for id_ in because if id_ in by_id], list(found), CHECKED)
    return [written(step) for step in steps(then, PUBLISHED, CHECKED, list(found), now)]


def written(step: Step) -> str:
    return f"{'<' * step.is_older}{'>' * step.is_upcoming}{step.period} {step.words}"


ANNEX = "2022-11-08 bijlage: voorstel"


def act(id_: str = "stuk", **more: Any) -> Development:
    days = {"adopted": day("2024-06-13"), "in_force": day("2024-08-01"), "applies_from": day("2026-08-02")}
    return development(id=id_, name="Wet", date="2024-06-13", event="vastgesteld", **days | more)


def test_steps_are_the_days_of_an_act_by_day() -> None:
    assert steps_of(act()) == [ANNEX, "2024-06-13 vastgesteld", "2024-08-01 in werking", "2026-08-02 geldt"]
    assert steps_of(act(in_force=None, applies_from=day("2024-06-13"), adopted_as="goedgekeurd")) == [
        ANNEX,
        "2024-06-13 goedgekeurd en geldt",
    ]


def test_annex_alone_is_one_step_with_all_its_statuses() -> None:
    assert steps_of(because=(), then=("lopend", "verkenning")) == ["2022-11-08 bijlage: lopend, verkenning"]
    # What neither decides nor has words or days of an act is no step.
    assert steps_of(development(), because=()) == [ANNEX]


def test_what_decides_without_days_of_an_act_is_a_step_by_its_event_or_its_own_words() -> None:
    assert steps_of(development(date="2025-03")) == [ANNEX, "2025-03 verschenen"]
    assert steps_of(development(date="2025-03", step="plan verschenen")) == [ANNEX, "2025-03 plan verschenen"]
    assert steps_of(act(step="besluit genomen")) == [ANNEX, "2024-06-13 besluit genomen"]
    assert steps_of(development(event="loopt", date=None)) == [ANNEX]


def test_steps_of_another_act_have_its_name() -> None:
    later = act("later", short="Herziening", adopted=day("2025-01-10"), in_force=day("2025-02-01"), applies_from=None)
    proposal = development(id="voorstel", date="2026-02-03", step="vervanger voorgesteld")
    assert steps_of(proposal, later, act(adopted=None, applies_from=None)) == [
        ANNEX,
        "2024-08-01 Wet in werking",
        "2025-01-10 Herziening vastgesteld",
        "2025-02-01 Herziening in werking",
        "2026-02-03 vervanger voorgesteld",
    ]


def test_steps_before_the_annex_are_older() -> None:
    """Those of a month or a year only if it is over by then."""
    old = act(adopted=day("2022-11-07"), in_force=day("2022-11-08"), applies_from=None)
    assert steps_of(old) == ["<2022-11-07 vastgesteld", ANNEX, "2022-11-08 in werking"]
    assert steps_of(development(date="2022", step="gestart")) == ["2022 gestart", ANNEX]
    assert steps_of(development(date="2021", step="gestart")) == ["<2021 gestart", ANNEX]


def test_steps_to_come_are_last_and_the_first_two() -> None:
    days = ("2027-12-11", "2026-12", "2028", "2026-11-30")
    coming = [{"day": one, "what": f"stap van {one}"} for one in days]
    assert steps_of(development(date="2025-03-01", upcoming=coming)) == [
        ANNEX,
        "2025-03-01 verschenen",
        ">2026-12 stap van 2026-12",
        ">2027-12-11 stap van 2027-12-11",
    ]


def test_step_to_come_is_after_what_happened() -> None:
    """Also one of this year, and the day from which an act will apply."""
    found = development(date="2026-05", upcoming=[{"day": "2026", "what": "besluit"}])
    assert steps_of(found) == [ANNEX, "2026-05 verschenen", ">2026 besluit"]
    assert steps_of(act(applies_from=day("2027-12-11"))) == [
        ANNEX,
        "2024-06-13 vastgesteld",
        "2024-08-01 in werking",
        ">2027-12-11 geldt",
    ]


def test_there_are_at_most_six_steps() -> None:
    """What decides the state stays, then what else does, then the newest; the annex always."""
    deciding = development(date="2023-01-01", step="wet", upcoming=[{"day": "2027", "what": "einde"}])
    second = development(id="tweede", date="2023-02-01", step="tweede wet")
    others = [development(id=f"stap-{n}", date=f"2024-0{n}-01", step=f"stap {n}") for n in range(9, 0, -1)]
    assert steps_of(*others, second, deciding, because=("stuk", "tweede")) == [
        ANNEX,
        "2023-01-01 wet",
        "2023-02-01 tweede wet",
        "2024-08-01 stap 8",
        "2024-09-01 stap 9",
        ">2027 einde",
    ]


def test_what_is_expected_is_by_day_and_after_the_check() -> None:
    """A month or a year counts until its last day. An id stays when the day moves."""

    def coming(*days: str) -> list[tuple[str, str]]:
        found = development(upcoming=[{"day": one, "what": f"stap {one}"} for one in days])
        return [(one.id, one.period) for one in expected([found], CHECKED)]

    assert coming("2027", "2026-12-01", "2026-12", "2026-11-30", "2026-11") == [
        ("stuk-2", "2026-12-01"),
        ("stuk-3", "2026-12"),
        ("stuk-1", "2027"),
    ]
    assert coming("2028-01-01")[0][0] == coming("2027")[0][0]
    other = development(id="ander", upcoming=[{"day": datetime.date(2026, 12, 2), "what": "x"}])
    assert [one.development for one in expected([development(), other], CHECKED)] == [other]
