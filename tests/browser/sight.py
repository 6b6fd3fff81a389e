"""What a reader sees of an element after following a link to it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

# The first line of the element shows: nothing lies over it, as the header would that stays in place.
UNCOVERED = """element => {
  const [line] = element.getClientRects()
  const shown = document.elementFromPoint(line.left + line.width / 2, line.top + Math.min(line.height, 20) / 2)
  return element.contains(shown)
}"""


def expect_in_sight(element: Locator) -> None:
    """The element is in the window, and the page's fixed header doesn't cover where it begins."""
    expect(element).to_be_in_viewport()
    element.page.wait_for_function(UNCOVERED, arg=element.element_handle())


def expect_address(page: Page, address: str) -> None:
    """The browser is at `address` with its fragment; the terms of a search may stand in between."""
    path, _, fragment = address.partition("#")
    end = f"#{fragment}" if fragment else ""
    expect(page).to_have_url(re.compile(rf"^https?://[^/]+{re.escape(path)}(\?[^#]*)?{re.escape(end)}$"))
