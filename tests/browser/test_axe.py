"""axe finds nothing with each thing open that can be opened. `test_every_page` runs it on every page as it loads."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import ALL, RULES_OF_VIEWS, Axe, View
from tests.browser.helpers import CHIPS, SearchBox

WHOLE = [view for view, rules in RULES_OF_VIEWS.items() if rules is ALL]
"""Each scheme and each width once, with all rules; `test_every_page` tries the other pairs."""
views = pytest.mark.parametrize("view", WHOLE, ids=lambda view: f"{view.scheme}-{view.width}")


def test_axe_finds_what_is_wrong(axe: Axe) -> None:
    """Without this, an axe that doesn't run would let everything pass."""
    axe.page.goto("/over/")
    axe.page.evaluate("""() => {
        document.querySelector("article").insertAdjacentHTML("beforeend",
            '<p id="bleek">bleek</p><img src="data:,"><button></button>')
        Object.assign(document.getElementById("bleek").style, {color: "#aaa", background: "#fff"})
    }""")
    found = {violation.partition(":")[0] for violation in axe.found(View("light", 1280))}
    assert {"color-contrast", "image-alt", "button-name"} <= found


@views
@pytest.mark.parametrize(("address", "large"), [(CHIPS, False), ("/", True)], ids=["header", "large"])
def test_an_open_search(axe: Axe, view: View, address: str, large: bool) -> None:
    """With results, and without. The links that the open list partly covers are tested on the page without it."""
    within = ".home-search" if large else ".header-search"
    axe.page.goto(address)
    axe.show(view)
    box = SearchBox(axe.page, large=large)
    box.ask("chips act")
    expect(box.results.first).to_be_visible()
    assert axe.found(view, within) == []
    box.field.fill("kernwapens op Mars")
    expect(box.box.locator(".searchbox__near")).to_be_visible()
    assert axe.found(view, within) == []
    box.field.fill("pannenkoeken op Mars")
    expect(box.results).to_have_count(0)
    assert axe.found(view, within) == []


@views
def test_an_open_preview_and_an_empty_list(axe: Axe, view: View) -> None:
    """The preview of a footnote, and of an abbreviation; filters that leave nothing."""
    for link in (".mark a", "a.explained"):
        axe.page.goto(CHIPS)
        axe.show(view)
        axe.page.locator(f"article :is({link})").first.focus()
        expect(axe.page.locator(".preview")).to_be_visible()
        assert axe.found(view) == []
        expect(axe.page.locator(".preview")).to_be_visible()
    axe.page.goto("/stand-van-zaken/?tekst=xyzzy")
    expect(axe.page.locator(".filtered__empty")).to_be_visible()
    assert axe.found(view) == []


@pytest.mark.parametrize("view", [view for view in RULES_OF_VIEWS if view.width == 390], ids=str)
def test_an_open_menu(axe: Axe, view: View) -> None:
    axe.page.goto(CHIPS)
    axe.show(view)
    axe.page.locator("[data-menu-opener]").click()
    expect(axe.page.locator(".menu__panel")).to_be_visible()
    assert axe.found(view) == []
