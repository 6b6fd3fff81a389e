"""Amounts of money as the annex spells them out, in whole euros."""

from __future__ import annotations

import re
from decimal import Decimal

UNITS = {"miljard": 10**9, "miljoen": 10**6, "duizend": 10**3}
AMOUNT = re.compile(r"(?<![\w.,])([0-9]{1,9}(?:\.[0-9]{3}){0,3}(?:,[0-9]{1,9})?)\s+(" + "|".join(UNITS) + r")\b")
"""A longer number is no amount of money, and none that Python would read and write without a limit."""


def amounts(text: str) -> list[int]:
    """Every amount in `text`, in whole euros: '1,6 miljard euro' is 1600000000.

    A number without miljard, miljoen or duizend isn't money: the annex counts '135 producten' too.
    """
    return [
        int(Decimal(number.replace(".", "").replace(",", ".")) * UNITS[unit]) for number, unit in AMOUNT.findall(text)
    ]


def kind(quote: str) -> str:
    """What sort of amount a quote spells out, as a `model.BudgetKind` value (design, 'budgets')."""
    if "in totaal" in quote:
        return "total"
    return "increase" if re.search(r"\bextra\b|\bmeer budget\b", quote) else "amount"


def is_approximate(quote: str) -> bool:
    """Whether a quote says that its amount is rounded: 'circa' or '+/-' (design, 'budgets')."""
    return bool(re.search(r"\bcirca\b|\+/-", quote))


def in_words(euros: int) -> str:
    """An amount in whole euros as Dutch readers write it: '1,6 miljard euro', '230 miljoen euro', '950 euro'."""
    for unit, size in UNITS.items():
        if euros >= size:
            number = f"{Decimal(euros) / size:,f}"
            return f"{_dutch(number)} {unit} euro"
    return f"{euros} euro"


def _dutch(number: str) -> str:
    """A number with English separators as Dutch: '1,234.5' becomes '1.234,5'."""
    return number.translate(str.maketrans(",.", ".,"))
