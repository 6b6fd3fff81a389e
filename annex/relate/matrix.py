"""Which instrument comes back in which theme, as tables that a page can hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from annex.model.register import Instrument
from annex.relate.cross_references import CrossReferences, ThemeSources
from annex.relate.places import ThemePlace

WIDEST = 30
"""Columns of a table. Where all themes don't fit, there is a table for some building blocks at a time, with the
instruments that come back there: one for all would grow with the square of the annex."""


@dataclass(frozen=True)
class Row:
    """An instrument, and what names it or its parts, by theme."""

    instrument: Instrument
    groups: dict[ThemePlace, ThemeSources]


@dataclass(frozen=True)
class Table:
    """The themes of some building blocks, each with its sub-themes behind it, and the instruments that they name."""

    blocks: list[list[ThemePlace]] = field(default_factory=list)
    themes: list[ThemePlace] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def tables(references: CrossReferences) -> list[Table]:
    """The tables in the annex's order; in each the instruments that come back in most themes first."""
    found: list[Table] = []
    of_theme: dict[ThemePlace, Table] = {}
    for block in references.index.blocks.values():
        themes = list(_with_children(block))
        if not found or len(found[-1].themes) + len(themes) > WIDEST:
            found.append(Table())
        found[-1].blocks.append(block)
        found[-1].themes.extend(themes)
        of_theme.update(dict.fromkeys(themes, found[-1]))
    for instrument in references.most_named:
        rows: dict[int, Row] = {}
        for group in references.by_theme(instrument, with_parts=True):
            table = of_theme[group.theme]
            if id(table) not in rows:
                rows[id(table)] = Row(instrument, {})
                table.rows.append(rows[id(table)])
            rows[id(table)].groups[group.theme] = group
    return found


def _with_children(themes: list[ThemePlace]) -> Iterator[ThemePlace]:
    for theme in themes:
        yield theme
        yield from _with_children(theme.children)
