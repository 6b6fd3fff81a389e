"""The page *Bijlage* is the annex: its words, in reading order, on its pages, and nothing in between.

Two proofs: word by word against `data/initiatives.yaml`, marks among them; and letter by letter, page by page,
against `data/bijlage-2.txt` itself, with which the YAML has nothing to do.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from bs4 import Tag

from tests.site.annex_data import ROOT, Annex
from tests.site.built import MARKUP, Link, Page, Site, Target, annex_text, attribute, heading_level, text

PAGES = 9
SOURCE = ROOT / "data" / "bijlage-2.txt"
BREAK = "\N{SYMBOL FOR FORM FEED}"
"""Stands for a page break in a text; the annex has no such character."""


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["bijlage/"]


def reading(page: Page) -> str:
    """What the page says of the annex, with `BREAK` where the annex goes on to its next page."""
    copy = Page(page.address, page.html)
    for mark in copy.soup.select(MARKUP.page_break):
        mark.replace_with(f" {BREAK} ")
    return annex_text(copy.one(MARKUP.annex), without=MARKUP.not_of_the_annex)


def words_of_the_annex(annex: Annex) -> list[str]:
    """The annex by its YAML in reading order, the footnotes at the end."""
    texts = [annex.title]
    for block in annex.blocks:
        texts.append(block.heading)
        for theme in block.themes:
            texts += [theme.title, theme.text, *(initiative.text for initiative in theme.initiatives)]
    texts += [footnote.text for footnote in annex.footnotes]
    return " ".join(texts).split()


def test_the_words_are_the_annexs(page: Page, annex: Annex) -> None:
    assert reading(page).replace(BREAK, "").split() == words_of_the_annex(annex)


# --- Against the source -----------------------------------------------------------------------------------


class Sheet(NamedTuple):
    """The letters of a page of the annex, and those of the footnotes under it."""

    body: str
    footnotes: str


def letters(words: str) -> str:
    """Letters alone: not what the extraction of the PDF does to white space, hyphens and raised numbers."""
    return re.sub(r"[\W\d_]", "", words)


def source_sheets() -> list[Sheet]:
    """The pages of the source. A page starts at each line with one blank before it, its footnotes at the first line
    with a number; the second level's bullet is the letter o."""
    sheets = []
    for sheet in re.split(r"^ (?=\S)", SOURCE.read_text(encoding="utf-8"), flags=re.MULTILINE):
        without_bullets = re.sub(r"^o\s", "", sheet, flags=re.MULTILINE)
        body, *footnotes = re.split(r"^(?=\d+ )", without_bullets, maxsplit=1, flags=re.MULTILINE)
        sheets.append(Sheet(letters(body), letters("".join(footnotes))))
    return sheets


def test_the_source_has_nine_pages_with_footnotes_under_all_but_the_last() -> None:
    """What the next test rests on."""
    sheets = source_sheets()
    assert [bool(sheet.footnotes) for sheet in sheets] == [True] * (PAGES - 1) + [False]


def test_each_page_has_the_letters_of_the_source(page: Page) -> None:
    """The breaks stand at the right word, and no word is lost, doubled or moved."""
    notes = letters(" ".join(text(note) for note in page.soup.select(MARKUP.note_text)))
    bodies = [letters(body) for body in reading(page).split(BREAK)]
    assert bodies[-1].endswith(notes)
    bodies[-1] = bodies[-1].removesuffix(notes)
    assert bodies == [sheet.body for sheet in source_sheets()]
    assert notes == "".join(sheet.footnotes for sheet in source_sheets())


# --- Page breaks, outline, links --------------------------------------------------------------------------


def test_page_breaks_are_numbered_through(page: Page) -> None:
    """Each says its number and can be linked to. Page 1 begins where the annex does."""
    breaks = page.soup.select(MARKUP.page_break)
    shown = [(attribute(tag, "id"), text(tag)) for tag in breaks]
    assert shown == [(f"pagina-{n}", f"Bijlage 2, pagina {n}") for n in range(2, PAGES + 1)]


def test_the_headings_are_the_annexs(page: Page, annex: Annex) -> None:
    headings = page.one(MARKUP.annex).select("h1, h2, h3, h4, h5, h6")
    shown = [(heading_level(tag), text(tag)) for tag in headings if not tag.find_parent("aside")]
    expected = [(1, annex.title)]
    for block in annex.blocks:
        expected.append((2, block.heading))
        expected += [(4 if theme.parent else 3, theme.title) for theme in block.themes]
    assert shown == expected


def test_the_bullets_are_nested_as_in_the_annex(page: Page, annex: Annex) -> None:
    shown = [(id_of(item), parent_id(item)) for item in page.soup.select(MARKUP.piece)]
    assert shown == [(i.id, i.parent) for i in annex.initiatives]


def id_of(item: Tag) -> str:
    return attribute(item, "id")


def parent_id(item: Tag) -> str:
    parent = item.find_parent("li")
    return id_of(parent) if parent else ""


def test_each_bullet_has_its_own_text(page: Page, annex: Annex) -> None:
    shown = {}
    for item in page.soup.select(MARKUP.piece):
        shown[id_of(item)] = [annex_text(tag) for tag in own_parts(item, MARKUP.piece_text)]
    assert shown == {i.id: [i.text] for i in annex.initiatives}


def own_parts(item: Tag, selector: str) -> list[Tag]:
    """What `selector` finds in a bullet, but not in a bullet under it."""
    return [tag for tag in item.select(selector) if tag.find_parent("li") is item]


def test_each_bullet_leads_to_its_initiative(page: Page, built: Site, annex: Annex) -> None:
    shown = {}
    for item in page.soup.select(MARKUP.piece):
        shown[id_of(item)] = [built.link(page, a) for a in own_parts(item, MARKUP.piece_link)]
    assert shown == {i.id: [Link(i.name, Target(annex.addresses[i.id], i.id))] for i in annex.initiatives}


def test_each_theme_leads_to_its_page(page: Page, built: Site, annex: Annex) -> None:
    """The link stands under the theme's heading, and before the next."""
    shown = []
    for a in page.soup.select(f"{MARKUP.theme_link} a"):
        above = a.find_previous(["h1", "h2", "h3", "h4"])
        assert above is not None
        shown.append((attribute(above, "id"), built.link(page, a).target))
    assert shown == [(theme.id, Target(theme.address, "")) for theme in annex.themes]


def test_the_footnotes_stand_under_it(page: Page, annex: Annex) -> None:
    """All 40, in order, each with the annex's number."""
    notes = page.soup.select(MARKUP.note)
    shown = [(int(attribute(note, "value")), [text(tag) for tag in note.select(MARKUP.note_text)]) for note in notes]
    assert shown == [(footnote.number, [footnote.text]) for footnote in annex.footnotes]
