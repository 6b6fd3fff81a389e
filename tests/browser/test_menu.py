"""The menu of a narrow window. `tests/engines` opens it, closes it and follows a link of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.helpers import CHIPS, DARK, PAGES, PHONE, TOUCH, SearchBox, expect_address
from tests.conftest import OpenPage

ENERGY = "/bouwsteen-2/verminderen/energie/"


def opener(page: Page) -> Locator:
    return page.locator("[data-menu-opener]")


def panel(page: Page) -> Locator:
    return page.locator(".menu__panel")


def expect_closed(page: Page) -> None:
    expect(panel(page)).not_to_be_visible()
    expect(page.locator("[inert]")).to_have_count(0)


def test_tab_stays_in_the_header_until_the_menu_closes(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    page.goto(CHIPS)
    expect(opener(page)).to_have_accessible_name("Menu")
    opener(page).focus()
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(panel(page).get_by_role("button", name="Zoeken")).to_be_focused()
    here = panel(page).locator("[aria-current=page]")
    assert here.evaluate("here => here.href === location.href")
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


def test_it_leads_to_every_page(open_page: OpenPage) -> None:
    """To a theme in three taps, by targets that are large enough."""
    page = open_page(**TOUCH)
    page.goto("/")
    opener(page).tap()
    panel(page).locator("summary", has_text="2 Afhankelijkheden").tap()
    panel(page).locator("a[href$='energie/']").tap()
    expect_address(page, ENERGY)

    opener(page).tap()
    blocks = panel(page).locator("details")
    expect(blocks).to_have_count(3)
    blocks.evaluate_all("blocks => blocks.forEach(block => { block.open = true })")
    links = panel(page).locator("a").evaluate_all("links => links.map(a => new URL(a.href).pathname)")
    assert sorted(links) == sorted({*PAGES} - {"/", "/404.html"})
    rows = panel(page).locator("a, summary, button, label")
    for box in rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().toJSON())"):
        assert box["height"] >= 48, box
        assert box["left"] >= 16, box
        assert box["right"] == PHONE["width"] - 16, box


def test_ways_to_close_it(open_page: OpenPage) -> None:
    """By its opener, by a wide window, and by its button that leads to the search. Before, a choice of colours in it
    stays for the next page."""
    page = open_page(**TOUCH)
    page.goto("/voetnoten/")
    opener(page).tap()
    panel(page).get_by_label("Donker").check()
    expect(page.locator("body")).to_have_css("background-color", DARK)
    page.goto(CHIPS)
    expect(page.locator("body")).to_have_css("background-color", DARK)
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
