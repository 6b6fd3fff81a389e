"""From a footnote's mark to the paper behind it in one click; what became of something, found and read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.search_box import SearchBox
from tests.browser.sight import expect_in_sight
from tests.conftest import OpenPage
from tests.site import facts_data
from tests.site.expected import Annex

CHIPS = "/bouwsteen-2/verminderen/halfgeleiders/"
OVERVIEW = "/stand-van-zaken/"


def mark(page: Page, number: int) -> Locator:
    return page.get_by_role("link", name=f"Voetnoot {number}", exact=True)


def sources(page: Page) -> Locator:
    """The links to other sites in the preview that shows."""
    return page.locator(".preview a.external")


def addresses(links: Locator) -> list[str]:
    found: list[str] = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return found


def test_every_source_is_one_click_from_the_text(page: Page, annex: Annex) -> None:
    """Beside the mark, on the page of the theme, with a label that says where it goes."""
    with_source = {number: links for number, links in facts_data.footnotes().items() if links}
    assert len(with_source) == 24
    for place in annex.places:
        for number in place.cites:
            page.goto(f"/{place.address}")
            mark(page, number).first.hover()
            expect(page.locator(".preview")).to_be_in_viewport(ratio=1)
            links = with_source.get(number, ())
            assert addresses(sources(page)) == [link.url for link in links]
            for at, link in enumerate(links):
                expect(sources(page).nth(at)).to_have_text(f"{link.label} ({facts_data.site_name(link.url)})")
                expect(sources(page).nth(at)).to_be_visible()


def test_tab_leads_from_the_mark_to_the_source(page: Page) -> None:
    page.goto(CHIPS)
    mark(page, 26).focus()
    passed = []
    while not sources(page).evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
        passed.append(page.evaluate("document.activeElement.closest('.preview') !== null"))
        assert len(passed) < 10
    assert all(passed), "the focus left the preview on its way"
    expect_in_sight(sources(page))


def test_a_finger_reaches_the_source(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto("/bouwsteen-1/digitale-autonomie/")
    mark(page, 15).tap()
    expect(sources(page)).to_have_count(7)
    expect(page.locator(".preview")).to_be_in_viewport(ratio=1)
    expect(page.locator(".preview")).to_contain_text("Data Governance Act is niet bekend")


def test_without_javascript_the_note_has_it(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(CHIPS)
    mark(page, 26).click()
    link = page.locator("#voetnoot-26 a.external")
    expect_in_sight(link)
    assert addresses(link) == [facts_data.footnotes()[26][0].url]


def test_a_defective_number_is_explained_and_leads_nowhere(page: Page) -> None:
    page.goto("/bouwsteen-1/interne-markt/")
    mark(page, 1).hover()
    expect(page.locator(".preview")).to_contain_text("kan niet kloppen")
    expect(sources(page)).to_have_count(0)


@pytest.mark.parametrize(
    ("words", "instrument"),
    [
        ("Cyberbeveiligingswet", "nis2"),
        ("Wet weerbaarheid kritieke entiteiten", "cer"),
        ("2024/2747", "smei-instrument"),
        ("EDIRPA", "mededeling-defensie-investeringen"),
    ],
)
def test_the_search_finds_an_instrument_by_what_became_of_it(page: Page, words: str, instrument: str) -> None:
    page.goto("/")
    box = SearchBox(page)
    box.ask(words)
    found = box.result(f"/instrumenten/#{instrument}")
    expect(found).to_be_visible()
    found.click()
    heading = page.locator(f"#{instrument}")
    expect_in_sight(heading)
    section = page.locator("section.instrument").filter(has=heading)
    expect(section.locator(".since")).to_contain_text(words)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_timeline_can_be_read_on_a_phone(open_page: OpenPage, scheme: str) -> None:
    """It keeps its size, scrolls in a box of its own that the keyboard reaches, and its type is as large as a label."""
    page = open_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page.goto(OVERVIEW)
    box = page.get_by_role("region", name="Tijdlijn, schuift opzij")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth && box.clientWidth <= 390")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.timeline').scrollLeft > 0")
    expect(box.get_by_role("img", name="Tijdlijn 2021–2027")).to_be_visible()
    height = box.locator(".timeline__name").first.evaluate("name => name.getBoundingClientRect().height")
    assert height >= 12
    colours = box.locator(".timeline__name").first.evaluate(
        "name => [getComputedStyle(name).fill, getComputedStyle(document.body).color]"
    )
    assert colours[0] == colours[1]
