"""*Toen en nu*: a number of the table leads to the rows that it counts, an old anchor to its place; its size."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Page, expect

from tests.browser.helpers import DESKTOP, PHONE, too_wide
from tests.browser.test_filters import FILTER
from tests.conftest import OpenPage

PAGE = "/stand-van-zaken/"


def test_a_number_leads_to_as_many_rows(page: Page) -> None:
    """Each number of the table. That an address restores the choice is tested in `test_filters.py`."""
    page.goto(PAGE)
    links = page.locator(".crosstab td a").evaluate_all(
        "links => links.map(a => [a.search.slice(1), Number(a.firstChild.textContent)])"
    )
    assert len(links) > 40
    shown = page.evaluate(FILTER, [dict(parse_qsl(query)) for query, _ in links])
    found = [len(one["ids"]) for one in shown]
    assert found == [number for _, number in links]


@pytest.mark.parametrize("fragment", ["voorstel", "tijdlijn"])
def test_an_old_link_leads_to_a_place(page: Page, fragment: str) -> None:
    """`tests/site` knows the ids of all of them."""
    page.goto(f"{PAGE}#{fragment}")
    expect(page.locator(f"#{fragment}")).to_be_in_viewport()


def height(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollHeight"))


@pytest.mark.parametrize(
    ("address", "window", "most"),
    [(PAGE, DESKTOP, 5200), (PAGE, PHONE, 8800), ("/instrumenten/", DESKTOP, 5000), ("/instrumenten/", PHONE, 8800)],
)
def test_a_list_is_short(open_page: OpenPage, address: str, window: dict[str, int], most: int) -> None:
    page = open_page(viewport=window)
    page.goto(address)
    assert height(page) <= most


def test_the_picture_stands_beside_its_table(open_page: OpenPage) -> None:
    """In a narrow window it is folded in below, and the table fits any window."""
    page = open_page(viewport=DESKTOP)
    page.goto(PAGE)
    table, picture = page.locator(".crosstab"), page.locator("svg.bands")
    expect(picture).to_be_in_viewport()
    there, here = table.bounding_box(), picture.bounding_box()
    assert there
    assert here
    assert there["x"] + there["width"] <= here["x"]
    labels = picture.locator("text").evaluate_all("all => all.map(e => [e.getBBox().x, e.getBBox().width])")
    assert all(x >= 0 and x + width <= 342 for x, width in labels)
    for width in (721, 760, 1219, 1220):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.get_by_text("Hetzelfde als beeld")).to_be_visible(visible=width < 1220)
        assert too_wide(page, width) == []


@pytest.mark.parametrize("address", [PAGE, "/instrumenten/#ipcei-instrument"])
def test_nothing_sticks_out_of_a_very_narrow_window(open_page: OpenPage, address: str) -> None:
    """And no box scrolls."""
    page = open_page(viewport={"width": 280, "height": 653})
    page.goto(address)
    assert too_wide(page, 280) == []
    overflows = page.locator("article *").evaluate_all("all => all.map(e => getComputedStyle(e).overflow)")
    assert overflows
    assert not re.search("auto|scroll", " ".join(overflows))


def test_the_fields_are_folded_in_on_a_phone(open_page: OpenPage) -> None:
    """Until something is chosen; a wide window always shows them."""
    for query, window, is_open in (("", PHONE, False), ("?nu=loopt", PHONE, True), ("", DESKTOP, True)):
        page = open_page(viewport=window)
        page.goto(PAGE + query)
        expect(page.get_by_role("searchbox", name="Zoek", exact=True)).to_be_visible(visible=is_open)
