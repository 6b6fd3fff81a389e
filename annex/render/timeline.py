"""The timeline: which day goes where in the lane of its row, and what happened in which year."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from annex.model.developments import Development, Moment
from annex.relate.developments import Developments
from annex.relate.places import InitiativePlace, Place, ThemePlace

FIRST_YEAR, LAST_YEAR = 2021, 2027

NEAR = 3.5
"""Signs that are nearer to each other than this, in percent of the lane, are stacked."""


class Point(NamedTuple):
    """A moment, at `x` percent from the left of the lane and `y` pixels below its middle."""

    moment: Moment
    x: float
    y: int


class Row(NamedTuple):
    """A development with its moments, and a place that it is about: its namesake, or else the first."""

    development: Development
    place: Place
    points: list[Point]


class Timeline:
    """Developments with a name and a day: all of them, or a theme's. `rows` are by building block, then by their first
    day; `events` are all moments in order, each with its row."""

    years = tuple(range(FIRST_YEAR, LAST_YEAR + 1))

    def __init__(self, developments: Developments, theme: ThemePlace | None = None) -> None:
        rows = []
        for development in developments.within(theme) if theme else developments.all:
            if development.label and development.moments:
                places = developments.places[development.text]
                places = [p for p in places if not theme or p.theme_place in theme.with_children]
                # What is about a part of an initiative is also about the whole.
                parts = [p for p in places if isinstance(p, InitiativePlace) and p.parent is places[0]]
                namesakes = [p for p in places if p.name == development.label]
                rows.append(Row(development, (namesakes or parts or places)[0], self._points(development.moments)))
        self.rows = sorted(rows, key=lambda row: (row.place.block.number, min(p.moment.date for p in row.points)))
        events = [(point.moment, row) for row in self.rows for point in row.points]
        self.events = sorted(events, key=lambda event: event[0].date)

    def x(self, day: datetime.date) -> float:
        """The distance of a day from the left in percent, clamped to the lane."""
        start, end = datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR + 1, 1, 1)
        return round(100 * min(max((day - start) / (end - start), 0), 1), 2)

    def _points(self, moments: list[Moment]) -> list[Point]:
        xs = [self.x(moment.date) for moment in moments]
        # How many before it are so near that it has to be drawn below them.
        levels = [sum(abs(x - other) < NEAR for other in xs[:at]) for at, x in enumerate(xs)]
        middle = max(levels) * 6
        return [Point(m, x, 12 * level - middle) for m, x, level in zip(moments, xs, levels, strict=True)]
