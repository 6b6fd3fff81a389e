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
from tests.site.built import MARKUP, Page, Quote, Site, attribute, phrase, text
from tests.site.expected import EDITORS, Amount, Register
from tests.site.test_texts import TEXTS

CIRCA = "afgerond (circa of +/-)"


@pytest.fixture(scope="module")
def amounts(register: Register) -> list[Amount]:
    return register.amounts()


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["bedragen/"]


def test_every_amount_stands_there_once_the_largest_first(page: Page, built: Site, amounts: list[Amount]) -> None:
    """What it is for and of what kind, a bar to one scale, and every text that names it, with its words."""
    items = page.soup.select(MARKUP.money)
    euros = [amount.first.amount for amount in amounts]
    assert len(items) == len(amounts) == 7
    assert euros == sorted(euros, reverse=True)
    assert {amount.first.kind for amount in amounts} == {"amount", "total", "increase"}
    for item, (first, places) in zip(items, amounts, strict=True):
        assert text(item.select("h2")[0]) == budget_in_words(first)
        (about,) = item.select(MARKUP.money_for)
        assert text(about) == phrase(first.subject, first.kind.meaning, CIRCA if first.approximate else "").words
        (bar,) = item.select(MARKUP.money_bar)
        assert attribute(bar, "width") == f"{100 * first.amount / euros[0]:.2f}%"
        assert bar.find_parent(attrs={"aria-hidden": "true"}) is not None
        shown = [built.said(page, li) for li in item.select(f"{MARKUP.money_places} li")]
        assert shown == [phrase(Quote(budget.quote), source.link, source.place) for budget, source in places]


def test_the_230_million_are_there_once_with_both_places(page: Page, built: Site) -> None:
    (item,) = [item for item in page.soup.select(MARKUP.money) if "230 miljoen" in text(item.select("h2")[0])]
    targets = [link.target.fragment for link in built.links(page, item) if link.target]
    assert targets == ["ipcei", "ipcei-micro-elektronica-2"]


def test_the_sums_are_these(page: Page, built: Site, register: Register) -> None:
    """Counted by hand: no amount that is said to come on top of something, and none twice; rounded as soon as a part
    is. They are the editors'."""
    ipcei = (
        "1,6 miljard euro in totaal (IPCEI waterstof) + 230 miljoen euro (IPCEI Micro-elektronica 2) + "
        "70 miljoen euro (IPCEI Cloud) + 40 miljoen euro (IPCEI Health)"
    )
    groeifonds = "circa 1,5 miljard euro (QuantumdeltaNL, Photondelta en NEXTGEN Hightech)"
    waterstof, rest = ipcei.split(" + ", 1)
    rows = [tuple(row.select("dt, dd")) for row in page.soup.select(MARKUP.sums)]
    assert [(text(label), text(said)) for label, said in rows] == [
        ("Voor onderdelen van IPCEI", f"1,94 miljard euro = {ipcei}"),
        ("Alles wat opgeteld kan worden", f"circa 3,4 miljard euro = {waterstof} + {groeifonds} + {rest}"),
    ]
    assert built.links(page, rows[0][0]) == [register.link("ipcei-instrument")]
    said = page.by_id("wat-u-kunt-optellen").find_next("p")
    assert isinstance(said, Tag)
    assert built.links(page, said) == [EDITORS]


def test_what_is_left_out_is_said_with_the_reason(page: Page, amounts: list[Amount]) -> None:
    """The 20 billion are an increase of an EU budget; footnote 25's 1,3 billion are said to be extra."""
    *left_out, plans = page.one(f"{MARKUP.sums_list} ~ ul").select("li")
    extra = [amount.first for amount in amounts if amount.first.kind == "increase"]
    assert [text(li.select(MARKUP.amount)[0]) for li in left_out] == [budget_in_words(budget) for budget in extra]
    assert all(f"voor {budget.subject}." in text(li) for budget, li in zip(extra, left_out, strict=True))
    european, dutch = (text(li) for li in left_out)
    assert european.endswith("Zoveel groter werd het EU-budget; dit is niet alleen Nederlands geld.")
    assert dutch.endswith("Het kan deels al zitten in het bedrag voor IPCEI waterstof: 1,6 miljard euro in totaal.")
    assert "geen bedrag" in text(plans)


def test_home_shows_every_amount(built: Site, amounts: list[Amount]) -> None:
    """In a glance, each leading to its place here."""
    home = built.pages[""]
    links = [link for item in home.soup.select(MARKUP.glance) for link in built.links(home, item)]
    assert [link.words for link in links] == [amount.first.subject for amount in amounts]
    headings = [text(built.pages["bedragen/"].by_id(link.target.fragment)) for link in links if link.target]
    assert headings == [budget_in_words(amount.first) for amount in amounts]


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
    columns = json.loads(script.removeprefix("osaSearch.columns = "))
    for record in (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)):
        own_words = record["kind"] in ("initiatief", "thema", "voetnoot")
        said[record["url"]] = str({key: value for key, value in record.items() if key != "text" or not own_words})
    found = {
        (where, match[0])
        for where, shown in said.items()
        for match in pattern.finditer(shown)
        if amounts_in(match[0])[0] in wordings.values()
    }
    assert {where for where, _ in found} >= {
        " body",
        "bedragen/ body",
        "stand-van-zaken/ body",
        "instrumenten/#ipcei-cloud",
    }
    assert sorted(f"{where}: {words}" for where, words in found if words not in wordings) == []


def head(page: Page) -> str:
    return " ".join(attribute(meta, "content") for meta in page.soup.select("meta"))
