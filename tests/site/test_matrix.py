"""*Instrumenten per thema* is a real table: which instrument comes back in which theme, and in how many texts."""

from __future__ import annotations

import re

import pytest
from bs4 import Tag

from tests.site.built import MARKUP, Link, Page, Site, attribute, text
from tests.site.expected import Annex, Register


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["instrumenten-per-thema/"]


@pytest.fixture(scope="module")
def table(page: Page) -> Tag:
    return page.one(f"table{MARKUP.matrix}")


def test_it_has_a_name_and_can_be_scrolled_by_keys(page: Page, table: Tag) -> None:
    """The box that scrolls takes the focus, and is called what the table is called."""
    (caption,) = table.select("caption")
    assert text(caption)
    box = page.one(MARKUP.scroller)
    assert table in box.select("table")
    assert (attribute(box, "role"), attribute(box, "tabindex")) == ("region", "0")
    assert attribute(box, "aria-labelledby") == attribute(caption, "id")


def test_the_columns_are_the_themes_grouped_by_block(table: Tag, page: Page, built: Site, annex: Annex) -> None:
    """The header of a group needs a `colgroup` that it is the header of."""
    widths = [len(block.themes) for block in annex.blocks]
    assert [int(attribute(group, "span") or 1) for group in table.select("colgroup")] == [1, *widths]
    corner, *blocks = table.select("thead > tr:first-child > *")
    assert (corner.name, text(corner)) == ("td", "")
    shown = [(attribute(th, "scope"), text(th), int(attribute(th, "colspan"))) for th in blocks]
    assert shown == [("colgroup", f"Bouwsteen {b.number}", len(b.themes)) for b in annex.blocks]
    first, *columns = table.select("thead > tr:nth-child(2) > *")
    assert (first.name, attribute(first, "scope"), text(first)) == ("th", "col", "Instrument")
    assert {(th.name, attribute(th, "scope")) for th in columns} == {("th", "col")}
    links = [link for th in columns for link in built.links(page, th)]
    assert links == [theme.link._replace(words=theme.label) for theme in annex.themes]


def test_each_row_counts_the_texts_that_name_an_instrument_or_its_parts(
    table: Tag, page: Page, built: Site, register: Register
) -> None:
    """Those in most themes first. A cell leads to the first text; what stands around its number is read out only."""
    annex = register.annex
    groups = {id_: register.by_theme(id_, with_parts=True) for id_ in register.instruments}
    order = sorted(groups, key=lambda id_: (-len(groups[id_]), register.instruments[id_].name.lower()))
    for id_, row in zip(order, table.select("tbody > tr"), strict=True):
        header, *cells = row.select(":scope > *")
        assert (header.name, attribute(header, "scope")) == ("th", "row")
        assert built.links(page, header) == [register.link(id_)]
        name = register.instruments[id_].name
        expected: list[list[Link]] = []
        for theme in annex.themes:
            texts = groups[id_].get(theme.id, [])
            words = f"{name} in {theme.label}: {len(texts)} {'tekst' if len(texts) == 1 else 'teksten'}"
            expected.append([texts[0].link._replace(words=words)] if texts else [])
        # An empty cell stands for all themes up to the next that names the instrument.
        shown = [links for td in cells for links in [built.links(page, td)] * int(attribute(td, "colspan") or 1)]
        assert shown == expected
        assert all(text(td) == " ".join(link.words for link in built.links(page, td)) for td in cells)
        assert all(re.fullmatch(r"\d*", text(td, without=".sr")) for td in cells)


@pytest.mark.parametrize(("name", "themes", "texts"), [("IPCEI", 6, 8), ("EU Chips Act", 4, 6), ("IPCEI Health", 2, 2)])
def test_what_comes_back(table: Tag, name: str, themes: int, texts: int) -> None:
    """Counted by hand; IPCEI with its parts."""
    (row,) = [row for row in table.select("tbody > tr") if text(row.select("th")[0]) == name]
    numbers = [int(text(a, without=".sr")) for a in row.select("td a")]
    assert (len(numbers), sum(numbers)) == (themes, texts)
