"""What the editors changed, as the page *Wat wij veranderden* and the feed show it."""

import datetime
from itertools import groupby
from typing import NamedTuple

from annex.model.developments import Development
from annex.project import Project
from annex.relate.changes import Addition, Change, CorrectionMade, StateChange
from annex.relate.places import Place
from annex.wording import brief, date


class ChangeEntry(NamedTuple):
    """A change: a title, a text, the places that it is about and, if it is about one, the development."""

    id: str
    day: datetime.date
    title: str
    text: str
    places: list[Place]
    development: Development | None


class Day(NamedTuple):
    """What was changed on a day."""

    day: datetime.date
    states: list[StateChange]
    corrections: list[CorrectionMade]
    additions: list[Addition]


def entries(project: Project) -> list[ChangeEntry]:
    """Every change, newest first."""
    return [_entry(change, _places(project, change)) for change in project.changes]


def days(project: Project) -> list[Day]:
    """The changes by day, newest first."""
    grouped = groupby(project.changes, key=lambda change: change.day)
    return [_day(day, list(changes)) for day, changes in grouped]


def _day(day: datetime.date, changes: list[Change]) -> Day:
    return Day(
        day,
        [one for one in changes if isinstance(one, StateChange)],
        [one for one in changes if isinstance(one, CorrectionMade)],
        [one for one in changes if isinstance(one, Addition)],
    )


def _places(project: Project, change: Change) -> list[Place]:
    if isinstance(change, StateChange):
        return [project.index.initiatives[change.record.initiative]]
    return project.developments.places[change.development.id]


def _entry(change: Change, places: list[Place]) -> ChangeEntry:
    name = places[0].name
    if isinstance(change, StateChange):
        text = f"Status nu: {change.to}. Tot {date(change.day)}: {change.earlier.state}. {change.earlier.why}"
        return ChangeEntry(change.id, change.day, f"{name}: {change.to}", text, places, None)
    development, title = change.development, f"{name}: {brief(change.development)}"
    if isinstance(change, CorrectionMade):
        text = f"{development.text} Correctie: {change.correction.what}"
        return ChangeEntry(change.id, change.day, f"Correctie. {title}", text, places, development)
    return ChangeEntry(change.id, change.day, title, development.text, places, development)
