"""*In English*: the glossary, and every initiative in one sentence, with its status in 2022 and now."""

from collections import Counter
from typing import NamedTuple

from annex.model import page_paths
from annex.model.english import Term
from annex.relate.developments import statuses_of
from annex.relate.places import InitiativePlace, ThemePlace
from annex.relate.standings import Standing
from annex.render.page import Page
from annex.render.state_words import ENGLISH, state_words

PATH = page_paths.ENGLISH


class GlossRow(NamedTuple):
    """An initiative: its name, which is no other's, its gloss, its statuses in 2022, and how it stands now, in
    words too. A heading has no state."""

    place: InitiativePlace
    name: str
    text: str
    then: str
    now: Standing | None
    now_words: str


class EnglishView(NamedTuple):
    """The terms, and the initiatives by building block and theme, each with its English title."""

    terms: list[Term]
    blocks: list[tuple[str, int, list[tuple[ThemePlace, str, list[GlossRow]]]]]


def view(page: Page) -> EnglishView:
    """All initiatives."""
    references = page.project.references
    names = Counter(gloss.name for gloss in references.english.glosses)
    blocks = []
    for tops in page.index.blocks.values():
        themes = [place for top in tops for place in top.with_children]
        rows = [
            (theme, references.titles[theme.id], [_row(page, place, names) for place in theme.own_initiatives])
            for theme in themes
        ]
        blocks.append((references.titles[tops[0].block.id], tops[0].block.number, rows))
    return EnglishView(references.english.terms, blocks)


def _row(page: Page, place: InitiativePlace, names: Counter[str]) -> GlossRow:
    developments = page.project.developments
    now = developments.standings.get(place.id)
    then = ", ".join(ENGLISH.states[status] for status in statuses_of(place))
    gloss = page.project.references.glosses[place.id]
    name = f"{gloss.name} ({place.theme.number})" if names[gloss.name] > 1 else gloss.name
    return GlossRow(place, name, gloss.text, then, now, state_words(now, developments.checked, ENGLISH) if now else "")
