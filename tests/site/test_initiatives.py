"""Every initiative on the page of its theme: in its place, with what the annex states and what relates it to others."""

from __future__ import annotations

import pytest
from bs4 import Tag

from annex.model import money
from annex.model.annex import Budget, Status
from tests.site.built import (
    MARKUP,
    Link,
    Page,
    Said,
    Site,
    Target,
    attribute,
    heading_level,
    heading_of,
    names_in,
    own,
    phrase,
    text,
)
from tests.site.expected import NOT_STATED, Annex, Register, Text


@pytest.fixture(scope="module")
def sections(built: Site, annex: Annex) -> list[tuple[Text, Page, Tag]]:
    """Every initiative with its section, which has its place and its nesting, and is on no other page."""
    found = [(page, section) for page in built.pages.values() for section in page.soup.select(MARKUP.initiative)]
    by_id = {attribute(heading_of(section), "id"): (page, section) for page, section in found}
    order = {theme.address: n for n, theme in enumerate(annex.themes)}
    found.sort(key=lambda pair: order[pair[0].address])
    shown = [(page.address, attribute(heading_of(s), "id"), parent_id(s)) for page, s in found]
    assert shown == [(i.address, i.id, i.parent) for i in annex.initiatives]
    assert len(shown) == 64 + 21 + 2
    return [(initiative, *by_id[initiative.id]) for initiative in annex.initiatives]


def parent_id(section: Tag) -> str:
    parent = section.find_parent("section")
    return attribute(heading_of(parent), "id") if parent else ""


def test_the_heading_is_its_name(sections: list[tuple[Text, Page, Tag]]) -> None:
    """And nothing else: readers jump by it, and its level says how deep the initiative stands.

    A dashed rule marks a name that the annex doesn't give.
    """
    for initiative, _, section in sections:
        heading = heading_of(section)
        assert (heading_level(heading), text(heading)) == (initiative.level + 1, initiative.name)
        assert not heading.select("a")
        assert ("added" in attribute(heading, "class").split()) == made_by_editors(initiative)


def facts_of(initiative: Text, register: Register) -> dict[str, list[Said]]:
    """What the annex says of it and what it is now; only what holds for a part of it says for which."""
    others = [stated.subject for stated in stated_in(initiative)]
    parts = [subject if subject != initiative.name else "" for subject in others]
    words = [*(status.value for status in initiative.statuses), *map(money.budget_in_words, initiative.budgets)]
    said = []
    for stated, value, part in zip(stated_in(initiative), words, parts, strict=True):
        target = Target(initiative.address, register.anchor(initiative, stated))
        if isinstance(stated, Status):
            said.append(phrase(Link(f"{value} {part or ''}".strip(), target)))
            continue
        link = Link(value, target)
        same = register.same_money(stated)
        said.append(phrase(link, part or "", "hetzelfde bedrag als in" if same else "", *same))
    amounts = said[len(initiative.statuses) :]
    facts = {
        "In 2022": said[: len(initiative.statuses)] or [NOT_STATED],
        "Nu": [phrase(register.state_link(initiative.id))],
        "Bedrag" if len(amounts) == 1 else "Bedragen": amounts,
        "Bijlage": [
            phrase(Link(initiative.pages_shown.removeprefix("Bijlage 2, "), Target("bijlage/", initiative.id)))
        ],
        "Naam": [phrase("van de redactie")] * made_by_editors(initiative),
    }
    return {label: said for label, said in facts.items() if said}


def stated_in(initiative: Text) -> tuple[Status | Budget, ...]:
    return (*initiative.statuses, *initiative.budgets)


def made_by_editors(initiative: Text) -> bool:
    return bool(initiative.record.name_by == "editors")


def test_the_facts_are_these(sections: list[tuple[Text, Page, Tag]], built: Site, register: Register) -> None:
    """Status, state, amounts, place, the editors' name: words and links."""
    for initiative, page, section in sections:
        expected = facts_of(initiative, register)
        shown = built.facts(page, section)
        assert (list(shown), shown) == (list(expected), expected), initiative.id


def test_a_status_or_an_amount_leads_to_the_words_it_follows_from(
    sections: list[tuple[Text, Page, Tag]], built: Site
) -> None:
    """They are marked on arrival, so that they need not be quoted again."""
    for initiative, page, section in sections:
        links = [a for a in own(section, "dl a") if attribute(a, "href").startswith("#")]
        quoted = [stated.quote for stated in stated_in(initiative)]
        for a, quote in zip(links, quoted, strict=True):
            target = built.link(page, a).target
            assert target is not None
            assert quote in text(page.by_id(target.fragment), without=MARKUP.mark)
        assert not own(section, "q")


def test_it_leads_to_other_themes_on_the_same(
    sections: list[tuple[Text, Page, Tag]], built: Site, register: Register
) -> None:
    for initiative, page, section in sections:
        lines = [line for line in own(section, MARKUP.added) if text(line).startswith("Ook in ")]
        shown = [link for line in lines for link in built.links(page, line)]
        assert shown == register.also_in(initiative.id)
        assert len(lines) == bool(shown)


def test_a_citation_says_where_it_stands(sections: list[tuple[Text, Page, Tag]]) -> None:
    """By dossier, page and name; a name that the annex doesn't give stands in brackets."""
    for initiative, _, section in sections:
        (button,) = own(section, "[data-citation]")
        pages = "–".join(map(str, initiative.pages))
        name = f"[{initiative.name}]" if made_by_editors(initiative) else f"‘{initiative.name}’"
        said = f"Bijlage 2 bij Kamerstukken II 2022/23, 35 982, nr. 9, p. {pages}, {name}"
        assert attribute(button, "data-citation") == said


def test_other_names_are_the_editors(sections: list[tuple[Text, Page, Tag]], register: Register) -> None:
    for initiative, _, section in sections:
        lines = own(section, MARKUP.names)
        shown = {text(line).partition(":")[0]: names_in(line) for line in lines}
        assert list(shown.items()) == list(register.names_said(initiative.id).items())
        assert not (shown and made_by_editors(initiative))
        assert all(line.find_parent(class_="added") for line in lines)
