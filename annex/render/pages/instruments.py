"""*Wetten en programma’s*: a row for every instrument."""

from collections.abc import Callable
from functools import partial
from itertools import groupby
from typing import NamedTuple

from annex.model import page_paths
from annex.model.annex import StatusValue
from annex.model.developments import Development
from annex.model.register import Instrument
from annex.relate.cross_references import CrossReferences
from annex.relate.places import AnnexText, Index, InitiativePlace, ThemePlace
from annex.relate.standings import Standing, standing
from annex.relate.totals import Amount
from annex.render.editorial import NameLine, name_lines
from annex.render.page import Page

PATH = page_paths.INSTRUMENTS

ByTheme = dict[ThemePlace, list[AnnexText]]
"""The texts that name an instrument or a part of it, by theme."""


class Now(NamedTuple):
    """An instrument now, as the state of the plan at `place` says it, which is about it."""

    place: InitiativePlace
    standing: Standing


class PartRow(NamedTuple):
    """A part of an instrument, and the amounts for it alone."""

    record: Instrument
    amounts: list[Amount]
    now: Now | None


class InstrumentRow(NamedTuple):
    """An instrument. `kind_slug` is its kind in an address. `since` holds what happened to it that its initiative's
    section shows; `amounts` are those that aren't for a single one of its `parts`."""

    record: Instrument
    kind_slug: str
    now: Now | None
    since: list[Development]
    parts: list[PartRow]
    amounts: list[Amount]
    statuses: list[StatusValue]
    named_in: ByTheme
    name_lines: list[NameLine]


class InstrumentsView(NamedTuple):
    """All instruments, from A to Z. `kinds` and `levels` are the choices of the filters, as value and words; `words`
    returns those of a link to a text."""

    kinds: list[tuple[str, str]]
    levels: list[tuple[str, str]]
    letters: list[tuple[str, list[InstrumentRow]]]
    words: Callable[[AnnexText], str]


def view(page: Page) -> InstrumentsView:
    """All instruments."""
    instruments = sorted(page.project.register.instruments, key=lambda instrument: instrument.name.casefold())
    make = Rows(page.project.references, page.project.totals.amounts)
    rows = [make.row(one) for one in instruments]
    return InstrumentsView(
        [(_slug(kind), kind) for kind in sorted({str(one.kind) for one in instruments}, key=str.casefold)],
        [(level, level) for level in sorted({str(one.level) for one in instruments}, key=str.casefold)],
        [(letter, list(group)) for letter, group in groupby(rows, key=lambda row: row.record.name[0].upper())],
        partial(_words, page.index),
    )


class Rows:
    """Makes the rows; `amounts` are those of the whole annex."""

    def __init__(self, references: CrossReferences, amounts: list[Amount]) -> None:
        self.references, self.amounts = references, amounts
        self.index, self.developments = references.index, references.developments
        self._about = references.about

    def row(self, one: Instrument) -> InstrumentRow:
        """The row of an instrument."""
        parts = self.references.parts.get(one.id, [])
        home = self.index.initiatives[one.home] if one.home else None
        amounts = self._amounts_for(one)
        return InstrumentRow(
            one,
            _slug(one.kind),
            self._now(one),
            self._about(one, self.developments.for_subject(home, "outcome")) if home else [],
            [PartRow(part, [a for a in amounts if _parts_in(a, parts) == [part]], self._now(part)) for part in parts],
            [amount for amount in amounts if len(_parts_in(amount, parts)) != 1],
            list(dict.fromkeys(status.value for status, _ in self.references.statuses[one.id])),
            self.references.by_theme(one),
            name_lines(one.official_names(), one.other_names()),
        )

    def _now(self, one: Instrument) -> Now | None:
        """How an instrument stands. What its plan's state rests on may be about another instrument only; then the state
        isn't this one's."""
        if not one.home or not self.references.shares_state(one):
            return None
        of_home, found = self.developments.standings[one.home], self.developments.for_subject(one)
        deciding = self._about(one, of_home.deciding)
        published, checked = self.index.annex.document.date, self.developments.checked
        return Now(self.index.initiatives[one.home], standing(of_home.record, deciding, found, published, checked))

    def _amounts_for(self, one: Instrument) -> list[Amount]:
        """The amounts for an instrument or its parts, each once."""
        named = [budget for budget, _ in self.references.budgets[one.id]]
        return [amount for amount in self.amounts if any(budget in named for _, budget in amount.named_in)]


def _parts_in(amount: Amount, parts: list[Instrument]) -> list[Instrument]:
    """The parts that an amount is for."""
    return [part for part in parts if part in amount.instruments]


def _slug(kind: str) -> str:
    return kind.replace(" ", "-")


def _words(index: Index, text: AnnexText) -> str:
    """The words of a link to a text. Of two initiatives with one name, they say the theme too."""
    if isinstance(text, ThemePlace):
        return f"toelichting bij {text.label}"
    if isinstance(text, InitiativePlace) and text.name in index.shared_names:
        return f"{text.name} ({text.theme.label})"
    return text.name
