"""The matrix of instruments and themes: which theme's texts name which instrument."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annex.model.register import Instrument
from annex.relate.cross_references import CrossReferences, ThemeSources
from annex.relate.places import ThemePlace


@dataclass(frozen=True)
class Row:
    """An instrument, and the sources that name it or its parts, by theme."""

    instrument: Instrument
    groups: dict[ThemePlace, ThemeSources]


@dataclass(frozen=True)
class Matrix:
    """The themes of each building block, sub-themes behind their theme, and a row for each instrument."""

    blocks: list[list[ThemePlace]]
    rows: list[Row]


def matrix(references: CrossReferences) -> Matrix:
    """The matrix of an annex. Instruments that occur in most themes come first."""
    blocks = [list(_with_children(themes)) for themes in references.index.blocks.values()]
    rows = [
        Row(instrument, {group.theme: group for group in references.by_theme(instrument, with_parts=True)})
        for instrument in references.most_named
    ]
    return Matrix(blocks, rows)


def _with_children(themes: list[ThemePlace]) -> Iterator[ThemePlace]:
    for theme in themes:
        yield theme
        yield from _with_children(theme.children)
