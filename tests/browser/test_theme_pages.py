"""A theme's page: how much of it is the annex, how near is what became of it, and where its statuses lead."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.helpers import CHIPS, DESKTOP, PHONE, TOUCH, ask, expect_address, expect_arrived, expect_in_view
from tests.conftest import OpenPage

MARKET = "/bouwsteen-1/interne-markt/"
SHARE = 0.57
"""Of the height of a theme's page without what the editors add, what the annex's words take at least."""


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_annex_takes_its_share_of_the_page(open_page: OpenPage, window: dict[str, int]) -> None:
    """Its texts, the names that it gives in them, and its footnotes; of the article, without header and footer. Of what
    happened since, at most two entries show until a reader unfolds the rest."""
    page = open_page(viewport=window)
    for address in (CHIPS, "/bouwsteen-1/industriebeleid/", "/bouwsteen-1/digitale-autonomie/"):
        page.goto(address)
        assert ask(page, "shareOfAnnex") >= SHARE, address
        assert page.locator(".since__entry").filter(visible=True).count() > 0
        third = page.locator(".editorial > .since .since__entry:nth-child(3)")
        assert third.filter(visible=True).count() == 0, address


def bottom(element: Locator) -> float:
    """How far below the top of the window it ends."""
    box = element.bounding_box()
    assert box
    return box["y"] + box["height"]


def test_what_became_of_it_is_near_on_a_phone(open_page: OpenPage) -> None:
    """A theme is one tap from home, its table less than two screens down. Where a link leads to an initiative, its
    state is in view, and what happened last is less than a screen further."""
    page = open_page(**TOUCH)
    page.goto("/")
    page.get_by_role("main").locator(f"a[href$='{MARKET[1:]}']").first.tap()
    expect_address(page, MARKET)
    row = page.locator(".outcomes tr", has=page.locator("a[href='#smei']"))
    section = page.locator("section:has(> #smei)")
    assert bottom(row) <= 2 * PHONE["height"]
    state = section.locator(".then-and-now__now")
    expect(row.locator("td").last).to_have_text(state.locator(".state").inner_text())
    row.get_by_role("link").tap()
    expect_arrived(page, f"{MARKET}#smei")
    assert bottom(state) <= PHONE["height"]
    assert bottom(section.locator(".editorial .since__entry").first) <= 2 * PHONE["height"]


def test_a_status_leads_to_its_words_and_marks_them(page: Page) -> None:
    page.goto(CHIPS)
    status = page.locator(".then-and-now a.status").first
    words = page.locator(f"[id='{(status.get_attribute('href') or '').removeprefix('#')}']")
    plain = words.evaluate("element => getComputedStyle(element).backgroundColor")
    status.click()
    expect_in_view(words)
    assert words.evaluate("element => getComputedStyle(element).backgroundColor") != plain
