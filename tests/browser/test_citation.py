"""Citing an initiative: a dialog shows what a reader copies."""

import re

from tests.browser.helpers import CHIPS, CITATION, CITE, SEARCH, in_chromium
from tests.browser.webdriver import CONTROL, ENTER, ESCAPE, SPACE, Chromium, Engine

COPY = f"{CITATION} .copy"
STATUS = f"{CITATION} [role=status]"
FIRST = f"{CITE}[href='#eu-chips-act']"
PRESS = {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}
RECORD = "() => { navigator.clipboard.writeText = async text => { globalThis.copied = text } }"


def test_cite_and_paste(reader: Engine) -> None:
    """Esc closes the dialog, and the focus returns to the link that was clicked."""
    reader.open(CHIPS)
    reader.click(FIRST)
    reader.expect("isShown", CITATION)
    reader.click(COPY)
    reader.expect("isShown", STATUS, "Tekst gekopieerd")
    reader.press(ESCAPE)
    reader.expect("isHidden", CITATION)
    reader.expect("hasFocus", FIRST)
    reader.click(SEARCH)
    reader.press(CONTROL, "v")
    # A field has one line: some browsers put a blank for the end of a line, others nothing.
    reader.expect(
        "(field, end) => valueOf(field).replace(/\\s/g, '').endsWith(end)",
        SEARCH,
        f"‘EUChipsAct’{reader.home}{CHIPS}#eu-chips-act",
    )


@in_chromium
def test_what_is_copied_is_shown(reader: Chromium) -> None:
    """The text without marks of footnotes, the reference and the link, which lacks the query of the page's address."""
    reader.open(f"{CHIPS}?bron=nieuwsbrief")
    reader.ask(RECORD)
    quotation = reader.ask("() => textOf('section:has(> #eu-chips-act) .initiative__text')")
    reader.click(FIRST)
    *lines, link = reader.ask("textsOf", f"{CITATION} .citation__text p")
    assert re.sub(r"[\d\s“”]", "", lines[0]) == re.sub(r"[\d\s]", "", quotation)
    assert not re.search(r"[a-z]\d", lines[0])
    assert link == f"{reader.home}{CHIPS}#eu-chips-act"
    for number, copied in enumerate(("\n".join([*lines, link]), link)):
        reader.ask("([...selector], number) => find(selector.join(''))[number].click()", COPY, number)
        reader.expect("text => globalThis.copied === text", copied)
    reader.ask("selector => find(selector)[2].click()", COPY)
    reader.expect("() => copied.startsWith('TY  - ') && copied.endsWith('ER  - \\r\\n')")
    assert {f"AB  - {lines[0][1:-1]}", f"UR  - {link}"} <= {*reader.ask("() => copied").split("\r\n")}
    reader.ask("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    reader.click(COPY)
    reader.expect("isShown", STATUS, "niet gelukt")


@in_chromium
def test_keyboard(reader: Chromium) -> None:
    """Enter and Space open it with the focus in it; the page's keys do nothing meanwhile. Its button and a press beside
    it close it. It fits a small phone."""
    reader.resize(width=320, height=480)
    reader.open(CHIPS)
    for key in (ENTER, SPACE):
        reader.ask("selector => find(selector)[0].focus()", FIRST)
        reader.press(key)
        reader.expect("hasFocus", COPY)
        reader.press("s")
        reader.press(ESCAPE)
        reader.expect("hasFocus", FIRST)
    for place in (f"{CITATION} .preview__close", ""):
        reader.click(FIRST)
        reader.expect("isShown", CITATION)
        reader.expect("selector => find(selector)[0].getBoundingClientRect().bottom <= innerHeight", CITATION)
        assert reader.ask("sideways") == []
        if place:
            reader.click(place)
        else:
            reader.act("pointer", *({"type": "pointerMove", "x": 1, "y": 1}, *PRESS))
        reader.expect("isHidden", CITATION)
    reader.expect("isAt", CHIPS)
