"""Footnote marks in a text."""

import pytest

from annex.model import footnote_marks


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Een[^1] twee[^40]", ["Een", 1, " twee", 40]),
        ("[^12]: en [^3][^3]", [12, ": en ", 3, 3]),
        ("Tekst [5] en macht^2", ["Tekst [5] en macht^2"]),
        ("[^0] [^01]", ["[^0] [^01]"]),
        ("[^ 5] [ ^5] [^1 ]", ["[^ 5] [ ^5] [^1 ]"]),
        ("[^x] [^1\u0662]", ["[^x] [^1\u0662]"]),
        ("[^5 zonder einde", ["[^5 zonder einde"]),
        (f"[^{'9' * 5000}]", [f"[^{'9' * 5000}]"]),
        ("", []),
    ],
)
def test_text_is_split_at_marks(text: str, parts: list[str | int]) -> None:
    assert list(footnote_marks.split(text)) == parts
    assert footnote_marks.numbers(text) == [part for part in parts if isinstance(part, int)]
    assert footnote_marks.without(text) == "".join(part for part in parts if isinstance(part, str))
