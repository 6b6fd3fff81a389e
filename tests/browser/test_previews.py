"""Previews beside links: the text and sources of a footnote, what an abbreviation stands for.

They open by pointer, by keyboard and by touch.
"""

from playwright.sync_api import Locator, Page, expect

from tests.browser.helpers import CHIPS, TOUCH, data, expect_address, expect_arrived
from tests.conftest import OpenPage

INDUSTRY = "/bouwsteen-1/industriebeleid/"


def mark(page: Page, number: int = 26) -> Locator:
    return page.get_by_role("link", name=f"Voetnoot {number}", exact=True)


def short_form(page: Page) -> Locator:
    """An abbreviation that is no instrument, so that it leads to *Afkortingen*."""
    return page.locator(".initiative__text a.short-form").first


def preview(page: Page) -> Locator:
    return page.locator(".preview")


def onward(page: Page) -> Locator:
    return preview(page).get_by_role("link", name="Naar voetnoot 26", exact=True)


def expect_preview(page: Page, number: int = 26) -> None:
    """There is one preview, it holds the footnote's text and its sources, and all of it is in the window."""
    note = page.locator(f"#voetnoot-{number}")
    expect(preview(page).locator(".preview__text")).to_have_text(note.locator(".note__text").inner_text())
    expect(preview(page).locator(".sources")).to_have_text(note.locator(".sources").all_inner_texts())
    expect(preview(page)).to_be_in_viewport(ratio=1)


def expect_meaning(page: Page, meaning: str) -> None:
    expect(preview(page).locator(".preview__text")).to_have_text(meaning)
    expect(preview(page)).to_be_in_viewport(ratio=1)


def meaning_of(link: Locator) -> str:
    """What the register says that an abbreviation stands for."""
    meanings: dict[str, str] = {record["short"]: record["stands_for"] for record in data("register")["abbreviations"]}
    return meanings[link.inner_text()]


def test_pointer(open_page: OpenPage) -> None:
    """A preview stays while the pointer is on it, Esc closes it (WCAG 2.2, 1.4.13), and it goes when the pointer
    leaves."""
    page = open_page(fresh=True)
    page.clock.install(time=0)
    page.goto(CHIPS)
    mark(page).hover()
    expect_preview(page)
    box = preview(page).bounding_box()
    assert box
    page.clock.pause_at(3_600)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] - 4)
    page.clock.run_for(100)  # the time a hand takes
    preview(page).hover()
    page.clock.run_for(1000)  # longer than a preview stays without the pointer
    expect_preview(page)
    page.clock.resume()
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    page.locator("article a.explained").last.hover()
    expect(preview(page)).to_have_count(1)
    mark(page).hover()
    expect_preview(page)
    page.get_by_role("heading", level=1).hover()
    expect(preview(page)).to_have_count(0)
    expect_address(page, CHIPS)


def test_browser_without_popovers_follows_the_link(open_page: OpenPage) -> None:
    page = open_page(fresh=True)
    page.add_init_script("delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.popover")
    page.goto(CHIPS)
    mark(page).hover()
    expect(preview(page)).to_have_count(0)
    mark(page).click()
    expect_address(page, f"{CHIPS}#voetnoot-26")


SCROLL_UNDER_POINTER = """link => new Promise(done => {
    const at = link.getBoundingClientRect()
    document.documentElement.style.scrollBehavior = "auto"
    window.scrollBy(at.left + at.width / 2 - 640, at.top + at.height / 2 - 300)
    link.style.position = "relative"
    link.style.left = `${640 - at.left - at.width / 2}px`
    link.addEventListener("pointerover", () => setTimeout(done))
})"""


def test_scrolling_under_a_resting_pointer_shows_nothing(page: Page) -> None:
    page.goto(INDUSTRY)
    page.mouse.move(640, 300)
    short_form(page).evaluate(SCROLL_UNDER_POINTER)
    expect(preview(page)).to_have_count(0)
    page.mouse.move(641, 300)
    expect_meaning(page, meaning_of(short_form(page)))


def test_keyboard(page: Page) -> None:
    """Tab shows a preview and moves through its links: the sources and, last, the one that leads on. Esc closes it from
    each of them and returns the focus to the mark. It closes when the focus goes elsewhere, before it or behind it."""
    page.goto(CHIPS)
    mark(page).focus()
    page.keyboard.press("Shift+Tab")
    expect(preview(page)).to_have_count(0)
    page.keyboard.press("Tab")
    expect_preview(page)
    expect(preview(page).get_by_role("link")).to_have_count(page.locator("#voetnoot-26 .sources a").count() + 1)
    links = preview(page).get_by_role("link").count()
    for tabs in range(links + 1):
        mark(page).blur()
        mark(page).focus()
        for at in range(tabs):
            page.keyboard.press("Tab")
            expect(preview(page).get_by_role("link").nth(at)).to_be_focused()
        expect_preview(page)
        page.keyboard.press("Escape")
        expect(preview(page)).to_have_count(0)
        expect(mark(page)).to_be_focused()
    for last in (False, True):
        mark(page).blur()
        mark(page).focus()
        expect_preview(page)
        if last:
            onward(page).focus()
        page.keyboard.press("Tab" if last else "Shift+Tab")
        expect(onward(page)).to_have_count(0)
    mark(page).focus()
    onward(page).focus()
    page.keyboard.press("Enter")
    expect_arrived(page, f"{CHIPS}#voetnoot-26")
    expect(preview(page)).to_have_count(0)


def test_touch(open_page: OpenPage) -> None:
    """A tap shows a preview without leaving the text; a tap elsewhere or on its button closes it; a tap on its last
    link leads on. It has a name, and its text is the link's description: a title would show on top of it. A link with
    nothing to explain leads on at once."""
    phone = open_page(**TOUCH)
    phone.goto(INDUSTRY)
    link = short_form(phone)
    words, meaning = link.inner_text(), meaning_of(link)
    expect(link).to_have_accessible_name(words)
    expect(link).to_have_accessible_description(meaning)
    expect(phone.locator("a.explained[title]")).to_have_count(0)
    dialog = phone.get_by_role("dialog", name=words, exact=True)
    link.tap()
    expect_meaning(phone, meaning)
    phone.get_by_role("heading", level=1).tap(position={"x": 4, "y": 4})
    expect(preview(phone)).to_have_count(0)
    link.tap()
    dialog.get_by_role("button", name="Sluiten").tap()
    expect(preview(phone)).to_have_count(0)
    link.tap()
    expect_meaning(phone, meaning)
    expect_address(phone, INDUSTRY)
    target = (link.get_attribute("href") or "").partition("#")[2]
    dialog.get_by_role("link", name=f"{words} bij Afkortingen", exact=True).tap()
    expect_arrived(phone, f"/afkortingen/#{target}")
    expect(preview(phone)).to_have_count(0)
    phone.goto(INDUSTRY)
    phone.locator("a.mention:not(.explained)").first.tap()
    expect(phone.get_by_role("heading", name="Instrumenten", level=1)).to_be_attached()
    assert "/instrumenten/#" in phone.url


def test_every_kind_fits_a_phone(open_page: OpenPage) -> None:
    """Each footnote with more than one source or with a remark, three of the others, and each sixteenth abbreviation,
    wherever in a line it is."""
    phone = open_page(**TOUCH)
    phone.goto("/bijlage/")
    long = phone.locator(".note:has(.sources__link + .sources__link, .sources__remark)")
    numbers = {int(id_.removeprefix("voetnoot-")) for id_ in long.evaluate_all("notes => notes.map(note => note.id)")}
    for number in sorted(numbers | {8, 24, 40}):
        mark(phone, number).tap()
        expect_preview(phone, number)
        phone.keyboard.press("Escape")
    explained = phone.locator(":is(.bullets__text, .running-text, .note__text) a.explained")
    first: dict[str, Locator] = {}
    for at, words in enumerate(explained.all_inner_texts()):
        first.setdefault(words, explained.nth(at))
    for element in list(first.values())[::16]:
        element.tap()
        expect_meaning(phone, meaning_of(element))
        phone.keyboard.press("Escape")
