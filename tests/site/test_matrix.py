"""*Instrumenten per thema* is a real table: which instrument comes back in which theme, and in how many texts."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from bs4 import Tag

from tests.site.annex_data import Annex
from tests.site.built import MARKUP, Link, Page, Site, Target, attribute, text
from tests.site.register_data import Instrument, Register, Source


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["instrumenten-per-thema/"]


@pytest.fixture(scope="module")
def table(page: Page) -> Tag:
    return page.one(f"table{MARKUP.matrix}")


@pytest.fixture(scope="module")
def rows(table: Tag) -> list[Tag]:
    return table.select("tbody > tr")


def test_it_has_a_name_and_can_be_scrolled_by_keys(page: Page, table: Tag) -> None:
    """The box that scrolls takes the focus, and is called what the table is called."""
    captions = table.select("caption")
    assert [bool(text(caption)) for caption in captions] == [True]
    box = page.one(MARKUP.scroller)
    assert table in box.select("table")
    assert (attribute(box, "role"), attribute(box, "tabindex")) == ("region", "0")
    assert attribute(box, "aria-labelledby") == attribute(captions[0], "id")


def test_the_groups_of_columns_are_the_blocks(table: Tag, annex: Annex) -> None:
    """As wide as the blocks have themes; a header of a group needs a group that it is the header of."""
    widths = [len(block.themes) for block in annex.blocks]
    groups = [int(attribute(group, "span") or 1) for group in table.select("colgroup")]
    assert groups == [1, *widths]
    corner, *blocks = table.select("thead > tr:first-child > *")
    assert (corner.name, text(corner)) == ("td", "")
    shown = [(attribute(th, "scope"), text(th), int(attribute(th, "colspan"))) for th in blocks]
    assert shown == [("colgroup", f"Bouwsteen {block.number}", len(block.themes)) for block in annex.blocks]
    assert sum(widths) == len(annex.themes)


def test_every_theme_is_a_column(table: Tag, page: Page, built: Site, annex: Annex) -> None:
    first, *columns = table.select("thead > tr:nth-child(2) > *")
    assert (first.name, attribute(first, "scope"), text(first)) == ("th", "col", "Instrument")
    assert {(th.name, attribute(th, "scope")) for th in columns} == {("th", "col")}
    shown = [link for th in columns for link in built.links(page, th)]
    assert shown == [Link(theme.label, Target(theme.address, "")) for theme in annex.themes]


def most_named(register: Register) -> list[Instrument]:
    """Those in most themes first, then by name."""
    themes = {id_: len(counted(register, id_)) for id_ in register.instruments}
    return sorted(register.instruments.values(), key=lambda i: (-themes[i.id], i.name.words.lower()))


def counted(register: Register, id_: str) -> dict[str, list[Source]]:
    """By theme, the texts that name an instrument or one of its parts."""
    return register.by_theme(*register.family(id_))


def test_every_instrument_is_a_row(rows: list[Tag], page: Page, built: Site, register: Register) -> None:
    shown = []
    for row in rows:
        (header,) = row.select("th")
        assert attribute(header, "scope") == "row"
        assert row.select(":scope > *")[0] is header
        shown += built.links(page, header)
    assert shown == [Link(i.name.words, Target("instrumenten/", i.id)) for i in most_named(register)]


class Cell(NamedTuple):
    """A cell as it is heard, and where it leads."""

    words: str
    target: Target | None


def test_each_cell_counts_the_texts_and_leads_to_the_first(
    rows: list[Tag], page: Page, built: Site, register: Register, annex: Annex
) -> None:
    for row, instrument in zip(rows, most_named(register), strict=True):
        groups = counted(register, instrument.id)
        shown = []
        for td in row.select(":scope > td"):
            links = built.links(page, td)
            assert text(td) == " ".join(link.words for link in links)
            shown.append([Cell(*link) for link in links])
        assert shown == [
            [cell(instrument, theme.label, groups[theme.id])] if theme.id in groups else [] for theme in annex.themes
        ]


def cell(instrument: Instrument, theme: str, sources: list[Source]) -> Cell:
    first = sources[0]
    number = f"{len(sources)} {'tekst' if len(sources) == 1 else 'teksten'}"
    return Cell(f"{instrument.name.words} in {theme}: {number}", Target(first.address, first.fragment))


@pytest.mark.parametrize(("name", "themes"), [("IPCEI", 6), ("EU Chips Act", 4), ("IPCEI Health", 2)])
def test_what_comes_back(rows: list[Tag], name: str, themes: int) -> None:
    """Issue 3 counts them: 'the Chips Act in four themes, IPCEI in six'."""
    (row,) = [row for row in rows if text(row.select("th")[0]) == name]
    assert len(row.select("td a")) == themes


def test_ipcei_counts_its_parts(rows: list[Tag], register: Register) -> None:
    """More texts name an IPCEI than name IPCEI itself."""
    (row,) = [row for row in rows if text(row.select("th")[0]) == "IPCEI"]
    numbers = [int(match[1]) for td in row.select("td") if (match := re.search(r": (\d+) tekst", text(td)))]
    alone = register.by_theme("ipcei-instrument")
    assert sum(numbers) > sum(len(sources) for sources in alone.values())


def test_a_number_shows_alone(rows: list[Tag]) -> None:
    """What stands around it is for who hears the table; whoever sees it has the headers."""
    for row in rows:
        for a in row.select("td a"):
            assert re.fullmatch(r"\d+", text(a, without=".sr"))
