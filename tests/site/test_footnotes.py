"""Footnotes have the annex's own numbers and lead from text to note, to their entry on *Voetnoten*, and back.

All of it by links that a browser follows without JavaScript.
"""

import re

import pytest
from bs4 import Tag

from annex.model import page_paths
from annex.model.sources import FootnoteSources, SourceLink, site_of
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index
from annex.relate.totals import Totals
from tests.site import expected
from tests.site.built import MARKUP, Link, Page, Site, Target, attribute, heading_of, phrase, text

ANNEX_PAGE = "bijlage/"


def number_of(note_or_mark: Tag) -> int:
    """The number that a reader sees: that of the list item, or the text of the mark."""
    return int(attribute(note_or_mark, "value") or text(note_or_mark))


def test_a_mark_has_the_annexs_number_and_leads_to_the_note(built: Site, index: Index) -> None:
    """Footnote 26 is called 26 on every page, and each mark has an id by which its note leads back to it. A screen
    reader would read a bare '26' as part of the sentence, so a mark has a name, and is described by the note."""
    citations = [citation for place in index.places for citation in index.citations_at[place]]
    assert [sorted(index.footnotes), len(citations)] == [list(range(1, 41)), 40]
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
        cited = [c for c in citations if page.address in (expected.place(c.place).address, ANNEX_PAGE)]
        assert shown == [
            (c.number, c.anchor, Target(page.address, f"voetnoot-{c.number}"), f"Voetnoot {c.number}", note.text)
            for c, note in ((c, index.footnotes[c.number]) for c in cited)
        ]


def test_a_note_has_its_number_and_leads_back_to_each_mark_and_to_its_entry(built: Site, index: Index) -> None:
    """On *Bijlage* to the marks there. `test_texts.py` tests which notes a page has."""
    for page in built.pages.values():
        for note in page.select(MARKUP.note):
            number = number_of(note)
            assert attribute(note, "id") == f"voetnoot-{number}"
            back = []
            for citation in index.citations[number]:
                there = expected.place(
                    page_paths.ANNEX if page.address == ANNEX_PAGE else citation.place, citation.anchor
                )
                back.append(Link(f"Terug naar {citation.place.name}, bij noot {number}", there))
            assert [built.link(page, a) for a in note.select(".note__back")] == back
            (entry,) = note.select(".note__entry")
            to_entry = expected.link(index.footnotes[number], f"Voetnoot {number} in het overzicht")
            assert built.link(page, entry) == to_entry


def test_every_footnote_has_an_entry(built: Site, index: Index, totals: Totals) -> None:
    """A heading, what the footnote states, who cites it, and its place in the annex."""
    page: Page = built.pages["voetnoten/"]
    assert built.links(page, page.one("nav.jumps")) == [expected.link(note) for note in index.footnotes.values()]
    for footnote, section in zip(index.footnotes.values(), page.select(MARKUP.footnote), strict=True):
        heading, id_ = heading_of(section), f"voetnoot-{footnote.number}"
        assert (heading.name, attribute(heading, "id"), text(heading)) == ("h2", id_, f"Voetnoot {footnote.number}")
        amounts = [phrase(*expected.amount_said(budget)) for budget in footnote.budgets]
        assert not [other for budget in footnote.budgets for other in totals.also_named_in(budget)]
        facts = {
            "Status": [phrase(*expected.status_said(status)) for status in footnote.statuses],
            "Bedrag" if len(amounts) == 1 else "Bedragen": amounts,
            "Genoemd bij": [
                phrase(expected.link(c.place, f"{c.place.name} · {c.place.theme_place.label}", c.anchor))
                for c in index.citations[footnote.number]
            ],
            "Vindplaats": [phrase(Link(f"Bijlage 2, p. {footnote.page}", expected.place(page_paths.ANNEX, id_)))],
        }
        assert list(built.facts(page, section).items()) == [(label, said) for label, said in facts.items() if said]


def test_no_page_shows_a_mark_as_the_yaml_writes_it(built: Site) -> None:
    assert [page.address for page in built.pages.values() if re.search(r"\[\^\d", page.html)] == []


# --- The papers behind them, from the editors: `test_facts.py` compares the links with those that were found ----------

Places = dict[int, list[tuple[Page, Tag]]]

CERTAIN = {
    "exact": "",
    "pattern": "nummer uit de bijlage, niet gecontroleerd",
    "inferred": "waarschijnlijk dit stuk",
    "related": "het stuk waar het over gaat",
}


@pytest.fixture(scope="module")
def shown(built: Site) -> Places:
    """Every place where a footnote is shown: *Voetnoten*, and the foot of the pages that cite it."""
    found: Places = {number: [] for number in range(1, 41)}
    for page in built.pages.values():
        for note in page.select(f"{MARKUP.note}, {MARKUP.footnote}"):
            id_ = attribute(note, "id") or attribute(note.select("h2")[0], "id")
            found[int(id_.removeprefix("voetnoot-"))].append((page, note))
    return found


def said(sources: FootnoteSources, link: SourceLink) -> str:
    """What its line says. Of two that may both be the one, neither is likely."""
    several = sum(other.certainty == "inferred" for other in sources.links) > 1
    sure = "mogelijk dit stuk" if several and link.certainty == "inferred" else CERTAIN[link.certainty]
    return f"{link.words} ({site_of(link.address)}) {sure}".strip()


def test_a_footnote_has_its_links_and_its_remark_as_the_editors(shown: Places, references: CrossReferences) -> None:
    for number, places in shown.items():
        assert len(places) >= 3, "on Voetnoten, on Bijlage and on the page of a theme"
        sources = references.developments.sources.get(number)
        lines = [(said(sources, link), link.address) for link in sources.links] if sources else []
        for _, place in places:
            found = [(line, line.select("a.external")[0]) for line in place.select(".sources__link")]
            assert [(text(line), attribute(a, "href")) for line, a in found] == lines
            assert len(place.select("a.external")) == len(lines)
            remarks = [text(tag) for tag in place.select(".sources__remark")]
            assert remarks == [sources.remark] * bool(sources.remark) if sources else not remarks
            assert len(place.select(".sources.added")) == len(place.select(".sources")) == bool(sources)


def test_the_defective_number_is_printed_and_leads_nowhere(shown: Places) -> None:
    for page, place in shown[1]:
        assert "Kamerstuk 22112, nr. 347 voor" in text(place)
        assert "kst-22112-347." not in page.html
