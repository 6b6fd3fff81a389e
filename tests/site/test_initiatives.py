"""Every initiative on the page of its theme: in its place, with what the annex states and what relates it to others."""

import pytest
from bs4 import Tag

from annex.model import money, page_paths
from annex.model.annex import Budget, Status
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index, InitiativePlace
from annex.relate.segments import Quotes
from annex.relate.totals import Totals
from tests.site import built as pages
from tests.site import expected
from tests.site.built import MARKUP, Link, Page, Said, Site, Target, attribute, own, phrase, text

Sections = list[tuple[InitiativePlace, Page, Tag]]


@pytest.fixture(scope="module")
def sections(built: Site, index: Index) -> Sections:
    found = [(page, section) for page in built.pages.values() for section in page.select(".initiative")]
    by_id = {id_of(section): (page, section) for page, section in found}
    assert len(found) == 64 + 21 + 2
    return [(initiative, *by_id[initiative.id]) for initiative in index.initiatives.values()]


def id_of(section: Tag) -> str:
    return attribute(pages.heading_of(section), "id")


def test_it_stands_in_its_place_under_its_name(sections: Sections) -> None:
    """On the page of its theme, in what it is a part of. The heading is its name and nothing else: readers jump by it.
    A dashed rule marks a name that the annex doesn't give. `test_texts.py` tests the order."""
    for initiative, page, section in sections:
        heading, above = pages.heading_of(section), section.find_parent("section")
        assert Target(page.address, id_of(section)) == expected.place(initiative)
        assert (id_of(above) if above else "") == (initiative.parent.id if initiative.parent else "")
        assert (pages.heading_level(heading), text(heading)) == (initiative.level + 1, initiative.name)
        assert not heading.select("a")
        assert ("added" in pages.classes(heading)) == (initiative.initiative.name_by == "editors")


def stated_in(initiative: InitiativePlace) -> list[Status | Budget]:
    return [*initiative.initiative.statuses, *initiative.initiative.budgets]


def facts_of(initiative: InitiativePlace, references: CrossReferences, totals: Totals) -> dict[str, list[Said]]:
    """What the annex says of it and what it is now; only what holds for a part of it says for which."""
    quotes = Quotes(references.index)
    statuses, amounts = [], []
    for stated in stated_in(initiative):
        part = "" if stated.subject == initiative.name else stated.subject or ""
        target = expected.place(initiative, quotes.anchor(initiative, stated))
        if isinstance(stated, Status):
            statuses.append(phrase(Link(f"{stated.value} {part}".strip(), target)))
        else:
            others = [other for other in totals.also_named_in(stated) if isinstance(other, InitiativePlace)]
            same = [expected.link(other, other.theme.numbered) for other in others]
            amount = Link(money.budget_in_words(stated), target)
            amounts.append(phrase(amount, part, "hetzelfde bedrag als in" if same else "", *same))
    numbers = "–".join(map(str, dict.fromkeys((initiative.pages[0], initiative.pages[-1]))))
    now = Link(expected.state_of(references, initiative), expected.place(page_paths.STATUSES, "lijst"))
    facts = {
        "In 2022": statuses or [phrase("niet vermeld")],
        "Nu": [phrase(now)],
        "Bedrag" if len(amounts) == 1 else "Bedragen": amounts,
        "Bijlage": [phrase(Link(f"p. {numbers}", expected.place(page_paths.ANNEX, initiative.id)))],
        "Naam": [phrase("van de redactie")] * (initiative.initiative.name_by == "editors"),
    }
    return {label: said for label, said in facts.items() if said}


def test_the_facts_are_these(sections: Sections, built: Site, references: CrossReferences, totals: Totals) -> None:
    """Status, state, amounts, place, the editors' name: words and links, in order."""
    for initiative, page, section in sections:
        facts = facts_of(initiative, references, totals)
        shown = built.facts(page, section)
        assert list(shown.items()) == list(facts.items()), initiative.id


def test_a_status_or_an_amount_leads_to_the_words_it_follows_from(sections: Sections, built: Site) -> None:
    """They are marked on arrival, so that they need not be quoted again."""
    for initiative, page, section in sections:
        links = [a for a in own(section, "dl a") if attribute(a, "href").startswith("#")]
        for a, stated in zip(links, stated_in(initiative), strict=True):
            target = built.link(page, a).target
            assert target is not None
            assert stated.quote in text(page.ids[target.fragment], without=MARKUP.mark)
        assert not own(section, "q")


def test_what_else_the_editors_say_of_it(
    sections: Sections, built: Site, index: Index, references: CrossReferences
) -> None:
    """Where other themes have something about the same, other names, and how to cite it."""
    for initiative, page, section in sections:
        lines = [line for line in own(section, ".editorial__foot > p") if text(line).startswith("Ook in ")]
        shown = [link for line in lines for link in built.links(page, line)]
        others = references.also_in(initiative)
        assert shown == [expected.link(other, other.theme.numbered) for other in others], initiative.id
        assert len(lines) == bool(others)

        lines = own(section, MARKUP.names)
        names = references.official_names_of(initiative.id), references.names_of(initiative.id)
        said = {text(line).partition(":")[0]: pages.names_in(line) for line in lines}
        assert list(said.items()) == list(expected.names_said(*names).items())
        assert all(line.find_parent(class_="added") for line in lines)

        (button,) = own(section, ".initiative__facts [data-citation]")
        assert attribute(button, "data-citation") == index.cite(initiative)


def test_a_citation_has_a_name_of_the_editors_in_brackets(index: Index) -> None:
    """And one of the annex in quotation marks: `tests/browser/test_reading.py` copies that."""
    cited = index.cite(index.initiatives["weging-exportvergunningen"])
    assert cited.endswith(", 35 982, nr. 9, p. 2, [Belangenafweging bij exportvergunningen]")
