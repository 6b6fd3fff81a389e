"""What a reader takes from a page: a citation, a link, paper."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.conftest import OpenPage

CHIPS = "/bouwsteen-2/verminderen/halfgeleiders/"


def test_a_citation_is_copied_with_its_link(open_page: OpenPage, server: str) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{CHIPS}?h=chips#kdt")
    section = page.locator("section:has(> #eu-chips-act)")
    section.get_by_role("button", name="Kopieer citaat").click()
    expect(section.locator(".cite").get_by_role("status")).to_have_text("Gekopieerd")
    link = f"{server}{CHIPS}#eu-chips-act"
    said = 'Bijlage 2 bij Kamerstukken II 2022/23, 35 982, nr. 9, p. 5-6, "EU Chips Act"'
    assert page.evaluate("navigator.clipboard.readText()") == f"{said}, {link}"
    section.get_by_role("button", name="Kopieer link").click()
    page.wait_for_function("() => navigator.clipboard.readText().then(text => !text.includes('Bijlage'))")
    assert page.evaluate("navigator.clipboard.readText()") == link


def test_a_refused_copy_says_so(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(CHIPS)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    page.get_by_role("button", name="Kopieer citaat").first.click()
    expect(page.locator(".cite").first.get_by_role("status")).to_have_text("Kopiëren is niet gelukt")


def test_without_a_script_no_button_shows(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(CHIPS)
    expect(page.get_by_role("button", name="Kopieer citaat").first).not_to_be_visible()


def test_a_theme_prints_as_a_dossier(open_page: OpenPage) -> None:
    """Its texts, facts and footnotes; nothing to click on; and where it comes from. In ink, also in the dark."""
    page = open_page(color_scheme="dark")
    page.goto(CHIPS)
    page.emulate_media(media="print")
    for shown in (".initiative__text", ".facts", ".note__text", ".print-source"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in (
        ".md-header",
        ".md-sidebar",
        ".md-footer",
        ".headerlink",
        ".cite",
        ".jump",
        ".note__links",
        ".see-also",
    ):
        for element in page.locator(hidden).all():
            expect(element).not_to_be_visible()
    expect(page.locator(".initiative__text").first).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator(".print-source")).to_contain_text("geen site van de overheid")


def test_addresses_are_written_out_in_print(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/over/")
    page.emulate_media(media="print")
    link = page.locator("article a[href^='http']").first
    written = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert "kst-35982-9.html" in written


def test_bijlage_prints_as_the_annex(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/bijlage/")
    page.emulate_media(media="print")
    expect(page.locator(".bullets__text").first).to_be_visible()
    for hidden in (".bullets__link", ".annex__link", ".annex .summary"):
        expect(page.locator(hidden).first).not_to_be_visible()


def test_an_address_that_does_not_exist_leads_on(open_page: OpenPage) -> None:
    """By the search, and by the map."""
    page = open_page()
    page.goto("/404.html")
    page.get_by_role("searchbox", name="Zoek een initiatief, instrument of voetnoot").press_sequentially("smei")
    expect(page.locator(".home-search .md-search-result__link").first).to_have_attribute("href", re.compile("#smei$"))
    page.keyboard.press("Escape")
    page.get_by_role("navigation", name="Alle pagina’s").get_by_role("link", name="Halfgeleiders").click()
    expect(page).to_have_url(re.compile(f"{CHIPS}$"))
