"""The JSON files: the annex as its YAML has it, with what follows from it in each record's `computed`.

Empty fields are left out, as in the YAML.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from annex.model.annex import Annex, BlockHeading, BuildingBlock, Document, Footnote, Initiative, Record, Theme
from annex.model.outcomes import Outcome
from annex.model.register import Instrument, Register
from annex.relate.cross_references import CrossReferences, Source
from annex.relate.places import InitiativePlace, ThemePlace
from annex.relate.urls import SiteAddress

Json = dict[str, Any]


def described(model: type[BaseModel], name: str) -> FieldInfo:
    """The description of a model's field, for another field that holds the same."""
    found: FieldInfo = Field(description=model.model_fields[name].description)
    return found


URI: Json = {"format": "uri-reference"}
Permalink = Annotated[str, Field(description="Vaste link naar dit onderdeel op de site.", json_schema_extra=URI)]
Place = Annotated[str, Field(description="Waar het staat: bouwsteen en thema.")]
Citation = Annotated[str, Field(description="Zo verwijst u ernaar.")]
Instruments = Annotated[
    list[str],
    Field(description="De instrumenten die de tekst noemt, als id’s uit instrumenten.json. Van de redactie."),
]


class Computed(BaseModel):
    """The computed fields of a record. All of them are always there."""

    model_config = ConfigDict(extra="forbid")

    permalink: Permalink


class ComputedAnnex(Computed):
    """Of the whole annex."""

    permalink: str = Field(
        description="Adres van de site; leeg als dat bij het bouwen niet bekend was.", json_schema_extra=URI
    )


class ComputedTheme(Computed):
    """Of a theme or sub-theme."""

    place: Place
    number: str = Field(
        description="Nummer van het thema op deze site, zoals 2.2. Een onderdeel heeft het nummer van zijn thema."
    )
    instruments: Instruments


class ComputedInitiative(Computed):
    """Of an initiative."""

    place: Place
    pages: list[int] = Field(description="De pagina’s van de bijlage waar de tekst op staat.")
    instruments: Instruments
    citation: Citation


class ComputedFootnote(Computed):
    """Of a footnote."""

    cited_in: list[str] = Field(description="De initiatieven en thema’s die naar deze voetnoot verwijzen, als id’s.")
    instruments: Instruments


class ComputedInstrument(Computed):
    """Of an instrument."""

    title: str = Field(description="Naam met de afkorting die de bijlage geeft.")
    mentioned_in: list[str] = Field(
        description="De initiatieven en thema’s waarvan de tekst het instrument noemt, als id’s."
    )
    footnotes: list[int] = Field(description="De nummers van de voetnoten die het noemen.")


class ComputedOutcome(BaseModel):
    """Of an outcome."""

    model_config = ConfigDict(extra="forbid")

    address: str = Field(
        description="Adres van het stuk: url, of het adres dat uit kamerstuk volgt.", json_schema_extra=URI
    )


COMPUTED: Mapping[type[Record], type[BaseModel]] = {
    Annex: ComputedAnnex,
    BlockHeading: Computed,
    BuildingBlock: Computed,
    Theme: ComputedTheme,
    Initiative: ComputedInitiative,
    Footnote: ComputedFootnote,
    Instrument: ComputedInstrument,
    Outcome: ComputedOutcome,
}


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
    outcomes: Annotated[list[Outcome], described(Register, "outcomes")]


FILES: Mapping[str, type[Record]] = {
    "initiatieven.json": Annex,
    "themas/*.json": ThemeFile,
    "instrumenten.json": InstrumentsFile,
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
            value = json_schema(computed)
            kept = {key: value[key] for key in ("type", "additionalProperties", "properties", "required")}
            target["properties"]["computed"] = kept | {"description": "Berekend uit de rest."}
            target["required"] = [*target.get("required", []), "computed"]
    return found


class Dataset:
    """The JSON files of one annex; `address` is that of the site. Every method returns a JSON value."""

    def __init__(self, references: CrossReferences, address: SiteAddress) -> None:
        self._references = references
        self._index = references.index
        self._address = address

    def initiatives(self) -> Json:
        """`initiatieven.json`: the whole tree."""
        annex = self._index.annex
        return {
            "document": _dump(annex.document),
            "building_blocks": [
                self._block(block, themes=[self._theme(place) for place in self._index.blocks[block.id]])
                for block in annex.building_blocks
            ],
            "footnotes": [self._footnote(note) for note in annex.footnotes],
            "computed": _dump(ComputedAnnex(permalink=self._address.root)),
        }

    def theme(self, place: ThemePlace) -> Json:
        """`themas/<id>.json`: a theme with all that is in it, and the footnotes that it cites."""
        cited = {note.number: note for part in (place, *place.children) for note in self._index.footnotes_on(part)}
        return {
            "document": _dump(self._index.annex.document),
            "building_block": self._block(place.block),
            "theme": self._theme(place),
            "footnotes": [self._footnote(cited[number]) for number in sorted(cited)],
        }

    def instruments(self) -> Json:
        """`instrumenten.json`: the editors' instruments, and what became of them."""
        register = self._references.register
        return {
            "checked": register.checked.isoformat(),
            "instruments": [self._instrument(instrument) for instrument in register.instruments],
            "outcomes": [_dump(o, ComputedOutcome(address=o.address)) for o in register.outcomes],
        }

    def _block(self, block: BuildingBlock, **parts: list[Json]) -> Json:
        return _dump(block, Computed(permalink=self._address.of(block)), themes=parts.get("themes"))

    def _theme(self, place: ThemePlace) -> Json:
        computed = ComputedTheme(
            permalink=self._address.of(place),
            place=place.trail,
            number=place.number,
            instruments=self._named_in(place),
        )
        themes = [self._theme(child) for child in place.children]
        initiatives = [self._initiative(child) for child in place.initiatives]
        return _dump(place.theme, computed, themes=themes, initiatives=initiatives)

    def _initiative(self, place: InitiativePlace) -> Json:
        computed = ComputedInitiative(
            permalink=self._address.of(place),
            place=place.theme.trail,
            pages=place.pages,
            instruments=self._named_in(place),
            citation=self._index.cite(place),
        )
        return _dump(place.initiative, computed, initiatives=[self._initiative(child) for child in place.children])

    def _footnote(self, note: Footnote) -> Json:
        places = [citation.place for citation in self._index.citations[note.number]]
        computed = ComputedFootnote(
            permalink=self._address.of(note),
            cited_in=list(dict.fromkeys(place.id for place in places)),
            instruments=self._named_in(note),
        )
        return _dump(note, computed)

    def _instrument(self, instrument: Instrument) -> Json:
        sources = self._references.sources(instrument)
        computed = ComputedInstrument(
            permalink=self._address.of(instrument),
            title=instrument.title,
            mentioned_in=[source.id for source in sources if not isinstance(source, Footnote)],
            footnotes=[source.number for source in sources if isinstance(source, Footnote)],
        )
        return _dump(instrument, computed)

    def _named_in(self, source: Source) -> list[str]:
        return [instrument.id for instrument in self._references.named_in(source)]


def _dump(record: BaseModel, computed: BaseModel | None = None, **children: list[Json] | None) -> Json:
    """A record as JSON, with its nested records already dumped, and its computed fields."""
    dumped = record.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude=set(children))
    dumped |= {key: records for key, records in children.items() if records}
    return dumped | ({"computed": computed.model_dump()} if computed else {})
