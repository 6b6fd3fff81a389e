"""The menu of a narrow window: with keys and by touch, with motion, with and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from annex.relate.cross_references import CrossReferences
from tests.browser.helpers import CHIPS, DARK, PHONE, TOUCH, SearchBox, address_of, expect_address
from tests.conftest import OpenPage

ENERGY = "2.2.1 Energie en fossiele brandstoffen"


def opener(page: Page) -> Locator:
    return page.locator("[data-menu-opener]")


def panel(page: Page) -> Locator:
    return page.locator(".menu__panel")


def expect_closed(page: Page) -> None:
    expect(panel(page)).not_to_be_visible()
    expect(page.locator("[inert]")).to_have_count(0)


def test_tab_stays_in_the_header(open_page: OpenPage) -> None:
    """Until the menu closes. `tests/engines` opens it, closes it and follows a link of it."""
    page = open_page(viewport=PHONE)
    page.goto(CHIPS)
    opener(page).focus()
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(panel(page).get_by_role("button", name="Zoeken")).to_be_focused()
    here = panel(page).get_by_role("link", name="2.2.2 Halfgeleiders")
    expect(here).to_have_attribute("aria-current", "page")
    reached = False
    for _ in range(60):
        page.keyboard.press("Tab")
        reached |= here.evaluate("here => here === document.activeElement")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate("document.activeElement.closest('header') !== null")
        expect(page.locator(":focus")).to_be_in_viewport()
    else:
        pytest.fail("Tab never leaves the header")
    assert reached
    page.keyboard.press("Escape")
    expect_closed(page)
    expect(opener(page)).to_be_focused()


def test_any_theme_is_three_taps_away(open_page: OpenPage, references: CrossReferences) -> None:
    page = open_page(**TOUCH)
    page.goto("/")
    opener(page).tap()
    panel(page).locator("summary", has_text="2 Afhankelijkheden").tap()
    panel(page).get_by_role("link", name=ENERGY).tap()
    expect_address(page, "/bouwsteen-2/verminderen/energie/")

    opener(page).tap()
    blocks = panel(page).locator("details")
    expect(blocks).to_have_count(3)
    for block in blocks.all():
        block.evaluate("block => { block.open = true }")
    links = panel(page).locator("a").evaluate_all("links => links.map(a => new URL(a.href).pathname)")
    assert {address_of(theme) for theme in references.index.themes.values()} <= set(links)
    rows = panel(page).locator("a, summary, button, label")
    for box in rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().toJSON())"):
        assert box["height"] >= 48, box
        assert box["left"] >= 16, box
        assert box["right"] == PHONE["width"] - 16, box


def test_it_closes(open_page: OpenPage) -> None:
    """Where it opened, in a wide window, and when it leads to the search."""
    page = open_page(**TOUCH)
    page.goto(CHIPS)
    ways: list[Callable[[], None]] = [
        lambda: opener(page).tap(),
        lambda: page.set_viewport_size({"width": 1300, "height": 900}),
        lambda: panel(page).get_by_role("button", name="Zoeken").tap(),
    ]
    for close in ways:
        page.set_viewport_size(TOUCH["viewport"])
        opener(page).tap()
        expect(panel(page)).to_be_visible()
        expect(page.locator("[inert] main")).to_have_count(1)
        close()
        expect_closed(page)
    expect(SearchBox(page).field).to_be_focused()


def test_colours_are_words_in_it(open_page: OpenPage) -> None:
    page = open_page(**TOUCH)
    page.goto(CHIPS)
    opener(page).tap()
    panel(page).get_by_label("Donker").check()
    expect(page.locator("body")).to_have_css("background-color", DARK)
    page.goto("/voetnoten/")
    expect(page.locator("body")).to_have_css("background-color", DARK)
