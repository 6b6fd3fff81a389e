"""Rules for `data/developments.yaml`: developments compared with the annex and the check, and states with both."""

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from annex.check.records import Files, Node, Rule
from annex.load.problem import Problem
from annex.model.annex import Initiative, Theme
from annex.model.dates import days_in, last_day
from annex.model.developments import (
    DECIDING_EVENTS,
    Development,
    DevelopmentData,
    InitiativeState,
    State,
    Upcoming,
)
from annex.model.register import Identifiers, Register

MOST_WORDS = 45
"""In a summary, at most."""


def subjects_exist(files: Files) -> Iterator[Problem]:
    """A development is about initiatives, instruments and themes that exist. One of them is on the page of a theme,
    where the development's permalink leads."""
    with_page = {node.record.id for node in files.annex.of_any(Initiative, Theme)}
    with_page |= {id_ for id_, home in files.homes.items() if home}
    for node in files.developments.of(Development):
        for position, id_ in enumerate(node.record.about):
            if id_ not in with_page | files.homes.keys():
                yield node.problem(f"'{id_}' is not the id of an instrument, initiative or theme", "about", position)
        if with_page.isdisjoint(node.record.about):
            yield node.problem("no page of a theme shows it", "about", allowed="also an initiative or a theme")


def background_is_older_than_the_annex(files: Files) -> Iterator[Problem]:
    """Developments older than the annex are background, and no others."""
    for node in files.developments.of(Development):
        date, relation = node.record.date, node.record.relation
        if date and (last_day(date) < files.published) != (relation == "background"):
            yield node.problem(f"relation is {relation}, on {date}: the annex is of {files.published}", "relation")


def nothing_is_after_the_check(files: Files) -> Iterator[Problem]:
    """The editors' checks are between the annex and today, and what they tell is not after the check."""
    nodes: list[Node[Any]] = [*files.register.of(Register), *files.developments.of(DevelopmentData)]
    for node in nodes:
        if not files.published <= node.record.checked <= files.today:
            yield node.problem(f"checked is {node.record.checked}, before the annex or in the future", "checked")
    for node in files.developments.of(Development):
        record = node.record
        days = {"date": record.day, "adopted": record.adopted, "added": record.added}
        days |= {"corrected": record.written, "checked": record.checked}
        latest = {"checked": files.today}
        for key, day in days.items():
            if day and day > latest.get(key, files.checked):
                yield node.problem(f"{key} is {day}, after the check of {files.checked}", key)
                break


def numbers_are_those_of_the_instrument(files: Files) -> Iterator[Problem]:
    """The CELEX number of an act or a proposal is that of the instrument that the development is about."""
    identifiers = {node.parent.record.id: node for node in files.register.of(Identifiers) if node.parent}
    for development in files.developments.model.developments:
        for node in filter(None, map(identifiers.get, development.about)):
            known: dict[str, list[str | None]] = {"act": [*node.record.own], "proposal": [node.record.proposal]}
            if development.celex not in known.get(development.role or "", [development.celex]):
                yield node.problem(f"{development.celex}, the {development.role} in '{development.id}', is not here")


def every_initiative_has_one_state(files: Files) -> Iterator[Problem]:
    """Each initiative has one state, but for a heading: one with others under it may have none."""
    left = {node.record.id: not node.record.initiatives for node in files.annex.of(Initiative)}
    for node in files.developments.of(InitiativeState):
        id_ = node.record.initiative
        if id_ not in left:
            yield node.problem(f"'{id_}' is no initiative, or has a state already", "initiative")
        left.pop(id_, None)
    for id_, needs_state in left.items():
        if needs_state:
            yield files.developments.problem(f"initiative '{id_}' has no state", ("states",))


def decisions_exist(files: Files) -> Iterator[Problem]:
    """`because` holds developments that exist and are about the initiative, one of its instruments, or a part of it."""
    for node in files.developments.of(InitiativeState):
        about = _family(files, node.record.initiative)
        for path, id_ in node.texts("because"):
            if id_ not in files.by_id:
                yield node.file.problem(f"'{id_}' is not the id of a development", path)
            elif about.isdisjoint(files.by_id[id_].about):
                yield node.file.problem(f"'{id_}' is about something else", path)


def states_are_decided(files: Files) -> Iterator[Problem]:
    """A state has a deciding development, unless none can decide it. What was searched for in vain is told."""
    for node in files.developments.of(InitiativeState):
        state, searched = node.record.state, node.record.searched
        if state.needs_decision != bool(node.record.because):
            yield node.problem(f"'{state}' with{'' if node.record.because else 'out'} because", "because")
        if (state is State.NOT_FOUND) != bool(searched):
            yield node.problem(f"'{state}' with{'' if searched else 'out'} searched", "searched")
        if searched and not files.published < searched.until <= files.checked:
            yield node.problem(f"searched until {searched.until}, not between annex and check", "searched", "until")


def states_fit_their_decision(files: Files) -> Iterator[Problem]:
    """The event of the first deciding development can decide the state; none of them is context. 'in werking' needs an
    act that is in force or applies on the day of the check."""
    for node in files.developments.of(InitiativeState):
        decided = [files.by_id[id_] for id_ in node.record.because if id_ in files.by_id]
        for one in decided:
            if one.relation == "context":
                yield node.problem(f"'{one.id}' is context, which decides nothing", "because")
        for first in decided[:1]:
            state, events = node.record.state, DECIDING_EVENTS.get(node.record.state)
            if state is State.IN_FORCE and not _is_in_force(first, files.checked):
                yield node.problem(f"'{first.id}' is not in force on {files.checked}", "because")
            elif state is not State.IN_FORCE and events and first.event not in events:
                what = f"'{first.event}' does not decide '{state}'"
                yield node.problem(what, "because", allowed=", ".join(sorted(events)))


def states_fit_their_outcomes(files: Files) -> Iterator[Problem]:
    """Of what 'geen vervolg gevonden' says, there is no outcome. Nothing is in force of what is only proposed."""
    for node in files.developments.of(InitiativeState):
        state, id_ = node.record.state, node.record.initiative
        own = {id_} | {instrument for instrument, home in files.homes.items() if home == id_}
        outcomes = [one for one in files.by_id.values() if one.relation == "outcome" and own.intersection(one.about)]
        for one in outcomes:
            if state is State.NOT_FOUND:
                yield node.problem(f"'{state}', but '{one.id}' is an outcome", "state")
            elif state is State.PENDING and _is_in_force(one, files.checked):
                yield node.problem(f"'{state}', but '{one.id}' is in force on {files.checked}", "state")


def summaries_say_known_days(files: Files) -> Iterator[Problem]:
    """A summary has at most `MOST_WORDS` words. Each day in it is in the annex's text of the plan or of one under it,
    in a footnote there, in one of their developments, or is that of a search or the check."""
    texts = {node.record.id: node.record.text for node in files.annex.of(Initiative)}
    for node in files.developments.of(InitiativeState):
        record, family = node.record, _family(files, node.record.initiative)
        if (number := len(record.summary.split())) > MOST_WORDS:
            yield node.problem(f"{number} words", "summary", allowed=f"at most {MOST_WORDS}")
        found = [one for one in files.by_id.values() if family.intersection(one.about)]
        annex = [texts[id_] for id_ in family if id_ in texts]
        notes = [
            note.text for note in files.annex.model.footnotes if any(f"[^{note.number}]" in text for text in annex)
        ]
        said = [*annex, *notes, *(f"{one.text} {one.remark or ''}" for one in found)]
        known = {day for text in said for _, day in days_in(text)}
        known |= {day for one in found for day in (one.day, one.adopted, one.in_force, one.applies_from)}
        known |= {files.checked, *([record.searched.until] if record.searched else [])}
        for words, day in days_in(record.summary):
            if day not in known:
                yield node.problem(f"{words} is in no text of the plan and in none of its developments", "summary")


def until_is_ahead(files: Files) -> Iterator[Problem]:
    """`until` isn't over at the check."""
    for node in files.developments.of(InitiativeState):
        if node.record.until and last_day(node.record.until) < files.checked:
            yield node.problem(f"until {node.record.until}, which is before the check of {files.checked}", "until")


def history_is_in_order(files: Files) -> Iterator[Problem]:
    """Earlier states differ from the next, and are in order of their days, from the annex up to the check."""
    for node in files.developments.of(InitiativeState):
        history = node.record.history
        states = [*(one.state for one in history), node.record.state]
        days = [files.published, *(one.until for one in history), files.checked + datetime.timedelta(1)]
        if any(one is later for one, later in pairwise(states)):
            yield node.problem("a state is the same as the one after it", "history")
        if any(day >= later for day, later in pairwise(days)):
            yield node.problem("days are not in order, between annex and check", "history")


def due(files: Files) -> Iterator[Problem]:
    """What was to come and is over at the check: the editors' list of what to look up. These are no errors."""
    for node in files.developments.of(Upcoming):
        development = node.parent.record if node.parent else None
        if isinstance(development, Development) and last_day(node.record.day) < files.checked:
            yield node.problem(f"due since {node.record.day}: {node.record.what} ({development.id})", "day")


def _is_in_force(development: Development, day: datetime.date) -> bool:
    return bool(development.in_force_since and development.in_force_since <= day)


def _family(files: Files, id_: str) -> set[str]:
    """The ids that a development about an initiative may name: itself, those under it, and their instruments."""
    below = {id_}
    for node in files.annex.of(Initiative):
        if node.parent and getattr(node.parent.record, "id", "") in below:
            below.add(node.record.id)
    return below | {instrument for instrument, home in files.homes.items() if home in below}


RULES: Final[tuple[Rule, ...]] = (
    subjects_exist,
    background_is_older_than_the_annex,
    nothing_is_after_the_check,
    numbers_are_those_of_the_instrument,
    every_initiative_has_one_state,
    decisions_exist,
    states_are_decided,
    states_fit_their_decision,
    states_fit_their_outcomes,
    summaries_say_known_days,
    until_is_ahead,
    history_is_in_order,
)
