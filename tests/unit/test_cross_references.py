"""Who names which instrument and what follows from it: on a small annex made for it, and on the real one."""

from pathlib import Path

import yaml

from annex.model.register import Language
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index, source_id
from tests.unit.samples import Record, abbreviation, annex, bullet, developments, instrument, real, register, theme

NL, EN = Language.NL, Language.EN


def status(value: str, subject: str = "") -> Record:
    """A status that the annex states."""
    return {"value": value, "quote": "x", **({"for": subject} if subject else {})}


def budget(subject: str, amount: int) -> Record:
    """An amount of money."""
    return {"for": subject, "amount": amount, "kind": "amount", "quote": "x"}


THEMES = [
    theme(
        "een",
        bullet("a", "Over Rood[^1] en Blauw[^2]", bullet("a-1", "Over Groen")),
        bullet("b", "Rood, rood en Rood", name_by="annex", status=status("lopend"), budgets=[budget("Rood", 5)]),
        bullet("c", "Niets", name_by="annex"),
    ),
    theme(
        "twee",
        text="Vooraf over Blauw[^2]",
        themes=[
            theme("deel-een", bullet("d", "Rood Licht", budgets=[budget("Rood Licht en Groen", 7), budget("iets", 9)])),
            theme(
                "deel-twee",
                *(bullet(f"e-{number}", "Groen") for number in range(1, 7)),
                bullet("f", "Blauw en Groen", status=[status("lopend", "Rood Licht"), status("voorstel", "iets")]),
            ),
        ],
    ),
]
FOOTNOTES = [
    {"number": 1, "page": 1, "text": "Geel", "status": status("voorgenomen", "Geel")},
    {"number": 2, "page": 1, "text": "Zie ook Blauw en GR"},
    {"number": 3, "page": 1, "text": "Blauw"},
]
INSTRUMENTS = [
    instrument("rood", "Rood", home="b", official={"en": "Red"}, also_known_as={"en": ["red"], "short": ["RD"]}),
    instrument("rood-licht", "Rood Licht", parent="rood"),
    instrument("groen", "Groen", abbreviations=["GR"], official={"nl": "Groenfonds", "en": "Green Fund"}),
    instrument("blauw", "Blauw", aliases={"en": ["Blue"]}),
    instrument("geel", "Geel", home="c"),
]
NAMES = [
    {"for": "b", "nl": ["Rode zaak", "rood"], "en": ["red", "b"], "short": ["RZ"]},
    {"for": "deel-een", "nl": ["Deel", "thema"], "en": ["Part one"]},
    {"for": "d", "nl": ["Lamp"]},
]
ABBREVIATIONS = [abbreviation("GR", "Groen", instrument="groen"), abbreviation("AB", "A en B")]

SMALL = CrossReferences(
    Index(annex(1, THEMES, FOOTNOTES)),
    register(instruments=INSTRUMENTS, names=NAMES, abbreviations=ABBREVIATIONS),
    developments(),
)
"""Two themes, the second in two parts; red light is a part of red. Footnote 3 is cited nowhere."""


def grouped(found: CrossReferences, id_: str, *, with_parts: bool = False) -> dict[str, str]:
    """By theme: the texts that name an instrument."""
    return {
        group.theme.id: " ".join(map(source_id, [*group.places, *group.footnotes]))
        for group in found.by_theme(found.instruments[id_], with_parts=with_parts)
    }


def elsewhere(found: CrossReferences, id_: str) -> str:
    """The initiatives of other themes beside one."""
    return " ".join(other.id for other in found.also_in(found.index.initiatives[id_]))


def named(found: CrossReferences, id_: str) -> list[str]:
    """The instruments that a text names."""
    [source] = [source for source in found.index.sources if source_id(source) == id_]
    return [instrument.id for instrument in found.named_in(source)]


# --- Who names what ---------------------------------------------------------------------------------------


def test_sources_are_in_reading_order_with_footnotes_last() -> None:
    sources = {i.id: " ".join(map(source_id, SMALL.sources(i))) for i in SMALL.register.instruments}
    assert sources == {
        "rood": "a b",
        "rood-licht": "d",
        "groen": "a-1 e-1 e-2 e-3 e-4 e-5 e-6 f voetnoot-2",
        "blauw": "a twee f voetnoot-2 voetnoot-3",
        "geel": "voetnoot-1",
    }


def test_text_names_each_instrument_once_in_its_own_order() -> None:
    found = {id_: named(SMALL, id_) for id_ in ("a", "b", "c", "d", "voetnoot-2", "twee")}
    assert list(found.values()) == [["rood", "blauw"], ["rood"], [], ["rood-licht"], ["blauw", "groen"], ["blauw"]]
    assert [i.id for i in SMALL.mentioned("Blauw, GR, Groen en Blauw[^1], Red")] == ["blauw", "groen"]
    assert SMALL.mentioned("") == SMALL.mentioned(None) == []


def test_subjects_are_what_an_initiative_is_about_and_what_it_names() -> None:
    subjects = {id_: [i.id for i in SMALL.subjects(place)] for id_, place in SMALL.index.initiatives.items()}
    assert (subjects["a"], subjects["b"], subjects["c"]) == (["rood", "blauw"], ["rood"], ["geel"])


def test_every_mention_in_the_annex_is_in_the_reviewed_table() -> None:
    """127 times a text names one of 78 instruments: every one of those, and the same seen from the text."""
    table = yaml.safe_load((Path(__file__).parent / "mentions.yaml").read_text(encoding="utf-8"))
    assert {i.id: list(map(source_id, real().sources(i))) for i in real().register.instruments} == table
    assert (len(table), sum(map(len, table.values()))) == (78, 127)
    pairs = {(i.id, source_id(source)) for source in real().index.sources for i in real().named_in(source)}
    assert pairs == {(instrument, id_) for instrument, ids in table.items() for id_ in ids}
    for found in real().register.instruments:
        assert set(" ".join(grouped(real(), found.id).values()).split()) == set(table[found.id])


# --- By theme ---------------------------------------------------------------------------------------------


def test_footnotes_stand_with_the_themes_that_cite_them() -> None:
    """Footnote 2 is cited in two themes, footnote 3 in none; a theme's part is a theme of its own."""
    assert grouped(SMALL, "blauw") == {"een": "a voetnoot-2", "twee": "twee voetnoot-2", "deel-twee": "f"}
    assert grouped(SMALL, "geel") == {"een": "voetnoot-1"}


def test_parts_of_an_instrument_are_added_where_asked() -> None:
    assert grouped(SMALL, "rood") == {"een": "a b"}
    assert grouped(SMALL, "rood", with_parts=True) == {"een": "a b", "deel-een": "d"}
    assert grouped(SMALL, "rood-licht", with_parts=True) == grouped(SMALL, "rood-licht") == {"deel-een": "d"}


def test_most_named_come_back_in_most_themes() -> None:
    """Blue in three themes, green in three (through footnote 2), red in two with its part, then by name."""
    assert [i.id for i in SMALL.most_named] == ["blauw", "groen", "rood", "geel", "rood-licht"]
    most = ["ipcei-instrument", "chips-act", "horizon-europe-programma", "ipcei-me2", "groeifonds"]
    assert [i.id for i in real().most_named[:5]] == most


def test_instruments_by_letter() -> None:
    letters = {letter: [i.id for i in instruments] for letter, instruments in SMALL.by_letter().items()}
    assert letters == {"B": ["blauw"], "G": ["geel", "groen"], "R": ["rood", "rood-licht"]}
    assert list(letters) == sorted(letters)
    assert sorted(i.id for group in real().by_letter().values() for i in group) == sorted(real().instruments)


# --- Also in ----------------------------------------------------------------------------------------------


def test_of_each_other_theme_the_closest_leads_on() -> None:
    """Blue joins two initiatives, green eight; those of the same theme are left out."""
    assert elsewhere(SMALL, "b") == elsewhere(SMALL, "c") == elsewhere(SMALL, "d") == ""
    assert elsewhere(SMALL, "a-1") == "e-1"
    assert elsewhere(SMALL, "e-1") == "a-1"
    assert elsewhere(SMALL, "f") == "a"


@pytest.mark.parametrize(
    ("id_", "others"),
    {
        "ipcei-health": "ipcei",
        "eu-chips-act": "mededingings-en-staatssteunregels investeringen-digitale-transformatie",
        # Each in a theme of its own; one of the same theme is left out.
        "ipcei": "investeringen-digitale-transformatie investeringen-digitale-transitie energietransitie "
        "ipcei-micro-elektronica-2 ipcei-health",
        "diepzeemijnbouw": "",
    }.items(),
)
def test_also_in_of_the_annex(id_: str, others: str) -> None:
    assert elsewhere(real(), id_) == others


# --- Statuses and amounts ---------------------------------------------------------------------------------


def statuses(found: CrossReferences, id_: str) -> list[str]:
    """For whom, what and where."""
    return [f"{s.subject}: {s.value} {source_id(source)}" for s, source in found.statuses(found.instruments[id_])]


def budgets(found: CrossReferences, id_: str) -> list[str]:
    """For what, how much and where."""
    stated = found.budgets(found.instruments[id_])
    return [f"{b.subject}: {b.amount} {source_id(source)}" for b, source in stated]


def test_status_is_that_at_home_or_one_that_names_the_instrument_or_a_part() -> None:
    assert statuses(SMALL, "rood") == ["None: lopend b", "Rood Licht: lopend f"]
    assert statuses(SMALL, "rood-licht") == ["Rood Licht: lopend f"]
    assert statuses(SMALL, "groen") == statuses(SMALL, "blauw") == []
    assert statuses(SMALL, "geel") == ["Geel: voorgenomen voetnoot-1"]


def test_budgets_are_those_of_the_instrument_and_its_parts() -> None:
    assert budgets(SMALL, "rood") == ["Rood: 5 b", "Rood Licht en Groen: 7 d"]
    assert budgets(SMALL, "rood-licht") == budgets(SMALL, "groen") == ["Rood Licht en Groen: 7 d"]
    assert budgets(SMALL, "blauw") == []


def test_relations_of_the_annex_equal_their_snapshot() -> None:
    """Statuses and amounts of each instrument, and what is shown beside each initiative."""
    instruments = {
        id_: {"statuses": statuses(real(), id_), "budgets": budgets(real(), id_)} for id_ in real().instruments
    }
    beside = {
        id_: [f"{other}: {' '.join(ids)}" for other, ids in related(real(), id_)] for id_ in real().index.initiatives
    }
    found = {
        "instruments": {id_: said for id_, said in instruments.items() if any(said.values())},
        "see_also": {id_: others for id_, others in beside.items() if others},
    }
    assert found == yaml.safe_load((Path(__file__).parent / "relations.yaml").read_text(encoding="utf-8"))


# --- Names and abbreviations ------------------------------------------------------------------------------


def test_names_of_initiatives_and_themes() -> None:
    """Official ones, its instrument's, then the editors'; each once in any case, and none that its own name ('b')
    holds. 'thema' is in the title of a theme, but not as a word in that case. What the editors named has none."""
    assert SMALL.names_of("b") == [("Red", EN), ("Rood", NL), ("RD", None), ("Rode zaak", NL), ("RZ", None)]
    assert SMALL.official_names_of("b") == [("Red", EN)]
    assert SMALL.names_of("c") == [("Geel", NL)]
    assert SMALL.names_of("d") == []
    assert SMALL.names_of("deel-een") == [("Deel", NL), ("thema", NL), ("Part one", EN)]
    assert SMALL.names_of("a") == SMALL.names_of("een") == []


def test_other_names_of_an_instrument() -> None:
    green, blue = SMALL.instruments["groen"], SMALL.instruments["blauw"]
    assert green.other_names() == [("Groenfonds", NL), ("Green Fund", EN), ("GR", None)]
    assert green.official_names() == [("Groenfonds", NL), ("Green Fund", EN)]
    assert blue.official_names() == []
    assert blue.other_names() == [("Blue", EN)]
    assert (green.title, blue.title) == ("Groen (GR)", "Blauw")
    for found in real().register.instruments:
        names = [name.casefold() for name, _ in found.other_names()]
        assert len({found.name.casefold(), *names}) == len(names) + 1


def test_own_name_is_never_among_the_names() -> None:
    """Nor a name that is a part of it, even where a longer one hides it: KDT in 'Joint Technology Initiative KDT'."""
    for place in real().index.places:
        names = [name for name, _ in real().names_of(place.id)]
        assert place.name not in names
        assert len({name.casefold() for name in names}) == len(names)
        assert not [name for name in names if f" {name} " in f" {place.name} ".replace("(", " ").replace(")", " ")]


def test_names_that_readers_have() -> None:
    """The subsidies regulation has names that are not in the text."""
    names = real().names_of("verordening-buitenlandse-subsidies")
    assert {("FSR", None), ("Foreign Subsidies Regulation", EN)} <= set(names)
    assert ("Horizon Europa", NL) in real().names_of("horizon-europe")


def test_abbreviations_are_in_order_with_their_uses() -> None:
    used = [(a.short, a.anchor, list(map(source_id, SMALL.uses(a)))) for a in SMALL.abbreviations()]
    assert used == [("AB", "afkorting-ab", []), ("GR", "afkorting-gr", ["voetnoot-2"])]
    assert [(short, i.id) for short, i in SMALL.other_abbreviations()] == [("RD", "rood")]


def test_abbreviations_of_the_annex() -> None:
    """Each is used somewhere; OSA in the annex's title only. Those of others are not the annex's."""
    uses = {a.short: " ".join(map(source_id, real().uses(a))) for a in real().abbreviations()}
    assert list(uses) == sorted(uses, key=str.casefold)
    assert [short for short, sources in uses.items() if not sources] == ["OSA"]
    assert uses["QMV"] == "qmv-binnen-het-gbvb breder-debat-besluitvorming"
    assert uses["HERA"] == "europese-farmaceutische-strategie hera crisisbeheersing voetnoot-33"
    others = {short for short, _ in real().other_abbreviations()}
    assert not others & set(uses)
    assert {"FSR", "IMERA", "DMA", "TTC"} <= others
