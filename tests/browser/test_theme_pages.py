"""A theme's page: how much of it is the annex, how near is what became of it, and where its statuses lead."""

import statistics

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.helpers import CHIPS, DESKTOP, PHONE, TOUCH, ask, expect_address, expect_arrived, expect_in_view
from tests.conftest import OpenPage
from tests.site.built import Site

MARKET = "/bouwsteen-1/interne-markt/"
SHARE = 0.4
"""Of the height of the article on the median theme's page, what the annex's texts and footnotes take at least."""


@pytest.mark.parametrize(("window", "highest"), [(PHONE, 640), (DESKTOP, 480)], ids=["phone", "desktop"])
def test_the_annex_leads(open_page: OpenPage, built: Site, window: dict[str, int], highest: int) -> None:
    """On the page of every theme its first sentence is in view at once. What happened since is folded."""
    page = open_page(viewport=window)
    found = {}
    for address in (address for address, one in built.pages.items() if one.select(".running-text, .initiative__text")):
        if address.startswith("bouwsteen-"):
            page.goto(f"/{address}")
            found[address] = ask(page, "shownOfAnnex")
            assert page.locator(".since__entry").filter(visible=True).count() == 0, address
    assert {address: shown["first"] for address, shown in found.items() if shown["first"] > highest} == {}
    assert statistics.median(shown["share"] for shown in found.values()) >= SHARE


def bottom(element: Locator) -> float:
    """How far below the top of the window it ends."""
    box = element.bounding_box()
    assert box
    return box["y"] + box["height"]


def test_what_became_of_it_is_near_on_a_phone(open_page: OpenPage) -> None:
    """A theme is one tap from home, its table less than two screens down. Where a link leads to an initiative, its
    state is in view, and its steps are less than a screen further."""
    page = open_page(**TOUCH)
    page.goto("/")
    page.get_by_role("main").locator(f"a[href$='{MARKET[1:]}']").first.tap()
    expect_address(page, MARKET)
    row = page.locator(".outcomes tr", has=page.locator("a[href='#smei']"))
    section = page.locator("section:has(> #smei)")
    assert bottom(row) <= 2 * PHONE["height"]
    state = section.locator(".then-and-now__now")
    expect(state).to_contain_text(row.locator("td").last.inner_text())
    page.locator(".outcomes-fold summary").tap()
    row.get_by_role("link").tap()
    expect_arrived(page, f"{MARKET}#smei")
    assert bottom(state) <= PHONE["height"]
    assert bottom(section.locator(".steps")) <= 2 * PHONE["height"]


def test_a_status_leads_to_its_words_and_marks_them(page: Page) -> None:
    page.goto(CHIPS)
    status = page.locator(".then-and-now a.status").first
    words = page.locator(f"[id='{(status.get_attribute('href') or '').removeprefix('#')}']")
    plain = words.evaluate("element => getComputedStyle(element).backgroundColor")
    status.click()
    expect_in_view(words)
    assert words.evaluate("element => getComputedStyle(element).backgroundColor") != plain
