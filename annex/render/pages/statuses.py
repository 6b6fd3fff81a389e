"""*Toen en nu*: how far each initiative was and what it is now, as a list."""

from typing import NamedTuple

from annex.model import page_paths
from annex.project import Project
from annex.relate.developments import Then, statuses_of
from annex.relate.places import InitiativePlace, ThemePlace
from annex.relate.standings import Standing
from annex.render.page import Page

PATH = page_paths.STATUSES

Choice = tuple[str, str]
"""A value of a filter, and its words."""


class ListRow(NamedTuple):
    """An initiative, then and now; `named` are the values by which the filter *Noemt* finds it."""

    place: InitiativePlace
    then: list[Then]
    now: Standing
    named: list[str]


class StatusesView(NamedTuple):
    """The list, with the choices of its filters."""

    then_choices: list[Choice]
    now_choices: list[Choice]
    theme_choices: list[Choice]
    rows: list[ListRow]


def view(page: Page) -> StatusesView:
    """All plans, in the annex's order."""
    developments = page.project.developments
    return StatusesView(
        [(then.slug, then) for then in developments.status_counts()],
        [(one.slug, one) for one in (*developments.group_counts(), *developments.state_counts())],
        [choice for tops in page.index.blocks.values() for choice in _block_and_themes(tops)],
        [_row(page.project, place) for place in developments.plans],
    )


def _block_and_themes(tops: list[ThemePlace]) -> list[Choice]:
    """A building block, and its themes that have initiatives."""
    block = tops[0].block
    themes = [theme for top in tops for theme in top.with_children if theme.all_initiatives]
    return [(block.id, f"{block.number} {block.short_title}"), *((theme.id, theme.numbered) for theme in themes)]


def _row(project: Project, place: InitiativePlace) -> ListRow:
    subjects = project.references.subjects(place)
    named = ["bedrag"] * bool(place.budgets) + ["instrument"] * bool(subjects) + [one.level for one in subjects]
    return ListRow(place, statuses_of(place), project.developments.standings[place.id], list(dict.fromkeys(named)))
