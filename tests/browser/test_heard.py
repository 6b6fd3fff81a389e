"""What is read aloud: reviewed trees of some views. `test_every_page` has the rules for every page.

`make heard` writes the trees in tests/snapshots/heard/ anew; a person reads the difference before it is committed.
"""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.heard import heard
from tests.browser.helpers import CHIPS, SearchBox
from tests.conftest import ROOT

SNAPSHOTS = ROOT / "tests/snapshots/heard"
WRITE = os.environ.get("WRITE_SNAPSHOTS", "") not in ("", "0")


THEME = "/bouwsteen-1/exportcontrolebeleid/"


def show_search(page: Page) -> None:
    box = SearchBox(page)
    box.ask("smei")
    expect(box.results.first).to_be_visible()


def show_filters(page: Page) -> None:
    expect(page.get_by_role("status")).to_contain_text("van de 87")


def show_preview(page: Page) -> None:
    page.wait_for_load_state()
    page.locator("#verwijzing-26").hover()
    expect(page.locator(".preview")).to_be_visible()


def show_menu(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator("[data-menu-opener]").click()
    expect(page.get_by_role("navigation", name="Menu", exact=True)).to_be_visible()


VIEWS: dict[str, tuple[str, Callable[[Page], None] | None, str]] = {
    "home": ("/", None, "html"),
    "theme": (THEME, None, "html"),
    "search": ("/over/", show_search, "[role=search]"),
    "filters": ("/stand-van-zaken/?tekst=chips", show_filters, ".filters"),
    "preview": (CHIPS, show_preview, ".preview"),
    "menu": (THEME, show_menu, "html"),
}
"""How to get there, and the element that is kept of the page."""


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_read_aloud_as_it_was_reviewed(page: Page, name: str) -> None:
    address, show, part = VIEWS[name]
    page.goto(address)
    if show:
        show(page)
    lines = [line for node in heard(page, part) for line in node.lines()]
    file = SNAPSHOTS / f"{name}.txt"
    if WRITE:
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert file.read_text(encoding="utf-8").splitlines() == lines, "if it is right: make heard"
