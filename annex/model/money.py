"""Amounts of money as the annex spells them out, in whole euros."""

import re
from decimal import Decimal

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
