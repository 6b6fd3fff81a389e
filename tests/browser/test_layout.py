"""A phone shows all of a page without scrolling sideways."""

from __future__ import annotations

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
