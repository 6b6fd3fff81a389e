"""*Toen en nu*: a number of the table leads to the rows that it counts, and a phone shows all of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import OpenPage

PAGE = "/stand-van-zaken/"


def shown(page: Page) -> int:
    return page.locator(".listed--then-and-now > li").filter(visible=True).count()


def test_each_number_leads_to_as_many_rows(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(PAGE)
    links = page.locator(".crosstab td a").evaluate_all(
        "links => links.map(a => [a.getAttribute('href'), Number(a.firstChild.textContent)])"
    )
    assert len(links) > 30
    for href, number in links:
        page.goto(PAGE + href.removeprefix("./"))
        expect(page.get_by_role("status").first).to_have_text(f"{number} van de 87 initiatieven")
        assert shown(page) == number


def test_a_filter_is_kept_in_the_address_and_cleared(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(PAGE)
    page.get_by_label("EU of nationaal").select_option("nationaal")
    assert "niveau=nationaal" in page.url
    assert 0 < shown(page) < 87
    page.keyboard.press("Escape")
    assert shown(page) == 87


@pytest.mark.parametrize("fragment", ["voorstel", "niet-vermeld", "tijdlijn", "toen-en-nu", "stand-van-zaken"])
def test_an_old_link_leads_to_a_place(open_page: OpenPage, fragment: str) -> None:
    page = open_page()
    page.goto(f"{PAGE}#{fragment}")
    expect(page.locator(f"#{fragment}")).to_be_in_viewport()


def test_a_phone_shows_all_of_it(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(PAGE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    lanes = page.locator(".timeline__row svg.timeline__drawing")
    for lane in lanes.all()[:5]:
        box = lane.bounding_box()
        assert box is not None
        assert 0 <= box["x"] < box["x"] + box["width"] <= 360
