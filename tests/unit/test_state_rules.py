"""Each rule for states and for what decides them, on records that follow it and records that break it."""

import datetime
from typing import Any

import pytest

from annex.check import state_rules as rules
from annex.model.developments import DECIDING_EVENTS, State
from tests.unit.samples import CHECKED, Record, bullet, day, development, found_by, state

NOTHING = "geen vervolg gevonden"
FOUND_NOTHING = {"searched": {"until": CHECKED, "for": "een vervolg"}}
AFTER = CHECKED + datetime.timedelta(1)


def test_decisions_exist() -> None:
    """`a1` is under `a`, and the instrument `fonds` is that of `b`."""
    bullets = bullet("a", "x", bullet("a1", "x")), bullet("b", "x")

    def check(*about: str, initiative: str = "a", **more: Any) -> list[str]:
        decided = state("loopt", initiative, **{"because": ["stuk"], **more})
        return found_by(rules.decisions_exist, development(about=list(about)), states=[decided], bullets=bullets)

    def part(because: str) -> Record:
        return {"because": [], "parts": [{"name": "Deel", "words": "loopt nog", "because": because}]}

    assert check("a") == check("a1") == check("b", "a1") == check("fonds", initiative="b") == []
    assert check("a", **part("stuk")) == check("b", because=[]) == []
    elsewhere = "'stuk' is about something else"
    assert check("b") == check("t") == check("fonds") == [f"because.0: {elsewhere}"]
    assert check("a", initiative="a1") == [f"because.0: {elsewhere}"]
    assert check("a", because=["stuk", "weg"]) == ["because.1: 'weg' is not the id of a development"]
    assert check("a", **part("weg")) == ["0.because: 'weg' is not the id of a development"]
    assert check("b", **part("stuk")) == [f"0.because: {elsewhere}"]


def test_states_are_decided() -> None:
    def check(value: str, **more: Any) -> list[str]:
        return found_by(rules.states_are_decided, development(), states=[state(value, **more)])

    because = {"because": ["stuk"]}
    assert check("loopt", **because) == check("loopt", **because, follows="Lees wat eronder staat.") == []
    assert check("doorlopend beleid", reason="Er is geen stuk.") == check(NOTHING, **FOUND_NOTHING) == []
    assert check("alleen een kop", follows="Lees wat eronder staat.") == []
    without = "(allowed: reason, searched or follows)"
    needed = "nothing decides 'loopt' (allowed: because, with a development's id)"
    assert check("loopt") == [f"0.state: {needed}", f"states.0: 'loopt' without because {without}"]
    assert check("loopt", reason="Er is geen stuk.") == [f"0.state: {needed}"]
    assert check("alleen een kop") == [f"states.0: 'alleen een kop' without because {without}"]
    for value in ("doorlopend beleid", NOTHING, "alleen een kop"):
        assert check(value, **because) == [f"0.because: a development that decides '{value}' {without}"]
    assert check("loopt", **because, reason="Er is geen stuk.") == [
        "0.reason: a reason why nothing decides the state, beside because"
    ]


def fit(value: str, **more: Any) -> list[str]:
    """What is wrong with a state that one development decides."""
    return found_by(rules.states_fit_their_decision, development(**more), states=[state(value, because=["stuk"])])


def test_states_fit_their_decision() -> None:
    assert fit("verschenen") == fit("opgegaan in iets anders", relation="background") == []
    assert found_by(rules.states_fit_their_decision, states=[state("loopt", because=["weg"]), state(NOTHING)]) == []
    assert fit("ingetrokken") == ["because.0: 'verschenen' does not decide 'ingetrokken' (allowed: ingetrokken)"]
    assert fit("ingetrokken", step="plan verschenen") == fit("ingetrokken")
    assert fit("verschenen", event="akkoord") == [
        "because.0: 'akkoord' does not decide 'verschenen' (allowed: ondertekend, vastgesteld, verschenen)"
    ]
    context = development(id="eromheen", relation="context")
    states = [state("verschenen", because=["stuk", "eromheen"])]
    assert found_by(rules.states_fit_their_decision, development(), context, states=states) == [
        "because.1: 'eromheen' is context, which decides nothing"
    ]


def test_only_the_first_decision_has_to_fit_the_state() -> None:
    other = development(id="ander", event="akkoord")
    for because, expected in ((["stuk", "ander"], []), (["ander", "stuk"], ["'akkoord' does not decide 'verschenen'"])):
        states = [state("verschenen", because=because)]
        found = found_by(rules.states_fit_their_decision, development(), other, states=states)
        assert [line.partition(": ")[2].partition(" (")[0] for line in found] == expected


@pytest.mark.parametrize("value", [value for value in DECIDING_EVENTS if value is not State.IN_FORCE])
def test_each_state_has_events_that_decide_it(value: State) -> None:
    for event in DECIDING_EVENTS[value] - DECIDING_EVENTS[State.IN_FORCE]:
        assert fit(value, event=event) == []
    assert len(fit(value, event="bijeenkomst")) == (value is not State.RUNNING)
    assert fit("verschilt per deel", event="bijeenkomst") == []


@pytest.mark.parametrize(
    ("act", "is_in_force"),
    [
        ({"event": "in werking"}, True),
        ({"event": "van toepassing", "date": CHECKED}, True),
        ({"event": "vastgesteld", "in_force": CHECKED}, True),
        ({"event": "vastgesteld", "applies_from": CHECKED}, True),
        ({"event": "vastgesteld", "in_force": CHECKED, "applies_from": AFTER}, True),
        ({"event": "vastgesteld"}, False),
        ({"event": "vastgesteld", "in_force": AFTER}, False),
        ({"event": "vastgesteld", "applies_from": AFTER}, False),
    ],
)
def test_law_is_in_force_or_only_adopted(act: Record, is_in_force: bool) -> None:
    """On the day of the check."""
    wrong_as_in_force = [f"because.0: 'stuk' is not in force on {CHECKED} (allowed: an act in force or applicable)"]
    assert fit("van kracht", **act) == ([] if is_in_force else wrong_as_in_force)
    wrong_as_adopted = [f"because.0: 'stuk' is in force on {CHECKED} (allowed: 'van kracht')"]
    assert fit("vastgesteld", **act) == (wrong_as_adopted if is_in_force else [])


def test_searched_is_documented() -> None:
    def check(value: str, until: datetime.date | None = None) -> list[str]:
        searched = {"until": until, "for": "een vervolg"} if until else None
        return found_by(rules.searched_is_documented, states=[state(value, searched=searched)])

    always = "(allowed: only and always with 'geen vervolg gevonden')"
    assert check("loopt") == check(NOTHING, CHECKED) == check(NOTHING, day("2022-11-09")) == []
    assert check(NOTHING) == [f"states.0: 'geen vervolg gevonden' without searched {always}"]
    assert check("loopt", CHECKED) == [f"states.0: 'loopt' with searched {always}"]
    for until in (AFTER, day("2022-11-08")):
        assert check(NOTHING, until) == [
            f"searched.until: until is {until} (allowed: after 2022-11-08, and not after 2026-11-25)"
        ]


def test_nothing_found_has_no_outcome() -> None:
    """Of its own, or of an instrument that it is about; what happened around it is none."""

    def check(value: str, initiative: str = "a", **more: Any) -> list[str]:
        return found_by(rules.nothing_found_has_no_outcome, development(**more), states=[state(value, initiative)])

    assert check(NOTHING, "b") == check("loopt") == check(NOTHING, relation="context") == []
    assert check(NOTHING, relation="background") == []
    assert check(NOTHING) == ["0.state: 'geen vervolg gevonden', but 'stuk' is an outcome of 'a'"]
    assert check(NOTHING, "b", about=["fonds"]) == ["0.state: 'geen vervolg gevonden', but 'stuk' is an outcome of 'b'"]


def test_states_fit_what_is_in_force() -> None:
    """On the day of the check; of what ended, since then."""
    act = {"id": "wet", "event": "in werking", "date": "2024-01-01"}
    end = development(event="beëindigd", date="2023-12-31", in_force=day("2024-02-01"))

    def check(value: str, *because: str, **more: Any) -> list[str]:
        decided = state(value, because=list(because))
        return found_by(rules.states_fit_what_is_in_force, development(**act | more), end, states=[decided])

    wrong = f"but 'wet' is in force on {CHECKED}"
    for value in ("in behandeling", "ingetrokken", "alleen een kop"):
        assert f"0.state: '{value}', {wrong}" in check(value)
        assert f"0.state: '{value}', {wrong}" in check(value, date="2023-12-31")
        assert all(wrong not in line for line in check(value, relation="context"))
    assert check("beëindigd", "stuk") == [f"0.state: 'beëindigd', {wrong}"]
    assert check("beëindigd", "stuk", date="2023-12-31") == check("beëindigd", "stuk", about=["b"]) == []
    assert check("beëindigd", "stuk", event="vastgesteld", in_force=AFTER) == []
    assert len(check("beëindigd", "stuk", event="vastgesteld", applies_from=CHECKED)) == 1
    assert check("van kracht") == check("loopt") == check("opgegaan in iets anders") == []
    of_instrument, pending = development(**act, about=["fonds"]), state("in behandeling", "b")
    assert len(found_by(rules.states_fit_what_is_in_force, of_instrument, states=[pending])) == 1


def test_until_is_ahead() -> None:
    def check(value: str, until: str) -> list[str]:
        return found_by(rules.until_is_ahead, states=[state(value, until=until)])

    assert check("loopt", "2026-11-25") == check("loopt", "2026-11") == check("verschilt per deel", "2026") == []
    allowed = "(allowed: 'loopt' or 'verschilt per deel')"
    assert check("verschenen", "2027") == [f"0.until: 'verschenen' with until {allowed}"]
    for over in ("2026-11-24", "2026-10", "2025"):
        assert check("loopt", over) == [f"0.until: until {over}, which is before checked, 2026-11-25"]
    assert check("loopt", "2076") == []
    assert check("loopt", "2077") == ["0.until: until 2077, more than 50 years after the check"]


def test_history_is_in_order() -> None:
    def check(*history: tuple[str, str]) -> list[str]:
        earlier = [{"state": value, "until": day(until), "why": "Er is meer bekend."} for value, until in history]
        return found_by(rules.history_is_in_order, states=[state("loopt", history=earlier)])

    assert check() == check(("loopt", "2026-03-01"), ("verschenen", "2026-11-25")) == []
    assert check(("verschenen", "2026-03-01"), ("loopt", "2026-11-25")) == [
        "1.state: 'loopt' is also the state after it"
    ]
    assert check(("verschenen", "2022-11-07")) == ["0.until: until 2022-11-07, before the annex of 2022-11-08"]
    assert check(("ingetrokken", "2026-03-01"), ("ingetrokken", "2026-03-02")) == [
        "0.state: 'ingetrokken' is also the state after it"
    ]
    assert check(("loopt", "2026-03-02"), ("verschenen", "2026-03-01")) == [
        "0.until: until 2026-03-02, which is not before 2026-03-01"
    ]
    # A change is known by its day.
    assert check(("loopt", "2026-03-02"), ("verschenen", "2026-03-02")) == [
        "0.until: until 2026-03-02, which is not before 2026-03-02"
    ]
    assert check(("verschenen", "2026-11-26")) == ["0.until: until 2026-11-26, which is not before 2026-11-25"]


def test_readings_are_told() -> None:
    def check(read: str, *addresses: str) -> list[str]:
        return found_by(rules.readings_are_told, development(read=read, read_at=list(addresses)))

    address = "https://example.org/kopie"
    assert check("copy", address) == check("copy") == check("source") == check("nothing") == []
    for read in ("source", "number", "nothing"):
        assert check(read, address) == [f"0.read_at: read_at with read: {read} (allowed: read: copy)"]


def test_follows_counts_what_is_below() -> None:
    def check(initiative: str, follows: str) -> list[str]:
        heading = state("alleen een kop", initiative, follows=follows)
        bullets = [bullet("a", "x", bullet("a1", "x"), bullet("a2", "x"))]
        return found_by(rules.follows_counts_what_is_below, states=[heading], bullets=bullets)

    assert check("a", "Beide initiatieven eronder lopen.") == check("a", "De initiatieven eronder.") == []
    assert check("a", "Lees de drie initiatieven eronder.") == ["0.follows: 'drie initiatieven eronder', but it has 2"]
    assert check("a1", "Lees de twee initiatieven eronder.") == ["0.follows: 'twee initiatieven eronder', but it has 0"]


def test_parts_and_days_are_told_once() -> None:
    def check(*names: str, days: tuple[str, ...] = ()) -> list[str]:
        parts = [{"name": name, "words": "loopt"} for name in names]
        coming = [{"day": one, "what": "het loopt af"} for one in days]
        found, states = development(upcoming=coming), [state("verschilt per deel", parts=parts)]
        return found_by(rules.parts_and_days_are_told_once, found, states=states)

    assert check("Een", "Twee", days=("2027", "2028")) == []
    assert check("Een", "Een") == ["1.name: 'Een' is given twice"]
    assert check(days=("2027", "2027")) == ["upcoming.1: '2027: het loopt af' is given twice"]


def test_editorial_days_are_in_order() -> None:
    late = development(added=day("2026-03-01"), checked=day("2026-02-28"))
    assert found_by(rules.editorial_days_are_in_order, late) == [
        "0.checked: checked on 2026-02-28, before it was added on 2026-03-01"
    ]

    def check(added: str, *corrected: str) -> list[str]:
        corrections = [{"day": day(one), "what": "De dag ontbrak."} for one in corrected]
        found = development(added=day(added), corrected=corrections)
        return found_by(rules.editorial_days_are_in_order, found)

    assert check("2026-11-25") == check("2026-03-01", "2026-03-01", "2026-11-25") == []
    assert check("2026-11-26") == ["0.added: added on 2026-11-26, after checked, 2026-11-25"]
    assert check("2022-11-07") == ["0.added: added on 2022-11-07, before the annex of 2022-11-08"]
    assert check("2026-03-02", "2026-03-01") == [
        "0.day: corrected on 2026-03-01, which is not between 2026-03-02 and 2026-11-25"
    ]
    assert check("2026-03-01", "2026-11-26") == [
        "0.day: corrected on 2026-11-26, which is not between 2026-03-01 and 2026-11-25"
    ]
    assert check("2026-03-01", "2026-03-03", "2026-03-04") == []
    for second in ("2026-03-02", "2026-03-03"):
        # A correction is known by its day.
        assert check("2026-03-01", "2026-03-03", second) == [
            f"0.day: corrected on 2026-03-03, which is not between 2026-03-01 and {second}"
        ]


def upcoming(coming: str, added: str = "2026-03-01", **more: Any) -> Any:
    return development(added=day(added), upcoming=[{"day": coming, "what": "de wet geldt"}], **more)


def test_upcoming_days_are_ahead() -> None:
    """Of the day on which they were written down, which is that of the last correction."""

    def check(coming: str, **more: Any) -> list[str]:
        return found_by(rules.upcoming_days_are_ahead, upcoming(coming, **more))

    assert check("2026-03-02") == check("2026-03") == check("2026") == check("2026-11-25") == []
    ahead = "(allowed: a day that is to come)"
    for over in ("2026-03-01", "2026-02", "2025"):
        assert check(over) == [f"0.day: upcoming on {over}, which was over on 2026-03-01 {ahead}"]
    assert check("2226-04-01") == ["0.day: upcoming on 2226-04-01, more than 50 years after the check"]
    corrected = [{"day": day("2026-05-01"), "what": "De dag ontbrak."}]
    assert check("2026-04-01", corrected=corrected) == [
        f"0.day: upcoming on 2026-04-01, which was over on 2026-05-01 {ahead}"
    ]


def test_due() -> None:
    """What was to come and is over at the check."""

    def due(coming: str, **more: Any) -> list[str]:
        return found_by(rules.due, upcoming(coming, **more))

    for over in ("2026-11-24", "2026-10", "2026-03-02"):
        assert due(over) == [f"0.day: due since {over}: de wet geldt (stuk)"]
    assert due("2026-11-25") == due("2026-11") == due("2027") == []
    # An error already
    assert due("2026-03-01") == []
