"""Check who names which instrument and what follows from it: on a small annex made for it, and on the real one."""

import datetime
from typing import Any

import pytest

from annex.check.project import load_project
from annex.model.annex import Annex
from annex.model.register import Language, Register
from annex.publish.site import references
from annex.relate.cross_references import CrossReferences, Source
from annex.relate.places import Index, InitiativePlace, ThemePlace
from tests.unit.project import ROOT

Record = dict[str, Any]
NL, EN = Language.NL, Language.EN


def bullet(id_: str, text: str, *below: Record, **more: Any) -> Record:
    """An initiative with the bullets under it."""
    return {"id": id_, "name": id_, "name_by": "editors", "page": 1, "text": text, "initiatives": list(below), **more}


def theme(id_: str, *bullets: Record, **more: Any) -> Record:
    """A theme with its bullets."""
    return {"id": id_, "title": f"Thema {id_}", "page": 1, "initiatives": list(bullets), **more}


def instrument(id_: str, name: str, **more: Any) -> Record:
    """An instrument with a Dutch name."""
    return {"id": id_, "name": name, "language": "nl", "kind": "fonds", "level": "EU", **more}


def status(value: str, quote: str, **more: str) -> Record:
    """A status that the annex states."""
    return {"value": value, "quote": quote, **more}


def budget(subject: str, amount: int, **more: str) -> Record:
    """An amount of money."""
    return {"for": subject, "amount": amount, "kind": "amount", "quote": "x", **more}


THEMES = [
    theme(
        "een",
        bullet("a", "Over Rood[^1] en Blauw[^2]", bullet("a-1", "Over Groen")),
        bullet("b", "Rood, rood en Rood", status=status("lopend", "x"), budgets=[budget("Rood", 5)]),
        bullet("c", "Niets"),
    ),
    theme(
        "twee",
        text="Vooraf over Blauw[^2]",
        themes=[
            theme("deel-een", bullet("d", "Rood Licht", budgets=[budget("Rood Licht en Groen", 7), budget("iets", 9)])),
            theme(
                "deel-twee",
                *(bullet(f"e-{number}", "Groen") for number in range(1, 7)),
                bullet(
                    "f",
                    "Blauw en Groen",
                    status=[status("lopend", "x", **{"for": "Rood Licht"}), status("voorstel", "x", **{"for": "iets"})],
                ),
            ),
        ],
    ),
]
FOOTNOTES = [
    {"number": 1, "page": 1, "text": "Geel", "status": status("voorgenomen", "x", **{"for": "Geel"})},
    {"number": 2, "page": 1, "text": "Zie ook Blauw en GR"},
    {"number": 3, "page": 1, "text": "Blauw"},
]
INSTRUMENTS = [
    instrument("rood", "Rood", home="b", also_known_as={"en": ["Red"], "short": ["RD"]}),
    instrument("rood-licht", "Rood Licht", parent="rood"),
    instrument("groen", "Groen", abbreviations=["GR"], official={"nl": "Groenfonds", "en": "Green Fund"}),
    instrument("blauw", "Blauw", aliases={"en": ["Blue"]}),
    instrument("geel", "Geel", home="c"),
]
NAMES = [
    {"for": "b", "nl": ["Rode zaak", "rood"], "en": ["red", "b"], "short": ["RZ"]},
    {"for": "deel-een", "nl": ["Deel", "thema"], "en": ["Part one"]},
]
ABBREVIATIONS = [
    {"short": "GR", "stands_for": "Groen", "language": "nl", "by": "annex", "instrument": "groen"},
    {"short": "AB", "stands_for": "A en B", "language": "nl", "by": "editors"},
]


@pytest.fixture(scope="module")
def small() -> CrossReferences:
    """Two themes, the second in two parts; red light is a part of red. Footnote 3 is cited nowhere."""
    block = {"id": "blok", "number": 1, "title": "Blok", "short_title": "Blok", "page": 1, "themes": THEMES}
    letter = {"title": "Brief", "reference": "nr. 1", "url": "https://example.org"}
    document = {"title": "Bijlage", "date": datetime.date(2022, 11, 8), "letter": letter}
    annex = Annex.model_validate({"document": document, "building_blocks": [block], "footnotes": FOOTNOTES})
    register = Register.model_validate(
        {
            "checked": datetime.date(2026, 11, 24),
            "instruments": INSTRUMENTS,
            "names": NAMES,
            "abbreviations": ABBREVIATIONS,
        }
    )
    return CrossReferences(Index(annex), register)


@pytest.fixture(scope="module")
def real() -> CrossReferences:
    """The annex and its register."""
    return references(load_project(ROOT))


def id_of(source: Source) -> str:
    """What a text is called here: an initiative's or a theme's id, or 'voetnoot-2'."""
    match source:
        case InitiativePlace():
            return source.initiative.id
        case ThemePlace():
            return source.theme.id
    return f"voetnoot-{source.number}"


def grouped(found: CrossReferences, id_: str, *, with_parts: bool = False) -> dict[str, tuple[list[str], list[int]]]:
    """By theme: the places and the footnotes that name an instrument."""
    return {
        group.theme.theme.id: ([id_of(place) for place in group.places], [note.number for note in group.footnotes])
        for group in found.by_theme(found.instruments[id_], with_parts=with_parts)
    }


def related(found: CrossReferences, id_: str) -> list[tuple[str, list[str]]]:
    """The initiatives beside one, and by which instruments."""
    others = found.see_also(found.index.initiatives[id_])
    return [(id_of(other.place), [i.id for i in other.shared]) for other in others]


# --- Who names what ---------------------------------------------------------------------------------------


def test_sources_are_in_reading_order_with_footnotes_last(small: CrossReferences) -> None:
    sources = {i.id: [id_of(source) for source in small.sources(i)] for i in small.register.instruments}
    assert sources == {
        "rood": ["a", "b"],
        "rood-licht": ["d"],
        "groen": ["a-1", "e-1", "e-2", "e-3", "e-4", "e-5", "e-6", "f", "voetnoot-2"],
        "blauw": ["a", "twee", "f", "voetnoot-2", "voetnoot-3"],
        "geel": ["voetnoot-1"],
    }


def test_text_names_each_instrument_once_in_its_own_order(small: CrossReferences) -> None:
    named = {id_: [i.id for i in small.named_in(place)] for id_, place in small.index.initiatives.items()}
    assert named["a"] == ["rood", "blauw"]
    assert named["b"] == ["rood"]
    assert named["c"] == []
    assert named["d"] == ["rood-licht"]
    assert [i.id for i in small.named_in(small.index.footnotes[2])] == ["blauw", "groen"]
    assert [i.id for i in small.named_in(small.index.themes["twee"])] == ["blauw"]


def test_subjects_are_what_an_initiative_is_about_and_what_it_names(small: CrossReferences) -> None:
    subjects = {id_: [i.id for i in small.subjects(place)] for id_, place in small.index.initiatives.items()}
    assert subjects["a"] == ["rood", "blauw"]
    assert subjects["b"] == ["rood"]
    assert subjects["c"] == ["geel"]


def test_words_name_instruments_once(small: CrossReferences) -> None:
    assert [i.id for i in small.mentioned("Blauw, GR, Groen en Blauw[^1], Red")] == ["blauw", "groen"]
    assert small.mentioned("") == small.mentioned(None) == []


def test_footnotes_stand_with_the_themes_that_cite_them(small: CrossReferences) -> None:
    """Footnote 2 is cited in two themes, footnote 3 in none; a theme's part is a theme of its own."""
    assert grouped(small, "blauw") == {
        "een": (["a"], [2]),
        "twee": (["twee"], [2]),
        "deel-twee": (["f"], []),
    }
    assert grouped(small, "geel") == {"een": ([], [1])}


def test_parts_of_an_instrument_are_added_where_asked(small: CrossReferences) -> None:
    assert grouped(small, "rood") == {"een": (["a", "b"], [])}
    assert grouped(small, "rood", with_parts=True) == {"een": (["a", "b"], []), "deel-een": (["d"], [])}
    assert grouped(small, "rood-licht", with_parts=True) == grouped(small, "rood-licht") == {"deel-een": (["d"], [])}


def test_most_named_come_back_in_most_themes(small: CrossReferences) -> None:
    """Blue in three themes, green in three (through footnote 2), red in two with its part, then by name."""
    assert [i.id for i in small.most_named] == ["blauw", "groen", "rood", "geel", "rood-licht"]


def test_instruments_by_letter(small: CrossReferences) -> None:
    letters = {letter: [i.id for i in instruments] for letter, instruments in small.by_letter().items()}
    assert letters == {"B": ["blauw"], "G": ["geel", "groen"], "R": ["rood", "rood-licht"]}


# --- See also ---------------------------------------------------------------------------------------------


def test_see_also_gives_the_reason(small: CrossReferences) -> None:
    assert related(small, "b") == [("a", ["rood"])]
    assert related(small, "c") == related(small, "d") == []


def test_see_also_shows_at_most_five_in_reading_order_where_all_are_alike(small: CrossReferences) -> None:
    """Of the seven others that name green."""
    assert related(small, "e-1") == [(id_, ["groen"]) for id_ in ("a-1", "e-2", "e-3", "e-4", "e-5")]


def test_see_also_puts_what_few_share_first(small: CrossReferences) -> None:
    """Blue joins two initiatives, green eight."""
    assert related(small, "f") == [
        ("a", ["blauw"]),
        ("a-1", ["groen"]),
        *((f"e-{number}", ["groen"]) for number in range(1, 4)),
    ]


def test_see_also_of_the_annex_never_shows_itself_and_is_mutual(real: CrossReferences) -> None:
    everything = {id_: related(real, id_) for id_ in real.index.initiatives}
    for id_, others in everything.items():
        assert len(others) <= 5
        assert id_ not in [other for other, _ in others]
        assert len(dict(others)) == len(others)
        for other, shared in others:
            subjects = [i.id for i in real.subjects(real.index.initiatives[other])]
            assert shared
            assert set(shared) <= set(subjects)
            assert id_ in dict(everything[other]) or len(everything[other]) == 5


RELATED = {
    "ipcei-health": [("ipcei", ["ipcei-gezondheid"])],
    "eu-chips-act": [
        ("mededingings-en-staatssteunregels", ["chips-act"]),
        ("investeringen-digitale-transformatie", ["chips-act"]),
    ],
    # Two instruments relate more than one.
    "nationaal-groeifonds": [
        ("investeringen-digitale-transitie", ["groeifonds", "quantum-delta-nl"]),
        ("innovatiebeleid-gericht-op-impact", ["groeifonds"]),
    ],
    # Six others name an IPCEI that this one names; the one that shares ME2 with a third comes last and is left out.
    "ipcei": [
        ("europees-afwegingskader", ["ipcei-instrument"]),
        ("energietransitie", ["ipcei-waterstof"]),
        ("investeringen-digitale-transitie", ["ipcei-cloud"]),
        ("ipcei-health", ["ipcei-gezondheid"]),
        ("investeringen-digitale-transformatie", ["ipcei-me2"]),
    ],
    "kdt": [
        ("horizon-europe-industriebeleid", ["horizon-europe-programma"]),
        ("horizon-europe", ["horizon-europe-programma"]),
    ],
    "diepzeemijnbouw": [],
}


@pytest.mark.parametrize(("id_", "others"), RELATED.items(), ids=RELATED)
def test_see_also_of_the_annex(id_: str, others: list[tuple[str, list[str]]], real: CrossReferences) -> None:
    assert related(real, id_) == others


# --- Statuses and amounts ---------------------------------------------------------------------------------


def statuses(found: CrossReferences, id_: str) -> list[tuple[str | None, str, str]]:
    """For whom, what and where."""
    return [(s.subject, s.value, id_of(source)) for s, source in found.statuses(found.instruments[id_])]


def budgets(found: CrossReferences, id_: str) -> list[tuple[str, int, str]]:
    """For what, how much and where."""
    return [(b.subject, b.amount, id_of(source)) for b, source in found.budgets(found.instruments[id_])]


def test_status_is_that_at_home_or_one_that_names_the_instrument(small: CrossReferences) -> None:
    assert statuses(small, "rood") == [(None, "lopend", "b"), ("Rood Licht", "lopend", "f")]
    assert statuses(small, "rood-licht") == [("Rood Licht", "lopend", "f")]
    assert statuses(small, "groen") == statuses(small, "blauw") == []


def test_status_may_stand_in_a_footnote(small: CrossReferences) -> None:
    assert statuses(small, "geel") == [("Geel", "voorgenomen", "voetnoot-1")]


def test_budgets_are_those_of_the_instrument_and_its_parts(small: CrossReferences) -> None:
    assert budgets(small, "rood") == [("Rood", 5, "b"), ("Rood Licht en Groen", 7, "d")]
    assert budgets(small, "rood-licht") == budgets(small, "groen") == [("Rood Licht en Groen", 7, "d")]
    assert budgets(small, "blauw") == []


FIRST_ROUND = ("IPCEI waterstof, IPCEI Micro-elektronica 2, IPCEI Cloud en IPCEI Health", "lopend", "ipcei")
SECOND_ROUND = ("tweede ronde voor de IPCEI Micro-elektronica 2 en IPCEI Health", "verkenning", "ipcei")


def test_ipcei_health_has_its_money_and_both_its_rounds(real: CrossReferences) -> None:
    assert budgets(real, "ipcei-gezondheid") == [("IPCEI Health", 40_000_000, "ipcei")]
    assert statuses(real, "ipcei-gezondheid") == [
        FIRST_ROUND,
        SECOND_ROUND,
        ("IPCEI Health", "lopend", "ipcei-health"),
        ("tweede ronde IPCEI Health", "verkenning", "ipcei-health"),
    ]
    assert [id_of(source) for source in real.sources(real.instruments["ipcei-gezondheid"])] == ["ipcei", "ipcei-health"]


def test_ipcei_has_what_its_parts_have(real: CrossReferences) -> None:
    parts = ["ipcei-cloud", "ipcei-gezondheid", "ipcei-me2", "ipcei-waterstof"]
    assert [part.id for part in real.parts["ipcei-instrument"]] == parts
    assert budgets(real, "ipcei-instrument") == [
        ("IPCEI waterstof", 1_600_000_000, "ipcei"),
        ("IPCEI Micro-elektronica 2", 230_000_000, "ipcei"),
        ("IPCEI Cloud", 70_000_000, "ipcei"),
        ("IPCEI Health", 40_000_000, "ipcei"),
        ("IPCEI Micro-elektronica 2", 230_000_000, "ipcei-micro-elektronica-2"),
    ]
    assert statuses(real, "ipcei-instrument") == [
        FIRST_ROUND,
        SECOND_ROUND,
        ("IPCEI waterstof", "lopend", "energietransitie"),
        ("IPCEI Micro-elektronica 2", "lopend", "ipcei-micro-elektronica-2"),
        ("IPCEI Health", "lopend", "ipcei-health"),
        ("tweede ronde IPCEI Health", "verkenning", "ipcei-health"),
    ]


STATUSES = {
    "chips-act": [(None, "voorstel", "eu-chips-act")],
    "data-act": [("Data Act", "voorstel", "data-act-en-data-governance-act")],
    "data-governance-act": [("Data Governance Act", "akkoord", "data-act-en-data-governance-act")],
    "hera-autoriteit": [("HERA", "afgerond", "europese-farmaceutische-strategie")],
    "eu-fab": [("EU FAB", "lopend", "hera")],
    # The first and only status at home; those of other initiatives that name it are not its own.
    "groeifonds": [(None, "lopend", "nationaal-groeifonds")],
    "horizon-europe-programma": [(None, "lopend", "horizon-europe")],
    # At home, but of something else.
    "farmaceutische-strategie": [],
    "strategic-dependencies": [],
    "ceta": [],
}


@pytest.mark.parametrize(("id_", "stated"), STATUSES.items(), ids=STATUSES)
def test_statuses_of_the_annex(id_: str, stated: list[tuple[str | None, str, str]], real: CrossReferences) -> None:
    assert statuses(real, id_) == stated


def test_budgets_of_the_annex(real: CrossReferences) -> None:
    """All that is said of instruments; the hydrogen projects of footnote 25 are none."""
    growth = [("QuantumdeltaNL, Photondelta en NEXTGEN Hightech", 1_500_000_000, "nationaal-groeifonds")]
    chips = [("IPCEI Micro-elektronica 2", 230_000_000, place) for place in ("ipcei", "ipcei-micro-elektronica-2")]
    found = {i.id: budgets(real, i.id) for i in real.register.instruments if i.id != "ipcei-instrument"}
    assert {id_: amounts for id_, amounts in found.items() if amounts} == {
        "groeifonds": growth,
        "horizon-europe-programma": [("Horizon Europe", 20_000_000_000, "horizon-europe-industriebeleid")],
        "ipcei-cloud": [("IPCEI Cloud", 70_000_000, "ipcei")],
        "ipcei-gezondheid": [("IPCEI Health", 40_000_000, "ipcei")],
        "ipcei-me2": chips,
        "ipcei-waterstof": [("IPCEI waterstof", 1_600_000_000, "ipcei")],
        "nextgen-hightech": growth,
        "photondelta": growth,
        "quantum-delta-nl": growth,
    }


# --- By theme ---------------------------------------------------------------------------------------------


def test_chips_act_comes_back_in_four_themes(real: CrossReferences) -> None:
    assert grouped(real, "chips-act") == {
        "interne-markt": (["mededingings-en-staatssteunregels"], []),
        "technologisch-leiderschap": (["investeringen-digitale-transformatie"], []),
        "halfgeleiders": (["eu-chips-act"], [26, 27]),
        "crisisbeheersing": (["crisisbeheersing"], []),
    }


def test_ipcei_comes_back_in_six_themes_with_its_parts(real: CrossReferences) -> None:
    assert grouped(real, "ipcei-instrument") == {"industriebeleid": (["ipcei", "europees-afwegingskader"], [5])}
    assert grouped(real, "ipcei-instrument", with_parts=True) == {
        "industriebeleid": (["ipcei", "europees-afwegingskader"], [5]),
        "technologisch-leiderschap": (["investeringen-digitale-transformatie"], []),
        "digitale-autonomie": (["investeringen-digitale-transitie"], []),
        "energie": (["energietransitie"], []),
        "halfgeleiders": (["ipcei-micro-elektronica-2"], []),
        "medische-producten": (["ipcei-health"], []),
    }


def test_most_named_of_the_annex(real: CrossReferences) -> None:
    most = real.most_named
    assert [i.id for i in most[:5]] == [
        "ipcei-instrument",
        "chips-act",
        "horizon-europe-programma",
        "ipcei-me2",
        "groeifonds",
    ]
    assert sorted(i.id for i in most) == sorted(real.instruments)


def test_every_mention_is_in_some_theme(real: CrossReferences) -> None:
    """And every instrument under some letter."""
    for found in real.register.instruments:
        groups = real.by_theme(found)
        here = {id_of(place) for group in groups for place in group.places}
        here |= {id_of(note) for group in groups for note in group.footnotes}
        assert here == {id_of(source) for source in real.sources(found)}
    letters = real.by_letter()
    assert sorted(i.id for group in letters.values() for i in group) == sorted(real.instruments)
    assert list(letters) == sorted(letters)


# --- Names ------------------------------------------------------------------------------------------------


def test_names_of_an_initiative(small: CrossReferences) -> None:
    """Those of its instrument, then the editors'; each once in any case, and none that its own name ('b') holds."""
    assert small.names_of("b") == [("Rood", NL), ("Red", EN), ("RD", None), ("Rode zaak", NL), ("RZ", None)]
    assert small.names_of("c") == [("Geel", NL)]
    assert small.names_of("a") == []


def test_names_of_a_theme(small: CrossReferences) -> None:
    """'thema' is in its title, but not as a word in that case."""
    assert small.names_of("deel-een") == [("Deel", NL), ("thema", NL), ("Part one", EN)]
    assert small.names_of("een") == []


def test_other_names_of_an_instrument(small: CrossReferences) -> None:
    assert small.instruments["groen"].other_names() == [("GR", None), ("Groenfonds", NL), ("Green Fund", EN)]
    assert small.instruments["blauw"].other_names() == [("Blue", EN)]
    assert small.instruments["groen"].title == "Groen (GR)"
    assert small.instruments["blauw"].title == "Blauw"


def test_own_name_is_never_among_the_names(real: CrossReferences) -> None:
    """Nor a name that is a part of it, even where a longer one hides it: KDT in 'Joint Technology Initiative KDT'."""
    called = {id_: place.initiative.name for id_, place in real.index.initiatives.items()}
    called |= {id_: place.theme.title for id_, place in real.index.themes.items()}
    for id_, own in called.items():
        names = [name for name, _ in real.names_of(id_)]
        assert own not in names
        assert len({name.casefold() for name in names}) == len(names)
        assert not [name for name in names if f" {name} " in f" {own} ".replace("(", " ").replace(")", " ")]
    assert "KDT" not in [name for name, _ in real.names_of("kdt")]


def test_instrument_is_never_called_by_its_own_name(real: CrossReferences) -> None:
    for found in real.register.instruments:
        names = [name.casefold() for name, _ in found.other_names()]
        assert found.name.casefold() not in names
        assert len(set(names)) == len(names)


def test_names_that_readers_have(real: CrossReferences) -> None:
    """As the design has it: the subsidies regulation by the names that are not in the text."""
    names = real.names_of("verordening-buitenlandse-subsidies")
    assert ("FSR", None) in names
    assert ("Foreign Subsidies Regulation", EN) in names
    assert ("Horizon Europa", NL) in real.names_of("horizon-europe")
    assert ("halfgeleiders", NL) not in real.names_of("halfgeleiders")
    assert ("semiconductors", EN) in real.names_of("halfgeleiders")


# --- Abbreviations ----------------------------------------------------------------------------------------


def test_abbreviations_are_in_order_with_their_uses(small: CrossReferences) -> None:
    used = [(a.short, a.anchor, [id_of(s) for s in small.uses(a)]) for a in small.abbreviations()]
    assert used == [("AB", "afkorting-ab", []), ("GR", "afkorting-gr", ["voetnoot-2"])]
    assert [(short, i.id) for short, i in small.other_abbreviations()] == [("RD", "rood")]


def test_abbreviations_of_the_annex(real: CrossReferences) -> None:
    """Each is used somewhere; OSA in the annex's title alone."""
    shorts = [abbreviation.short for abbreviation in real.abbreviations()]
    assert shorts == sorted(shorts, key=str.casefold)
    uses = {a.short: [id_of(source) for source in real.uses(a)] for a in real.abbreviations()}
    assert [short for short, sources in uses.items() if not sources] == ["OSA"]
    assert uses["KDT"] == ["kdt"]
    assert uses["QMV"] == ["qmv-binnen-het-gbvb", "breder-debat-besluitvorming"]
    assert uses["HERA"] == ["europese-farmaceutische-strategie", "hera", "crisisbeheersing", "voetnoot-33"]
    assert uses["DIS"] == ["defensie-industrie"]


def test_abbreviations_of_others_are_not_the_annex_s(real: CrossReferences) -> None:
    others = [short for short, _ in real.other_abbreviations()]
    assert not set(others) & {abbreviation.short for abbreviation in real.abbreviations()}
    assert {"FSR", "IMERA", "DMA", "TTC"} <= set(others)
