"""*Toen en nu*: a number of the table leads to the rows that it counts, an old anchor to its place; its size."""

from __future__ import annotations

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


def test_an_old_link_leads_to_a_place(page: Page) -> None:
    """`tests/site` knows the ids of all of them."""
    page.goto(f"{PAGE}#tijdlijn")
    expect(page.locator("#tijdlijn")).to_be_in_viewport()


@pytest.mark.parametrize(("address", "wide", "narrow"), [(PAGE, 5200, 8800), ("/instrumenten/", 5000, 8800)])
def test_a_list_is_short(open_page: OpenPage, address: str, wide: int, narrow: int) -> None:
    for window, most in ((DESKTOP, wide), (PHONE, narrow)):
        page = open_page(viewport=window)
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollHeight") <= most


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


def test_the_fields_are_folded_in_on_a_phone(open_page: OpenPage) -> None:
    """Until something is chosen, or the window becomes wide, which always shows them."""
    page = open_page(viewport=PHONE)
    text = page.get_by_role("searchbox", name="Zoek", exact=True)
    page.goto(PAGE)
    expect(text).not_to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(text).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{PAGE}?nu=loopt")
    expect(text).to_be_visible()
