"""*Bedragen*: every amount once: those that can be added up, with a bar to one scale, and the others."""

from typing import NamedTuple

from annex.model import page_paths
from annex.relate.places import AnnexText, InitiativePlace
from annex.relate.totals import Amount
from annex.render.page import Page

PATH = page_paths.BUDGETS

MOST = 0.75
"""The share of the sum that a finding is about, at least."""


class TextLink(NamedTuple):
    """A link to a text that names an amount."""

    href: str
    words: str


class AmountRow(NamedTuple):
    """An amount, the texts that name it, and its share of the largest in percent: empty if it can't be added up."""

    id: str
    amount: Amount
    texts: list[TextLink]
    percent: str


class Finding(NamedTuple):
    """The few rows that make up most of the sum: so many tenths of it, rounded down."""

    rows: list[AmountRow]
    tenths: int
    is_approximate: bool


class BudgetsView(NamedTuple):
    """All amounts, from large to small."""

    countable: list[AmountRow]
    left_out: list[AmountRow]
    finding: Finding | None


def view(page: Page) -> BudgetsView:
    """All amounts."""
    totals = page.project.totals
    largest = max((amount.budget.amount for amount in totals.countable), default=1)

    def row(amount: Amount, percent: str = "") -> AmountRow:
        texts = [_link(page, text) for text, _ in amount.named_in]
        return AmountRow(f"bedrag-{totals.amounts.index(amount) + 1}", amount, texts, percent)

    countable = [row(amount, f"{100 * amount.budget.amount / largest:.2f}") for amount in totals.countable]
    return BudgetsView(countable, [row(amount) for amount in totals.left_out], finding(countable))


def finding(rows: list[AmountRow]) -> Finding | None:
    """The smallest number of the largest amounts that make up most of the sum; none if that takes more than half of
    them. `rows` are from large to small."""
    sizes = [row.amount.budget.amount for row in rows]
    for number in range(1, len(rows) // 2 + 1):
        if sum(sizes[:number]) >= MOST * sum(sizes):
            tenths = 10 * sum(sizes[:number]) // sum(sizes)
            return Finding(rows[:number], tenths, any(row.amount.budget.approximate for row in rows))
    return None


def _link(page: Page, text: AnnexText) -> TextLink:
    return TextLink(page.url(text), text.theme.numbered if isinstance(text, InitiativePlace) else text.name)
