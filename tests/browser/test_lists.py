"""The filters of the two lists, which the address keeps; rows that open."""

from urllib.parse import urlencode

import pytest

from tests.browser.helpers import FILTER_STATUS, INSTRUMENTS, ITEM, LIST, TEXT_FILTER, in_chromium
from tests.browser.webdriver import DESKTOP, ESCAPE, PHONE, TAB, Chromium, Engine

EMPTY = ".filtered__empty"
THEMES = ".filters [name=bouwsteen]"


def test_filters_and_back(reader: Engine) -> None:
    """After Back the form matches the list, and another filter is added to the first. Quick typing changes the address
    less often than WebKit allows."""
    reader.open(LIST)
    every = reader.ask("selector => find(selector).length", ITEM)
    reader.click(TEXT_FILTER)
    reader.type("chips")
    reader.expect("hasQuery", "?tekst=chips")
    shown = reader.expect("(selector, every) => find(selector).length % every", ITEM, every)
    reader.click(f"{ITEM} a.listed__name")
    reader.expect("path => location.pathname !== path", LIST)
    reader.back()
    reader.expect("isAt", LIST)
    reader.expect("hasValue", TEXT_FILTER, "chips")
    reader.expect("hasCount", ITEM, shown)
    reader.ask("selector => find(selector)[0].focus()", THEMES)
    reader.type("2")
    reader.expect("hasQuery", "?tekst=chips&bouwsteen=bouwsteen-2")
    reader.press(ESCAPE)
    reader.expect("hasQuery", "")
    reader.expect("hasCount", ITEM, every)
    reader.expect("hasFocus", TEXT_FILTER)
    reader.ask("selector => { for (let n = 0; n < 150; n += 1) fill(selector, `chips ${n}`) }", TEXT_FILTER)
    reader.expect("hasQuery", "?tekst=chips+149")


@in_chromium
@pytest.mark.parametrize("address", [LIST, INSTRUMENTS])
def test_each_filter_leaves_the_rows_that_fit(reader: Chromium, address: str) -> None:
    """Each option leaves some rows, which say its words where they hold it; two options leave what both would leave."""
    reader.open(address)
    singles = reader.ask("choices")
    pairs = [one | other for one in singles[:3] for other in singles[-5:] if {*one} != {*other}]
    (everything,) = reader.ask("shownFor", [{}])
    every = len(everything["rows"])
    shown = dict(zip(map(str, [*singles, *pairs]), reader.ask("shownFor", [*singles, *pairs]), strict=True))
    for choice in singles:
        found = shown[str(choice)]
        assert 0 < len(found["rows"]) < every, choice
        if not {*choice} & {"bouwsteen", "noemt", "nu"}:
            (label,) = filter(None, found["labels"])
            assert [row for row in found["rows"] if label.casefold() not in row.casefold()] == [], choice
    for choice in pairs:
        one, other = (shown[str({name: value})]["rows"] for name, value in choice.items())
        assert shown[str(choice)]["rows"] == [row for row in one if row in other], choice
    for choice, found in shown.items():
        assert found["count"].startswith(f"{len(found['rows'])} van de {every} "), choice
        assert found["emptyGroups"] == 0, choice
    assert str(every) in everything["count"]


@in_chromium
def test_text_and_clearing(reader: Chromium) -> None:
    """A row is found by its name, and says by which other name. Where nothing is left, a button shows all."""
    reader.open(INSTRUMENTS)
    every = reader.ask("selector => find(selector).length", ITEM)
    name = reader.ask("textOf", f"{ITEM}:last-of-type .register__name")
    reader.ask("fill", TEXT_FILTER, name)
    reader.expect("isShown", f"{ITEM} .register__name", name)
    reader.ask("fill", TEXT_FILTER, "xyzzy")
    reader.expect("isHidden", ITEM)
    reader.click(f"{EMPTY} button")
    reader.expect("hasCount", ITEM, every)
    reader.expect("hasFocus", TEXT_FILTER)
    reader.ask("fill", TEXT_FILTER, "xyzzy")
    reader.expect("isHidden", ITEM)
    reader.click(".filters .filters__reset")
    reader.expect("hasCount", ITEM, every)
    reader.expect("hasQuery", "")


@in_chromium
@pytest.mark.parametrize(
    ("address", "choice"),
    [
        (f"{LIST}?bouwsteen=halfgeleiders&toen=lopend", {"bouwsteen": "halfgeleiders", "toen": "lopend"}),
        # Names of the fields in the earlier list of initiatives.
        (f"{LIST}?thema=halfgeleiders&bedrag=ja", {"bouwsteen": "halfgeleiders", "noemt": "bedrag"}),
        ("/initiatieven/?status=lopend", {"toen": "lopend"}),
        (f"{LIST}#lopend", {"toen": "lopend"}),
        # Values that are no option are ignored.
        (f"{LIST}?toen=onzin&bouwsteen=bouwsteen-9&noemt=%3Cb%3E&iets=anders&tekst=%20", {}),
    ],
)
def test_an_address_restores_the_choice(reader: Chromium, address: str, choice: dict[str, str]) -> None:
    reader.open(address)
    reader.expect("isShown", FILTER_STATUS, " van de " if choice else "Alle ")
    assert reader.ask("chosen") == choice


@in_chromium
def test_on_a_phone_the_fields_are_folded(reader: Chromium) -> None:
    """Until something is chosen or the window becomes wide."""
    reader.resize(**PHONE)
    reader.open(LIST)
    reader.expect("isShown", ITEM)
    assert reader.ask("isHidden", THEMES)
    reader.resize(**DESKTOP)
    reader.expect("isShown", THEMES)
    reader.resize(**PHONE)
    reader.open(f"{LIST}?{urlencode({'bouwsteen': 'halfgeleiders'})}")
    reader.expect("isShown", THEMES)


@in_chromium
def test_an_address_opens_its_row(reader: Chromium) -> None:
    """Also by a link on the page, after the row was closed, and after filters hid it: they are cleared."""
    reader.open(INSTRUMENTS)
    ids = reader.ask("() => [...document.querySelectorAll('.register__more')].map(more => more.id)")
    first, last = (f"#{id_}" for id_ in (ids[0], ids[-1]))
    reader.open(f"{INSTRUMENTS}?tekst=xyzzy{last}")
    reader.expect("hasArrived", last)
    reader.expect("hasQuery", "")
    for _ in range(2):
        reader.ask("hash => { find('main a')[0].href = hash }", first)
        reader.click("main a")
        reader.expect("hasArrived", first)
        reader.click(f"{ITEM}:has({first}) > summary")
        reader.expect("isHidden", first)


def test_tab_leaves_a_summary_that_was_clicked(reader: Engine) -> None:
    """The click lands on words in it, not on the summary itself."""
    reader.open(INSTRUMENTS)
    row = ".register__item:first-of-type > summary"
    reader.click(f"{row} > .register__name")
    reader.expect("selector => find(selector)[0].parentElement.open", row)
    reader.press(TAB)
    reader.expect("selector => ![document.body, find(selector)[0]].includes(document.activeElement)", row)
