"""Who names which instrument, and what follows from it: worked out once per build from the annex and the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from annex.model.annex import Budget, Footnote, Status
from annex.model.name_matcher import Finder
from annex.model.register import Abbreviation, Instrument, Language, OtherNames, Register
from annex.relate.places import Index, InitiativePlace, Place, ThemePlace
from annex.relate.segments import Cutter, Piece, Words

Source = Place | Footnote
"""Where the annex names something: in a theme's running text, an initiative or a footnote."""

SEE_ALSO = 5
"""At most so many other initiatives are shown (issue 3)."""

Name = tuple[str, Language | None]
"""A name and its language; None for an abbreviation."""


@dataclass(frozen=True)
class SeeAlso:
    """Another initiative, and the instruments that both name."""

    place: InitiativePlace
    shared: list[Instrument]


@dataclass(frozen=True)
class ThemeSources:
    """What names an instrument in one theme: in the annex's order, footnotes last."""

    theme: ThemePlace
    places: list[Place]
    footnotes: list[Footnote]


class CrossReferences:
    """The instruments of a register, looked up in an annex.

    `instruments` is by id; `named_in` and `sources` lead from a source to the instruments that it names, each once and
    in the order of the text, and back. Raises nothing: `load` has checked that both fit.
    """

    def __init__(self, index: Index, register: Register) -> None:
        self.index = index
        self.register = register
        self.instruments = {instrument.id: instrument for instrument in register.instruments}
        self.homes: dict[str, list[Instrument]] = defaultdict(list)
        self.parts: dict[str, list[Instrument]] = defaultdict(list)
        for instrument in register.instruments:
            self.homes[instrument.home or ""].append(instrument)
            self.parts[instrument.parent or ""].append(instrument)
        self._names = {names.subject: names for names in register.names}
        self._names_of: dict[str, list[Name]] = {}
        self._cutter = Cutter(register)
        self._named: dict[Place | int, list[Instrument]] = {}
        self._sources: dict[str, list[Source]] = {id_: [] for id_ in self.instruments}
        self._uses: dict[str, list[Source]] = {abbreviation.short: [] for abbreviation in register.abbreviations}
        self._statuses: dict[str, list[tuple[Status, Source]]] = {id_: [] for id_ in self.instruments}
        self._budgets: dict[str, list[tuple[Budget, Source]]] = {id_: [] for id_ in self.instruments}
        self._order: dict[Place | int, int] = {}
        shorts = Finder((short, short) for short in self._uses)
        for source in self._all_sources():
            self._order[_key(source)] = len(self._order)
            self._named[_key(source)] = self.mentioned(_text(source))
            for instrument in self.named_in(source):
                self._sources[instrument.id].append(source)
            for short in dict.fromkeys(shorts.found(_text(source))):
                self._uses[short].append(source)
            self._add_stated(source)
        self._about_it: dict[str, list[InitiativePlace]] = {id_: [] for id_ in self.instruments}
        for place in index.initiatives.values():
            for instrument in self.subjects(place):
                self._about_it[instrument.id].append(place)

    def _add_stated(self, source: Source) -> None:
        """What a text states, for each instrument that it states it of, or of a part of that."""
        if isinstance(source, ThemePlace):  # its running text states nothing
            return
        stated = source if isinstance(source, Footnote) else source.initiative
        for status in stated.statuses:
            for id_ in self._wholes(self.mentioned(status.subject)) if status.subject else self._at_home(source):
                self._statuses[id_].append((status, source))
        for budget in stated.budgets:
            for id_ in self._wholes(self.mentioned(budget.subject)):
                self._budgets[id_].append((budget, source))

    def _wholes(self, instruments: list[Instrument]) -> list[str]:
        """Instruments and what they are parts of, each once, by id."""
        ids = (id_ for instrument in instruments for id_ in (instrument.id, instrument.parent) if id_)
        return list(dict.fromkeys(ids))

    def _at_home(self, source: Source) -> list[str]:
        """The instruments that an initiative is about, by id."""
        if not isinstance(source, InitiativePlace):
            return []
        return [instrument.id for instrument in self.homes.get(source.initiative.id, [])]

    def _all_sources(self) -> Iterator[Source]:
        for theme in self.index.themes.values():
            yield theme
            for initiative in theme.initiatives:
                yield from initiative.family
        yield from self.index.footnotes.values()

    def pieces(self, source: Source) -> list[Piece]:
        """The text of a theme, an initiative or a footnote, cut for a page."""
        if isinstance(source, Footnote):
            return list(self._cutter.pieces(source.text, ()))
        breaks = source.initiative.page_breaks if isinstance(source, InitiativePlace) else ()
        return list(self._cutter.pieces(_text(source), self.index.citations_at(source), breaks))

    def runs(self, words: str) -> list[Words]:
        """A name or title cut by language."""
        return list(self._cutter.runs(words))

    def named_in(self, source: Source) -> list[Instrument]:
        """The instruments that a text names."""
        return self._named[_key(source)]

    def sources(self, instrument: Instrument) -> list[Source]:
        """The texts that name an instrument, in reading order, footnotes last."""
        return self._sources[instrument.id]

    def by_theme(self, instrument: Instrument, *, with_parts: bool = False) -> list[ThemeSources]:
        """The texts that name an instrument, grouped by theme in the annex's order; a footnote where it is cited.

        `with_parts` adds the texts that name its parts: an IPCEI Health is an IPCEI.
        """
        sources = self.sources(instrument)
        if with_parts and instrument.id in self.parts:
            named = {_key(s): s for i in (instrument, *self.parts[instrument.id]) for s in self.sources(i)}
            sources = [named[key] for key in sorted(named, key=self._order.__getitem__)]
        groups: dict[ThemePlace, ThemeSources] = {}
        for source in sources:
            if isinstance(source, Footnote):
                for theme in dict.fromkeys(_theme(c.place) for c in self.index.citations[source.number]):
                    groups.setdefault(theme, ThemeSources(theme, [], [])).footnotes.append(source)
            else:
                theme = _theme(source)
                groups.setdefault(theme, ThemeSources(theme, [], [])).places.append(source)
        return sorted(groups.values(), key=lambda group: self._order[group.theme])

    def by_letter(self) -> dict[str, list[Instrument]]:
        """The instruments from A to Z, by first letter."""
        letters: dict[str, list[Instrument]] = defaultdict(list)
        for instrument in sorted(self.register.instruments, key=lambda i: i.name.casefold()):
            letters[instrument.name[0].upper()].append(instrument)
        return dict(sorted(letters.items()))

    @cached_property
    def most_named(self) -> list[Instrument]:
        """The instruments that come back in most themes first, counted with their parts; equal ones by name."""
        themes = {i.id: len(self.by_theme(i, with_parts=True)) for i in self.register.instruments}
        return sorted(self.register.instruments, key=lambda i: (-themes[i.id], i.name.casefold()))

    def see_also(self, place: InitiativePlace) -> list[SeeAlso]:
        """Other initiatives that name the same instruments, the most related first, at most `SEE_ALSO`.

        An instrument relates two initiatives the more, the fewer there are that name it.
        """
        weight: dict[InitiativePlace, float] = defaultdict(float)
        shared: dict[InitiativePlace, list[Instrument]] = defaultdict(list)
        for instrument in self.subjects(place):
            others = [p for p in self._about_it[instrument.id] if p is not place]
            for other in others:
                weight[other] += 1 / len(others)
                shared[other].append(instrument)
        related = sorted(weight, key=lambda other: -weight[other])
        return [SeeAlso(other, shared[other]) for other in related[:SEE_ALSO]]

    def subjects(self, place: InitiativePlace) -> list[Instrument]:
        """The instruments that an initiative is about or names."""
        about = self.homes.get(place.initiative.id, [])
        return [*about, *(i for i in self.named_in(place) if i not in about)]

    def names_of(self, id_: str) -> list[Name]:
        """What an initiative or theme is also called: the names of what it is about, and the editors' names for it.

        Each once in any case, and none that its own name holds.
        """
        if id_ not in self._names_of:
            self._names_of[id_] = self._find_names(id_)
        return self._names_of[id_]

    def _find_names(self, id_: str) -> list[Name]:
        own: OtherNames | None = self._names.get(id_)
        names: list[Name] = []
        for instrument in self.homes.get(id_, []):
            names += [(instrument.name, instrument.language), *instrument.other_names()]
        names += own.with_language() if own else ()
        place = self.index.initiatives.get(id_)
        called = place.initiative.name if place else self.index.themes[id_].theme.title
        held = [name.casefold() for name, _ in names if Finder([(name, name)]).found(called)]
        different: dict[str, Name] = {}
        for name, language in names:
            different.setdefault(name.casefold(), (name, language))
        return [pair for name, pair in different.items() if name not in (*held, called.casefold())]

    def abbreviations(self) -> list[Abbreviation]:
        """The abbreviations from A to Z."""
        return sorted(self.register.abbreviations, key=lambda a: a.short.casefold())

    def other_abbreviations(self) -> list[tuple[str, Instrument]]:
        """The abbreviations that others use and the annex does not, from A to Z, with what they are for."""
        shorts = [(short, i) for i in self.register.instruments for short in i.also_known_as.short]
        return sorted(shorts, key=lambda pair: pair[0].casefold())

    def uses(self, abbreviation: Abbreviation) -> list[Source]:
        """The texts that use an abbreviation, in reading order, footnotes last."""
        return self._uses[abbreviation.short]

    def statuses(self, instrument: Instrument) -> list[tuple[Status, Source]]:
        """The statuses that the annex states of an instrument or its parts, with where: those whose `for` names one of
        them, and at its home one that stands alone there."""
        return self._statuses[instrument.id]

    def budgets(self, instrument: Instrument) -> list[tuple[Budget, Source]]:
        """The amounts that the annex names for an instrument or for its parts, with where."""
        return self._budgets[instrument.id]

    def mentioned(self, text: str | None) -> list[Instrument]:
        """The instruments that some words name, each once."""
        ids = dict.fromkeys(instrument.id for instrument in self._cutter.mentioned(text or ""))
        return [self.instruments[id_] for id_ in ids]


def _key(source: Source) -> Place | int:
    """What a dictionary can hold for a source: a footnote's number."""
    return source.number if isinstance(source, Footnote) else source


def _text(source: Source) -> str:
    if isinstance(source, Footnote):
        return source.text
    return source.initiative.text if isinstance(source, InitiativePlace) else source.theme.text or ""


def _theme(place: Place) -> ThemePlace:
    return place.theme if isinstance(place, InitiativePlace) else place
