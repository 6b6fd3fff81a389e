"""What screen readers are given: reviewed snapshots of what no edit of the data changes, and rules for a theme's page.

`make heard` writes tests/snapshots/heard/ anew; a person reads the difference before it is committed. `test_every_page`
has the rules for every page.
"""

import os
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.heard import confusing, heard
from tests.browser.helpers import CHIPS, PHONE, SearchBox
from tests.conftest import ROOT

SNAPSHOTS = ROOT / "tests/snapshots/heard"
WRITE = os.environ.get("WRITE_SNAPSHOTS", "") not in ("", "0")

CONTENT = "listitem|option|/url"
"""What is left out of a snapshot with all that is in it, since it names pages and values of the data."""


def show_search(page: Page) -> None:
    box = SearchBox(page)
    box.ask("wat doet de chipsverordening voor dinosaurussen")
    expect(box.results.first).to_be_visible()


def show_filters(page: Page) -> None:
    expect(page.locator(".filters").get_by_role("status")).to_have_text("Alle 87 initiatieven")


def show_preview(page: Page) -> None:
    page.locator("#verwijzing-26").hover()
    expect(page.locator(".preview")).to_be_visible()
    page.locator(".preview .sources").evaluate_all("sources => sources.forEach(source => source.remove())")


def show_citation(page: Page) -> None:
    page.locator(".cite__open").first.click()
    page.locator("dialog").evaluate("""dialog => {
        dialog.ariaLabel = dialog.ariaLabel.replace(/ .*/, " een naam")
        dialog.querySelector("[role=group]").replaceChildren()
    }""")


def show_menu(page: Page) -> None:
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.locator("[data-menu-opener]").click()
    expect(page.get_by_role("navigation", name="Menu", exact=True)).to_be_visible()


VIEWS: dict[str, tuple[str, Callable[[Page], None] | None, str, str]] = {
    "header": ("/over/", None, "header", CONTENT),
    "menu": ("/over/", show_menu, "header", CONTENT),
    "search": ("/over/", show_search, ".header-search", "/url"),
    "filters": ("/stand-van-zaken/", show_filters, ".filters", CONTENT),
    "preview": (CHIPS, show_preview, ".preview", CONTENT),
    "citation": (CHIPS, show_citation, "dialog", CONTENT),
    "footer": ("/404.html", None, "footer", CONTENT),
}
"""How to get there, the element that is kept of the page, and what is left out of it."""


@pytest.mark.parametrize("name", VIEWS)
def test_view_is_as_reviewed(sample: Page, name: str) -> None:
    address, show, part, left_out = VIEWS[name]
    sample.goto(address)
    if show:
        show(sample)
    snapshot = f"{sample.locator(part).aria_snapshot()}\n"
    snapshot = re.sub(rf"^( *)- (?:{left_out})\b.*\n(?:\1 +.*\n)*", "", snapshot, flags=re.MULTILINE)
    snapshot = snapshot.replace(":\n", "\n")
    file = SNAPSHOTS / f"{name}.txt"
    if WRITE:
        file.parent.mkdir(exist_ok=True)
        file.write_text(snapshot, encoding="utf-8")
    assert snapshot == file.read_text(encoding="utf-8"), "if it is right: make heard"


def test_page_of_a_theme(page: Page) -> None:
    """Its table has a name and headers; those of rows lead to an initiative. The section of an initiative begins with
    its name; then and now are labelled, and so is what cites it."""
    page.goto(CHIPS)
    table = heard(page.locator(".outcomes"))
    assert table.of("table") == ["De initiatieven, in 2022 en nu"]
    assert table.of("columnheader") == ["Initiatief", "In 2022", "Nu"]
    rows = [node for node in table.all() if node.role == "rowheader"]
    assert len(rows) == len(table.of("row")) - 1
    assert all(row.of("link") == [row.name] for row in rows)

    sections = page.locator("section.initiative").all()
    assert len(sections) == len(rows)
    for section, row in zip(sections, rows, strict=True):
        tree = heard(section)
        assert tree.children[0].role == "heading"
        assert tree.children[0].name == row.name
        assert tree.of("term")[:2] == ["In 2022", "Nu"]
        assert tree.of("button") == [f"Citeer {row.name}"]


WRONG = """
<nav aria-label="Elders"><a href="#a">›</a></nav>
<h2>Kop</h2><p><a href="#a">Meer</a> of <a href="#b">Meer</a></p>
<p>Twee keer</p><p>Twee keer.</p>
<nav aria-label="Hoofdmenu"><ul role="none"><li>Eén</li></ul></nav>
<div class="editorial">Van wie?</div>"""


def test_what_is_confusing_is_found(page: Page) -> None:
    """Without this, rules that find nothing would let everything pass."""
    page.goto("/bedragen/")
    assert confusing(page) == []
    page.locator("article").evaluate("(article, html) => article.insertAdjacentHTML('beforeend', html)", WRONG)
    problems = confusing(page)
    for found in (
        "a link named '›'",
        "two targets of 'Meer': /bedragen/a and /bedragen/b",
        "said twice: 'Twee keer.'",
        "not reviewed: navigation Elders",
        "twice: navigation Hoofdmenu",
        "1 × .editorial, heard 0 times",
    ):
        problems.remove(found)
    (lists,) = problems
    assert "ul, ol" in lists
