"""What is behind a link shows beside it: the text and papers of a footnote, what an abbreviation stands for.

By pointer, by keyboard, by finger.
"""

import pytest
from playwright.sync_api import Locator, Page, expect

from annex.relate.cross_references import CrossReferences
from tests.browser.helpers import CHIPS, TOUCH, expect_address, expect_arrived
from tests.conftest import OpenPage

INDUSTRY = "/bouwsteen-1/industriebeleid/"
MFK = "meerjarig financieel kader"


def mark(page: Page, number: int) -> Locator:
    return page.get_by_role("link", name=f"Voetnoot {number}", exact=True)


def short_form(page: Page, short: str) -> Locator:
    return page.locator(".initiative__text").get_by_role("link", name=short, exact=True).first


def preview(page: Page) -> Locator:
    return page.locator(".preview")


def sources(page: Page) -> Locator:
    """The links to other sites in the preview."""
    return preview(page).locator("a.external")


def onward(page: Page) -> Locator:
    return preview(page).get_by_role("link", name="Naar voetnoot 26", exact=True)


def expect_preview(page: Page, said: str) -> None:
    """There is one preview, it says this, and all of it is in the window."""
    expect(preview(page).locator(".preview__text")).to_have_text(said)
    expect(preview(page)).to_be_in_viewport(ratio=1)


@pytest.fixture
def said(references: CrossReferences) -> str:
    """The text of footnote 26."""
    return references.index.footnotes[26].text


def test_a_pointer_shows_it_and_can_reach_it(open_page: OpenPage, said: str) -> None:
    """It stays while the pointer is on it, Esc closes it (WCAG 2.2, 1.4.13), and it goes when the pointer leaves."""
    page = open_page(fresh=True)
    page.clock.install(time=0)
    page.goto(CHIPS)
    mark(page, 26).hover()
    expect_preview(page, said)
    box = preview(page).bounding_box()
    assert box
    page.clock.pause_at(3_600)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] - 4)
    page.clock.run_for(100)  # the time a hand takes
    preview(page).hover()
    page.clock.run_for(1000)  # longer than a preview stays without the pointer
    expect_preview(page, said)
    page.clock.resume()
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    other = page.locator("article a.explained").last
    other.hover()
    expect(preview(page)).to_have_count(1)
    mark(page, 26).hover()
    expect_preview(page, said)
    page.get_by_role("heading", level=1).hover()
    expect(preview(page)).to_have_count(0)
    expect_address(page, CHIPS)


def test_a_browser_without_popovers_has_links(open_page: OpenPage) -> None:
    page = open_page(fresh=True)
    page.add_init_script("delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.popover")
    page.goto(CHIPS)
    mark(page, 26).hover()
    expect(preview(page)).to_have_count(0)
    mark(page, 26).click()
    expect_address(page, f"{CHIPS}#voetnoot-26")


def test_scrolling_under_a_resting_pointer_shows_nothing(page: Page) -> None:
    page.goto(INDUSTRY)
    page.mouse.move(640, 300)
    short_form(page, "MFK").evaluate("""link => {
        const at = link.getBoundingClientRect()
        document.documentElement.style.scrollBehavior = "auto"
        window.scrollBy(at.left + at.width / 2 - 640, at.top + at.height / 2 - 300)
        link.style.position = "relative"
        link.style.left = `${640 - at.left - at.width / 2}px`
    }""")
    page.wait_for_timeout(300)  # the browser reports what is under the pointer now
    expect(preview(page)).to_have_count(0)
    page.mouse.move(641, 300)
    expect_preview(page, MFK)


def test_the_keyboard_reaches_all_of_it(page: Page, said: str) -> None:
    """Tab shows it and moves through its links, the papers and, last, the one that leads on."""
    page.goto(CHIPS)
    mark(page, 26).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect_preview(page, said)
    expect(sources(page)).to_have_count(1)
    expect(preview(page).get_by_role("link")).to_have_count(2)
    for link in preview(page).get_by_role("link").all():
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        expect_preview(page, said)
    expect(onward(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect_arrived(page, f"{CHIPS}#voetnoot-26")
    expect(preview(page)).to_have_count(0)


def test_esc_closes_it_and_keeps_the_reader_s_place(page: Page, said: str) -> None:
    """From the link itself, and from any link in the preview: its focus must not get lost with it."""
    page.goto(CHIPS)
    for tabs in (0, 1, 2):
        mark(page, 26).blur()
        mark(page, 26).focus()
        expect_preview(page, said)
        for _ in range(tabs):
            page.keyboard.press("Tab")
        expect_preview(page, said)
        page.keyboard.press("Escape")
        expect(preview(page)).to_have_count(0)
        expect(mark(page, 26)).to_be_focused()


def test_it_goes_when_the_focus_does(page: Page, said: str) -> None:
    """Back to what is before it, or on to what follows its last link."""
    page.goto(CHIPS)
    for key in ("Shift+Tab", "Tab"):
        mark(page, 26).focus()
        expect_preview(page, said)
        if key == "Tab":
            onward(page).focus()
        page.keyboard.press(key)
        expect(preview(page).get_by_text(said)).to_have_count(0)


def test_a_tap_shows_it_without_leaving_the_text(open_page: OpenPage) -> None:
    """A tap elsewhere or on its button closes it; a tap on its last link leads on. It has a name. `test_ways.py` has a
    footnote's."""
    phone = open_page(**TOUCH)
    phone.goto(INDUSTRY)
    # Under *Horizon Europe*. It is no instrument, so it leads to *Afkortingen*.
    link = short_form(phone, "MFK")
    dialog = phone.get_by_role("dialog", name="MFK", exact=True)
    link.tap()
    expect_preview(phone, MFK)
    phone.get_by_role("heading", level=1).tap(position={"x": 4, "y": 4})
    expect(preview(phone)).to_have_count(0)
    link.tap()
    dialog.get_by_role("button", name="Sluiten").tap()
    expect(preview(phone)).to_have_count(0)
    link.tap()
    expect_preview(phone, MFK)
    expect_address(phone, INDUSTRY)
    dialog.get_by_role("link", name="Meer over MFK", exact=True).tap()
    expect_arrived(phone, "/afkortingen/#afkorting-mfk")
    expect(preview(phone)).to_have_count(0)


def test_a_tap_on_a_plain_mention_leads_on_at_once(open_page: OpenPage) -> None:
    """It has nothing to explain."""
    phone = open_page(**TOUCH)
    phone.goto(INDUSTRY)
    phone.locator("a.mention:not(.explained)").first.tap()
    expect(phone.get_by_role("heading", name="Instrumenten", level=1)).to_be_attached()
    assert "/instrumenten/#" in phone.url


def test_footnotes_and_abbreviations_fit_a_phone(open_page: OpenPage, references: CrossReferences) -> None:
    """Every footnote with a remark or more than one paper, and every eighth of the others, wherever in a line it is."""
    phone = open_page(**TOUCH)
    phone.goto("/bijlage/")
    for record in references.register.footnotes:
        if record.number % 8 == 0 or len(record.links) > 1 or record.remark:
            mark(phone, record.number).tap()
            expect_preview(phone, references.index.footnotes[record.number].text)
            expect(sources(phone)).to_contain_text([link.words for link in record.links])
            expect(preview(phone)).to_contain_text(record.remark or "")
            phone.keyboard.press("Escape")
    explained = phone.locator(":is(.bullets__text, .running-text, .note__text) a.explained")
    first: dict[str, Locator] = {}
    for at, words in enumerate(explained.all_inner_texts()):
        first.setdefault(words, explained.nth(at))
    abbreviations = {abbreviation.short: abbreviation for abbreviation in references.register.abbreviations}
    assert len(first) > 30
    for short, element in list(first.items())[::8]:
        element.tap()
        expect_preview(phone, abbreviations[short].stands_for)
        phone.keyboard.press("Escape")


def test_a_screen_reader_hears_it(page: Page) -> None:
    """As the link's description; a title would show on top of the preview."""
    page.goto(INDUSTRY)
    link = short_form(page, "MFK")
    expect(link).to_have_accessible_name("MFK")
    expect(link).to_have_attribute("aria-description", MFK)
    expect(link).to_have_accessible_description(MFK)
    expect(page.locator("a.explained[title]")).to_have_count(0)
