"""Rules for the states in `data/developments.yaml` and the developments that decide them."""

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from annex.check.records import Files, Node, Rule
from annex.load.problem import Finding
from annex.model.annex import Initiative
from annex.model.dates import first_day, last_day
from annex.model.developments import DECIDING_EVENTS, Development, InitiativeState, State, Upcoming

HORIZON = 50
"""In years: how long after the check something may still be to come."""


def decisions_exist(files: Files) -> Iterator[Finding]:
    """`because` holds developments that exist and are about the initiative, one of its instruments, or a part of it."""
    for node in files.developments.of(InitiativeState):
        about = _family(files, node.record.initiative)
        for position, id_ in enumerate(node.record.because):
            if problem := _problem_of(files, id_, about):
                yield Finding(node.at("because", position), problem)


def states_are_decided(files: Files) -> Iterator[Finding]:
    """A state has a deciding development, but for those that no development can decide."""
    for node in files.developments.of(InitiativeState):
        record = node.record
        if record.state.needs_decision and not record.because:
            yield Finding(node.at("state"), f"nothing decides '{record.state}'", "because, with a development's id")
        if record.because and not record.state.needs_decision:
            yield Finding(node.at("because"), f"a development that decides '{record.state}'")


def states_fit_their_decision(files: Files) -> Iterator[Finding]:
    """The event of the first deciding development can decide the state; it is no context. 'in werking' needs an act
    that is in force or applies on the day of the check."""
    for node in files.developments.of(InitiativeState):
        decided = [files.by_id[id_] for id_ in node.record.because if id_ in files.by_id]
        for position, one in enumerate(decided):
            if one.relation == "context":
                yield Finding(node.at("because", position), f"'{one.id}' is context, which decides nothing")
        if not decided:
            continue
        state, first, path = node.record.state, decided[0], node.at("because", 0)
        is_in_force = bool(first.in_force_since and first.in_force_since <= files.checked)
        events = DECIDING_EVENTS.get(state)
        if state is State.IN_FORCE and not is_in_force:
            yield Finding(path, f"'{first.id}' is not in force on {files.checked}", "an act in force or applicable")
        elif state is not State.IN_FORCE and events and first.event not in events:
            yield Finding(path, f"'{first.event}' does not decide '{state}'", ", ".join(sorted(events)))


def searched_is_documented(files: Files) -> Iterator[Finding]:
    """The state 'geen vervolg gevonden' has `searched`, and no other has. The search ended between annex and check."""
    for node in files.developments.of(InitiativeState):
        record = node.record
        if (record.state is State.NOT_FOUND) != bool(record.searched):
            what = f"'{record.state}' with{'' if record.searched else 'out'} searched"
            yield Finding(node.path, what, f"only and always with '{State.NOT_FOUND}'")
        elif record.searched and not files.published < record.searched.until <= files.checked:
            allowed = f"after {files.published}, and not after {files.checked}"
            yield Finding(node.at("searched", "until"), f"until is {record.searched.until}", allowed)


def nothing_found_has_no_outcome(files: Files) -> Iterator[Finding]:
    """'geen vervolg gevonden' is not the state of an initiative with an outcome since the annex."""
    for node in files.developments.of(InitiativeState):
        id_ = node.record.initiative
        for one in _outcomes(files, id_) if node.record.state is State.NOT_FOUND else ():
            yield Finding(node.at("state"), f"'{node.record.state}', but '{one.id}' is an outcome of '{id_}'")


def nothing_pending_is_in_force(files: Files) -> Iterator[Finding]:
    """Nothing is in force of what is only proposed."""
    for node in files.developments.of(InitiativeState):
        record = node.record
        for one in _outcomes(files, record.initiative) if record.state is State.PENDING else ():
            if one.id not in record.because and one.in_force_since and one.in_force_since <= files.checked:
                yield Finding(node.at("state"), f"'{record.state}', but '{one.id}' is in force on {files.checked}")


def until_is_ahead(files: Files) -> Iterator[Finding]:
    """`until` belongs to what runs, isn't over at the check, and is no slip."""
    for node in files.developments.of(InitiativeState):
        record = node.record
        if record.until and record.state not in (State.RUNNING, State.PARTLY):
            yield Finding(node.at("until"), f"'{record.state}' with until", f"'{State.RUNNING}' or '{State.PARTLY}'")
        elif record.until and last_day(record.until) < files.checked:
            yield Finding(node.at("until"), f"until {record.until}, which is before checked, {files.checked}")
        elif record.until and _is_too_far(files, record.until):
            yield Finding(node.at("until"), f"until {record.until}, more than {HORIZON} years after the check")


def history_is_in_order(files: Files) -> Iterator[Finding]:
    """Earlier states are in order of their days, each a day of its own from the annex up to the check, and each differs
    from the next."""
    for node in files.developments.of(InitiativeState):
        history = node.record.history
        states = [*(one.state for one in history), node.record.state]
        for position, (one, following) in enumerate(pairwise(states)):
            if one is following:
                yield Finding(node.at("history", position, "state"), f"'{one}' is also the state after it")
            if history[position].until < files.published:
                what = f"until {history[position].until}, before the annex of {files.published}"
                yield Finding(node.at("history", position, "until"), what)
        days = [*(one.until for one in history), files.checked]
        for position, (day, later) in enumerate(pairwise(days)):
            if day > later or (day == later and position + 1 < len(history)):
                yield Finding(node.at("history", position, "until"), f"until {day}, which is not before {later}")


def readings_are_told(files: Files) -> Iterator[Finding]:
    """`read_at` holds the addresses of copies: only `read: copy` has it."""
    for node in files.developments.of(Development):
        if node.record.read_at and node.record.read != "copy":
            yield Finding(node.at("read_at"), f"read_at with read: {node.record.read}", "read: copy")


def editorial_days_are_in_order(files: Files) -> Iterator[Finding]:
    """A development came on the site after the annex, then was corrected, each time on another day, all up to the
    check. It was checked no earlier than it was added."""
    for node in files.developments.of(Development):
        record = node.record
        if record.added > files.checked:
            yield Finding(node.at("added"), f"added on {record.added}, after checked, {files.checked}")
        elif record.added < files.published:
            yield Finding(node.at("added"), f"added on {record.added}, before the annex of {files.published}")
        if record.checked < record.added <= files.checked:
            yield Finding(node.at("checked"), f"checked on {record.checked}, before it was added on {record.added}")
        days = [record.added, *(one.day for one in record.corrected), files.checked]
        for position, (day, later) in enumerate(pairwise(days[1:])):
            is_repeated = day == later and position + 1 < len(record.corrected)
            if day > later or day < record.added or is_repeated:
                what = f"corrected on {day}, which is not between {record.added} and {later}"
                yield Finding(node.at("corrected", position, "day"), what)


def upcoming_days_are_ahead(files: Files) -> Iterator[Finding]:
    """What is to come was still to come when it was written down, and is no slip."""
    for node in files.developments.of(Upcoming):
        day, written = node.record.day, _written(node)
        if last_day(day) <= written:
            yield Finding(node.at("day"), f"upcoming on {day}, which was over on {written}", "a day that is to come")
        elif _is_too_far(files, day):
            yield Finding(node.at("day"), f"upcoming on {day}, more than {HORIZON} years after the check")


def due(files: Files) -> Iterator[Finding]:
    """What was to come and is over at the check: the editors' list of what to look up. These are no errors."""
    for node in files.developments.of(Upcoming):
        if _written(node) < last_day(node.record.day) < files.checked:
            id_ = node.parent.record.id if node.parent else ""
            yield Finding(node.at("day"), f"due since {node.record.day}: {node.record.what} ({id_})")


def _written(node: Node[Upcoming]) -> datetime.date:
    """When the development with this day was last written."""
    record = node.parent.record if node.parent else None
    assert isinstance(record, Development)
    return max([record.added, *(one.day for one in record.corrected)])


def _outcomes(files: Files, initiative: str) -> list[Development]:
    """What has happened since the annex to an initiative or to one of its instruments."""
    own = {initiative} | {instrument for instrument, home in files.homes.items() if home == initiative}
    return [one for one in files.by_id.values() if one.relation == "outcome" and own.intersection(one.about)]


def _is_too_far(files: Files, period: str) -> bool:
    return first_day(period).year > files.checked.year + HORIZON


def _family(files: Files, id_: str) -> set[str]:
    """The ids that a development about an initiative may name: itself, those under it, and their instruments."""
    below = {id_}
    for node in files.annex.of(Initiative):
        if node.parent and getattr(node.parent.record, "id", "") in below:
            below.add(node.record.id)
    return below | {instrument for instrument, home in files.homes.items() if home in below}


def _problem_of(files: Files, id_: str, about: set[str]) -> str:
    """What is wrong with a deciding development, or an empty string."""
    if id_ not in files.by_id:
        return f"'{id_}' is not the id of a development"
    return "" if about.intersection(files.by_id[id_].about) else f"'{id_}' is about something else"


RULES: Final[tuple[Rule[Files], ...]] = (
    decisions_exist,
    states_are_decided,
    states_fit_their_decision,
    searched_is_documented,
    nothing_found_has_no_outcome,
    nothing_pending_is_in_force,
    until_is_ahead,
    history_is_in_order,
    readings_are_told,
    editorial_days_are_in_order,
    upcoming_days_are_ahead,
)
