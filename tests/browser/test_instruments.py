"""From a name in the text one click leads to the instrument, from there one click to what concerns it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from annex.model.annex import Footnote
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Source, ThemePlace
from tests.browser.helpers import (
    PHONE,
    address_of,
    expect_address,
    expect_arrived,
    expect_in_view,
    initiative_address,
)
from tests.conftest import OpenPage
from tests.site.built import Site, attribute

AMOUNTS = {"ipcei-gezondheid": ["40 miljoen euro"], "quantum-delta-nl": ["circa 1,5 miljard euro"], "chips-act": []}
"""Three instruments, with the amounts that the annex names for them: one with an initiative about it and a parent, one
with neither initiative nor text of its own, one that a theme and footnotes name."""


def section(page: Page, id_: str) -> Locator:
    return page.locator("section.instrument").filter(has=page.locator(f"h3#{id_}"))


def row(page: Page, id_: str, label: str) -> Locator:
    """What a section says under a label."""
    rows = section(page, id_).locator(".facts__row")
    return rows.filter(has=page.get_by_text(label, exact=True).and_(page.locator("dt")))


def text_of(page: Page, source: Source) -> Locator:
    """The text itself, on the page of `address_of`."""
    if isinstance(source, ThemePlace):
        return page.locator(".running-text")
    fragment = address_of(source).partition("#")[2]
    words = ".footnote-entry__text" if isinstance(source, Footnote) else ".initiative__text"
    found = page.locator("section").filter(has=page.locator(f"> #{fragment}"))
    return found.locator(f"> {words}, > div > {words}")


@pytest.mark.parametrize("id_", AMOUNTS)
def test_one_click_leads_there_and_one_click_on(page: Page, references: CrossReferences, id_: str) -> None:
    """That all other links lead where they should is tested on the built pages."""
    instrument = references.instruments[id_]
    here = address_of(instrument)
    for source in references.sources(instrument):
        page.goto(address_of(source))
        text_of(page, source).locator(f"a.mention[href$='instrumenten/#{id_}']").first.click()
        expect_arrived(page, here)
        expect(section(page, id_)).to_contain_text(instrument.name)
        # Where a theme's running text mentions it, the first link leads to the theme as a whole.
        row(page, id_, "Genoemd bij").locator(f"a[href$='{address_of(source)}']").last.click()
        expect_arrived(page, address_of(source))

    onward = {"Deel van": references.instruments.get(instrument.parent or "")}
    addresses = {label: address_of(target) for label, target in onward.items() if target}
    if instrument.home:
        addresses["Initiatief"] = initiative_address(references, instrument.home)
    for label, address in addresses.items():
        page.goto(here)
        row(page, id_, label).get_by_role("link").first.click()
        expect_arrived(page, address)
    page.goto(here)
    amounts = section(page, id_).locator(".amount")
    expect(amounts).to_have_text(AMOUNTS[id_])
    expect(amounts.filter(visible=True)).to_have_count(len(AMOUNTS[id_]))


def test_an_initiative_leads_to_its_instrument_and_to_related_ones(page: Page) -> None:
    address = "/bouwsteen-2/verminderen/medische-producten/#ipcei-health"
    page.goto(address)
    initiative = page.locator("section.initiative").filter(has=page.locator("> #ipcei-health"))
    initiative.locator(".mention", has_text="IPCEI Health").first.click()
    expect_arrived(page, "/instrumenten/#ipcei-gezondheid")
    page.goto(address)
    initiative.get_by_role("link", name="1.2 Europees industriebeleid").click()
    expect_arrived(page, "/bouwsteen-1/industriebeleid/#ipcei")


def test_it_works_without_javascript_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto("/bouwsteen-2/verminderen/medische-producten/#ipcei-health")
    page.locator("a.mention").get_by_text("IPCEI Health", exact=True).first.click()
    for id_ in ("ipcei-gezondheid", "ipcei-instrument"):
        expect_address(page, f"/instrumenten/#{id_}")
        expect(page.locator(f"h3#{id_}")).to_be_in_viewport()
        if id_ == "ipcei-gezondheid":
            row(page, id_, "Deel van").get_by_role("link", name="IPCEI", exact=True).click()


def test_the_matrix_leads_to_the_texts_by_keys(open_page: OpenPage, built: Site) -> None:
    """On a phone: the focus scrolls each cell into view, and Enter follows it."""
    page = open_page(viewport=PHONE)
    page.goto("/instrumenten-per-thema/")
    table = built.pages["instrumenten-per-thema/"].one("table")
    ipcei = next(tr for tr in table.select("tbody tr") if tr.select("th")[0].get_text().startswith("IPCEI"))
    cells = [attribute(a, "href") for a in ipcei.select("td a")]
    assert len(cells) == 6
    page.locator("tbody tr").filter(has=page.locator("th", has_text="IPCEI")).first.locator("th a").focus()
    for cell in cells:
        page.keyboard.press("Tab")
        focused = page.locator("a:focus")
        expect(focused).to_have_attribute("href", cell)
        expect_in_view(focused)
    page.keyboard.press("Enter")
    expect_arrived(page, cells[-1].removeprefix(".."))


def test_the_matrix_shows_more_than_its_headers_on_a_phone_on_its_side(open_page: OpenPage) -> None:
    """The sticky headers must leave room in a box that is no higher than the window."""
    page = open_page(viewport={"width": 844, "height": 390})
    page.goto("/instrumenten-per-thema/")
    last = page.locator("tbody tr").last.get_by_role("rowheader").get_by_role("link")
    last.focus()
    expect_in_view(last)
    page.locator("tbody td a").last.focus()
    expect_in_view(page.locator("tbody td a").last)
