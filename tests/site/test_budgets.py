"""*Bedragen*: every amount once, drawn to one scale, and only sums that are honest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from bs4 import Tag

from tests.site import stated
from tests.site.annex_data import Annex, Budget
from tests.site.built import MARKUP, Link, Page, Site, Target, attribute, heading_level, text
from tests.site.register_data import Register, Source

CIRCA = "afgerond (circa of +/-)"
KINDS = {"amount": [], "total": ["een totaal (‘in totaal’)"], "increase": ["komt erbovenop (‘meer’ of ‘extra’)"]}


@dataclass
class Money:
    """An amount of the annex with every text that names it; `first` is where the annex names it first."""

    first: Budget
    places: list[tuple[Budget, Source]] = field(default_factory=list)


@pytest.fixture(scope="module")
def amounts(register: Register) -> list[Money]:
    """Every amount once, the largest first."""
    found: dict[tuple[str, int], Money] = {}
    named = [(budget, source) for source in register.sources for budget in source.budgets]
    for budget, source in named:
        if not budget.same_as:
            found[source.id, budget.amount] = Money(budget, [(budget, source)])
    for budget, source in named:
        if budget.same_as:
            found[budget.same_as, budget.amount].places.append((budget, source))
    return sorted(found.values(), key=lambda money: -money.first.amount)


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["bedragen/"]


@pytest.fixture(scope="module")
def items(page: Page) -> list[Tag]:
    return page.soup.select(MARKUP.money)


def test_there_are_seven(items: list[Tag], amounts: list[Money], page: Page) -> None:
    assert len(items) == len(amounts) == 7
    assert "7 verschillende bedragen" in text(page.one(".lead"))


def test_the_largest_comes_first(items: list[Tag], amounts: list[Money]) -> None:
    shown = []
    for item in items:
        (heading,) = item.select("h2")
        assert heading_level(heading) == 2
        money = stated.money(text(heading))
        shown.append((money.euros, money.approximate))
    assert shown == [(money.first.amount, money.first.approximate) for money in amounts]
    assert [euros for euros, _ in shown] == sorted((euros for euros, _ in shown), reverse=True)


def test_each_says_what_it_is_for_and_of_what_kind(items: list[Tag], amounts: list[Money]) -> None:
    for item, money in zip(items, amounts, strict=True):
        (about,) = item.select(MARKUP.money_for)
        kinds = [*KINDS[money.first.kind], *([CIRCA] if money.first.approximate else [])]
        assert text(about, without=MARKUP.money_kind) == money.first.subject
        assert [text(kind) for kind in about.select(MARKUP.money_kind)] == kinds
    assert {money.first.kind for money in amounts} == set(KINDS)


def test_the_bars_have_one_scale(items: list[Tag], amounts: list[Money]) -> None:
    """The length is the amount's part of the largest; who doesn't see the bar has the number."""
    largest = amounts[0].first.amount
    for item, money in zip(items, amounts, strict=True):
        (bar,) = item.select(MARKUP.money_bar)
        match = re.fullmatch(r"(\d+\.\d+)%", attribute(bar, "width"))
        assert match
        assert float(match[1]) == pytest.approx(100 * money.first.amount / largest, abs=0.005)
        assert bar.find_parent(attrs={"aria-hidden": "true"}) is not None


def test_each_place_that_names_it_is_given_with_its_words(
    items: list[Tag], amounts: list[Money], page: Page, built: Site, annex: Annex
) -> None:
    blocks = {theme.id: block.number for block in annex.blocks for theme in block.themes}
    labels = {theme.id: theme.label for theme in annex.themes}
    for item, money in zip(items, amounts, strict=True):
        (places,) = item.select(MARKUP.money_places)
        shown = [(text(li), built.links(page, li)) for li in places.select("li")]
        expected = []
        for budget, source in money.places:
            where = ""
            if source.kind == "initiative":
                (theme,) = source.themes
                where = f" Bouwsteen {blocks[theme]} › {labels[theme]}"
            link = Link(source.name, Target(source.address, source.fragment))
            expected.append((f"{budget.quote} {source.name}{where}", [link]))
        assert shown == expected
        assert [text(q) for q in places.select(MARKUP.quote)] == [budget.quote for budget, _ in money.places]


def test_the_230_million_are_there_once_with_both_places(items: list[Tag], page: Page, built: Site) -> None:
    (item,) = [item for item in items if text(item.select("h2")[0]) == "230 miljoen euro"]
    targets = [link.target.fragment for link in built.links(page, item) if link.target]
    assert targets == ["ipcei", "ipcei-micro-elektronica-2"]
    assert sum("230 miljoen" in text(other.select("h2")[0]) for other in items) == 1


# --- Sums -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sums(page: Page) -> dict[str, str]:
    """What each sum says, by what it is the sum of."""
    shown = {}
    for row in page.soup.select(MARKUP.sums):
        (label,) = row.select("dt")
        (said,) = row.select("dd")
        shown[text(label)] = text(said)
    return shown


TERM = re.compile(r"([\d.,]+ (?:miljard|miljoen) euro) \((.+?)\)(?: \+ |$)")


def terms(said: str) -> tuple[stated.Money, list[tuple[int, str]]]:
    """A sum as a page writes it: what it comes to, and what it adds up, with what each is for."""
    total, _, added = said.partition(" = ")
    assert TERM.sub("", added) == ""
    return stated.money(total), [(stated.money(words).euros, subject) for words, subject in TERM.findall(added)]


def countable(amounts: list[Money]) -> list[Money]:
    """What is not said to come on top of something."""
    return [money for money in amounts if money.first.kind != "increase"]


def test_the_sums_are_these(sums: dict[str, str]) -> None:
    assert list(sums) == ["Voor delen van IPCEI", "Alles wat opgeteld kan worden"]


def test_the_parts_of_ipcei_add_up(sums: dict[str, str], amounts: list[Money], register: Register) -> None:
    parts = set(register.family("ipcei-instrument")[1:])
    of_ipcei = [money.first for money in countable(amounts) if parts & set(register.named(money.first.subject))]
    total, added = terms(sums["Voor delen van IPCEI"])
    assert added == [(budget.amount, budget.subject) for budget in of_ipcei]
    assert total == (sum(budget.amount for budget in of_ipcei), "amount", False)
    assert total.euros == 1_940_000_000


def test_everything_adds_up(sums: dict[str, str], amounts: list[Money]) -> None:
    """Each once; and it is said to be rounded as soon as a part of it is."""
    counted = [money.first for money in countable(amounts)]
    total, added = terms(sums["Alles wat opgeteld kan worden"])
    assert added == [(budget.amount, budget.subject) for budget in counted]
    assert total == (sum(budget.amount for budget in counted), "amount", True)
    assert total.euros == 3_440_000_000


def test_what_is_left_out_is_said_with_the_reason(page: Page, amounts: list[Money]) -> None:
    """The 20 billion are an increase of an EU budget; footnote 25's 1,3 billion are said to be extra."""
    (after,) = [p for p in page.one("main article").select("p") if text(p) == "Niet meegeteld:"]
    listed = after.find_next_sibling("ul")
    assert isinstance(listed, Tag)
    *left_out, plans = listed.select("li")
    shown = [(stated.money(text(li.select(MARKUP.amount)[0])).euros, text(li)) for li in left_out]
    extra = [money.first for money in amounts if money.first.kind == "increase"]
    assert [euros for euros, _ in shown] == [budget.amount for budget in extra]
    assert all(f"voor {budget.subject}." in said for budget, (_, said) in zip(extra, shown, strict=True))
    reasons = dict(shown)
    assert "begroting van de EU, geen Nederlands geld alleen" in reasons[20_000_000_000]
    assert "extra geld" in reasons[1_300_000_000]
    assert "geen Nederlands geld" not in reasons[1_300_000_000]
    assert "geen bedrag" in text(plans)


def test_sums_are_the_editors(page: Page, built: Site) -> None:
    (said,) = [p for p in page.one("main article").select("p") if "niet in de bijlage" in text(p)]
    assert built.links(page, said) == [Link("redactie", Target("over/", "de-redactie"))]


def test_a_sum_leads_to_what_it_is_of(page: Page, built: Site) -> None:
    first = page.soup.select(MARKUP.sums)[0].select("dt")[0]
    assert built.links(page, first) == [Link("IPCEI", Target("instrumenten/", "ipcei-instrument"))]
