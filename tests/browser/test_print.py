"""What prints: every word on a few pages, none of them blank, each with a foot."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page

from annex.relate.cross_references import CrossReferences
from tests.conftest import OpenPage

FOOT = re.compile(r"Bijlage 2 bij (.+) · OSA-initiatieven: (.+?)\s+(\d+)\s*/\s*(\d+)")

HOW_TO_GET_POPPLER = "Reading a PDF needs pdftotext. Debian: apt-get install poppler-utils; macOS: brew install poppler"


def printed(page: Page, file: Path) -> list[str]:
    """The text of each page, in the size that the style asks for."""
    if not shutil.which("pdftotext"):
        pytest.skip(HOW_TO_GET_POPPLER)
    page.pdf(path=file, prefer_css_page_size=True)
    read = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, encoding="utf-8", check=True)
    return read.stdout.removesuffix("\f").split("\f")


SHOWN = """rows => rows.map(row => {
    const copy = row.cloneNode(true)
    for (const part of copy.querySelectorAll(".sr, .listed__label")) part.remove()
    return copy.textContent
})"""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


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
    assert all(len(words(FOOT.sub("", sheet))) > 5 for sheet in sheets)
    # A column's lines stand beside those of the next one, so that the words of a row are near each other, in any order.
    text = words(" ".join(FOOT.sub("", sheet) for sheet in sheets))
    for row in shown:
        wanted = words(row)
        starts = [at for at, word in enumerate(text) if word == wanted[0]]
        assert any(not set(wanted) - set(text[max(0, at - 20) : at + len(wanted) + 25]) for at in starts), row
    held = [set(words(sheet)) for sheet in sheets]
    first, last = (next(n for n, sheet in enumerate(held) if set(words(row)) <= sheet) for row in (shown[0], shown[-1]))
    assert last > first
    assert all(set(words(header)) <= sheet for sheet in held[first : last + 1])


TEXTS = """() => {
  const shown = []
  for (const one of document.querySelectorAll("tbody, ol, dl, .footnote-entry__text, .bullets__text")) {
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const {data, parentElement} = texts.currentNode
      if (parentElement.checkVisibility() && !parentElement.closest(".sr")) shown.push(data)
    }
  }
  return shown
}"""
"""The texts of all tables and lists that can be seen."""


def split(words: str) -> list[str]:
    """Words, and those parts between which a line may break."""
    return re.split(r"[\s-]+", words.strip())


@pytest.mark.parametrize(
    ("address", "most"),
    [
        *(("/", 2), ("/bedragen/", 1), ("/tijdlijn/", 4), ("/voetnoten/", 10), ("/bijlage/", 17), ("/afkortingen/", 5)),
        ("/data/", 15),
    ],
)
def test_a_print_is_whole(page: Page, tmp_path: Path, references: CrossReferences, address: str, most: int) -> None:
    """No page is blank, each has a foot, and each table and list is there with all of its words."""
    page.goto(address)
    page.emulate_media(media="print")
    words = split(" ".join(page.evaluate(TEXTS)))
    assert len(words) > 50
    pages = printed(page, tmp_path / "printed.pdf")
    assert len(pages) <= most
    reference = references.index.annex.document.letter.reference
    title = page.locator("html").get_attribute("data-title")
    for number, said in enumerate(pages, start=1):
        assert FOOT.search(said), said
        assert FOOT.findall(said) == [(reference, title, str(number), str(len(pages)))]
        assert len(FOOT.sub("", said).split()) > 5, f"page {number} is blank"
    there = Counter(split(" ".join(pages)))
    together = re.sub(r"\s", "", "".join(pages))
    missing = [word for word, times in Counter(words).items() if there[word] < times and word not in together]
    assert missing == []


def test_a_print_is_set_in_points(page: Page) -> None:
    """The annex's text is the largest; nothing scrolls, and nothing is wider than the paper."""
    page.set_viewport_size({"width": 642, "height": 900})
    page.emulate_media(media="print")
    for address, sizes in (
        ("/voetnoten/", {".footnote-entry__text": (14, 19.33), ".facts": (12, 16)}),
        ("/bijlage/", {".bullets__text": (14, 19.33), ".note__text": (11.33, 14.66)}),
        ("/tijdlijn/", {".timeline td": (12, 16)}),
    ):
        page.goto(address)
        for selector, expected in sizes.items():
            found = page.locator(selector).first.evaluate(
                "one => [getComputedStyle(one).fontSize, getComputedStyle(one).lineHeight].map(parseFloat)"
            )
            assert found == pytest.approx(expected, abs=0.02), selector
        assert page.evaluate("document.documentElement.scrollWidth") <= 642
