"""Each footnote leads to the paper behind it, wherever it is shown, and says how sure the link is.

`test_facts.py` compares the links with those that were found.
"""

from __future__ import annotations

import pytest
from bs4 import Tag

from annex.model.sources import FootnoteSources, SourceLink, site_of
from annex.relate.cross_references import CrossReferences
from tests.site.built import MARKUP, Page, Site, attribute, text

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
        for note in page.soup.select(f"{MARKUP.note}, {MARKUP.footnote}"):
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
        sources = references.developments.sources(number)
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
