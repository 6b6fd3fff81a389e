"""Check what counts as a footnote mark in a text."""

import pytest

from annex.model import footnote_marks as marks


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tekst.[^1]", [1]),
        ("[^12]: en [^3][^3]", [12, 3, 3]),
        ("Tekst [1] en ^2", []),
        ("[^0] [^01] [^ 1] [^1 ] [^x] [^1", []),
        ("[^1\u0662]", []),
        (f"[^{'9' * 5000}]", []),
        ("", []),
    ],
)
def test_numbers(text: str, numbers: list[int]) -> None:
    assert marks.numbers(text) == numbers


def test_words_alone() -> None:
    assert marks.without("EU Chips Act[^26]: Het kabinet.[^27]") == "EU Chips Act: Het kabinet."
    assert marks.without("[^x] blijft") == "[^x] blijft"


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("Goed.[^1][^40]", []),
        ("[^x]", ["[^x]"]),
        ("[^ 5] en [ ^5]", ["[^ 5]", "[ ^5]"]),
        ("[^0] [^05]", ["[^0]", "[^05]"]),
        ("[^5 zonder einde", ["[^5 zonder einde"]),
        ("[5] is er geen", []),
        ("macht^2", []),
    ],
)
def test_slips(text: str, slips: list[str]) -> None:
    assert marks.broken(text) == slips


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Een[^1] twee[^2]", ["Een", 1, " twee", 2]),
        ("[^1][^2]", [1, 2]),
        ("Zonder", ["Zonder"]),
        ("", []),
    ],
)
def test_pieces(text: str, pieces: list[str | int]) -> None:
    assert list(marks.split(text)) == pieces
