"""axe finds nothing against WCAG 2.2 AA, nor against its own best practices, wherever a reader may be.

Narrow and wide, light and dark, on every page as it loads; and on one with each thing open that can be opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search_box import SearchBox
from tests.conftest import OpenPage

AXE = (Path(__file__).resolve().parent.parent / "vendor/axe.min.js").read_text(encoding="utf-8")

ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}

FIND = """async runOnly => {
  const {violations} = await axe.run(document, {runOnly, resultTypes: ["violations"], preload: false})
  return violations.flatMap(({id, nodes}) =>
    nodes.slice(0, 5).map(({html, failureSummary}) => `${id}: ${html.slice(0, 200)}: ${failureSummary}`))
}"""


class View(NamedTuple):
    scheme: Literal["light", "dark"]
    width: int


VIEWS = [View("light", 1280), View("light", 390), View("dark", 390), View("dark", 1280)]
views = pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.scheme}-{view.width}")

THEME = "/bouwsteen-2/verminderen/halfgeleiders/"


def look_at(page: Page, view: View) -> None:
    """Make the page of this scheme and width; the theme's own script follows the scheme."""
    page.set_viewport_size({"width": view.width, "height": 844})
    page.emulate_media(color_scheme=view.scheme)
    scheme = "slate" if view.scheme == "dark" else "default"
    page.wait_for_function("scheme => document.body.dataset.mdColorScheme === scheme", arg=scheme)


def violations(page: Page, rules: dict[str, Any] = ALL) -> list[str]:
    found: list[str] = page.evaluate(FIND, rules)
    return found


@pytest.fixture
def looked_at(open_page: OpenPage) -> Page:
    """A page that brings axe, and on which nothing moves: a colour on its way to another is neither of the two."""
    page = open_page(reduced_motion="reduce")
    page.add_init_script(AXE)
    return page


def test_axe_finds_what_is_wrong(looked_at: Page) -> None:
    """Without this, an axe that doesn't run would let everything pass."""
    looked_at.goto("/over/")
    looked_at.evaluate("""() => {
        document.querySelector("article").insertAdjacentHTML("beforeend",
            '<p id="bleek">bleek</p><img src="data:,"><button></button>')
        Object.assign(document.getElementById("bleek").style, {color: "#aaa", background: "#fff"})
    }""")
    found = {violation.partition(":")[0] for violation in violations(looked_at)}
    assert {"color-contrast", "image-alt", "button-name"} <= found


@pytest.mark.timeout(300)
def test_axe_finds_nothing_on_any_page(looked_at: Page, addresses: list[str]) -> None:
    """Each page loads once, and is then made narrow and dark. All rules at either width; a scheme changes nothing but
    colours, so that at its second width those are all that is looked at again."""
    found = []
    for address in addresses:
        looked_at.goto(address)
        for view in VIEWS:
            look_at(looked_at, view)
            rules = ALL if view in (View("light", 1280), View("dark", 390)) else COLOURS
            found += [f"{address} {view}: {violation}" for violation in violations(looked_at, rules)]
    assert found == []


@views
@pytest.mark.parametrize(("address", "large"), [(THEME, False), ("/", True)])
def test_axe_finds_nothing_in_an_open_search(looked_at: Page, view: View, address: str, large: bool) -> None:
    """With results, and with none."""
    looked_at.goto(address)
    look_at(looked_at, view)
    box = SearchBox(looked_at, large=large)
    box.ask("chips act")
    expect(box.results.first).to_be_visible()
    assert violations(looked_at) == []
    box.field.fill("kernwapens op Mars")
    expect(box.results).to_have_count(0)
    assert violations(looked_at) == []


@views
@pytest.mark.parametrize("link", [".mark a", "a.explained"])
def test_axe_finds_nothing_in_an_open_preview(looked_at: Page, view: View, link: str) -> None:
    """Of a footnote; of an abbreviation or of what the editors added."""
    looked_at.goto(THEME)
    look_at(looked_at, view)
    looked_at.locator(f"article :is({link})").first.focus()
    expect(looked_at.locator(".preview")).to_be_visible()
    assert violations(looked_at) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_menu(looked_at: Page, scheme: Any) -> None:
    looked_at.goto(THEME)
    look_at(looked_at, View(scheme, 390))
    looked_at.get_by_role("button", name="Menu", exact=True).click()
    expect(looked_at.get_by_role("button", name="Sluit het menu")).to_be_focused()
    assert violations(looked_at) == []


@views
def test_axe_finds_nothing_in_filters_that_leave_nothing(looked_at: Page, view: View) -> None:
    looked_at.goto("/initiatieven/?tekst=xyzzy")
    look_at(looked_at, view)
    expect(looked_at.locator(".filtered__empty")).to_be_visible()
    assert violations(looked_at) == []
