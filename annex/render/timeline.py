"""The timeline: which day goes where in the lane of its row."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import groupby

from annex.model.annex import BuildingBlock
from annex.model.developments import Development, Moment
from annex.relate.developments import Developments
from annex.relate.places import Place, ThemePlace

FIRST_YEAR, LAST_YEAR = 2021, 2027


@dataclass(frozen=True)
class Point:
    """A moment, at `x` percent from the left of the lane. `is_before`: it lies before the first year."""

    moment: Moment
    x: float
    is_before: bool


@dataclass(frozen=True)
class Row:
    """A development with its moments, and the first place that has it."""

    development: Development
    place: Place
    points: list[Point]


class Timeline:
    """Developments with a name and a day: by building block, ordered by their first day. `theme` leaves out others."""

    years = tuple(range(FIRST_YEAR, LAST_YEAR + 1))

    def __init__(self, developments: Developments, theme: ThemePlace | None = None) -> None:
        named = [d for d in (developments.within(theme) if theme else developments.all) if d.label and d.moments]
        rows = [self._row(d, developments.places_of(d)[0]) for d in named]
        rows.sort(key=lambda row: (row.place.theme_place.block.number, min(p.moment.date for p in row.points)))
        self.groups: list[tuple[BuildingBlock, list[Row]]] = [
            (block, list(group)) for block, group in groupby(rows, key=lambda row: row.place.theme_place.block)
        ]

    def x(self, day: datetime.date) -> float:
        """The distance of a day from the left in percent, clamped to the lane."""
        start, end = datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR + 1, 1, 1)
        return round(100 * min(max((day - start) / (end - start), 0), 1), 2)

    def _row(self, development: Development, place: Place) -> Row:
        points = [Point(m, self.x(m.date), m.date.year < FIRST_YEAR) for m in development.moments]
        return Row(development, place, points)
