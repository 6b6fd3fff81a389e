"""What became of what: the editors' outcomes and sources, looked up for each place of the annex, and their timeline."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from annex.model.outcomes import FootnoteSources, Moment, Outcome
from annex.model.register import Instrument
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Place, ThemePlace

FIRST_YEAR, LAST_YEAR = 2021, 2027
"""The years of the timeline (issue 6)."""


class Since:
    """The outcomes and the footnotes' sources of a register."""

    def __init__(self, references: CrossReferences) -> None:
        self.outcomes = references.register.outcomes
        self._index = references.index
        self._homes = references.homes
        self._order = {id(outcome): position for position, outcome in enumerate(self.outcomes)}
        self._about: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in self.outcomes:
            for subject in dict.fromkeys(outcome.about):
                self._about[subject].append(outcome)
        self._sources = {sources.number: sources for sources in references.register.footnotes}

    def of(self, subject: Place | Instrument) -> list[Outcome]:
        """What became of something; of an initiative also what became of the instruments that it is the home of."""
        if isinstance(subject, Instrument):
            ids = {subject.id}
        elif isinstance(subject, ThemePlace):
            ids = {subject.theme.id}
        else:
            ids = {subject.initiative.id, *(i.id for i in self._homes.get(subject.initiative.id, []))}
        found = {id(outcome): outcome for id_ in ids for outcome in self._about.get(id_, ())}
        return sorted(found.values(), key=lambda outcome: self._order[id(outcome)])

    @cached_property
    def places(self) -> list[tuple[Place, list[Outcome]]]:
        """The themes and initiatives of which something became, with what, in the annex's order."""
        places: list[Place] = []
        for theme in self._index.themes.values():
            places.append(theme)
            for initiative in theme.initiatives:
                places += initiative.family
        return [(place, outcomes) for place in places if (outcomes := self.of(place))]

    def places_of(self, outcome: Outcome) -> list[Place]:
        """The themes and initiatives that something became of."""
        return self._places_of.get(id(outcome), [])

    @cached_property
    def _places_of(self) -> dict[int, list[Place]]:
        found: dict[int, list[Place]] = defaultdict(list)
        for place, outcomes in self.places:
            for outcome in outcomes:
                found[id(outcome)].append(place)
        return found

    def sources(self, number: int) -> FootnoteSources | None:
        """What stands behind a footnote."""
        return self._sources.get(number)

    @property
    def timeline(self) -> Timeline:
        """The outcomes with a day that is known."""
        return Timeline(self.outcomes)


@dataclass(frozen=True)
class Point:
    """A moment on the timeline, `x` from its left side. `is_before` says that it lies before the first year."""

    moment: Moment
    x: float
    is_before: bool


@dataclass(frozen=True)
class Row:
    """An outcome on the timeline, `y` from its top. Its name begins, or ends, at `label_x`, where there is room."""

    outcome: Outcome
    points: list[Point]
    y: int
    label_x: float
    label_ends: bool


class Timeline:
    """Outcomes in the order of their first day, laid out for a drawing of `width` by `height`."""

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
        """How far from the left side a day is; one out of range stands on the edge."""
        start, end = datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR + 1, 1, 1)
        share = (day - start).days / (end - start).days
        return round(self.side + min(max(share, 0), 1) * (self.width - 2 * self.side), 1)

    def start_of(self, year: int) -> float:
        """How far from the left side a year begins."""
        return self.x(datetime.date(year, 1, 1))

    def _row(self, outcome: Outcome, position: int) -> Row:
        points = [Point(m, self.x(m.date), m.date.year < FIRST_YEAR) for m in outcome.moments]
        left, right = min(point.x for point in points), max(point.x for point in points)
        ends = self.width - right < left
        y = self.top + self.row_height * position + self.row_height // 2
        return Row(outcome, points, y, left - self.gap if ends else right + self.gap, ends)
