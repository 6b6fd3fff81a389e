"""Copying a citation and a link to an initiative."""

from playwright.sync_api import expect

from tests.browser.helpers import CHIPS
from tests.conftest import OpenPage


def test_copying(open_page: OpenPage, server: str) -> None:
    """Neither copy contains the query of the page's address. A second message shows as long as the first; one about a
    refusal is announced, too."""
    page = open_page(fresh=True, permissions=["clipboard-read", "clipboard-write"])
    page.clock.install()
    page.goto(f"{CHIPS}?bron=nieuwsbrief#kdt")
    section = page.locator("section:has(> #eu-chips-act)")
    status = section.locator(".cite:has(a)").get_by_role("status")
    section.get_by_role("button", name="Verwijzing naar EU Chips Act kopiëren").click()
    expect(status).to_have_text("Gekopieerd")
    link = f"{server}{CHIPS}#eu-chips-act"
    said = "Bijlage 2 bij Kamerstukken II 2022/23, 35 982, nr. 9, p. 5–6, ‘EU Chips Act’"
    assert page.evaluate("navigator.clipboard.readText()") == f"{said}, {link}"
    page.clock.run_for(3000)
    section.get_by_role("link", name="Link naar EU Chips Act").click()
    page.wait_for_function("() => navigator.clipboard.readText().then(text => !text.includes('Bijlage'))")
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.clock.run_for(2000)
    expect(status).to_have_text("Gekopieerd")
    page.clock.run_for(3000)
    expect(status).to_have_text("")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    section.locator(".cite:has(a) > .cite__copy").click()
    expect(status).to_have_text("Kopiëren is niet gelukt")
