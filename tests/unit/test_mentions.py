"""Check every mention of an instrument in the annex against a table that has been reviewed by hand."""

from pathlib import Path

import pytest

from annex.check.project import load_project
from annex.load.yaml_reader import read
from annex.publish.site import references
from annex.relate.cross_references import CrossReferences, Source
from annex.relate.places import InitiativePlace, ThemePlace
from tests.unit.project import ROOT

TABLE = Path(__file__).parent / "mentions.yaml"


@pytest.fixture(scope="module")
def annex() -> CrossReferences:
    """The annex and its register, looked up."""
    return references(load_project(ROOT))


@pytest.fixture(scope="module")
def table() -> dict[str, list[str]]:
    """The ids of the texts that name an instrument, by its id; a key that stands there twice is an error."""
    file = read(TABLE.read_bytes())
    assert file.problems == []
    assert isinstance(file.data, dict)
    return file.data


def id_of(source: Source) -> str:
    """What a text is called in the table."""
    match source:
        case InitiativePlace():
            return source.initiative.id
        case ThemePlace():
            return source.theme.id
    return f"voetnoot-{source.number}"


def test_every_mention_is_in_the_table(annex: CrossReferences, table: dict[str, list[str]]) -> None:
    found = {i.id: [id_of(source) for source in annex.sources(i)] for i in annex.register.instruments}
    assert found == table


def test_table_is_as_large_as_when_it_was_reviewed(table: dict[str, list[str]]) -> None:
    """78 instruments, of which each is named; 127 times a text names one."""
    assert len(table) == 78
    assert sum(map(len, table.values())) == 127
    assert all(len(set(ids)) == len(ids) > 0 for ids in table.values())


def test_mentions_are_the_same_from_the_other_side(annex: CrossReferences, table: dict[str, list[str]]) -> None:
    """From a text to the instruments that it names."""
    sources: tuple[Source, ...] = (
        *annex.index.themes.values(),
        *annex.index.initiatives.values(),
        *annex.index.footnotes.values(),
    )
    named = {(i.id, id_of(source)) for source in sources for i in annex.named_in(source)}
    assert named == {(instrument, id_) for instrument, ids in table.items() for id_ in ids}


# In the order of the text, each once. What is inside a longer name is not there.
NAMED = {
    "ipcei": ["ipcei-instrument", "ipcei-waterstof", "ipcei-me2", "ipcei-cloud", "ipcei-gezondheid"],
    "nationaal-groeifonds": ["groeifonds", "quantum-delta-nl", "photondelta", "nextgen-hightech"],
    "investeringen-digitale-transformatie": ["ipcei-me2", "chips-act"],
    "investeringen-digitale-transitie": ["groeifonds", "ained", "quantum-delta-nl", "ipcei-cloud"],
    "data-act-en-data-governance-act": ["data-act", "data-governance-act"],
    "ipcei-health": ["ipcei-gezondheid"],
    "energietransitie": ["green-deal", "ipcei-waterstof"],
    "kdt": ["key-digital-technologies", "horizon-europe-programma"],
    "europese-farmaceutische-strategie": [
        "farmaceutische-strategie",
        "eu-basiswetgeving-geneesmiddelen",
        "industriestrategie",
        "hera-autoriteit",
    ],
    "hera": ["hera-autoriteit", "eu-fab"],
    "defensie-industrie": ["defensie-industrie-strategie", "mededeling-defensie-investeringen", "edtib"],
    # Names nothing, though it has an instrument of its own
    "kennisveiligheid": [],
    "europees-onderzoek-afhankelijkheden": [],
    "qmv-binnen-het-gbvb": [],
}


@pytest.mark.parametrize(("initiative", "instruments"), NAMED.items(), ids=NAMED)
def test_initiative_names_its_instruments(initiative: str, instruments: list[str], annex: CrossReferences) -> None:
    assert [i.id for i in annex.named_in(annex.index.initiatives[initiative])] == instruments


def test_running_text_and_footnotes_are_looked_through(annex: CrossReferences) -> None:
    crisis = annex.named_in(annex.index.themes["crisisbeheersing"])
    assert [i.id for i in crisis] == ["hera-autoriteit", "chips-act", "smei-instrument"]
    assert [i.id for i in annex.named_in(annex.index.footnotes[15])] == [
        "dsa",
        "dma",
        "digital-decade",
        "ai-verordening",
        "data-act",
        "data-governance-act",
        "europese-digitale-identiteit-verordening",
        "verklaring-digitale-rechten",
    ]
    silent = [number for number, note in annex.index.footnotes.items() if not annex.named_in(note)]
    assert silent == [2, 4, 9, 12, 13, 14, 19, 21, 24, 25, 36, 38]
