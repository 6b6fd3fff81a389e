"""axe finds nothing on any page, nor with each thing open that can be opened: rules of WCAG 2.2 AA and axe's own best
practices, in light and dark, narrow and wide."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.helpers import CHIPS, DARK, KINDS, LIGHT, SearchBox, ask, found_in_others
from tests.conftest import OpenPage
from tests.site.built import Site

SOURCE = (Path(__file__).resolve().parent.parent / "vendor/axe.min.js").read_text(encoding="utf-8")

ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


class View(NamedTuple):
    scheme: Literal["light", "dark"]
    width: int


WIDE, NARROW = View("light", 1280), View("dark", 390)
RULES_OF_VIEWS: dict[View, dict[str, Any]] = {
    WIDE: ALL,
    NARROW: ALL,
    View("light", 390): COLOURS,
    View("dark", 1280): COLOURS,
}
"""All rules at either width. A scheme changes nothing but colours."""


class Axe:
    """axe on a page on which nothing moves: a colour in transition is neither of the two."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def show(self, view: View) -> None:
        """Give the window this scheme and width; its colours follow."""
        self.page.set_viewport_size({"width": view.width, "height": 844})
        self.page.emulate_media(color_scheme=view.scheme)
        background = DARK if view.scheme == "dark" else LIGHT
        expect(self.page.locator("body")).to_have_css("background-color", background)

    def found(self, view: View, within: str = "") -> list[str]:
        """What axe finds in a view of the open page, or of the part that the selector `within` finds."""
        self.show(view)
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(SOURCE)  # the page's security policy would block a script element
        found: list[str] = ask(self.page, "axeViolations", {"runOnly": RULES_OF_VIEWS[view], "within": within})
        return [f"{view}: {problem}" for problem in found]


@pytest.fixture
def axe(open_page: OpenPage) -> Axe:
    return Axe(open_page(reduced_motion="reduce"))


def test_axe_finds_what_is_wrong(axe: Axe) -> None:
    """Without this, an axe that doesn't run would let everything pass. And what is removed is alike."""
    axe.page.goto("/over/")
    axe.page.evaluate("""() => {
        const alike = "<p class='alike'>a</p>".repeat(9)
        const wrong = "<p id='bleek' class='bleek'>bleek</p><img src='data:,'><button></button>"
        document.querySelector("article").insertAdjacentHTML("beforeend", alike + wrong)
        Object.assign(document.getElementById("bleek").style, {color: "#aaa", background: "#fff"})
    }""")
    ask(axe.page, "dropAlike")
    assert axe.page.locator(".alike").count() == 2
    found = {violation.split(": ")[1] for violation in axe.found(WIDE)}
    assert {"color-contrast", "image-alt", "button-name"} <= found


@pytest.mark.parametrize("address", KINDS)
def test_each_kind_of_page(axe: Axe, address: str) -> None:
    axe.page.goto(address)
    ask(axe.page, "dropAlike")
    assert [problem for view in RULES_OF_VIEWS for problem in axe.found(view)] == []


def test_others(axe: Axe, built: Site) -> None:
    """All rules in the view with the least room."""

    def found(page: Page) -> list[str]:
        ask(page, "dropAlike")
        return axe.found(NARROW, "article")

    assert found_in_others(axe.page, built, found) == {}


@pytest.mark.parametrize("large", [False, True], ids=["header", "large"])
def test_an_open_search(axe: Axe, large: bool) -> None:
    """With results, and without. The links that the open list partly covers are tested on the page without it."""
    within = ".home-search" if large else ".header-search"
    views = (WIDE, View("dark", 1280)) if large else (NARROW, View("light", 390))
    axe.page.goto("/" if large else CHIPS)
    axe.show(views[0])
    box = SearchBox(axe.page, large=large)
    for words, shown in (
        ("chips act", box.results.first),
        ("kritieke grondstoffen voor dinosaurussen", box.box.locator(".searchbox__near")),
        ("pannenkoeken op Mars", box.box.locator(".searchbox__none")),
    ):
        box.ask(words)
        expect(shown).to_be_visible()
        assert [problem for view in views for problem in axe.found(view, within)] == []
        box.field.fill("")


def test_an_open_preview_and_an_empty_list(axe: Axe) -> None:
    """The preview of a footnote, and of an abbreviation; filters that leave nothing."""
    views = (WIDE, View("dark", 1280))
    axe.page.goto(CHIPS)
    axe.show(WIDE)
    for link in (".mark a", "a.explained"):
        axe.page.locator(f"article :is({link})").first.focus()
        for view in views:
            expect(axe.page.locator(".preview")).to_be_visible()
            assert axe.found(view, ".preview") == []
    axe.page.goto("/stand-van-zaken/?tekst=xyzzy")
    expect(axe.page.locator(".filtered__empty")).to_be_visible()
    assert [problem for view in views for problem in axe.found(view, ".filtered")] == []


def test_an_open_menu(axe: Axe) -> None:
    axe.page.goto(CHIPS)
    axe.show(NARROW)
    axe.page.locator("[data-menu-opener]").click()
    expect(axe.page.locator(".menu__panel")).to_be_visible()
    assert [problem for view in (NARROW, View("light", 390)) for problem in axe.found(view)] == []
