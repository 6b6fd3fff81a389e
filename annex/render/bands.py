"""The picture of then and now: a band for each cell of the crosstab, from its row to its column."""

from dataclasses import dataclass

from annex.model.annex import Explained
from annex.relate.developments import Crosstab


@dataclass(frozen=True)
class End:
    """A row or a column of the table with the number of its initiatives, as a bar that is `height` high."""

    label: Explained
    count: int
    y: int
    height: int


@dataclass(frozen=True)
class Band:
    """A band from `left` down on one side to `right` on the other."""

    left: int
    right: int
    height: int


class Bands:
    """The ends on both sides and the bands between them, in units of an SVG drawing."""

    unit = 2
    gap = 12

    def __init__(self, table: Crosstab) -> None:
        cells = [(row, state, table.cells[row, state] * self.unit) for row in table.rows for state in table.columns]
        self.left = self._ends([(row, number, number * self.unit) for row, number in table.rows.items()])
        # An initiative with two statuses comes in twice: a column is as high as what comes in.
        incoming = {state: sum(height for _, to, height in cells if to is state) for state in table.columns}
        self.right = self._ends([(state, number, incoming[state]) for state, number in table.columns.items()])
        starts, stops = ({end.label: end.y for end in ends} for ends in (self.left, self.right))
        self.bands = []
        for row, state, height in cells:
            if height:
                self.bands.append(Band(starts[row], stops[state], height))
                starts[row] += height
                stops[state] += height
        self.height = max(end.y + end.height for end in (*self.left, *self.right)) + self.gap

    def _ends(self, found: list[tuple[Explained, int, int]]) -> list[End]:
        """The bars of one side from top to bottom."""
        y, ends = self.gap, []
        for label, count, height in found:
            ends.append(End(label, count, y, height))
            y += height + self.gap
        return ends
