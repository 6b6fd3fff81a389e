"""*Initiatieven*: the filters find what the YAML says, by keyboard alone, on a phone too, and by their address."""

from __future__ import annotations

import random
import re
import unicodedata
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.sight import expect_address, sideways
from tests.conftest import OpenPage
from tests.site.expected import Register, Text

LIST = "/initiatieven/"
WIDTHS = [390, 1280]
STATUSES = ["voorgenomen", "verkenning", "voorstel", "akkoord", "implementatie", "lopend", "afgerond", "niet-vermeld"]
LEVELS = ["instrument", "EU", "nationaal", "internationaal"]

Choice = dict[str, str]
"""What is chosen, as the address says it: field and value."""

LABELS = {"bouwsteen": "Bouwsteen", "thema": "Thema", "status": "Status", "niveau": "Instrument"}


# --- What there is to find, by the YAML -----------------------------------------------------------------------


def plain(words: str) -> str:
    """Without case, accents, hyphens and apostrophes."""
    letters = unicodedata.normalize("NFD", words)
    return "".join(c for c in letters if not unicodedata.combining(c) and c not in "-'’‘`").lower()


def matches(initiative: Text, field: str, value: str, register: Register) -> bool:
    themes = {theme.id: theme for theme in register.annex.themes}
    match field:
        case "tekst":
            names = plain(" ".join(register.all_names(initiative)))
            return all(word in names for word in plain(value).split())
        case "bouwsteen":
            (block,) = [b for b in register.annex.blocks if themes[initiative.theme] in b.themes]
            return block.id == value
        case "thema":
            return value in (initiative.theme, themes[initiative.theme].parent)
        case "status":
            return value in ({str(status.value) for status in initiative.statuses} or {"niet-vermeld"})
        case "niveau":
            levels = {str(register.instruments[id_].level) for id_ in register.subjects(initiative.id)}
            return bool(levels) if value == "instrument" else value in levels
        case "bedrag":
            return bool(initiative.budgets)
    raise ValueError(field)


def expected(choice: Choice, register: Register) -> list[str]:
    """The ids of the initiatives that a choice leaves, in the annex's order."""
    return [
        initiative.id
        for initiative in register.annex.initiatives
        if all(matches(initiative, field, value, register) for field, value in choice.items())
    ]


def alone(register: Register) -> list[Choice]:
    """Every choice of one thing, but for the text."""
    annex = register.annex
    return [
        *({"bouwsteen": block.id} for block in annex.blocks),
        *({"thema": theme.id} for theme in annex.themes),
        *({"status": status} for status in STATUSES),
        *({"niveau": level} for level in LEVELS),
        {"bedrag": "ja"},
    ]


# --- The page -------------------------------------------------------------------------------------------------


def text_field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Naam bevat", exact=True)


def select(page: Page, field: str) -> Locator:
    return page.get_by_role("combobox", name=LABELS[field], exact=True)


def checkbox(page: Page) -> Locator:
    return page.get_by_role("checkbox", name="Met een bedrag", exact=True)


def reset(page: Page) -> Locator:
    return page.get_by_role("button", name="Wis filters", exact=True)


def empty(page: Page) -> Locator:
    return page.locator(".filtered__empty")


def count(page: Page) -> Locator:
    """The count: a status message, so that a screen reader says it without being sent there (WCAG 2.2, 4.1.3)."""
    return page.locator("form.filters").get_by_role("status")


def choose(page: Page, choice: Choice) -> None:
    """Make the form say this and nothing else."""
    text_field(page).fill(choice.get("tekst", ""))
    for field in LABELS:
        select(page, field).select_option(choice.get(field, ""))
    checkbox(page).set_checked("bedrag" in choice)


def in_form(page: Page) -> Choice:
    """What the form says."""
    values = {"tekst": text_field(page).input_value()}
    values |= {field: select(page, field).input_value() for field in LABELS}
    values["bedrag"] = "ja" if checkbox(page).is_checked() else ""
    return {field: value for field, value in values.items() if value}


def in_address(page: Page) -> Choice:
    """What the address says."""
    return {field: value for field, (value,) in parse_qs(urlsplit(page.url).query).items()}


def shown(page: Page) -> list[str]:
    """The ids of the initiatives that show."""
    links = page.locator(".listed__item:visible a.listed__name")
    addresses: list[str] = links.evaluate_all("links => links.map(link => link.href)")
    return [urlsplit(address).fragment for address in addresses]


def expect_found(page: Page, choice: Choice, register: Register) -> None:
    """The list, the count, the form and the address all say what a choice leaves."""
    found = expected(choice, register)
    total = len(register.annex.initiatives)
    expect(count(page)).to_have_text(
        f"{len(found)} van de {total} initiatieven" if choice else f"Alle {total} initiatieven"
    )
    assert shown(page) == found, choice
    assert in_form(page) == choice
    assert in_address(page) == choice
    expect(empty(page)).to_be_visible(visible=not found)
    expect(reset(page)).to_be_enabled(enabled=bool(choice))


def address_with(choice: Choice) -> str:
    return f"{LIST}?{urlencode(choice)}"


# --- By keyboard alone ----------------------------------------------------------------------------------------


def tab_to(page: Page, element: Locator) -> None:
    """Press Tab until the element has the focus, and see that a reader can see it."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if element.evaluate("element => element === document.activeElement"):
            expect(element).to_be_in_viewport()
            return
    pytest.fail("Tab doesn't lead there")


@pytest.fixture(params=WIDTHS)
def window(open_page: OpenPage, request: pytest.FixtureRequest) -> Page:
    """The page in a narrow and in a wide window."""
    page = open_page(viewport={"width": request.param, "height": 844})
    page.goto(LIST)
    return page


def test_by_keyboard_alone(window: Page, register: Register) -> None:
    """Tab, typing, choosing by the letters of a choice and by arrows, the blank for the tick, Enter on what is left."""
    expect_found(window, {}, register)

    tab_to(window, text_field(window))
    window.keyboard.type("europ")
    choice = {"tekst": "europ"}
    expect_found(window, choice, register)

    window.keyboard.press("Tab")
    expect(select(window, "bouwsteen")).to_be_focused()
    window.keyboard.type("1")
    choice |= {"bouwsteen": "bouwsteen-1"}
    expect_found(window, choice, register)

    window.keyboard.press("Tab")
    expect(select(window, "thema")).to_be_focused()
    window.keyboard.type("europees i")
    choice |= {"thema": "industriebeleid"}
    expect_found(window, choice, register)

    window.keyboard.press("Tab")
    expect(select(window, "status")).to_be_focused()
    window.keyboard.type("lopend")
    choice |= {"status": "lopend"}
    expect_found(window, choice, register)

    window.keyboard.press("Tab")
    expect(select(window, "niveau")).to_be_focused()
    window.keyboard.type("noemt een e")
    choice |= {"niveau": "EU"}
    expect_found(window, choice, register)

    window.keyboard.press("Tab")
    expect(checkbox(window)).to_be_focused()
    window.keyboard.press("Space")
    choice |= {"bedrag": "ja"}
    expect_found(window, choice, register)
    assert len(expected(choice, register)) > 0

    (first, *_) = expected(choice, register)
    tab_to(window, window.locator(f"a.listed__name[href$='#{first}']"))
    window.keyboard.press("Enter")
    expect_address(window, f"/{register.annex.addresses[first]}#{first}")


@pytest.mark.parametrize("at", ["tekst", "status", "bedrag", "wis"])
def test_esc_clears_all_from_anywhere_in_the_form(window: Page, register: Register, at: str) -> None:
    choice = {"tekst": "act", "status": "voorstel", "niveau": "EU"}
    choose(window, choice)
    expect_found(window, choice, register)
    places = {
        "tekst": text_field(window),
        "status": select(window, "status"),
        "bedrag": checkbox(window),
        "wis": reset(window),
    }
    places[at].focus()
    window.keyboard.press("Escape")
    expect_found(window, {}, register)
    expect(text_field(window)).to_be_focused()


def test_the_button_clears_all(window: Page, register: Register) -> None:
    choose(window, {"tekst": "chips", "bouwsteen": "bouwsteen-2"})
    checkbox(window).focus()
    window.keyboard.press("Tab")
    expect(reset(window)).to_be_focused()
    window.keyboard.press("Enter")
    expect_found(window, {}, register)
    expect(text_field(window)).to_be_focused()


def test_an_empty_result_says_so_and_offers_to_reset(window: Page, register: Register) -> None:
    tab_to(window, text_field(window))
    window.keyboard.type("xyzzy")
    expect_found(window, {"tekst": "xyzzy"}, register)
    expect(count(window)).to_have_text("0 van de 87 initiatieven")
    expect(empty(window)).to_contain_text("Geen initiatief past bij deze filters.")
    button = empty(window).get_by_role("button", name="Wis filters en toon alle 87 initiatieven")
    tab_to(window, button)
    window.keyboard.press("Enter")
    expect_found(window, {}, register)
    expect(text_field(window)).to_be_focused()


def test_enter_in_the_text_field_leaves_the_page_alone(window: Page, register: Register) -> None:
    text_field(window).fill("chips")
    text_field(window).press("Enter")
    window.wait_for_timeout(200)
    expect_found(window, {"tekst": "chips"}, register)


def test_nothing_scrolls_sideways_on_a_phone(open_page: OpenPage) -> None:
    """Neither the form nor the list, full, short or empty. `test_layout` sees to all pages as they come."""
    page = open_page(has_touch=True, is_mobile=True)
    for choice in ({}, {"niveau": "internationaal", "bedrag": "ja"}, {"tekst": "chips"}, {"tekst": "xyzzy"}):
        page.goto(address_with(choice))
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 844})
            assert sideways(page, width) == []


# --- What the filters find ------------------------------------------------------------------------------------


def test_each_filter_alone(page: Page, register: Register) -> None:
    page.goto(LIST)
    found = set()
    for choice in alone(register):
        choose(page, choice)
        expect_found(page, choice, register)
        found.add(tuple(expected(choice, register)))
    assert len(found) > 30


def test_filters_together(page: Page, register: Register) -> None:
    """Some forty combinations, the same in each run; with results and without."""
    page.goto(LIST)
    picked = random.Random(3)
    singles = alone(register)
    empty_ones = 0
    for _ in range(40):
        choice: Choice = {}
        for single in picked.sample(singles, picked.choice([2, 2, 3])):
            choice |= single
        choose(page, choice)
        expect_found(page, choice, register)
        empty_ones += not expected(choice, register)
    assert 5 < empty_ones < 35


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("Single Market Emergency Instrument", ["smei"]),  # the annex's own name
        ("smei", ["smei"]),  # in another case
        ("CHIPSVERORDENING", ["eu-chips-act"]),  # an official name
        ("wopke", ["nationaal-groeifonds"]),  # what others call it
        ("artificiele", ["ai-act"]),  # without its accent
        ("artificiële", ["ai-act"]),  # with it
        ("antidwang", ["anti-dwanginstrument"]),  # without its hyphen
        ("anti-dwang", ["anti-dwanginstrument"]),
        ("decade digital", ["digitaal-decennium"]),  # in any order
        ("raw materials strategy", ["nationale-grondstoffenstrategie"]),  # English
        ("europe's digital", ["digitaal-decennium"]),  # a straight apostrophe
        ("soja", ["onderzoek-soja-importen"]),  # the editors' name for it
        ("  smei  ", ["smei"]),
    ],
)
def test_the_text_filter(page: Page, register: Register, typed: str, among: list[str]) -> None:
    page.goto(LIST)
    text_field(page).press_sequentially(typed)
    found = expected({"tekst": typed}, register)
    expect(count(page)).to_have_text(f"{len(found)} van de 87 initiatieven")
    assert shown(page) == found
    assert set(among) <= set(found)
    assert len(found) < 6
    assert in_address(page) == {"tekst": typed.strip()}


# --- The address ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "choice",
    [
        {"tekst": "europese", "bouwsteen": "bouwsteen-1", "status": "lopend"},
        {"thema": "verminderen", "niveau": "nationaal"},
        {"thema": "halfgeleiders", "bedrag": "ja"},
        {"status": "niet-vermeld"},
        {"tekst": "R&D"},
    ],
)
def test_a_linked_address_restores_the_choice(page: Page, register: Register, choice: Choice) -> None:
    page.goto(address_with(choice))
    expect_found(page, choice, register)


def test_each_choice_is_in_the_address_as_a_link_to_it(page: Page, open_page: OpenPage, register: Register) -> None:
    choice = {"tekst": "chips", "niveau": "EU"}
    page.goto(LIST)
    choose(page, choice)
    expect_found(page, choice, register)
    other = open_page()
    other.goto(page.url)
    expect_found(other, choice, register)


@pytest.mark.parametrize(
    ("query", "choice"),
    [
        ("status=onzin", {}),
        ("bouwsteen=bouwsteen-9&thema=%3Cb%3E&niveau=eu", {}),
        ("bedrag=nee", {}),
        ("bedrag=", {}),
        ("iets=anders&utm_source=x", {}),
        ("status=onzin&bouwsteen=bouwsteen-3", {"bouwsteen": "bouwsteen-3"}),
        ("status=lopend&status=voorstel", {"status": "lopend"}),
        ("tekst=%20", {}),
    ],
)
def test_what_an_address_should_not_hold_is_ignored(page: Page, register: Register, query: str, choice: Choice) -> None:
    page.goto(f"{LIST}?{query}")
    found = expected(choice, register)
    expect(count(page)).to_have_text(f"{len(found)} van de 87 initiatieven" if choice else "Alle 87 initiatieven")
    assert shown(page) == found
    assert {field: value.strip() for field, value in in_form(page).items() if value.strip()} == choice
    for field in LABELS:  # none stands there blank
        expect(select(page, field).locator("option:checked")).to_have_count(1)


def test_back_and_forward_restore_the_choice(page: Page, register: Register) -> None:
    """From an initiative back to the list, and on again."""
    choice = {"tekst": "chips", "bouwsteen": "bouwsteen-2"}
    page.goto(LIST)
    choose(page, choice)
    expect_found(page, choice, register)
    first = expected(choice, register)[0]
    page.locator(f"a.listed__name[href$='#{first}']").click()
    expect_address(page, f"/{register.annex.addresses[first]}#{first}")
    page.go_back()
    expect_found(page, choice, register)
    page.go_forward()
    expect_address(page, f"/{register.annex.addresses[first]}#{first}")
    page.go_back()
    expect_found(page, choice, register)


def test_back_within_the_page_restores_the_choice(page: Page, register: Register) -> None:
    """The permalink of the heading is an entry of its own in the browser's history."""
    before, after = {"status": "lopend"}, {"status": "voorstel", "bedrag": "ja"}
    page.goto(address_with(before))
    page.get_by_role("heading", level=1).get_by_role("link").click()
    expect(page).to_have_url(re.compile("#initiatieven$"))
    choose(page, after)
    expect_found(page, after, register)
    page.go_back()
    expect_found(page, before, register)
    page.go_forward()
    expect_found(page, after, register)


def test_a_choice_adds_nothing_to_the_history(page: Page, register: Register) -> None:
    """Back leads out of the list at once, not letter by letter through what was typed."""
    page.goto("/")
    page.goto(LIST)
    text_field(page).press_sequentially("chips")
    expect_found(page, {"tekst": "chips"}, register)
    page.go_back()
    expect_address(page, "/")


# --- Without JavaScript ---------------------------------------------------------------------------------------


def test_without_javascript_the_whole_list_stands_there(open_page: OpenPage, register: Register) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address_with({"status": "lopend"}))
    expect(page.locator(".listed__item:visible")).to_have_count(len(register.annex.initiatives))
    expect(page.locator("form.filters")).to_be_hidden()
    expect(empty(page)).to_be_hidden()
    for name in ("Wis filters", "Wis filters en toon alle 87 initiatieven"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
