"""What is around each page: the menu of a narrow window, colours, keys, the way of the keyboard."""

import pytest

from tests.browser.helpers import CHIPS, DARK, ENERGY, LIGHT, LIST, MARK, MENU, MENU_LINK, SEARCH, in_chromium
from tests.browser.webdriver import DESKTOP, ENTER, ESCAPE, PHONE, RIGHT, SPACE, TAB, Chromium, Engine

PANEL = ".menu__panel"


def test_menu_on_a_phone(reader: Engine) -> None:
    """The menu button keeps the focus; Back from a link in the menu shows the page with the menu closed."""
    reader.resize(**PHONE)
    reader.open(CHIPS)
    reader.expect("isHidden", MENU_LINK)
    reader.click(MENU)
    reader.expect("isShown", MENU_LINK)
    reader.expect("hasFocus", MENU)
    reader.press(ESCAPE)
    reader.expect("isHidden", MENU_LINK)
    reader.expect("hasFocus", MENU)
    reader.press(ENTER)
    reader.click(MENU_LINK)
    reader.expect("isAt", ENERGY)
    reader.back()
    reader.expect("isAt", CHIPS)
    reader.expect("isHidden", MENU_LINK)
    reader.click(MARK)


@in_chromium
def test_tab_stays_in_the_header_until_the_menu_closes(reader: Chromium) -> None:
    """Its button leads to the search, and a wide window closes it."""
    reader.resize(**PHONE)
    reader.open(CHIPS)
    reader.click(MENU)
    reader.expect("isShown", PANEL)
    for _ in range(80):
        reader.press(TAB)
        if reader.ask("() => document.activeElement === document.body"):
            break
        assert reader.ask("() => document.activeElement.closest('header') && uncovered(document.activeElement)")
    else:
        pytest.fail("Tab never leaves the header")
    reader.resize(**DESKTOP)
    reader.expect("isHidden", PANEL)
    reader.expect("() => !document.querySelector('[inert]')")
    reader.resize(**PHONE)
    reader.click(MENU)
    reader.click("[data-menu-search]")
    reader.expect("hasFocus", SEARCH)
    reader.expect("isHidden", PANEL)


def test_colours(reader: Engine) -> None:
    """Radio buttons; the choice stays for the next page, and follows one made in another tab."""
    reader.open("/over/")
    reader.ask("() => document.querySelector('.palette input').focus()")
    for background in (LIGHT, DARK):
        reader.press(RIGHT)
        reader.expect("colour => background() === colour", background)
    reader.open("/voetnoten/")
    reader.expect("colour => background() === colour", DARK)
    reader.ask("() => { localStorage.setItem('osa-kleuren', 'light'); dispatchEvent(new Event('storage')) }")
    reader.expect("colour => background() === colour", LIGHT)


@in_chromium
def test_keys_of_the_search_can_be_switched_off(reader: Chromium) -> None:
    """For good (WCAG 2.2, 2.1.4). Other letters do nothing."""
    reader.open("/toegankelijkheid/")
    for key in ("n", ".", "p", ","):
        reader.press(key)
    reader.expect("isAt", "/toegankelijkheid/")
    reader.ask("() => find('[data-shortcuts-switch]')[0].focus()")
    reader.press(SPACE)
    reader.open("/over/")
    for key in ("/", "s"):
        reader.press(key)
        assert not reader.ask("hasFocus", SEARCH)


@in_chromium
@pytest.mark.parametrize(("address", "window"), [("/", PHONE), (CHIPS, DESKTOP), (LIST, PHONE)])
def test_tab_reaches_everything_and_each_stop_is_seen(reader: Chromium, address: str, window: dict[str, int]) -> None:
    """The first stop leads past the header into the text. Of blocks that are alike, one is looked at."""
    reader.resize(**window)
    reader.open(address)
    reader.press(TAB)
    reader.expect("isShown", ".skip:focus")
    reader.press(ENTER)
    reader.expect("() => location.hash && document.querySelector(location.hash).closest('main')")
    reader.open(address)
    reader.ask("dropAlike")
    unseen = []
    for _ in range(1000):
        reader.press(TAB)
        found = reader.ask("noteStop")
        if found is None:
            break
        unseen += [found] if found else []
    else:
        pytest.fail("Tab never leaves the page")
    assert unseen == []
    assert reader.ask("unreached") == []
