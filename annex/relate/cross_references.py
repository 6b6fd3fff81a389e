"""Finds the instruments that each text mentions, and relates records through them."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from annex.model.annex import Budget, Footnote, Status
from annex.model.developments import Development, DevelopmentData
from annex.model.english import English
from annex.model.name_matcher import NameMatcher, is_in
from annex.model.register import Instrument, Named, Register, distinct
from annex.relate.developments import Developments
from annex.relate.places import AnnexText, Index, InitiativePlace, Place, ThemePlace
from annex.relate.segments import Segmenter


class CrossReferences:
    """The instruments of a register, looked up in an annex.

    `instruments` is by id. `homes` and `parts` hold instruments by the id of the initiative that is about them and of
    the instrument that they are a part of. `named_in` holds the instruments that a text names, by the text's id, each
    once and in the order of the text. By the id of an instrument, `texts` holds the texts that name it, and
    `statuses` and `budgets` what is stated about it and its parts, each with its text. `uses` holds the texts that use
    an abbreviation. Texts are in reading order, footnotes last. `glosses` and `titles` are in English, by id.
    """

    def __init__(
        self, index: Index, register: Register, developments: DevelopmentData, english: English | None = None
    ) -> None:
        self.index = index
        self.english = english or English(terms=[], titles=[], glosses=[])
        self.glosses = {gloss.id: gloss for gloss in self.english.glosses}
        self.titles = {title.id: title.title for title in self.english.titles}
        self.register = register
        self.developments = Developments(index, developments, register)
        self.instruments = {instrument.id: instrument for instrument in register.instruments}
        self.homes: dict[str, list[Instrument]] = defaultdict(list)
        self.parts: dict[str, list[Instrument]] = defaultdict(list)
        for instrument in register.instruments:
            self.homes[instrument.home or ""].append(instrument)
            self.parts[instrument.parent or ""].append(instrument)
        segmenter = Segmenter(index, register)
        self.segments, self.mentioned = segmenter.segments, segmenter.mentioned
        # Many pages show the same names.
        self.name_segments = cache(segmenter.name_segments)
        self._editors_names = {names.subject: names for names in register.names}
        self.named_in: dict[str, list[Instrument]] = {}
        self.texts: dict[str, list[AnnexText]] = defaultdict(list)
        self.uses: dict[str, list[AnnexText]] = defaultdict(list)
        self.statuses: dict[str, list[tuple[Status, AnnexText]]] = defaultdict(list)
        self.budgets: dict[str, list[tuple[Budget, AnnexText]]] = defaultdict(list)
        shorts = NameMatcher((abbreviation.short, abbreviation.short) for abbreviation in register.abbreviations)
        for text in index.texts:
            self.named_in[text.id] = self.mentioned(text.text)
            for instrument in self.named_in[text.id]:
                self.texts[instrument.id].append(text)
            for short in dict.fromkeys(shorts.found(text.text)):
                self.uses[short].append(text)
        self._order = {id_: position for position, id_ in enumerate(self.named_in)}
        for stating in index.stating:
            self._add_stated(stating)
        self._initiatives_about: dict[str, list[InitiativePlace]] = defaultdict(list)
        for place in index.initiatives.values():
            for instrument in self.subjects(place):
                self._initiatives_about[instrument.id].append(place)

    def _add_stated(self, text: InitiativePlace | Footnote) -> None:
        """Add the statuses and amounts of a text to the instruments that they name, and to the parents of those. A
        status without `for` applies to the instruments that the text is about."""
        for status in text.statuses:
            about = [instrument.id for instrument in self.homes.get(text.id, [])]
            for id_ in self._mentioned_with_parents(status.subject) if status.subject else about:
                self.statuses[id_].append((status, text))
        for budget in text.budgets:
            for id_ in self._mentioned_with_parents(budget.subject):
                self.budgets[id_].append((budget, text))

    def _mentioned_with_parents(self, text: str) -> list[str]:
        """The ids of the instruments that a text names, and of their parents, each once."""
        ids = (id_ for instrument in self.mentioned(text) for id_ in (instrument.id, instrument.parent) if id_)
        return list(dict.fromkeys(ids))

    def about(self, instrument: Instrument, developments: Iterable[Development]) -> list[Development]:
        """Those of the developments that are about an instrument, a part of it, or no instrument at all."""
        own = {instrument.id, *(part.id for part in self.parts.get(instrument.id, []))}
        others = self.instruments.keys() - own
        return [found for found in developments if not own.isdisjoint(found.about) or others.isdisjoint(found.about)]

    def shares_state(self, instrument: Instrument) -> bool:
        """Whether the state of the initiative that an instrument belongs to is also its own. What decides that state
        may be about another instrument only."""
        now = self.developments.standings.get(instrument.home or "")
        return now is not None and (not now.deciding or bool(self.about(instrument, now.deciding)))

    def by_theme(self, instrument: Instrument) -> dict[ThemePlace, list[AnnexText]]:
        """The texts that name an instrument or a part of it, by theme in the annex's order: the IPCEI Health is an
        IPCEI. A footnote belongs to each theme that cites it."""
        instruments = [instrument, *self.parts.get(instrument.id, [])]
        named = {text.id: text for one in instruments for text in self.texts.get(one.id, [])}
        groups: dict[ThemePlace, list[AnnexText]] = defaultdict(list)
        for id_ in sorted(named, key=self._order.__getitem__):
            for theme in self.index.themes_of(named[id_]):
                groups[theme].append(named[id_])
        return dict(sorted(groups.items(), key=lambda group: self._order[group[0].id]))

    def also_in(self, place: InitiativePlace) -> list[InitiativePlace]:
        """An initiative of each other theme that has something about the same instruments, in the annex's order."""
        found: dict[ThemePlace, InitiativePlace] = {}
        for instrument in self.subjects(place):
            for other in self._initiatives_about[instrument.id]:
                if other.theme is not place.theme:
                    found.setdefault(other.theme, other)
        return sorted(found.values(), key=lambda other: self._order[other.id])

    def subjects(self, place: InitiativePlace) -> list[Instrument]:
        """The instruments that an initiative is about or names."""
        about = self.homes.get(place.id, [])
        return [*about, *(i for i in self.named_in[place.id] if i not in about)]

    def names_of(self, id_: str) -> list[Named]:
        """Other names of an initiative or theme: those of the instruments that it is about, official ones first, then
        the editors'. Each is listed once, ignoring case, and not if it occurs in the subject's own name. A subject that
        the editors named has none."""
        place: Place = self.index.initiatives.get(id_) or self.index.themes[id_]
        if isinstance(place, InitiativePlace) and place.initiative.name_by == "editors":
            return []
        instruments = self.homes.get(id_, [])
        names = [name for instrument in instruments for name in instrument.official.with_language()]
        for instrument in instruments:
            names += [(instrument.name, instrument.language), *instrument.other_names()]
        names += self._editors_names[id_].with_language() if id_ in self._editors_names else []
        return distinct(names, place.name, *(name for name, _ in names if is_in(name, place.name)))

    def official_names_of(self, id_: str) -> list[Named]:
        """Those of its other names that are official."""
        official = [name for instrument in self.homes.get(id_, []) for name in instrument.official.with_language()]
        return [name for name in self.names_of(id_) if name in official]
