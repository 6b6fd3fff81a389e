"""A phone shows all of a page without scrolling sideways, and what is drawn has the size that it should."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.sight import sideways
from tests.conftest import OpenPage


def test_no_page_scrolls_sideways(open_page: OpenPage, addresses: list[str]) -> None:
    """390 px is a common phone; 320 px is also a window that is zoomed in to 400 % (WCAG 2.2, 1.4.10)."""
    page = open_page(has_touch=True, is_mobile=True)
    too_wide = []
    for address in addresses:
        page.goto(address)
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            too_wide += [f"{address} at {width} px: {found}" for found in sideways(page, width)]
    assert too_wide == []


@pytest.mark.parametrize("address", ["/", "/bedragen/"])
def test_a_bar_is_as_high_as_a_line(page: Page, address: str) -> None:
    """The theme lets each drawing grow as high as it will."""
    page.goto(address)
    heights = page.locator(".bar").evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().height)")
    assert len(heights) == 7
    assert all(3 <= height <= 20 for height in heights), heights
