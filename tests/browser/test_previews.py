"""A reader sees what an abbreviation stands for: by pointer, by keyboard, by finger, and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.sight import expect_address, expect_in_sight
from tests.conftest import OpenPage
from tests.site.expected import Register

INDUSTRY = "/bouwsteen-1/industriebeleid/"
MFK = "/afkortingen/#afkorting-mfk"


def mfk(page: Page) -> Locator:
    """The abbreviation under *Horizon Europe*: no instrument, so that it leads to *Afkortingen*."""
    return page.locator(".initiative__text").get_by_role("link", name="MFK", exact=True)


def preview(page: Page) -> Locator:
    return page.locator(".preview")


def onward(page: Page) -> Locator:
    return preview(page).get_by_role("link", name="Meer over MFK", exact=True)


def expect_preview(page: Page, said: str) -> None:
    """The one preview that shows says this and no more, and all of it is in the window."""
    expect(preview(page).locator(".preview__text")).to_have_text(said)
    expect(preview(page)).to_be_in_viewport(ratio=1)


@pytest.fixture
def stands_for(register: Register) -> str:
    said = register.abbreviations["MFK"].stands_for
    assert said == "meerjarig financieel kader"
    return said


def test_a_pointer_shows_it_and_can_reach_it(page: Page, stands_for: str) -> None:
    """What shows on hover stays while the pointer is on it, and Esc closes it (WCAG 2.2, 1.4.13)."""
    page.goto(INDUSTRY)
    mfk(page).hover()
    expect_preview(page, stands_for)
    preview(page).hover()
    page.wait_for_timeout(400)  # longer than the way there may take
    expect_preview(page, stands_for)
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    expect_address(page, INDUSTRY)


def test_a_page_that_moves_under_a_resting_pointer_shows_nothing(page: Page, stands_for: str) -> None:
    """Whoever scrolls, or follows a link, did not point at what comes to lie under the pointer."""
    page.goto(INDUSTRY)
    page.mouse.move(640, 300)
    mfk(page).evaluate("""link => {
        const at = link.getBoundingClientRect()
        document.documentElement.style.scrollBehavior = "auto"
        window.scrollBy(at.left + at.width / 2 - 640, at.top + at.height / 2 - 300)
        link.style.position = "relative"
        link.style.left = `${640 - at.left - at.width / 2}px`
    }""")
    page.wait_for_timeout(300)  # in which the browser tells what lies under the pointer now
    expect(preview(page)).to_have_count(0)
    page.mouse.move(641, 300)
    expect_preview(page, stands_for)


def test_it_goes_when_the_pointer_does(page: Page, stands_for: str) -> None:
    page.goto(INDUSTRY)
    mfk(page).hover()
    expect_preview(page, stands_for)
    page.get_by_role("heading", level=1).hover()
    expect(preview(page)).to_have_count(0)


def test_a_click_of_a_mouse_leads_on(page: Page) -> None:
    page.goto(INDUSTRY)
    mfk(page).click()
    expect_address(page, MFK)
    expect_in_sight(page.locator("#afkorting-mfk"))


def test_the_keyboard_shows_it_and_follows_it(page: Page, stands_for: str) -> None:
    page.goto(INDUSTRY)
    tab_to(page, mfk(page))
    expect_preview(page, stands_for)
    page.keyboard.press("Tab")
    expect(onward(page)).to_be_focused()
    expect_preview(page, stands_for)
    page.keyboard.press("Enter")
    expect_address(page, MFK)
    expect_in_sight(page.locator("#afkorting-mfk"))


def tab_to(page: Page, element: Locator) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if element.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("Tab doesn't lead there")


@pytest.mark.parametrize("tabs", [0, 1])
def test_esc_closes_it_and_leaves_the_reader_there(page: Page, stands_for: str, tabs: int) -> None:
    """From the abbreviation, and from the link in the preview: the focus must not fall off the page with it."""
    page.goto(INDUSTRY)
    mfk(page).focus()
    for _ in range(tabs):
        page.keyboard.press("Tab")
    expect_preview(page, stands_for)
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    expect(mfk(page)).to_be_focused(timeout=1000)


def test_it_goes_when_the_focus_does(page: Page, stands_for: str) -> None:
    page.goto(INDUSTRY)
    mfk(page).focus()
    expect_preview(page, stands_for)
    page.keyboard.press("Shift+Tab")
    expect(preview(page).get_by_text(stands_for)).to_have_count(0)


def test_who_hears_the_page_hears_it(page: Page, stands_for: str) -> None:
    """As the description of the link; a title besides would be shown on top of the preview."""
    page.goto(INDUSTRY)
    expect(mfk(page)).to_have_accessible_name("MFK")
    expect(mfk(page)).to_have_attribute("aria-description", stands_for)
    expect(mfk(page)).to_have_accessible_description(stands_for)
    expect(page.locator("a.explained[title]")).to_have_count(0)


def test_an_instruments_abbreviation_says_it_and_leads_to_the_instrument(page: Page, register: Register) -> None:
    page.goto("/bouwsteen-1/interne-markt/")
    ipi = page.locator(".initiative__text").get_by_role("link", name="IPI", exact=True).first
    ipi.hover()
    expect_preview(page, register.abbreviations["IPI"].stands_for)
    ipi.click()
    expect_address(page, "/instrumenten/#ipi")


def test_the_mark_of_the_editors_says_who_added_something_and_when(page: Page, register: Register) -> None:
    page.goto("/afkortingen/")
    page.locator("tr", has=page.locator("#afkorting-mfk")).get_by_role("link", name="redactie").hover()
    expect_preview(page, f"Toegevoegd door de redactie, nagegaan in {register.month}")


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    return open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)


def test_a_tap_shows_it_without_leaving_the_text(phone: Page, stands_for: str) -> None:
    phone.goto(INDUSTRY)
    mfk(phone).tap()
    expect_preview(phone, stands_for)
    expect_address(phone, INDUSTRY)
    onward(phone).tap()
    expect_address(phone, MFK)
    expect_in_sight(phone.locator("#afkorting-mfk"))


def test_a_tap_elsewhere_closes_it(phone: Page, stands_for: str) -> None:
    phone.goto(INDUSTRY)
    mfk(phone).tap()
    expect_preview(phone, stands_for)
    phone.get_by_role("heading", level=1).tap(position={"x": 4, "y": 4})
    expect(preview(phone)).to_have_count(0)
    expect_address(phone, INDUSTRY)


def test_a_tap_on_a_plain_mention_leads_on_at_once(phone: Page) -> None:
    """It has nothing to explain: no tap too many."""
    phone.goto(INDUSTRY)
    phone.locator("a.mention:not(.explained)").first.tap()
    expect(phone.get_by_role("heading", name="Instrumenten", level=1)).to_be_attached()
    assert "/instrumenten/#" in phone.url


def test_every_abbreviation_fits_the_window_of_a_phone(phone: Page, register: Register) -> None:
    """On the page that has all of them, wherever in a line they stand."""
    phone.goto("/bijlage/")
    links = phone.locator(":is(.bullets__text, .running-text, .note__text) a.explained")
    first: dict[str, Locator] = {}
    for at, words in enumerate(links.all_inner_texts()):
        first.setdefault(words, links.nth(at))
    assert set(first) == {
        mention.words for text in register.annex.texts for mention in register.mentions(text) if mention.title
    }
    # One at a time: a preview stands in the document behind its link, and may hold links itself.
    for short, link in first.items():
        link.tap()
        expect_preview(phone, register.abbreviations[short].stands_for)
        phone.keyboard.press("Escape")


def test_without_javascript_it_is_a_link_with_a_title(open_page: OpenPage, stands_for: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(INDUSTRY)
    expect(mfk(page)).to_have_attribute("title", stands_for)
    mfk(page).click()
    expect_address(page, MFK)
    expect_in_sight(page.locator("#afkorting-mfk"))
