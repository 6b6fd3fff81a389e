"""A phone shows all of a page without scrolling sideways."""

from __future__ import annotations

from tests.conftest import OpenPage

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


def test_no_page_scrolls_sideways(open_page: OpenPage, addresses: list[str]) -> None:
    """390 px is a common phone; 320 px is also a window that is zoomed in to 400 % (WCAG 2.2, 1.4.10)."""
    page = open_page(has_touch=True, is_mobile=True)
    too_wide = []
    for address in addresses:
        page.goto(address)
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            scroll_width = page.evaluate("document.documentElement.scrollWidth")
            if scroll_width > width:
                too_wide.append(f"{address} at {width} px: {scroll_width} px wide")
            too_wide += [f"{address} at {width} px: {element}" for element in page.evaluate(STICKING_OUT, width)]
    assert too_wide == []
