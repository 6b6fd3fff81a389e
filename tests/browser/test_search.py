"""The search boxes: what a result says, the keyboard, the address, loading. Most tests use made-up records."""

import re

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.conftest import RECORDS_FILE, send_sample
from tests.browser.helpers import CHIPS, PHONE, TOUCH, SearchBox, data, expect_address, expect_in_view
from tests.conftest import OpenPage

SMEI = "/bouwsteen-1/interne-markt/#smei"
ABSENT = "wat doet de chipsverordening voor dinosaurussen"
"""A question of which one word is known."""


def test_results(sample: Page) -> None:
    """A result says its kind, its place and what it was found by; the number of results is announced."""
    sample.goto("/")
    box = SearchBox(sample)
    expect(box.field).to_have_accessible_name("Zoeken")
    box.ask("Chips Act")
    expect(box.status).to_have_text("2 resultaten")
    expect(box.box.locator(".result__kind")).to_have_text(["initiatief", "voetnoot"])
    first = box.box.locator(".result").first
    expect(first.locator(".result__name")).to_have_text("EU Chips Act")
    expect(first.locator(".result__place")).to_have_text("2.2.2 Halfgeleiders")
    expect(first.locator(".result__now")).to_have_text("Redactie: toen voorstel, nu van kracht sinds 21 sep 2023")
    expect(first.locator(".result__now .state-mark--full")).to_be_visible()
    expect(first.locator(".result__text")).to_have_text("Het kabinet steunt de EU Chips Act.")
    expect(first.locator(".result__text mark")).to_have_text("Chips Act")
    expect(box.results.first).to_have_attribute("data-match", "all")
    expect(box.results.first).to_have_accessible_name("EU Chips Act initiatief")
    described = re.compile(r"^2\.2\.2 Halfgeleiders Redactie: .*nu van kracht sinds 21 sep 2023 .*Chips Act")
    expect(box.results.first).to_have_accessible_description(described)
    for words, also, text in (
        ("chipsverordening", "Ook bekend als: Chipsverordening", "Het kabinet steunt"),
        ("wafelijzer", "Zoekwoord: wafelijzer", "Het kabinet steunt"),
        ("soja", "", "Redactie: De redactie noemt soja."),
    ):
        box.field.fill(words)
        expect(box.results.first).to_have_attribute("href", re.compile("#eu-chips-act$"))
        expect(first.locator(".result__text")).to_contain_text(text)
        assert "".join(first.locator(".result__also").all_text_contents()) == also
    assert box.field.evaluate("field => field.defaultValue") == "soja"  # WebKit resets fields to that after Back
    box.reset.click()
    expect(box.field).to_have_value("")
    expect(box.field).to_be_focused()
    expect(box.status).to_have_text(re.compile(r"^Typ een naam"))
    expect(box.results).to_have_count(0)


def test_what_is_only_in_english_is_found_in_english(page: Page) -> None:
    """By every word of a gloss, which load only then; the result is marked as English and leads to the Dutch text."""
    gloss = data("english")["glosses"][0]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto("/over/")
    box = SearchBox(page)
    box.ask("voetnoot 1")
    expect(box.results.first).to_be_visible()
    assert "glosses.js" not in asked
    box.field.fill(" ".join(gloss["text"].rstrip(".").split()[:20]))
    name = box.box.locator(".result__name").first
    expect(name).to_have_text(gloss["name"])
    expect(name).to_have_attribute("lang", "en")
    expect(box.results.first).to_have_attribute("href", re.compile(f"#{gloss['id']}$"))
    assert "glosses.js" in asked


def test_an_initiative_and_its_instrument_are_one_result(sample: Page) -> None:
    """With a link to each, for the pointer and for the keyboard. An instrument that alone holds the words is its own
    result, with the state of its home. What has no home has no state."""
    sample.goto("/over/")
    box = SearchBox(sample)
    box.ask("chips act")
    instrument = box.box.locator(".result__instruments a")
    expect(box.box.locator(".result__instruments")).to_have_text("Ook als instrument: EU Chips Act")
    expect(box.box.locator(".result").last.locator(".result__now")).to_have_count(0)
    instrument.click()
    expect_address(sample, "/instrumenten/#chips-act")
    box.ask("chips act")
    expect(instrument).to_be_visible()
    sample.keyboard.press("ArrowDown")
    sample.keyboard.press("ArrowDown")
    expect(instrument).to_be_focused()
    sample.keyboard.press("ArrowDown")
    expect(box.results.nth(1)).to_be_focused()
    box.ask("regeling")
    expect(box.box.locator(".result__kind")).to_have_text(["instrument"])
    expect(box.box.locator(".result__now")).to_contain_text("Redactie: toen voorstel, nu van kracht sinds 21 sep 2023")


def test_the_word_of_a_status_leads_to_the_list_of_it(sample: Page) -> None:
    sample.goto("/over/")
    box = SearchBox(sample)
    box.ask("voorstel")
    expect(box.box.locator(".result__name")).to_have_text(["Eén initiatief: voorstel"])
    expect(box.box.locator(".state-mark")).to_have_count(0)
    box.ask("wat is van kracht")
    expect(box.box.locator(".result__name")).to_have_text(
        ["Alle 2 van kracht", "EU Chips Act", "Joint Technology Initiative"]
    )
    expect(box.box.locator(".result__kind").first).to_have_text("status nu")
    expect(box.box.locator(".result__name .state-mark--full")).to_be_visible()
    expect(box.box.locator(".result__text").first).to_have_text("Het geldt")
    box.results.first.click()
    expect(sample).to_have_url(re.compile(r"/stand-van-zaken/\?nu=van-kracht#lijst$"))


def test_what_a_short_word_begins_is_not_marked(sample: Page) -> None:
    """Neither in a result nor in what it leads to."""
    sample.goto("/over/")
    box = SearchBox(sample)
    for words, term, marks in (("act", "act", ["Act", "Act"]), ("activ", "activiteit", ["activiteiten"])):
        box.ask(words)
        expect(box.box.locator(".result").first.locator("mark")).to_have_text(marks)
        expect(box.results.first).to_have_attribute("href", re.compile(rf"\?h={term}#"))
    box.ask("chi")
    expect(box.results.first).to_be_visible()
    expect(box.box.locator("mark")).to_have_count(0)
    expect(box.results.first).to_have_attribute("href", re.compile("^[^?]+$"))


def test_partial_results_are_separate(sample: Page) -> None:
    """They stand under a heading, with the words that they lack. If there are none, a message says so."""
    sample.goto("/")
    box = SearchBox(sample)
    near = box.box.locator(".searchbox__near")
    box.ask(ABSENT)
    expect(near).to_contain_text("Lijkt erop")
    expect(box.status).to_have_text("Niets precies gevonden. 1 resultaat lijkt erop.")
    expect(near.locator(".result__link").first).to_have_attribute("data-match", "part")
    expect(near.locator(".result__missing").first).to_have_text("Komt niet voor: dinosaurussen")
    expect(box.box.locator("[data-match=all]")).to_have_count(0)
    box.field.fill("<pannenkoek>")
    expect(box.status).to_have_text("Niets gevonden voor ‘<pannenkoek>’.")
    box.field.fill("\u202e" + 40 * "🥞" + "\u200b")
    expect(box.status).to_have_text(f"Niets gevonden voor ‘{40 * '🥞'}’.")
    box.field.fill("<pannenkoek>")
    expect(box.results).to_have_count(0)
    box.box.get_by_role("link", name="alle instrumenten").click()
    expect_address(sample, "/instrumenten/")


def test_a_better_result_that_lacks_a_word_leads(sample: Page) -> None:
    """It says what it lacks, and stands above one that holds everything."""
    sample.goto("/")
    box = SearchBox(sample)
    box.ask("single market emergency fiche")
    exact = box.box.locator(".searchbox__results")
    expect(exact.locator(".result__name")).to_have_text(["Single Market Emergency Instrument", "Voetnoot 26"])
    expect(exact.locator(".result__missing")).to_have_text(["Komt niet voor: fiche"])
    expect(box.status).to_have_text(re.compile(r"^\d+ resultaten$"))


def test_failed_loading_is_announced_and_tried_again(open_page: OpenPage, problems: list[str]) -> None:
    page = open_page(fresh=True)
    page.route(RECORDS_FILE, lambda route: route.abort())
    page.goto("/over/")
    box = SearchBox(page)
    box.ask("smei")
    expect(box.status).to_have_text("Zoeken lukt nu niet. Laad de pagina opnieuw.")
    page.unroute(RECORDS_FILE)
    page.route(RECORDS_FILE, send_sample)
    box.field.press_sequentially(" ")
    expect(box.results.first).to_be_visible()
    problems.clear()


@pytest.mark.parametrize("key", ["Escape", "s"])
def test_esc_or_typing_on_cancels_enter_while_loading(open_page: OpenPage, key: str) -> None:
    page = open_page(fresh=True)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(RECORDS_FILE, hold)
    page.goto("/over/")
    box = SearchBox(page)
    box.ask("smei")
    expect(box.status).to_have_text("Zoeken wordt geladen …")
    page.keyboard.press("Enter")
    page.keyboard.press(key)
    while not held:
        page.wait_for_timeout(10)
    with page.expect_response(RECORDS_FILE):
        send_sample(held[0])
    page.evaluate("osaSearch.loadEngine().then(() => new Promise(setTimeout))")
    expect_address(page, "/over/")
    box.field.click()
    expect(box.results.first).to_be_visible()


@pytest.mark.parametrize(("key", "address", "large"), [("/", "/", True), ("s", CHIPS, False)])
def test_shortcut_keys(sample: Page, key: str, address: str, large: bool) -> None:
    """They lead to the large box if there is one. In the box they type a letter like any other."""
    sample.goto(address)
    sample.keyboard.press(key)
    box = SearchBox(sample, large=large)
    expect(box.field).to_be_focused()
    expect(box.field).to_have_value("")
    sample.keyboard.press(key)
    expect(box.field).to_have_value(key)


def test_keyboard(sample: Page) -> None:
    """Arrows move through the results and back to the box; Esc closes; Enter follows the result that has the focus.
    `tests/engines` presses Enter in the box."""
    sample.goto("/over/")
    box = SearchBox(sample)
    box.field.focus()
    sample.keyboard.type("chips act")
    expect(box.results.nth(1)).to_be_visible()
    links = box.box.locator(".result a")
    for key, focused in (("Down", 0), ("Down", 1), ("Up", 0)):
        sample.keyboard.press(f"Arrow{key}")
        expect(links.nth(focused)).to_be_focused()
    sample.keyboard.press("ArrowUp")
    expect(box.field).to_be_focused()
    sample.keyboard.press("Escape")
    expect(box.results.first).not_to_be_visible()
    expect(box.field).to_be_focused()
    sample.keyboard.press("ArrowDown")
    expect(box.results.first).to_be_visible()
    sample.keyboard.press("ArrowDown")
    sample.keyboard.press("ArrowDown")
    sample.keyboard.press("Enter")
    expect_address(sample, "/instrumenten/#chips-act")


STICKING_OUT = "all => all.map(a => a.getBoundingClientRect()).filter(box => box.left < 0 || box.right > innerWidth)"


def test_address_and_layout_on_a_phone(open_sample: OpenPage) -> None:
    """Leaving the field puts the query into the address, Esc removes it, and a link to it repeats the search. The words
    of a result leave the address once they are marked, so that a reader copies a clean link."""
    page = open_sample(**TOUCH)
    page.goto("/over/#licentie")
    box = SearchBox(page)
    box.ask("SMEI")
    expect(box.results.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile(r"/over/\?q=SMEI#licentie$"))
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/over/#licentie$"))

    page.goto("/?q=SMEI")
    for box in (SearchBox(page, large=True), SearchBox(page)):
        box.ask("SMEI")
        expect(box.field).to_be_focused()
        expect(box.results.first).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert box.results.evaluate_all(STICKING_OUT) == []
        page.keyboard.press("Escape")

    page.goto("/over/?q=SMEI")
    expect(box.field).to_be_focused()
    expect(box.field).to_have_value("SMEI")
    box.results.first.click()
    expect(page.locator("section:has(> #smei) mark.found").first).to_have_text("SMEI")
    expect(page).to_have_url(re.compile(rf"{SMEI}$"))


def test_records_load_on_first_use(open_page: OpenPage) -> None:
    """Not with the page, and only once. These are the site's own records."""
    page = open_page(fresh=True)
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "records.js" in url or "engine.js" in url] == []
    box = SearchBox(page)
    box.ask("voetnoot 26")
    expect(box.results.first).to_have_attribute("href", re.compile("/voetnoten/.*#voetnoot-26$"))
    page.keyboard.press("Escape")
    large = SearchBox(page, large=True)
    large.ask("Single Market Emergency Instrument")
    expect(large.result(SMEI)).to_be_visible()
    assert len([url for url in asked if "records.js" in url]) == 1
    large.box.locator(".result__instruments a[href$='#smei-instrument']").click()
    expect_in_view(page.locator("#smei-instrument"))
