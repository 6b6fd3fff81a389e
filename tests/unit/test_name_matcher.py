"""Names are found as whole words, the longest first, and no text is lost."""

import pytest

from annex.model.name_matcher import NameMatcher, is_in, spellings_in

SPELLINGS = (
    *("Data Act", "Data Governance Act", "Chips Act", "EU Chips Act", "Industriële Strategie", "Erasmus+"),
    *("Europe's strategic dependencies", "R&D", "DIS", "CER", "IPCEI", "IPCEI Health", "interne-marktagenda"),
)
MATCHER = NameMatcher((spelling, spelling) for spelling in SPELLINGS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        # The longest first
        ("De EU Chips Act en de Chips Act", ["EU Chips Act", "Chips Act"]),
        ("IPCEI Health is een IPCEI", ["IPCEI Health", "IPCEI"]),
        # Whole words
        ("Metadata Act, Data Acten, Data Act2, Data_Act", []),
        ("IPCEIs, DISCIPLINE, XCER, éCER, CERë", []),
        # In any case, if there are several words
        ("data act, DATA ACT, Data act", ["Data Act"] * 3),
        ("INDUSTRIËLE STRATEGIE", ["Industriële Strategie"]),
        # A single word in its own case only
        ("dis, Dis, cer, Cer, ipcei, Interne-marktagenda", []),
        # Beside punctuation
        ("(DIS) “Data Act”, ‘CER’.", ["DIS", "Data Act", "CER"]),
        ("IPCEI-initiatieven, pre-IPCEI, IPCEI’s", ["IPCEI"] * 3),
        ("Data Act[^30]", ["Data Act"]),
        # With punctuation of their own
        ("Erasmus+ programma, Erasmus++, Erasmus programma", ["Erasmus+", "Erasmus+"]),
        ("R&D activiteiten, R.D", ["R&D"]),
        ("Europe's strategic dependencies, Europe’s strategic dependencies", ["Europe's strategic dependencies"]),
        # One space is one space
        ("Data  Act, Data\nAct", []),
    ],
)
def test_names_are_found(text: str, found: list[str]) -> None:
    assert MATCHER.found(text) == found
    parts = list(MATCHER.split(text))
    assert "".join(words for words, _ in parts) == text
    assert all(words for words, _ in parts)
    assert [meaning for _, meaning in parts if meaning] == found


def test_falsy_meaning_and_no_names() -> None:
    assert list(NameMatcher([("DIS", 0)]).split("DIS.")) == [("DIS", 0), (".", None)]
    assert list(NameMatcher[str]([]).split("De Data Act")) == [("De Data Act", None)]


def test_order_of_spellings() -> None:
    """The first of two equal ones counts; of overlapping ones the earliest; otherwise the order makes no difference."""
    matcher = NameMatcher([("Data Act", 1), ("data act", 2), ("DIS", 3), ("DIS", 4), ("dis", 5)])
    assert matcher.found("DATA ACT, DIS, dis") == [1, 3, 5]
    assert NameMatcher([("Data Act", 1), ("Act en Governance", 2)]).found("Data Act en Governance") == [1]
    text = "De EU Chips Act, de Chips Act, IPCEI Health en de IPCEI."
    assert NameMatcher((s, s) for s in SPELLINGS[::-1]).found(text) == MATCHER.found(text)


@pytest.mark.parametrize("character", "ſıİ\u212a")
def test_letters_that_lower_does_not_fold(character: str) -> None:
    """Regular expressions match some letters in another case that `str.lower` doesn't change. No text is lost."""
    matcher = NameMatcher([("is es", "s"), ("i e", "i"), ("k e", "k")])
    text = f"{character}s e{character} {character} e"
    assert "".join(words for words, _ in matcher.split(text)) == text


def test_spellings_are_not_regular_expressions() -> None:
    assert NameMatcher([("a.c", 1), ("(x) [y]", 2)]).found("abc a.c (x) [y]") == [1, 2]


def test_spellings_in_finds_those_inside_longer_ones() -> None:
    text = "De EU Chips Act, een IPCEI Health en Data Acts"
    wanted = ["EU Chips Act", "Chips Act", "Chips", "IPCEI", "IPCEI Health", "Data Act", "eu", ""]
    assert spellings_in(wanted, text) == {"EU Chips Act", "Chips Act", "Chips", "IPCEI", "IPCEI Health"}
    assert is_in("chips act", text)
    assert not is_in("chips", text)
