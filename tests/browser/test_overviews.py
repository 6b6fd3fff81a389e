"""Home and the pages that go across the annex: sizes, jumps that stay in view."""

import itertools
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.helpers import DESKTOP, PHONE, TOUCH
from tests.conftest import OpenPage


def test_home_on_a_phone(open_page: OpenPage) -> None:
    """The search ends above 320 pixels; below it targets of 44 pixels in two columns; the states and the first marks
    are within a screen and a half."""
    page = open_page(**TOUCH)
    page.goto("/")
    box = page.locator(".home-search__input").bounding_box()
    assert box is not None
    assert box["height"] == 48
    assert box["y"] + box["height"] <= 320
    ways = page.locator(".ways a").evaluate_all("all => all.map(a => a.getBoundingClientRect().toJSON())")
    assert len({way["x"] for way in ways}) == 2
    assert all(way["height"] >= 44 for way in ways)
    below = page.locator(".marks").first.bounding_box()
    assert below
    assert below["y"] + below["height"] <= 1.5 * PHONE["height"]


def test_home_shows_what_became_of_it_at_once(open_page: OpenPage) -> None:
    page = open_page(viewport=DESKTOP)
    page.goto("/")
    expect(page.locator(".legend")).to_be_in_viewport(ratio=1)
    for number in range(3):
        expect(page.locator(".marks").nth(number)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("colours", ["none", "active"])
def test_a_mark_names_its_initiative(open_page: OpenPage, colours: Literal["none", "active"]) -> None:
    """On hover and on focus. Each kind of mark is drawn, in forced colours too, and another than the others."""
    page = open_page(viewport=DESKTOP, forced_colors=colours)
    page.goto("/")
    link = page.locator(".marks__link").first
    name = link.locator(".marks__name")
    box = name.bounding_box()
    assert box
    assert box["width"] <= 1
    link.hover()
    expect(name).to_have_css("clip-path", "none")
    page.mouse.move(0, 0)
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(name).to_have_css("clip-path", "none")
    page.keyboard.press("Escape")
    expect(name).not_to_have_css("clip-path", "none")
    marks = page.locator(".legend .state-mark")
    kinds = {mark.get_attribute("class"): mark.screenshot() for mark in marks.all()}
    assert len({*kinds.values()}) == len(kinds) > 3


@pytest.mark.parametrize(
    ("viewport", "address", "first", "last"),
    [(PHONE, "/voetnoten/", "Voetnoot 1", "Voetnoot 40"), (DESKTOP, "/bijlage/", "Bouwsteen 1", "Voetnoten")],
)
def test_jumps_stay_in_view(open_page: OpenPage, viewport: dict[str, int], address: str, first: str, last: str) -> None:
    """Where a jump leads to isn't covered, and the next jump is there."""
    page = open_page(viewport=viewport, reduced_motion="reduce")
    page.goto(address)
    jumps = page.locator("nav.jumps")
    for name in (last, first):
        link = jumps.get_by_role("link", name=name, exact=True)
        link.click()
        target = page.locator((link.get_attribute("href") or "").replace("#", "[id='") + "']")
        expect(target).to_be_in_viewport()
        above, below = jumps.bounding_box(), target.bounding_box()
        assert above is not None
        assert below is not None
        assert above["y"] + above["height"] <= below["y"] + 1


HEADER_TOP = """link => {
    link.scrollIntoView({block: "center"})
    return link.closest(".timeline, .timeline-years > *").querySelector("th, h2").getBoundingClientRect().top
}"""


def test_timeline_is_a_drawing_or_a_list(open_page: OpenPage) -> None:
    """The header of the one and the years of the other stay in view."""
    page = open_page(viewport=DESKTOP, reduced_motion="reduce")
    page.goto("/tijdlijn/")
    tablet = {"width": 768, "height": 1024}
    for size, shown, hidden in (
        (DESKTOP, ".timeline", ".timeline-years"),
        (tablet, ".timeline-years", ".timeline"),
        (PHONE, ".timeline-years", ".timeline"),
    ):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        expect(page.locator(shown)).to_be_visible()
        expect(page.locator(hidden)).not_to_be_visible()
        links = page.locator(f"{shown} a:visible")
        top = links.nth(links.count() // 2).evaluate(HEADER_TOP)
        assert 0 <= top < size["height"] / 4
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


LABELS = """() => [...document.querySelectorAll(".timeline__scale text")].map(text => {
    const {left, right, top, bottom} = text.getBoundingClientRect()
    return {left, right, top, bottom, text: text.textContent}
})"""


@pytest.mark.parametrize(("width", "media"), [(900, "screen"), (1280, "screen"), (642, "print")])
def test_years_of_the_timeline_do_not_collide(
    open_page: OpenPage, width: int, media: Literal["screen", "print"]
) -> None:
    """The narrowest window with a drawing, a wide one, and a sheet of paper."""
    page = open_page(viewport={"width": width, "height": 900})
    page.emulate_media(media=media)
    page.goto("/tijdlijn/")
    labels = page.evaluate(LABELS)
    years = [label for label in labels if label["text"].startswith("’")]
    assert len(years) > 1
    assert all(one["right"] + 2 <= after["left"] for one, after in itertools.pairwise(years))
    others = [label for label in labels if label not in years]
    assert all(label["left"] >= 0 and label["right"] <= width for label in others)
    assert others[0]["bottom"] <= others[1]["top"] + 4
    assert others[1]["bottom"] <= years[0]["top"] + 4


def test_upcoming_days_look_different(open_page: OpenPage) -> None:
    """In any colours: open and dashed, and drawn after the line of the check."""
    for colours in ({}, {"forced_colors": "active"}, {"color_scheme": "dark"}):
        page = open_page(viewport=DESKTOP, **colours)
        page.goto("/tijdlijn/")
        styles = page.locator(".timeline__drawing path.timeline__dashed").evaluate_all(
            "all => all.map(getComputedStyle).map(style => [style.strokeDasharray, style.fill, style.stroke])"
        )
        for dashes, fill, stroke in styles:
            assert dashes != "none"
            assert fill != stroke
        filled = page.locator(".timeline__drawing path:not([class])").first
        assert filled.evaluate("e => getComputedStyle(e).strokeDasharray") == "none"
        expect(page.locator(".timeline caption:not(.sr)")).to_be_visible(visible=bool(styles))


COLOURS = """() => {
    const shapes = [...document.querySelectorAll("main svg :is(circle, line, path, rect, text):not(.timeline__year)")]
    const { color, backgroundColor } = getComputedStyle(document.body)
    const drawn = new Set(shapes.map(getComputedStyle).flatMap(({ fill, stroke }) => [fill, stroke]))
    return { own: [color, backgroundColor], drawn: [...drawn].filter(colour => colour !== "none") }
}"""


@pytest.mark.parametrize("forced", ["light", "dark"])
@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_drawings_have_forced_colours(
    open_page: OpenPage, forced: Literal["light", "dark"], chosen: Literal["light", "dark"]
) -> None:
    """Those of the page, whichever the reader chose on the site."""
    page = open_page(viewport=DESKTOP, forced_colors="active", color_scheme=forced)
    page.goto("/")
    page.evaluate("value => localStorage.setItem('osa-kleuren', value)", chosen)
    for address in ("/bedragen/", "/stand-van-zaken/", "/tijdlijn/"):
        page.goto(address)
        found = page.evaluate(COLOURS)
        assert found["own"][0] in found["drawn"], address
        assert {*found["drawn"]} <= {*found["own"]}, address


def test_link_to_a_closed_part_opens_it(page: Page) -> None:
    page.goto("/data/#velden-initiative")
    expect(page.locator("#velden-initiative")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "window", "above", "lowest", "more"),
    [
        *(("/stand-van-zaken/", DESKTOP, 1000, 32, 1), ("/stand-van-zaken/", PHONE, 1520, 54, 2)),
        *(("/instrumenten/", DESKTOP, 600, 33, 1), ("/instrumenten/", PHONE, 900, 49, 1)),
    ],
)
def test_lists_are_short(
    open_page: OpenPage, address: str, window: dict[str, int], above: int, lowest: int, more: int
) -> None:
    """What stands above the list and its lowest row, in pixels, and how many lines more half of the rows have at most:
    on a phone, the newest development has a line of its own."""
    page = open_page(viewport=window)
    page.goto(address)
    rows = page.locator(".listed__item")
    boxes = rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().toJSON())")
    heights = sorted(round(box["height"]) for box in boxes)
    assert boxes[0]["top"] <= above
    assert heights[0] <= lowest
    assert heights[len(heights) // 2] <= lowest + 21 * more


def test_bars_take_the_room_of_the_page(open_page: OpenPage) -> None:
    """At least two fifths of a wide row, and all of a narrow one."""
    for window, share in ((DESKTOP, 0.4), (PHONE, 1)):
        page = open_page(viewport=window)
        page.goto("/bedragen/")
        row, bar = page.locator(".money tbody tr").first.bounding_box(), page.locator(".bar").first.bounding_box()
        assert row
        assert bar
        assert bar["width"] >= share * row["width"] - 2


def test_bars_are_as_high_as_a_line(page: Page) -> None:
    page.goto("/bedragen/")
    heights = page.locator(".bar").evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().height)")
    assert heights
    assert all(3 <= height <= 20 for height in heights), heights
