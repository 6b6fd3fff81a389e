"""Check that spellings are found as whole words, the longest first, and nothing of a text is lost."""

import pytest

from annex.check.project import load_project
from annex.model import footnote_marks as marks
from annex.model.name_matcher import Finder
from annex.publish.site import references
from annex.relate.segments import Cutter
from tests.unit.project import ROOT

SPELLINGS = (
    "Data Act",
    "Data Governance Act",
    "Chips Act",
    "EU Chips Act",
    "Industriële Strategie",
    "Erasmus+",
    "Europe's strategic dependencies",
    "R&D",
    "DIS",
    "CER",
    "IPCEI",
    "IPCEI Health",
    "interne-marktagenda",
)


@pytest.fixture(scope="module")
def finder() -> Finder[str]:
    """Finds each of `SPELLINGS`, and says which it is."""
    return Finder((spelling, spelling) for spelling in SPELLINGS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Niets van dat al.", []),
        ("De Data Act is er.", ["Data Act"]),
        ("Data Act", ["Data Act"]),
        ("De Data Act en de Data Act", ["Data Act", "Data Act"]),
        # The longest first
        ("De Data Governance Act", ["Data Governance Act"]),
        ("De EU Chips Act en de Chips Act", ["EU Chips Act", "Chips Act"]),
        ("IPCEI Health is een IPCEI", ["IPCEI Health", "IPCEI"]),
        ("Data Governance Act, Data Act", ["Data Governance Act", "Data Act"]),
        # Whole words
        ("Metadata Act", []),
        ("Data Acten", []),
        ("Data Act2", []),
        ("Data_Act", []),
        ("IPCEIs", []),
        ("DISCIPLINE, XCER", []),
        ("éCER, CERë", []),
        # In any case, if there are several words
        ("data act, DATA ACT, Data act", ["Data Act"] * 3),
        ("eu chips act", ["EU Chips Act"]),
        ("INDUSTRIËLE STRATEGIE", ["Industriële Strategie"]),
        # A single word in its own case alone
        ("dis, Dis, cer, Cer, ipcei", []),
        ("DIS en CER", ["DIS", "CER"]),
        ("Interne-marktagenda", []),
        ("interne-marktagenda", ["interne-marktagenda"]),
        # Beside punctuation
        ("(DIS)", ["DIS"]),
        ("“Data Act”, ‘CER’.", ["Data Act", "CER"]),
        ("IPCEI-initiatieven", ["IPCEI"]),
        ("pre-IPCEI", ["IPCEI"]),
        ("IPCEI’s", ["IPCEI"]),
        ("CER/DIS|IPCEI", ["CER", "DIS", "IPCEI"]),
        ("Data Act[^30]", ["Data Act"]),
        # With punctuation of their own
        ("Erasmus+ programma", ["Erasmus+"]),
        ("Erasmus+", ["Erasmus+"]),
        ("Erasmus programma", []),
        ("Erasmus++", ["Erasmus+"]),
        ("R&D activiteiten, R.D", ["R&D"]),
        ("of Europe's strategic dependencies", ["Europe's strategic dependencies"]),
        ("of Europe’s strategic dependencies", []),
        # One blank is one blank
        ("Data  Act", []),
        ("Data\nAct", []),
    ],
)
def test_found(text: str, found: list[str], finder: Finder[str]) -> None:
    assert finder.found(text) == found


def test_split_keeps_the_words_as_they_stand(finder: Finder[str]) -> None:
    assert list(finder.split("De data act (CER).")) == [
        ("De ", None),
        ("data act", "Data Act"),
        (" (", None),
        ("CER", "CER"),
        (").", None),
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("Niets.", [("Niets.", None)]),
        ("DIS", [("DIS", "DIS")]),
        ("DIS CER", [("DIS", "DIS"), (" ", None), ("CER", "CER")]),
    ],
)
def test_split_has_no_empty_pieces(text: str, pieces: list[tuple[str, str | None]], finder: Finder[str]) -> None:
    assert list(finder.split(text)) == pieces


def test_first_of_two_equal_spellings_counts() -> None:
    finder = Finder([("Data Act", 1), ("data act", 2), ("DIS", 3), ("DIS", 4), ("dis", 5)])
    assert finder.found("DATA ACT, DIS, dis") == [1, 3, 5]


def test_order_of_the_spellings_makes_no_difference() -> None:
    text = "De EU Chips Act, de Chips Act, IPCEI Health en de IPCEI."
    forwards, backwards = (Finder((s, s) for s in order) for order in (SPELLINGS, SPELLINGS[::-1]))
    assert forwards.found(text) == backwards.found(text) == ["EU Chips Act", "Chips Act", "IPCEI Health", "IPCEI"]


def test_earliest_counts_where_spellings_overlap() -> None:
    finder = Finder([("Data Act", 1), ("Act en Governance", 2)])
    assert finder.found("Data Act en Governance") == [1]


def test_nothing_is_found_by_no_spellings() -> None:
    finder: Finder[str] = Finder([])
    assert finder.found("De Data Act") == []
    assert list(finder.split("De Data Act")) == [("De Data Act", None)]


def test_meaning_may_be_false() -> None:
    """Even a meaning such as 0 is one, and no words between."""
    assert list(Finder([("DIS", 0)]).split("DIS.")) == [("DIS", 0), (".", None)]


@pytest.mark.parametrize("character", ["\u017f", "\u0131", "\u0130"], ids=["long s", "i without a dot", "I with a dot"])
def test_letters_with_an_odd_case_break_nothing(character: str) -> None:
    """Python's patterns take some letters for an s or an i in another case which `str.lower` leaves as they are."""
    finder = Finder([("is es", "s"), ("i e", "i")])
    text = f"{character}s e{character} {character} e"
    assert "".join(words for words, _ in finder.split(text)) == text
    assert set(finder.found(text)) <= {"s", "i"}


def test_patterns_are_not_read_as_such() -> None:
    finder = Finder([("a.c", 1), ("(x) [y]", 2)])
    assert finder.found("abc a.c (x) [y]") == [1, 2]


def test_nothing_of_the_annex_is_lost() -> None:
    """Every text and footnote, cut by every spelling of the register and laid together again, is itself."""
    data = load_project(ROOT)
    index = references(data).index
    spellings = [spelling for instrument in data.register.instruments for spelling, _ in instrument.spellings()]
    finder = Finder((spelling, spelling) for spelling in spellings)
    texts = [
        *(place.initiative.text for place in index.initiatives.values()),
        *(place.theme.text or "" for place in index.themes.values()),
        *(note.text for note in index.footnotes.values()),
    ]
    assert len(texts) == 87 + 23 + 40
    for text in map(marks.without, texts):
        pieces = list(finder.split(text))
        assert "".join(words for words, _ in pieces) == text
        assert [meaning for _, meaning in pieces if meaning] == finder.found(text)
        assert all(words for words, _ in pieces)


def test_every_spelling_of_the_register_is_found_by_itself() -> None:
    """Alone in a text, each name, form, alias and abbreviation leads to its instrument, whatever else there is."""
    register = load_project(ROOT).register
    cutter = Cutter(register)
    for instrument in register.instruments:
        for spelling, _ in instrument.spellings():
            assert cutter.mentioned(f"De {spelling}.") == [instrument], spelling
