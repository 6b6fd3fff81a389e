"""Every initiative on the page of its theme: in its place, with what the annex states and what relates it to others."""

from __future__ import annotations

import pytest
from bs4 import Tag

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
from tests.site.expected import EDITORS, NOT_STATED, Annex, Register, Text, stated

LABELS_OF_SEVERAL = {"Instrument": "Instrumenten", "Voetnoot": "Voetnoten"}


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


def test_the_heading_is_its_name_with_a_permalink(sections: list[tuple[Text, Page, Tag]], built: Site) -> None:
    """A heading's level says how deep the initiative stands: readers jump by it."""
    for initiative, page, section in sections:
        heading = heading_of(section)
        assert (heading_level(heading), text(heading)) == (initiative.level + 1, initiative.name)
        (permalink,) = heading.select(MARKUP.permalink)
        assert built.target(page, attribute(permalink, "href")) == Target(page.address, initiative.id)
        assert attribute(permalink, "title"), "the sign alone doesn't say what it is"


def test_a_page_leads_to_each_of_its_initiatives(built: Site, annex: Annex) -> None:
    """At its top, where there is more than one."""
    for theme in annex.themes:
        page = built.pages[theme.address]
        initiatives = [initiative.link for initiative in annex.initiatives_of(theme)]
        lists = [built.links(page, one) for one in page.soup.select(MARKUP.jump)]
        assert lists == ([initiatives] if len(initiatives) > 1 else [])


def facts_of(initiative: Text, register: Register) -> dict[str, list[Said]]:
    annex = register.annex
    subjects = register.links(register.subjects(initiative.id))
    notes = [Link(str(n), Target(initiative.address, f"voetnoot-{n}")) for n in dict.fromkeys(initiative.cites)]
    facts = stated(annex, initiative)
    now = phrase("→ nu:", register.state_link(initiative.id), EDITORS)
    facts = {"Toen en nu": [*(facts.pop("Status") or [NOT_STATED]), now], **facts}
    for label, links in (("Instrument", subjects), ("Voetnoot", notes)):
        facts[label if len(links) == 1 else LABELS_OF_SEVERAL[label]] = [phrase(*links)] if links else []
    facts["Vindplaats"] = [phrase(Link(initiative.pages_shown, Target("bijlage/", initiative.id)))]
    facts["Naam"] = [phrase("van de redactie; de bijlage geeft dit onderdeel geen naam")] * made_by_editors(initiative)
    facts["Zie ook"] = register.see_also(initiative.id)
    return {label: said for label, said in facts.items() if said}


def made_by_editors(initiative: Text) -> bool:
    return bool(initiative.record.name_by == "editors")


def test_the_facts_are_these(sections: list[tuple[Text, Page, Tag]], built: Site, register: Register) -> None:
    """Status, amounts, instruments, footnotes, place, the editors' name, related initiatives: words, links, quotes."""
    for initiative, page, section in sections:
        expected = facts_of(initiative, register)
        shown = built.facts(page, section)
        assert (list(shown), shown) == (list(expected), expected), initiative.id
    labels = {label for initiative, _, _ in sections for label in facts_of(initiative, register)}
    assert labels == {
        *("Toen en nu", "Bedrag", "Bedragen", "Instrument", "Instrumenten", "Voetnoot", "Voetnoten"),
        *("Vindplaats", "Naam", "Zie ook"),
    }


def test_a_citation_says_where_it_stands(sections: list[tuple[Text, Page, Tag]]) -> None:
    """By dossier, page and name; a name that the annex doesn't give stands in brackets."""
    for initiative, _, section in sections:
        (button,) = own(section, "[data-citation]")
        pages = "–".join(map(str, initiative.pages))
        name = f"[{initiative.name}]" if made_by_editors(initiative) else f"‘{initiative.name}’"
        said = f"Bijlage 2 bij Kamerstukken II 2022/23, 35 982, nr. 9, p. {pages}, {name}"
        assert attribute(button, "data-citation") == said


def test_other_names_are_the_editors(sections: list[tuple[Text, Page, Tag]], built: Site, register: Register) -> None:
    for initiative, page, section in sections:
        lines = own(section, MARKUP.names)
        shown = {text(line).partition(":")[0]: names_in(line) for line in lines}
        assert list(shown.items()) == list(register.names_said(initiative.id).items())
        assert not (shown and made_by_editors(initiative))
        assert all(built.links(page, line) == [EDITORS] for line in lines)
