"""Each footnote leads to the paper behind it, wherever it is shown, and says how sure the link is.

Compared with `tests/facts/footnote-sources.yaml`.
"""

from __future__ import annotations

from functools import cache

import pytest
from bs4 import Tag

from tests.site import facts_data
from tests.site.built import MARKUP, Page, Site, attribute, text
from tests.site.facts_data import Link

NUMBERS = range(1, 41)

CERTAIN = {
    "exact": "",
    "pattern": "nummer uit de bijlage, niet nagezien",
    "inferred": "waarschijnlijk dit stuk",
    "related": "het stuk waar het over gaat",
}
REMARKS = {
    1: "kan niet kloppen",
    15: "Het nummer van het fiche over de Data Governance Act is niet bekend",
    34: "Twee brieven passen bij deze voetnoot",
    40: "‘PM’ staat zo in de bijlage zelf",
}


@cache
def all_notes(built: Site) -> dict[str, list[tuple[Page, Tag]]]:
    """The notes at the foot of every page, by their id: each test asks for those of one footnote."""
    found: dict[str, list[tuple[Page, Tag]]] = {}
    for page in built.pages.values():
        for note in page.soup.select(MARKUP.note):
            found.setdefault(attribute(note, "id"), []).append((page, note))
    return found


def shown_at(built: Site, number: int) -> list[tuple[Page, Tag]]:
    """Every place where a footnote is shown: *Voetnoten*, and the foot of the pages that cite it."""
    places = all_notes(built).get(f"voetnoot-{number}", [])
    page = built.pages["voetnoten/"]
    entry = page.by_id(f"voetnoot-{number}").find_parent("section")
    assert entry is not None
    return [(page, entry), *places]


def sure(number: int, link: Link) -> str:
    """Of two that may both be the one, neither is likely."""
    several = sum(other.certainty == "inferred" for other in facts_data.footnotes()[number]) > 1
    return "mogelijk dit stuk" if several and link.certainty == "inferred" else CERTAIN[link.certainty]


def test_24_footnotes_have_a_source() -> None:
    """What the project was given, and what *Over deze site* says."""
    assert list(facts_data.footnotes()) == list(NUMBERS)
    assert sum(map(bool, facts_data.footnotes().values())) == 24
    assert facts_data.footnotes_with_a_note() == REMARKS.keys()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_footnote_leads_to_its_source(built: Site, number: int) -> None:
    links = facts_data.footnotes()[number]
    places = shown_at(built, number)
    assert len(places) >= 3, "on Voetnoten, on Bijlage and on the page of a theme"
    for _, place in places:
        shown = []
        for line in place.select(".sources__link"):
            (a,) = line.select("a.external")
            certainty = " ".join(text(tag) for tag in line.select(".sources__certainty"))
            assert text(line) == " ".join(filter(None, [text(a), certainty]))
            shown.append((text(a), attribute(a, "href"), certainty))
        assert shown == [
            (f"{link.label} ({facts_data.site_name(link.url)})", link.url, sure(number, link)) for link in links
        ]
        assert len(place.select("a.external")) == len(links)


@pytest.mark.parametrize("number", NUMBERS)
def test_what_has_to_be_said_is_said(built: Site, number: int) -> None:
    for _, place in shown_at(built, number):
        remarks = [text(tag) for tag in place.select(".sources__remark")]
        assert len(remarks) == (number in REMARKS)
        assert REMARKS.get(number, "") in "".join(remarks)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_source_is_marked_as_the_editors(built: Site, number: int) -> None:
    known = bool(facts_data.footnotes()[number]) or number in REMARKS
    for _, place in shown_at(built, number):
        sources = place.select(".sources")
        assert len(sources) == known
        assert [len(found.select(MARKUP.editors)) for found in sources] == [1] * known


def test_the_defective_number_is_printed_and_leads_nowhere(built: Site) -> None:
    for page, place in shown_at(built, 1):
        assert "Kamerstuk 22112, nr. 347 voor" in text(place)
        assert place.select("a.external") == []
        assert "kst-22112-347." not in page.html
