"""The place of each record in the annex, and the citations of each footnote."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from annex.model import footnote_marks, page_paths
from annex.model.annex import Annex, BuildingBlock, Footnote, Initiative, Theme


class ThemePlace:
    """A theme in its building block. `number` is '2.2', that of a sub-theme '2.2.3'; `numbered` is that and its label.
    `main_number` is '2.2' for both: a spreadsheet would read '2.2.3' as a day. `trail` is 'Bouwsteen 2 › Chips',
    and `page` a path in `docs/`. `initiatives` and `children`, its sub-themes, are those directly in it, and
    `own_initiatives` also those under its initiatives. `with_children` and `all_initiatives` are itself and everything
    under it, in reading order.
    """

    def __init__(self, theme: Theme, block: BuildingBlock, number: str, parent: ThemePlace | None = None) -> None:
        self.theme, self.block, self.number, self.parent, self.theme_place = theme, block, number, parent, self
        self.id, self.name, self.label, self.text = theme.id, theme.title, theme.label, theme.text or ""
        self.numbered, self.main_number = f"{number} {self.label}", parent.number if parent else number
        self.trail = " › ".join([f"Bouwsteen {block.number}", *([parent.label] if parent else []), self.label])
        self.page = page_paths.theme_page(block, theme, parent.theme if parent else None)
        self.initiatives = [InitiativePlace(record, self, 1) for record in theme.initiatives]
        children = enumerate(theme.themes, start=1)
        self.children = [ThemePlace(child, block, f"{number}.{position}", self) for position, child in children]
        self.with_children: list[ThemePlace] = [self, *(t for child in self.children for t in child.with_children)]
        self.own_initiatives = [place for first in self.initiatives for place in first.family]
        self.all_initiatives = [place for part in self.with_children for place in part.own_initiatives]


class InitiativePlace:
    """An initiative in its theme. `level` is 1 for a bullet, 2 for a bullet under a bullet. `children` are the bullets
    under it; `family` is itself and everything under it, in reading order. `pages` of the annex have its text."""

    def __init__(
        self, initiative: Initiative, theme: ThemePlace, level: int, parent: InitiativePlace | None = None
    ) -> None:
        self.initiative, self.theme, self.block, self.level, self.parent = initiative, theme, theme.block, level, parent
        self.id, self.name, self.text, self.theme_place = initiative.id, initiative.name, initiative.text, theme
        self.statuses, self.budgets = initiative.statuses, initiative.budgets
        self.pages = [initiative.page, *(page_break.page for page_break in initiative.page_breaks)]
        self.children = [InitiativePlace(child, theme, level + 1, self) for child in initiative.initiatives]
        self.family: list[InitiativePlace] = [self, *(p for child in self.children for p in child.family)]


Place = ThemePlace | InitiativePlace

AnnexText = Place | Footnote
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
    """The places and footnotes of an annex, in reading order.

    `blocks` holds the themes of each building block by its id; `themes` and `initiatives` are by id, `footnotes` and
    `citations` by footnote number; `citations_at` holds the marks in the text of a place. `places` are themes and
    initiatives; `texts` are all texts, `stating` those that can state statuses and amounts, both with footnotes last.
    `shared_names` are the names that several initiatives have.
    """

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
            self.initiatives |= {place.id: place for place in theme.own_initiatives}
            self.places += [theme, *theme.own_initiatives]
        self.texts: list[AnnexText] = [*self.places, *self.footnotes.values()]
        self.stating: list[InitiativePlace | Footnote] = [*self.initiatives.values(), *self.footnotes.values()]
        self.citations: dict[int, list[Citation]] = {number: [] for number in self.footnotes}
        self.citations_at: dict[Place, list[Citation]] = {place: [] for place in self.places}
        for place in self.places:
            for number in footnote_marks.numbers(place.text):
                citation = Citation(number, len(self.citations[number]) + 1, place)
                self.citations[number].append(citation)
                self.citations_at[place].append(citation)
        names = Counter(place.name for place in self.initiatives.values())
        self.shared_names = {name for name, times in names.items() if times > 1}

    def themes_of(self, text: AnnexText) -> list[ThemePlace]:
        """The theme of a text, or the themes that cite a footnote, in order."""
        places = [c.place for c in self.citations[text.number]] if isinstance(text, Footnote) else [text]
        return list(dict.fromkeys(place.theme_place for place in places))

    def footnotes_on(self, theme: ThemePlace) -> list[Footnote]:
        """The footnotes that a theme's page cites, in the order of their numbers."""
        places: list[Place] = [theme, *theme.own_initiatives]
        numbers = {citation.number for place in places for citation in self.citations_at[place]}
        return [self.footnotes[number] for number in sorted(numbers)]
