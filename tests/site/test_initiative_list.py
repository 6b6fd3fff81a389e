"""*Initiatieven*: all of them in one list, with beside each what the filters go by."""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.site.built import MARKUP, Page, Site, attribute, text
from tests.site.expected import Annex, Register, Text, amount_for


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["initiatieven/"]


@pytest.fixture(scope="module")
def items(page: Page, annex: Annex) -> list[tuple[Text, Tag]]:
    return list(zip(annex.initiatives, page.soup.select(MARKUP.listed), strict=True))


@pytest.fixture(scope="module")
def form(page: Page) -> Tag:
    return page.one(f"form{MARKUP.filters}")


def test_the_whole_list_is_there(items: list[tuple[Text, Tag]], page: Page, built: Site) -> None:
    """In the annex's order, in the HTML itself, with nothing hidden; where each stands, its statuses and amounts."""
    assert len(items) == 87
    for initiative, item in items:
        assert built.links(page, item) == [initiative.link]
        assert item.find_parent("ol") is not None
        assert not any(tag.has_attr("hidden") for tag in (item, *item.parents))
        assert [text(tag) for tag in item.select(MARKUP.listed_place)] == [initiative.place]
        statuses = "; ".join(s.value + (f": {s.subject}" if s.subject else "") for s in initiative.statuses)
        amounts = [amount_for(budget) for budget in initiative.budgets]
        facts = " · ".join([statuses or "status niet vermeld", *amounts])
        assert [text(tag) for tag in item.select(MARKUP.listed_facts)] == [facts]


def test_each_has_what_the_filters_go_by(items: list[tuple[Text, Tag]], register: Register) -> None:
    """A part of a theme counts for the theme too. Every name can be found, and no word that is in none of them."""
    blocks = {theme.id: block.id for block in register.annex.blocks for theme in block.themes}
    for initiative, item in items:
        parent = register.annex.by_id[initiative.theme].parent
        levels = {str(register.instruments[id_].level) for id_ in register.subjects(initiative.id)}
        expected = {
            "bouwsteen": {blocks[initiative.theme]},
            "thema": {initiative.theme, parent} - {""},
            "status": {status.value.slug for status in initiative.statuses} or {"niet-vermeld"},
            "niveau": levels | {"instrument"} if levels else set(),
            "bedrag": {"ja"} if initiative.budgets else set(),
        }
        assert {name: set(attribute(item, f"data-{name}").split()) for name in expected} == expected
        names = register.all_names(initiative)
        searched = attribute(item, "data-tekst").lower()
        assert [name for name in names if name.lower() not in searched] == []
        assert set(searched.split()) <= set(" ".join(names).lower().split())


def test_the_form_is_hidden_until_a_script_can_use_it(page: Page, form: Tag) -> None:
    assert form.has_attr("hidden")
    assert page.one(".filtered__empty").has_attr("hidden")


def test_the_form_is_labelled_and_announces_the_count(form: Tag) -> None:
    fields = form.select("input, select")
    names = [attribute(field, "name") for field in fields]
    assert names == ["tekst", "bouwsteen", "thema", "status", "niveau", "bedrag"]
    for field in fields:
        (label,) = form.select(f"label[for='{attribute(field, 'id')}']")
        assert text(label)
    assert attribute(form, "aria-label")
    assert len(form.select("[role=status]")) == 1


def test_every_choice_finds_something(form: Tag, items: list[tuple[Text, Tag]], annex: Annex) -> None:
    """And everything that an initiative has can be chosen; a theme may have no initiative. Themes stand by block."""
    for select in form.select("select"):
        name = attribute(select, "name")
        first, *choices = [attribute(option, "value") for option in select.select("option")]
        assert first == ""
        assert len(choices) == len(set(choices))
        having = {value for _, item in items for value in attribute(item, f"data-{name}").split()}
        assert having | ({theme.id for theme in annex.themes} if name == "thema" else set()) == set(choices)
    groups = form.select("#filter-thema optgroup")
    shown = [(attribute(g, "label"), [attribute(option, "value") for option in g.select("option")]) for g in groups]
    assert shown == [(f"Bouwsteen {b.number}", [theme.id for theme in b.themes]) for b in annex.blocks]
