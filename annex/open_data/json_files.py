"""The JSON files: the records as in the YAML, without empty fields, each with computed fields under `computed`."""

import datetime
import json
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, Field

from annex import wording
from annex.model.annex import Annex, BuildingBlock, Footnote, Initiative, Record, Theme
from annex.model.developments import Development, DevelopmentData, InitiativeState
from annex.model.register import Identifiers, Instrument, Register
from annex.project import MODELS
from annex.relate.cross_references import CrossReferences
from annex.relate.urls import SiteAddress

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
ADDRESS: Json = {"type": "string", "format": "uri-reference"}
IDS: Json = {"type": "array", "items": {"type": "string"}}
ADDRESSES: Json = {"type": "array", "items": {"type": "string", "format": "uri"}}
NUMBERS: Json = {"type": "array", "items": {"type": "integer"}}


class Context:
    """The input of computed fields: the annex with what the editors add, and the address of the site."""

    def __init__(self, references: CrossReferences, address: SiteAddress) -> None:
        self.references, self.address = references, address
        self.index, self.developments = references.index, references.developments
        self._places = {place.id: place for place in self.index.places}

    def computed(self, record: Record) -> Json:
        """The computed fields of a record; of a theme or an initiative, those of its place."""
        subject = self._places[record.id] if isinstance(record, Theme | Initiative) else record
        return {part.name: part.value(self, subject) for part in COMPUTED.get(type(record), ())}

    def cited_in(self, note: Footnote) -> list[str]:
        return list(dict.fromkeys(citation.place.id for citation in self.index.citations[note.number]))

    def mentioned_in(self, instrument: Instrument) -> list[str]:
        return [text.id for text in self.references.texts[instrument.id] if not isinstance(text, Footnote)]

    def in_footnotes(self, instrument: Instrument) -> list[int]:
        return [text.number for text in self.references.texts[instrument.id] if isinstance(text, Footnote)]

    def of_state(self, state: InitiativeState) -> str:
        return self.address.of(self.index.initiatives[state.initiative])

    def shown_at(self, development: Development) -> str:
        return self.address.of(self.developments.shown_at[development.id], development.id)


class Computed(NamedTuple):
    """A field computed from a subject, such as a place. `schema` is its JSON Schema."""

    name: str
    meaning: str
    value: Callable[[Context, Any], Any]
    schema: Json = TEXT


def attribute(path: str) -> Callable[[Context, Any], Any]:
    """Computes a field as an attribute of the subject, such as 'theme.id'."""
    get = attrgetter(path)
    return lambda _, subject: get(subject)


def _standing(name: str, meaning: str) -> Computed:
    """A field of an initiative's state with a day or a development of its standing; empty if there is none."""

    def value(context: Context, state: InitiativeState) -> str:
        found = getattr(context.developments.standings[state.initiative], name)
        return found.id if isinstance(found, Development) else str(found or "")

    return Computed(name, meaning, value)


PERMALINK = Computed(
    "permalink", "Vaste link naar dit onderdeel op de site.", lambda c, subject: c.address.of(subject), ADDRESS
)
OF_INSTRUMENTS = "De instrumenten die de tekst noemt, als id’s uit instrumenten.json. Van de redactie."
INSTRUMENTS = Computed(
    "instruments", OF_INSTRUMENTS, lambda c, text: [i.id for i in c.references.named_in[text.id]], IDS
)
CITATION = Computed(
    "citation",
    "Zo verwijst u ernaar.",
    lambda c, place: wording.initiative_citation(place.initiative, c.index.annex.document),
)
NAME_EN = Computed("name_en", "De Engelse naam. Van de redactie.", lambda c, place: c.references.glosses[place.id].name)
GLOSS_EN = Computed(
    "gloss_en",
    "De tekst in één Engelse zin samengevat, niet officieel. Van de redactie.",
    lambda c, place: c.references.glosses[place.id].text,
)
CITED_IN = Computed(
    "cited_in", "De initiatieven en thema’s die naar deze voetnoot verwijzen, als id’s.", Context.cited_in, IDS
)
DEVELOPMENT_PERMALINK = Computed(
    "permalink", "Vaste link naar de plaats op de site waar het staat.", Context.shown_at, ADDRESS
)
ADDRESS_OF_SOURCE = Computed(
    "address", "Adres van de bron: url, of het adres dat uit kamerstuk volgt.", lambda _, d: d.address, ADDRESS
)
DEVELOPMENT_CITATION = Computed(
    "citation",
    "Zo verwijst u ernaar, met de bron en de dag van de controle.",
    lambda _, d: wording.development_citation(d),
)
SITE = "Adres van de site; leeg als dat bij het bouwen niet bekend was."
MENTIONED_IN = "De initiatieven en thema’s waarvan de tekst het instrument noemt, als id’s."
IN_THEME = "Waar het staat: bouwsteen en thema."
THEME_NUMBER = "Nummer van het thema, zoals 2.2. Bij een deelthema is het dat van zijn thema."
COMPUTED: dict[type[Record], list[Computed]] = {
    Annex: [Computed("permalink", SITE, lambda c, _: c.address.root, ADDRESS)],
    BuildingBlock: [PERMALINK],
    Theme: [
        PERMALINK,
        Computed("place", IN_THEME, attribute("trail")),
        Computed("number", THEME_NUMBER, attribute("main_number")),
        INSTRUMENTS,
    ],
    Initiative: [
        PERMALINK,
        Computed("place", IN_THEME, attribute("theme.trail")),
        Computed("pages", "De pagina’s van de bijlage waar de tekst op staat.", attribute("pages"), NUMBERS),
        INSTRUMENTS,
        CITATION,
        NAME_EN,
        GLOSS_EN,
    ],
    Footnote: [PERMALINK, CITED_IN, INSTRUMENTS],
    Instrument: [
        PERMALINK,
        Computed("title", "Naam met de afkorting die de bijlage geeft.", attribute("title")),
        Computed("mentioned_in", MENTIONED_IN, Context.mentioned_in, IDS),
        Computed("footnotes", "De nummers van de voetnoten die het noemen.", Context.in_footnotes, NUMBERS),
    ],
    Identifiers: [Computed("eli", "European Legislation Identifier (ELI) van elke wet.", attribute("eli"), ADDRESSES)],
    InitiativeState: [
        Computed("permalink", "Vaste link naar het initiatief op de site.", Context.of_state, ADDRESS),
        Computed("group", "De groep waarin de status telt.", attribute("state.group")),
        _standing("since", "De dag sinds wanneer de status geldt (jjjj-mm-dd). Leeg als die er niet is."),
        _standing("applies", "De dag vanaf wanneer de regels gelden, als dat een andere is (jjjj-mm-dd)."),
        _standing("last_seen", "Dag, maand of jaar van het nieuwste teken."),
        _standing("newest", "De nieuwste ontwikkeling, als id."),
    ],
    Development: [DEVELOPMENT_PERMALINK, ADDRESS_OF_SOURCE, DEVELOPMENT_CITATION],
}
"""The computed fields of each kind of record. None of them is ever left out."""


class InstrumentsFile(Record):
    """The published part of the register."""

    checked: datetime.date = Field(description=Register.model_fields["checked"].description)
    instruments: list[Instrument] = Field(description=Register.model_fields["instruments"].description)


FILES: dict[str, type[Record]] = {
    "initiatieven.json": Annex,
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


def files(context: Context) -> dict[str, Json]:
    """Every JSON file by name: the annex, instruments and developments."""
    index, developments, register = context.index, context.developments, context.references.register
    found: dict[str, Record] = {
        "initiatieven.json": index.annex,
        "instrumenten.json": InstrumentsFile.model_construct(
            checked=register.checked, instruments=register.instruments
        ),
        "ontwikkelingen.json": DevelopmentData.model_construct(
            checked=developments.checked,
            states=[developments.states[place.id] for place in developments.plans],
            developments=developments.all,
        ),
    }
    options: Json = {"mode": "json", "by_alias": True, "exclude_unset": True, "context": context.computed}
    return {name: record.model_dump(**options) for name, record in found.items()}


def write_schemas(folder: Path) -> None:
    """Write the JSON Schema of each data file, for editors with a YAML language server."""
    for source, model in MODELS.items():
        schema = json.dumps(json_schema(model), ensure_ascii=False, indent=2)
        (folder / f"{Path(source).stem}.schema.json").write_text(f"{schema}\n", encoding="utf-8")
