"""The picture of then and now: a band for each cell of the crosstab, from its row to its column."""

from collections.abc import Hashable
from dataclasses import dataclass

from annex.relate.developments import Crosstab


@dataclass(frozen=True)
class End:
    """A row or a column of the table with the number of its initiatives, as a bar that is `height` high."""

    label: str
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
        cells = [(row, state, table.cell(row, state)) for row in table.rows for state in table.columns]
        self.left, starts = self._ends([(row, row.label, table.row(row), table.row(row)) for row in table.rows])
        # An initiative with two statuses comes in twice: a column is as high as what comes in.
        incoming = {state: sum(number for _, to, number in cells if to is state) for state in table.columns}
        self.right, stops = self._ends(
            [(state, str(state), table.column(state), incoming[state]) for state in table.columns]
        )
        self.bands = []
        for row, state, number in cells:
            if number:
                self.bands.append(Band(starts[row], stops[state], number * self.unit))
                starts[row] += number * self.unit
                stops[state] += number * self.unit
        self.height = max(end.y + end.height for end in (*self.left, *self.right)) + self.gap

    def _ends(self, found: list[tuple[Hashable, str, int, int]]) -> tuple[list[End], dict[Hashable, int]]:
        """The bars of one side from top to bottom, and where the first band of each begins."""
        y, ends, tops = self.gap, [], {}
        for key, label, count, units in found:
            ends.append(End(label, count, y, units * self.unit))
            tops[key] = y
            y += units * self.unit + self.gap
        return ends, tops
