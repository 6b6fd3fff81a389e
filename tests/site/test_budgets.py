"""*Bedragen*: every amount once, drawn to one scale, and only sums that are honest."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from bs4 import Tag

from annex.model.money import AMOUNT, budget_in_words
from annex.model.money import amounts as amounts_in
from tests.conftest import ROOT
from tests.site.built import MARKUP, Link, Page, Site, attribute, text
from tests.site.expected import Amount, Annex, Register
from tests.site.test_texts import TEXTS


@pytest.fixture(scope="module")
def amounts(register: Register) -> list[Amount]:
    return register.amounts()


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["bedragen/"]


def rows(page: Page, table: int) -> list[Tag]:
    """The rows of the amounts that can be added up, or of the others."""
    return page.soup.select("table.money")[table].select("tbody tr")


def test_every_amount_stands_there_once(page: Page, built: Site, amounts: list[Amount]) -> None:
    """What can be added up and what can't, each the largest first. Its words in the annex lead to where they stand."""
    assert len(amounts) == 7
    for table, extra in enumerate((False, True)):
        expected = [(n, a) for n, a in enumerate(amounts, start=1) if (a.first.kind == "increase") == extra]
        for (number, (first, places)), row in zip(expected, rows(page, table), strict=True):
            assert attribute(row, "id") == f"bedrag-{number}", "an address that others link to"
            assert text(row.select(MARKUP.amount)[0]) == budget_in_words(first)
            themes = [source.place.rpartition(" › ")[2] or source.link.words for _, source in places]
            assert text(row.select("th")[0]) == " ".join([first.subject, *themes])
            said = [Link(budget.quote, source.link.target) for budget, source in places]
            assert built.links(page, row) == said


def test_a_bar_is_drawn_for_what_can_be_added_up(page: Page, amounts: list[Amount]) -> None:
    """To one scale, from nothing to the largest; an EU budget of 20 billion doesn't flatten the others."""
    euros = [amount.first.amount for amount in amounts if amount.first.kind != "increase"]
    bars = [row.select(MARKUP.money_bar)[0] for row in rows(page, 0)]
    assert [attribute(bar, "width") for bar in bars] == [f"{100 * amount / max(euros):.2f}%" for amount in euros]
    assert all(bar.find_parent(attrs={"aria-hidden": "true"}) for bar in bars)
    assert page.soup.select("table.money")[1].select("svg") == []


def test_from_the_230_million_to_the_other_place_is_one_tap(page: Page, built: Site, annex: Annex) -> None:
    """On *Bedragen*, and from each of the two places."""
    (row,) = [row for row in rows(page, 0) if "230 miljoen" in text(row.select(MARKUP.amount)[0])]
    targets = [target for _, target in built.links(page, row)]
    places = [annex.by_id[id_].link.target for id_ in ("ipcei", "ipcei-micro-elektronica-2")]
    assert targets == places
    for here, other in (places, places[::-1]):
        assert here
        theme = built.pages[here.address]
        section = theme.by_id(here.fragment).find_parent("section")
        assert section
        assert other in [target for _, target in built.links(theme, section)]


def test_the_sums_are_these(page: Page, built: Site, register: Register) -> None:
    """Counted by hand: no amount that is said to come on top of something, and none twice; rounded as soon as a part
    is. They are the editors'."""
    sums = [tuple(row.select("td, th")) for row in page.one("table.money tfoot").select("tr")]
    assert [(text(amount), text(said)) for amount, _, said in sums] == [
        (
            "1,94 miljard euro",
            "Samen voor IPCEI: IPCEI waterstof, IPCEI Micro-elektronica 2, IPCEI Cloud en IPCEI Health",
        ),
        ("circa 3,4 miljard euro", "Alle 5 samen"),
    ]
    assert built.links(page, sums[0][2]) == [register.link("ipcei-instrument")]
    assert all(said.select(".added") for _, _, said in sums)


def test_what_is_left_out_is_said_with_the_reason(page: Page) -> None:
    """The 20 billion are an increase of an EU budget; footnote 25's 1,3 billion are said to be extra."""
    european, dutch = (text(row.select(".added")[0]) for row in rows(page, 1))
    assert european == "Zoveel groter werd het EU-budget; dit is niet alleen Nederlands geld."
    assert dutch.endswith("Het kan deels al zitten in het bedrag voor IPCEI waterstof.")
    plans = page.by_id("niet-opgeteld").find_next("p")
    assert isinstance(plans, Tag)
    assert "geen bedrag" in text(plans)


def test_no_amount_lacks_what_the_annex_says_of_it(built: Site) -> None:
    """Outside the annex's own words, pages and search word each of its amounts as in the reviewed copy."""
    reviewed = yaml.safe_load((ROOT / "tests/snapshots/amounts.yaml").read_text(encoding="utf-8"))
    wordings = {record["shown"]: record["amount"] for record in reviewed}
    pattern = re.compile(rf"(?:circa )?(?:{AMOUNT.pattern})(?: euro)?(?: (?:extra|in totaal))?")
    said = {
        f"{page.address} {part}": shown
        for page in built.pages.values()
        for part, shown in (("head", head(page)), ("body", text(page.one("body"), without=f"{TEXTS}, {MARKUP.quote}")))
    }
    script = (built.folder / "assets/search/records.js").read_text(encoding="utf-8")
    columns = json.loads(script.partition("osaSearch.columns = ")[2])
    for record in (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)):
        own_words = record["kind"] in ("initiatief", "thema", "voetnoot")
        said[record["url"]] = str({key: value for key, value in record.items() if key != "text" or not own_words})
    found = {
        (where, match[0])
        for where, shown in said.items()
        for match in pattern.finditer(shown)
        if amounts_in(match[0])[0] in wordings.values()
    }
    assert {where for where, _ in found} >= {"bedragen/ body", "instrumenten/ body", "instrumenten/#ipcei-cloud"}
    assert sorted(f"{where}: {words}" for where, words in found if words not in wordings) == []


def head(page: Page) -> str:
    return " ".join(attribute(meta, "content") for meta in page.soup.select("meta"))
