"""Ways that readers go, on a phone, in taps and in pixels of scrolling. Neither number may grow."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.helpers import CHIPS, PHONE, TOUCH, SearchBox, expect_arrived, expect_in_view
from tests.conftest import OpenPage

SMEI = "/bouwsteen-1/interne-markt/#smei"
SCREEN = PHONE["height"]


class Reader:
    """Someone with a phone, who taps and scrolls."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self.scrolled = 0.0

    def see(self, element: Locator) -> None:
        """Scroll as far as needed to see the element."""
        box = element.bounding_box()
        assert box, f"{element} is not visible"
        self.scrolled += max(0, box["y"] + box["height"] - SCREEN, -box["y"])
        element.scroll_into_view_if_needed()
        expect_in_view(element)

    def tap(self, element: Locator) -> None:
        self.see(element)
        element.tap()
        self.taps += 1


@pytest.fixture
def reader(open_page: OpenPage) -> Reader:
    return Reader(open_page(**TOUCH))


def test_from_home_to_what_became_of_smei(reader: Reader) -> None:
    """Its theme says so at the top."""
    reader.page.goto("/")
    reader.tap(reader.page.get_by_role("main").get_by_role("link", name="interne markt").first)
    row = reader.page.locator(".outcomes tr", has=reader.page.locator("a[href='#smei']"))
    reader.see(row)
    expect(row).to_contain_text("voorstel")
    expect(row).to_contain_text("van kracht")
    assert reader.taps <= 1
    assert reader.scrolled <= SCREEN


def test_by_the_search_to_what_became_of_smei(reader: Reader) -> None:
    reader.page.goto("/")
    box = SearchBox(reader.page, large=True)
    box.ask("smei")
    reader.taps += 1
    reader.tap(box.result(SMEI))
    expect_arrived(reader.page, SMEI)
    reader.see(reader.page.locator("section:has(> #smei) .then-and-now__now"))
    reader.see(reader.page.locator("section:has(> #smei) .editorial .since__entry").first)
    assert reader.taps <= 2
    assert reader.scrolled <= SCREEN


def test_from_a_theme_to_the_paper_behind_a_footnote_and_back(reader: Reader) -> None:
    page = reader.page
    page.goto(CHIPS)
    mark = page.get_by_role("link", name="Voetnoot 26", exact=True)
    reader.tap(mark)
    paper = page.get_by_role("dialog").locator("a.external")
    expect(paper).to_have_attribute("href", "https://zoek.officielebekendmakingen.nl/kst-22112-3369.html")
    # The tests contact no other host: a page of the site stands in for the paper.
    paper.evaluate("link => { link.href = '/over/' }")
    reader.tap(paper)
    page.wait_for_url("**/over/")
    page.go_back()
    reader.taps += 1
    expect_in_view(mark)
    assert reader.taps <= 3


def test_from_the_230_million_to_the_other_place_that_names_it(reader: Reader) -> None:
    """And back, by the same way."""
    here, there = f"{CHIPS}#ipcei-micro-elektronica-2", "/bouwsteen-1/industriebeleid/#ipcei"
    reader.page.goto(here)
    for id_, named, end in (
        ("ipcei-micro-elektronica-2", "1.2 Europees industriebeleid", there),
        ("ipcei", "2.2.2 Halfgeleiders", here),
    ):
        section = reader.page.locator(f"section:has(> #{id_})")
        amount = section.locator(".initiative__facts dd", has_text="230 miljoen euro")
        reader.tap(amount.get_by_role("link", name=named))
        expect_arrived(reader.page, end)
    assert reader.taps == 2
