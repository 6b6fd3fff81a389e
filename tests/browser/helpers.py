"""Helpers for the tests in a browser: addresses, the data, the search box, and what is visible in the window."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Locator, Page, expect

from tests.conftest import ROOT
from tests.site.built import Site

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
TOUCH: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
"""Options of a page on a phone."""

LIGHT, DARK = "rgb(255, 255, 255)", "rgb(22, 24, 28)"
"""The page's background."""

CHIPS = "/bouwsteen-2/verminderen/halfgeleiders/"
"""Cites footnotes 26 and 27 under *EU Chips Act*, and 28 under the next initiative."""

PAGES = [
    "/404.html",
    *sorted(
        f"/{path.relative_to(ROOT / 'docs').with_suffix('')}/".replace("index/", "")
        for path in ROOT.glob("docs/**/*.md")
    ),
]
ALIKE = re.compile(r"/bouwsteen-\d/.*")
KINDS = [
    *(address for address in PAGES if not ALIKE.fullmatch(address)),
    *("/bouwsteen-1/", CHIPS, "/bouwsteen-2/verminderen/", "/bouwsteen-2/verminderen/crisisbeheersing/"),
]
"""One page of each kind: the pages of blocks are alike, and those of themes, except with sub-themes or without
initiatives."""
OTHERS = [address for address in PAGES if address not in KINDS]


@cache
def data(name: str) -> dict[str, Any]:
    """A file of `data/` as it is written: 'initiatives', 'register', 'developments' or 'english'."""
    loaded: dict[str, Any] = yaml.load((ROOT / f"data/{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return loaded


SCRIPTS = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")


def ask(page: Page, function: str, argument: Any = None) -> Any:
    """Call a function of `page.js` on the open page."""
    return page.evaluate(f"argument => {{ {SCRIPTS}; return {function}(argument) }}", argument)


SHOW_OTHER = """([address, html]) => {
    history.replaceState(null, "", address)
    const other = new DOMParser().parseFromString(html, "text/html")
    for (const part of document.querySelectorAll("[data-page]")) part.replaceWith(other.querySelector("[data-page]"))
    scrollTo(0, 0)
}"""


def found_in(page: Page, built: Site, addresses: list[str], find: Callable[[Page], list[str]]) -> dict[str, list[str]]:
    """What `find` finds on these pages, by address.

    What each shows below the header is put in place of what the open page shows: quicker than to load it. Scripts don't
    run again.
    """
    page.goto(CHIPS)
    found = {}
    for address in addresses:
        page.evaluate(SHOW_OTHER, [address, built.pages[address[1:]].html])
        found[address] = find(page)
    return {address: faults for address, faults in found.items() if faults}


def expect_in_view(element: Locator) -> None:
    """The element is in the window, and nothing covers its first line."""
    expect(element).to_be_in_viewport()
    element.page.wait_for_function(
        f"element => {{ {SCRIPTS}; return isUncovered(element) }}", arg=element.element_handle()
    )


def expect_address(page: Page, address: str) -> None:
    """The browser is at `address` with its fragment; a query is ignored."""
    path, _, fragment = address.partition("#")
    end = f"#{fragment}" if fragment else ""
    expect(page).to_have_url(re.compile(rf"^https?://[^/]+{re.escape(path)}(\?[^#]*)?{re.escape(end)}$"))


def expect_arrived(page: Page, address: str) -> None:
    """The browser is at `address`, and what its fragment names is in view: without a fragment, the page's heading."""
    expect_address(page, address)
    fragment = address.partition("#")[2]
    expect_in_view(page.locator(f"#{fragment}") if fragment else page.get_by_role("heading", level=1))


def too_wide(page: Page, width: int) -> list[str]:
    """What makes a reader scroll sideways in a window of this width."""
    scroll_width = page.evaluate("document.documentElement.scrollWidth")
    sticking_out: list[str] = ask(page, "stickingOut", width)
    return [f"{scroll_width} px wide"] * (scroll_width > width) + sticking_out


class SearchBox:
    """A search box of the open page: the one in the header or, with `large`, the one in the text of the home page."""

    def __init__(self, page: Page, *, large: bool = False) -> None:
        self.page = page
        self.box = page.locator(".home-search" if large else ".header-search")
        self.field = self.box.get_by_role("searchbox")
        self.opener = page.locator("[data-search-opener]")
        self.results = self.box.locator(".result__link")
        self.status = self.box.get_by_role("status")
        self.reset = self.box.get_by_role("button", name="Wis zoekvraag")

    def ask(self, words: str) -> None:
        """Put words into the field; a narrow window shows it only after a press on its button."""
        # Neither is visible before the scripts have run.
        expect(self.field.or_(self.opener).filter(visible=True).first).to_be_visible()
        if not self.field.is_visible():
            self.opener.click()
        self.field.fill(words)

    def result(self, address: str) -> Locator:
        """The result that leads to `address`, for example '/bouwsteen-1/interne-markt/#smei'."""
        path, _, fragment = address.partition("#")
        return self.box.locator(f".result__link[href*='{path}'][href$='#{fragment}']")
