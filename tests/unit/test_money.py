"""Check that amounts of money are read and written as the annex does."""

import pytest

from annex.model import money


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("in totaal 1,6 miljard euro", [1_600_000_000]),
        ("circa 1,5 miljard euro", [1_500_000_000]),
        ("IPCEI Micro-elektronica 2 (230 miljoen euro)", [230_000_000]),
        ("70 miljoen en 40 miljoen", [70_000_000, 40_000_000]),
        ("1.250 miljoen euro", [1_250_000_000]),
        ("12.500,25 miljoen", [12_500_250_000]),
        ("500 duizend euro", [500_000]),
        ("230\nmiljoen", [230_000_000]),
        ("0,1 miljard", [100_000_000]),
        ("135 producten en 20 productgroepen", []),
        ("miljoenen", []),
        ("3 miljoenste", []),
        ("een miljoen", []),
        ("2022 miljard-programma", [2_022_000_000_000]),
        ("v2,5 miljoen", []),
        ("1,6miljard", []),
        ("", []),
        (f"{'9' * 5000} miljoen", []),
        (f"1,{'6' * 5000} miljard", []),
    ],
)
def test_amounts_are_read(text: str, amounts: list[int]) -> None:
    assert money.amounts(text) == amounts


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("IPCEI Cloud (70 miljoen euro)", "amount"),
        ("drie rondes, in totaal 1,6 miljard euro", "total"),
        ("extra 1,3 miljard", "increase"),
        ("+/- 20 miljard euro meer budget", "increase"),
        ("extravagante 3 miljoen", "amount"),
    ],
)
def test_kind_is_read(quote: str, kind: str) -> None:
    assert money.kind(quote) == kind


@pytest.mark.parametrize(
    ("quote", "approximate"),
    [("circa 1,5 miljard", True), ("+/- 20 miljard", True), ("1,5 miljard", False), ("het circademodel", False)],
)
def test_approximation_is_read(quote: str, approximate: bool) -> None:
    assert money.is_approximate(quote) is approximate


@pytest.mark.parametrize(
    ("euros", "words"),
    [
        (0, "0 euro"),
        (950, "950 euro"),
        (1_000, "1 duizend euro"),
        (999_999, "999,999 duizend euro"),
        (230_000_000, "230 miljoen euro"),
        (1_250_000, "1,25 miljoen euro"),
        (1_600_000_000, "1,6 miljard euro"),
        (20_000_000_000, "20 miljard euro"),
        (1_234_500_000_000, "1.234,5 miljard euro"),
    ],
)
def test_amount_is_written_in_words(euros: int, words: str) -> None:
    assert money.in_words(euros) == words


def test_what_is_written_is_read_back() -> None:
    for euros in (70_000_000, 1_600_000_000, 20_000_000_000, 1_234_567_890, 1_000):
        assert money.amounts(money.in_words(euros)) == [euros]
