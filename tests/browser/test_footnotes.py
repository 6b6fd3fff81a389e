"""A reader follows a footnote: shown beside its mark, to the note at the foot of the page, to *Voetnoten*, and back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.sight import expect_address, expect_in_sight
from tests.conftest import OpenPage
from tests.site.expected import Annex

CHIPS = "/bouwsteen-2/verminderen/halfgeleiders/"
"""Cites footnotes 26 and 27 under *EU Chips Act*, 28 under the next initiative."""
ALL = "/voetnoten/"


def mark(page: Page, number: int) -> Locator:
    return page.get_by_role("link", name=f"Voetnoot {number}", exact=True)


def note(page: Page, number: int) -> Locator:
    return page.locator(f"#voetnoot-{number}")


def preview(page: Page) -> Locator:
    return page.locator(".preview")


def onward(page: Page, number: int) -> Locator:
    """The link in the preview that leads to the note itself; the note's own words may hold links before it."""
    return preview(page).get_by_role("link", name=f"Naar voetnoot {number}", exact=True)


def expect_preview(page: Page, annex: Annex, number: int) -> None:
    """The one preview that shows has the text of this footnote, and all of it is in the window."""
    expect(preview(page)).to_contain_text(annex.footnotes[number - 1].text)
    expect(preview(page)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_text_to_the_note_to_voetnoten_and_back(open_page: OpenPage, annex: Annex, javascript: bool) -> None:
    page = open_page(java_script_enabled=javascript)
    page.goto(CHIPS)

    mark(page, 26).click()
    expect_address(page, f"{CHIPS}#voetnoot-26")
    expect(note(page, 26)).to_contain_text(annex.footnotes[25].text)
    expect_in_sight(note(page, 26))
    expect(preview(page)).to_have_count(0)

    note(page, 26).get_by_role("link", name="Terug naar EU Chips Act", exact=True).click()
    expect_address(page, f"{CHIPS}#verwijzing-26")
    expect_in_sight(mark(page, 26))

    note(page, 26).get_by_role("link", name="Voetnoot 26").click()
    expect_address(page, f"{ALL}#voetnoot-26")
    heading = page.get_by_role("heading", name="Voetnoot 26")
    expect_in_sight(heading)

    cited_at = page.locator("section").filter(has=heading).locator(".facts__row", has_text="Aangehaald bij")
    cited_at.get_by_role("link", name="EU Chips Act", exact=True).click()
    expect_address(page, f"{CHIPS}#verwijzing-26")
    expect_in_sight(mark(page, 26))


def test_a_pointer_shows_the_note_and_can_reach_it(page: Page, annex: Annex) -> None:
    """What shows on hover stays while the pointer is on it, and Esc closes it (WCAG 2.2, 1.4.13)."""
    page.goto(CHIPS)
    mark(page, 26).hover()
    expect_preview(page, annex, 26)
    leave_towards(preview(page))
    page.wait_for_timeout(100)  # a hand's time to get there
    preview(page).hover()
    page.wait_for_timeout(400)  # longer than the way there may take
    expect_preview(page, annex, 26)
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    expect_address(page, CHIPS)


def leave_towards(element: Locator) -> None:
    """Move the pointer to just above an element."""
    box = element.bounding_box()
    assert box is not None
    element.page.mouse.move(box["x"] + box["width"] / 2, box["y"] - 4)


def test_the_note_goes_when_the_pointer_does(page: Page, annex: Annex) -> None:
    page.goto(CHIPS)
    mark(page, 26).hover()
    expect_preview(page, annex, 26)
    mark(page, 28).hover()
    expect_preview(page, annex, 28)
    page.get_by_role("heading", level=1).hover()
    expect(preview(page)).to_have_count(0)


@pytest.fixture
def at_mark(page: Page, annex: Annex) -> Page:
    """A page on which the keyboard has come to mark 26, from the link before it: the name in the text."""
    page.goto(CHIPS)
    page.get_by_role("heading", name="EU Chips Act").get_by_role("link").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(mark(page, 26)).to_be_focused()
    expect_preview(page, annex, 26)
    return page


def links_within(page: Page) -> int:
    """How many links the preview has: those in the words of the note, and the one onward."""
    number = preview(page).get_by_role("link").count()
    assert number > 1
    return number


def test_the_keyboard_shows_the_note_and_follows_it(at_mark: Page, annex: Annex) -> None:
    for _ in range(links_within(at_mark)):
        at_mark.keyboard.press("Tab")
        expect_preview(at_mark, annex, 26)
    expect(onward(at_mark, 26)).to_be_focused()
    expect_preview(at_mark, annex, 26)
    at_mark.keyboard.press("Enter")
    expect_address(at_mark, f"{CHIPS}#voetnoot-26")
    expect_in_sight(note(at_mark, 26))
    expect(preview(at_mark)).to_have_count(0)


def test_the_note_goes_when_the_focus_does(at_mark: Page, annex: Annex) -> None:
    """To the next link with a preview, and from there to a link without one: the permalink of the next initiative."""
    for _ in range(links_within(at_mark)):
        at_mark.keyboard.press("Tab")
    at_mark.keyboard.press("Tab")  # the name in the text between the marks
    expect(preview(at_mark)).to_have_count(0)
    at_mark.keyboard.press("Tab")
    expect(mark(at_mark, 27)).to_be_focused()
    expect_preview(at_mark, annex, 27)
    onward(at_mark, 27).focus()
    expect_preview(at_mark, annex, 27)
    at_mark.get_by_role("heading", name="IPCEI Micro-elektronica 2").get_by_role("link").focus()
    expect(preview(at_mark)).to_have_count(0)


@pytest.mark.parametrize("tabs", [0, 1, 3])
def test_esc_closes_the_note_and_leaves_the_reader_at_the_mark(at_mark: Page, annex: Annex, tabs: int) -> None:
    """From the mark, and from each sort of link in the preview: the focus must not fall off the page with it."""
    for _ in range(tabs):
        at_mark.keyboard.press("Tab")
    expect_preview(at_mark, annex, 26)
    at_mark.keyboard.press("Escape")
    expect(preview(at_mark)).to_have_count(0)
    expect(mark(at_mark, 26)).to_be_focused(timeout=1000)


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    return open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)


def test_a_tap_shows_the_note_without_leaving_the_text(phone: Page, annex: Annex) -> None:
    phone.goto(CHIPS)
    mark(phone, 26).tap()
    expect_preview(phone, annex, 26)
    expect_address(phone, CHIPS)

    onward(phone, 26).tap()
    expect_address(phone, f"{CHIPS}#voetnoot-26")
    expect_in_sight(note(phone, 26))
    expect(preview(phone)).to_have_count(0)


def test_a_tap_elsewhere_closes_the_note(phone: Page, annex: Annex) -> None:
    phone.goto(CHIPS)
    mark(phone, 26).tap()
    expect_preview(phone, annex, 26)
    phone.get_by_role("heading", level=1).tap(position={"x": 4, "y": 4})
    expect(preview(phone)).to_have_count(0)
    expect_address(phone, CHIPS)


def test_who_comes_back_from_a_note_sees_the_text(phone: Page) -> None:
    """The link back gives the mark the focus; that is no question what it says."""
    phone.goto(CHIPS)
    mark(phone, 26).tap()
    preview(phone).get_by_role("link", name="Naar voetnoot 26").tap()
    note(phone, 26).get_by_role("link", name="Terug naar EU Chips Act", exact=True).tap()
    expect_address(phone, f"{CHIPS}#verwijzing-26")
    expect_in_sight(mark(phone, 26))
    phone.wait_for_timeout(200)  # in which a preview would have come
    expect(preview(phone)).to_have_count(0)


def test_every_note_fits_the_window_of_a_phone(phone: Page, annex: Annex) -> None:
    """On the page that has all marks, wherever in a line they stand."""
    phone.goto("/bijlage/")
    for footnote in annex.footnotes:
        mark(phone, footnote.number).tap()
        expect_preview(phone, annex, footnote.number)
