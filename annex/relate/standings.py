"""How each initiative stands now: since when, decided by what, and what is still to come."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from annex.model.dates import last_day
from annex.model.developments import Development, InitiativeState, State

OLD_AFTER = 2
"""The years after which the newest sign of something is called old."""


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


def expected(developments: Iterable[Development], checked: datetime.date) -> list[Expected]:
    """What developments say will happen after the check, by day."""
    found = [
        Expected(f"{one.id}-{number}", day.day, day.what, one)
        for one in developments
        for number, day in enumerate(one.upcoming, start=1)
    ]
    return sorted((one for one in found if last_day(one.period) > checked), key=lambda one: last_day(one.period))
