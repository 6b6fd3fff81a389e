"""*Toen en nu*: how far each initiative was and what it is now, in numbers and as a list."""

from typing import NamedTuple

from annex import wording
from annex.model import page_paths
from annex.model.annex import StatusValue
from annex.model.developments import State
from annex.project import Project
from annex.relate.developments import Crosstab, Then, statuses_of
from annex.relate.places import InitiativePlace, ThemePlace
from annex.render.bands import Bands
from annex.render.page import Page

PATH = page_paths.STATUSES

Choice = tuple[str, str]
"""A value of a filter, and its words."""


class Proposals(NamedTuple):
    """How many proposals there were in 2022, how many of them are in force now, and a link to those."""

    number: int
    in_force: int
    href: str


class ListRow(NamedTuple):
    """An initiative. `when` is the day of the newest outcome, or until when the editors searched; `named` are the
    values by which the filter *Noemt* finds it."""

    place: InitiativePlace
    then: list[Then]
    now: State
    when: str
    named: list[str]


class StatusesView(NamedTuple):
    """The numbers, as a table and as a picture, and the list by theme with the choices of its filters."""

    table: Crosstab
    bands: Bands
    without_outcome: int
    proposals: Proposals | None
    then_choices: list[Choice]
    now_choices: list[Choice]
    theme_choices: list[Choice]
    groups: list[tuple[ThemePlace, list[ListRow]]]


def view(page: Page) -> StatusesView:
    """All initiatives."""
    index, table = page.index, page.project.developments.crosstab()
    themes = [theme for theme in index.themes.values() if theme.initiatives]
    return StatusesView(
        table,
        Bands(table),
        sum(number for state, number in table.columns.items() if not state.needs_outcome),
        proposals(page),
        [(then.slug, then) for then in table.rows],
        [(state.slug, state) for state in table.columns],
        [choice for tops in index.blocks.values() for choice in _block_and_themes(tops)],
        [(theme, [_row(page.project, place) for place in theme.own_initiatives]) for theme in themes],
    )


def size(project: Project) -> int:
    """The number of initiatives."""
    return len(project.index.initiatives)


def proposals(page: Page) -> Proposals | None:
    """What became of the proposals; None if there were none."""
    table = page.project.developments.crosstab()
    pair = StatusValue.VOORSTEL, State.IN_FORCE
    number = table.rows.get(StatusValue.VOORSTEL, 0)
    return Proposals(number, table.cells[pair], page.list_url(*pair)) if number else None


def _block_and_themes(tops: list[ThemePlace]) -> list[Choice]:
    """A building block, and its themes that have initiatives."""
    block = tops[0].block
    themes = [theme for top in tops for theme in top.with_children if theme.all_initiatives]
    return [(block.id, f"{block.number} {block.short_title}"), *((theme.id, theme.numbered) for theme in themes)]


def _row(project: Project, place: InitiativePlace) -> ListRow:
    state = project.developments.states[place.id]
    outcomes = project.developments.for_subject(place, "outcome")
    searched = f"gezocht tot {wording.date(state.as_of)}" if state.searched and state.as_of else ""
    when = (wording.period(outcomes[0].date) if outcomes else "") or searched
    subjects = project.references.subjects(place)
    named = ["bedrag"] * bool(place.budgets) + ["instrument"] * bool(subjects) + [one.level for one in subjects]
    return ListRow(place, statuses_of(place), state.state, when, list(dict.fromkeys(named)))
