"""A reader types a name into the search and lands on the right record: by mouse, by keyboard, on a phone, by a link."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect

from annex.relate.cross_references import CrossReferences
from tests.browser.helpers import (
    DESKTOP,
    PHONE,
    TOUCH,
    SearchBox,
    expect_address,
    expect_arrived,
    expect_in_view,
    initiative_address,
    windows,
)
from tests.conftest import OpenPage

boxes = pytest.mark.parametrize("large", [True, False], ids=["large", "header"])


@pytest.mark.parametrize(
    ("name", "id_", "window"),
    [
        ("SMEI", "smei", PHONE),
        ("eiwit strategie", "nationale-eiwitstrategie", DESKTOP),
        ("groeifons", "nationaal-groeifonds", PHONE),
        ("soja", "onderzoek-soja-importen", DESKTOP),
    ],
)
def test_a_name_leads_to_its_initiative(
    open_page: OpenPage, references: CrossReferences, name: str, id_: str, window: dict[str, int]
) -> None:
    """It is the first result; the words are marked there and on the page. `tests/search` asks for all other names."""
    page = open_page(viewport=window)
    page.goto("/")
    box = SearchBox(page)
    box.ask(name)
    first = box.results.first
    expect(first).to_have_attribute("href", re.compile(rf"#{id_}$"))
    expect(first).to_be_in_viewport()
    expect(box.box.locator(".result mark").first).to_be_visible()
    first.click()
    expect_arrived(page, initiative_address(references, id_))
    expect(page.locator(f"section:has(> #{id_}) mark.found").first).to_be_visible()


def test_a_result_says_what_it_is_and_where_it_stands(page: Page) -> None:
    page.goto("/")
    box = SearchBox(page)
    box.ask("Chips Act")
    first = box.results.first
    whole = box.box.locator(".result").first
    expect(whole.locator(".result__name")).to_have_text("EU Chips Act")
    expect(whole.locator(".result__kind")).to_have_text("initiatief")
    expect(whole.locator(".result__place")).to_have_text("2.2.2 Halfgeleiders")
    expect(whole.locator(".result__text mark").first).to_have_text("Chips Act")
    expect(first).to_have_accessible_name("EU Chips Act initiatief")
    expect(first).to_have_accessible_description(re.compile(r"^2\.2\.2 Halfgeleiders .*Chips Act"))
    expect(box.result("/instrumenten/#chips-act")).to_have_accessible_name("EU Chips Act instrument")
    kinds = box.box.locator(".result__kind").all_text_contents()
    assert {"initiatief", "instrument", "voetnoot"} <= set(kinds)
    box.field.fill("IMERA")
    expect(box.box.locator(".result").first.locator(".result__also")).to_have_text("Ook bekend als: IMERA")


def test_a_result_says_by_which_search_word_it_was_found(page: Page) -> None:
    page.goto("/")
    box = SearchBox(page)
    box.ask("techreus")
    first = box.results.first
    expect(first).to_have_attribute("href", re.compile("#digital-markets-act$"))
    expect(first).to_have_attribute("data-match", "all")
    expect(box.box.locator(".result__also").first).to_have_text("Zoekwoord: techreus")


def test_what_comes_near_is_told_apart(page: Page) -> None:
    """What has most of it follows under a heading, with the words that it lacks."""
    page.goto("/over/")
    box = SearchBox(page)
    near = box.box.locator(".searchbox__near")
    box.ask("soja")
    expect(box.results.first).to_have_attribute("data-match", "all")
    box.field.fill("wat doet het kabinet aan kritieke grondstoffen voor dinosaurussen")
    expect(near).to_contain_text("Niet alles gevonden. Dit komt in de buurt")
    expect(box.status).to_have_text(re.compile(r"^\d+ resultaten in de buurt$"))
    first = near.locator(".result__link").first
    expect(first).to_have_attribute("data-match", "part")
    expect(near.locator(".result__missing").first).to_have_text("zonder: dinosaurussen")
    expect(box.box.locator("[data-match=all]")).to_have_count(0)
    box.field.fill("soja")
    expect(box.results.first).to_have_attribute("data-match", "all")


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


def test_an_odd_fragment_does_no_harm(page: Page) -> None:
    """A '%' that begins no escape; any error on the page fails this test."""
    page.goto("/bouwsteen-1/interne-markt/?h=markt#%E0%A4%A")
    expect(page).not_to_have_url(re.compile("h=markt"))


def test_an_instrument_is_found_by_what_became_of_it(page: Page) -> None:
    page.goto("/over/")
    box = SearchBox(page)
    box.ask("smei")
    for words, id_ in (
        ("Wet weerbaarheid kritieke entiteiten", "cer"),
        ("2024/2747", "smei-instrument"),
        ("EDIRPA", "mededeling-defensie-investeringen"),
        ("Cyberbeveiligingswet", "nis2"),
    ):
        box.field.fill(words)
        expect(box.result(f"/instrumenten/#{id_}")).to_be_visible()
    box.result("/instrumenten/#nis2").click()
    row = page.locator("#nis2")
    expect_in_view(row)
    expect(row.locator(".editorial")).to_contain_text("Cyberbeveiligingswet")


def test_a_footnote_is_found_by_its_number_and_by_that_of_its_paper(page: Page) -> None:
    page.goto("/over/")
    box = SearchBox(page)
    box.ask("smei")
    for words, number in (("Voetnoot 26", 26), ("35 925-XVII", 19), ("noot 26", 26), ("kst-35925-XVII-54", 19)):
        box.field.fill(words)
        expect(box.results.first).to_have_attribute("href", re.compile(f"#voetnoot-{number}$"))
    box.results.first.click()
    expect_arrived(page, "/voetnoten/#voetnoot-19")


def test_a_search_without_results_says_so(page: Page) -> None:
    page.goto("/")
    box = SearchBox(page)
    box.ask("pannenkoeken op Mars")
    expect(box.status).to_have_text("Niets gevonden voor ‘pannenkoeken op Mars’.")
    expect(box.results).to_have_count(0)
    box.box.get_by_role("link", name="alle instrumenten").click()
    expect_address(page, "/instrumenten/")


@pytest.mark.parametrize(("address", "large"), [("/", True), ("/bouwsteen-1/interne-markt/", False)])
def test_a_key_leads_to_the_box(page: Page, address: str, large: bool) -> None:
    """To the large one if there is one; in the box the key types a letter like any other."""
    for key in ("/", "s"):
        page.goto(address)
        page.keyboard.press(key)
        box = SearchBox(page, large=large)
        expect(box.field).to_be_focused()
        expect(box.field).to_have_value("")
        page.keyboard.press(key)
        expect(box.field).to_have_value(key)


def test_a_link_to_a_search_opens_the_box_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    page.goto("/over/?q=SMEI")
    box = SearchBox(page)
    expect(box.field).to_be_focused()
    expect(box.results.first).to_be_in_viewport()


def test_esc_recalls_enter_while_the_search_is_loading(open_page: OpenPage) -> None:
    """The box says that it is loading; after Esc nothing leaves the page any more."""
    page = open_page(fresh=True)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/records.js", hold)
    page.goto("/over/")
    box = SearchBox(page)
    box.field.focus()
    page.keyboard.type("smei")
    expect(box.status).to_have_text("Zoeken wordt geladen …")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    with page.expect_response("**/records.js"):
        held[0].continue_()
    page.evaluate("osaSearch.loadEngine().then(() => new Promise(setTimeout))")
    expect_address(page, "/over/")
    box.field.focus()
    expect(box.results.first).to_be_visible()


def test_a_browser_that_resets_the_field_keeps_the_query(page: Page) -> None:
    """As WebKit does when the reader comes back to the page; the button to clear the field still empties it."""
    page.goto("/over/")
    box = SearchBox(page)
    box.ask("smei")
    assert box.field.evaluate("field => field.defaultValue") == "smei"
    box.reset.click()
    expect(box.field).to_have_value("")
    expect(box.results).to_have_count(0)


@boxes
def test_keyboard_alone(page: Page, references: CrossReferences, large: bool) -> None:
    """Arrows move through the results and back to the box; Esc closes; Enter follows a result, in the box the first."""
    page.goto("/")
    box = SearchBox(page, large=large)
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
    page.keyboard.press("Enter")
    expect_arrived(page, initiative_address(references, "nationale-eiwitstrategie"))
    page.goto("/")
    box.field.focus()
    page.keyboard.type("eiwitstrategie")
    expect(box.results.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_address(page, "/instrumenten/#eiwitstrategie")


def test_the_number_of_results_is_announced(page: Page) -> None:
    page.goto("/over/")
    box = SearchBox(page)
    expect(box.field).to_have_accessible_name("Zoeken")
    box.ask("IPCEI Health")
    expect(box.status).to_have_text(re.compile(r"^\d+ resultaten$"))
    box.reset.click()
    expect(box.status).to_have_text(re.compile(r"^Typ een naam"))
    expect(box.field).to_be_focused()
    expect(box.results).to_have_count(0)


def test_a_search_has_an_address(page: Page, references: CrossReferences) -> None:
    """Leaving the field puts the query into it, Esc removes it; a link to it repeats the search, and so does Back."""
    page.goto("/over/#licentie")
    box = SearchBox(page)
    box.ask("SMEI")
    expect(box.results.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile(r"/over/\?q=SMEI#licentie$"))
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/over/#licentie$"))
    page.goto("/over/?q=SMEI")
    expect(box.field).to_have_value("SMEI")
    box.results.first.click()
    expect_arrived(page, initiative_address(references, "smei"))
    page.go_back()
    expect(box.results.first).to_be_visible()


def test_a_result_s_words_leave_the_address_once_they_are_marked(page: Page) -> None:
    """So that a reader copies a clean link."""
    page.goto("/bouwsteen-1/interne-markt/?h=smei#smei")
    expect(page.locator("section:has(> #smei) mark.found").first).to_have_text("SMEI")
    expect(page).to_have_url(re.compile(r"/bouwsteen-1/interne-markt/#smei$"))


def test_odd_words_do_no_harm(page: Page) -> None:
    """Nothing runs and nothing breaks; any error on the page fails this test."""
    page.goto("/")
    box = SearchBox(page)
    box.ask("smei")
    for words in ("<b>x</b>", "%", "(", "[^5]", "\\", "__proto__", "constructor", "a" * 5000):
        box.field.fill("")
        expect(box.status).to_have_text(re.compile("^Typ"))
        box.field.fill(words)
        expect(box.status).to_have_text(re.compile("^Niets gevonden|resulta|^Typ"))
        expect(page.locator(".header-search b")).to_have_count(0)
        box.field.fill("smei")
        expect(box.results.first).to_be_visible()


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


@windows
def test_without_javascript_lists_replace_the_search(open_page: OpenPage, window: dict[str, int]) -> None:
    page = open_page(viewport=window, java_script_enabled=False)
    page.goto("/")
    expect(page.get_by_role("searchbox").first).not_to_be_visible()
    expect(SearchBox(page).opener).not_to_be_visible()
    page.get_by_role("article").get_by_role("link", name="Instrumenten").click()
    expect_address(page, "/instrumenten/")


@boxes
def test_results_fit_a_phone(open_page: OpenPage, large: bool) -> None:
    page = open_page(**TOUCH)
    page.goto("/")
    box = SearchBox(page, large=large)
    box.ask("Important Projects of Common European Interest")
    expect(box.results.first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for result in box.results.all()[:5]:
        place = result.bounding_box()
        assert place
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= PHONE["width"]
