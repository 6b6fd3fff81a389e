"""What is read aloud: reviewed trees of some views, and rules for every page.

`make heard` writes the trees in tests/snapshots/heard/ anew; a person reads the difference before it is committed.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.heard import Listener, heard
from tests.browser.helpers import CHIPS, KINDS, SearchBox, found_in_others
from tests.conftest import ROOT
from tests.site.built import Site

SNAPSHOTS = ROOT / "tests/snapshots/heard"
WRITE = os.environ.get("WRITE_SNAPSHOTS", "") not in ("", "0")


def show_home(page: Page) -> None:
    page.goto("/")


def show_theme(page: Page) -> None:
    page.goto("/bouwsteen-1/exportcontrolebeleid/")


def show_search(page: Page) -> None:
    page.goto("/over/")
    box = SearchBox(page)
    box.ask("smei")
    expect(box.results.first).to_be_visible()


def show_filters(page: Page) -> None:
    page.goto("/stand-van-zaken/?tekst=chips")
    expect(page.get_by_role("status")).to_contain_text("van de 87")


def show_preview(page: Page) -> None:
    page.goto(CHIPS)
    page.wait_for_load_state()
    page.locator("#verwijzing-26").hover()
    expect(page.locator(".preview")).to_be_visible()


def show_menu(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/bouwsteen-1/exportcontrolebeleid/")
    page.locator("[data-menu-opener]").click()
    expect(page.get_by_role("navigation", name="Menu", exact=True)).to_be_visible()


VIEWS: dict[str, tuple[Callable[[Page], None], str]] = {
    "home": (show_home, "html"),
    "theme": (show_theme, "html"),
    "search": (show_search, "[role=search]"),
    "filters": (show_filters, ".filters"),
    "preview": (show_preview, ".preview"),
    "menu": (show_menu, "html"),
}
"""How to get there, and the element that is kept of the page."""

LANDMARKS = {
    *("banner", "contentinfo", "main"),
    "complementary Voetnoten",
    *("form Filter de initiatieven", "form Filter de instrumenten"),
    *("navigation Alle pagina’s", "navigation Deelthema’s", "navigation Ga naar", "navigation Hoofdmenu"),
    *("navigation Naar een bouwsteen of de voetnoten", "navigation Naar een voetnoot", "navigation Op deze pagina"),
    *("navigation Onderdelen van 1 Fundament", "navigation Onderdelen van 2 Afhankelijkheden"),
    *("navigation Onderdelen van 3 Handelingsvermogen", "navigation Onderdelen van Bijlage"),
    *("navigation Onderdelen van Over", "navigation Onderdelen van Overzichten", "navigation Overzichten"),
    *("navigation Thema’s op deze pagina", "navigation Thema’s van deze bouwsteen"),
    "navigation Vorige en volgende pagina",
    *("search Zoeken op deze site", "search Zoeken op naam"),
}
"""Every landmark of the site, as a person reviewed it: in Dutch, and no two alike on a page."""


def compare(name: str, lines: list[str]) -> None:
    file = SNAPSHOTS / f"{name}.txt"
    text = "\n".join(lines) + "\n"
    if WRITE:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8").splitlines() == lines, "if it is right: make heard"


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_read_aloud_as_it_was_reviewed(page: Page, name: str) -> None:
    show, part = VIEWS[name]
    show(page)
    compare(name, [line for node in heard(page, part) for line in node.lines()])


def confusing(page: Page) -> list[str]:
    """Links named by a sign, links of a section that sound alike but lead elsewhere, landmarks without a name that a
    person reviewed or with the same name, and what is said twice in a row."""
    listener = Listener()
    for node in heard(page):
        listener.listen(node)
    unknown = [f"not reviewed: {landmark}" for landmark in set(listener.landmarks) - LANDMARKS]
    twice = {landmark for landmark in listener.landmarks if listener.landmarks.count(landmark) > 1}
    return [*listener.problems, *unknown, *(f"twice: {landmark}" for landmark in twice)]


@pytest.mark.parametrize("address", KINDS)
def test_nothing_confuses_who_listens(page: Page, address: str) -> None:
    page.goto(address)
    assert confusing(page) == []


def test_nothing_confuses_who_listens_to_others(page: Page, built: Site) -> None:
    assert found_in_others(page, built, confusing) == {}
