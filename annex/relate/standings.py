"""How each initiative stands now: since when, decided by what, by which steps, and what is still to come."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from annex.model.dates import first_day, last_day
from annex.model.developments import Development, InitiativeState, State

OLD_AFTER = 2
"""The years after which the newest sign of something is called old."""

MOST_STEPS = 6

ACT_STEPS = {"adopted": "vastgesteld", "in_force": "in werking", "applies_from": "geldt"}
"""The days of an act, and what happened on each."""


class Step(NamedTuple):
    """A step of an initiative: a period in ISO format, what happened, and whether it is older than the annex or still
    to come. `development` is None for the annex itself."""

    period: str
    words: str
    is_older: bool
    is_upcoming: bool
    development: Development | None


class Expected(NamedTuple):
    """Something that a development says will happen."""

    id: str
    period: str
    what: str
    development: Development


class Standing(NamedTuple):
    """An initiative now.

    `deciding` are the developments that decide its state, the first of them since when. `since` is that day; `applies`
    the day on which the rules apply, if that is another. `last_seen` is the period of the newest outcome of what runs,
    `years` its age in whole years at the check if it is old. `newest` is the newest development that isn't background.
    """

    record: InitiativeState
    deciding: list[Development]
    since: datetime.date | None
    applies: datetime.date | None
    last_seen: str
    years: int
    newest: Development | None


def standing(
    record: InitiativeState, deciding: list[Development], found: list[Development], checked: datetime.date
) -> Standing:
    """How an initiative stands. `found` are its developments, newest first; `checked` is the day of the check."""
    first = deciding[0] if deciding else None
    recent = [one for one in found if one.relation != "background"]
    outcomes = [one for one in found if one.relation == "outcome" and one.date]
    last_seen = outcomes[0].date or "" if outcomes and record.state in (State.RUNNING, State.PARTLY) else ""
    age = _years(last_day(last_seen), checked) if last_seen else 0
    return Standing(
        record,
        deciding,
        _since(record.state, first) if first else None,
        _applies(first) if first and record.state is State.IN_FORCE else None,
        last_seen,
        age if age >= OLD_AFTER else 0,
        next((one for one in recent if one.date), None),
    )


def _years(day: datetime.date, later: datetime.date) -> int:
    """The whole years from one day to another."""
    return later.year - day.year - ((later.month, later.day) < (day.month, day.day))


def _applies(act: Development) -> datetime.date | None:
    """The day from which an act applies, if that is after it came into force."""
    return act.applies_from if act.applies_from and act.in_force and act.applies_from > act.in_force else None


def _since(state: State, deciding: Development) -> datetime.date | None:
    """The day from which a development decides a state; None if it has no day, or only a month or a year."""
    if state is State.PARTLY or (state is State.RUNNING and deciding.event != "gestart"):
        return None
    if state is State.IN_FORCE:
        return deciding.in_force_since
    if state is State.ADOPTED:
        return deciding.adopted or deciding.day
    if state is State.REPLACED and deciding.in_force:
        return deciding.in_force
    return deciding.day if deciding.date else None


def steps(
    then: Iterable[str], annex_date: datetime.date, checked: datetime.date, found: list[Development], now: Standing
) -> list[Step]:
    """The steps of an initiative by day, from its statuses in the annex to what is still to come at the check; at most
    `MOST_STEPS`: the annex, the next two that are still to come, the days of what decides its state, the newest of the
    rest."""
    annex = Step(annex_date.isoformat(), f"bijlage: {', '.join(then)}", False, False, None)
    acts = [one for one in found if not one.step and (one.in_force or one.applies_from)]
    own = []
    for one in found:
        name = one.label if len(acts) > 1 or one not in now.deciding[:1] else ""
        own += _steps_of(one, annex_date, checked, is_deciding=one in now.deciding, name=name)
    upcoming = [Step(one.period, one.what, False, True, one.development) for one in expected(found, checked)]
    by_weight = sorted(own, key=lambda s: (s.development in now.deciding[:1], s.development in now.deciding, s.period))
    room = MOST_STEPS - 1 - min(len(upcoming), 2)
    kept = [annex, *by_weight[-room:], *upcoming[:2]]
    return sorted(kept, key=lambda step: (step.is_upcoming, first_day(step.period)))


def expected(developments: Iterable[Development], checked: datetime.date) -> list[Expected]:
    """What developments say will happen after the check, by day."""
    found = [
        Expected(f"{one.id}-{number}", day.day, day.what, one)
        for one in developments
        for number, day in enumerate(one.upcoming, start=1)
    ]
    return sorted((one for one in found if last_day(one.period) > checked), key=lambda one: last_day(one.period))


def _steps_of(
    one: Development, annex_date: datetime.date, checked: datetime.date, *, is_deciding: bool, name: str
) -> list[Step]:
    """The steps of a development: its own words for it, or the days of an act, of which `name` says which."""
    days: dict[datetime.date, list[str]] = {}
    for key, words in ACT_STEPS.items():
        if day := getattr(one, key):
            days.setdefault(day, []).append(one.adopted_as if key == "adopted" else words)
    found = [(day.isoformat(), f"{name} {' en '.join(words)}".strip()) for day, words in days.items()]
    if one.date and (one.step or (is_deciding and not found)):
        found = [(one.date, one.step or one.event)]
    return [
        Step(period, words, last_day(period) < annex_date, first_day(period) > checked, one) for period, words in found
    ]
