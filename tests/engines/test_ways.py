"""What readers do, in three browsers and with animations."""

from pathlib import Path

import pytest

from tests.browser.helpers import CHIPS, DESKTOP, KINDS, PHONE
from tests.engines.webdriver import Engine, Firefox, WebKit

TAB, ENTER, CONTROL, ESCAPE = "\ue004", "\ue007", "\ue009", "\ue00c"
"""Keys, as WebDriver writes them."""

LIST = "/stand-van-zaken/"
ENERGY = "/bouwsteen-2/verminderen/energie/"
SEARCH = ".header-search [role=searchbox]"
SEARCH_BUTTON = "button[aria-label=Zoeken]"
RESULT = ".header-search .result__link"
MENU = "summary[aria-label=Menu]"
MENU_LINK = ".menu a[href$='energie/']"
ITEM = ".listed__item"
MARK = "#verwijzing-26"
PREVIEW = ".preview"
CITE = "a.cite__open[href='#eu-chips-act']"
CITATION = "dialog.citation"
COPY = f"{CITATION} .copy"


def search(reader: Engine, words: str) -> None:
    reader.click(SEARCH)
    reader.type(words)
    reader.expect("isShown", RESULT)


def test_search_result_and_back(reader: Engine) -> None:
    """The words are marked where the result leads to; Back shows the results again."""
    reader.open("/over/")
    search(reader, "smei")
    reader.press(ENTER)
    reader.expect("hasArrived", "/bouwsteen-1/interne-markt/#smei")
    reader.expect("isShown", "section:has(> #smei) mark.found")
    reader.back()
    reader.expect("isAt", "/over/")
    reader.expect("isShown", RESULT)
    assert reader.ask("selector => find(selector)[0].value", SEARCH) == "smei"


def test_search_on_phone(reader: Engine) -> None:
    reader.resize(**PHONE)
    reader.open("/over/")
    reader.click(SEARCH_BUTTON)
    reader.expect("hasFocus", SEARCH)
    reader.type("chips act")
    reader.expect("isShown", RESULT)
    reader.press(ESCAPE)
    reader.expect("isHidden", RESULT)
    reader.expect("hasFocus", SEARCH_BUTTON)


def test_footnote_preview_with_mouse_and_keyboard(reader: Engine) -> None:
    reader.open(CHIPS)
    reader.hover(MARK)
    reader.expect("isShown", PREVIEW)
    assert "BNC fiche: EU Chips Act" in reader.ask("selector => find(selector)[0].textContent", PREVIEW)
    reader.hover("h1")
    reader.expect("isHidden", PREVIEW)
    reader.open(f"{CHIPS}#eu-chips-act")
    for _ in range(40):
        reader.press(TAB)
        if reader.ask("hasFocus", MARK):
            break
    reader.expect("hasFocus", MARK)
    reader.expect("isShown", PREVIEW)
    reader.press(ESCAPE)
    reader.expect("isHidden", PREVIEW)
    reader.expect("hasFocus", MARK)


def test_footnote_and_back(reader: Engine) -> None:
    """A click shows no preview at the mark, although WebKit focuses the mark."""
    reader.open(CHIPS)
    reader.click(MARK)
    reader.expect("hasArrived", f"{CHIPS}#voetnoot-26")
    reader.click("#voetnoot-26 .note__back")
    reader.expect("hasArrived", f"{CHIPS}{MARK}")
    reader.expect("isHidden", PREVIEW)
    reader.back()
    reader.expect("hasArrived", f"{CHIPS}#voetnoot-26")


def test_filters_and_back(reader: Engine) -> None:
    """After Back the form matches the list, and another filter is added to the first."""
    reader.open(LIST)
    reader.click(".filters [name=tekst]")
    reader.type("chips")
    reader.expect("() => location.search === '?tekst=chips'")
    shown = reader.expect("selector => find(selector).length % 87", ITEM)
    reader.click(f"{ITEM} a.listed__name")
    reader.expect("path => location.pathname !== path", LIST)
    reader.back()
    reader.expect("path => location.pathname === path", LIST)
    reader.expect("() => document.querySelector('.filters [name=tekst]').value === 'chips'")
    reader.expect("(selector, count) => find(selector).length === count", ITEM, shown)
    reader.ask("() => document.querySelector('.filters [name=bouwsteen]').focus()")
    reader.type("2")
    reader.expect("() => new URLSearchParams(location.search).get('bouwsteen') === 'bouwsteen-2'")
    assert reader.ask("() => new URLSearchParams(location.search).get('tekst')") == "chips"
    reader.press(ESCAPE)
    reader.expect("() => location.search === ''")
    reader.expect("selector => find(selector).length === 87", ITEM)


def test_menu_on_phone(reader: Engine) -> None:
    """The menu button keeps the focus; Back from a link in the menu shows the page with the menu closed."""
    reader.resize(**PHONE)
    reader.open(CHIPS)
    reader.expect("isHidden", MENU_LINK)
    reader.click(MENU)
    reader.expect("isShown", MENU_LINK)
    reader.expect("hasFocus", MENU)
    reader.press(ESCAPE)
    reader.expect("isHidden", MENU_LINK)
    reader.expect("hasFocus", MENU)
    reader.press(ENTER)
    reader.click(MENU_LINK)
    reader.expect("isAt", ENERGY)
    reader.back()
    reader.expect("isAt", CHIPS)
    reader.expect("isHidden", MENU_LINK)
    reader.click(MARK)


def test_tab_leaves_a_summary_that_was_clicked(reader: Engine) -> None:
    """The click lands on words in it, not on the summary itself."""
    reader.open("/instrumenten/")
    row = ".register__item:first-of-type > summary"
    reader.click(f"{row} > .register__name")
    reader.expect("selector => find(selector)[0].parentElement.open", row)
    reader.press(TAB)
    reader.expect("selector => ![document.body, find(selector)[0]].includes(document.activeElement)", row)


def test_cite_and_paste(reader: Engine) -> None:
    """Esc closes the dialog, and the focus returns to the link that was clicked."""
    reader.open(CHIPS)
    reader.click(CITE)
    reader.expect("isShown", CITATION)
    reader.click(COPY)
    status = f"{CITATION} [role=status]"
    reader.expect("selector => document.querySelector(selector).textContent === 'Tekst gekopieerd'", status)
    reader.press(ESCAPE)
    reader.expect("isHidden", CITATION)
    reader.expect("hasFocus", CITE)
    reader.click(SEARCH)
    reader.press(CONTROL, "v")
    # A field has one line: some browsers put a blank for the end of a line, others nothing.
    reader.expect(
        "(field, end) => find(field)[0].value.replace(/\\s/g, '').endsWith(end)",
        SEARCH,
        f"‘EUChipsAct’{reader.home}{CHIPS}#eu-chips-act",
    )


def test_offline_site(reader: Engine, offline_site: Path) -> None:
    chips = f"{CHIPS.removesuffix('/')}.html"
    reader.home = offline_site.as_uri()
    reader.open("/index.html")
    search(reader, "nis2")
    reader.click(RESULT)
    reader.expect("() => location.hash && hasArrived(location.hash)")
    reader.open(chips)
    reader.hover(MARK)
    reader.expect("isShown", PREVIEW)
    reader.click(MARK)
    reader.expect("hasArrived", f"{chips}#voetnoot-26")
    reader.open("/stand-van-zaken.html?bouwsteen=bouwsteen-3")
    reader.expect("selector => find(selector).length === 9", ITEM)


@pytest.mark.parametrize("engine", [Firefox, WebKit], indirect=True)
def test_each_kind_of_page(reader: Engine) -> None:
    """Pages load without console errors and never scroll sideways. `tests/browser` tests the same in Chromium."""
    wide = []
    for page in KINDS:
        reader.open(page)
        reader.expect("() => document.readyState === 'complete'")
        for window in (DESKTOP, PHONE):
            reader.resize(**window)
            if reader.ask("() => document.documentElement.scrollWidth > innerWidth"):
                wide.append((page, window))
    assert wide == []


@pytest.mark.usefixtures("no_scripts")
def test_without_scripts(reader: Engine) -> None:
    """No button does nothing, lists are complete, notes are links, and the menu opens on a phone."""
    reader.resize(**PHONE)
    reader.open(f"{LIST}?toen=lopend")
    reader.expect("selector => find(selector).length === 87", ITEM)
    for absent in (".filters", ".filtered__empty", "[role=searchbox]", "select"):
        reader.expect("isHidden", absent)
    reader.open(CHIPS)
    reader.click(CITE)
    reader.expect("hasArrived", f"{CHIPS}#eu-chips-act")
    reader.click(MARK)
    reader.expect("hasArrived", f"{CHIPS}#voetnoot-26")
    reader.click(MENU)
    reader.click(MENU_LINK)
    reader.expect("isAt", ENERGY)
