"""The ways of a reader, each described once and walked in three engines, with motion as the site has it."""

import pytest

from tests.browser.helpers import CHIPS, DESKTOP, KINDS, PHONE
from tests.engines.reader import Reader
from tests.engines.webdriver import Firefox, WebKit

MARKET = "/bouwsteen-1/interne-markt/"
HEADER = ".header-search"
RESULT = f"{HEADER} .md-search-result__link"
LIST = "/stand-van-zaken/"
ITEM = ".listed__item"
MARK = {"selector": "#verwijzing-26"}
PREVIEW = {"selector": ".preview"}
ENERGY = {"selector": "a[href$='energie/']", "within": ".menu"}
COPY = {"role": "button", "within": "section:has(> #eu-chips-act)", "name": "Verwijzing naar EU Chips Act kopiëren"}


def search(reader: Reader, words: str) -> None:
    reader.click(role="searchbox", within=HEADER)
    reader.type(words)
    reader.expect_shown(selector=RESULT)


def test_search_and_land(reader: Reader) -> None:
    """The words are marked where the result leads to; Back shows the results again."""
    reader.open("/over/")
    search(reader, "smei")
    reader.press("Enter")
    reader.expect_arrived(MARKET, "smei")
    reader.expect_shown(selector="section:has(> #smei) mark.found")
    reader.back()
    reader.expect_address("/over/")
    reader.expect_shown(selector=RESULT)
    assert reader.evaluate("find(arguments[0])[0].value", {"role": "searchbox", "within": HEADER}) == "smei"


def test_search_on_a_phone(phone: Reader) -> None:
    phone.open("/over/")
    phone.click(role="button", name="Zoeken")
    phone.expect_focus(role="searchbox", within=HEADER)
    phone.type("chips act")
    phone.expect_shown(selector=RESULT)
    phone.press("Escape")
    phone.expect_hidden(selector=RESULT)
    phone.expect_focus(role="button", name="Zoeken")


def test_a_preview_by_mouse_and_by_keyboard(reader: Reader) -> None:
    reader.open(CHIPS)
    reader.hover(**MARK)
    reader.expect_shown(**PREVIEW)
    assert "BNC fiche: EU Chips Act" in reader.text(".preview")
    reader.hover(role="heading", name=reader.evaluate("nameOf(document.querySelector('h1'))"))
    reader.expect_hidden(**PREVIEW)
    reader.open(f"{CHIPS}#eu-chips-act")
    reader.tab_to(**MARK)
    reader.expect_shown(**PREVIEW)
    reader.press("Escape")
    reader.expect_hidden(**PREVIEW)
    reader.expect_focus(**MARK)


def test_to_a_footnote_and_back(reader: Reader) -> None:
    """By mouse, so without a preview at the mark, though WebKit gives it the focus."""
    reader.open(CHIPS)
    reader.click(**MARK)
    reader.expect_arrived(CHIPS, "voetnoot-26")
    reader.click(selector=".note__back", within="#voetnoot-26")
    reader.expect_arrived(CHIPS, "verwijzing-26")
    reader.expect_hidden(**PREVIEW)
    reader.back()
    reader.expect_arrived(CHIPS, "voetnoot-26")


def test_filters_and_back(reader: Reader) -> None:
    """After Back the form says what the list shows, and a further choice adds to it."""
    reader.open(LIST)
    reader.click(selector=".filters [name=tekst]")
    reader.type("chips")
    reader.expect("location.search === '?tekst=chips'")
    shown = reader.expect("find({selector: arguments[0]}).length % 87", ITEM)
    reader.click(selector="a.listed__name", within=ITEM)
    reader.expect("location.pathname !== arguments[0]", LIST)
    reader.back()
    reader.expect("location.pathname === arguments[0]", LIST)
    reader.expect("document.querySelector('.filters [name=tekst]').value === 'chips'")
    reader.expect_count(shown, selector=ITEM)
    reader.expect("(document.querySelector('.filters [name=bouwsteen]').focus(), true)")
    reader.type("2")
    reader.expect("new URLSearchParams(location.search).get('bouwsteen') === 'bouwsteen-2'")
    assert reader.evaluate("new URLSearchParams(location.search).get('tekst')") == "chips"
    reader.press("Escape")
    reader.expect("location.search === ''")
    reader.expect_count(87, selector=ITEM)


def test_the_menu_of_a_phone(phone: Reader) -> None:
    """Its button keeps the focus; Back from a link in it shows the page, not the menu."""
    phone.open(CHIPS)
    phone.expect_hidden(**ENERGY)
    phone.click(role="button", name="Menu")
    phone.expect_shown(**ENERGY)
    phone.expect_focus(role="button", name="Menu")
    phone.press("Escape")
    phone.expect_hidden(**ENERGY)
    phone.expect_focus(role="button", name="Menu")
    phone.press("Enter")
    phone.click(**ENERGY)
    phone.expect_address("/bouwsteen-2/verminderen/energie/")
    phone.back()
    phone.expect_address(CHIPS)
    phone.expect_hidden(**ENERGY)
    phone.click(**MARK)


def test_copy_and_paste(reader: Reader) -> None:
    reader.open(CHIPS)
    reader.click(**COPY)
    reader.expect(
        "document.querySelector('section:has(> #eu-chips-act) .cite:has(a) [role=status]').textContent === 'Gekopieerd'"
    )
    reader.click(role="searchbox", within=HEADER)
    reader.press("Control+v")
    reader.expect(
        "find(arguments[0])[0].value.endsWith(', p. 5–6, ‘EU Chips Act’, ' + location.origin + arguments[1])",
        {"role": "searchbox", "within": HEADER},
        f"{CHIPS}#eu-chips-act",
    )


def test_offline(offline: Reader) -> None:
    offline.open("/index.html")
    search(offline, "nis2")
    offline.click(selector=RESULT)
    offline.expect("location.hash && isInView(location.hash)")
    offline.open("/bouwsteen-2/verminderen/halfgeleiders.html")
    offline.hover(**MARK)
    offline.expect_shown(**PREVIEW)
    offline.click(**MARK)
    offline.expect_arrived("/bouwsteen-2/verminderen/halfgeleiders.html", "voetnoot-26")
    offline.open("/stand-van-zaken.html?bouwsteen=bouwsteen-3")
    offline.expect_count(9, selector=ITEM)


@pytest.mark.parametrize("engine", [Firefox, WebKit], indirect=True, ids=lambda kind: kind.name)
def test_each_kind_of_page(reader: Reader) -> None:
    """Nothing goes wrong while it loads, and nothing makes a reader scroll sideways, on a phone either.

    `tests/browser` does the same in Chromium.
    """
    wide = []
    for page in KINDS:
        reader.open(page)
        reader.expect("document.readyState === 'complete'")
        for window in (DESKTOP, PHONE):
            reader.engine.resize(**window)
            if reader.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append((page, window))
    assert wide == []


def test_without_scripts(without_scripts: Reader) -> None:
    """No button that does nothing; lists are complete, notes are links, and the menu of a phone opens."""
    reader = without_scripts
    reader.open(f"{LIST}?toen=lopend")
    reader.expect_count(87, selector=ITEM)
    reader.expect_hidden(selector=".filters")
    reader.expect_hidden(selector=".filtered__empty")
    for role in ("searchbox", "combobox"):
        reader.expect_hidden(role=role)
    reader.open(CHIPS)
    reader.expect_hidden(role="button", name="Verwijzing naar EU Chips Act kopiëren")
    reader.click(**MARK)
    reader.expect_arrived(CHIPS, "voetnoot-26")
    reader.click(role="button", name="Menu")
    reader.click(**ENERGY)
    reader.expect_address("/bouwsteen-2/verminderen/energie/")
