"""The place of each record in the annex, and the citations of each footnote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from annex.model import footnote_marks, page_paths
from annex.model.annex import Annex, BuildingBlock, Footnote, Initiative, NameBy, Theme


@dataclass(frozen=True, eq=False)
class _Place:
    """Something with an id, a name and a text with footnote marks; a theme's text may be empty."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, eq=False)
class ThemePlace(_Place):
    """A theme in its building block. `number` is '2.2', that of a sub-theme '2.2.3'."""

    theme: Theme
    block: BuildingBlock
    number: str
    parent: ThemePlace | None
    children: list[ThemePlace] = field(default_factory=list)
    initiatives: list[InitiativePlace] = field(default_factory=list)

    @property
    def theme_place(self) -> ThemePlace:
        """Itself; on an initiative, its theme."""
        return self

    @property
    def label(self) -> str:
        return self.theme.label

    @property
    def numbered(self) -> str:
        """'2.2.3 Kritieke grondstoffen'."""
        return f"{self.number} {self.label}"

    @property
    def main_number(self) -> str:
        """'2.2', also for '2.2.3', which a spreadsheet would read as a day."""
        return self.parent.number if self.parent else self.number

    @property
    def trail(self) -> str:
        """'Bouwsteen 2 › Afhankelijkheden verminderen › Halfgeleiders'."""
        above = [self.parent.label] if self.parent else []
        return " › ".join([f"Bouwsteen {self.block.number}", *above, self.label])

    @property
    def page(self) -> str:
        """The page that shows it, as a path in `docs/`."""
        return page_paths.theme_page(self.block, self.theme, self.parent.theme if self.parent else None)

    @property
    def with_children(self) -> Iterator[ThemePlace]:
        """Itself and everything under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.with_children

    @property
    def all_initiatives(self) -> Iterator[InitiativePlace]:
        """Every initiative in it and in its sub-themes, in reading order."""
        return (place for theme in self.with_children for first in theme.initiatives for place in first.family)


@dataclass(frozen=True, eq=False)
class InitiativePlace(_Place):
    """An initiative in its theme. `level` is 1 for a bullet, 2 for a bullet under a bullet."""

    initiative: Initiative
    theme: ThemePlace
    level: int
    parent: InitiativePlace | None
    children: list[InitiativePlace] = field(default_factory=list)

    @property
    def theme_place(self) -> ThemePlace:
        return self.theme

    @property
    def family(self) -> Iterator[InitiativePlace]:
        """Itself and everything under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.family

    @property
    def pages(self) -> list[int]:
        """The pages of the annex with its text."""
        return [self.initiative.page, *(b.page for b in self.initiative.page_breaks)]


Place = ThemePlace | InitiativePlace

Source = Place | Footnote
"""A text of the annex: a theme's running text, an initiative or a footnote."""


def source_id(source: Source) -> str:
    """The id of a theme or an initiative, or 'voetnoot-5'. No record has an id that begins like the latter."""
    return f"voetnoot-{source.number}" if isinstance(source, Footnote) else source.id


@dataclass(frozen=True)
class Citation:
    """A footnote mark: footnote `number`, cited at `place`, for the `ordinal`-th time in the annex (from 1)."""

    number: int
    ordinal: int
    place: Place

    @property
    def anchor(self) -> str:
        """The mark's own id, by which a note leads back to it."""
        return f"verwijzing-{self.number}" + (f"-{self.ordinal}" if self.ordinal > 1 else "")


class Index:
    """The places and footnotes of an annex.

    `themes` and `initiatives` are by id, in reading order; `footnotes` and `citations` are by footnote number;
    `places` holds themes and initiatives in reading order.
    """

    def __init__(self, annex: Annex) -> None:
        self.annex = annex
        self.blocks: dict[str, list[ThemePlace]] = {}
        self.themes: dict[str, ThemePlace] = {}
        self.initiatives: dict[str, InitiativePlace] = {}
        self.footnotes = {note.number: note for note in annex.footnotes}
        self.citations: dict[int, list[Citation]] = {number: [] for number in self.footnotes}
        self.places: list[Place] = []
        self._citations_at: dict[Place, list[Citation]] = defaultdict(list)
        for block in annex.building_blocks:
            self.blocks[block.id] = [
                self._add_theme(theme, block, f"{block.number}.{position}", None)
                for position, theme in enumerate(block.themes, start=1)
            ]

    def _add_theme(self, theme: Theme, block: BuildingBlock, number: str, parent: ThemePlace | None) -> ThemePlace:
        place = ThemePlace(theme.id, theme.title, theme.text or "", theme, block, number, parent)
        self.themes[place.id] = place
        self._add_place(place)
        for initiative in theme.initiatives:
            place.initiatives.append(self._add_initiative(initiative, place, 1, None))
        for position, child in enumerate(theme.themes, start=1):
            place.children.append(self._add_theme(child, block, f"{number}.{position}", place))
        return place

    def _add_initiative(
        self, record: Initiative, theme: ThemePlace, level: int, parent: InitiativePlace | None
    ) -> InitiativePlace:
        place = InitiativePlace(record.id, record.name, record.text, record, theme, level, parent)
        self.initiatives[place.id] = place
        self._add_place(place)
        for child in record.initiatives:
            place.children.append(self._add_initiative(child, theme, level + 1, place))
        return place

    def _add_place(self, place: Place) -> None:
        self.places.append(place)
        for number in footnote_marks.numbers(place.text):
            citation = Citation(number, len(self.citations[number]) + 1, place)
            self.citations[number].append(citation)
            self._citations_at[place].append(citation)

    @cached_property
    def shared_names(self) -> set[str]:
        """The names that several initiatives have."""
        names = Counter(place.name for place in self.initiatives.values())
        return {name for name, times in names.items() if times > 1}

    @property
    def sources(self) -> list[Source]:
        """Every text of the annex in reading order, footnotes last."""
        return [*self.places, *self.footnotes.values()]

    @property
    def stating(self) -> list[tuple[InitiativePlace | Footnote, Initiative | Footnote]]:
        """The texts that can state statuses and amounts, in reading order, each with its record."""
        initiatives = ((place, place.initiative) for place in self.initiatives.values())
        return [*initiatives, *((note, note) for note in self.footnotes.values())]

    def citations_at(self, place: Place) -> list[Citation]:
        """The marks in the text of one place, in order."""
        return self._citations_at[place]

    def cite(self, place: InitiativePlace) -> str:
        """How to cite an initiative. A name by the editors is in square brackets."""
        letter, record = self.annex.document.letter, place.initiative
        pages_of = "–".join(str(page) for page in dict.fromkeys((place.pages[0], place.pages[-1])))
        name = f"‘{record.name}’" if record.name_by is NameBy.ANNEX else f"[{record.name}]"
        return f"Bijlage 2 bij {letter.reference}, p. {pages_of}, {name}"

    def footnotes_on(self, theme: ThemePlace) -> list[Footnote]:
        """The footnotes that a theme's page cites, in the order of their numbers."""
        places: list[Place] = [theme, *(p for i in theme.initiatives for p in i.family)]
        numbers = {c.number for place in places for c in self.citations_at(place)}
        return [self.footnotes[number] for number in sorted(numbers)]
