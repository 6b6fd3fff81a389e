"""Amounts of money are read as the annex writes them."""

import re

import pytest

from annex.model import money
from tests.unit.project import ROOT


@pytest.mark.parametrize(
    ("text", "amounts"),
    {
        "in totaal 1,6 miljard euro": [1_600_000_000],
        "IPCEI Micro-elektronica 2 (230 miljoen euro), 70\nmiljoen en 0,1 miljard": [230e6, 70e6, 100e6],
        "1.250 miljoen euro, 12.500,25 miljoen, 500 duizend euro": [1_250e6, 12_500_250_000, 500_000],
        "2022 miljard-programma": [2_022e9],
        "135 producten, miljoenen, 3 miljoenste, een miljoen, v2,5 miljoen, 1,6miljard": [],
        f"{'9' * 5000} miljoen, 1,{'6' * 5000} miljard": [],
    }.items(),
)
def test_amounts_are_read(text: str, amounts: list[int]) -> None:
    assert money.amounts(text) == amounts


def test_every_word_about_money_in_the_source_belongs_to_an_amount() -> None:
    source = " ".join((ROOT / "data/bijlage-2.txt").read_text(encoding="utf-8").split())
    rest = re.sub(money.AMOUNT.pattern + r"( euro\b)?", "", source)
    assert rest != source
    assert re.findall(r"\b(?:miljo|miljard|biljo|euro\b|EUR\b)|€", rest) == []


@pytest.mark.parametrize(
    ("quote", "kind", "approximate"),
    [
        ("IPCEI Cloud (70 miljoen euro)", "amount", False),
        ("drie rondes, in totaal 1,6 miljard euro", "total", False),
        ("extra 1,3 miljard", "increase", False),
        ("+/- 20 miljard euro meer budget", "increase", True),
        ("circa 1,5 miljard", "amount", True),
        ("extravagante 3 miljoen van het circademodel", "amount", False),
    ],
)
def test_kind_and_approximation_are_read(quote: str, kind: str, approximate: bool) -> None:
    assert (money.kind(quote), money.is_approximate(quote)) == (kind, approximate)
