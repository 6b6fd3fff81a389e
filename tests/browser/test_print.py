"""What prints: the lists on a few pages, with every row and no blank page."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.conftest import OpenPage

HOW_TO_GET_POPPLER = "Reading a PDF needs pdftotext. Debian: apt-get install poppler-utils; macOS: brew install poppler"


SHEET = {"format": "A4", "margin": {"top": "20mm", "bottom": "20mm", "left": "18mm", "right": "18mm"}}


def printed(page: Page, file: Path, **options: Any) -> list[str]:
    """The text of each page, as it is printed on A4, or with other options of `Page.pdf`."""
    if not shutil.which("pdftotext"):
        pytest.skip(HOW_TO_GET_POPPLER)
    page.pdf(path=file, **(options or SHEET))
    read = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, encoding="utf-8", check=True)
    return read.stdout.removesuffix("\f").split("\f")


SHOWN = """rows => rows.map(row => {
    const copy = row.cloneNode(true)
    for (const part of copy.querySelectorAll(".sr, .listed__label")) part.remove()
    return copy.textContent
})"""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize(
    ("address", "rows", "header", "most"),
    [
        ("/stand-van-zaken/", ".listed__item", "Initiatief In 2022 Nu Laatste datum", 5),
        ("/instrumenten/", ".register__row", "Naam Soort Niveau Genoemd in Nu", 5),
    ],
)
def test_a_list_is_printed_whole(
    open_page: OpenPage, tmp_path: Path, address: str, rows: str, header: str, most: int
) -> None:
    """Each row with all its words, the header on each page that holds rows, no page blank."""
    page = open_page()
    page.goto(address)
    shown = page.locator(rows).evaluate_all(SHOWN)
    sheets = printed(page, tmp_path / "printed.pdf")
    assert 3 <= len(sheets) <= most
    assert all(len(words(sheet)) > 40 for sheet in sheets)
    # A column's lines stand beside those of the next one, so that the words of a row are near each other, in any order.
    text = words(" ".join(sheets))
    for row in shown:
        wanted = words(row)
        starts = [at for at, word in enumerate(text) if word == wanted[0]]
        assert any(not set(wanted) - set(text[max(0, at - 20) : at + len(wanted) + 25]) for at in starts), row
    held = [set(words(sheet)) for sheet in sheets]
    first, last = (next(n for n, sheet in enumerate(held) if set(words(row)) <= sheet) for row in (shown[0], shown[-1]))
    assert last > first
    for sheet in sheets[first : last + 1]:
        assert header in " ".join(words(sheet))
