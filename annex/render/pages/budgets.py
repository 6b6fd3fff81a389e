"""*Bedragen*: every amount once: those that can be added up, with a bar to one scale, and the others."""

from typing import NamedTuple

from annex.model import page_paths
from annex.model.annex import Budget
from annex.project import Project
from annex.relate.places import AnnexText, InitiativePlace
from annex.relate.totals import Amount
from annex.render.page import Page

PATH = page_paths.BUDGETS


class TextLink(NamedTuple):
    """A link to a text that names an amount: to those words, if that is possible."""

    href: str
    words: str


class AmountRow(NamedTuple):
    """An amount, the texts that name it, and its share of the largest in percent."""

    id: str
    amount: Amount
    texts: list[TextLink]
    percent: str


class BudgetsView(NamedTuple):
    """All amounts, from large to small."""

    countable: list[AmountRow]
    left_out: list[AmountRow]


def view(page: Page) -> BudgetsView:
    """All amounts."""
    totals = page.project.totals
    largest = max((amount.budget.amount for amount in totals.countable), default=1)

    def row(amount: Amount) -> AmountRow:
        number = totals.amounts.index(amount) + 1
        texts = [_link(page, text, budget) for text, budget in amount.named_in]
        return AmountRow(f"bedrag-{number}", amount, texts, f"{100 * amount.budget.amount / largest:.2f}")

    return BudgetsView([row(amount) for amount in totals.countable], [row(amount) for amount in totals.left_out])


def size(project: Project) -> int:
    """The number of different amounts."""
    return len(project.totals.amounts)


def _link(page: Page, text: AnnexText, budget: Budget) -> TextLink:
    if isinstance(text, InitiativePlace):
        return TextLink(page.url(text, page.project.quotes.anchor(text, budget)), text.theme.numbered)
    return TextLink(page.url(text), text.name)
