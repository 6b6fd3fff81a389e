"""What prints: every word, on pages that are filled, each with a footer, and nothing to click."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.helpers import CHIPS, KINDS, ask, data, found_in
from tests.conftest import OpenPage
from tests.site.built import Site
from tests.tools import skip_or_fail_missing_tool

FOOTER = re.compile(r"Bijlage 2 bij (.+) · OSA-initiatieven: (.+?) +(\d+) */ *(\d+)")
"""It is on one line."""


def printed(page: Page, folder: Path, *options: str) -> list[str]:
    """What pdftotext reads on each page, in the size that the style asks for."""
    if not shutil.which("pdftotext"):
        skip_or_fail_missing_tool("pdftotext", "poppler-utils")
    file = str(folder / "printed.pdf")
    page.pdf(path=file, prefer_css_page_size=True)
    read = subprocess.run(["pdftotext", *options, file, "-"], capture_output=True, encoding="utf-8", check=True)
    return read.stdout.removesuffix("\f").split("\f")


ON_SCREEN = "[class$=__text], tr.listed__item, .register__row"
ON_PAPER = "tbody, ol, dl, .since__outcome, .print-source"
"""What has to be printed of what shows on each."""


def words_of(text: str) -> list[str]:
    """Parts of words, too, between which a line may break; a style may change their case."""
    return re.findall(r"\w+", text.casefold())


@pytest.mark.parametrize(
    ("address", "least", "header"),
    [
        *(("/", 200, ""), ("/bedragen/", 170, ""), ("/tijdlijn/", 190, ""), ("/voetnoten/", 215, "")),
        *(("/bijlage/", 340, ""), ("/afkortingen/", 215, ""), ("/data/", 215, ""), (CHIPS, 280, "")),
        ("/stand-van-zaken/", 270, "Initiatief In 2022 Nu Laatste nieuws"),
        ("/instrumenten/", 225, "Naam Soort Niveau Thema’s Status nu|Instrument Bouwsteen"),
    ],
)
def test_a_print_is_complete(page: Page, tmp_path: Path, address: str, least: int, header: str) -> None:
    """Each page has a footer, none is blank, and all but the last hold on average at least so many words. Each table
    and list is there with all of its words, and a list's header on each of its pages, or that of the table after it.
    Links to other sites print their address."""
    page.goto(address)
    texts = ask(page, "visibleTexts", ON_SCREEN)
    page.emulate_media(media="print")
    texts += ask(page, "visibleTexts", ON_PAPER)
    links = page.locator("article a[href^=http]:visible").evaluate_all("links => links.map(a => a.href)")
    pages = printed(page, tmp_path, "-layout")
    reference = data("initiatives")["document"]["letter"]["reference"]
    title = page.locator("html").get_attribute("data-title")
    for number, said in enumerate(pages, start=1):
        assert FOOTER.findall(said) == [(reference, title, str(number), str(len(pages)))], said
        assert len(FOOTER.sub("", said).split()) > 5, f"page {number} is blank"
    assert sum(len(said.split()) for said in pages[:-1]) >= least * (len(pages) - 1)
    there = Counter(words_of(" ".join(pages)))
    whole = "".join(re.sub(r"\s", "", FOOTER.sub("", said)) for said in pages)
    together = re.sub(r"\W", "", whole.casefold())
    words = Counter(words_of(" ".join(texts)))
    assert words.total() > 50
    assert [word for word, times in words.items() if there[word] < times and word not in together] == []
    assert [link for link in links if f"<{link}>" not in whole] == []
    headers = [set(one.split()) for one in header.split("|")]
    has_header = [any(one <= set(said.split()) for one in headers) for said in pages]
    assert has_header[has_header.index(True) :] == [True] * (len(pages) - has_header.index(True))
    assert sum(has_header) >= min(3, len(pages)) or not header


def test_a_long_title_stays_on_the_line_of_the_footer(page: Page, tmp_path: Path) -> None:
    page.goto("/bedragen/")
    page.evaluate("document.documentElement.dataset.title = 'titel '.repeat(15)")
    lines = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">titel<', printed(page, tmp_path, "-bbox")[0])
    assert len(lines) >= 15
    assert len(set(lines)) == 1


CLICKABLE = """() => [...document.querySelectorAll("nav a, button, select, [type=search], [role=searchbox]")]
  .filter(element => element.checkVisibility())
  .map(element => element.outerHTML.slice(0, 120))"""


def test_nothing_to_click_is_printed(page: Page, built: Site) -> None:
    page.emulate_media(media="print")
    pages = [address for address in KINDS if address != "/404.html"]
    assert found_in(page, built, pages, lambda page: page.evaluate(CLICKABLE)) == {}
    for address, hidden in (
        (CHIPS, ".md-header, .md-sidebar, .md-footer, .cite, .follow, .note__back, .initiative__names"),
        ("/bijlage/", ".bullets__link, .annex__link, .annex .summary"),
    ):
        page.goto(address)
        for selector in hidden.split(", "):
            assert page.locator(selector).count() > 0, selector
            assert page.locator(selector).filter(visible=True).count() == 0, selector


def test_type_on_paper(open_page: OpenPage) -> None:
    """It is black, even where the screen is dark, and not smaller than 8.5 points. The annex's text is the largest
    besides headings. Nothing scrolls, is cut off or is outside the sheet."""
    page = open_page(color_scheme="dark")
    page.set_viewport_size({"width": 642, "height": 900})  # 170 mm
    page.emulate_media(media="print")
    for address, text in (
        ("/voetnoten/", ".footnote-entry__text"),
        ("/bijlage/", ".bullets__text"),
        ("/tijdlijn/", ".timeline td"),
        (CHIPS, ".initiative__text"),
    ):
        page.goto(address)
        expect(page.locator(text).first).to_have_css("color", "rgb(0, 0, 0)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 642
        assert ask(page, "cutOff") == []
        assert ask(page, "stickingOut", 642) == []
        sizes = ask(page, "letterSizes")
        assert min(sizes["annex"] + sizes["other"]) > 8.5 * 96 / 72 - 0.01, address
        if address == CHIPS:
            assert min(sizes["annex"]) > max(sizes["other"])
