"""Who types a name that they know into the search lands on the initiative, or on the footnote, that has it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search_box import SearchBox
from tests.browser.sight import expect_address, expect_in_sight
from tests.conftest import OpenPage
from tests.site.annex_data import Annex


def land(page: Page, address: str, heading: str) -> None:
    """Follow the result to `address`, which is in sight already, and see the heading there."""
    result = SearchBox(page).result(address)
    expect(result).to_be_in_viewport()
    result.click()
    expect_address(page, address)
    landed = page.locator(f"#{address.partition('#')[2]}")
    expect(landed).to_contain_text(heading)
    expect_in_sight(landed)


def address_of(annex: Annex, id_: str) -> str:
    return f"/{annex.addresses[id_]}#{id_}"


def name_of(annex: Annex, id_: str) -> str:
    return next(initiative.name for initiative in annex.initiatives if initiative.id == id_)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("SMEI", "smei"),
        ("NIS2", "cer-en-nis2"),
        ("CER", "cer-en-nis2"),
        ("RFS", "verordening-buitenlandse-subsidies"),
        ("EDTIB", "defensie-industrie"),
        ("GVDB", "eu-gvdb"),
        ("ESA", "ruimtevaart"),
        ("HERA", "hera"),
        ("dual-use", "uitvoering-exportcontrolebeleid"),
        ("Chips Act", "eu-chips-act"),
        ("eiwitstrategie", "nationale-eiwitstrategie"),
        ("fotonica", "nationaal-groeifonds"),
    ],
)
def test_a_name_leads_to_its_initiative(page: Page, annex: Annex, name: str, id_: str) -> None:
    page.goto("/")
    SearchBox(page).ask(name)
    land(page, address_of(annex, id_), name_of(annex, id_))


def test_a_footnote_is_found_by_its_number(page: Page) -> None:
    page.goto("/")
    SearchBox(page).ask("Voetnoot 26")
    land(page, "/voetnoten/#voetnoot-26", "Voetnoot 26")


def test_a_paper_is_found_by_its_number(page: Page) -> None:
    """Footnote 19 cites it. The search shows one footnote of the page at first, and ranks a 35 in a heading higher."""
    page.goto("/")
    box = SearchBox(page)
    box.ask("35 925-XVII")
    box.unfold()
    land(page, "/voetnoten/#voetnoot-19", "Voetnoot 19")


def test_the_search_works_from_a_page_further_down(page: Page, annex: Annex) -> None:
    page.goto("/bouwsteen-2/verminderen/halfgeleiders/")
    SearchBox(page).ask("SMEI")
    land(page, address_of(annex, "smei"), name_of(annex, "smei"))


def test_the_search_works_on_a_phone(open_page: OpenPage, annex: Annex) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto("/")
    SearchBox(page).ask("SMEI")
    land(page, address_of(annex, "smei"), name_of(annex, "smei"))
