"""*Toen en nu*: its size, its picture, and its fields on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.helpers import DESKTOP, PHONE, too_wide
from tests.conftest import OpenPage

PAGE = "/stand-van-zaken/"


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
