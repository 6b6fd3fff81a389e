"""The matrix of instruments and themes: which theme's texts name which instrument."""

from __future__ import annotations

from dataclasses import dataclass

from annex.model.register import Instrument
from annex.relate.cross_references import CrossReferences, ThemeSources
from annex.relate.places import ThemePlace


@dataclass(frozen=True)
class Matrix:
    """The themes of each building block, sub-themes behind their theme; and for each instrument, by theme, the texts
    that name it or its parts."""

    blocks: list[list[ThemePlace]]
    rows: list[tuple[Instrument, dict[ThemePlace, ThemeSources]]]


def matrix_of(references: CrossReferences) -> Matrix:
    """The matrix of an annex. Instruments that occur in most themes come first."""
    blocks = [[t for theme in themes for t in theme.with_children] for themes in references.index.blocks.values()]
    rows = [
        (instrument, {group.theme: group for group in references.by_theme(instrument, with_parts=True)})
        for instrument in references.most_named
    ]
    return Matrix(blocks, rows)
