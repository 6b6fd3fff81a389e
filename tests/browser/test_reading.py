"""What a reader takes from a page: a citation, a link, a print."""

import pytest
from playwright.sync_api import expect

from tests.browser.helpers import CHIPS
from tests.conftest import OpenPage


def test_a_citation_and_a_link_are_copied(open_page: OpenPage, server: str) -> None:
    """A second copy is said as long as the first; one that is refused is said, too."""
    page = open_page(fresh=True, permissions=["clipboard-read", "clipboard-write"])
    page.clock.install()
    page.goto(f"{CHIPS}?h=chips#kdt")
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


@pytest.mark.parametrize(
    ("address", "text", "hidden"),
    [
        (CHIPS, ".initiative__text", ".md-header, .md-sidebar, .md-footer, .cite, .note__links, .initiative__names"),
        ("/bijlage/", ".bullets__text", ".bullets__link, .annex__link, .annex .summary"),
    ],
)
def test_a_print_has_the_text_and_nothing_to_click(open_page: OpenPage, address: str, text: str, hidden: str) -> None:
    """In black, even where the screen is dark."""
    page = open_page(color_scheme="dark")
    page.goto(address)
    page.emulate_media(media="print")
    expect(page.locator(text).filter(visible=True).first).to_have_css("color", "rgb(0, 0, 0)")
    for selector in hidden.split(", "):
        expect(page.locator(selector).first).to_be_attached()
        expect(page.locator(selector).filter(visible=True)).to_have_count(0)
