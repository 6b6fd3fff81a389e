"""Home and the pages that go across the annex: sizes on a phone, jumps that stay in view, and print on A4."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annex.relate.cross_references import CrossReferences
from tests.browser.helpers import TOUCH
from tests.conftest import OpenPage

PHONE = {"width": 390, "height": 844}
FOOT = re.compile(r"Bijlage 2 bij (.+) · OSA-initiatieven: (.+?)\s+(\d+)\s*/\s*(\d+)")


def test_home_on_a_phone(open_page: OpenPage) -> None:
    """The search ends above 320 pixels; below it six targets of 44 pixels in two columns."""
    page = open_page(**TOUCH)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")
    box = page.locator(".home-search__input").bounding_box()
    assert box is not None
    assert box["height"] == 48
    assert box["y"] + box["height"] <= 320
    ways = page.locator(".ways a").evaluate_all("all => all.map(a => a.getBoundingClientRect().toJSON())")
    assert len(ways) == 6
    assert len({way["x"] for way in ways}) == 2
    assert all(way["height"] >= 44 for way in ways)


def test_home_in_a_wide_window(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    page.goto("/")
    box = page.locator(".home-search__input").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (640, 48)
    tops = page.locator(".map__block").evaluate_all("all => all.map(one => one.getBoundingClientRect().y)")
    assert len(tops) == 3
    assert len(set(tops)) == 1
    assert len(set(page.locator(".ways a").evaluate_all("all => all.map(a => a.getBoundingClientRect().y)"))) == 1


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, PHONE])
@pytest.mark.parametrize(
    ("address", "first", "last"),
    [("/voetnoten/", "Voetnoot 1", "Voetnoot 40"), ("/bijlage/", "Bouwsteen 1", "Voetnoten")],
)
def test_jumps_stay_in_view(open_page: OpenPage, viewport: dict[str, int], address: str, first: str, last: str) -> None:
    """Where a jump leads to isn't covered, and the next jump is there."""
    page = open_page(viewport=viewport, reduced_motion="reduce")
    page.goto(address)
    jumps = page.locator("nav.jump-row")
    for name in (last, first):
        link = jumps.get_by_role("link", name=name, exact=True)
        link.click()
        target = page.locator((link.get_attribute("href") or "").replace("#", "[id='") + "']")
        expect(target).to_be_in_viewport()
        above, below = jumps.bounding_box(), target.bounding_box()
        assert above is not None
        assert below is not None
        assert above["y"] + above["height"] <= below["y"] + 1


def test_the_timeline_is_a_drawing_or_a_list(open_page: OpenPage) -> None:
    """The header of the one and the years of the other stay in view."""
    page = open_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto("/tijdlijn/")
    for size, shown, hidden, sticky in (
        ({"width": 1280, "height": 900}, ".timeline", ".timeline-years", ".timeline thead th"),
        (PHONE, ".timeline-years", ".timeline", ".timeline-years section:nth-of-type(4) h2"),
    ):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        expect(page.locator(shown)).to_be_visible()
        expect(page.locator(hidden)).not_to_be_visible()
        page.locator(f"{shown} a:visible").nth(30).evaluate("a => a.scrollIntoView({block: 'center'})")
        expect(page.locator(sticky).first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_link_to_a_closed_part_opens_it(page: Page) -> None:
    page.goto("/data/#velden-initiative")
    expect(page.locator("#velden-initiative")).to_be_in_viewport()


SHOWN = """() => {
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


def pages_of(page: Page, file: Path) -> list[str]:
    """The text of each page of a print of the open page."""
    if not shutil.which("pdftotext"):
        pytest.skip("needs pdftotext (Debian: apt-get install poppler-utils)")
    page.pdf(path=file, prefer_css_page_size=True)
    printed = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, encoding="utf-8", check=True)
    return printed.stdout.split("\f")[:-1]


@pytest.mark.parametrize(
    ("address", "most"),
    [
        *(("/", 2), ("/bedragen/", 1), ("/tijdlijn/", 4), ("/voetnoten/", 10), ("/bijlage/", 17), ("/afkortingen/", 5)),
        *(("/data/", 15), ("/stand-van-zaken/", 6)),
    ],
)
def test_a_print_is_whole(page: Page, tmp_path: Path, references: CrossReferences, address: str, most: int) -> None:
    """No page is blank, each has a foot, and each table and list is there with all of its words."""
    page.goto(address)
    page.emulate_media(media="print")
    words = split(" ".join(page.evaluate(SHOWN)))
    assert len(words) > 50
    pages = pages_of(page, tmp_path / "print.pdf")
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
