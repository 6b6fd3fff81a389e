"""*Bijlage* is the annex: its words, in reading order, on its pages, and nothing in between.

Compared letter by letter, page by page, with `data/bijlage-2.txt`; `test_texts.py` compares the texts with the data.
"""

import re

import pytest

from annex.relate.places import Index
from tests.conftest import ROOT
from tests.site import expected
from tests.site.built import MARKUP, Link, Page, Site, Target, annex_text, attribute, heading_level, text

PAGES = 9
BREAK = "\N{SYMBOL FOR FORM FEED}"
"""Stands for a page break in a text; the annex has no such character."""

ADDED = ".summary, .key, .jumps, .annex__link, .bullets__link, .notes__title, .note__links, .sources"
"""What the page shows besides the annex's own words."""


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["bijlage/"]


def letters(words: str) -> str:
    """Letters alone: not what the extraction of the PDF does to white space, hyphens and raised numbers."""
    return re.sub(r"[\W\d_]", "", words)


def source_pages() -> list[tuple[str, str]]:
    """The letters of each page of the source and of the footnotes under it. A page starts at each line with one blank
    before it, its footnotes at the first line with a number; the second level's bullet is the letter o."""
    source = (ROOT / "data/bijlage-2.txt").read_text(encoding="utf-8")
    pages = []
    for page in re.split(r"^ (?=\S)", source, flags=re.MULTILINE):
        without_bullets = re.sub(r"^o\s", "", page, flags=re.MULTILINE)
        body, *footnotes = re.split(r"^(?=\d+ )", without_bullets, maxsplit=1, flags=re.MULTILINE)
        pages.append((letters(body), letters("".join(footnotes))))
    return pages


def test_each_page_has_the_letters_of_the_source(page: Page) -> None:
    """The breaks stand at the right word, and no word is lost, doubled or moved."""
    copy = Page(page.address, page.html)
    for mark in copy.soup.select(MARKUP.page_break):
        mark.replace_with(f" {BREAK} ")
    bodies = [letters(body) for body in annex_text(copy.one(".annex"), without=ADDED).split(BREAK)]
    notes = letters(" ".join(text(note) for note in page.select(MARKUP.note_text)))
    assert bodies[-1].endswith(notes)
    bodies[-1] = bodies[-1].removesuffix(notes)
    source = source_pages()
    assert bodies == [body for body, _ in source]
    assert notes == "".join(footnotes for _, footnotes in source)
    assert len(source) == PAGES


def test_page_breaks_are_numbered_through(page: Page) -> None:
    """Page 1 begins where the annex does."""
    shown = [(attribute(tag, "id"), text(tag)) for tag in page.select(MARKUP.page_break)]
    assert shown == [(f"pagina-{n}", f"Bijlage 2, pagina {n}") for n in range(2, PAGES + 1)]


def test_the_headings_are_the_annexs_and_themes_lead_to_their_pages(page: Page, built: Site, index: Index) -> None:
    """The link of a theme stands under its heading, before the next."""
    shown: list[tuple[int, str, list[Target | None]]] = []
    for tag in page.one(".annex").select("h1, h2, h3, h4, h5, h6, .annex__link a"):
        if tag.name == "a":
            shown[-1][2].append(built.link(page, tag).target)
        elif not tag.find_parent("aside"):
            shown.append((heading_level(tag), text(tag), []))
    headings: list[tuple[int, str, list[Target | None]]] = [(1, index.annex.document.title, [])]
    for block in index.annex.building_blocks:
        headings.append((2, f"Bouwsteen {block.number}. {block.title}", []))
        themes = [theme for theme in index.themes.values() if theme.block is block]
        headings += [(4 if theme.parent else 3, theme.name, [expected.place(theme)]) for theme in themes]
    assert shown == headings


def test_the_bullets_are_nested_and_lead_to_their_initiatives(page: Page, built: Site, index: Index) -> None:
    shown = []
    for item in page.select(".bullets__item"):
        above = item.find_parent("li")
        links = [built.link(page, a) for a in item.select(".bullets__link") if a.find_parent("li") is item]
        shown.append((attribute(item, "id"), attribute(above, "id") if above else "", links))
    bullets = []
    for place in index.initiatives.values():
        theme = f" {place.theme.label}" if place.name in index.shared_names else ""
        link: Link = expected.link(place, f"{place.name} op de themapagina{theme}")
        bullets.append((place.id, place.parent.id if place.parent else "", [link]))
    assert shown == bullets
