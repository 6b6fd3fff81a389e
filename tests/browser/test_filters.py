"""*Toen en nu*: the filters find what the data says, and an address restores them. `tests/engines` types."""

import itertools
import re
from collections import defaultdict
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from annex.relate.cross_references import CrossReferences
from tests.browser.helpers import TOUCH, expect_address
from tests.conftest import OpenPage

LIST = "/stand-van-zaken/"
Choice = dict[str, str]
"""What is chosen, as in the address: field and value."""

SELECTS = ["toen", "nu", "bouwsteen", "noemt"]

TEXTS = {
    # By a search word, as all but three.
    "chips": "ipcei weging-exportvergunningen uitvoering-exportcontrolebeleid technologisch-en-digitaal-leiderschap "
    "nationaal-groeifonds investeringen-digitale-transformatie progress eu-chips-act ipcei-micro-elektronica-2 kdt "
    "contact-halfgeleiderindustrie internationale-samenwerking-halfgeleiders",
    "ipcei": "strategisch-en-groen-industriebeleid ipcei europees-afwegingskader ipcei-micro-elektronica-2 "
    "ipcei-health",
    "xyzzy": "",
    "R&D": "investeringen-digitale-transformatie internationale-samenwerking-technologie",
    "Single Market Emergency Instrument": "smei",  # the annex's own name
    "CHIPSVERORDENING": "eu-chips-act",  # an official name
    "wopke": "nationaal-groeifonds",  # a name that others use
    "raw materials strategy": "nationale-grondstoffenstrategie",  # English
    "artificiele": "investeringen-digitale-transitie ai-act",  # without its accent
    "antidwang": "anti-dwanginstrument",  # without its hyphen
    "decade digital": "digitaal-decennium digitale-rechten-en-beginselen",  # in another order
    "accu's": "european-battery-alliance",  # a search word with a straight apostrophe
    "emergancy": "smei hera",  # with a slip
}
"""What the text field finds, as seen and approved."""


class Expected:
    """What each choice leaves, from the package's models."""

    def __init__(self, references: CrossReferences) -> None:
        self.places = references.index.initiatives
        self.found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for id_, place in self.places.items():
            theme = place.theme
            levels = {str(instrument.level) for instrument in references.subjects(place)}
            amounts = {"bedrag"} if place.initiative.budgets else set()
            values = {
                "toen": {status.value.slug for status in place.initiative.statuses} or {"niet-vermeld"},
                "nu": {references.developments.states[place.id].state.slug},
                "bouwsteen": {theme.block.id, *(above.id for above in (theme, theme.parent) if above)},
                "noemt": amounts | (levels | {"instrument"} if levels else set()),
            }
            for name, several in values.items():
                for value in several:
                    self.found[name, value].add(id_)
        for text, ids in TEXTS.items():
            self.found["tekst", text] = set(ids.split())

    def ids(self, choice: Choice) -> list[str]:
        """The ids that a choice leaves, in the annex's order."""
        kept = [self.found[pair] for pair in choice.items()]
        return [id_ for id_ in self.places if all(id_ in ids for ids in kept)]

    def shown(self, choice: Choice) -> dict[str, Any]:
        """What `SHOWN` finds. A theme without a row left shows no heading."""
        ids = self.ids({name: value.strip() for name, value in choice.items()})
        return {
            "ids": ids,
            "count": f"{len(ids)} van de 87 initiatieven" if choice else "Alle 87 initiatieven",
            "empty": not ids,
            "headings": len({self.places[id_].theme.theme.id for id_ in ids}),
            "form": choice,
            "blank": 0,
            "canBeCleared": bool(choice),
        }


@pytest.fixture(scope="session")
def expected(references: CrossReferences) -> Expected:
    return Expected(references)


def field(page: Page, name: str) -> Locator:
    return page.locator(f".filters [name={name}]")


def empty(page: Page) -> Locator:
    return page.locator(".filtered__empty")


def open_list(page: Page, choice: Choice | None = None) -> None:
    page.goto(f"{LIST}?{urlencode(choice or {})}")


def choose(page: Page, choice: Choice) -> None:
    """Set the form to this choice and nothing else."""
    field(page, "tekst").fill(choice.get("tekst", ""))
    for name in SELECTS:
        field(page, name).select_option(choice.get(name, ""))


SHOWN = """() => {
  const form = document.querySelector("form.filters")
  const visible = selector => [...document.querySelectorAll(selector)].filter(element => element.checkVisibility())
  return {
    ids: visible(".listed__name").map(name => name.hash.slice(1)),
    count: form.querySelector("[role=status]").textContent,
    empty: visible(".filtered__empty").length > 0,
    headings: visible(".listed__theme").length,
    form: Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim())),
    blank: [...form.querySelectorAll("select")].filter(select => select.selectedIndex < 0).length,
    canBeCleared: !form.querySelector(".filters__reset").disabled,
  }
}"""

FILTER = f"""async choices => {{
  const form = document.querySelector("form.filters")
  await osaSearch.loadEngine()
  const results = []
  for (const choice of choices) {{
    for (const field of form.elements) if (field.name) field.value = choice[field.name] ?? ""
    form.dispatchEvent(new InputEvent("input"))
    await new Promise(done => setTimeout(done))
    results.push(({SHOWN})())
  }}
  return results
}}"""
"""What the list shows for each choice."""


def expect_list(page: Page, expected: Expected, choice: Choice) -> None:
    """The list, the count and the form say what a choice leaves."""
    shown = expected.shown(choice)
    # A status message: a screen reader reads it out wherever the focus is (WCAG 2.2, 4.1.3).
    expect(page.locator("form.filters").get_by_role("status")).to_have_text(shown["count"])
    assert page.evaluate(SHOWN) == shown


def expect_found(page: Page, expected: Expected, choice: Choice) -> None:
    """The address, too, says what a choice leaves: a moment later, if it has just been changed."""
    expect_list(page, expected, choice)
    pairs = sorted(f"{name},{value}" for name, value in choice.items())
    page.wait_for_function(
        "pairs => [...new URLSearchParams(location.search)].map(String).sort().join() === pairs", arg=",".join(pairs)
    )


def test_each_filter_alone_and_together(page: Page, expected: Expected) -> None:
    """Every option by itself, every text; then some pairs, with results and without."""
    open_list(page)
    options = "all => all.map(option => option.value).filter(Boolean)"
    singles = [{name: value} for name in SELECTS for value in field(page, name).locator("option").evaluate_all(options)]
    assert {pair for pair in expected.found if pair[0] != "tekst"} <= {pair for one in singles for pair in one.items()}
    together = [one | other for one, other in itertools.combinations(singles, 2)][::50]
    choices = [*singles, *({"tekst": text} for text in TEXTS), {"tekst": "  wopke  "}, *together]
    for choice, shown in zip(choices, page.evaluate(FILTER, choices), strict=True):
        assert shown == expected.shown(choice), choice
    assert {bool(expected.ids(choice)) for choice in together} == {True, False}


def test_clearing(page: Page, expected: Expected) -> None:
    """Esc clears all from anywhere in the form, and so does each button; the focus goes to the text field."""
    choice = {"tekst": "ipcei", "toen": "lopend", "bouwsteen": "bouwsteen-2"}
    open_list(page)
    for element, key in ((field(page, "toen"), "Escape"), (page.locator(".filters [type=reset]"), "Enter")):
        choose(page, choice)
        expect_found(page, expected, choice)
        element.press(key)
        expect_found(page, expected, {})
        expect(field(page, "tekst")).to_be_focused()
    field(page, "tekst").fill("xyzzy")
    expect(empty(page)).to_contain_text("Niets past bij deze filters.")
    empty(page).get_by_role("button", name="Toon alle 87 initiatieven").click()
    expect_found(page, expected, {})
    expect(field(page, "tekst")).to_be_focused()


MANY_KEYS = """async field => {
  const {replaceState} = history
  let changes = 0
  history.replaceState = (...given) => { changes += 1; replaceState.apply(history, given) }
  const began = performance.now()
  for (let key = 0; key < 40; key += 1) {
    field.value += "i"
    field.dispatchEvent(new InputEvent("input", {bubbles: true}))
    await new Promise(done => setTimeout(done, 5))
  }
  return [changes, (performance.now() - began) / 1000]
}"""


def test_the_text_field(page: Page, expected: Expected) -> None:
    """A row says by which search word it was found. Enter doesn't submit the form: that would load the page again. The
    address changes less often than the field, as WebKit throws at more than a hundred changes in ten seconds."""
    open_list(page)
    changes, seconds = field(page, "tekst").evaluate(MANY_KEYS)
    assert 0 < changes < 10 * seconds + 1
    field(page, "tekst").fill("accu’s")
    expect(page.locator(".listed__found:visible")).to_have_text("Zoekwoord: accu’s")
    field(page, "tekst").fill("ipcei")
    expect_found(page, expected, {"tekst": "ipcei"})
    page.evaluate("addEventListener('submit', event => { window.prevented = event.defaultPrevented })")
    field(page, "tekst").press("Enter")
    page.wait_for_function("() => window.prevented")
    expect_found(page, expected, {"tekst": "ipcei"})
    expect(field(page, "tekst")).to_be_focused()


def test_a_link_restores_the_choice(page: Page, expected: Expected) -> None:
    for query, choice in (
        ("tekst=R%26D&bouwsteen=bouwsteen-1&nu=deels", {"tekst": "R&D", "bouwsteen": "bouwsteen-1", "nu": "deels"}),
        # As the fields were called in the list of initiatives of before.
        ("thema=halfgeleiders&bedrag=ja", {"bouwsteen": "halfgeleiders", "noemt": "bedrag"}),
        ("status=lopend&niveau=EU", {"toen": "lopend", "noemt": "EU"}),
        ("tekst=ipcei#voorstel", {"tekst": "ipcei"}),
        # What an address should not hold is ignored.
        ("toen=onzin&bouwsteen=bouwsteen-9&nu=%3Cb%3E&noemt=eu&bedrag=nee&iets=anders&tekst=%20", {}),
        ("toen=lopend&toen=voorstel&nu=onzin", {"toen": "lopend"}),
    ):
        page.goto(f"{LIST}?{query}")
        expect_list(page, expected, choice)


def test_an_old_link_to_the_list_of_initiatives_is_led_here(page: Page, expected: Expected) -> None:
    page.goto("/initiatieven/")
    expect_address(page, f"{LIST}#lijst")
    page.goto("/initiatieven/?thema=halfgeleiders#voorstel")
    expect_address(page, f"{LIST}#voorstel")
    expect_list(page, expected, {"bouwsteen": "halfgeleiders"})


def test_another_choice_drops_the_anchor_that_stood_for_one(page: Page, expected: Expected) -> None:
    page.goto(f"{LIST}#voorstel")
    expect_list(page, expected, {"toen": "voorstel"})
    field(page, "toen").select_option("")
    expect_found(page, expected, {})
    expect(page).to_have_url(re.compile(f"{LIST}$"))


def test_esc_in_the_menu_leaves_the_choice(open_page: OpenPage, expected: Expected) -> None:
    page = open_page(**TOUCH)
    open_list(page, {"toen": "voorstel"})
    page.locator("[data-menu-opener]").click()
    expect(page.locator(".menu__panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".menu__panel")).to_be_hidden()
    expect_list(page, expected, {"toen": "voorstel"})


def test_back_and_forward_restore_the_choice(page: Page, expected: Expected) -> None:
    """A link within the page makes an entry in the history, a choice none. `tests/engines` goes to an initiative."""
    before, after = {"tekst": "ipcei"}, {"toen": "voorstel", "nu": "van-kracht"}
    page.goto("/over/")
    open_list(page)
    field(page, "tekst").fill("ipcei")
    expect_found(page, expected, before)
    page.evaluate("location.hash = 'toen-en-nu'")
    expect(page).to_have_url(re.compile("#toen-en-nu$"))
    choose(page, after)
    expect_found(page, expected, after)
    page.go_back()
    expect_found(page, expected, before)
    page.go_forward()
    expect_found(page, expected, after)
    for _ in range(2):
        page.go_back()
    expect_address(page, "/over/")
    page.go_forward()
    expect_found(page, expected, before)
