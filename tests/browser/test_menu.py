"""The menu of a narrow window: with keys and by touch, with motion, with and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from annex.relate.cross_references import CrossReferences
from tests.browser.helpers import CHIPS, DARK, PHONE, TOUCH, SearchBox, address_of, expect_address, tab_to
from tests.conftest import OpenPage

ENERGY = "2.2.1 Energie en fossiele brandstoffen"


def opener(page: Page) -> Locator:
    return page.locator("[data-menu-opener]")


def panel(page: Page) -> Locator:
    return page.locator(".menu__panel")


def expect_closed(page: Page) -> None:
    expect(panel(page)).not_to_be_visible()
    expect(page.locator("[inert]")).to_have_count(0)


def test_the_opener_keeps_the_focus(open_page: OpenPage) -> None:
    """A screen reader says there that the menu is open. Until it closes, Tab stays in the header."""
    page = open_page(viewport=PHONE)
    page.goto(CHIPS)
    tab_to(page, opener(page))
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_visible()
    expect(opener(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel(page).get_by_role("button", name="Zoeken")).to_be_focused()
    here = panel(page).get_by_role("link", name="2.2.2 Halfgeleiders")
    expect(here).to_have_attribute("aria-current", "page")
    tab_to(page, here)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate("document.activeElement.closest('header') !== null")
        expect(page.locator(":focus")).to_be_in_viewport()
    else:
        pytest.fail("Tab never leaves the header")
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


def test_a_link_closes_it_before_the_page_is_left(open_page: OpenPage) -> None:
    """The browser may keep the page as it was, and show that when the reader comes back."""
    page = open_page(viewport=PHONE)
    page.goto(CHIPS)
    page.evaluate("""addEventListener("pagehide", () => {
        const {open} = document.querySelector("details.menu")
        sessionStorage.setItem("left", `${open} ${document.querySelectorAll("[inert]").length}`)
    })""")
    opener(page).click()
    panel(page).get_by_role("link", name=ENERGY).click()
    expect_address(page, "/bouwsteen-2/verminderen/energie/")
    assert page.evaluate("sessionStorage.getItem('left')") == "false 0"
    page.go_back()
    expect_closed(page)


def test_it_leads_to_the_search(open_page: OpenPage) -> None:
    page = open_page(**TOUCH)
    page.goto(CHIPS)
    opener(page).tap()
    panel(page).get_by_role("button", name="Zoeken").tap()
    expect_closed(page)
    expect(SearchBox(page).field).to_be_focused()


def test_it_closes_where_it_opened_and_in_a_wide_window(open_page: OpenPage) -> None:
    page = open_page(**TOUCH)
    page.goto(CHIPS)
    for by_opener in (True, False):
        opener(page).tap()
        expect(panel(page)).to_be_visible()
        expect(page.locator("[inert] main")).to_have_count(1)
        if by_opener:
            opener(page).tap()
        else:
            page.set_viewport_size({"width": 1300, "height": 900})
        expect_closed(page)


def test_it_opens_without_scripts(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=False)
    page.goto(CHIPS)
    opener(page).click()
    panel(page).get_by_role("link", name=ENERGY).click()
    expect_address(page, "/bouwsteen-2/verminderen/energie/")


def test_colours_are_words_in_it(open_page: OpenPage) -> None:
    page = open_page(**TOUCH)
    page.goto(CHIPS)
    opener(page).tap()
    panel(page).get_by_label("Donker").check()
    expect(page.locator("body")).to_have_css("background-color", DARK)
    page.goto("/voetnoten/")
    expect(page.locator("body")).to_have_css("background-color", DARK)
