"""What holds for every page: what is heard, zoom, spacing, large targets, the keyboard, no sideways scrolling.

The fixture `problems` notes requests to other hosts and errors, among them breaches of the security policy.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Playwright, Request, expect

from tests.browser.heard import confusing
from tests.browser.helpers import (
    CHIPS,
    DESKTOP,
    KINDS,
    OTHERS,
    PAGES,
    PHONE,
    TOUCH,
    ask,
    expect_in_view,
    found_in,
    too_wide,
)
from tests.conftest import BROWSER_ARGS, OpenPage
from tests.lighthouse.serve import COMPRESSED, compressed
from tests.site.built import Site

LISTS = ["/stand-van-zaken/", "/instrumenten/#ipcei-instrument"]
OPEN_ALL = "document.querySelectorAll('article details').forEach(details => { details.open = true })"


def test_these_are_all_pages(built: Site) -> None:
    assert {f"/{address}" for address in built.pages} == set(PAGES)


def show_at(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844 if width == PHONE["width"] else int(width / 1280 * 900)})


def faults_at(page: Page, width: int) -> list[str]:
    """What scrolls sideways, and what a finger doesn't hit."""
    show_at(page, width)
    found = [f"too wide: {what}" for what in too_wide(page, width)]
    return [f"{width} px: {fault}" for fault in found + [f"too small: {target}" for target in ask(page, "tooSmall")]]


def lost_by_spacing(page: Page) -> list[str]:
    """What doesn't fit a phone once its text is spaced (1.4.12)."""
    ask(page, "spaceText")
    return [*ask(page, "cutOff"), *too_wide(page, 390)]


def faults_when_zoomed_in(page: Page) -> list[str]:
    """A window of 1280 × 900 zoomed in to 200 % (1.4.4) and to 400 % (1.4.10) shows the same words. For the timeline,
    see `test_overviews.py`."""
    page.evaluate(OPEN_ALL)
    whole = set(ask(page, "visibleWords"))
    found = []
    for width in (640, 320):
        found += faults_at(page, width)
        found += [f"{width} px: lost: {words}" for words in sorted(whole - set(ask(page, "visibleWords")))]
        found += [f"{width} px: cut off: {words}" for words in ask(page, "cutOff")]
    return found


@pytest.mark.parametrize("address", KINDS)
def test_each_kind_of_page(open_page: OpenPage, address: str) -> None:
    page = open_page(viewport=DESKTOP)
    page.goto(address)
    assert [*confusing(page), *faults_when_zoomed_in(page), *faults_at(page, 390)] == []
    assert ask(page, "unreachable") == []  # for the keyboard
    assert lost_by_spacing(page) == []


def test_others(open_page: OpenPage, built: Site) -> None:
    """On a small phone. What zooming in and spacing take, and what the keyboard reaches, one page of the kind shows."""
    page = open_page(**TOUCH)

    def find(page: Page) -> list[str]:
        found = confusing(page, "main")
        page.evaluate(OPEN_ALL)
        return [*found, *faults_at(page, 320)]

    assert found_in(page, built, OTHERS, find) == {}


@pytest.mark.parametrize("address", ["/", CHIPS])
def test_skip_link(open_page: OpenPage, address: str) -> None:
    """The first stop of the keyboard; it shows on focus, and leads past the header into the text."""
    page = open_page(viewport={"width": 320, "height": 225})
    page.goto(address)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Ga naar inhoud", exact=True)
    expect(skip).to_be_focused()
    expect(skip).to_have_css("opacity", "1")
    expect_in_view(skip)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#[a-z0-9-]+$"))
    expect(page.locator(":target")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_nothing_moves(open_page: OpenPage) -> None:
    """No transition, no animation, no smooth scrolling, nor in the menu: there is no motion to reduce."""
    page = open_page(**TOUCH)
    for address in ("/", CHIPS):
        page.goto(address)
        page.locator("[data-menu-opener]").click()
        assert ask(page, "moving") == []


def test_in_a_very_narrow_window(open_page: OpenPage) -> None:
    """Nothing sticks out, and in the lists no box scrolls."""
    page = open_page(viewport={"width": 240, "height": 400})
    for address in ("/", CHIPS, "/over/", *LISTS):
        page.goto(address)
        assert too_wide(page, 240) == [], address
        overflows = page.locator("article *").evaluate_all("all => all.map(e => getComputedStyle(e).overflow)")
        assert address not in LISTS or not re.search("auto|scroll", " ".join(overflows)), address


def test_with_large_letters(playwright: Playwright, browser_path: str, server: str) -> None:
    """A reader may set the smallest size of letters in the browser."""
    args = [*BROWSER_ARGS, "--blink-settings=minimumFontSize=24"]
    browser = playwright.chromium.launch(executable_path=browser_path, args=args)
    page = browser.new_page(viewport={"width": 320, "height": 640})
    for address in ("/", CHIPS, "/bouwsteen-1/digitale-autonomie/", "/data/", *LISTS):
        page.goto(server + address)
        assert page.evaluate("document.querySelector('.site-name__subtitle').getBoundingClientRect().height") > 24
        page.evaluate(OPEN_ALL)
        for width in (320, 390):
            show_at(page, width)
            assert too_wide(page, width) == [], f"{address} at {width}"
    browser.close()


def sent(file: Path) -> int:
    """The bytes that a server sends for a file."""
    return len(compressed(file)) if file.suffix in COMPRESSED else file.stat().st_size


@pytest.mark.parametrize(
    ("address", "like", "limit"), [("/", "index.html", 32_000), (CHIPS, "bouwsteen-*/**/index.html", 45_000)]
)
def test_first_view_is_light(open_page: OpenPage, site: Path, address: str, like: str, limit: int) -> None:
    """All files together, compressed, without the search's records, which load when a reader first uses the search.

    Pages of a kind ask for the same files; only the HTML differs.
    """
    page = open_page(fresh=True)
    asked: set[str] = set()

    def note(request: Request) -> None:
        if request.url.startswith("http"):
            asked.add(urlsplit(request.url).path)

    page.on("request", note)
    page.goto(address)
    page.wait_for_load_state("networkidle")  # its scripts ask for nothing more
    assert address in asked
    assert any(path.endswith(".css") for path in asked)
    shared = sum(sent(site / path[1:]) for path in asked - {address})
    pages = {path: sent(path) for path in sorted(site.glob(like))}
    assert len(pages) > 20 or address == "/"
    assert {str(path): shared + html for path, html in pages.items() if shared + html > limit} == {}
