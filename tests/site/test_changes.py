"""*Wat wij veranderden*: each state, correction and addition by day. `tests/site/test_feed.py` tests the feeds."""

from itertools import groupby, pairwise

import pytest
from bs4 import Tag

from tests.site.built import Page, Site, Target, attribute, text
from tests.site.expected import Change, Expected, day

ADDRESS = "veranderd/"


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages[ADDRESS]


def by_day(expected: Expected) -> list[tuple[str, list[Change]]]:
    return [(str(when), list(changes)) for when, changes in groupby(expected.changes, lambda change: change.day)]


def test_each_day_has_what_was_changed(page: Page, built: Site, expected: Expected) -> None:
    """The newest first. Each change is there once: what it is about as a link, and what was changed."""
    days = by_day(expected)
    headings = page.select(".changes h2")
    assert [attribute(heading, "id") for heading in headings] == [when for when, _ in days]
    for heading, (_, changes) in zip(headings, days, strict=True):
        assert text(heading) == day(changes[0].day)
        block = heading.find_next_sibling("div")
        assert isinstance(block, Tag)
        for item, change in zip(block.select("li"), changes, strict=True):
            assert change.words in text(item)
            (link,) = built.links(page, item)
            assert link.target
            if change.kind == "states":
                assert link == expected.link(change.about)
            else:
                assert link.target.fragment == change.about
            assert attribute(item, "id") == (change.id if change.kind != "additions" else "")
        number = sum(change.kind == "additions" for change in changes)
        folds = [text(fold) for fold in block.select("summary")]
        said = f"{number} {'ontwikkeling' if number == 1 else 'ontwikkelingen'} toegevoegd"
        assert folds == [said] * bool(number)


def test_a_changed_state_says_from_which_to_which_and_why(page: Page, expected: Expected) -> None:
    for id_, state in expected.states.items():
        for earlier, later in pairwise([*state.get("history", []), state]):
            said = text(page.ids[f"{id_}-{earlier['until']}"])
            change = f"van ‘{earlier['state']}’ naar ‘{later['state']}’"
            assert said == f"{expected.name(id_)}: {change}. {earlier['why']}"


def test_the_page_leads_to_the_feed_of_the_same(page: Page, built: Site) -> None:
    assert Target("feed.xml", "") in [target for _, target in built.links(page, page.one(".changes"))]
