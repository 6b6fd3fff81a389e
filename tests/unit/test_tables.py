"""Tables are plain CSV, in which no text becomes a formula."""

import csv
import io
from typing import Any

import pytest

from annex.open_data.csv_files import as_csv, cell


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+31 20 123", "-2", "@SUM(A1)", '=HYPERLINK("https://elders.invalid";"klik")', " =1+1", "\u00a0=1+1"),
        *("\t=1+1", "\n=1+1", "\r=1+1", "\ttekst", "＝1+1", "＋1", "－1", "＠SUM(A1)"),
    ],
)
def test_text_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert cell([text, "x"]) == f"'{text}; x"


@pytest.mark.parametrize("value", ["", "tekst", "1 - 2 = -1", "a@b", "'=1", "–2", 12, -12])
def test_other_value_is_unchanged(value: str | int) -> None:
    assert cell(value) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, ""), (True, "true"), (False, "false"), ([], ""), (["", ""], ""), (["a", ""], "a; "), (["a", "b"], "a; b")],
)
def test_value_of_another_type_becomes_text(value: Any, expected: str) -> None:
    assert cell(value) == expected


def test_table_reads_back() -> None:
    rows: list[list[Any]] = [['één "twee"; drie, vier', 5], ["regel\nregel", ""]]
    read = list(csv.reader(io.StringIO(as_csv(["a", "b"], rows), newline="")))
    assert read == [["a", "b"], *([str(value) for value in row] for row in rows)]
