"""*Instrumenten*: a row for every instrument, and those that more than one theme names."""

from collections.abc import Callable
from functools import partial
from itertools import groupby
from typing import NamedTuple

from annex.model import page_paths
from annex.model.register import Instrument
from annex.project import Project
from annex.relate.places import AnnexText, Index, InitiativePlace, ThemePlace
from annex.render.editorial import NameLine, name_lines
from annex.render.page import Page

PATH = page_paths.INSTRUMENTS

ByTheme = dict[ThemePlace, list[AnnexText]]
"""The texts that name an instrument, by theme."""


class InstrumentRow(NamedTuple):
    """An instrument. `kind_slug` is its kind in an address."""

    record: Instrument
    kind_slug: str
    name_lines: list[NameLine]
    named_in: ByTheme


class InstrumentsView(NamedTuple):
    """All instruments, from A to Z, and those that recur. `kinds` and `levels` are the choices of the filters, as value
    and words; `words` returns those of a link to a text."""

    kinds: list[tuple[str, str]]
    levels: list[tuple[str, str]]
    letters: list[tuple[str, list[InstrumentRow]]]
    recurring: list[tuple[Instrument, ByTheme]]
    words: Callable[[AnnexText], str]


def view(page: Page) -> InstrumentsView:
    """All instruments."""
    references = page.project.references
    instruments = sorted(page.project.register.instruments, key=lambda instrument: instrument.name.casefold())
    letters = groupby(instruments, key=lambda instrument: instrument.name[0].upper())
    groups = [(one, references.by_theme(one, with_parts=True)) for one in references.most_named]

    def row(one: Instrument) -> InstrumentRow:
        names = name_lines(one.official_names(), one.other_names())
        return InstrumentRow(one, _slug(one.kind), names, references.by_theme(one))

    return InstrumentsView(
        [(_slug(kind), kind) for kind in sorted({str(one.kind) for one in instruments}, key=str.casefold)],
        [(level, level) for level in sorted({str(one.level) for one in instruments}, key=str.casefold)],
        [(letter, [row(one) for one in group]) for letter, group in letters],
        [(one, by_theme) for one, by_theme in groups if len(by_theme) > 1],
        partial(_words, page.index),
    )


def size(project: Project) -> int:
    """The number of instruments."""
    return len(project.register.instruments)


def _slug(kind: str) -> str:
    return kind.replace(" ", "-")


def _words(index: Index, text: AnnexText) -> str:
    """The words of a link to a text. Of two initiatives with one name, they say the theme too."""
    if isinstance(text, ThemePlace):
        return f"toelichting bij {text.label}"
    if isinstance(text, InitiativePlace) and text.name in index.shared_names:
        return f"{text.name} ({text.theme.label})"
    return text.name
