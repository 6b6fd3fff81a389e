"""Every initiative on the page of its theme: in its place, with what the data says of it.

`tests/sample/` tests the words of each.
"""

import pytest
from bs4 import Tag

from tests.site import built as pages
from tests.site.built import MARKUP, Link, Page, Site, Target, attribute, own, text
from tests.site.expected import Expected, Initiative, amount

Sections = list[tuple[Initiative, Page, Tag]]


@pytest.fixture(scope="module")
def sections(built: Site, expected: Expected) -> Sections:
    found = [(page, section) for page in built.pages.values() for section in page.select(".initiative")]
    by_id = {id_of(section): (page, section) for page, section in found}
    assert len(found) == len(expected.initiatives)
    return [(initiative, *by_id[initiative.id]) for initiative in expected.initiatives.values()]


def id_of(section: Tag) -> str:
    return attribute(pages.heading_of(section), "id")


def test_it_stands_in_its_place_under_its_name(sections: Sections) -> None:
    """On the page of its theme, in what it is a part of. The heading is its name and nothing else: readers jump by it.
    A dashed rule marks a name that the annex doesn't give. `test_texts.py` tests the order."""
    for initiative, page, section in sections:
        heading, above = pages.heading_of(section), section.find_parent("section")
        assert Target(page.address, id_of(section)) == initiative.at
        assert (id_of(above) if above else "") == (initiative.parent.id if initiative.parent else "")
        assert (pages.heading_level(heading), text(heading)) == (initiative.level + 1, initiative.name)
        assert not heading.select("a")
        assert ("added" in pages.classes(heading)) == (initiative.record["name_by"] == "editors")


def test_it_has_its_statuses_state_amounts_and_page(sections: Sections, built: Site, expected: Expected) -> None:
    for initiative, page, section in sections:
        facts = built.facts(page, section)
        assert [said.words for said in facts["In 2022"]] == initiative.then, initiative.id
        (now,) = facts["Nu"]
        assert now.words.startswith(expected.state(initiative.id))
        amounts = facts.get("Bedrag", []) + facts.get("Bedragen", [])
        assert [said.links[0].words for said in amounts] == [*map(amount, initiative.budgets)]
        (in_annex,) = facts["Bijlage"]
        assert in_annex.links == (Link(f"p. {initiative.pages}", Target("bijlage/", initiative.id)),)


def test_a_status_or_an_amount_links_to_the_words_it_follows_from(sections: Sections, built: Site) -> None:
    """They are marked on arrival, so that they need not be quoted again. Of statuses with one word, the first does."""
    for initiative, page, section in sections:
        links = [a for a in own(section, "dl a") if attribute(a, "href").startswith("#")]
        statuses = {status["value"]: status for status in reversed(initiative.statuses)}
        stated_once = [*(statuses[value] for value in initiative.then if value in statuses), *initiative.budgets]
        for a, stated in zip(links, stated_once, strict=True):
            target = built.link(page, a).target
            assert target is not None
            words = page.ids[target.fragment]
            assert stated["quote"] in text(words, without=MARKUP.mark)
            assert stated.get("for", "") in attribute(words, "data-reading") or "footnote" in stated
        assert not own(section, "q")
