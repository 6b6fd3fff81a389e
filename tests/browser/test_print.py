"""What prints: every word on a few pages, none of them blank, each with a foot."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page

from annex.relate.cross_references import CrossReferences
from tests.browser.helpers import CHIPS

FOOT = re.compile(r"Bijlage 2 bij (.+) · OSA-initiatieven: (.+?)\s+(\d+)\s*/\s*(\d+)")

HOW_TO_GET_POPPLER = "Reading a PDF needs pdftotext. Debian: apt-get install poppler-utils; macOS: brew install poppler"


def printed(page: Page, file: Path) -> list[str]:
    """The text of each page, in the size that the style asks for."""
    if not shutil.which("pdftotext"):
        pytest.skip(HOW_TO_GET_POPPLER)
    page.pdf(path=file, prefer_css_page_size=True)
    read = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, encoding="utf-8", check=True)
    return read.stdout.removesuffix("\f").split("\f")


TEXTS = """selector => {
  const shown = []
  for (const one of document.querySelectorAll(selector)) {
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const {data, parentElement} = texts.currentNode
      if (parentElement.checkVisibility() && !parentElement.closest(".sr")) shown.push(data)
    }
  }
  return shown
}"""
"""The texts that can be seen of what the selector finds."""


def words_of(text: str) -> list[str]:
    """Parts of words, too, between which a line may break; a style may change their case."""
    return re.findall(r"\w+", text.casefold())


@pytest.mark.parametrize(
    ("address", "most", "header"),
    [
        *(("/", 2, ""), ("/bedragen/", 1, ""), ("/tijdlijn/", 4, ""), ("/voetnoten/", 10, ""), ("/bijlage/", 17, "")),
        *(("/afkortingen/", 5, ""), ("/data/", 15, ""), (CHIPS, 3, "")),
        ("/stand-van-zaken/", 5, "Initiatief In 2022 Nu Laatste datum"),
        ("/instrumenten/", 5, "Naam Soort Niveau Genoemd in Nu"),
    ],
)
def test_a_print_is_whole(
    page: Page, tmp_path: Path, references: CrossReferences, address: str, most: int, header: str
) -> None:
    """No page is blank, each has a foot, and each table and list is there with all of its words; the header of a list
    is on each page that the list is on."""
    page.goto(address)
    if not header:  # on the screen, lists show the same, and other pages more
        page.emulate_media(media="print")
    parts = "tr.listed__item, .register__row" if header else "tbody, ol, dl, .footnote-entry__text, .bullets__text"
    words = words_of(" ".join(page.evaluate(TEXTS, parts)))
    assert len(words) > 50
    pages = printed(page, tmp_path / "printed.pdf")
    assert len(pages) <= most
    reference = references.index.annex.document.letter.reference
    title = page.locator("html").get_attribute("data-title")
    for number, said in enumerate(pages, start=1):
        assert FOOT.search(said), said
        assert FOOT.findall(said) == [(reference, title, str(number), str(len(pages)))]
        assert len(FOOT.sub("", said).split()) > 5, f"page {number} is blank"
    there = Counter(words_of(" ".join(pages)))
    together = re.sub(r"\W", "", "".join(pages).casefold())
    missing = [word for word, times in Counter(words).items() if there[word] < times and word not in together]
    assert missing == []
    has_header = [set(header.split()) <= set(said.split()) for said in pages]
    assert has_header[has_header.index(True) :] == [True] * (len(pages) - has_header.index(True))
    assert sum(has_header) >= min(3, len(pages)) or not header


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
