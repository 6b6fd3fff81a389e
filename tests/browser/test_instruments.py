"""The register of instruments: links open its rows, and it is filtered."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.helpers import DESKTOP, PHONE, data, expect_address, expect_arrived, expect_in_view
from tests.conftest import OpenPage

PAGE = "/instrumenten/"


def row(page: Page, id_: str) -> Locator:
    return page.locator("details.register__item").filter(has=page.locator(f"#{id_}"))


def fact(page: Page, id_: str, label: str) -> Locator:
    """What an open row says under a label."""
    facts = row(page, id_).locator(".facts__row")
    return facts.filter(has=page.get_by_text(label, exact=True).and_(page.locator("dt")))


def expect_open(page: Page, id_: str) -> None:
    """The row is open, and its name and what it opened to are in the window."""
    expect(row(page, id_)).to_have_attribute("open", "")
    expect_in_view(row(page, id_).locator(".register__name"))
    expect_in_view(row(page, id_).locator("dt").first)


def instruments() -> Iterator[dict[str, Any]]:
    yield from data("register")["instruments"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("/bouwsteen-2/verminderen/crisisbeheersing/", ".running-text"),
        ("/voetnoten/#voetnoot-27", "section:has(> #voetnoot-27) .footnote-entry__text"),
    ],
)
def test_a_mention_leads_to_its_row_and_back(page: Page, source: str, text: str) -> None:
    """The tests of the built pages follow all other links."""
    page.goto(source)
    page.locator(f"{text} a.mention[href$='instrumenten/#chips-act']").first.click()
    expect_address(page, f"{PAGE}#chips-act")
    expect_open(page, "chips-act")
    row(page, "chips-act").locator(f".register__texts a[href$='{source}']").first.click()
    expect_arrived(page, source)


@pytest.mark.parametrize("has_script", [True, False])
def test_any_arrival_opens_the_row(open_page: OpenPage, has_script: bool) -> None:
    """By an address, by a link within the page, and by the same link once more after the row was closed. Browsers open
    what an address leads to without a script too."""
    part = next(instrument for instrument in instruments() if "parent" in instrument)
    whole = part["parent"]
    page = open_page(java_script_enabled=has_script, viewport=PHONE)
    page.goto(f"{PAGE}#{part['id']}")
    expect_open(page, part["id"])
    for _ in range(2 if has_script else 0):
        fact(page, part["id"], "Deel van").get_by_role("link").click()
        expect_address(page, f"{PAGE}#{whole}")
        expect_open(page, whole)
        row(page, whole).locator("summary").first.click()
        expect(row(page, whole)).not_to_have_attribute("open", "")


COVERED = """name => {
  const range = document.createRange()
  const boxes = node => { range.selectNodeContents(node); return [...range.getClientRects()] }
  const seen = document.createTreeWalker(document.querySelector(".recurring"), NodeFilter.SHOW_ALL)
  const covered = []
  while (seen.nextNode()) {
    const node = seen.currentNode
    const isTick = node instanceof Element && node.matches(".strip :is(a, i)")
    if (!isTick && !(node instanceof Text && !node.parentElement.closest(".strip__name, .sr"))) continue
    for (const {left, right, top, bottom} of isTick ? [node.getBoundingClientRect()] : boxes(node))
      for (const word of boxes(name.lastChild))
        if (left < word.right && word.left < right && top < word.bottom - 1 && word.top < bottom - 1)
          covered.push(node.textContent || node.localName)
  }
  return covered
}"""
"""What the words of a tick's name cover."""


@pytest.mark.parametrize("size", [DESKTOP, {"width": 768, "height": 1024}, PHONE, {"width": 320, "height": 800}])
def test_a_tick_shows_its_theme(open_page: OpenPage, size: dict[str, int]) -> None:
    """To the pointer and the keyboard, on a line that is kept free: it covers nothing, and the pointer can move onto
    it (1.4.13)."""
    page = open_page(viewport=size)
    page.goto(PAGE)
    shown, hidden = "none", "inset(50%)"
    ticks = page.locator(".recurring .strip a").all()
    for tick in ticks[:8]:
        name = tick.locator(".strip__name")
        expect(name).to_have_css("clip-path", hidden)
        tick.hover()
        expect(name).to_have_css("clip-path", shown)
        assert name.evaluate(COVERED) == []
        at, words = tick.bounding_box(), name.bounding_box()
        assert at
        assert words
        line = words["y"] + words["height"] - 2
        page.mouse.move(at["x"] + at["width"] / 2, line, steps=8)
        page.mouse.move(words["x"] + words["width"] / 2, line, steps=8)
        expect(name).to_have_css("clip-path", shown)
        page.mouse.move(0, 0)
    page.locator(".recurring th a").first.focus()
    page.keyboard.press("Tab")
    expect(ticks[0]).to_be_focused()
    expect(ticks[0].locator(".strip__name")).to_have_css("clip-path", shown)
    expect(ticks[1].locator(".strip__name")).to_have_css("clip-path", hidden)


CLOSE = "for (const row of document.querySelectorAll('details')) row.open = false;\n"


def test_the_script_opens_it_where_the_browser_does_not(open_page: OpenPage) -> None:
    """In a browser that leaves closed what an address leads to, which is made by closing the row before the script."""
    page = open_page(fresh=True)
    page.route("**/filters.js", lambda route: route.fulfill(body=CLOSE + route.fetch().text()))
    page.goto(f"{PAGE}#chips-act")
    expect_open(page, "chips-act")


def test_filters(sample: Page) -> None:
    """By a name, by kind and by level; a letter without a row left shows no heading. A link to a row that is filtered
    out clears the filters."""
    sample.goto(PAGE)
    items = sample.locator(".register__item")
    visible = items.filter(visible=True)
    status = sample.locator(".filters").get_by_role("status")
    expect(status).to_have_text(f"Alle {items.count()} instrumenten")
    sample.get_by_role("searchbox", name="Zoek", exact=True).fill("chipsverordening")
    expect(visible.locator(".register__name")).to_have_text(["EU Chips Act"])
    expect(sample.locator(".register__letter:visible")).to_have_count(1)
    sample.keyboard.press("Escape")
    expect(visible).to_have_count(items.count())

    first = next(instruments())
    of_kind = [one for one in instruments() if one["kind"] == first["kind"]]
    kind = sample.get_by_label("Soort")
    kind.select_option(label=first["kind"])
    expect(status).to_have_text(f"{len(of_kind)} van de {items.count()} instrumenten")
    sample.get_by_label("Niveau").select_option(first["level"])
    expect(visible).to_have_count(len([one for one in of_kind if one["level"] == first["level"]]))
    other = next(one["id"] for one in instruments() if one not in of_kind)
    sample.goto(f"{PAGE}?soort={kind.input_value()}#{other}")
    expect_open(sample, other)
    expect(visible).to_have_count(items.count())
