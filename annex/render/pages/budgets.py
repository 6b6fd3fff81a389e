"""*Bedragen*: every amount once: those that can be added up, with a bar to one scale, and the others."""

from typing import NamedTuple

from annex.model import page_paths
from annex.model.annex import Budget
from annex.model.register import Instrument
from annex.project import Project
from annex.relate.places import AnnexText, InitiativePlace
from annex.relate.totals import Amount
from annex.render.page import Page

PATH = page_paths.BUDGETS

MOST = 0.75
"""The share of the sum that a finding is about, at least."""


class TextLink(NamedTuple):
    """A link to a text that names something: to the words about an amount, if that is possible."""

    href: str
    words: str


class AmountRow(NamedTuple):
    """An amount, the texts that name it, its share of the largest in percent, and the rows of the amounts that it may
    be a part of or include. The share is empty if it can't be added up."""

    id: str
    amount: Amount
    texts: list[TextLink]
    percent: str
    overlaps: list[tuple[str, Amount]]


class Finding(NamedTuple):
    """The few rows that make up most of the sum: so many tenths of it, rounded down."""

    rows: list[AmountRow]
    tenths: int
    is_approximate: bool


class BudgetsView(NamedTuple):
    """All amounts, from large to small. `without_amount` is what the annex names without one."""

    countable: list[AmountRow]
    left_out: list[AmountRow]
    finding: Finding | None
    without_amount: list[tuple[Instrument, TextLink]]


def view(page: Page) -> BudgetsView:
    """All amounts."""
    totals = page.project.totals
    largest = max((amount.budget.amount for amount in totals.countable), default=1)

    def id_of(amount: Amount) -> str:
        return f"bedrag-{totals.amounts.index(amount) + 1}"

    def row(amount: Amount, percent: str, overlaps: list[Amount]) -> AmountRow:
        texts = [_link(page, text, budget) for text, budget in amount.named_in]
        return AmountRow(id_of(amount), amount, texts, percent, [(id_of(other), other) for other in overlaps])

    countable = [
        row(amount, f"{100 * amount.budget.amount / largest:.2f}", totals.may_include(amount))
        for amount in totals.countable
    ]
    left_out = [
        row(amount, "", [] if amount.is_european else totals.may_be_part_of(amount)) for amount in totals.left_out
    ]
    without = [(instrument, _link(page, text)) for instrument, text in totals.without_amount()]
    return BudgetsView(countable, left_out, finding(countable), without)


def finding(rows: list[AmountRow]) -> Finding | None:
    """The smallest number of the largest amounts that make up most of the sum; none if that takes more than half of
    them. `rows` are from large to small."""
    sizes = [row.amount.budget.amount for row in rows]
    for number in range(1, len(rows) // 2 + 1):
        if sum(sizes[:number]) >= MOST * sum(sizes):
            tenths = 10 * sum(sizes[:number]) // sum(sizes)
            return Finding(rows[:number], tenths, any(row.amount.budget.approximate for row in rows))
    return None


def size(project: Project) -> int:
    """The number of different amounts."""
    return len(project.totals.amounts)


def _link(page: Page, text: AnnexText, budget: Budget | None = None) -> TextLink:
    if isinstance(text, InitiativePlace):
        anchor = page.project.quotes.anchor(text, budget) if budget else ""
        return TextLink(page.url(text, anchor), text.theme.numbered)
    return TextLink(page.url(text), text.name)
