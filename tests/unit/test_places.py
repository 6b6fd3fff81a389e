"""Who stands where and who cites whom: on a small annex made for it, and on the real one."""

import pytest

from annex.relate.places import Index, source_id
from tests.unit.samples import annex, bullet, real, theme


@pytest.fixture(scope="module")
def index() -> Index:
    """Two themes, the second in two parts. Footnote 1 is cited three times, footnote 2 twice, footnote 3 nowhere."""
    page_breaks = [{"page": 2, "before": "twee"}, {"page": 3, "before": "drie"}]
    a = bullet("a", "A[^1]", bullet("a-1", "A[^2]", bullet("a-1-i", "A[^1]")), bullet("a-2", "A"))
    b = bullet("b", "een twee drie", page_breaks=page_breaks)
    parts = [theme("deel-een", bullet("c", "C[^1]")), theme("deel-twee", text="Tekst")]
    themes = [theme("een", a, b), theme("twee", short_title="Tweede", text="Vooraf[^2]", themes=parts)]
    return Index(annex(4, themes, [{"number": number, "page": 1, "text": f"Noot {number}"} for number in (1, 2, 3)]))


def test_everything_is_found_in_reading_order(index: Index) -> None:
    assert list(index.blocks) == ["blok"]
    assert [place.theme.id for place in index.blocks["blok"]] == ["een", "twee"]
    assert list(index.themes) == ["een", "twee", "deel-een", "deel-twee"]
    assert list(index.initiatives) == ["a", "a-1", "a-1-i", "a-2", "b", "c"]
    assert [source_id(source) for source in index.sources] == [
        *("een", "a", "a-1", "a-1-i", "a-2", "b", "twee", "deel-een", "c", "deel-twee"),
        *("voetnoot-1", "voetnoot-2", "voetnoot-3"),
    ]


def test_themes_have_numbers_pages_and_trails(index: Index) -> None:
    """A sub-theme has a number of its own; published tables keep that of its theme."""
    assert [(place.number, place.page, place.trail) for place in index.themes.values()] == [
        ("4.1", "blok/een.md", "Bouwsteen 4 › Thema een"),
        ("4.2", "blok/twee/index.md", "Bouwsteen 4 › Tweede"),
        ("4.2.1", "blok/twee/deel-een.md", "Bouwsteen 4 › Tweede › Thema deel-een"),
        ("4.2.2", "blok/twee/deel-twee.md", "Bouwsteen 4 › Tweede › Thema deel-twee"),
    ]
    assert [place.main_number for place in index.themes.values()] == ["4.1", "4.2", "4.2", "4.2"]


def test_initiatives_know_their_place_their_family_and_their_pages(index: Index) -> None:
    place = index.initiatives["a-1-i"]
    assert (place.level, place.parent, place.theme) == (3, index.initiatives["a-1"], index.themes["een"])
    assert index.themes["deel-een"].parent is index.themes["twee"]
    assert index.initiatives["a"].parent is None
    family = [place.id for place in index.initiatives["a"].family]
    assert family == ["a", "a-1", "a-1-i", "a-2"]
    under = {id_: [place.id for place in theme.all_initiatives] for id_, theme in index.themes.items()}
    assert under == {"een": [*family, "b"], "twee": ["c"], "deel-een": ["c"], "deel-twee": []}
    assert (index.initiatives["b"].pages, index.initiatives["a"].pages) == ([1, 2, 3], [1])


def test_citations_are_counted_through_the_annex(index: Index) -> None:
    first = [(citation.place.id, citation.ordinal, citation.anchor) for citation in index.citations[1]]
    assert first == [("a", 1, "verwijzing-1"), ("a-1-i", 2, "verwijzing-1-2"), ("c", 3, "verwijzing-1-3")]
    assert [citation.place.id for citation in index.citations[2]] == ["a-1", "twee"]
    assert index.citations[3] == index.citations_at(index.initiatives["a-2"]) == []
    assert index.citations_at(index.initiatives["a-1-i"]) == index.citations[1][1:2]
    # Those of a theme's parts stand on their own pages.
    cited = {id_: [note.number for note in index.footnotes_on(place)] for id_, place in index.themes.items()}
    assert cited == {"een": [1, 2], "twee": [2], "deel-een": [1], "deel-twee": []}


def test_the_annex_in_numbers() -> None:
    index = real().index
    levels = [place.level for place in index.initiatives.values()]
    assert len(index.blocks) == 3
    assert sum(place.parent is None for place in index.themes.values()) == 15
    assert len(index.themes["verminderen"].children) == 8
    assert [levels.count(level) for level in (1, 2, 3)] == [64, 21, 2]
    assert list(index.footnotes) == list(range(1, 41))
    assert all(index.citations[number] for number in index.footnotes)
    assert index.themes["halfgeleiders"].number == "2.2.2"
    assert [note.number for note in index.footnotes_on(index.themes["halfgeleiders"])] == [26, 27, 28]
