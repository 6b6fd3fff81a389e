"""Every initiative stands on the page of its theme as the annex has it: in place, whole, with what the annex states."""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.site import stated
from tests.site.annex_data import MARK, Annex, Budget, Initiative, Status
from tests.site.built import (
    MARKUP,
    Link,
    Page,
    Site,
    Target,
    annex_text,
    attribute,
    facts,
    heading_level,
    heading_of,
    own,
    text,
)
from tests.site.register_data import Register

Sections = dict[str, tuple[Page, Tag]]
"""The sections of the site by the id in their heading, in the order of the themes and, on a page, of the sections."""


@pytest.fixture(scope="module")
def sections(built: Site, annex: Annex) -> Sections:
    pages = [built.pages[theme.address] for theme in annex.themes]
    found = [(page, section) for page in pages for section in page.soup.select(MARKUP.initiative)]
    by_id = {attribute(heading_of(section), "id"): (page, section) for page, section in found}
    assert len(by_id) == len(found), "two initiatives have the same id"
    return by_id


def test_each_has_a_section_in_its_place(sections: Sections, annex: Annex) -> None:
    """Page, order and nesting are the annex's (64 bullets, 21 under them, 2 under those)."""
    shown = [(page.address, id_, parent_id(section)) for id_, (page, section) in sections.items()]
    assert shown == [(annex.addresses[i.id], i.id, i.parent) for i in annex.initiatives]
    assert len(shown) == 64 + 21 + 2


def parent_id(section: Tag) -> str:
    """The id of the initiative that a section stands in, empty where it stands in none."""
    parent = section.find_parent("section")
    return attribute(heading_of(parent), "id") if parent else ""


def test_none_has_a_section_on_another_page(built: Site, annex: Annex) -> None:
    with_sections = {page.address for page in built.pages.values() if page.soup.select(MARKUP.initiative)}
    assert with_sections == {theme.address for theme in annex.themes if theme.initiatives}


def test_the_heading_is_its_name(sections: Sections, annex: Annex) -> None:
    """A heading's level says how deep the initiative stands: readers jump by it."""
    headings = {id_: heading_of(section) for id_, (_, section) in sections.items()}
    shown = [(id_, heading_level(heading), text(heading)) for id_, heading in headings.items()]
    assert shown == [(i.id, i.level + 1, i.name) for i in annex.initiatives]


def test_the_heading_has_a_permalink(sections: Sections, built: Site) -> None:
    for id_, (page, section) in sections.items():
        links = heading_of(section).select(MARKUP.permalink)
        assert [built.target(page, attribute(link, "href")) for link in links] == [Target(page.address, id_)]
        assert attribute(links[0], "title"), "the sign alone doesn't say what it is"


def test_the_table_of_contents_leads_to_it(built: Site, annex: Annex) -> None:
    for theme in annex.themes:
        page = built.pages[theme.address]
        initiatives = [Link(i.name, Target(page.address, i.id)) for i in theme.initiatives]
        tables = page.soup.select(MARKUP.contents)
        assert tables, page.address
        for table in tables:
            assert [link for link in built.links(page, table) if link in initiatives] == initiatives


def test_the_text_is_whole_and_each_mark_in_place(sections: Sections, annex: Annex) -> None:
    shown = {id_: [annex_text(tag) for tag in own(section, MARKUP.text)] for id_, (_, section) in sections.items()}
    assert shown == {i.id: [i.text] for i in annex.initiatives}


def test_the_facts_are_these(sections: Sections, annex: Annex, register: Register) -> None:
    """The labels, all of them and in this order; what stands behind them, the other tests read."""
    shown = {id_: list(facts(section)) for id_, (_, section) in sections.items()}
    assert shown == {i.id: labels_of(i, register) for i in annex.initiatives}


def labels_of(initiative: Initiative, register: Register) -> list[str]:
    amount = "Bedrag" if len(initiative.budgets) == 1 else "Bedragen"
    subjects = register.subjects(initiative.id)
    cited = cites(initiative)
    others = [i.id for i in register.annex.initiatives if i.id != initiative.id]
    return [
        "Status",
        *([amount] if initiative.budgets else []),
        *(["Instrument" if len(subjects) == 1 else "Instrumenten"] if subjects else []),
        *([] if not cited else ["Voetnoot"] if len(cited) == 1 else ["Voetnoten"]),
        "Vindplaats",
        *(["Naam"] if initiative.name_by == "editors" else []),
        *(["Zie ook"] if any(set(subjects) & set(register.subjects(other)) for other in others) else []),
    ]


def cites(initiative: Initiative) -> list[str]:
    """The footnotes that an initiative cites, each once and in order."""
    return list(dict.fromkeys(MARK.findall(initiative.text)))


def test_the_footnotes_are_listed(sections: Sections, built: Site, annex: Annex) -> None:
    """Beside the other facts, leading to the notes at the foot of the page."""
    for initiative in annex.initiatives:
        page, section = sections[initiative.id]
        values = [value for label in ("Voetnoot", "Voetnoten") for value in facts(section).get(label, [])]
        links = [link for value in values for link in built.links(page, value)]
        assert links == [Link(number, Target(page.address, f"voetnoot-{number}")) for number in cites(initiative)]


def test_a_citation_says_where_it_stands(sections: Sections, annex: Annex) -> None:
    """By dossier, page and name (issue 5); a name that the annex doesn't give stands in brackets."""
    for initiative in annex.initiatives:
        _, section = sections[initiative.id]
        (button,) = own(section, "[data-citation]")
        last = initiative.breaks[-1][0] if initiative.breaks else initiative.page
        pages_of = f"{initiative.page}-{last}" if last != initiative.page else str(initiative.page)
        name = f'"{initiative.name}"' if initiative.name_by == "annex" else f"[{initiative.name}]"
        said = f"Bijlage 2 bij Kamerstukken II 2022/23, 35 982, nr. 9, p. {pages_of}, {name}"
        assert attribute(button, "data-citation") == said


def test_the_statuses_stand_with_the_words_that_say_so(sections: Sections, annex: Annex) -> None:
    shown = {id_: stated.statuses(section) for id_, (_, section) in sections.items()}
    expected: dict[str, list[Status]] = {i.id: list(i.statuses) for i in annex.initiatives}
    assert shown == expected


def test_no_status_is_said_to_be_none(sections: Sections, annex: Annex) -> None:
    without = [i.id for i in annex.initiatives if not i.statuses]
    assert without
    assert [[text(value) for value in facts(sections[id_][1])["Status"]] for id_ in without] == [
        [stated.NONE_STATED] for _ in without
    ]


def test_the_amounts_stand_with_the_words_that_say_so(sections: Sections, built: Site, annex: Annex) -> None:
    shown = {id_: stated.budgets(built, page, section) for id_, (page, section) in sections.items()}
    expected: dict[str, list[Budget]] = {i.id: list(i.budgets) for i in annex.initiatives}
    assert shown == expected


def test_the_place_in_the_annex_is_given(sections: Sections, built: Site, annex: Annex) -> None:
    """'Bijlage 2, p. 3', leading to the initiative on the page with the whole annex."""
    for initiative in annex.initiatives:
        page, section = sections[initiative.id]
        (place,) = facts(section)["Vindplaats"]
        assert built.links(page, place) == [Link(initiative.place, Target("bijlage/", initiative.id))]
        assert text(place, without=MARKUP.cite) == initiative.place


def test_a_name_that_the_editors_made_says_so(sections: Sections, annex: Annex) -> None:
    """The editors' words never pass for the annex's (design, 'Two layers, never mixed')."""
    made = [i.id for i in annex.initiatives if i.name_by == "editors"]
    assert made
    for id_ in made:
        (value,) = facts(sections[id_][1])["Naam"]
        assert "redactie" in text(value)
