"""Citing an initiative: a dialog shows the quotation, the reference and the link before a reader copies them. Copying
the address of a theme's feed."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.helpers import CHIPS, PHONE, TOUCH, expect_address, expect_in_view
from tests.conftest import OpenPage
from tests.site.conftest import read, within

MARK = re.compile(r"\[\^(\d+)\]")

CLIPBOARD: dict[str, Any] = {"fresh": True, "permissions": ["clipboard-read", "clipboard-write"]}
THEME = "halfgeleiders"


@pytest.fixture(scope="module")
def cited() -> tuple[str, str, str, Any]:
    """The first initiative of a theme with a footnote in its text: its id, name, text without marks, and record."""
    annex = read("initiatives.yaml")
    theme = next(record for record in within(annex) if record["id"] == THEME)
    one = next(one for one in within(theme) if MARK.search(one["text"]))
    return one["id"], one["name"], " ".join(MARK.sub("", one["text"]).split()), one


def opener(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=f"Citeer {name}", exact=True)


def copied(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_what_is_copied_is_shown(open_page: OpenPage, server: str, cited: tuple[str, str, str, Any]) -> None:
    """The text without the marks of footnotes, the reference and the link, which lacks the query of the page's address.
    The RIS record has the same. A message says what was copied, as long for the second; one about a refusal, too."""
    id_, name, quotation, one = cited
    page = open_page(**CLIPBOARD)
    page.clock.install()
    page.goto(f"{CHIPS}?bron=nieuwsbrief#{THEME}")
    opener(page, name).click()
    dialog = page.get_by_role("dialog", name=f"Citeer {name}", exact=True)
    link = f"{server}{CHIPS}#{id_}"
    reference = page.locator(f".cite__open[href='#{id_}']").get_attribute("data-citation") or ""
    assert f"p. {one['page']}" in reference
    shown = dialog.get_by_role("group").locator("p").all_inner_texts()
    assert shown == [f"“{quotation}”", reference, link]

    status = dialog.get_by_role("status")
    dialog.get_by_role("button", name="Kopieer tekst").click()
    expect(status).to_have_text("Tekst gekopieerd")
    assert copied(page) == "\n".join(shown)
    page.clock.run_for(3000)
    dialog.get_by_role("button", name="Kopieer link").click()
    expect(status).to_have_text("Link gekopieerd")
    assert copied(page) == link
    page.clock.run_for(2000)
    expect(status).to_have_text("Link gekopieerd")
    page.clock.run_for(3000)
    expect(status).to_have_text("")
    dialog.get_by_role("button", name="Kopieer als RIS").click()
    expect(status).to_have_text("RIS gekopieerd")
    lines = copied(page).splitlines()
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    fields = {line[:2]: line[6:] for line in lines}
    assert (fields["TI"], fields["AB"], fields["UR"]) == (name, quotation, link)
    assert (lines[0][:2], lines[-1]) == ("TY", "ER  - ")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    dialog.get_by_role("button", name="Kopieer tekst").click()
    expect(status).to_have_text("Kopiëren is niet gelukt")


def test_keyboard(page: Page, cited: tuple[str, str, str, Any]) -> None:
    """Enter and Space open the dialog, with the focus in it. Esc, its button and a press beside it close it, and the
    focus returns. Meanwhile the shortcuts of the page do nothing. A press with Ctrl follows the link as elsewhere."""
    name = cited[1]
    page.goto(CHIPS)
    dialog, link = page.locator("dialog"), opener(page, name)
    for key in ("Enter", "Space"):
        link.focus()
        page.keyboard.press(key)
        expect(dialog).to_be_visible()
        assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
        page.keyboard.press("s")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(link).to_be_focused()
        expect(page.locator(".header-search").get_by_role("searchbox")).not_to_be_focused()
    link.click()
    dialog.get_by_role("button", name="Sluiten").click()
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()
    link.click()
    dialog.locator("p").nth(1).select_text()
    expect(dialog).to_be_visible()
    page.mouse.click(4, 400)
    expect(dialog).to_be_hidden()
    expect_address(page, CHIPS)


def test_one_dialog_fits_a_phone(open_page: OpenPage) -> None:
    """For every initiative of the page, also for the longest text: the text scrolls, and the buttons stay in view."""
    phone = open_page(**TOUCH)
    phone.set_viewport_size({"width": 320, "height": 480})
    phone.goto(CHIPS)
    for link in phone.locator(".cite__open").all():
        link.tap()
        dialog = phone.locator("dialog")
        expect(dialog).to_have_count(1)
        expect(dialog).to_be_in_viewport(ratio=1)
        expect(dialog.get_by_role("button", name="Sluiten")).to_be_in_viewport(ratio=1)
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        phone.keyboard.press("Escape")


def test_without_a_clipboard_the_text_can_be_selected(open_page: OpenPage, cited: tuple[str, str, str, Any]) -> None:
    page = open_page(fresh=True)
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })")
    page.goto(CHIPS)
    opener(page, cited[1]).click()
    dialog = page.locator("dialog")
    expect(dialog.get_by_text(cited[2])).to_be_visible()
    expect(dialog.get_by_role("button")).to_have_count(1)
    page.keyboard.press("Escape")
    page.get_by_text("Volg dit thema").click()
    expect(page.locator(".follow").get_by_role("link")).to_be_visible()
    expect(page.locator(".follow").get_by_role("button")).to_have_count(0)


def test_without_scripts_it_is_a_link(open_page: OpenPage, cited: tuple[str, str, str, Any]) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(CHIPS)
    page.get_by_role("link", name=f"Citeer {cited[1]}", exact=True).click()
    expect_address(page, f"{CHIPS}#{cited[0]}")


def test_the_path_on_a_readers_disk_is_never_copied(open_page: OpenPage, offline_site: Path) -> None:
    page = open_page(fresh=True)
    page.goto((offline_site / f"{CHIPS.strip('/')}.html").as_uri())
    page.locator(".cite__open").first.click()
    dialog = page.locator("dialog")
    expect(dialog.get_by_role("group").locator("p")).to_have_count(2)
    expect(dialog.get_by_role("button", name="Kopieer link")).to_be_hidden()
    assert "file:" not in dialog.inner_text()
    page.keyboard.press("Escape")
    page.get_by_text("Volg dit thema").click()
    assert "file:" not in page.locator(".follow").inner_text()
    expect(page.locator(".follow").get_by_role("button")).to_be_hidden()


def test_feed_of_a_theme(open_page: OpenPage, server: str) -> None:
    """On a phone it is in view with the title. It opens an explanation and the whole address, which can be copied."""
    page = open_page(**CLIPBOARD, viewport=PHONE)
    page.goto(CHIPS)
    follow = page.locator(".follow")
    summary = follow.get_by_text("Volg dit thema")
    expect_in_view(summary)
    expect(follow.get_by_role("link")).to_be_hidden()
    summary.click()
    address = f"{server}/feed/{THEME}.xml"
    expect(follow.get_by_role("link", name=address, exact=True)).to_be_visible()
    follow.get_by_role("button", name="Kopieer adres").click()
    expect(follow.get_by_role("status")).to_have_text("Adres gekopieerd")
    assert copied(page) == address
