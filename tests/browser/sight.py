"""What a reader sees: of an element after following a link to it, and whether the page fits the window."""

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


# What sticks out of the window, but not within a box of its own that scrolls or cuts off: the page itself hides
# what is too wide, so that its width alone would not show it.
STICKING_OUT = """width => {
  const boxed = element => {
    for (let box = element.parentElement; box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== "visible") return true
    return false
  }
  const sticksOut = element =>
    [...element.getClientRects()].some(box => box.width > 0 && (box.left < -0.5 || box.right > width + 0.5))
  return [...document.querySelectorAll("main article, main article *, footer, footer *")]
    .filter(element => sticksOut(element) && !boxed(element))
    .map(element => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)
}"""


def sideways(page: Page, width: int) -> list[str]:
    """What makes a reader scroll sideways in a window of this width: the page as a whole, or what sticks out of it."""
    scroll_width = page.evaluate("document.documentElement.scrollWidth")
    sticking_out: list[str] = page.evaluate(STICKING_OUT, width)
    return [f"{scroll_width} px wide"] * (scroll_width > width) + sticking_out
