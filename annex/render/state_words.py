"""The words for how a plan stands, in Dutch and in English: every page and the search say it with these."""

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from annex.model.developments import State
from annex.relate.standings import Standing
from annex.wording import ENGLISH_MONTHS, SHORT_MONTHS, short_date, short_period


class Language(NamedTuple):
    """The words of a language. `was_in_force`, `existed` and `runs_already` are for what is older than the annex."""

    states: Mapping[str, str]
    was_in_force: str
    existed: str
    runs_already: str
    on: str
    since: str
    applies_since: str
    applies_from: str
    mostly: str
    last_sign: str
    until: str
    searched_until: str
    months: Sequence[str]


DUTCH = Language(
    states={state: state for state in State},
    was_in_force="was al in werking",
    existed="bestond al",
    runs_already="loopt al",
    on="op",
    since="sinds",
    applies_since="geldt{} sinds",
    applies_from="geldt{} vanaf",
    mostly=" grotendeels",
    last_sign="laatste teken",
    until="tot en met",
    searched_until="gezocht tot en met",
    months=SHORT_MONTHS,
)
ENGLISH = Language(
    states={
        "voorgenomen": "planned",
        "verkenning": "being explored",
        "voorstel": "proposal",
        "akkoord": "agreed",
        "implementatie": "being implemented",
        "lopend": "under way",
        "tot stand gekomen": "published, adopted or set up",
        "niet vermeld": "not stated",
        State.IN_FORCE: "in force",
        State.PUBLISHED: "published",
        State.RUNNING: "running",
        State.PENDING: "pending",
        State.PARTLY: "differs by part",
        State.REPLACED: "replaced",
        State.UNTRACEABLE: "cannot be traced",
        State.NOT_FOUND: "no follow-up found",
    },
    was_in_force="was already in force",
    existed="existed already",
    runs_already="already running",
    on="on",
    since="since",
    applies_since="applies{} since",
    applies_from="applies{} from",
    mostly=" for the most part",
    last_sign="last sign",
    until="up to and including",
    searched_until="searched up to and including",
    months=ENGLISH_MONTHS,
)


def state_words(now: Standing, checked: datetime.date, words: Language = DUTCH) -> str:
    """How a plan stands: 'in werking sinds 10 dec 2024; geldt grotendeels vanaf 11 dec 2027', 'bestond al (22 dec
    2020)', 'loopt; laatste teken: jul 2026'. `checked` is the day of the check."""
    parts = [_since(now, words)]
    if now.applies:
        applies = words.applies_since if now.applies <= checked else words.applies_from
        mostly = words.mostly if now.source and now.source.applies_mostly else ""
        parts.append(f"{applies.format(mostly)} {short_date(now.applies, words.months)}")
    if now.last_seen and now.last_seen != str(now.since):
        parts.append(f"{words.last_sign}: {short_period(now.last_seen, words.months)}")
    if now.record.until:
        parts.append(f"{words.until} {short_period(now.record.until, words.months)}")
    if now.record.searched:
        parts.append(f"{words.searched_until} {short_date(now.record.searched.until, words.months)}")
    return "; ".join(parts)


def _since(now: Standing, words: Language) -> str:
    """The state and since when it holds."""
    state = now.record.state
    if not now.since:
        return words.states[state]
    day = short_date(now.since, words.months)
    if now.is_older and state is State.PUBLISHED:
        return f"{words.existed} ({day})"
    older = {State.IN_FORCE: words.was_in_force, State.RUNNING: words.runs_already} if now.is_older else {}
    return f"{older.get(state, words.states[state])} {words.on if state is State.PUBLISHED else words.since} {day}"
