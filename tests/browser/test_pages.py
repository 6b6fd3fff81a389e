"""What holds for a page of each kind: no sideways scrolling, no other host, no fault that axe finds, no text lost."""

from pathlib import Path

import pytest

from tests.browser.helpers import (
    CHIPS,
    CITATION,
    CITE,
    DARK,
    KINDS,
    LIGHT,
    LIST,
    MARK,
    MENU,
    PREVIEW,
    SEARCH,
    TEXT_FILTER,
    in_chromium,
)
from tests.browser.webdriver import DESKTOP, PHONE, Chromium, Engine

AXE = (Path(__file__).resolve().parent.parent / "vendor/axe.min.js").read_text(encoding="utf-8")


def test_each_kind_of_page(reader: Engine) -> None:
    """Pages load without errors in the console, from one host, and never scroll sideways."""
    faults = {}
    for page in (*KINDS, "/404.html"):
        reader.open(page)
        reader.expect("isLoaded")
        found = reader.ask("loadedFromElsewhere", reader.home)
        for window in (DESKTOP, PHONE):
            reader.resize(**window)
            found += reader.ask("sideways")
        if found:
            faults[page] = found
    assert faults == {}


def violations(reader: Chromium, within: str, *, narrow_first: bool = False) -> list[str]:
    """What axe finds on the open page, in light and dark, narrow and wide. All rules run once, in the first view; in
    the others those that depend on colours and sizes."""
    reader.send("/execute/sync", script=AXE, args=[])  # the page's security policy would block a script element
    found: list[str] = []
    for window in (PHONE, DESKTOP) if narrow_first else (DESKTOP, PHONE):
        reader.resize(**window)
        for scheme, background in (("light", LIGHT), ("dark", DARK)):
            reader.show_as(scheme)
            reader.expect("colour => background() === colour", background)
            found += [f"{window} {scheme}: {one}" for one in reader.ask("axeViolations", within, not found)]
    return found


@in_chromium
@pytest.mark.parametrize("address", KINDS)
def test_axe_and_zoom(reader: Chromium, address: str) -> None:
    """A wide window zoomed in to 200 % (WCAG 2.2, 1.4.4) and 400 % (1.4.10) shows the same words. They fit with more
    room between letters and lines (1.4.12). Nothing moves."""
    reader.open(address)
    assert reader.ask("moving") == []
    assert violations(reader, "html") == []
    reader.resize(**DESKTOP)
    reader.ask("openFolds")
    whole = {*reader.ask("visibleTexts")}
    for width in (640, 320):
        reader.resize(width=width, height=450)
        assert reader.ask("sideways") == []
        assert whole - {*reader.ask("visibleTexts")} == set()
    reader.resize(**PHONE)
    reader.ask("spaceText")
    assert [*reader.ask("cutOff"), *reader.ask("sideways")] == []


@in_chromium
def test_axe_with_something_open(reader: Chromium) -> None:
    reader.open(CHIPS)
    for query, shown in (
        ("chips act", ".result mark"),
        ("smei pannenkoek", ".searchbox__near"),
        ("xyzzy", ".searchbox__none"),
    ):
        reader.ask("fill", SEARCH, query)
        reader.ask("selector => find(selector)[0].focus()", SEARCH)
        reader.expect("isShown", f".header-search {shown}")
        assert violations(reader, ".header-search") == []
        reader.resize(**DESKTOP)
    reader.open(CHIPS)
    reader.hover(MARK)
    reader.expect("isShown", PREVIEW)
    for scheme in ("dark", "light"):
        reader.show_as(scheme)
        reader.send("/execute/sync", script=AXE, args=[])
        assert reader.ask("axeViolations", PREVIEW, True) == []
    reader.click(CITE)
    reader.expect("isShown", CITATION)
    assert violations(reader, CITATION) == []
    reader.open(CHIPS)
    reader.click(MENU)
    reader.expect("isShown", ".menu__panel")
    assert violations(reader, "header", narrow_first=True) == []
    reader.resize(**DESKTOP)
    reader.open(f"{LIST}?tekst=xyzzy")
    reader.expect("isShown", ".filtered__empty")
    assert reader.ask("valueOf", TEXT_FILTER) == "xyzzy"
    assert violations(reader, ".filtered") == []


@in_chromium
@pytest.mark.parametrize(
    "hostile",
    [
        "const s = document.createElement('script'); s.textContent = 'ran = true'; document.body.append(s)",
        'document.body.innerHTML += \'<img src="data:," onerror="ran = true">\'',
        "document.body.innerHTML += '<a id=evil href=\"javascript:ran = true\">x</a>'; evil.click()",
        "fetch('https://elders.invalid/').catch(() => null)",
    ],
)
def test_the_security_policy_stops_what_is_injected(reader: Chromium, hostile: str) -> None:
    """Scripts, and requests to another host."""
    reader.open(CHIPS)
    reader.ask(f"() => {{ {hostile} }}")
    assert any("Content Security Policy" in problem for problem in reader.wait_for_problems())
    assert reader.ask("() => globalThis.ran ?? null") is None
