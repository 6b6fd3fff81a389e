"""Amounts of money are read and written as the annex does."""

import pytest

from annex.model import money
from annex.model.annex import Budget


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


@pytest.mark.parametrize(
    ("euros", "words"),
    {
        0: "0 euro",
        950: "950 euro",
        1_000: "1 duizend euro",
        999_999: "999,999 duizend euro",
        230_000_000: "230 miljoen euro",
        1_250_000: "1,25 miljoen euro",
        1_600_000_000: "1,6 miljard euro",
        1_234_500_000_000: "1.234,5 miljard euro",
    }.items(),
)
def test_amount_is_written_in_words_and_read_back(euros: int, words: str) -> None:
    assert money.in_words(euros) == words
    assert money.amounts(words) == ([euros] if euros >= 1000 else [])


def test_one_rounded_amount_makes_a_sum_rounded() -> None:
    exact = Budget.model_validate({"for": "x", "amount": 40_000_000, "kind": "amount", "quote": "x"})
    rounded = exact.model_copy(update={"amount": 1_500_000_000, "approximate": True})
    assert money.sum_in_words([]) == "0 euro"
    assert money.sum_in_words([exact, exact]) == "80 miljoen euro"
    assert money.sum_in_words([exact, rounded]) == "circa 1,5 miljard euro"
