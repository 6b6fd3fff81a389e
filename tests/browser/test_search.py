"""A reader types a name into the search and lands on the right record: by mouse, by keyboard, on a phone, by a link."""

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.helpers import PHONE, TOUCH, SearchBox, expect_address, expect_in_view
from tests.conftest import OpenPage


def test_what_a_result_says(page: Page) -> None:
    """Its kind, its place, and what it was found by; their number is announced. It leads to its row of the register."""
    page.goto("/")
    box = SearchBox(page)
    expect(box.field).to_have_accessible_name("Zoeken")
    box.ask("Chips Act")
    expect(box.status).to_have_text(re.compile(r"^\d+ resultaten$"))
    whole = box.box.locator(".result").first
    expect(whole.locator(".result__name")).to_have_text("EU Chips Act")
    expect(whole.locator(".result__kind")).to_have_text("initiatief")
    expect(whole.locator(".result__place")).to_have_text("2.2.2 Halfgeleiders")
    expect(whole.locator(".result__text mark").first).to_have_text("Chips Act")
    expect(box.results.first).to_have_accessible_name("EU Chips Act initiatief")
    expect(box.results.first).to_have_accessible_description(re.compile(r"^2\.2\.2 Halfgeleiders .*Chips Act"))
    expect(box.result("/instrumenten/#chips-act")).to_have_accessible_name("EU Chips Act instrument")
    kinds = box.box.locator(".result__kind").all_text_contents()
    assert {"initiatief", "instrument", "voetnoot"} <= set(kinds)
    box.field.fill("IMERA")
    expect(whole.locator(".result__also")).to_have_text("Ook bekend als: IMERA")
    box.field.fill("techreus")
    expect(box.results.first).to_have_attribute("href", re.compile("#digital-markets-act$"))
    expect(box.results.first).to_have_attribute("data-match", "all")
    expect(whole.locator(".result__also")).to_have_text("Zoekwoord: techreus")
    assert box.field.evaluate("field => field.defaultValue") == "techreus"  # WebKit resets fields to that after Back
    box.reset.click()
    expect(box.field).to_have_value("")
    expect(box.field).to_be_focused()
    expect(box.status).to_have_text(re.compile(r"^Typ een naam"))
    expect(box.results).to_have_count(0)
    box.field.fill("Voetnoot 26")
    expect(box.results.first).to_have_attribute("href", re.compile("/voetnoten/.*#voetnoot-26$"))
    box.field.fill("EDIRPA")  # it became part of that
    box.result("/instrumenten/#mededeling-defensie-investeringen").click()
    row = page.locator("#mededeling-defensie-investeringen")
    expect_in_view(row)
    expect(row.locator(".editorial")).to_contain_text("EDIRPA")


def test_what_comes_near_is_told_apart(page: Page) -> None:
    """What has most of it follows under a heading, with the words that it lacks. Nothing at all is said, too."""
    page.goto("/")
    box = SearchBox(page)
    near = box.box.locator(".searchbox__near")
    box.ask("soja")
    expect(box.results.first).to_have_attribute("data-match", "all")
    box.field.fill("wat doet het kabinet aan kritieke grondstoffen voor dinosaurussen")
    expect(near).to_contain_text("Niet alles gevonden. Dit komt in de buurt")
    expect(box.status).to_have_text(re.compile(r"^\d+ resultaten in de buurt$"))
    expect(near.locator(".result__link").first).to_have_attribute("data-match", "part")
    expect(near.locator(".result__missing").first).to_have_text("zonder: dinosaurussen")
    expect(box.box.locator("[data-match=all]")).to_have_count(0)
    box.field.fill("soja")
    expect(box.results.first).to_have_attribute("data-match", "all")
    box.field.fill("<pannenkoek>")
    expect(box.status).to_have_text("Niets gevonden voor ‘<pannenkoek>’.")
    expect(box.results).to_have_count(0)
    box.box.get_by_role("link", name="alle instrumenten").click()
    expect_address(page, "/instrumenten/")


def test_a_search_that_cannot_load_says_so(open_page: OpenPage, problems: list[str]) -> None:
    page = open_page(fresh=True)
    page.route("**/records.js", lambda route: route.abort())
    page.goto("/over/")
    box = SearchBox(page)
    box.ask("smei")
    expect(box.status).to_have_text("Zoeken lukt nu niet. Laad de pagina opnieuw.")
    page.unroute("**/records.js")
    box.field.press_sequentially(" ")
    expect(box.results.first).to_be_visible()
    problems.clear()


@pytest.mark.parametrize(("key", "address", "large"), [("/", "/", True), ("s", "/bouwsteen-1/interne-markt/", False)])
def test_a_key_leads_to_the_box(page: Page, key: str, address: str, large: bool) -> None:
    """To the large one if there is one; in the box the key types a letter like any other."""
    page.goto(address)
    page.keyboard.press(key)
    box = SearchBox(page, large=large)
    expect(box.field).to_be_focused()
    expect(box.field).to_have_value("")
    page.keyboard.press(key)
    expect(box.field).to_have_value(key)


def test_esc_recalls_enter_while_the_search_is_loading(open_page: OpenPage) -> None:
    """The box says that it is loading; after Esc nothing leaves the page any more."""
    page = open_page(fresh=True)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/records.js", hold)
    page.goto("/over/")
    box = SearchBox(page)
    box.ask("smei")
    expect(box.status).to_have_text("Zoeken wordt geladen …")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    while not held:
        page.wait_for_timeout(10)
    with page.expect_response("**/records.js"):
        held[0].continue_()
    page.evaluate("osaSearch.loadEngine().then(() => new Promise(setTimeout))")
    expect_address(page, "/over/")
    box.field.focus()
    expect(box.results.first).to_be_visible()


def test_keyboard_alone(page: Page) -> None:
    """Arrows move through the results and back to the box; Esc closes; Enter follows the result that has the focus.
    `tests/engines` presses Enter in the box."""
    page.goto("/over/")
    box = SearchBox(page)
    box.field.focus()
    page.keyboard.type("eiwitstrategie")
    expect(box.results.nth(1)).to_be_visible()
    for key, focused in (("Down", 0), ("Down", 1), ("Up", 0)):
        page.keyboard.press(f"Arrow{key}")
        expect(box.results.nth(focused)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box.field).to_be_focused()
    page.keyboard.press("Escape")
    expect(box.results.first).not_to_be_visible()
    box.field.focus()
    expect(box.results.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_address(page, "/instrumenten/#eiwitstrategie")


def test_a_search_has_an_address(open_page: OpenPage) -> None:
    """Leaving the field puts the query into it, Esc removes it; a link to it repeats the search, on a phone too. Of a
    result, the words leave the address once they are marked, so that a reader copies a clean link."""
    page = open_page(viewport=PHONE)
    page.goto("/over/#licentie")
    box = SearchBox(page)
    box.ask("SMEI")
    expect(box.results.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile(r"/over/\?q=SMEI#licentie$"))
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/over/#licentie$"))
    page.goto("/over/?q=SMEI")
    expect(box.field).to_be_focused()
    expect(box.field).to_have_value("SMEI")
    expect(box.results.first).to_be_in_viewport()
    box.results.first.click()
    expect(page.locator("section:has(> #smei) mark.found").first).to_have_text("SMEI")
    expect(page).to_have_url(re.compile(r"/bouwsteen-1/interne-markt/#smei$"))


def test_the_records_are_loaded_when_the_search_is_first_used(open_page: OpenPage) -> None:
    """Not with the page, and only once."""
    page = open_page(fresh=True)
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "records.js" in url or "policy.js" in url] == []
    box = SearchBox(page)
    box.ask("smei")
    expect(box.results.first).to_be_visible()
    page.keyboard.press("Escape")
    large = SearchBox(page, large=True)
    large.ask("nis2")
    expect(large.results.first).to_be_visible()
    assert len([url for url in asked if "records.js" in url]) == 1


STICKING_OUT = "all => all.map(a => a.getBoundingClientRect()).filter(box => box.left < 0 || box.right > innerWidth)"


def test_results_fit_a_phone(open_page: OpenPage) -> None:
    page = open_page(**TOUCH)
    page.goto("/")
    for large in (True, False):
        box = SearchBox(page, large=large)
        box.ask("Important Projects of Common European Interest")
        expect(box.results.first).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert box.results.evaluate_all(STICKING_OUT) == []
        page.keyboard.press("Escape")
