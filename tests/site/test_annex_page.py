"""*Bijlage* is the annex: its words, in reading order, on its pages, and nothing in between.

Compared letter by letter, page by page, with `data/bijlage-2.txt`; `test_texts.py` compares the texts with the data.
"""

import re
from pathlib import Path

from tests.site.built import MARKUP, Page, Site, annex_text, attribute, text
from tests.site.expected import Expected

BREAK = "\N{SYMBOL FOR FORM FEED}"
"""Stands for a page break in a text; the annex has no such character."""

ADDED = ".summary, .key, .jumps, .annex__link, .bullets__link, .notes__title, .note__back, .sources"
"""What the page shows besides the annex's own words."""


def letters(words: str) -> str:
    """Letters alone: not what the extraction of the PDF does to white space, hyphens and raised numbers."""
    return re.sub(r"[\W\d_]", "", words)


def source_pages(file: Path) -> list[tuple[str, str]]:
    """The letters of each page of the source and of the footnotes under it. A page starts at each line with one blank
    before it, its footnotes at the first line with a number; the second level's bullet is the letter o."""
    pages = []
    for page in re.split(r"^ (?=\S)", file.read_text(encoding="utf-8"), flags=re.MULTILINE):
        without_bullets = re.sub(r"^o\s", "", page, flags=re.MULTILINE)
        body, *footnotes = re.split(r"^(?=\d+ )", without_bullets, maxsplit=1, flags=re.MULTILINE)
        pages.append((letters(body), letters("".join(footnotes))))
    return pages


def test_each_page_has_the_letters_of_the_source(built: Site, expected: Expected) -> None:
    """The breaks stand at the right word, and no word is lost, doubled or moved."""
    page = built.pages["bijlage/"]
    copy = Page(page.address, page.html)
    for mark in copy.soup.select(MARKUP.page_break):
        mark.replace_with(f" {BREAK} ")
    bodies = [letters(body) for body in annex_text(copy.one(".annex"), without=ADDED).split(BREAK)]
    notes = letters(" ".join(text(note) for note in page.select(MARKUP.note_text)))
    assert bodies[-1].endswith(notes)
    bodies[-1] = bodies[-1].removesuffix(notes)
    source = source_pages(expected.root / "data/bijlage-2.txt")
    assert bodies == [body for body, _ in source]
    assert notes == "".join(footnotes for _, footnotes in source)
    shown = [(attribute(tag, "id"), text(tag)) for tag in page.select(MARKUP.page_break)]
    assert shown == [(f"pagina-{n}", f"Bijlage 2, pagina {n}") for n in range(2, len(source) + 1)]
