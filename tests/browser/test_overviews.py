"""Home and the pages that go across the annex: sizes on a phone, jumps that stay in view."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.helpers import DESKTOP, PHONE, TOUCH
from tests.conftest import OpenPage


def test_home_on_a_phone(open_page: OpenPage) -> None:
    """The search ends above 320 pixels; below it six targets of 44 pixels in two columns."""
    page = open_page(**TOUCH)
    page.goto("/")
    box = page.locator(".home-search__input").bounding_box()
    assert box is not None
    assert box["height"] == 48
    assert box["y"] + box["height"] <= 320
    ways = page.locator(".ways a").evaluate_all("all => all.map(a => a.getBoundingClientRect().toJSON())")
    assert len(ways) == 6
    assert len({way["x"] for way in ways}) == 2
    assert all(way["height"] >= 44 for way in ways)


@pytest.mark.parametrize(
    ("viewport", "address", "first", "last"),
    [(PHONE, "/voetnoten/", "Voetnoot 1", "Voetnoot 40"), (DESKTOP, "/bijlage/", "Bouwsteen 1", "Voetnoten")],
)
def test_jumps_stay_in_view(open_page: OpenPage, viewport: dict[str, int], address: str, first: str, last: str) -> None:
    """Where a jump leads to isn't covered, and the next jump is there."""
    page = open_page(viewport=viewport, reduced_motion="reduce")
    page.goto(address)
    jumps = page.locator("nav.jumps")
    for name in (last, first):
        link = jumps.get_by_role("link", name=name, exact=True)
        link.click()
        target = page.locator((link.get_attribute("href") or "").replace("#", "[id='") + "']")
        expect(target).to_be_in_viewport()
        above, below = jumps.bounding_box(), target.bounding_box()
        assert above is not None
        assert below is not None
        assert above["y"] + above["height"] <= below["y"] + 1


def test_the_timeline_is_a_drawing_or_a_list(open_page: OpenPage) -> None:
    """The header of the one and the years of the other stay in view."""
    page = open_page(viewport=DESKTOP, reduced_motion="reduce")
    page.goto("/tijdlijn/")
    for size, shown, hidden, sticky in (
        (DESKTOP, ".timeline", ".timeline-years", ".timeline thead th"),
        (PHONE, ".timeline-years", ".timeline", ".timeline-years > :nth-child(4) h2"),
    ):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        expect(page.locator(shown)).to_be_visible()
        expect(page.locator(hidden)).not_to_be_visible()
        page.locator(f"{shown} a:visible").nth(30).evaluate("a => a.scrollIntoView({block: 'center'})")
        expect(page.locator(sticky).first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_link_to_a_closed_part_opens_it(page: Page) -> None:
    page.goto("/data/#velden-initiative")
    expect(page.locator("#velden-initiative")).to_be_in_viewport()
