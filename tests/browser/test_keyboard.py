"""Without a mouse: every link, button and field is reached and seen, and a reader gets from the home page to a footnote
and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.search_box import SearchBox
from tests.browser.sight import expect_address, expect_in_sight
from tests.conftest import OpenPage

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
windows = pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])

CHIPS = "/bouwsteen-2/verminderen/halfgeleiders/"
SAMPLE = ["/", CHIPS, "/initiatieven/", "/over/", "/404.html"]

# What a mouse can use. Of a group of radio buttons the keyboard comes to the one that is chosen. A label stands for its
# field: where that doesn't show, nothing but a mouse gets at it.
USABLE = """() => {
  const shows = element => element.checkVisibility({visibilityProperty: true})
    && !element.closest("[hidden], [inert], .preview")
    && (element.localName !== "label" || element.offsetHeight > 0)
  const usable = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex], label")]
    .filter(element => shows(element) && !element.disabled && !(element.type === "radio" && !element.checked))
  const label = element => element.localName === "label"
  return {
    stops: usable.filter(element => !label(element)),
    mouseOnly: usable.filter(element => label(element) && !(element.control && shows(element.control)))
      .map(element => element.outerHTML.slice(0, 120)),
  }
}"""

# The element that has the focus: whether its outline shows, on itself or on what stands for it, and nothing hides it.
FOCUS = """() => {
  const element = document.activeElement
  const carriers = [element, element.closest("form"), element.matches(".md-option") && element.nextElementSibling]
  const outlined = carriers.filter(Boolean).find(carrier => {
    const {outlineStyle, outlineWidth} = getComputedStyle(carrier)
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && carrier.offsetWidth > 1
  })
  const uncovered = outlined && [...outlined.getClientRects()].some(box =>
    [0.5, 0.1, 0.9].some(part => {
      const [x, y] = [box.left + box.width * part, box.top + box.height / 2]
      return outlined.contains(document.elementFromPoint(x, y))
    }))
  return {
    words: `${element.outerHTML.slice(0, 150)}`,
    outlined: Boolean(outlined), uncovered: Boolean(uncovered), end: element === document.body,
  }
}"""


@windows
@pytest.mark.parametrize("address", SAMPLE)
def test_tab_reaches_all_there_is_and_each_stop_is_seen(
    open_page: OpenPage, address: str, window: dict[str, int]
) -> None:
    """With an outline of at least 2 px (2.4.7), and not behind the header that stays in place (2.4.11)."""
    page = open_page(viewport=window, reduced_motion="reduce")
    page.goto(address)
    page.evaluate(f"window.usable = ({USABLE})(); window.unreached = new Set(usable.stops)")
    assert page.evaluate("usable.mouseOnly") == []
    unseen = []
    for _ in range(1000):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["end"]:
            break
        page.evaluate("unreached.delete(document.activeElement)")
        if not (focus["outlined"] and focus["uncovered"]):
            page.wait_for_timeout(300)  # it may still be scrolling there
            focus = page.evaluate(FOCUS)
        if not (focus["outlined"] and focus["uncovered"]):
            unseen.append(focus)
    else:
        pytest.fail("Tab never leaves the page")
    assert unseen == []
    assert page.evaluate("[...unreached].map(element => element.outerHTML.slice(0, 120))") == []


def test_on_every_page_nothing_waits_for_a_mouse(page: Page, addresses: list[str]) -> None:
    """What test_tab_reaches_all_there_is sees on some pages by pressing Tab, on all of them by asking each element."""
    page.set_viewport_size({"width": 390, "height": 844})
    found = []
    for address in addresses:
        page.goto(address)
        out_of_reach = page.evaluate(
            f"""() => {{
              const {{stops, mouseOnly}} = ({USABLE})()
              const refuses = element => {{ element.focus(); return document.activeElement !== element }}
              return [...mouseOnly, ...stops.filter(element => element.tabIndex < 0 || refuses(element))
                .map(element => element.outerHTML.slice(0, 120))]
            }}"""
        )
        found += [f"{address}: {element}" for element in out_of_reach]
    assert found == []


KINDS_OF_PAGES = [
    *("/", "/404.html", "/bouwsteen-1/", "/bouwsteen-2/verminderen/", "/bouwsteen-2/verminderen/halfgeleiders/"),
    *("/bouwsteen-2/verminderen/crisisbeheersing/", "/initiatieven/", "/instrumenten/", "/instrumenten-per-thema/"),
    *("/bedragen/", "/stand-van-zaken/", "/afkortingen/", "/bijlage/", "/voetnoten/", "/data/", "/over/"),
]
"""One of each: all themes have one template, and that their links lead to something is tested on each."""


def test_the_skip_link_leads_past_the_header(page: Page) -> None:
    """It is the first stop, shows when it has the focus, and the next stop is in the text."""
    page.emulate_media(reduced_motion="reduce")
    for address in KINDS_OF_PAGES:
        page.goto(address)
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Ga naar inhoud", exact=True)
        expect(skip).to_be_focused()
        expect(skip).to_have_css("opacity", "1")
        expect_in_sight(skip)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"#[a-z0-9-]+$"))
        expect(page.locator(":target")).to_be_in_viewport()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('article') !== null"), address


def tab_to(page: Page, element: Locator, most: int = 60) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if element.count() and element.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{most} times Tab don't lead to {element}")


@windows
def test_from_home_through_the_search_to_a_footnote_and_back(open_page: OpenPage, window: dict[str, int]) -> None:
    """Tab, letters, arrows, Enter and Esc, and nothing else."""
    page = open_page(viewport=window, reduced_motion="reduce")
    page.goto("/")

    box = SearchBox(page, large=True)
    tab_to(page, box.field)
    page.keyboard.type("chips act")
    expect(box.results.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(box.results.first).to_be_focused()
    page.keyboard.press("Enter")
    expect_address(page, f"{CHIPS}#eu-chips-act")
    expect_in_sight(page.locator("#eu-chips-act"))

    # The link has brought the keyboard to the heading, too.
    mark = page.get_by_role("link", name="Voetnoot 26", exact=True).first
    tab_to(page, mark, most=10)
    preview = page.locator(".preview")
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    expect(mark).to_be_focused()

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(preview).to_be_visible()
    tab_to(page, preview.get_by_role("link", name="Naar voetnoot 26", exact=True), most=10)
    page.keyboard.press("Enter")
    expect_address(page, f"{CHIPS}#voetnoot-26")
    expect_in_sight(page.locator("#voetnoot-26"))

    tab_to(page, page.locator("#voetnoot-26").get_by_role("link", name="Terug naar EU Chips Act"), most=10)
    page.keyboard.press("Enter")
    expect_address(page, f"{CHIPS}#verwijzing-26")
    expect_in_sight(mark)

    for address in (f"{CHIPS}#voetnoot-26", f"{CHIPS}#eu-chips-act", "/"):
        page.go_back()  # the browser's own, by Alt and the arrow; no script stands in its way
        expect_address(page, address)


@windows
def test_the_search_in_the_header_opens_and_closes(open_page: OpenPage, window: dict[str, int]) -> None:
    """On a phone there is a button for it; Esc leads back to that."""
    page = open_page(viewport=window, reduced_motion="reduce")
    page.goto("/over/")
    box = SearchBox(page)
    if window == PHONE:
        tab_to(page, box.opener)
        page.keyboard.press("Enter")
    else:
        tab_to(page, box.field)
    expect(box.field).to_be_focused()
    page.keyboard.type("smei")
    expect(box.results.first).to_be_visible()
    page.keyboard.press("Escape")
    box.expect_closed()
    if window == PHONE:
        expect(box.opener).to_be_focused()


def test_the_menu_of_a_phone(open_page: OpenPage) -> None:
    """Enter opens it and brings the focus in, and it stays in there; Esc closes it and brings the focus back."""
    page = open_page(viewport=PHONE, reduced_motion="reduce")
    page.goto(CHIPS)
    opener = page.get_by_role("button", name="Menu", exact=True)
    menu = page.get_by_role("navigation", name="Navigatie", exact=True)
    here = menu.get_by_role("link", name="Halfgeleiders", exact=True)
    expect(here).not_to_be_visible()
    tab_to(page, opener)
    expect(opener).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sluit het menu")).to_be_focused()
    expect(here).to_have_attribute("aria-current", "page")
    stops = menu.locator("a, button").count()
    for _ in range(stops - 1):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.menu') !== null")
        expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(here).not_to_be_visible()
    expect(opener).to_be_focused()

    page.keyboard.press("Enter")
    tab_to(page, menu.get_by_role("link", name="Energie en fossiele brandstoffen"))
    page.keyboard.press("Enter")
    expect_address(page, "/bouwsteen-2/verminderen/energie/")
    expect(here).not_to_be_visible()


def test_the_menu_closes_by_its_button_and_beside_it(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(CHIPS)
    menu = page.get_by_role("navigation", name="Navigatie", exact=True)
    for by_button in (True, False):
        page.get_by_role("button", name="Menu", exact=True).tap()
        expect(menu).to_be_visible()
        if by_button:
            page.get_by_role("button", name="Sluit het menu").tap()
        else:
            page.touchscreen.tap(380, 500)
        expect(menu).not_to_be_visible()
    page.get_by_role("link", name="Voetnoot 26", exact=True).first.tap()
    expect(page.locator(".preview")).to_be_visible()


def test_without_a_script_a_label_opens_the_menu(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=False)
    page.goto(CHIPS)
    page.locator("label.md-header__button[for=__drawer]").click()
    page.get_by_role("link", name="Energie en fossiele brandstoffen", exact=True).click()
    expect_address(page, "/bouwsteen-2/verminderen/energie/")


@pytest.mark.parametrize("key", ["n", ".", "p", ","])
def test_no_single_letter_leads_away(page: Page, key: str) -> None:
    """Material turns the page at these (2.1.4)."""
    page.goto(CHIPS)
    page.keyboard.press(key)
    page.wait_for_timeout(300)
    expect_address(page, CHIPS)


def test_the_colours_are_chosen_by_keyboard(page: Page) -> None:
    """A group of three, of which one is chosen: also after a choice that was made before."""
    page.emulate_media(color_scheme="light")
    page.goto("/over/")
    colours = page.get_by_role("radiogroup", name="Kleuren")
    expect(colours.get_by_role("radio", name="Volgens uw systeem")).to_be_checked()
    tab_to(page, colours.get_by_role("radio", name="Volgens uw systeem"))
    for name, scheme in (("Licht", "default"), ("Donker", "slate")):
        page.keyboard.press("ArrowRight")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        expect(colours.get_by_role("radio", name=name)).to_be_focused()
        expect(colours.get_by_role("radio", name=name)).to_be_checked()
    page.goto("/voetnoten/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(colours.get_by_role("radio", name="Donker")).to_be_checked()


def test_the_keys_of_the_search_can_be_switched_off(page: Page) -> None:
    """And it stays so (2.1.4)."""
    page.goto("/toegankelijkheid/")
    switch = page.get_by_role("checkbox", name="De toetsen / en s leiden naar het zoekveld")
    expect(switch).to_be_checked()
    page.keyboard.press("s")
    expect(SearchBox(page).field).to_be_focused()
    page.keyboard.press("Escape")
    tab_to(page, switch)
    page.keyboard.press("Space")
    page.goto("/toegankelijkheid/")
    expect(switch).not_to_be_checked()
    page.keyboard.press("/")
    expect(SearchBox(page).field).not_to_be_focused()
    page.keyboard.press("s")
    expect(SearchBox(page).field).not_to_be_focused()
