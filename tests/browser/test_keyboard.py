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


def test_no_single_letter_leads_away(page: Page) -> None:
    """Speech input or a slip could hit it (2.1.4)."""
    page.goto(CHIPS)
    for key in ("n", ".", "p", ","):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    expect_address(page, CHIPS)


def test_the_colours_are_chosen_by_keyboard(page: Page) -> None:
    """A group of three radio buttons; the choice stays on the next page."""
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


def test_with_full_storage_choices_hold_for_the_page(page: Page) -> None:
    page.goto("/toegankelijkheid/")
    page.evaluate("""() => {
        let key = 0
        for (let size = 2 ** 22; size > 0; size = Math.floor(size / 2)) {
            try { for (;;) localStorage.setItem((key++).toString(36), "x".repeat(size)) } catch {}
        }
    }""")
    page.get_by_role("checkbox", name="De toetsen / en s leiden naar het zoekveld").uncheck()
    page.keyboard.press("s")
    expect(SearchBox(page).field).not_to_be_focused()
    page.get_by_title("kies licht").click()
    page.get_by_title("kies donker").click()
    expect(page.locator("body")).to_have_css("background-color", DARK)


def test_the_keys_of_the_search_can_be_switched_off(page: Page) -> None:
    """For good (2.1.4)."""
    page.goto("/toegankelijkheid/")
    switch = page.get_by_role("checkbox", name="De toetsen / en s leiden naar het zoekveld")
    expect(switch).to_be_checked()
    page.keyboard.press("s")
    expect(SearchBox(page).field).to_be_focused()
    page.keyboard.press("Escape")
    switch.focus()
    page.keyboard.press("Space")
    page.goto("/toegankelijkheid/")
    expect(switch).not_to_be_checked()
    page.keyboard.press("/")
    expect(SearchBox(page).field).not_to_be_focused()
    page.keyboard.press("s")
    expect(SearchBox(page).field).not_to_be_focused()
