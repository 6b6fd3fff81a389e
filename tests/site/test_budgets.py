"""*Bedragen*: every amount once, drawn to one scale, and only sums that are honest."""

import re
from collections.abc import Iterator

import pytest
from bs4 import Tag

from annex.model.annex import Footnote
from annex.model.money import AMOUNT, budget_in_words
from annex.model.money import amounts as amounts_in
from annex.relate.places import Source
from annex.relate.totals import Totals
from tests.site.built import MARKUP, Link, Page, Site, Target, attribute, text
from tests.site.test_texts import TEXTS


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["bedragen/"]


def rows(page: Page, table: int) -> list[Tag]:
    """The rows of the amounts that can be added up, or of the others."""
    return page.select("table.money")[table].select("tbody tr")


def where(source: Source) -> str:
    return f"Voetnoot {source.number}" if isinstance(source, Footnote) else source.theme_place.numbered


def test_every_amount_stands_there_once(page: Page, built: Site, totals: Totals) -> None:
    """What can be added up and what can't, each the largest first. Its themes lead to the words that name it."""
    millions = [[a.budget.amount // 10**6 for a in amounts] for amounts in (totals.countable, totals.left_out)]
    assert millions == [[1_600, 1_500, 230, 70, 40], [20_000, 1_300]], "counted by hand"
    for table, amounts in enumerate((totals.countable, totals.left_out)):
        for amount, row in zip(amounts, rows(page, table), strict=True):
            number = totals.amounts.index(amount) + 1
            assert attribute(row, "id") == f"bedrag-{number}", "an address that others link to"
            assert text(row.select(".amount")[0]) == budget_in_words(amount.budget)
            assert text(row.select("th")[0]).startswith(amount.budget.subject)
            links = built.links(page, row)
            assert [link.words for link in links] == [
                f"{where(source)}, over {amount.budget.subject}" for source, _ in amount.named_in
            ]
            for link, (_, budget) in zip(links, amount.named_in, strict=True):
                assert link.target is not None
                there = built.pages[link.target.address].ids[link.target.fragment]
                words = there if there.name == "span" else there.find_parent("section")
                assert words
                assert budget.quote in text(words, without=MARKUP.mark)


def test_a_bar_is_drawn_for_what_can_be_added_up(page: Page, totals: Totals) -> None:
    """To one scale, from nothing to the largest; an EU budget of 20 billion doesn't flatten the others."""
    euros = [amount.budget.amount for amount in totals.countable]
    bars = [row.select(".bar__filled")[0] for row in rows(page, 0)]
    assert [attribute(bar, "width") for bar in bars] == [f"{100 * amount / max(euros):.2f}%" for amount in euros]
    assert all(bar.find_parent(attrs={"aria-hidden": "true"}) for bar in bars)
    assert page.select("table.money")[1].select("svg") == []


def test_the_sums_are_these(page: Page, built: Site) -> None:
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
    (link,) = built.links(page, sums[0][2])
    assert link == Link("IPCEI", Target("instrumenten/", "ipcei-instrument"))
    assert all(said.select(".added") for _, _, said in sums)


def test_what_is_left_out_is_said_with_the_reason(page: Page) -> None:
    """The 20 billion are an increase of an EU budget; footnote 25's 1,3 billion are said to be extra."""
    european, dutch = (text(row.select(".added")[0]) for row in rows(page, 1))
    assert european == "Zoveel groter werd het EU-budget; dit is niet alleen Nederlands geld."
    assert dutch.endswith("Het kan deels al zitten in het bedrag voor IPCEI waterstof.")
    plans = page.ids["niet-opgeteld"].find_next("p")
    assert isinstance(plans, Tag)
    assert "geen bedrag" in text(plans)


def said_outside_the_annex(site: Site, records: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """What pages, their heads and the search's records say besides the annex's own words."""
    for page in site.pages.values():
        yield page.address, " ".join(attribute(meta, "content") for meta in page.select("meta"))
        yield page.address, text(page.one("body"), without=f"{TEXTS}, .quote")
    for record in records:
        own_words = record["kind"] in ("initiatief", "thema", "voetnoot")
        yield record["url"], str({key: value for key, value in record.items() if key != "text" or not own_words})


def test_no_amount_lacks_what_the_annex_says_of_it(built: Site, records: list[dict[str, str]], totals: Totals) -> None:
    """Outside the annex's own words, each of its amounts is worded as in the reviewed `snapshots/amounts.yaml`."""
    wordings = {budget_in_words(budget): budget.amount for amount in totals.amounts for _, budget in amount.named_in}
    pattern = re.compile(rf"(?:circa )?(?:{AMOUNT.pattern})(?: euro)?(?: (?:extra|in totaal))?")
    found = {
        (where, match[0])
        for where, said in said_outside_the_annex(built, records)
        for match in pattern.finditer(said)
        if amounts_in(match[0])[0] in wordings.values()
    }
    assert {where for where, _ in found} >= {"bedragen/", "instrumenten/", "instrumenten/#ipcei-cloud"}
    assert sorted(f"{where}: {words}" for where, words in found if words not in wordings) == []
