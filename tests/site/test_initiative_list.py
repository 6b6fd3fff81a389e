"""*Initiatieven*: all of them in one list, with beside each what the filters go by."""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.site import stated
from tests.site.annex_data import Annex, Budget
from tests.site.built import MARKUP, Link, Page, Site, Target, attribute, text
from tests.site.register_data import Register


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["initiatieven/"]


@pytest.fixture(scope="module")
def items(page: Page) -> list[Tag]:
    return page.soup.select(MARKUP.listed)


def test_the_whole_list_is_there(items: list[Tag], page: Page, built: Site, annex: Annex) -> None:
    """In the annex's order, in the HTML itself, with nothing hidden."""
    shown = [link for item in items for link in built.links(page, item)]
    assert shown == [Link(i.name, Target(annex.addresses[i.id], i.id)) for i in annex.initiatives]
    assert len(items) == 87
    for item in items:
        assert item.find_parent("ol") is not None
        assert not any(tag.has_attr("hidden") for tag in (item, *item.parents))


def test_the_form_is_hidden_until_a_script_can_use_it(page: Page) -> None:
    assert page.one(f"form{MARKUP.filters}").has_attr("hidden")
    assert page.one(".filtered__empty").has_attr("hidden")


def test_each_says_where_it_stands(items: list[Tag], annex: Annex) -> None:
    places = {t.id: f"Bouwsteen {b.number} › {t.label}" for b in annex.blocks for t in b.themes}
    shown = [[text(tag) for tag in item.select(MARKUP.listed_place)] for item in items]
    assert shown == [[places[i.theme]] for i in annex.initiatives]


def test_each_says_its_statuses_and_amounts(items: list[Tag], annex: Annex) -> None:
    for item, initiative in zip(items, annex.initiatives, strict=True):
        (facts,) = item.select(MARKUP.listed_facts)
        statuses, *amounts = text(facts).split(" · ")
        values = list(dict.fromkeys(status.value for status in initiative.statuses))
        assert statuses == (", ".join(values) or "status niet vermeld")
        assert [stated.money(words) for words in amounts] == [plain(budget) for budget in initiative.budgets]
    assert any(initiative.budgets for initiative in annex.initiatives)


def plain(budget: Budget) -> stated.Money:
    """A sum as the list gives it: without its kind."""
    return stated.Money(budget.amount, "amount", budget.approximate)


# --- What the filters go by -----------------------------------------------------------------------------------


def data(items: list[Tag], name: str) -> list[list[str]]:
    return [sorted(attribute(item, f"data-{name}").split()) for item in items]


def test_blocks_and_themes(items: list[Tag], annex: Annex) -> None:
    """A part of a theme counts for the theme too."""
    blocks = {theme.id: block.id for block in annex.blocks for theme in block.themes}
    parents = {theme.id: [theme.parent] if theme.parent else [] for theme in annex.themes}
    assert data(items, "bouwsteen") == [[blocks[i.theme]] for i in annex.initiatives]
    assert data(items, "thema") == [sorted([i.theme, *parents[i.theme]]) for i in annex.initiatives]


def test_statuses(items: list[Tag], annex: Annex) -> None:
    shown = data(items, "status")
    assert shown == [sorted({s.value for s in i.statuses}) or ["niet-vermeld"] for i in annex.initiatives]


def test_amounts(items: list[Tag], annex: Annex) -> None:
    assert data(items, "bedrag") == [["ja"] if i.budgets else [] for i in annex.initiatives]


def test_instruments(items: list[Tag], annex: Annex, register: Register) -> None:
    expected = []
    for initiative in annex.initiatives:
        levels = {register.instruments[id_].level for id_ in register.subjects(initiative.id)}
        expected.append(sorted({"instrument", *levels}) if levels else [])
    assert data(items, "niveau") == expected
    assert {level for levels in expected for level in levels} == {"instrument", "EU", "nationaal", "internationaal"}


def test_names(items: list[Tag], annex: Annex, register: Register) -> None:
    """Every name and alias can be found, and no word that is in none of them."""
    for item, initiative in zip(items, annex.initiatives, strict=True):
        names = register.all_names(initiative)
        shown = attribute(item, "data-tekst")
        assert [name for name in names if name.lower() not in shown.lower()] == []
        assert set(shown.lower().split()) <= set(" ".join(names).lower().split())


# --- The form -------------------------------------------------------------------------------------------------


def test_every_field_has_a_label(page: Page) -> None:
    form = page.one(f"form{MARKUP.filters}")
    fields = form.select("input, select")
    assert [attribute(field, "name") for field in fields] == [
        *("tekst", "bouwsteen", "thema", "status", "niveau", "bedrag"),
    ]
    for field in fields:
        (label,) = form.select(f"label[for='{attribute(field, 'id')}']")
        assert text(label)
    assert attribute(form, "aria-label")


def test_every_choice_finds_something(page: Page, items: list[Tag], annex: Annex) -> None:
    """And every block, theme and status that an initiative has can be chosen. A theme may have no initiative."""
    form = page.one(f"form{MARKUP.filters}")
    empty = {theme.id for theme in annex.themes} - {id_ for ids in data(items, "thema") for id_ in ids}
    for select in form.select("select"):
        name = attribute(select, "name")
        choices = [attribute(option, "value") for option in select.select("option")]
        assert choices[0] == ""
        assert len(choices) == len(set(choices))
        having = {value for values in data(items, name) for value in values}
        assert set(choices[1:]) - (empty if name == "thema" else set()) == having


def test_the_themes_are_grouped_by_block(page: Page, annex: Annex) -> None:
    groups = page.one("#filter-thema").select("optgroup")
    shown = [(attribute(g, "label"), [attribute(option, "value") for option in g.select("option")]) for g in groups]
    assert shown == [(f"Bouwsteen {b.number}", [theme.id for theme in b.themes]) for b in annex.blocks]


def test_the_count_is_announced(page: Page) -> None:
    assert len(page.one(f"form{MARKUP.filters}").select("[role=status]")) == 1
