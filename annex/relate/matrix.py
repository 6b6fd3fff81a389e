"""The matrix of instruments and themes: which theme's texts name which instrument."""

from __future__ import annotations

from dataclasses import dataclass

from annex.model.register import Instrument
from annex.relate.cross_references import CrossReferences, ThemeSources
from annex.relate.places import ThemePlace

Cells = list[tuple[int, ThemeSources | None]]
"""A row without its empty cells: each cell with the number of empty ones in front of it; last, None."""


@dataclass(frozen=True)
class Matrix:
    """The themes of each building block, sub-themes behind their theme; and for each instrument, by theme, the texts
    that name it or its parts."""

    blocks: list[list[ThemePlace]]
    rows: list[tuple[Instrument, Cells]]


def matrix_of(references: CrossReferences) -> Matrix:
    """The matrix of an annex. Instruments that occur in most themes come first."""
    blocks = [[t for theme in themes for t in theme.with_children] for themes in references.index.blocks.values()]
    columns = {theme: column for column, theme in enumerate(theme for themes in blocks for theme in themes)}
    rows = [
        (
            instrument,
            _cells(
                {columns[group.theme]: group for group in references.by_theme(instrument, with_parts=True)},
                len(columns),
            ),
        )
        for instrument in references.most_named
    ]
    return Matrix(blocks, rows)


def _cells(groups: dict[int, ThemeSources], width: int) -> Cells:
    filled = sorted(groups)
    gaps = [column - before - 1 for before, column in zip([-1, *filled], [*filled, width], strict=True)]
    return list(zip(gaps, [*(groups[column] for column in filled), None], strict=True))
