"""How each plan stands now: since when, decided by what, and what is still to come."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from annex.model.dates import last_day
from annex.model.developments import Development, InitiativeState, State


class Expected(NamedTuple):
    """Something that a development says will happen."""

    id: str
    period: str
    what: str
    development: Development


class Standing(NamedTuple):
    """A plan now.

    `deciding` are the developments that decide its state, the first of them since when. `since` is that day, and
    `is_older` whether that is before the annex; `applies` is the day on which the rules apply, if that is later.
    `last_seen` is the period of the newest outcome of what runs, `newest` the newest development that isn't background,
    `expected` what is still to come, by day.
    """

    record: InitiativeState
    deciding: list[Development]
    since: datetime.date | None
    is_older: bool
    applies: datetime.date | None
    last_seen: str
    newest: Development | None
    expected: list[Expected]

    @property
    def source(self) -> Development | None:
        """The development that decides its state."""
        return self.deciding[0] if self.deciding else None


def standing(
    record: InitiativeState,
    deciding: list[Development],
    found: list[Development],
    published: datetime.date,
    checked: datetime.date,
) -> Standing:
    """How a plan stands. `found` are its developments, newest first; `published` is the day of the annex."""
    first = deciding[0] if deciding else None
    since = _since(record.state, first) if first else None
    outcomes = [one for one in found if one.relation == "outcome" and one.date]
    is_seen = outcomes and record.state in (State.RUNNING, State.UNTRACEABLE)
    return Standing(
        record,
        deciding,
        since,
        bool(since and since < published),
        _applies(first) if first and record.state is State.IN_FORCE else None,
        outcomes[0].date or "" if is_seen else "",
        next((one for one in found if one.relation != "background" and one.date), None),
        expected(found, checked),
    )


def _applies(act: Development) -> datetime.date | None:
    """The day from which an act applies, if that is after it came into force."""
    return act.applies_from if act.applies_from and act.in_force and act.applies_from > act.in_force else None


def _since(state: State, deciding: Development) -> datetime.date | None:
    """The day from which a development decides a state; None if it has no day, or only a month or a year."""
    if state is State.PARTLY or (state is State.RUNNING and deciding.event != "gestart"):
        return None
    if state is State.IN_FORCE:
        return deciding.in_force_since
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
