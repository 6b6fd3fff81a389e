"""The JSON files: the records as in the YAML, without empty fields, each with computed fields under `computed`."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from typing import Annotated, Any

from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

from annex.model.annex import Annex, BlockHeading, BuildingBlock, Document, Footnote, Initiative, Record, Theme
from annex.model.developments import Development, DevelopmentData, InitiativeState
from annex.model.register import Instrument, Register
from annex.relate.cross_references import CrossReferences
from annex.relate.developments import Developments
from annex.relate.places import Index, InitiativePlace, Source, ThemePlace
from annex.relate.urls import SiteAddress

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
ADDRESS: Json = {"type": "string", "format": "uri-reference"}
IDS: Json = {"type": "array", "items": {"type": "string"}}
NUMBERS: Json = {"type": "array", "items": {"type": "integer"}}


@dataclass(frozen=True)
class Context:
    """The input of computed fields: the annex and the register, and the address of the site."""

    references: CrossReferences
    address: SiteAddress

    @property
    def index(self) -> Index:
        """The places of the annex."""
        return self.references.index

    @property
    def developments(self) -> Developments:
        """What the editors add to each place."""
        return self.references.developments

    def named_in(self, source: Source) -> list[str]:
        """The ids of the instruments that a text names."""
        return [instrument.id for instrument in self.references.named_in(source)]

    def cited_in(self, note: Footnote) -> list[str]:
        """The ids of the places that cite a footnote."""
        return list(dict.fromkeys(citation.place.id for citation in self.index.citations[note.number]))


@dataclass(frozen=True)
class ComputedField:
    """A field computed from a subject, such as a place. `schema` is its JSON Schema."""

    name: str
    meaning: str
    value: Callable[[Context, Any], Any]
    schema: Json = field(default_factory=TEXT.copy)


def attribute(path: str) -> Callable[[Context, Any], Any]:
    """Computes a field as an attribute of the subject, such as 'theme.id'."""
    get = attrgetter(path)
    return lambda _, subject: get(subject)


PERMALINK = ComputedField(
    "permalink", "Vaste link naar dit onderdeel op de site.", lambda c, subject: c.address.of(subject), ADDRESS
)
INSTRUMENTS = ComputedField(
    "instruments",
    "De instrumenten die de tekst noemt, als id’s uit instrumenten.json. Van de redactie.",
    Context.named_in,
    IDS,
)
CITATION = ComputedField("citation", "Zo verwijst u ernaar.", lambda c, place: c.index.cite(place))
CITED_IN = ComputedField(
    "cited_in", "De initiatieven en thema’s die naar deze voetnoot verwijzen, als id’s.", Context.cited_in, IDS
)
DEVELOPMENT_PERMALINK = ComputedField(
    "permalink",
    "Vaste link naar de eerste plaats op de site waar het staat.",
    lambda c, d: c.address.of(c.developments.places_of(d)[0]),
    ADDRESS,
)
ADDRESS_OF_SOURCE = ComputedField(
    "address", "Adres van de bron: url, of het adres dat uit kamerstuk volgt.", lambda _, d: d.address, ADDRESS
)
DEVELOPMENT_CITATION = ComputedField(
    "citation", "Zo verwijst u ernaar, met de bron en de dag van de controle.", lambda _, d: d.citation
)
IN_THEME = "Waar het staat: bouwsteen en thema."

COMPUTED: dict[type[Record], list[ComputedField]] = {
    Annex: [
        ComputedField(
            "permalink",
            "Adres van de site; leeg als dat bij het bouwen niet bekend was.",
            lambda c, _: c.address.root,
            ADDRESS,
        )
    ],
    BlockHeading: [PERMALINK],
    BuildingBlock: [PERMALINK],
    Theme: [
        PERMALINK,
        ComputedField("place", IN_THEME, attribute("trail")),
        ComputedField(
            "number",
            "Nummer van het thema, zoals 2.2. Bij een deelthema is het dat van zijn thema.",
            attribute("main_number"),
        ),
        INSTRUMENTS,
    ],
    Initiative: [
        PERMALINK,
        ComputedField("place", IN_THEME, attribute("theme.trail")),
        ComputedField("pages", "De pagina’s van de bijlage waar de tekst op staat.", attribute("pages"), NUMBERS),
        INSTRUMENTS,
        CITATION,
    ],
    Footnote: [PERMALINK, CITED_IN, INSTRUMENTS],
    Instrument: [
        PERMALINK,
        ComputedField("title", "Naam met de afkorting die de bijlage geeft.", attribute("title")),
        ComputedField(
            "mentioned_in",
            "De initiatieven en thema’s waarvan de tekst het instrument noemt, als id’s.",
            lambda c, instrument: [s.id for s in c.references.sources(instrument) if not isinstance(s, Footnote)],
            IDS,
        ),
        ComputedField(
            "footnotes",
            "De nummers van de voetnoten die het noemen.",
            lambda c, instrument: [s.number for s in c.references.sources(instrument) if isinstance(s, Footnote)],
            NUMBERS,
        ),
    ],
    InitiativeState: [
        ComputedField(
            "permalink",
            "Vaste link naar het initiatief op de site.",
            lambda c, state: c.address.of(c.index.initiatives[state.initiative]),
            ADDRESS,
        )
    ],
    Development: [DEVELOPMENT_PERMALINK, ADDRESS_OF_SOURCE, DEVELOPMENT_CITATION],
}
"""The computed fields of each kind of record. None of them is ever left out."""


def described(model: type[BaseModel], name: str) -> FieldInfo:
    """The description of a model's field, for another field with the same value."""
    found: FieldInfo = Field(description=model.model_fields[name].description)
    return found


class ThemeFile(Record):
    """A theme's file."""

    document: Annotated[Document, described(Annex, "document")]
    building_block: BlockHeading = Field(description="De bouwsteen van het thema, zonder zijn thema’s.")
    theme: Theme = Field(description="Het thema met alles wat erin staat.")
    footnotes: list[Footnote] = Field(description="De voetnoten die het thema noemt.")


class InstrumentsFile(Record):
    """The published part of the register."""

    checked: Annotated[datetime.date, described(Register, "checked")]
    instruments: Annotated[list[Instrument], described(Register, "instruments")]


FILES: dict[str, type[Record]] = {
    "initiatieven.json": Annex,
    "themas/*.json": ThemeFile,
    "instrumenten.json": InstrumentsFile,
    "ontwikkelingen.json": DevelopmentData,
}
"""The model of each file, without the computed fields."""


def json_schema(model: type[BaseModel], title: str = "") -> Json:
    """The JSON Schema of a model, with the descriptions of its fields, and not the docstrings of its classes."""
    found = model.model_json_schema()
    for record in (found, *found.get("$defs", {}).values()):
        record.pop("description", None)
    title = title or found["title"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found, "title": title}


@cache
def schema(name: str) -> Json:
    """The JSON Schema of a published file, by its name in `FILES`. Raises `KeyError` for an unknown one."""
    found = json_schema(FILES[name], name)
    for record, computed in COMPUTED.items():
        target = found if record is FILES[name] else found["$defs"].get(record.__name__)
        if target:
            target["properties"]["computed"] = {
                "type": "object",
                "description": "Berekend uit de rest.",
                "additionalProperties": False,
                "properties": {part.name: part.schema | {"description": part.meaning} for part in computed},
                "required": [part.name for part in computed],
            }
            target["required"] = [*target.get("required", []), "computed"]
    return found


class Dataset:
    """The JSON files of one annex. Every method returns a JSON value."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._index = context.index

    def initiatives(self) -> Json:
        """`initiatieven.json`: the whole tree."""
        annex = self._index.annex
        blocks = [
            self._dump(block, block, themes=[self._theme(place) for place in self._index.blocks[block.id]])
            for block in annex.building_blocks
        ]
        footnotes = [self._dump(note, note) for note in annex.footnotes]
        return self._dump(annex, annex, building_blocks=blocks, footnotes=footnotes)

    def theme(self, place: ThemePlace) -> Json:
        """`themas/<id>.json`: a theme with all that is in it, and the footnotes that it cites."""
        cited = {note.number: note for part in (place, *place.children) for note in self._index.footnotes_on(part)}
        return {
            "document": _json(self._index.annex.document),
            "building_block": self._dump(place.block, place.block, themes=[]),
            "theme": self._theme(place),
            "footnotes": [self._dump(cited[number], cited[number]) for number in sorted(cited)],
        }

    def instruments(self) -> Json:
        """`instrumenten.json`: the editors' instruments."""
        register = self._context.references.register
        return {
            "checked": register.checked.isoformat(),
            "instruments": [self._dump(instrument, instrument) for instrument in register.instruments],
        }

    def developments(self) -> Json:
        """`ontwikkelingen.json`: the state of each initiative, and all developments, newest first."""
        found = self._context.developments
        states = [found.state_of(place) for place in self._index.initiatives.values()]
        return {
            "checked": found.checked.isoformat(),
            "states": [self._dump(state, state) for state in states],
            "developments": [self._dump(development, development) for development in found.all],
        }

    def _theme(self, place: ThemePlace) -> Json:
        themes = [self._theme(child) for child in place.children]
        initiatives = [self._initiative(child) for child in place.initiatives]
        return self._dump(place.theme, place, themes=themes, initiatives=initiatives)

    def _initiative(self, place: InitiativePlace) -> Json:
        return self._dump(place.initiative, place, initiatives=[self._initiative(child) for child in place.children])

    def _dump(self, record: Record, subject: object, **children: list[Json]) -> Json:
        """A record as JSON, with nested records that are dumped already, and the fields computed from `subject`."""
        computed = {part.name: part.value(self._context, subject) for part in COMPUTED[type(record)]}
        nested = {key: records for key, records in children.items() if records}
        return _json(record, exclude=set(children)) | nested | {"computed": computed}


def _json(record: Record, exclude: set[str] | None = None) -> Json:
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude=exclude)
