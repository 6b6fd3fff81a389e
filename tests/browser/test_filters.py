"""*Toen en nu*: the filters leave the rows that fit, and the address restores a choice. `tests/engines` types.

What should be left is read from the rows themselves. The text field searches made-up records, except in one test.
"""

import itertools
import re
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from tests.browser.helpers import PHONE, ask, data, expect_address
from tests.conftest import OpenPage

LIST = "/stand-van-zaken/"
SELECTS = ["toen", "nu", "bouwsteen", "noemt"]
Choice = dict[str, str]
"""What is chosen, as in the address: field and value."""

TEXTS = {
    "chips act": {"eu-chips-act"},
    "  CHIPSVERORDENING ": {"eu-chips-act"},
    "accu's": {"eu-chips-act", "kdt"},
    "initiative & joint": {"kdt"},
    "kabinet": set(),
    "xyzzy": set(),
}
"""The ids of the rows that the text field finds in the made-up records, by names and search words."""

RESTORE = """address => {
  history.replaceState(null, "", address)
  dispatchEvent(new PopStateEvent("popstate"))
}"""
"""Set the form by another address, as the Back button does."""


class Filtered:
    """The list on an open page, and what each choice should leave of it."""

    def __init__(self, page: Page, choice: Choice | None = None) -> None:
        self.page = page
        page.goto(f"{LIST}?{urlencode(choice or {})}")
        self.rows: list[dict[str, Any]] = ask(page, "listRows")
        self.options: dict[str, dict[str, str]] = ask(page, "listOptions")
        self.empty = page.locator(".filtered__empty")

    def field(self, name: str) -> Locator:
        return self.page.locator(f".filters [name={name}]")

    def first(self, *names: str) -> Choice:
        """The first option of each of these fields."""
        return {name: next(iter(self.options[name])) for name in names}

    def choose(self, choice: Choice) -> None:
        """Set the form to this choice and nothing else."""
        self.field("tekst").fill(choice.get("tekst", ""))
        for name in SELECTS:
            self.field(name).select_option(choice.get(name, ""))

    def fits(self, row: dict[str, Any], name: str, value: str) -> bool:
        if name == "tekst":
            return bool(row["id"] in TEXTS[value])
        label = self.options[name][value]
        fits = {
            "toen": label in row["then"],
            "nu": label == row["now"],
            "bouwsteen": f"{row['theme']}.".startswith(f"{label.split()[0]}."),
            "noemt": row["hasAmount"] if value == "bedrag" else value in row["named"],
        }
        return bool(fits[name])

    def expected(self, choice: Choice) -> dict[str, Any]:
        """What `listShown` finds. A theme without a row left shows no heading."""
        left = [row for row in self.rows if all(self.fits(row, *pair) for pair in choice.items())]
        return {
            "ids": [row["id"] for row in left],
            "count": f"{len(left)} van de 87 initiatieven" if choice else "Alle 87 initiatieven",
            "empty": not left,
            "headings": len({row["theme"] for row in left}),
            "form": choice,
            "withoutOption": 0,
            "canBeCleared": bool(choice),
        }

    def expect(self, choice: Choice) -> None:
        """The list, the count and the form show what a choice leaves."""
        # A status message: a screen reader reads it out wherever the focus is (WCAG 2.2, 4.1.3).
        expect(self.page.locator("form.filters").get_by_role("status")).to_have_text(self.expected(choice)["count"])
        assert ask(self.page, "listShown") == self.expected(choice)

    def expect_stored(self, choice: Choice) -> None:
        """And so does the address: a moment later, if it has just been changed."""
        self.expect(choice)
        pairs = sorted(f"{name},{value}" for name, value in choice.items())
        self.page.wait_for_function(
            "pairs => [...new URLSearchParams(location.search)].map(String).sort().join() === pairs",
            arg=",".join(pairs),
        )


def test_each_filter_alone_and_together(sample: Page) -> None:
    """Every option by itself, every text; then some pairs, with results and without."""
    filtered = Filtered(sample)
    assert len(filtered.rows) == 87
    assert set(filtered.options["toen"].values()) == {then for row in filtered.rows for then in row["then"]}
    assert set(filtered.options["nu"].values()) == {row["now"] for row in filtered.rows}
    singles = [{name: value} for name in SELECTS for value in filtered.options[name]]
    together = [one | other for one, other in itertools.combinations(singles, 2)][::50]
    choices = [*singles, *({"tekst": text} for text in TEXTS), {"tekst": "chips act", **singles[0]}, *together]
    for choice, shown in zip(choices, ask(sample, "listShownFor", choices), strict=True):
        assert shown == filtered.expected(choice), choice
    assert {filtered.expected(choice)["empty"] for choice in together} == {True, False}


def names_of(instrument: dict[str, Any]) -> list[str]:
    """The names in an instrument's record."""
    others = instrument.get("also_known_as", {}).values()
    return [instrument["name"], *instrument.get("official", {}).values(), *itertools.chain(*others)]


def test_names_and_search_words_find_their_initiative(page: Page) -> None:
    """Words of the annex in other forms, and each eighth name or search word of an initiative's instrument."""
    asked = [
        (instrument["home"], text)
        for instrument in data("register")["instruments"]
        for text in (*names_of(instrument), *instrument.get("search_words", []))
        if "home" in instrument
    ][::8]
    asked += [("smei", text) for text in ("SINGLE market", "instrument emergency", "emergancy")]
    asked += [("anti-dwanginstrument", "antidwang"), ("toegang-tot-cruciale-technologieen", "technologieen")]
    filtered = Filtered(page)
    results = ask(page, "listShownFor", [{"tekst": text} for _, text in asked])
    assert [one for one, shown in zip(asked, results, strict=True) if one[0] not in shown["ids"]] == []
    assert all(len(shown["ids"]) < len(filtered.rows) for shown in results)


def test_clearing(sample: Page) -> None:
    """Esc clears all from anywhere in the form, and so does each button; the focus goes to the text field."""
    filtered = Filtered(sample)
    choice = {"tekst": "accu's", "bouwsteen": "bouwsteen-2", **filtered.first("toen")}
    text = filtered.field("tekst")
    for element, key in ((filtered.field("toen"), "Escape"), (sample.locator(".filters [type=reset]"), "Enter")):
        filtered.choose(choice)
        filtered.expect_stored(choice)
        element.press(key)
        filtered.expect_stored({})
        expect(text).to_be_focused()
    text.fill("xyzzy")
    expect(filtered.empty).to_contain_text("Geen initiatieven met deze filters.")
    filtered.empty.get_by_role("button", name="Toon alle 87 initiatieven").click()
    filtered.expect_stored({})
    expect(text).to_be_focused()


def test_the_text_field(sample: Page) -> None:
    """A row says by which search word it was found. Enter doesn't submit the form: that would load the page again. The
    address changes less often than the field, as WebKit throws at more than a hundred changes in ten seconds, but at
    once when a link is clicked."""
    filtered = Filtered(sample)
    text = filtered.field("tekst")
    changes, seconds = ask(sample, "changesWhileTyping")
    assert 0 < changes < 10 * seconds + 1
    text.fill("wafelijzer")
    expect(sample.locator(".listed__found:visible")).to_have_text("Zoekwoord: wafelijzer")
    text.fill("xyzzy")
    filtered.expect_stored({"tekst": "xyzzy"})
    sample.evaluate("addEventListener('submit', event => { window.prevented = event.defaultPrevented })")
    text.press("Enter")
    sample.wait_for_function("() => window.prevented")
    filtered.expect_stored({"tekst": "xyzzy"})
    expect(text).to_be_focused()
    assert ask(sample, "queryAfterTypingAndClicking", "accu's") == "?tekst=accu%27s"


def test_a_link_restores_the_choice(sample: Page) -> None:
    choice = {"tekst": "initiative & joint", "bouwsteen": "bouwsteen-2"}
    filtered = Filtered(sample, choice)
    filtered.expect(choice)
    then = filtered.first("toen")
    for query, restored in (
        # Names of the fields in the earlier list of initiatives.
        ("thema=halfgeleiders&bedrag=ja", {"bouwsteen": "halfgeleiders", "noemt": "bedrag"}),
        (f"status={then['toen']}&niveau=EU", {**then, "noemt": "EU"}),
        (f"tekst=xyzzy#{then['toen']}", {"tekst": "xyzzy"}),
        # Values that are no option are ignored.
        ("toen=onzin&bouwsteen=bouwsteen-9&nu=%3Cb%3E&noemt=eu&bedrag=nee&iets=anders&tekst=%20", {}),
        (f"toen={then['toen']}&toen=onzin&nu=onzin", then),
    ):
        sample.evaluate(RESTORE, f"{LIST}?{query}")
        filtered.expect(restored)
    sample.goto("/initiatieven/")
    expect_address(sample, f"{LIST}#lijst")
    sample.goto(f"/initiatieven/?thema=halfgeleiders#{then['toen']}")
    expect_address(sample, f"{LIST}#{then['toen']}")
    filtered.expect({"bouwsteen": "halfgeleiders"})
    # An anchor stands for a status until another choice.
    filtered.field("bouwsteen").select_option("")
    sample.goto(f"{LIST}#{then['toen']}")
    filtered.expect(then)
    filtered.field("toen").select_option("")
    filtered.expect_stored({})
    expect(sample).to_have_url(re.compile(f"{LIST}$"))


def test_back_and_forward_restore_the_choice(sample: Page) -> None:
    """A link within the page makes an entry in the history, a choice none. `tests/engines` goes to an initiative."""
    sample.goto("/over/")
    filtered = Filtered(sample)
    before, after = {"tekst": "chips act"}, filtered.first("toen", "nu")
    filtered.field("tekst").fill("chips act")
    filtered.expect_stored(before)
    sample.evaluate("location.hash = 'toen-en-nu'")
    expect(sample).to_have_url(re.compile("#toen-en-nu$"))
    filtered.choose(after)
    filtered.expect_stored(after)
    sample.go_back()
    filtered.expect_stored(before)
    sample.go_forward()
    filtered.expect_stored(after)
    for _ in range(2):
        sample.go_back()
    expect_address(sample, "/over/")
    sample.go_forward()
    filtered.expect_stored(before)


def test_on_a_phone(open_page: OpenPage) -> None:
    """The fields are folded in until something is chosen or the window becomes wide. Esc in the menu leaves the
    choice."""
    page = open_page(viewport=PHONE)
    filtered = Filtered(page)
    text = filtered.field("tekst")
    expect(text).not_to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(text).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    choice = filtered.first("nu")
    filtered = Filtered(page, choice)
    expect(filtered.field("tekst")).to_be_visible()
    page.locator("[data-menu-opener]").click()
    expect(page.locator(".menu__panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".menu__panel")).to_be_hidden()
    filtered.expect(choice)
