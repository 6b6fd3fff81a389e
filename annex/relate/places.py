"""The place of each record in the annex, and the citations of each footnote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from annex.model import footnote_marks, page_paths
from annex.model.annex import Annex, BuildingBlock, Footnote, Initiative, Theme


class ThemePlace:
    """A theme in its building block. `number` is '2.2', that of a sub-theme '2.2.3'. `initiatives` and `children`, its
    sub-themes, are those directly in it. `page` is a path in `docs/`."""

    def __init__(self, theme: Theme, block: BuildingBlock, number: str, parent: ThemePlace | None = None) -> None:
        self.theme, self.block, self.number, self.parent = theme, block, number, parent
        self.id, self.name, self.label, self.text = theme.id, theme.title, theme.label, theme.text or ""
        self.page = page_paths.theme_page(block, theme, parent.theme if parent else None)
        self.initiatives = [InitiativePlace(record, self, 1) for record in theme.initiatives]
        children = enumerate(theme.themes, start=1)
        self.children = [ThemePlace(child, block, f"{number}.{position}", self) for position, child in children]

    @property
    def theme_place(self) -> ThemePlace:
        """Itself; on an initiative, its theme."""
        return self

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
    def with_children(self) -> Iterator[ThemePlace]:
        """Itself and everything under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.with_children

    @property
    def all_initiatives(self) -> Iterator[InitiativePlace]:
        """Every initiative in it and in its sub-themes, in reading order."""
        return (place for theme in self.with_children for first in theme.initiatives for place in first.family)


class InitiativePlace:
    """An initiative in its theme. `level` is 1 for a bullet, 2 for a bullet under a bullet. `children` are the bullets
    under it; `pages` are those of the annex with its text."""

    def __init__(
        self, initiative: Initiative, theme: ThemePlace, level: int, parent: InitiativePlace | None = None
    ) -> None:
        self.initiative, self.theme, self.level, self.parent = initiative, theme, level, parent
        self.id, self.name, self.text, self.theme_place = initiative.id, initiative.name, initiative.text, theme
        self.statuses, self.budgets = initiative.statuses, initiative.budgets
        self.pages = [initiative.page, *(page_break.page for page_break in initiative.page_breaks)]
        self.children = [InitiativePlace(child, theme, level + 1, self) for child in initiative.initiatives]

    @property
    def family(self) -> Iterator[InitiativePlace]:
        """Itself and everything under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.family


Place = ThemePlace | InitiativePlace

Source = Place | Footnote
"""A text of the annex: a theme's running text, an initiative or a footnote."""


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
    """The places and footnotes of an annex. `themes` and `initiatives` are by id, in reading order; `footnotes` and
    `citations` are by footnote number; `places` holds themes and initiatives in reading order."""

    def __init__(self, annex: Annex) -> None:
        self.annex = annex
        self.blocks: dict[str, list[ThemePlace]] = {}
        for block in annex.building_blocks:
            themes = enumerate(block.themes, start=1)
            self.blocks[block.id] = [ThemePlace(theme, block, f"{block.number}.{n}") for n, theme in themes]
        self.themes = {place.id: place for tops in self.blocks.values() for top in tops for place in top.with_children}
        self.initiatives: dict[str, InitiativePlace] = {}
        self.footnotes = {note.number: note for note in annex.footnotes}
        self.places: list[Place] = []
        for theme in self.themes.values():
            members = [place for first in theme.initiatives for place in first.family]
            self.initiatives |= {place.id: place for place in members}
            self.places += [theme, *members]
        self.citations: dict[int, list[Citation]] = {number: [] for number in self.footnotes}
        self._citations_at: dict[Place, list[Citation]] = defaultdict(list)
        for place in self.places:
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
    def stating(self) -> list[InitiativePlace | Footnote]:
        """The texts that can state statuses and amounts, in reading order."""
        return [*self.initiatives.values(), *self.footnotes.values()]

    def themes_of(self, source: Source) -> list[ThemePlace]:
        """The theme of a text, or the themes that cite a footnote, in order."""
        places = [c.place for c in self.citations[source.number]] if isinstance(source, Footnote) else [source]
        return list(dict.fromkeys(place.theme_place for place in places))

    def citations_at(self, place: Place) -> list[Citation]:
        """The marks in the text of one place, in order."""
        return self._citations_at[place]

    def cite(self, place: InitiativePlace) -> str:
        """How to cite an initiative. A name by the editors is in square brackets."""
        letter, record = self.annex.document.letter, place.initiative
        pages_of = "–".join(str(page) for page in dict.fromkeys((place.pages[0], place.pages[-1])))
        name = f"‘{record.name}’" if record.name_by == "annex" else f"[{record.name}]"
        return f"Bijlage 2 bij {letter.reference}, p. {pages_of}, {name}"

    def footnotes_on(self, theme: ThemePlace) -> list[Footnote]:
        """The footnotes that a theme's page cites, in the order of their numbers."""
        places: list[Place] = [theme, *(p for i in theme.initiatives for p in i.family)]
        numbers = {c.number for place in places for c in self.citations_at(place)}
        return [self.footnotes[number] for number in sorted(numbers)]
