"""From a name in the text one click leads to the instrument's row, which opens; from there one click leads on."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.helpers import PHONE, expect_address, expect_arrived, expect_in_view
from tests.conftest import OpenPage


def row(page: Page, id_: str) -> Locator:
    return page.locator("details.register__item").filter(has=page.locator(f"#{id_}"))


def fact(page: Page, id_: str, label: str) -> Locator:
    """What an open row says under a label."""
    facts = row(page, id_).locator(".facts__row")
    return facts.filter(has=page.get_by_text(label, exact=True).and_(page.locator("dt")))


def expect_open(page: Page, id_: str) -> None:
    """The row is open, and its name and what it opened to are in the window."""
    expect(row(page, id_)).to_have_attribute("open", "")
    expect_in_view(row(page, id_).locator(".register__name"))
    expect_in_view(row(page, id_).locator("dt").first)


MEDICINES = "/bouwsteen-2/verminderen/medische-producten/#ipcei-health"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("/bouwsteen-2/verminderen/crisisbeheersing/", ".running-text"),
        ("/voetnoten/#voetnoot-27", "section:has(> #voetnoot-27) .footnote-entry__text"),
    ],
)
def test_one_click_leads_there_and_one_click_back(page: Page, source: str, text: str) -> None:
    """That all other links lead where they should is tested on the built pages."""
    page.goto(source)
    page.locator(f"{text} a.mention[href$='instrumenten/#chips-act']").first.click()
    expect_address(page, "/instrumenten/#chips-act")
    expect_open(page, "chips-act")
    # Where a theme's running text mentions it, the first link leads to the theme as a whole.
    fact(page, "chips-act", "Genoemd bij").locator(f"a[href$='{source}']").last.click()
    expect_arrived(page, source)


@pytest.mark.parametrize("has_script", [True, False])
def test_any_arrival_opens_the_row(open_page: OpenPage, has_script: bool) -> None:
    """By an address, by a link within the page, and by the same link once more after the row was closed. Browsers open
    what an address leads to without a script too."""
    page = open_page(java_script_enabled=has_script, viewport=PHONE)
    page.goto(MEDICINES)
    page.locator("a.mention").get_by_text("IPCEI Health", exact=True).first.click()
    expect_address(page, "/instrumenten/#ipcei-gezondheid")
    expect_open(page, "ipcei-gezondheid")
    for _ in range(2 if has_script else 0):
        fact(page, "ipcei-gezondheid", "Deel van").get_by_role("link", name="IPCEI (instrument)", exact=True).click()
        expect_address(page, "/instrumenten/#ipcei-instrument")
        expect_open(page, "ipcei-instrument")
        row(page, "ipcei-instrument").locator("summary").first.click()
        expect(row(page, "ipcei-instrument")).not_to_have_attribute("open", "")


def test_the_script_opens_it_where_the_browser_does_not(open_page: OpenPage) -> None:
    """In a browser that leaves closed what an address leads to, which is made by closing the row before the script."""
    page = open_page(fresh=True)
    page.route("**/filters.js", lambda route: route.fulfill(body=CLOSE + route.fetch().text()))
    page.goto("/instrumenten/#wageningen-economic-research")
    expect_open(page, "wageningen-economic-research")


CLOSE = "for (const row of document.querySelectorAll('details')) row.open = false;\n"


def test_a_row_that_is_filtered_out_shows_when_a_link_leads_to_it(page: Page) -> None:
    page.goto("/instrumenten/?soort=fonds#tno")
    expect_open(page, "tno")
    expect(page.locator(".filters").get_by_role("status")).to_have_text("Alle 78 instrumenten")


def test_the_register_is_filtered(page: Page) -> None:
    """By name, in any of its names, by kind and by level; a letter without a row left shows no heading."""
    page.goto("/instrumenten/")
    names = page.locator(".register__item:visible .register__name")
    page.get_by_role("searchbox", name="Zoek", exact=True).fill("chipsverordening")
    expect(names).to_have_text(["EU Chips Act"])
    expect(page.locator(".register__letter:visible")).to_have_count(1)
    page.get_by_role("searchbox", name="Zoek", exact=True).fill("halfgeleiders")  # by a search word
    expect(names).to_have_text(["EU Chips Act", "IPCEI Micro-elektronica 2", "Key Digital Technologies (KDT)"])
    page.keyboard.press("Escape")
    page.get_by_label("Soort").select_option("richtlijn")
    expect(page.locator(".filters").get_by_role("status")).to_have_text("2 van de 78 instrumenten")
    page.get_by_label("Niveau").select_option("nationaal")
    expect(page.locator(".filtered__empty")).to_be_visible()
