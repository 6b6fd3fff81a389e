"""The search box: by keyboard and mouse, on a phone, by its address."""

from pathlib import Path
from urllib.parse import urlencode

from tests.browser.helpers import (
    CHIPS,
    INSTRUMENTS,
    RESULT,
    SEARCH,
    SEARCH_BUTTON,
    SEARCH_STATUS,
    data,
    in_chromium,
)
from tests.browser.webdriver import DOWN, ENTER, ESCAPE, PHONE, UP, Chromium, Engine
from tests.conftest import QuietHandler, serving

SMEI = "/bouwsteen-1/interne-markt/#smei"
MARKED = "section:has(> #smei) mark.found"


def test_result_and_back(reader: Engine) -> None:
    """The words are marked where the result leads to; Back shows the results again."""
    reader.open("/over/")
    reader.search("smei")
    reader.press(ENTER)
    reader.expect("hasArrived", SMEI)
    reader.expect("isShown", MARKED)
    reader.back()
    reader.expect("isAt", "/over/")
    reader.expect("isShown", RESULT)
    assert reader.ask("valueOf", SEARCH) == "smei"


def test_on_a_phone(reader: Engine) -> None:
    """A button opens the box; Esc closes it and returns the focus to the button."""
    reader.resize(**PHONE)
    reader.open("/over/")
    reader.click(SEARCH_BUTTON)
    reader.expect("hasFocus", SEARCH)
    reader.type("chips act")
    reader.expect("isShown", RESULT)
    assert reader.ask("sideways") == []
    reader.press(ESCAPE)
    reader.expect("isHidden", RESULT)
    reader.expect("hasFocus", SEARCH_BUTTON)


@in_chromium
def test_keyboard(reader: Chromium) -> None:
    """A key leads to the box. Arrows move through the results and back to the box, Esc closes them, Enter follows."""
    reader.open(CHIPS)
    reader.press("s")
    reader.expect("hasFocus", SEARCH)
    reader.type("single market")
    reader.expect("isShown", RESULT)
    assert reader.ask("valueOf", SEARCH) == "single market"
    for key, focused in ((DOWN, RESULT), (UP, SEARCH)):
        reader.press(key)
        reader.expect("hasFocus", focused)
    reader.press(ESCAPE)
    reader.expect("isHidden", RESULT)
    reader.press(DOWN)
    reader.expect("isShown", RESULT)
    reader.press(DOWN)
    reader.press(ENTER)
    reader.expect("hasArrived", SMEI)


@in_chromium
def test_what_is_found_is_announced(reader: Chromium) -> None:
    """How much, or nothing; what lacks a word stands apart and says which. Without results there is a way on."""
    reader.open("/over/")
    reader.search("smei")
    reader.expect("isShown", SEARCH_STATUS, "resulta")
    reader.ask("fill", SEARCH, "smei dinosaurussen")
    reader.expect("isShown", ".searchbox__near", "Zonder: dinosaurussen")
    reader.expect("isShown", SEARCH_STATUS, "Niets precies gevonden")
    reader.ask("fill", SEARCH, "<xyzzy>")
    reader.expect("isShown", SEARCH_STATUS, "Niets gevonden voor ‘<xyzzy>’.")
    reader.expect("isHidden", RESULT)
    reader.click(f".searchbox__none a[href$='{INSTRUMENTS[1:]}']")
    reader.expect("isAt", INSTRUMENTS)
    reader.search("smei")
    reader.click("[aria-label='Wis zoekvraag']")
    reader.expect("hasFocus", SEARCH)
    reader.expect("isHidden", RESULT)
    assert reader.ask("valueOf", SEARCH) == ""


@in_chromium
def test_what_is_only_in_english_is_found_in_english(reader: Chromium) -> None:
    """By the words of a gloss; the result is marked as English and leads to the Dutch text."""
    gloss = data("english")["glosses"][0]
    reader.open("/over/")
    reader.search(" ".join(gloss["text"].rstrip(".").split()[:20]))
    reader.expect("isShown", ".result__name[lang=en]")
    reader.click(f"{RESULT}[href$='#{gloss['id']}']")
    reader.expect("hasArrived", f"#{gloss['id']}")


@in_chromium
def test_the_address_holds_the_query(reader: Chromium) -> None:
    """A link to it repeats the search; the address of a result, once its words are marked, is that of its target."""
    reader.open("/over/?q=smei")
    reader.expect("hasFocus", SEARCH)
    reader.expect("isShown", RESULT)
    reader.press(ESCAPE)
    reader.expect("hasQuery", "")
    reader.press(DOWN)
    reader.click(RESULT)
    reader.expect("isShown", MARKED)
    reader.expect("hasQuery", "")
    reader.expect("isAt", SMEI)


HOSTILE = ("constructor __proto__", "%E0%A4%A %", '<b>&amp;"', "([*\\ ${x}", "a" * 5000, "ﬁİé𝔘🥞\u202e\u200b")


@in_chromium
def test_any_text_is_searched(reader: Chromium) -> None:
    """Without errors, in the box, as words to mark and as an anchor."""
    for text in HOSTILE:
        reader.open(f"{CHIPS}?{urlencode({'q': text, 'h': text})}#{text}")
        reader.expect("hasValue", SEARCH, text)
        reader.expect("isShown", f"{RESULT}, .searchbox__none")


class WithoutRecords(QuietHandler):
    """Sends the records only while it isn't broken."""

    asked = 0
    is_broken = True

    def do_GET(self) -> None:  # noqa: N802 (the name that http.server asks for)
        if self.path.endswith("/records.js"):
            WithoutRecords.asked += 1
            if WithoutRecords.is_broken:
                self.send_error(503)
                return
        super().do_GET()


@in_chromium
def test_records_load_on_first_use_and_again_after_a_failure(reader: Chromium, site: Path) -> None:
    with serving(site, WithoutRecords) as reader.home:
        reader.open("/over/")
        assert WithoutRecords.asked == 0
        reader.click(SEARCH)
        reader.type("smei")
        reader.expect("isShown", SEARCH_STATUS, "Zoeken lukt nu niet")
        WithoutRecords.is_broken = False
        reader.type(" ")
        reader.expect("isShown", RESULT)
        assert all("503" in problem for problem in reader.problems())
