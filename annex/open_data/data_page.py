"""What the page *Data* lists: of each published file its records, and of each record its fields.

Read off the files' own schemas; the words are in `fields`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annex.open_data import fields
from annex.open_data import json_files as dataset


@dataclass(frozen=True)
class Field:
    """A field: its name in the file, what sort of value it has, whether it is always there, what it means."""

    name: str
    kind: str
    is_required: bool
    meaning: str


@dataclass(frozen=True)
class RecordOf:
    """A sort of record in a file; `name` is empty for the file as a whole, or for a row of a table."""

    name: str
    fields: list[Field]


def records(file: str) -> list[RecordOf]:
    """The records of a published file, by its name, in the order in which the file leads to them."""
    if file not in dataset.SCHEMAS:
        return [RecordOf("", [Field(name, "", True, words) for name, words in fields.EXPLAINED[file].items()])]
    schema = dataset.schema(file)
    return [RecordOf("", list(_fields(file, schema, schema)))] + [
        RecordOf(name, list(_fields(name, schema["$defs"][name], schema)))
        for name in fields.EXPLAINED
        if "properties" in schema["$defs"].get(name, {})
    ]


def _fields(name: str, record: dict[str, Any], schema: dict[str, Any]) -> Iterator[Field]:
    required = record.get("required", [])
    for key, words in fields.EXPLAINED[name].items():
        value = record["properties"].get(key)
        if not value:  # a building block has no themes where a theme's file names it
            continue
        if key == "computed":
            owner = "Annex" if name == "initiatieven.json" else name
            for part, meaning in fields.EXPLAINED[f"{owner}.computed"].items():
                yield Field(f"computed.{part}", _kind(value["properties"][part], schema), True, meaning)
        else:
            yield Field(key, _kind(value, schema), key in required, words)


def _kind(value: dict[str, Any], schema: dict[str, Any]) -> str:
    """What sort of value it is, for readers."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        allowed = schema["$defs"][name].get("enum")
        return f"één van: {', '.join(allowed)}" if allowed else fields.RECORDS[name]
    if "oneOf" in value:
        return " of ".join(_kind(option, schema) for option in value["oneOf"])
    if value["type"] == "array":
        return f"lijst: {_kind(value['items'], schema)}"
    return fields.KINDS[value.get("format", value["type"])]
