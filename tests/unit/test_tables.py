"""A table is plain CSV, and no text in it becomes a formula."""

from __future__ import annotations

import csv
import io

import pytest

from annex.open_data.csv_files import as_csv, harmless


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+31 20 123",
        "-2",
        "@SUM(A1)",
        '=HYPERLINK("https://elders.invalid";"klik")',
        " =1+1",
        "\u00a0=1+1",
        "\t=1+1",
        "\n=1+1",
        "\r=1+1",
        "\ttekst",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)",
    ],
)
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["", "tekst", "1 - 2 = -1", "a@b", "'=1", "–2", 12, -12])
def test_any_other_stays_as_it_is(cell: str | int) -> None:
    assert harmless(cell) == cell


def test_a_table_reads_back() -> None:
    rows: list[dict[str, str | int]] = [{"a": 'één "twee"; drie, vier', "b": 5}, {"a": "regel\nregel", "b": ""}]
    read = list(csv.DictReader(io.StringIO(as_csv(["a", "b"], rows), newline="")))
    assert read == [{key: str(cell) for key, cell in row.items()} for row in rows]


def test_no_cell_is_lost() -> None:
    with pytest.raises(ValueError, match="c"):
        as_csv(["a", "b"], [{"a": 1, "b": 2, "c": 3}])
