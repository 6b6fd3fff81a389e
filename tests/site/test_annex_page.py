"""*Bijlage* is the annex: its words, in reading order, on its pages, and nothing in between.

Compared word by word with the data, and letter by letter, page by page, with `data/bijlage-2.txt` itself.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from bs4 import Tag

from tests.conftest import ROOT
from tests.site.built import MARKUP, Link, Page, Site, Target, annex_text, attribute, heading_level, text
from tests.site.expected import Annex

PAGES = 9
SOURCE = ROOT / "data" / "bijlage-2.txt"
BREAK = "\N{SYMBOL FOR FORM FEED}"
"""Stands for a page break in a text; the annex has no such character."""


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["bijlage/"]


@pytest.fixture(scope="module")
def reading(page: Page) -> str:
    """What the page says of the annex, with `BREAK` where the annex goes on to its next page."""
    copy = Page(page.address, page.html)
    for mark in copy.soup.select(MARKUP.page_break):
        mark.replace_with(f" {BREAK} ")
    return annex_text(copy.one(MARKUP.annex), without=MARKUP.not_of_the_annex)


def test_the_words_are_the_annexs(reading: str, annex: Annex) -> None:
    texts = [annex.title]
    for block in annex.blocks:
        texts.append(block.heading)
        for theme in block.themes:
            texts += [theme.name, theme.text, *(initiative.text for initiative in annex.initiatives_of(theme))]
    texts += [footnote.text for footnote in annex.footnotes]
    assert reading.replace(BREAK, "").split() == " ".join(texts).split()


def letters(words: str) -> str:
    """Letters alone: not what the extraction of the PDF does to white space, hyphens and raised numbers."""
    return re.sub(r"[\W\d_]", "", words)


def source_pages() -> list[tuple[str, str]]:
    """The letters of each page of the source and of the footnotes under it. A page starts at each line with one blank
    before it, its footnotes at the first line with a number; the second level's bullet is the letter o."""
    pages = []
    for page in re.split(r"^ (?=\S)", SOURCE.read_text(encoding="utf-8"), flags=re.MULTILINE):
        without_bullets = re.sub(r"^o\s", "", page, flags=re.MULTILINE)
        body, *footnotes = re.split(r"^(?=\d+ )", without_bullets, maxsplit=1, flags=re.MULTILINE)
        pages.append((letters(body), letters("".join(footnotes))))
    return pages


def test_each_page_has_the_letters_of_the_source(page: Page, reading: str) -> None:
    """The breaks stand at the right word, and no word is lost, doubled or moved."""
    source = source_pages()
    assert [bool(footnotes) for _, footnotes in source] == [True] * (PAGES - 1) + [False]
    notes = letters(" ".join(text(note) for note in page.soup.select(MARKUP.note_text)))
    bodies = [letters(body) for body in reading.split(BREAK)]
    assert bodies[-1].endswith(notes)
    bodies[-1] = bodies[-1].removesuffix(notes)
    assert bodies == [body for body, _ in source]
    assert notes == "".join(footnotes for _, footnotes in source)


def test_page_breaks_are_numbered_through(page: Page) -> None:
    """Page 1 begins where the annex does."""
    shown = [(attribute(tag, "id"), text(tag)) for tag in page.soup.select(MARKUP.page_break)]
    assert shown == [(f"pagina-{n}", f"Bijlage 2, pagina {n}") for n in range(2, PAGES + 1)]


def test_the_headings_are_the_annexs_and_themes_lead_to_their_pages(page: Page, built: Site, annex: Annex) -> None:
    """The link of a theme stands under its heading, before the next."""
    shown: list[tuple[int, str, list[Target | None]]] = []
    for tag in page.one(MARKUP.annex).select(f"h1, h2, h3, h4, h5, h6, {MARKUP.theme_link} a"):
        if tag.name == "a":
            shown[-1][2].append(built.link(page, tag).target)
        elif not tag.find_parent("aside"):
            shown.append((heading_level(tag), text(tag), []))
    expected: list[tuple[int, str, list[Target | None]]] = [(1, annex.title, [])]
    for block in annex.blocks:
        expected.append((2, block.heading, []))
        expected += [(4 if t.parent else 3, t.name, [Target(t.address, "")]) for t in block.themes]
    assert shown == expected


def test_the_bullets_are_nested_and_lead_to_their_initiatives(page: Page, built: Site, annex: Annex) -> None:
    def own_links(item: Tag) -> list[Tag]:
        return [tag for tag in item.select(MARKUP.piece_link) if tag.find_parent("li") is item]

    def parent(item: Tag) -> str:
        above = item.find_parent("li")
        return attribute(above, "id") if above else ""

    items = page.soup.select(MARKUP.piece)
    shown = [(attribute(i, "id"), parent(i), [built.link(page, a) for a in own_links(i)]) for i in items]
    names = Counter(i.name for i in annex.initiatives)
    labels = {theme.address: theme.label for theme in annex.themes}
    marks = [
        Link(f"{i.name} op de themapagina" + f" {labels[i.address]}" * (names[i.name] > 1), i.link.target)
        for i in annex.initiatives
    ]
    assert len(set(marks)) == len({mark.words for mark in marks}), "no two have the same name"
    assert shown == [(i.id, i.parent, [mark]) for i, mark in zip(annex.initiatives, marks, strict=True)]


def test_jumps_stay_in_view(page: Page, built: Site, annex: Annex) -> None:
    """To the blocks and the footnotes."""
    blocks = [Link(f"Bouwsteen {block.number}", Target(page.address, block.id)) for block in annex.blocks]
    assert built.links(page, page.one("nav.jump-row")) == [*blocks, Link("Voetnoten", Target(page.address, "noten"))]
