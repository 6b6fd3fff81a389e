"""axe finds nothing on any page, nor with each thing open that can be opened: rules of WCAG 2.2 AA and axe's own best
practices, in light and dark, narrow and wide."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.helpers import CHIPS, DARK, KINDS, LIGHT, OTHERS, SearchBox, ask, found_in, too_wide
from tests.conftest import OpenPage
from tests.site.built import Site

SOURCE = (Path(__file__).resolve().parent.parent / "vendor/axe.min.js").read_text(encoding="utf-8")

ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]}
OF_A_SCHEME = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
OF_A_WIDTH = {"type": "rule", "values": [*OF_A_SCHEME["values"], "target-size"]}
"""The rules that look at colours, or at sizes and places too."""


class View(NamedTuple):
    scheme: Literal["light", "dark"]
    width: int


WIDE = View("light", 1280), View("dark", 1280)
NARROW = View("dark", 390), View("light", 390)


class Axe:
    """axe on a page on which nothing moves: a colour in transition is neither of the two."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.view: View | None = None

    def show(self, view: View) -> None:
        """Give the window this scheme and width; its colours follow."""
        if view == self.view:
            return
        self.view = view
        self.page.set_viewport_size({"width": view.width, "height": 844})
        self.page.emulate_media(color_scheme=view.scheme)
        background = DARK if view.scheme == "dark" else LIGHT
        expect(self.page.locator("body")).to_have_css("background-color", background)

    def found(self, views: Iterable[View], within: str = "", then_within: str = "") -> list[str]:
        """What all rules find in the first view of the open page, and in each other view those that depend on it; with
        `within`, in the part that this selector finds, with `then_within`, in the part for the other views."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(SOURCE)  # the page's security policy would block a script element
        found: list[str] = []
        widths: set[int] = set()
        for view in views:
            rules = OF_A_SCHEME if view.width in widths else OF_A_WIDTH if widths else ALL
            self.show(view)
            violations = ask(self.page, "axeViolations", {"runOnly": rules, "within": within})
            found += [f"{view}: {problem}" for problem in violations]
            widths.add(view.width)
            within = then_within or within
        return found


@pytest.fixture
def axe(open_sample: OpenPage) -> Axe:
    return Axe(open_sample(reduced_motion="reduce"))


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
    assert axe.page.locator(".alike").count() == 1
    found = {violation.split(": ")[1] for violation in axe.found(WIDE[:1], "article")}
    assert {"color-contrast", "image-alt", "button-name"} <= found


LOADED = ["/", "/404.html", CHIPS, "/stand-van-zaken/", "/instrumenten/", "/toegankelijkheid/"]
"""What is around the text differs, or scripts change the text."""


@pytest.mark.parametrize("address", LOADED)
def test_page(axe: Axe, address: str) -> None:
    axe.page.goto(address)
    ask(axe.page, "dropAlike")
    views, then_within = ((*WIDE, *NARROW), "") if address in ("/", CHIPS) else ((*WIDE, NARROW[1]), "article")
    assert axe.found(views, then_within=then_within) == []


@pytest.mark.parametrize(
    ("addresses", "views"),
    [([address for address in KINDS if address not in LOADED], (*WIDE, NARROW[1])), (OTHERS, NARROW[:1])],
    ids=["each kind", "others"],
)
def test_pages(axe: Axe, built: Site, addresses: list[str], views: tuple[View, ...]) -> None:
    """A page of each kind in three views, and the others in the one with the least room."""

    def find(page: Page) -> list[str]:
        ask(page, "dropAlike")
        return axe.found(views, "article")

    assert found_in(axe.page, built, addresses, find) == {}


@pytest.mark.parametrize(
    ("address", "part", "views"), [("/", ".home-search", WIDE), ("/over/", ".header-search", NARROW)]
)
def test_search(axe: Axe, address: str, part: str, views: tuple[View, ...]) -> None:
    """With results, with results in which a word is missing, and without."""
    axe.page.goto(address)
    axe.show(views[0])
    box = SearchBox(axe.page, large=address == "/")
    for words, shown in (
        ("chips act", ".result mark"),
        ("wat doet de chipsverordening voor dinosaurussen", ".searchbox__near"),
        ("pannenkoek", ".searchbox__none"),
    ):
        box.ask(words)
        expect(box.box.locator(shown).first).to_be_visible()
        assert axe.found(views, part) == [], words


def test_preview(axe: Axe) -> None:
    # A preview closes when the window changes, and that may be noticed late.
    axe.page.set_viewport_size({"width": WIDE[0].width, "height": 844})
    axe.page.goto(CHIPS)
    ask(axe.page, "dropAlike")
    axe.page.locator("article .mark a").first.focus()
    expect(axe.page.locator(".preview")).to_be_visible()
    assert axe.found(WIDE, ".preview") == []
    expect(axe.page.locator(".preview")).to_be_visible()


def test_citation_and_feed(axe: Axe) -> None:
    axe.page.goto(CHIPS)
    axe.show(WIDE[0])
    axe.page.locator(".follow summary").click()
    assert axe.found((*WIDE, *NARROW), ".follow") == []
    axe.page.locator(".cite__open").first.click()
    expect(axe.page.locator("dialog")).to_be_visible()
    assert axe.found((*WIDE, *NARROW), "dialog") == []


def test_empty_list(axe: Axe) -> None:
    axe.page.goto("/stand-van-zaken/?tekst=xyzzy")
    expect(axe.page.locator(".filtered__empty")).to_be_visible()
    ask(axe.page, "dropAlike")
    assert axe.found(WIDE, ".filtered") == []
    axe.page.set_viewport_size({"width": 240, "height": 400})
    assert too_wide(axe.page, 240) == []


def test_menu(axe: Axe) -> None:
    axe.page.goto("/bedragen/")
    axe.show(NARROW[0])
    axe.page.locator("[data-menu-opener]").click()
    expect(axe.page.locator(".menu__panel")).to_be_visible()
    assert axe.found(NARROW, "header") == []
