"""The timeline: which day goes where in the lane of its row, and what happened in which year."""

import datetime
from itertools import groupby
from typing import NamedTuple

from annex.model.developments import Development
from annex.relate.developments import Developments
from annex.relate.places import InitiativePlace, Place, ThemePlace
from annex.wording import MOMENT_KINDS, Moment, moments, short_date

NEAR = 3.5
"""Markers closer than this, in percent of the lane, are stacked."""


class Point(NamedTuple):
    """A marker of some kind, at `x` percent from the left of the lane and `y` pixels below its middle."""

    kind: str
    x: float
    y: int


class Row(NamedTuple):
    """A development, a place that it is about, its days, and its lane. `before` is the first year of the axis if the
    first day is earlier."""

    development: Development
    place: Place
    moments: list[Moment]
    points: list[Point]
    before: int | None

    @property
    def columns(self) -> dict[str, list[Moment]]:
        """The days by kind."""
        return {kind: [moment for moment in self.moments if moment.kind == kind] for kind in MOMENT_KINDS}

    @property
    def span(self) -> tuple[float, float] | None:
        """The first and the last marker in percent, if there are several."""
        xs = [point.x for point in self.points]
        return (min(xs), max(xs)) if len(xs) > 1 else None


class YearEntry(NamedTuple):
    """A day in the list by year."""

    moment: Moment
    row: Row


class Axis:
    """The years of the drawing: from the year before the annex to the last day of any development."""

    def __init__(self, developments: Developments, annex_date: datetime.date) -> None:
        days = [moment.date for found in developments.all if found.label for moment in moments(found)]
        self.first, self.last = annex_date.year - 1, max([*days, developments.checked]).year
        years = range(self.first, self.last + 1)
        self.years = [(year, f"{100 * at / len(years):.2f}") for at, year in enumerate(years)]
        self.lines = [
            ("annex", self.x(annex_date), f"brief, {short_date(annex_date)}"),
            ("checked", self.x(developments.checked), f"gecontroleerd, {short_date(developments.checked)}"),
        ]

    def x(self, day: datetime.date) -> float:
        """The distance of a day from the left in percent; 0 for one before the first year."""
        start, end = datetime.date(self.first, 1, 1), datetime.date(self.last + 1, 1, 1)
        return round(100 * min(max((day - start) / (end - start), 0), 1), 2)


class Timeline:
    """Developments with a name and a day: all of them, or a theme's.

    `rows` are in the order of the building blocks, then of their first day, and `blocks` are those of each block.
    `years` holds all days by year.
    """

    kinds = MOMENT_KINDS

    def __init__(self, developments: Developments, annex_date: datetime.date, theme: ThemePlace | None = None) -> None:
        self.axis, self.theme = Axis(developments, annex_date), theme
        self.rows = [
            self._row(development, days, developments.places[development.id])
            for development in (developments.within(theme) if theme else developments.all)
            if development.label and (days := moments(development))
        ]
        self.rows.sort(key=lambda row: (row.place.block.number, min(moment.date for moment in row.moments)))
        self.blocks = [list(rows) for _, rows in groupby(self.rows, key=lambda row: row.place.block.number)]
        events = [YearEntry(moment, row) for row in self.rows for moment in row.moments]
        events.sort(key=lambda event: event.moment.date)
        by_year = groupby(events, key=lambda event: event.moment.date.year)
        self.years = [(year, list(found)) for year, found in by_year]

    def _row(self, development: Development, days: list[Moment], places: list[Place]) -> Row:
        places = [place for place in places if not self.theme or place.theme_place in self.theme.with_children]
        # What is about a part of an initiative is also about the whole.
        parts = [place for place in places if isinstance(place, InitiativePlace) and place.parent is places[0]]
        namesakes = [place for place in places if place.name == development.label]
        before = self.axis.first if days[0].date.year < self.axis.first else None
        return Row(development, (namesakes or parts or places)[0], days, self._points(days), before)

    def _points(self, days: list[Moment]) -> list[Point]:
        xs = [self.axis.x(day.date) for day in days]
        # How many before it are so near that it has to be drawn below them.
        levels = [sum(abs(x - other) < NEAR for other in xs[:at]) for at, x in enumerate(xs)]
        middle = max(levels) * 6
        return [Point(day.kind, x, 12 * level - middle) for day, x, level in zip(days, xs, levels, strict=True)]
