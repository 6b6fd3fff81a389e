"""Each footnote leads to the paper behind it, wherever it is shown, and says how sure the link is.

Compared with `tests/facts/footnote-sources.yaml`.
"""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.site import facts_data
from tests.site.built import MARKUP, Page, Site, attribute, text

NUMBERS = range(1, 41)

CERTAIN = {
    "exact": "",
    "pattern": "nummer uit de bijlage, niet gecontroleerd",
    "inferred": "waarschijnlijk dit stuk",
    "related": "het stuk waar het over gaat",
}
REMARKS = {
    1: "kan niet kloppen",
    2: "De voetnoot kondigt dit fiche alleen aan",
    10: "past bij de voetnoot in tijd en onderwerp",
    34: "Twee brieven passen bij deze voetnoot",
    40: "‘PM’ staat zo in de bijlage zelf",
}


@pytest.fixture(scope="module")
def shown(built: Site) -> dict[int, list[tuple[Page, Tag]]]:
    """Every place where a footnote is shown: *Voetnoten*, and the foot of the pages that cite it."""
    found: dict[int, list[tuple[Page, Tag]]] = {number: [] for number in NUMBERS}
    for page in built.pages.values():
        for note in page.soup.select(f"{MARKUP.note}, {MARKUP.footnote}"):
            id_ = attribute(note, "id") or attribute(note.select("h2")[0], "id")
            found[int(id_.removeprefix("voetnoot-"))].append((page, note))
    return found


def sure(number: int, link: facts_data.Link) -> str:
    """Of two that may both be the one, neither is likely."""
    several = sum(other.certainty == "inferred" for other in facts_data.footnotes()[number]) > 1
    return "mogelijk dit stuk" if several and link.certainty == "inferred" else CERTAIN[link.certainty]


def test_31_footnotes_have_a_source() -> None:
    assert list(facts_data.footnotes()) == list(NUMBERS)
    assert sum(map(bool, facts_data.footnotes().values())) == 31
    assert facts_data.footnotes_with_a_note() == REMARKS.keys()


def test_a_footnote_has_its_links_and_its_remark_as_the_editors(shown: dict[int, list[tuple[Page, Tag]]]) -> None:
    for number, places in shown.items():
        assert len(places) >= 3, "on Voetnoten, on Bijlage and on the page of a theme"
        expected = [
            (f"{link.label} ({facts_data.site_name(link.url)})", link.url, sure(number, link))
            for link in facts_data.footnotes()[number]
        ]
        for _, place in places:
            lines = []
            for line in place.select(".sources__link"):
                (a,) = line.select("a.external")
                lines.append((text(a), attribute(a, "href"), text(line).removeprefix(text(a)).strip()))
            assert lines == expected
            assert len(place.select("a.external")) == len(expected)
            remarks = [text(tag) for tag in place.select(".sources__remark")]
            assert len(remarks) == (number in REMARKS)
            assert REMARKS.get(number, "") in "".join(remarks)
            is_known = bool(expected or remarks)
            assert len(place.select(".sources.added")) == len(place.select(".sources")) == is_known


def test_the_defective_number_is_printed_and_leads_nowhere(shown: dict[int, list[tuple[Page, Tag]]]) -> None:
    for page, place in shown[1]:
        assert "Kamerstuk 22112, nr. 347 voor" in text(place)
        assert "kst-22112-347." not in page.html
