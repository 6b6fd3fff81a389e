"""The timeline: which day goes where in the lane of its row, and what happened in which year."""

import datetime
from itertools import groupby
from typing import NamedTuple

from annex.model.dates import last_day
from annex.model.developments import Development
from annex.relate.developments import Developments
from annex.relate.places import InitiativePlace, Place
from annex.relate.standings import Expected
from annex.wording import MOMENT_KINDS, Moment, moments, short_date

NEAR = 3.5
"""Markers closer than this, in percent of the lane, are stacked."""

AHEAD = 2
"""What is expected later than so many years after the check isn't drawn: a single far year would narrow the others."""


class Point(NamedTuple):
    """A marker of some kind, at `x` percent from the left of the lane and `y` pixels below its middle. What is expected
    is of the kind 'expected'."""

    kind: str
    x: float
    y: int
    is_upcoming: bool


class Row(NamedTuple):
    """A development, a place that it is about, its days, what it says is still to come, and its lane. `before` is the
    first year of the axis if the first day is earlier."""

    development: Development
    place: Place
    moments: list[Moment]
    expected: list[Expected]
    points: list[Point]
    before: int | None

    @property
    def columns(self) -> dict[str, list[Moment]]:
        """The days by kind."""
        return {kind: [moment for moment in self.moments if moment.kind == kind] for kind in MOMENT_KINDS}

    @property
    def spans(self) -> list[tuple[float, float, bool]]:
        """From where to where a line connects the markers, in percent: until the check, and from there on."""
        xs = [point.x for point in self.points]
        past = [point.x for point in self.points if not point.is_upcoming]
        turn = max(past, default=min(xs))
        return [
            (start, end, is_upcoming)
            for start, end, is_upcoming in ((min(xs), turn, False), (turn, max(xs), True))
            if start < end
        ]


class YearEntry(NamedTuple):
    """A day in the list by year."""

    moment: Moment
    row: Row


class Year(NamedTuple):
    """The days of a year, in order: those until the check, or those after it."""

    year: int
    is_upcoming: bool
    events: list[YearEntry]


class Axis:
    """The years of the drawing: from the year before the annex to the last day of any development, or of what is
    expected soon. Their labels have two digits, so that they don't collide in a narrow lane."""

    def __init__(self, developments: Developments, annex_date: datetime.date) -> None:
        self.checked = developments.checked
        days = [moment.date for found in developments.all if found.label for moment in moments(found)]
        ends = [last_day(one.period) for one in developments.expected if one.development.label]
        soon = [day for day in ends if day.year <= self.checked.year + AHEAD]
        self.first, self.last = annex_date.year - 1, max([*days, *soon, self.checked]).year
        years = range(self.first, self.last + 1)
        self.years = [(f"’{year % 100:02}", f"{100 * at / len(years):.2f}") for at, year in enumerate(years)]
        self.lines = [
            ("annex", self.x(annex_date), f"brief, {short_date(annex_date)}"),
            ("checked", self.x(self.checked), f"gecontroleerd, {short_date(self.checked)}"),
        ]

    def x(self, day: datetime.date) -> float:
        """The distance of a day from the left in percent; 0 for one before the first year."""
        start, end = datetime.date(self.first, 1, 1), datetime.date(self.last + 1, 1, 1)
        return round(100 * min(max((day - start) / (end - start), 0), 1), 2)


class Timeline:
    """The developments with a name and a day.

    `rows` are in the order of the building blocks, then of their first day, and `blocks` are those of each block.
    `years` holds all days by year. `draws_upcoming` is whether any marker is of a day after the check.
    """

    kinds = MOMENT_KINDS

    def __init__(self, developments: Developments, annex_date: datetime.date) -> None:
        self.axis, self._expected = Axis(developments, annex_date), developments.expected
        self.rows = [
            self._row(development, days, developments.places[development.id])
            for development in developments.all
            if development.label and (days := moments(development))
        ]
        self.rows.sort(key=lambda row: (row.place.block.number, min(moment.date for moment in row.moments)))
        self.blocks = [list(rows) for _, rows in groupby(self.rows, key=lambda row: row.place.block.number)]
        events = [YearEntry(moment, row) for row in self.rows for moment in row.moments]
        events.sort(key=lambda event: event.moment.date)
        by_year = groupby(events, key=lambda event: (event.moment.date.year, self.is_upcoming(event.moment)))
        self.years = [Year(year, is_upcoming, list(found)) for (year, is_upcoming), found in by_year]
        self.draws_upcoming = any(point.is_upcoming for row in self.rows for point in row.points)

    def is_upcoming(self, moment: Moment) -> bool:
        """Whether a day was still to come at the check."""
        return moment.date > self.axis.checked

    def _row(self, development: Development, days: list[Moment], places: list[Place]) -> Row:
        # What is about a part of an initiative is also about the whole.
        parts = [place for place in places if isinstance(place, InitiativePlace) and place.parent is places[0]]
        namesakes = [place for place in places if place.name == development.label]
        before = self.axis.first if days[0].date.year < self.axis.first else None
        expected = [one for one in self._expected if one.development is development]
        place = (namesakes or parts or places)[0]
        return Row(development, place, days, expected, self._points(days, expected), before)

    def _points(self, days: list[Moment], expected: list[Expected]) -> list[Point]:
        found = [(day.kind, day.date, self.is_upcoming(day)) for day in days]
        found += [("expected", last_day(one.period), True) for one in expected]
        found = [one for one in found if one[1].year <= self.axis.last]
        xs = [self.axis.x(day) for _, day, _ in found]
        # How many before it are so near that it has to be drawn below them.
        levels = [sum(abs(x - other) < NEAR for other in xs[:at]) for at, x in enumerate(xs)]
        middle = max(levels) * 6
        return [
            Point(kind, x, 12 * level - middle, is_upcoming)
            for (kind, _, is_upcoming), x, level in zip(found, xs, levels, strict=True)
        ]
