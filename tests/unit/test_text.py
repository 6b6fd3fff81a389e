"""Check that a text is cut where its footnote marks and page breaks are, and that no word is lost."""

import pytest

from annex import marks, text
from annex.index import Index
from annex.load import load
from annex.model import PageBreak
from annex.text import Break, Mark, Piece, Words
from tests.unit.project import ROOT


@pytest.fixture(scope="module")
def index() -> Index:
    """The annex, looked up."""
    return Index(load(ROOT))


def breaks(*before: str) -> list[PageBreak]:
    """Page breaks before these words, on pages 2, 3 and so on."""
    return [PageBreak(page=page, before=words) for page, words in enumerate(before, start=2)]


@pytest.mark.parametrize(
    ("words", "before", "pieces"),
    [
        ("Eén zin.", [], [Words("Eén zin.")]),
        ("", [], []),
        ("Eén zin, een andere.", ["een andere"], [Words("Eén zin, "), Break(2), Words("een andere.")]),
        ("Eén zin.", ["Eén"], [Break(2), Words("Eén zin.")]),
        ("a b c", ["b", "c"], [Words("a "), Break(2), Words("b "), Break(3), Words("c")]),
        ("a b", ["elders"], [Words("a b")]),
    ],
)
def test_pieces(words: str, before: list[str], pieces: list[Piece]) -> None:
    assert list(text.pieces(words, breaks=breaks(*before))) == pieces


def test_marks_stand_between_the_words(index: Index) -> None:
    place = index.initiatives["eu-chips-act"]
    first, second = index.citations_at(place)
    cut = list(text.pieces(place.initiative.text, [first, second], place.initiative.page_breaks))
    kinds = [type(piece) for piece in cut]
    assert kinds == [Words, Mark, Words, Break, Words, Mark, Words]
    assert cut[0] == Words("EU Chips Act")
    assert cut[1] == Mark(first)
    assert cut[3] == Break(6)
    assert cut[5] == Mark(second)
    assert (first.number, second.number) == (26, 27)


def test_nothing_of_the_annex_is_lost(index: Index) -> None:
    """Every text, put together again, is itself; every mark and page break is in its pieces."""
    for place in index.initiatives.values():
        initiative = place.initiative
        cut = list(text.pieces(initiative.text, index.citations_at(place), initiative.page_breaks))
        assert "".join(piece.words for piece in cut if isinstance(piece, Words)) == marks.without(initiative.text)
        assert [piece.citation.number for piece in cut if isinstance(piece, Mark)] == marks.numbers(initiative.text)
        assert [piece.page for piece in cut if isinstance(piece, Break)] == [b.page for b in initiative.page_breaks]
