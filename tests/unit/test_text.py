"""Check that a text is cut at its footnote marks and page breaks and at what it names, and that no word is lost."""

import datetime
from typing import Any

import pytest

from annex.check.project import load_project
from annex.model import footnote_marks as marks
from annex.model.annex import PageBreak
from annex.model.register import Language, Register
from annex.publish.site import references
from annex.relate.cross_references import CrossReferences, Source
from annex.relate.segments import Break, Cutter, Mark, Mention, Piece, ShortForm, Words
from tests.unit.project import ROOT

EN = Language.EN


def instrument(id_: str, name: str, language: str, **more: Any) -> dict[str, Any]:
    """An instrument, of which only its names matter here."""
    return {"id": id_, "name": name, "language": language, "kind": "fonds", "level": "EU", **more}


def abbreviation(short: str, stands_for: str, **more: str) -> dict[str, Any]:
    """An abbreviation that the editors explain."""
    return {"short": short, "stands_for": stands_for, "language": "nl", "by": "editors", **more}


@pytest.fixture(scope="module")
def register() -> Register:
    """Names in two languages, abbreviations of instruments and of other things, a phrase."""
    return Register.model_validate(
        {
            "checked": datetime.date(2026, 11, 24),
            "instruments": [
                instrument("data-act", "Data Act", "en", aliases={"nl": ["Dataverordening"]}),
                instrument("dga", "Data Governance Act", "en", abbreviations=["DGA"]),
                instrument("groeifonds", "Nationaal Groeifonds", "nl", forms=["Groeifondsen"]),
                instrument("ipcei", "IPCEI", "nl", aliases={"en": ["Important Projects"]}),
                instrument("ipcei-cloud", "IPCEI Cloud", "en", also_known_as={"short": ["EUR"]}),
            ],
            "names": [],
            "abbreviations": [
                abbreviation("DGA", "Data Governance Act", instrument="dga"),
                abbreviation("EU", "Europese Unie"),
                abbreviation("IPCEI", "Important Projects", instrument="ipcei"),
                abbreviation("NL", "Nederland"),
            ],
            "phrases": [{"words": "deep tech", "language": "en"}, {"words": "alle talen", "language": "nl"}],
        }
    )


@pytest.fixture(scope="module")
def cutter(register: Register) -> Cutter:
    """Cuts texts by that register."""
    return Cutter(register)


@pytest.fixture(scope="module")
def annex() -> CrossReferences:
    """The annex and its register, looked up."""
    return references(load_project(ROOT))


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
def test_page_breaks(words: str, before: list[str], pieces: list[Piece], cutter: Cutter) -> None:
    assert list(cutter.pieces(words, [], breaks(*before))) == pieces


def shown(piece: Piece) -> tuple[Any, ...]:
    """A piece in short: its words with what they are."""
    match piece:
        case Mention():
            return piece.words, piece.instrument.id, piece.language, piece.stands_for
        case ShortForm():
            return piece.words, piece.abbreviation.stands_for
        case Words():
            return (piece.words, piece.language) if piece.language else (piece.words,)
        case Mark():
            return ("mark", piece.citation.number)
        case Break():
            return ("break", piece.page)


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        # Instruments, each in the language of its spelling
        ("De Data Act.", [("De ",), ("Data Act", "data-act", EN, ""), (".",)]),
        ("De data act", [("De ",), ("data act", "data-act", EN, "")]),
        ("Dataverordening", [("Dataverordening", "data-act", None, "")]),
        ("Data Governance Act", [("Data Governance Act", "dga", EN, "")]),
        ("Nationaal Groeifonds", [("Nationaal Groeifonds", "groeifonds", None, "")]),
        ("Groeifondsen", [("Groeifondsen", "groeifonds", None, "")]),
        ("Important Projects", [("Important Projects", "ipcei", EN, "")]),
        # An abbreviation that is an instrument's leads to it and is explained every time, in no language
        (
            "DGA en DGA",
            [
                ("DGA", "dga", None, "Data Governance Act"),
                (" en ",),
                ("DGA", "dga", None, "Data Governance Act"),
            ],
        ),
        ("IPCEI-", [("IPCEI", "ipcei", None, "Important Projects"), ("-",)]),
        # Not where it is a part of a longer name
        ("IPCEI Cloud", [("IPCEI Cloud", "ipcei-cloud", EN, "")]),
        # Any other is explained at its first use alone
        ("EU, EU en NL", [("EU", "Europese Unie"), (", ",), ("EU",), (" en ",), ("NL", "Nederland")]),
        ("eu, nl", [("eu, nl",)]),
        ("EU-niveau", [("EU", "Europese Unie"), ("-niveau",)]),
        # Words in another language
        ("nieuwe deep tech bedrijven", [("nieuwe ",), ("deep tech", EN), (" bedrijven",)]),
        ("Deep Tech", [("Deep Tech", EN)]),
        ("in alle talen", [("in ",), ("alle talen",)]),
        # What others call something is not looked for
        ("EUR", [("EUR",)]),
    ],
)
def test_names(words: str, pieces: list[tuple[Any, ...]], cutter: Cutter) -> None:
    assert list(map(shown, cutter.pieces(words, []))) == pieces


def test_abbreviation_is_explained_once_in_a_text_with_marks_and_breaks(
    annex: CrossReferences, register: Register
) -> None:
    """And in the next text again."""
    first, second = annex.index.citations_at(annex.index.initiatives["eu-chips-act"])
    cutter = Cutter(register)
    cut = cutter.pieces("EU[^26] EU[^27] tot EU", [first, second], breaks("tot"))
    assert list(map(shown, cut)) == [
        ("EU", "Europese Unie"),
        ("mark", 26),
        (" ",),
        ("EU",),
        ("mark", 27),
        (" ",),
        ("break", 2),
        ("tot ",),
        ("EU",),
    ]
    assert list(map(shown, cutter.pieces("EU", []))) == [("EU", "Europese Unie")]


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("", []),
        ("Halfgeleiders", [Words("Halfgeleiders")]),
        ("Data Act en NL", [Words("Data Act", EN), Words(" en "), Words("NL")]),
        ("deep tech (DGA)", [Words("deep tech", EN), Words(" ("), Words("DGA"), Words(")")]),
        ("Nationaal Groeifonds", [Words("Nationaal Groeifonds")]),
    ],
)
def test_runs_of_a_name_tell_the_language_and_nothing_else(words: str, runs: list[Words], cutter: Cutter) -> None:
    assert list(cutter.runs(words)) == runs


def test_mentions_are_counted_each_time(cutter: Cutter) -> None:
    """With marks left out, as a name may have one in it."""
    named = cutter.mentioned("Data Act, Data[^1] Act[^2], DGA, EU, deep tech, IPCEI Cloud")
    assert [instrument.id for instrument in named] == ["data-act", "data-act", "dga", "ipcei-cloud"]


def test_pieces_of_the_annex(annex: CrossReferences) -> None:
    """A text with names, marks, a page break and an abbreviation, as it is."""
    cut = annex.pieces(annex.index.initiatives["eu-chips-act"])
    assert list(map(shown, cut)) == [
        ("EU Chips Act", "chips-act", EN, ""),
        ("mark", 26),
        (
            ": Het kabinet steunt het streven om de Europese positie in de halfgeleiderindustrie te verstevigen door "
            "middel van de ",
        ),
        ("EU Chips Act", "chips-act", EN, ""),
        (". Bij de totstandkoming van het Commissievoorstel stond Nederland in nauw contact met de ",),
        ("break", 6),
        ("Commissie en andere relevante Europese spelers.",),
        ("mark", 27),
        (" Het Tsjechische ",),
        ("EU", "Europese Unie"),
        (" voorzitterschap streeft naar een algemene oriëntatie in december.",),
    ]


def test_nothing_of_the_annex_is_lost(annex: CrossReferences) -> None:
    """Every text, put together again, is itself; every mark and page break is in its pieces."""
    index = annex.index
    stated: list[tuple[Source, str, list[int]]] = [
        *((place, place.theme.text or "", []) for place in index.themes.values()),
        *((p, p.initiative.text, [b.page for b in p.initiative.page_breaks]) for p in index.initiatives.values()),
        *((note, note.text, []) for note in index.footnotes.values()),
    ]
    assert len(stated) == 23 + 87 + 40
    for source, text, pages in stated:
        cut = annex.pieces(source)
        words = [piece.words for piece in cut if isinstance(piece, Words | Mention | ShortForm)]
        assert "".join(words) == marks.without(text)
        assert all(words)
        assert [piece.citation.number for piece in cut if isinstance(piece, Mark)] == marks.numbers(text)
        assert [piece.page for piece in cut if isinstance(piece, Break)] == pages


def test_every_mention_that_is_counted_is_a_link(annex: CrossReferences) -> None:
    """None of them is lost to a mark or a page break in the middle of a name."""
    index = annex.index
    sources: tuple[Source, ...] = (*index.themes.values(), *index.initiatives.values(), *index.footnotes.values())
    for source in sources:
        linked = [piece.instrument for piece in annex.pieces(source) if isinstance(piece, Mention)]
        assert list(dict.fromkeys(i.id for i in linked)) == [i.id for i in annex.named_in(source)]


def test_every_name_and_title_is_whole_in_its_runs(annex: CrossReferences) -> None:
    titles = [place.theme.title for place in annex.index.themes.values()]
    names = [place.initiative.name for place in annex.index.initiatives.values()]
    for words in (*titles, *names):
        assert "".join(run.words for run in annex.runs(words)) == words


ENGLISH = {
    "smei": ["Single Market Emergency Instrument"],
    "digital-markets-act": ["Digital Markets Act"],
    "investeringen-industrie": ["promote"],
    "horizon-europe-industriebeleid": ["Horizon Europe"],
    "ipcei": ["Important Projects of Common European Interest"],
    "horizon-europe": ["Horizon Europe"],
    "digital-services-act-en-digital-markets-act": ["Digital Services Act", "Digital Markets Act"],
    "ai-act": ["AI Act"],
    "data-act-en-data-governance-act": ["Data Act", "Data Governance Act"],
    "cyber-resilience-act": ["Cyber Resilience Act"],
    "trade-and-technology-council": ["Trade and Technology Council"],
    "progress": ["Progress"],
    "industrial-forum": ["Industrial Forum"],
    "eu-chips-act": ["EU Chips Act"],
    "kdt": ["Joint Technology Initiative KDT", "Key Digital Technologies"],
    "critical-raw-material-act": ["Critical Raw Material Act"],
    "european-battery-alliance": ["European Battery Alliance"],
    "cer-en-nis2": ["Critical Entities Resilience Directive", "Network- and Information Security Directive"],
    "ipcei-health": ["IPCEI Health"],
    "onderzoek-soja-importen": ["Wageningen Economic Research"],
    "global-gateway-en-team-europe": ["Global Gateway", "Team Europe"],
}
"""The English in the names of initiatives, by hand: all that there is."""


def test_english_in_names_is_english(annex: CrossReferences) -> None:
    for id_, place in annex.index.initiatives.items():
        english = [run.words for run in annex.runs(place.initiative.name) if run.language is EN]
        assert english == ENGLISH.get(id_, [])
