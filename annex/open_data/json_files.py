"""What is published as JSON: the annex as its YAML has it, and in each record, under `computed`, what follows from it.

A field that is empty is left out, as in the YAML. The schemas are the models', with the words of `fields`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from annex.model.annex import Annex, BuildingBlock, Footnote
from annex.model.outcomes import Outcome
from annex.model.register import Instrument, Register
from annex.open_data import fields
from annex.relate.cross_references import CrossReferences
from annex.relate.places import InitiativePlace, Source, ThemePlace
from annex.relate.urls import SiteAddress

Json = dict[str, Any]

COMPUTED: dict[str, Json] = {
    "Annex": {"permalink": fields.ADDRESS},
    "BuildingBlock": {"permalink": fields.ADDRESS},
    "Theme": {
        "permalink": fields.ADDRESS,
        "place": fields.TEXT,
        "number": fields.TEXT,
        "instruments": fields.IDS,
    },
    "Initiative": {
        "permalink": fields.ADDRESS,
        "place": fields.TEXT,
        "pages": fields.NUMBERS,
        "instruments": fields.IDS,
        "citation": fields.TEXT,
    },
    "Footnote": {"permalink": fields.ADDRESS, "cited_in": fields.IDS, "instruments": fields.IDS},
    "Instrument": {
        "permalink": fields.ADDRESS,
        "title": fields.TEXT,
        "mentioned_in": fields.IDS,
        "footnotes": fields.NUMBERS,
    },
    "Outcome": {"address": fields.ADDRESS},
}
"""Of each record the computed fields, with the JSON Schema of each: all of them are always there."""


class Dataset:
    """The JSON files of one annex; `address` is that of the site. All methods give what `json` can write."""

    def __init__(self, references: CrossReferences, address: SiteAddress) -> None:
        self._references = references
        self._index = references.index
        self._address = address

    def initiatives(self) -> Json:
        """`initiatieven.json`: the whole tree."""
        annex = self._index.annex
        return {
            "document": _dump(annex.document),
            "building_blocks": [self._block(block) for block in annex.building_blocks],
            "footnotes": [self._footnote(note) for note in annex.footnotes],
            "computed": {"permalink": self._address.root},
        }

    def theme(self, place: ThemePlace) -> Json:
        """`themas/<id>.json`: a theme with all that is in it, and the footnotes that it cites."""
        family = [place, *place.children]
        cited = {note.number: note for theme in family for note in self._index.footnotes_on(theme)}
        return {
            "document": _dump(self._index.annex.document),
            "building_block": self._block(place.block, with_themes=False),
            "theme": self._theme(place),
            "footnotes": [self._footnote(cited[number]) for number in sorted(cited)],
        }

    def instruments(self) -> Json:
        """`instrumenten.json`: the editors' instruments, and what became of them."""
        register = self._references.register
        return {
            "checked": register.checked.isoformat(),
            "instruments": [self._instrument(instrument) for instrument in register.instruments],
            "outcomes": [self._outcome(outcome) for outcome in register.outcomes],
        }

    def _block(self, block: BuildingBlock, *, with_themes: bool = True) -> Json:
        dumped = _dump(block)
        del dumped["themes"]
        if with_themes:
            dumped["themes"] = [self._theme(place) for place in self._index.blocks[block.id]]
        return dumped | {"computed": {"permalink": self._address.of(block)}}

    def _theme(self, place: ThemePlace) -> Json:
        dumped = _dump(place.theme)
        if place.children:
            dumped["themes"] = [self._theme(child) for child in place.children]
        if place.initiatives:
            dumped["initiatives"] = [self._initiative(child) for child in place.initiatives]
        computed = {"permalink": self._address.of(place), "place": place.trail, "number": place.number}
        return dumped | {"computed": computed | {"instruments": self._named_in(place)}}

    def _initiative(self, place: InitiativePlace) -> Json:
        dumped = _dump(place.initiative)
        if dumped.pop("initiatives", None):
            dumped["initiatives"] = [self._initiative(child) for child in place.children]
        return dumped | {
            "computed": {
                "permalink": self._address.of(place),
                "place": place.theme.trail,
                "pages": place.pages,
                "instruments": self._named_in(place),
                "citation": self._index.cite(place),
            }
        }

    def _footnote(self, note: Footnote) -> Json:
        places = [citation.place for citation in self._index.citations[note.number]]
        return _dump(note) | {
            "computed": {
                "permalink": self._address.of(note),
                "cited_in": list(dict.fromkeys(place.id for place in places)),
                "instruments": self._named_in(note),
            }
        }

    def _instrument(self, instrument: Instrument) -> Json:
        sources = self._references.sources(instrument)
        return _dump(instrument) | {
            "computed": {
                "permalink": self._address.of(instrument),
                "title": instrument.title,
                "mentioned_in": [source.id for source in sources if not isinstance(source, Footnote)],
                "footnotes": [source.number for source in sources if isinstance(source, Footnote)],
            }
        }

    def _outcome(self, outcome: Outcome) -> Json:
        return _dump(outcome) | {"computed": {"address": outcome.address}}

    def _named_in(self, source: Source) -> list[str]:
        return [instrument.id for instrument in self._references.named_in(source)]


def _dump(record: BaseModel) -> Json:
    """A record as its YAML has it: what isn't there stays away, and what it has by itself comes first."""
    dumped = record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return dict(sorted(dumped.items(), key=lambda item: item[0] not in type(record).__annotations__))


def schema(file: str) -> Json:
    """The JSON Schema of a published JSON file, by its name in `SCHEMAS`. Raises `KeyError` for an unknown one."""
    found = SCHEMAS[file]()
    for name, record in {file: found, **found["$defs"]}.items():
        record.pop("description", None)
        for key, value in record.get("properties", {}).items():
            value["description"] = fields.EXPLAINED[name][key]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found, "title": file}


def _initiatives_schema() -> Json:
    found = _with_computed(Annex.model_json_schema())
    return _computed(found, "Annex")


def _theme_schema() -> Json:
    found = _with_computed(Annex.model_json_schema())
    definitions = found["$defs"]
    block = definitions["BuildingBlock"]
    del block["properties"]["themes"]
    block["required"].remove("themes")
    properties = {name: {"$ref": f"#/$defs/{ref}"} for name, ref in fields.OF_A_THEME.items()}
    properties["footnotes"] = found["properties"]["footnotes"]
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": list(properties),
        "$defs": definitions,
    }


def _instruments_schema() -> Json:
    found = _with_computed(Register.model_json_schema())
    keys = ("checked", "instruments", "outcomes")
    found["properties"] = {key: found["properties"][key] for key in keys}
    found["required"] = list(keys)
    for name in ("OtherNames", "Abbreviation", "Phrase", "FootnoteSources", "SourceLink", "Certainty", "SpelledOutBy"):
        del found["$defs"][name]
    return found


def _with_computed(found: Json) -> Json:
    for name, record in found["$defs"].items():
        _computed(record, name)
    return found


def _computed(record: Json, name: str) -> Json:
    """Add to the schema of a record that of its computed fields, if it has any."""
    if name in COMPUTED:
        record["properties"]["computed"] = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                key: kind | {"description": fields.EXPLAINED[f"{name}.computed"][key]}
                for key, kind in COMPUTED[name].items()
            },
            "required": list(COMPUTED[name]),
        }
        record["required"] = [*record.get("required", []), "computed"]
    return record


SCHEMAS: dict[str, Callable[[], Json]] = {
    "initiatieven.json": _initiatives_schema,
    "themas/*.json": _theme_schema,
    "instrumenten.json": _instruments_schema,
}
