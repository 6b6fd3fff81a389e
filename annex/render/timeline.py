"""The timeline: which day goes where in a drawing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from annex.model.outcomes import Moment, Outcome

FIRST_YEAR, LAST_YEAR = 2021, 2027


@dataclass(frozen=True)
class Point:
    """A moment, at `x` from the left. `is_before`: it lies before the first year."""

    moment: Moment
    x: float
    is_before: bool


@dataclass(frozen=True)
class Row:
    """An outcome, at `y` from the top. Its label starts at `label_x`, or ends there if `label_ends`."""

    outcome: Outcome
    points: list[Point]
    y: int
    label_x: float
    label_ends: bool


class Timeline:
    """Outcomes that have a date, ordered by their first one, in a drawing of `width` by `height`."""

    width = 680
    side = 12
    row_height = 26
    top = 72
    gap = 12

    def __init__(self, outcomes: list[Outcome]) -> None:
        dated = [outcome for outcome in outcomes if outcome.moments]
        dated.sort(key=lambda outcome: min(moment.date for moment in outcome.moments))
        self.years = list(range(FIRST_YEAR, LAST_YEAR + 1))
        self.rows = [self._row(outcome, position) for position, outcome in enumerate(dated)]
        self.height = self.top + self.row_height * len(self.rows) + self.side

    def x(self, day: datetime.date) -> float:
        """The distance of a day from the left, clamped to the drawing."""
        start, end = datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR + 1, 1, 1)
        share = (day - start).days / (end - start).days
        return round(self.side + min(max(share, 0), 1) * (self.width - 2 * self.side), 1)

    def start_of(self, year: int) -> float:
        """The distance of 1 January from the left."""
        return self.x(datetime.date(year, 1, 1))

    def _row(self, outcome: Outcome, position: int) -> Row:
        points = [Point(m, self.x(m.date), m.date.year < FIRST_YEAR) for m in outcome.moments]
        left, right = min(point.x for point in points), max(point.x for point in points)
        ends = self.width - right < left
        y = self.top + self.row_height * position + self.row_height // 2
        return Row(outcome, points, y, left - self.gap if ends else right + self.gap, ends)
