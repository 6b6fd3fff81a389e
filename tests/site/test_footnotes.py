"""Footnotes have the annex's own numbers and lead from text to note and back, and from *Voetnoten* to the text.

All of it by links that a browser follows without JavaScript.
"""

import re
from itertools import groupby
from urllib.parse import urlsplit

import pytest
from bs4 import Tag

from tests.site.built import MARKUP, Link, Page, Site, Target, attribute, heading_of, text
from tests.site.expected import Expected, Mark, address

ANNEX_PAGE = "bijlage/"


def number_of(note_or_mark: Tag) -> int:
    """The number that a reader sees: that of the list item, or the text of the mark."""
    return int(attribute(note_or_mark, "value") or text(note_or_mark))


def place(mark: Mark, expected: Expected) -> Target:
    """Where a mark stands on the page of its theme."""
    return Target(expected.theme_of(mark.at).address, mark.anchor)


def test_a_mark_has_the_annexs_number_and_links_to_the_note(built: Site, expected: Expected) -> None:
    """Footnote 26 is called 26 on every page, and each mark has an id by which its note leads back to it. A screen
    reader would read a bare '26' as part of the sentence, so a mark has a name, and is described by the note."""
    assert sorted({mark.number for mark in expected.marks}) == sorted(expected.footnotes)
    for page in built.pages.values():
        shown = [
            (
                number_of(mark),
                attribute(mark, "id"),
                built.target(page, attribute(mark, "href")),
                attribute(mark, "aria-label"),
                text(page.ids[attribute(mark, "aria-describedby")]),
            )
            for mark in page.select(f"{MARKUP.mark} a")
        ]
        cited = [m for m in expected.marks if page.address in (place(m, expected).address, ANNEX_PAGE)]
        assert shown == [
            (
                *(mark.number, mark.anchor, Target(page.address, f"voetnoot-{mark.number}")),
                *(f"Voetnoot {mark.number}", expected.footnotes[mark.number]["text"]),
            )
            for mark in cited
        ]


def test_a_note_has_its_number_and_links_back_to_each_mark(built: Site, expected: Expected) -> None:
    """On *Bijlage* to the marks there. The pointer gets the name too. `test_texts.py` tests which notes a page has."""
    for page in built.pages.values():
        for note in page.select(MARKUP.note):
            number = number_of(note)
            assert attribute(note, "id") == f"voetnoot-{number}"
            back = []
            for mark in [mark for mark in expected.marks if mark.number == number]:
                there = Target(ANNEX_PAGE, mark.anchor) if page.address == ANNEX_PAGE else place(mark, expected)
                back.append(Link(f"Terug naar {expected.name(mark.at)}, bij noot {number}", there))
            assert [built.link(page, a) for a in note.select(".note__back")] == back
            for a in note.select(".note__back"):
                assert text(a) == f"Terug naar {attribute(a, 'title')}, bij noot {number}"


def test_every_footnote_has_an_entry_that_links_to_each_mark(built: Site, expected: Expected) -> None:
    page: Page = built.pages["voetnoten/"]
    assert built.links(page, page.one("nav.jumps")) == [expected.link(f"voetnoot-{n}") for n in expected.footnotes]
    for number, section in zip(expected.footnotes, page.select(MARKUP.footnote), strict=True):
        heading = heading_of(section)
        assert (attribute(heading, "id"), text(heading)) == (f"voetnoot-{number}", f"Voetnoot {number}")
        facts, cited = built.facts(page, section), [mark for mark in expected.marks if mark.number == number]
        assert [said.links for said in facts["Genoemd bij"]] == [
            (Link(f"{expected.name(m.at)} · {expected.theme_of(m.at).label}", place(m, expected)),) for m in cited
        ]


def test_no_page_shows_a_mark_as_the_yaml_writes_it(built: Site) -> None:
    assert [page.address for page in built.pages.values() if re.search(r"\[\^\d", page.html)] == []


# --- The papers behind them, from the editors

Places = dict[int, list[tuple[Page, Tag]]]


@pytest.fixture(scope="module")
def shown(built: Site, expected: Expected) -> Places:
    """Every place where a footnote is shown: *Voetnoten*, and the foot of the pages that cite it."""
    found: Places = {number: [] for number in expected.footnotes}
    for page in built.pages.values():
        for note in page.select(f"{MARKUP.note}, {MARKUP.footnote}"):
            id_ = attribute(note, "id") or attribute(note.select("h2")[0], "id")
            found[int(id_.removeprefix("voetnoot-"))].append((page, note))
    return found


def test_a_footnote_has_its_sources_and_its_remark_as_the_editors(shown: Places, expected: Expected) -> None:
    """How sure a link is, is said unless it is exact. Without a paper, they say so, and not all for the same reason.
    Several papers are a list. Every site is named, and once for papers in a row on the same."""
    for number, places in shown.items():
        assert len(places) >= 3, "on Voetnoten, on Bijlage and on the page of a theme"
        sources = expected.sources.get(number, {})
        links = sources.get("links", [])
        for _, place in places:
            lines = place.select(".sources__link")
            assert [attribute(line.select("a.external")[0], "href") for line in lines] == [*map(address, links)]
            assert len(place.select("a.external")) == len(links)
            assert len(place.select("ul.sources__list > li.sources__link")) == (len(links) if len(links) > 1 else 0)
            sites = [urlsplit(address(link)).netloc.removeprefix("www.") for link in links]
            assert len(place.select(".external__site")) == len([*groupby(sites)])
            for line, link in zip(lines, links, strict=True):
                assert text(line).startswith(link.get("label", "Kamerstuk "))
                assert len(line.select(".sources__certainty")) == (link["certainty"] != "exact")
            assert len(place.select(".sources__none")) == ("without_paper" in sources)
            remarks = [sources["remark"]] if "remark" in sources else []
            assert [text(tag) for tag in place.select(".sources__remark")] == remarks
            assert len(place.select(".sources.added")) == len(place.select(".sources")) == 1
