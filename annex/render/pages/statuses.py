"""*Toen en nu*: how far each initiative was and what it is now, in numbers and as a list."""

from typing import NamedTuple

from annex.model import page_paths
from annex.model.annex import StatusValue
from annex.model.developments import State
from annex.project import Project
from annex.relate.developments import Crosstab, Then, statuses_of
from annex.relate.places import InitiativePlace, ThemePlace
from annex.relate.standings import Standing
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
    """An initiative, then and now; `named` are the values by which the filter *Noemt* finds it."""

    place: InitiativePlace
    then: list[Then]
    now: Standing
    named: list[str]


class StateCount(NamedTuple):
    """How many initiatives have a state now, and that number in percent of the largest."""

    state: State
    number: int
    percent: str


class StatusesView(NamedTuple):
    """The numbers by state and as a table, and the list by theme with the choices of its filters."""

    states: list[StateCount]
    table: Crosstab
    proposals: Proposals | None
    then_choices: list[Choice]
    now_choices: list[Choice]
    theme_choices: list[Choice]
    groups: list[tuple[ThemePlace, list[ListRow]]]


def view(page: Page) -> StatusesView:
    """All initiatives."""
    index, table = page.index, page.project.developments.crosstab()
    themes = [theme for theme in index.themes.values() if theme.initiatives]
    largest = max(table.columns.values(), default=1)
    return StatusesView(
        [StateCount(state, number, f"{100 * number / largest:.2f}") for state, number in table.columns.items()],
        table,
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
    """What became of the proposals, each once: an initiative isn't counted beside those under it. None if there were
    none."""
    proposed = [place for place in page.index.initiatives.values() if StatusValue.VOORSTEL in statuses_of(place)]
    single = [place for place in proposed if not set(place.family[1:]).intersection(proposed)]
    states = page.project.developments.states
    in_force = sum(states[place.id].state is State.IN_FORCE for place in single)
    url = page.list_url(StatusValue.VOORSTEL, State.IN_FORCE)
    return Proposals(len(single), in_force, url) if single else None


def _block_and_themes(tops: list[ThemePlace]) -> list[Choice]:
    """A building block, and its themes that have initiatives."""
    block = tops[0].block
    themes = [theme for top in tops for theme in top.with_children if theme.all_initiatives]
    return [(block.id, f"{block.number} {block.short_title}"), *((theme.id, theme.numbered) for theme in themes)]


def _row(project: Project, place: InitiativePlace) -> ListRow:
    subjects = project.references.subjects(place)
    named = ["bedrag"] * bool(place.budgets) + ["instrument"] * bool(subjects) + [one.level for one in subjects]
    return ListRow(place, statuses_of(place), project.developments.standings[place.id], list(dict.fromkeys(named)))
