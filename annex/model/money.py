"""Amounts of money as the annex spells them out, in whole euros."""

import re
from collections.abc import Iterable
from decimal import Decimal

from annex.model.annex import Budget

UNITS = {"miljard": 10**9, "miljoen": 10**6, "duizend": 10**3}
AMOUNT = re.compile(r"(?<![\w.,])([0-9]{1,9}(?:\.[0-9]{3}){0,3}(?:,[0-9]{1,9})?)\s+(" + "|".join(UNITS) + r")\b")
"""Digits are limited: longer numbers aren't amounts, and Python refuses to parse very long ones."""


def amounts(text: str) -> list[int]:
    """Every amount in `text`: 1600000000 for '1,6 miljard euro'. A number without a unit ('135 producten') is none."""
    found = ((number.replace(".", "").replace(",", "."), unit) for number, unit in AMOUNT.findall(text))
    return [int(Decimal(number) * UNITS[unit]) for number, unit in found]


def kind(quote: str) -> str:
    """The kind of amount that a quote states, as a value of `BudgetKind`."""
    if "in totaal" in quote:
        return "total"
    return "increase" if re.search(r"\bextra\b|\bmeer budget\b", quote) else "amount"


def is_approximate(quote: str) -> bool:
    """Whether a quote calls its amount rounded: 'circa' or '+/-'."""
    return bool(re.search(r"\bcirca\b|\+/-", quote))


def in_words(euros: int) -> str:
    """A number of euros in Dutch: '1,6 miljard euro', '230 miljoen euro', '950 euro'."""
    for unit, size in UNITS.items():
        if euros >= size:
            number = f"{Decimal(euros) / size:,f}".translate(str.maketrans(",.", ".,"))
            return f"{number} {unit} euro"
    return f"{euros} euro"


def budget_in_words(budget: Budget) -> str:
    """An amount with what the annex says of it: 'circa 20 miljard euro extra', '1,6 miljard euro in totaal'."""
    return f"{'circa ' * budget.approximate}{in_words(budget.amount)} {budget.kind.meaning}".strip()


def sum_in_words(budgets: Iterable[Budget]) -> str:
    """The sum of amounts: '1,94 miljard euro'. If one is rounded, so is the sum: 'circa 3,4 miljard euro'."""
    counted = list(budgets)
    euros = sum(budget.amount for budget in counted)
    if any(budget.approximate for budget in counted):
        return f"circa {in_words(round(euros, 2 - len(str(euros))))}"
    return in_words(euros)
