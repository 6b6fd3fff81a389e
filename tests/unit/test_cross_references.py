"""Who names which instrument and what follows from it, on a small annex made for it.

`tests/snapshots/` has what follows for the real one.
"""

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


def grouped(id_: str, *, with_parts: bool = False) -> dict[str, str]:
    """By theme: the texts that name an instrument."""
    return {
        group.theme.id: " ".join(map(source_id, [*group.places, *group.footnotes]))
        for group in SMALL.by_theme(SMALL.instruments[id_], with_parts=with_parts)
    }


def elsewhere(id_: str) -> str:
    """The initiatives of other themes beside one."""
    return " ".join(other.id for other in SMALL.also_in(SMALL.index.initiatives[id_]))


def statuses(id_: str) -> list[str]:
    """For whom, what and where."""
    return [f"{s.subject}: {s.value} {source_id(source)}" for s, source in SMALL.statuses(SMALL.instruments[id_])]


def budgets(id_: str) -> list[str]:
    """For what, how much and where."""
    return [f"{b.subject}: {b.amount} {source_id(source)}" for b, source in SMALL.budgets(SMALL.instruments[id_])]


def test_sources_are_in_reading_order_with_footnotes_last() -> None:
    assert {i.id: " ".join(map(source_id, SMALL.sources(i))) for i in SMALL.register.instruments} == {
        "rood": "a b",
        "rood-licht": "d",
        "groen": "a-1 e-1 e-2 e-3 e-4 e-5 e-6 f voetnoot-2",
        "blauw": "a twee f voetnoot-2 voetnoot-3",
        "geel": "voetnoot-1",
    }


def test_text_names_each_instrument_once_in_its_own_order() -> None:
    """An initiative is about what it names, and about the instruments whose home it is."""
    named = {source_id(source): [i.id for i in SMALL.named_in(source)] for source in SMALL.index.sources}
    assert (named["a"], named["b"], named["c"]) == (["rood", "blauw"], ["rood"], [])
    assert (named["d"], named["twee"], named["voetnoot-2"]) == (["rood-licht"], ["blauw"], ["blauw", "groen"])
    assert [i.id for i in SMALL.mentioned("Blauw, GR, Groen en Blauw[^1], Red")] == ["blauw", "groen"]
    assert SMALL.mentioned("") == SMALL.mentioned(None) == []
    subjects = {id_: [i.id for i in SMALL.subjects(place)] for id_, place in SMALL.index.initiatives.items()}
    assert (subjects["a"], subjects["b"], subjects["c"]) == (["rood", "blauw"], ["rood"], ["geel"])


def test_footnotes_stand_with_the_themes_that_cite_them() -> None:
    """Footnote 2 is cited in two themes, footnote 3 in none; a theme's part is a theme of its own."""
    assert grouped("blauw") == {"een": "a voetnoot-2", "twee": "twee voetnoot-2", "deel-twee": "f"}
    assert grouped("geel") == {"een": "voetnoot-1"}
    assert grouped("rood") == {"een": "a b"}
    assert grouped("rood", with_parts=True) == {"een": "a b", "deel-een": "d"}
    assert grouped("rood-licht", with_parts=True) == grouped("rood-licht") == {"deel-een": "d"}


def test_instruments_in_order() -> None:
    """By letter; and those in most themes first: blue in three, green in three (through footnote 2), red in two with
    its part, then by name."""
    letters = {letter: [i.id for i in instruments] for letter, instruments in SMALL.by_letter().items()}
    assert list(letters.items()) == [("B", ["blauw"]), ("G", ["geel", "groen"]), ("R", ["rood", "rood-licht"])]
    assert [i.id for i in SMALL.most_named] == ["blauw", "groen", "rood", "geel", "rood-licht"]


def test_of_each_other_theme_the_closest_leads_on() -> None:
    """Blue joins two initiatives, green eight; those of the same theme are left out."""
    beside = {id_: elsewhere(id_) for id_ in ("b", "c", "d", "a-1", "e-1", "f")}
    assert beside == {"b": "", "c": "", "d": "", "a-1": "e-1", "e-1": "a-1", "f": "a"}


def test_statuses_and_budgets_are_those_of_the_instrument_and_its_parts() -> None:
    """A status is that at home, or one that names the instrument or a part."""
    assert statuses("rood") == ["None: lopend b", "Rood Licht: lopend f"]
    assert statuses("rood-licht") == ["Rood Licht: lopend f"]
    assert statuses("geel") == ["Geel: voorgenomen voetnoot-1"]
    assert budgets("rood") == ["Rood: 5 b", "Rood Licht en Groen: 7 d"]
    assert budgets("rood-licht") == budgets("groen") == ["Rood Licht en Groen: 7 d"]
    assert statuses("groen") == statuses("blauw") == budgets("blauw") == []


def test_names_of_initiatives_and_themes() -> None:
    """Official ones, its instrument's, then the editors'; each once in any case, and none that its own name ('b')
    holds. 'thema' is in the title of a theme, but not as a word in that case. What the editors named has none."""
    assert SMALL.names_of("b") == [("Red", EN), ("Rood", NL), ("RD", None), ("Rode zaak", NL), ("RZ", None)]
    assert SMALL.official_names_of("b") == [("Red", EN)]
    assert SMALL.names_of("c") == [("Geel", NL)]
    assert SMALL.names_of("d") == SMALL.names_of("a") == SMALL.names_of("een") == []
    assert SMALL.names_of("deel-een") == [("Deel", NL), ("thema", NL), ("Part one", EN)]


def test_other_names_of_an_instrument() -> None:
    green, blue = SMALL.instruments["groen"], SMALL.instruments["blauw"]
    assert green.other_names() == [("Groenfonds", NL), ("Green Fund", EN), ("GR", None)]
    assert green.official_names() == [("Groenfonds", NL), ("Green Fund", EN)]
    assert (blue.official_names(), blue.other_names()) == ([], [("Blue", EN)])
    assert (green.title, blue.title) == ("Groen (GR)", "Blauw")


def test_own_name_is_never_among_the_names() -> None:
    """In the real register: nor a name that is a part of it, even where a longer one hides it: KDT in 'Joint Technology
    Initiative KDT'."""
    for place in real().index.places:
        names = [name for name, _ in real().names_of(place.id)]
        assert len({place.name.casefold(), *(name.casefold() for name in names)}) == len(names) + 1
        own = f" {place.name} ".replace("(", " ").replace(")", " ")
        assert not [name for name in names if f" {name} " in own]
    for found in real().register.instruments:
        names = [found.name, *(name for name, _ in found.other_names())]
        assert len({name.casefold() for name in names}) == len(names)


def test_abbreviations_are_in_order_with_their_uses() -> None:
    used = [(a.short, a.anchor, list(map(source_id, SMALL.uses(a)))) for a in SMALL.abbreviations()]
    assert used == [("AB", "afkorting-ab", []), ("GR", "afkorting-gr", ["voetnoot-2"])]
    assert [(short, i.id) for short, i in SMALL.other_abbreviations()] == [("RD", "rood")]


def test_abbreviations_of_the_annex() -> None:
    """Each is used somewhere; OSA in the annex's title only. Those of others are not the annex's."""
    uses = {a.short: " ".join(map(source_id, real().uses(a))) for a in real().abbreviations()}
    assert [short for short, sources in uses.items() if not sources] == ["OSA"]
    assert uses["HERA"] == "europese-farmaceutische-strategie hera crisisbeheersing voetnoot-33"
    assert not {short for short, _ in real().other_abbreviations()} & set(uses)
    short = "OSA IPCEI MFK GBVB GVDB QMV BNC HV CIE LNV EZK IenW BHOS IMVO OS NES DIS EDTIB KDT CIS ESA"
    assert set(short.split()) <= set(uses), "a hand-picked list"
