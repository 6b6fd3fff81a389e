"""A text is split at its footnote marks and page breaks and at what it names, and no word is lost."""

from collections.abc import Iterable

import pytest

from annex.model import footnote_marks
from annex.model.annex import PageBreak
from annex.relate.places import Citation
from annex.relate.segments import Break, Mark, Mention, Segment, Segmenter, ShortForm, Words
from tests.unit.samples import abbreviation, instrument, real, register

REGISTER = register(
    instruments=[
        instrument("data-act", "Data Act", "en", aliases={"nl": ["Dataverordening"]}),
        instrument("dga", "Data Governance Act", "en", abbreviations=["DGA"]),
        instrument("groeifonds", "Nationaal Groeifonds", "nl", forms={"nl": ["Groeifondsen"]}),
        instrument("ipcei", "IPCEI", "nl", aliases={"en": ["Important Projects"]}),
        instrument("ipcei-cloud", "IPCEI Cloud", "en", also_known_as={"short": ["EUR"]}),
    ],
    abbreviations=[
        abbreviation("DGA", "Data Governance Act", instrument="dga"),
        abbreviation("EU", "Europese Unie"),
        abbreviation("IPCEI", "Important Projects", instrument="ipcei"),
        abbreviation("NL", "Nederland"),
    ],
    phrases=[{"words": "deep tech", "language": "en"}, {"words": "alle talen", "language": "nl"}],
)
SEGMENTER = Segmenter(REGISTER)


def split(text: str, *before: str) -> str:
    """The segments of `text` in short, with page breaks before these words, on pages 2, 3 and so on."""
    breaks = [PageBreak(page=page, before=words) for page, words in enumerate(before, start=2)]
    citations = [Citation(number, 1, real().index.themes["energie"]) for number in footnote_marks.numbers(text)]
    return short(SEGMENTER.segments(text, citations, breaks))


def short(segments: Iterable[Segment]) -> str:
    """Segments in braces, plain words as they are."""
    shown = []
    for segment in segments:
        match segment:
            case Mention():
                shown.append(f"{{{segment.words}: {segment.instrument.id} {segment.language} {segment.stands_for}}}")
            case ShortForm():
                shown.append(f"{{{segment.words}: {segment.abbreviation.stands_for}}}")
            case Words():
                shown.append(f"{{{segment.words}: {segment.language}}}" if segment.language else segment.words)
            case Mark():
                shown.append(f"{{{segment.citation.number}}}")
            case Break():
                shown.append(f"{{p. {segment.page}}}")
    return "|".join(shown)


@pytest.mark.parametrize(
    ("words", "before", "expected"),
    [
        ("Eén zin.", [], "Eén zin."),
        ("", [], ""),
        ("Eén zin, een andere.", ["een andere"], "Eén zin, |{p. 2}|een andere."),
        ("Eén zin.", ["Eén"], "{p. 2}|Eén zin."),
        ("a b c", ["b", "c"], "a |{p. 2}|b |{p. 3}|c"),
        ("a b", ["elders"], "a b"),
    ],
)
def test_page_breaks(words: str, before: list[str], expected: str) -> None:
    assert split(words, *before) == expected


DGA = "{DGA: dga None Data Governance Act}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # Instruments, each in the language of its spelling
        ("De Data Act.", "De |{Data Act: data-act en }|."),
        ("De data act", "De |{data act: data-act en }"),
        ("Dataverordening", "{Dataverordening: data-act None }"),
        ("Nationaal Groeifonds", "{Nationaal Groeifonds: groeifonds None }"),
        ("Groeifondsen", "{Groeifondsen: groeifonds None }"),
        ("Important Projects", "{Important Projects: ipcei en }"),
        # An abbreviation of an instrument leads to it and is explained every time, in no language
        ("DGA en DGA", f"{DGA}| en |{DGA}"),
        ("IPCEI-", "{IPCEI: ipcei None Important Projects}|-"),
        # Not where it is a part of a longer name
        ("IPCEI Cloud", "{IPCEI Cloud: ipcei-cloud en }"),
        # Any other is explained at its first use only, in each text again
        ("EU, EU en NL", "{EU: Europese Unie}|, |EU| en |{NL: Nederland}"),
        ("eu-niveau, EU-niveau", "eu-niveau, |{EU: Europese Unie}|-niveau"),
        # Words in another language
        ("nieuwe deep tech bedrijven", "nieuwe |{deep tech: en}| bedrijven"),
        ("Deep Tech in alle talen", "{Deep Tech: en}| in |alle talen"),
        # Names that only others use are not looked for
        ("EUR", "EUR"),
    ],
)
def test_names(words: str, expected: str) -> None:
    assert split(words) == expected


def test_abbreviation_is_explained_once_in_a_text_with_marks_and_breaks() -> None:
    assert split("EU[^26] EU[^27] tot EU", "tot") == "{EU: Europese Unie}|{26}| |EU|{27}| |{p. 2}|tot |EU"


def test_name_is_split_by_language_only() -> None:
    names = ("", "Halfgeleiders", "Data Act en NL", "deep tech (DGA)", "Nationaal Groeifonds")
    shown = [short(SEGMENTER.name_segments(name)) for name in names]
    assert shown == ["", "Halfgeleiders", "{Data Act: en}| en |NL", "{deep tech: en}| (|DGA|)", "Nationaal Groeifonds"]


def test_mentions_are_counted_each_time_without_marks() -> None:
    named = SEGMENTER.mentioned("Data Act, Data[^1] Act[^2], DGA, EU, deep tech, IPCEI Cloud")
    assert [instrument.id for instrument in named] == ["data-act", "data-act", "dga", "ipcei-cloud"]


def test_english_in_names_is_english() -> None:
    """`test_texts.py` tests the annex's own texts."""
    english = {}
    for place in real().index.places:
        parts = real().name_segments(place.name)
        assert "".join(part.words for part in parts) == place.name
        english[place.id] = [part.words for part in parts if part.language == "en"]
    assert english["kdt"] == ["Joint Technology Initiative KDT", "Key Digital Technologies"]
    assert english["investeringen-industrie"] == ["promote"]
    assert sum(map(bool, english.values())) == 21, "counted by hand"
