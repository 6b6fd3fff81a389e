"""Every word of the annex stands where it belongs, once: on the page of its theme, and on *Bijlage*."""

import re
from collections import Counter
from decimal import Decimal

from bs4 import Tag

from tests.conftest import ROOT
from tests.site.built import Page, Site, attribute, text
from tests.site.conftest import Record, within

ADDED = ".summary, .key, .jumps, .annex__link, .bullets__link, .notes__title, .note__back, .sources"
"""What *Bijlage* shows besides the annex's own words."""

UNITS = {"miljard": 10**9, "miljoen": 10**6}


def letters(words: str) -> str:
    """Letters alone: not what the extraction of the PDF does to white space, hyphens and raised numbers."""
    return re.sub(r"[\W\d_]", "", words)


def source_pages() -> list[tuple[str, str]]:
    """The letters of each page of the source and of the footnotes under it. A page starts at each line with one blank
    before it, its footnotes at the first line with a number; the second level's bullet is the letter o."""
    pages = []
    source = (ROOT / "data/bijlage-2.txt").read_text(encoding="utf-8")
    for page in re.split(r"^ (?=\S)", source, flags=re.MULTILINE):
        without_bullets = re.sub(r"^o\s", "", page, flags=re.MULTILINE)
        body, *footnotes = re.split(r"^(?=\d+ )", without_bullets, maxsplit=1, flags=re.MULTILINE)
        pages.append((letters(body), letters("".join(footnotes))))
    return pages


def test_bijlage_has_the_letters_of_the_source(built: Site) -> None:
    """Page by page: the breaks stand at the right word, and no word is lost, doubled or moved."""
    page = Page("", built.pages["bijlage/"].html)
    notes = letters("".join(text(note) for note in page.select(".note__text")))
    for tag in page.select(ADDED):
        tag.decompose()
    for tag in page.select(".page-break"):
        tag.replace_with("\f")
    bodies = [letters(body) for body in page.one(".annex").get_text().split("\f")]
    source = source_pages()
    assert bodies[-1].endswith(notes)
    assert [*bodies[:-1], bodies[-1].removesuffix(notes)] == [body for body, _ in source]
    assert notes == "".join(footnotes for _, footnotes in source)


def texts(page: Page, selector: str) -> list[str]:
    return [text(tag, without=".page-break") for tag in page.select(selector)]


def test_each_text_is_once_on_bijlage_and_once_on_the_page_of_a_theme(built: Site, annex: Record) -> None:
    """In the order of the annex on *Bijlage*."""
    records = [record["text"] for record in within(annex) if record.get("text")]
    footnotes = [note["text"] for note in annex["footnotes"]]
    assert texts(built.pages["bijlage/"], ".running-text, .bullets__text") == records
    assert texts(built.pages["bijlage/"], ".note__text") == footnotes
    assert texts(built.pages["voetnoten/"], ".footnote-entry__text") == footnotes
    themes = [page for page in built.pages.values() if page.address.startswith("bouwsteen-")]
    shown = [found for page in themes for found in texts(page, ".running-text, .initiative__text")]
    assert Counter(shown) == Counter(records)


def test_each_footnote_mark_leads_to_its_note_and_back(built: Site, annex: Record) -> None:
    """On each page, by its own number; and *Voetnoten* leads to each mark on the page of a theme."""
    on_themes = set()
    for page in built.pages.values():
        marks = page.select(".mark a")
        for mark in marks:
            number = mark.get_text(strip=True)
            assert built.target(page, attribute(mark, "href")) == (page.address, f"voetnoot-{number}")
            note = page.ids[f"voetnoot-{number}"]
            back = [built.target(page, attribute(a, "href")) for a in note.select(".note__back")]
            assert (page.address, attribute(mark, "id")) in back
            assert attribute(mark, "aria-describedby") in page.ids
        if page.address != "bijlage/":
            on_themes |= {(page.address, attribute(mark, "id")) for mark in marks}
        elif page.address == "bijlage/":
            cited = {int(mark.get_text(strip=True)) for mark in marks}
            assert cited == {note["number"] for note in annex["footnotes"]}
    assert on_themes <= set(built.targets(built.pages["voetnoten/"], "article a"))


def euros(cell: Tag) -> Decimal:
    """The amount in 'circa 1,5 miljard euro'."""
    found = re.search(r"([\d,]+) (miljard|miljoen) euro", cell.get_text())
    assert found, cell
    return Decimal(found[1].replace(",", ".")) * UNITS[found[2]]


def test_each_amount_is_once_in_the_totals(built: Site, annex: Record) -> None:
    """Those that can be added up, and those that can't. The sum is rounded to what readers can say."""
    records = [*within(annex), *annex["footnotes"]]
    budgets = [one for record in records for one in record.get("budgets", []) if "same_as" not in one]
    page = built.pages["bedragen/"]
    countable, others = page.select("table.money")
    for table, is_extra in ((countable, False), (others, True)):
        wanted = [one["amount"] for one in budgets if (one["kind"] == "increase") == is_extra]
        assert [euros(cell) for cell in table.select("tbody .amount")] == sorted(wanted, reverse=True)
    total = sum(one["amount"] for one in budgets if one["kind"] != "increase")
    assert abs(euros(countable.select("tfoot .amount")[-1]) - total) <= total / 40
