"""Footnotes: to the note and back, and previews beside their marks, as beside abbreviations."""

import time

from tests.browser.helpers import CHIPS, MARK, NOTE, PREVIEW, in_chromium
from tests.browser.webdriver import ENTER, ESCAPE, PHONE, SHIFT, TAB, Chromium, Engine

CLOSE_DELAY = 0.25
"""Seconds for which a preview waits for the pointer."""


def test_note_and_back(reader: Engine) -> None:
    """A click shows no preview at the mark, although WebKit focuses the mark."""
    reader.open(CHIPS)
    reader.click(MARK)
    reader.expect("hasArrived", f"{CHIPS}{NOTE}")
    reader.click(f"{NOTE} .note__back")
    reader.expect("hasArrived", f"{CHIPS}{MARK}")
    reader.expect("isHidden", PREVIEW)
    reader.back()
    reader.expect("hasArrived", f"{CHIPS}{NOTE}")


def test_preview_with_mouse_and_keyboard(reader: Engine) -> None:
    """It holds the note's text, stays while the pointer is on it, and Esc closes it (WCAG 2.2, 1.4.13)."""
    reader.open(CHIPS)
    reader.hover(MARK)
    reader.expect("isShown", PREVIEW)
    assert reader.ask("textOf", f"{PREVIEW} .preview__text") == reader.ask("textOf", f"{NOTE} .note__text")
    reader.hover(PREVIEW)
    time.sleep(2 * CLOSE_DELAY)
    reader.expect("isShown", PREVIEW)
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


@in_chromium
def test_keyboard_in_a_preview(reader: Chromium) -> None:
    """Tab moves through its links. Esc returns from them to the mark; the last one leads to the note."""
    reader.open(CHIPS)
    onward = f"{PREVIEW} a[href$='{NOTE}']"
    for key in (ESCAPE, ENTER):
        reader.ask("selector => find(selector)[0].focus()", MARK)
        reader.press(SHIFT, TAB)
        reader.press(TAB)
        reader.expect("isShown", PREVIEW)
        while not reader.ask("hasFocus", onward):
            assert reader.ask("selector => document.activeElement.closest('.mark, .preview') !== null", MARK)
            reader.press(TAB)
        reader.press(key)
        reader.expect("isHidden", PREVIEW)
        assert reader.ask("hasFocus", MARK) == (key == ESCAPE)
    reader.expect("hasArrived", f"{CHIPS}{NOTE}")


@in_chromium
def test_preview_by_touch(reader: Chromium) -> None:
    """A tap shows it without leaving the text, whole in the window; one elsewhere or on its button closes it; one on
    its link leads on. An abbreviation's holds what it stands for."""
    reader.resize(**PHONE)
    reader.open(CHIPS)
    link = ".initiative__text a.short-form"
    meaning = reader.ask("selector => find(selector)[0].dataset.explains", link)
    reader.tap(link)
    reader.expect("isShown", f"{PREVIEW} .preview__text", meaning)
    assert reader.ask("sideways") == []
    reader.tap("h1")
    reader.expect("isHidden", PREVIEW)
    reader.tap(MARK)
    reader.tap(f"{PREVIEW} button")
    reader.expect("isHidden", PREVIEW)
    reader.tap(MARK)
    reader.expect("selector => find(selector)[0].getBoundingClientRect().bottom <= innerHeight", PREVIEW)
    reader.tap(f"{PREVIEW} a[href$='{NOTE}']")
    reader.expect("hasArrived", f"{CHIPS}{NOTE}")
