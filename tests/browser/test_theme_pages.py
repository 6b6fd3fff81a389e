"""A theme's page: how much of it is the annex, where its statuses lead, and what it is on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.helpers import CHIPS, DESKTOP, PHONE, ask, expect_in_view
from tests.browser.test_print import FOOT, printed
from tests.conftest import OpenPage

SHARE = 0.4
"""Of the height of a theme's page, what the annex's words take at least."""


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("address", [CHIPS, "/bouwsteen-1/industriebeleid/", "/bouwsteen-1/digitale-autonomie/"])
def test_the_annex_takes_its_share_of_the_page(open_page: OpenPage, address: str, window: dict[str, int]) -> None:
    """Its texts, the names that it gives in them, and its footnotes; of the article, without header and footer."""
    page = open_page(viewport=window)
    page.goto(address)
    share = page.evaluate("""() => {
        const height = element => element.getBoundingClientRect().height
        const annex = ".initiative__name:not(.added), .running-text, .initiative__text, .note__text"
        const words = [...document.querySelectorAll(`article :is(${annex})`)]
        return words.reduce((sum, element) => sum + height(element), 0) / height(document.querySelector("article"))
    }""")
    assert share >= SHARE


def test_a_status_leads_to_its_words_and_marks_them(page: Page) -> None:
    page.goto(CHIPS)
    words = page.locator("#eu-chips-act--woorden-1")
    plain = words.evaluate("element => getComputedStyle(element).backgroundColor")
    page.locator("section:has(> #eu-chips-act)").get_by_role("link", name="voorstel").click()
    expect_in_view(words)
    expect(words).to_have_text("Het Tsjechische EU voorzitterschap streeft naar een algemene oriëntatie in december")
    assert words.evaluate("element => getComputedStyle(element).backgroundColor") != plain


def test_a_print_of_a_theme(page: Page, tmp_path: Path) -> None:
    """The whole text, what happened since with addresses, the footnotes, and where it comes from."""
    page.goto(CHIPS)
    texts = page.locator(".initiative__text, .note__text, .since__outcome").all_text_contents()
    # A page may end in the middle of a text.
    whole = "".join(re.sub(r"\s", "", FOOT.sub("", words)) for words in printed(page, tmp_path / "printed.pdf"))
    for said in (*texts, "2.2.2 Halfgeleiders, uit Bijlage 2.", "eur-lex.europa.eu/eli/reg/2023/1781/oj>"):
        assert re.sub(r"\s", "", said) in whole


def test_on_paper_the_annex_s_text_is_the_largest(page: Page) -> None:
    """Besides headings; and nothing is cut off or outside the sheet."""
    page.set_viewport_size({"width": 643, "height": 1000})  # 170 mm
    page.goto(CHIPS)
    page.emulate_media(media="print")
    sizes = page.evaluate("""() => Object.fromEntries(["annex", "other"].map(kind => {
        const texts = [...document.querySelectorAll("article *")].filter(element =>
            element.checkVisibility() && !element.closest("h1, h2, h3, h4, .sr, .mark") && element.textContent.trim())
        const isAnnex = element => Boolean(element.closest(".initiative__text, .running-text"))
        const leaves = texts.filter(element => !element.children.length && isAnnex(element) === (kind === "annex"))
        return [kind, leaves.map(element => parseFloat(getComputedStyle(element).fontSize))]
    }))""")
    assert len(sizes["annex"]) > 5
    assert min(sizes["annex"]) > max(sizes["other"])
    assert ask(page, "cutOff") == []
    assert ask(page, "stickingOut", 643) == []
