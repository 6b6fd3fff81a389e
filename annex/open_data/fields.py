"""Lists the fields of the published files and of the editors' files, from their schemas, for the page *Data* and the
table in CONTRIBUTING.md."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from annex.open_data import csv_files, dcat, json_files
from annex.open_data.json_files import Json

KINDS = {
    "string": "tekst",
    "integer": "geheel getal",
    "boolean": "true of false",
    "date": "datum (jjjj-mm-dd)",
    "uri": "adres",
    "uri-reference": "adres",
}
"""The name for readers of each format or type in a schema."""


@dataclass(frozen=True)
class Field:
    """A field: its name in the file, its kind of value, whether it is always there, what it means."""

    name: str
    kind: str
    is_required: bool
    meaning: str


@dataclass(frozen=True)
class RecordFields:
    """A kind of record with its fields. The file as a whole, or the row of a table, has no name and no label."""

    name: str
    label: str
    fields: list[Field]


def of_files() -> list[tuple[str, list[RecordFields]]]:
    """The records of each published JSON and CSV file, in the order of the page *Data*."""
    found = []
    for file in dcat.files():
        if file.name in json_files.FILES:
            found.append((file.name, of_schema(json_files.schema(file.name))))
        elif file.name in csv_files.FILES:
            fields = [Field(column.name, "", True, column.meaning) for column in csv_files.FILES[file.name]]
            found.append((file.name, [RecordFields("", "", fields)]))
    return found


def of_schema(schema: Json) -> list[RecordFields]:
    """The records of a schema, depth first from its root."""
    definitions = schema["$defs"]
    found: dict[str, RecordFields] = {}

    def visit(name: str, label: str, record: Json) -> None:
        found[name] = RecordFields(name, label, list(_fields(record, definitions)))
        for child in re.findall(r'"#/\$defs/(\w+)"', json.dumps(record["properties"])):
            if child not in found and "properties" in definitions[child]:
                visit(child, definitions[child]["title"], definitions[child])

    visit("", "", schema)
    return list(found.values())


def _fields(record: Json, definitions: Json) -> Iterator[Field]:
    for name, value in record["properties"].items():
        if name == "computed":
            for part, computed in value["properties"].items():
                yield Field(f"computed.{part}", _kind(computed, definitions), True, computed["description"])
        else:
            is_required = name in record.get("required", [])
            yield Field(name, _kind(value, definitions), is_required, value["description"])


def _kind(value: Json, definitions: Json) -> str:
    if "$ref" in value:
        target = definitions[value["$ref"].rpartition("/")[2]]
        return f"één van: {', '.join(target['enum'])}" if "enum" in target else target["title"]
    if "oneOf" in value:
        return " of ".join(_kind(option, definitions) for option in value["oneOf"])
    if value["type"] == "array":
        return f"lijst: {_kind(value['items'], definitions)}"
    return KINDS[str(value.get("format", value["type"]))]
