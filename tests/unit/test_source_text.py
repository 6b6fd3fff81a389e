"""The comparison of the annex with its source text, on a made-up source of two pages."""

import pytest

from annex.check import source_text
from annex.check.records import Records
from annex.model.annex import Annex
from tests.unit.samples import annex, bullet, footnote, theme

SOURCE = """
Bijlage

Bouwsteen  1.  Blok

Thema t
-     Eerste  punt1:  een EU-
onderzoek en   meer .

o  Tweede punt: de concurrentie-
en  innovatiekracht   2  : die gaan
1 Noot een, met een
tweede regel.
 op de volgende pagina verder.

Thema u
Een toelichting van
twee regels.
- Derde punt.
2 Noot twee.
"""
BELOW = bullet(
    *("b", "Tweede punt: de concurrentie- en innovatiekracht[^2]: die gaan op de volgende pagina verder."),
    page_breaks=[{"page": 2, "before": "op de volgende"}],
)
TEXT = "Eerste punt[^1]: een EU-onderzoek en meer."
SECOND_THEME = theme("u", bullet("c", "Derde punt.", page=2), page=2, text="Een toelichting van twee regels.")
FOOTNOTES = [footnote(1, "Noot een, met een tweede regel."), footnote(2, "Noot twee.", page=2)]
ANNEX = annex(1, [theme("t", bullet("a", TEXT, BELOW)), SECOND_THEME], FOOTNOTES)
AS_JSON = ANNEX.model_dump_json(by_alias=True, exclude_defaults=True)


def differences(annex: Annex = ANNEX, source: str = SOURCE) -> list[str]:
    return [problem.what for problem in source_text.differences(Records(annex), source_text.parse(source))]


def changed(*pairs: tuple[str, str]) -> Annex:
    """The annex after replacements in its JSON."""
    text = AS_JSON
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return Annex.model_validate_json(text)


def test_same_words_have_no_differences() -> None:
    assert differences() == []


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("een EU", "EU", "lacks 'een', which the source has"),
        ("een EU", "een een EU", "has 'een', which the source does not have there"),
        ("meer.", "meer .", "has 'meer .' where the source has 'meer.'"),
        ("[^2]", "[^3]", "has 'innovatiekracht[^3]:' where the source has 'innovatiekracht[^2]:'"),
        ("twee.", "twee.[^2]", "has 'twee.[^2]' where the source has 'twee.'"),
        ("Thema t", "Thema", "lacks 't', which the source has"),
        ('"number":1,"title"', '"number":2,"title"', "has '2.' where the source has '1.'"),
        ('"number":2,"page"', '"number":3,"page"', "has 'voetnoot 3:' where the source has 'voetnoot 2:'"),
    ],
)
def test_different_words_are_reported(old: str, new: str, difference: str) -> None:
    (found,) = differences(changed((old, new)))
    assert found.partition(" on page ")[0] == f"the text {difference}"


def test_page_and_words_before_a_difference_are_reported() -> None:
    assert differences(changed(("Derde punt", "Vierde punt"))) == [
        "the text has 'Vierde' where the source has 'Derde' on page 2 after 'van twee regels. •'"
    ]
    (long,) = differences(source=SOURCE.replace("meer", "meer " + "woord " * 14))
    assert long.startswith(f"the text has 'meer.' where the source has 'meer{' woord' * 11}' and 3 more words on")
    assert differences(source=f"\nExtra{SOURCE}") == ["the text lacks 'Extra', which the source has on page 1"]
    assert [found.rpartition(", ")[2] for found in differences(source="")] == [
        "which the source does not have there on page 1"
    ] * 2


def test_order_and_level_are_compared() -> None:
    moved = annex(1, [SECOND_THEME, theme("t", bullet("a", TEXT, BELOW))], FOOTNOTES)
    beside = annex(1, [theme("t", bullet("a", TEXT), BELOW), SECOND_THEME], FOOTNOTES)
    swapped = annex(1, [theme("t", bullet("a", TEXT, BELOW)), SECOND_THEME], FOOTNOTES[::-1])
    assert len(differences(moved)) == len(differences(swapped)) == 2
    assert [found.partition(" on ")[0] for found in differences(beside)] == [
        "the text has '•' where the source has '••'"
    ]


@pytest.mark.parametrize(
    ("before", "title", "after"),
    [
        ("pagina verder.", "Thema", "u Een toelichting van"),
        ("pagina verder.", "Thema u Een", "toelichting van"),
        ("pagina", "verder. Thema u", "Een toelichting van"),
        ("pagina verder. Thema u", "Een toelichting van", ""),
    ],
)
def test_words_moved_between_title_and_text_are_reported(before: str, title: str, after: str) -> None:
    words = ("Een toelichting van", after), ("pagina verder.", before), ('"Thema u"', f'"{title}"')
    assert differences(changed(*words)) == ["title is not a whole line of the source"]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("sterke industrie1 en", "industrie[^1]"),
        ("de markt.1 Hierin", "markt.[^1]"),
        ("de autoriteit (HERA).1", "(HERA).[^1]"),
        ("de monitor. 1 Ook", "monitor.[^1]"),
        ("uit Nederland  1  : het", "Nederland[^1]:"),
        ("van  1  juli jl.1 is", "jl.[^1]"),
        ("voor 1,1 miljard en werk1 is", "werk[^1]"),
        ("vak2 en werk1 en rust2", "werk[^1] rust[^2]"),
    ],
)
def test_footnote_marks_are_found(line: str, word: str) -> None:
    found = source_text.parse(f"{line}\n1 Noot\n2 Noot\n").body
    assert " ".join(other.word for other in found if "[" in other.word) == word


def test_hyphens_at_line_ends_are_part_of_a_word_but_for_one() -> None:
    found = source_text.parse("- dual-\nuse en concurrentie-\nen crisisbeheersings-\nstructuren\n").body
    assert [word.word for word in found] == [
        "•",
        "dual-use",
        "en",
        "concurrentie-",
        "en",
        "crisisbeheersingsstructuren",
    ]
