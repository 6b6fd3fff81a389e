"""The register of instruments: links open its rows, and it is filtered."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.helpers import PHONE, data, expect_address, expect_arrived, expect_in_view
from tests.conftest import OpenPage

PAGE = "/instrumenten/"


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


def instruments() -> Iterator[dict[str, Any]]:
    yield from data("register")["instruments"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("/bouwsteen-2/verminderen/crisisbeheersing/", ".running-text"),
        ("/voetnoten/#voetnoot-27", "section:has(> #voetnoot-27) .footnote-entry__text"),
    ],
)
def test_a_mention_leads_to_its_row_and_back(page: Page, source: str, text: str) -> None:
    """The tests of the built pages follow all other links."""
    page.goto(source)
    page.locator(f"{text} a.mention[href$='instrumenten/#chips-act']").first.click()
    expect_address(page, f"{PAGE}#chips-act")
    expect_open(page, "chips-act")
    # Where a theme's running text mentions it, the first link leads to the theme as a whole.
    fact(page, "chips-act", "Genoemd bij").locator(f"a[href$='{source}']").last.click()
    expect_arrived(page, source)


@pytest.mark.parametrize("has_script", [True, False])
def test_any_arrival_opens_the_row(open_page: OpenPage, has_script: bool) -> None:
    """By an address, by a link within the page, and by the same link once more after the row was closed. Browsers open
    what an address leads to without a script too."""
    part = next(instrument for instrument in instruments() if "parent" in instrument)
    whole = part["parent"]
    page = open_page(java_script_enabled=has_script, viewport=PHONE)
    page.goto(f"{PAGE}#{part['id']}")
    expect_open(page, part["id"])
    for _ in range(2 if has_script else 0):
        fact(page, part["id"], "Deel van").get_by_role("link").click()
        expect_address(page, f"{PAGE}#{whole}")
        expect_open(page, whole)
        row(page, whole).locator("summary").first.click()
        expect(row(page, whole)).not_to_have_attribute("open", "")


CLOSE = "for (const row of document.querySelectorAll('details')) row.open = false;\n"


def test_the_script_opens_it_where_the_browser_does_not(open_page: OpenPage) -> None:
    """In a browser that leaves closed what an address leads to, which is made by closing the row before the script."""
    page = open_page(fresh=True)
    page.route("**/filters.js", lambda route: route.fulfill(body=CLOSE + route.fetch().text()))
    page.goto(f"{PAGE}#chips-act")
    expect_open(page, "chips-act")


def test_filters(sample: Page) -> None:
    """By a name, by kind and by level; a letter without a row left shows no heading. A link to a row that is filtered
    out clears the filters."""
    sample.goto(PAGE)
    items = sample.locator(".register__item")
    visible = items.filter(visible=True)
    status = sample.locator(".filters").get_by_role("status")
    expect(status).to_have_text(f"Alle {items.count()} instrumenten")
    sample.get_by_role("searchbox", name="Zoek", exact=True).fill("chipsverordening")
    expect(visible.locator(".register__name")).to_have_text(["EU Chips Act"])
    expect(sample.locator(".register__letter:visible")).to_have_count(1)
    sample.keyboard.press("Escape")
    expect(visible).to_have_count(items.count())

    first = next(instruments())
    of_kind = [one for one in instruments() if one["kind"] == first["kind"]]
    kind = sample.get_by_label("Soort")
    kind.select_option(label=first["kind"])
    expect(status).to_have_text(f"{len(of_kind)} van de {items.count()} instrumenten")
    sample.get_by_label("Niveau").select_option(first["level"])
    expect(visible).to_have_count(len([one for one in of_kind if one["level"] == first["level"]]))
    other = next(one["id"] for one in instruments() if one not in of_kind)
    sample.goto(f"{PAGE}?soort={kind.input_value()}#{other}")
    expect_open(sample, other)
    expect(visible).to_have_count(items.count())
