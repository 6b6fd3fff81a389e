"""The page follows what a reader needs: larger text, a narrow window, no motion, a finger for a pointer."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.sight import sideways
from tests.conftest import OpenPage

# The words of the text that show, in the order in which they stand there.
SHOWN = """() => {
  const words = []
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const {data, parentElement} = texts.currentNode
    if (data.trim() && parentElement.checkVisibility({visibilityProperty: true, opacityProperty: true}))
      words.push(data.trim())
  }
  return words
}"""

# Words that are cut off, in the text or around it.
CUT_OFF = """() => [...document.querySelectorAll(".site-name *, article *, .md-footer *")]
  .filter(element => ["hidden", "clip"].includes(getComputedStyle(element).overflowX)
    && element.checkVisibility() && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
  .map(element => `${element.className}: ${element.textContent.trim().slice(0, 60)}`)"""


def test_zoomed_in_nothing_is_lost(open_page: OpenPage, addresses: list[str]) -> None:
    """A window of 1280 × 900, zoomed in to 200 % (1.4.4) and to 400 % (1.4.10), says what it says at 100 %."""
    page = open_page(device_scale_factor=2)
    found = []
    for address in addresses:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address)
        whole = set(page.evaluate(SHOWN))
        for width, height in ((640, 450), (320, 225)):
            page.set_viewport_size({"width": width, "height": height})
            where = f"{address} at {width} px"
            found += [f"{where}: lost: {words}" for words in sorted(whole - set(page.evaluate(SHOWN)))]
            found += [f"{where}: cut off: {words}" for words in page.evaluate(CUT_OFF)]
            found += [f"{where}: {what}" for what in sideways(page, width)]
    assert found == []


# WCAG 2.2, 1.4.12: text as some people need it spaced.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""


def test_text_may_be_spaced(open_page: OpenPage, addresses: list[str]) -> None:
    # A reader's own style comes from the browser, not from the page, and no policy of the page is in its way.
    page = open_page(viewport={"width": 390, "height": 844}, bypass_csp=True)
    found = []
    for address in addresses:
        page.goto(address)
        page.add_style_tag(content=SPACED)
        found += [f"{address}: cut off: {words}" for words in page.evaluate(CUT_OFF)]
        found += [f"{address}: {what}" for what in sideways(page, 390)]
    assert found == []


# What still moves: whatever takes longer than nobody can see.
MOVING = """() => [...document.querySelectorAll("*")].flatMap(element => ["", "::before", "::after"].flatMap(part => {
  const style = getComputedStyle(element, part)
  const longest = Math.max(...[...style.transitionDuration.split(","), ...style.animationDuration.split(",")]
    .map(parseFloat))
  return longest > 0.01 || style.scrollBehavior === "smooth" ? [`${element.localName}.${element.className}${part}`] : []
}))"""


def test_nothing_moves_for_those_who_ask_for_that(open_page: OpenPage) -> None:
    """`prefers-reduced-motion`: no transition, no animation, no smooth scrolling, the menu's neither."""
    still = open_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    for address in ("/", "/bouwsteen-2/verminderen/halfgeleiders/"):
        still.goto(address)
        assert still.evaluate(MOVING) == []
        still.get_by_role("button", name="Menu", exact=True).click()
        assert still.evaluate("document.getAnimations().length") == 0


def test_without_that_something_moves(page: Page) -> None:
    """Without this, a look at the wrong place would let everything pass."""
    page.goto("/")
    assert page.evaluate(MOVING) != []


# Targets under 24 × 24 px (2.5.8), but those in a line of text, and those with so much room around them that a circle
# of 24 px on each touches no other.
TOO_SMALL = """() => {
  const shows = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
  const targets = [...document.querySelectorAll("a[href], button, input, select, summary, label[for]")]
    .filter(shows)
    .map(element => ({element, box: element.getBoundingClientRect()}))
    .filter(({box}) => box.width && box.height)
    // A label and its field are one target.
    .filter(({element}) => !(element.localName === "label" && element.control && shows(element.control)))
  const small = ({box}) => box.width < 24 || box.height < 24
  const inText = ({element}) => {
    if (getComputedStyle(element).display !== "inline") return false
    let block = element.parentElement
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    while (texts.nextNode())
      if (/[\\p{L}\\p{N}]/u.test(texts.currentNode.data) && !texts.currentNode.parentElement.closest("a[href], button"))
        return true
    return false
  }
  const centre = ({box}) => [box.left + box.width / 2, box.top + box.height / 2]
  const near = (one, other) => {
    const [x, y] = centre(one)
    const {left, right, top, bottom} = other.box
    const gap = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
    return gap < 12 || small(other) && Math.hypot(x - centre(other)[0], y - centre(other)[1]) < 24
  }
  return targets
    .filter(one => small(one) && !inText(one) && targets.some(other => other !== one && near(one, other)))
    .map(({element, box}) =>
      `${element.className || element.parentElement.className}: ${element.textContent.trim().slice(0, 40)}: ` +
      `${box.width.toFixed(1)} × ${box.height.toFixed(1)}`)
}"""


def test_every_target_is_large_enough_for_a_finger(open_page: OpenPage, addresses: list[str]) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    found = []
    for address in addresses:
        page.goto(address)
        found += [f"{address}: {target}" for target in page.evaluate(TOO_SMALL)]
    assert found == []
