"""Without a mouse: every link, button and field is reached and seen. `tests/engines` goes to a footnote and back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.helpers import CHIPS, DARK, DESKTOP, LIGHT, PHONE, SCRIPTS, SearchBox, ask, expect_address
from tests.conftest import OpenPage


@pytest.mark.parametrize(("address", "window"), [("/", PHONE), (CHIPS, DESKTOP), ("/stand-van-zaken/", PHONE)])
def test_tab_reaches_everything_and_each_stop_is_seen(
    open_page: OpenPage, address: str, window: dict[str, int]
) -> None:
    """Of blocks that are alike, in one. `test_every_page` gives every element of every page the focus."""
    page = open_page(viewport=window)
    page.goto(address)
    ask(page, "dropAlike")
    page.evaluate(f"() => {{ {SCRIPTS}; Object.assign(window, usable(), {{reached: new Set(), settledFocus}}) }}")
    assert page.evaluate("mouseOnly") == []
    unseen = []
    for _ in range(1000):
        page.keyboard.press("Tab")
        focus = page.evaluate("reached.add(document.activeElement) && settledFocus()")
        if focus["end"]:
            break
        if not focus["visible"]:
            unseen.append(focus)
    else:
        pytest.fail("Tab never leaves the page")
    assert unseen == []
    unreached = "stops.filter(stop => stop.isConnected && !reached.has(stop))"
    assert page.evaluate(f"{unreached}.map(element => element.outerHTML.slice(0, 120))") == []


def test_colours_are_radio_buttons(page: Page) -> None:
    """The choice stays for the next page."""
    page.emulate_media(color_scheme="light")
    page.goto("/over/")
    colours = page.get_by_role("radiogroup", name="Kleuren")
    expect(colours.get_by_role("radio", name="Volgens uw systeem")).to_be_checked()
    colours.get_by_role("radio", name="Volgens uw systeem").focus()
    for name, background in (("Licht", LIGHT), ("Donker", DARK)):
        page.keyboard.press("ArrowRight")
        expect(page.locator("body")).to_have_css("background-color", background)
        expect(colours.get_by_role("radio", name=name)).to_be_focused()
        expect(colours.get_by_role("radio", name=name)).to_be_checked()
    page.goto("/voetnoten/")
    expect(page.locator("body")).to_have_css("background-color", DARK)
    expect(colours.get_by_role("radio", name="Donker")).to_be_checked()


COME_BACK = "value => { localStorage.setItem('osa-kleuren', value); dispatchEvent(new Event('pageshow')) }"


def test_colours_follow_a_choice_made_elsewhere(page: Page) -> None:
    """In another tab, or before the Back button brought this page back. What is stored may be no choice."""
    page.emulate_media(color_scheme="light")
    page.goto("/over/")
    colours = page.get_by_role("radiogroup", name="Kleuren")
    other = page.context.new_page()
    other.goto(page.url)
    other.evaluate("localStorage.setItem('osa-kleuren', 'dark')")
    expect(colours.get_by_role("radio", name="Donker")).to_be_checked()
    expect(page.locator("body")).to_have_css("background-color", DARK)
    other.close()
    page.evaluate(COME_BACK, "light")
    expect(colours.get_by_role("radio", name="Licht")).to_be_checked()
    page.evaluate(COME_BACK, "paars")
    expect(colours.get_by_role("radio", name="Volgens uw systeem")).to_be_checked()


FILL_STORAGE = """() => {
    let key = 0
    for (let size = 2 ** 22; size > 0; size = Math.floor(size / 2)) {
        try { for (;;) localStorage.setItem((key++).toString(36), "x".repeat(size)) } catch {}
    }
}"""


def test_keys_of_the_search_can_be_switched_off(sample: Page) -> None:
    """For good (2.1.4), or with full storage for the page, as other choices. No other letter leads away. What is stored
    at first is no choice."""
    sample.goto("/toegankelijkheid/")
    sample.evaluate("localStorage.setItem('osa-sneltoetsen', 'soms')")
    sample.reload()
    field = SearchBox(sample).field
    switch = sample.locator("[data-shortcuts-switch]")
    for key in ("n", ".", "p", ","):
        sample.keyboard.press(key)
    expect(switch).to_be_checked()
    sample.keyboard.press("s")
    expect(field).to_be_focused()
    expect_address(sample, "/toegankelijkheid/")
    sample.keyboard.press("Escape")
    switch.focus()
    sample.keyboard.press("Space")
    sample.goto("/toegankelijkheid/")
    expect(switch).not_to_be_checked()
    for key in ("/", "s"):
        sample.keyboard.press(key)
        expect(field).not_to_be_focused()

    sample.evaluate("localStorage.clear()")
    sample.reload()
    sample.evaluate(FILL_STORAGE)
    switch.uncheck()
    sample.keyboard.press("s")
    expect(field).not_to_be_focused()
    sample.get_by_title("kies licht").click()
    sample.get_by_title("kies donker").click()
    expect(sample.locator("body")).to_have_css("background-color", DARK)
