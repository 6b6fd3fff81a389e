"""Any text in the search, the filters and the address: no error, and nothing left of what was there before."""

from urllib.parse import quote, urlencode

from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.helpers import CHIPS, ask
from tests.properties import examples

PARTS = (*("constructor", "__proto__", "%E0%A4%A", "%", "%00", "&amp;", "<b>"), *"\"'([*\\", "${x}", "1,6")
QUERIES = st.text(max_size=40) | st.lists(st.sampled_from([*PARTS, "chips", "smei", *"ﬁİé𝔘"])).map(" ".join)
RAW = st.lists(st.sampled_from([*PARTS, "&q=", "&h=", *"/?#=+; "]), max_size=6).map("".join)
"""What is put into an address as it is, escaped or not."""

GO_BACK_TO = """address => {
  history.replaceState(null, "", address)
  dispatchEvent(new PopStateEvent("popstate"))
  dispatchEvent(new HashChangeEvent("hashchange"))
}"""


@examples(12)
@given(QUERIES, QUERIES)
@example("smei", "constructor")
@example("smei", "__proto__ hasOwnProperty")
@example("smei", "a" * 5000)
def test_results_do_not_depend_on_earlier_queries(sample: Page, problems: list[str], before: str, query: str) -> None:
    if sample.url == "about:blank":
        sample.goto("/over/")
    nothing, alone, _, after, again = ask(sample, "searchOutputs", ["", query, before, query, ""])
    assert problems == []
    assert after == alone
    assert again == nothing


@examples(3)
@given(QUERIES, RAW, RAW)
@example("constructor", "h=smei", "%E0%A4%A")
@example("smei", "h=%E0%A4%A&q=%", "eu-chips-act%")
def test_any_address_shows_its_page(sample: Page, problems: list[str], query: str, raw: str, fragment: str) -> None:
    """With a query to search for, words to mark, and a fragment."""
    sample.goto(f"{CHIPS}?{urlencode({'q': query, 'h': query})}&{quote(raw, safe='%&=+')}#{fragment}")
    sample.evaluate("osaSearch.loadEngine().then(() => new Promise(done => setTimeout(done)))")
    assert problems == []
    field = sample.locator(".header-search [role=searchbox]")
    assert field.input_value() == query.replace("\r", "").replace("\n", "")
    assert sample.get_by_role("heading", level=1).inner_text().startswith("Halfgeleiders")


@examples(9)
@given(QUERIES, RAW, RAW)
@example("constructor", "bouwsteen-2", "")
@example("chips", "__proto__", "")
def test_esc_clears_any_filter(sample: Page, problems: list[str], text: str, value: str, fragment: str) -> None:
    """When the page is opened, or by the Back button while it is open."""
    address = f"/stand-van-zaken/?{urlencode({'tekst': text, 'bouwsteen': value, 'nu': value})}#{quote(fragment)}"
    if sample.url == "about:blank":
        sample.goto(address)
    else:
        sample.evaluate(GO_BACK_TO, address)
    sample.evaluate("osaSearch.loadEngine().then(() => new Promise(done => setTimeout(done)))")
    assert problems == []
    sample.keyboard.press("Escape")
    sample.wait_for_function("document.querySelectorAll('.listed__item:not([hidden])').length === 87")
    assert problems == []
