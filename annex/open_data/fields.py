"""The fields of the published files, for the page *Data*, and the JSON Schemas of the data files, for editors."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from annex.open_data import csv_files, dcat, json_files
from annex.open_data.json_files import Json, json_schema
from annex.project import MODELS

KINDS = {
    "string": "tekst",
    "integer": "geheel getal",
    "boolean": "true of false",
    "date": "datum (jjjj-mm-dd)",
    "uri": "adres",
    "uri-reference": "adres",
}
"""The name for readers of each format or type in a schema."""


class Field(NamedTuple):
    """A field: its name in the file, its kind of value, with 'niet altijd' if it can be absent, and what it means."""

    name: str
    kind: str
    meaning: str


class RecordFields(NamedTuple):
    """A kind of record with its fields. The file as a whole, or the row of a table, has no name and no label."""

    name: str
    label: str
    fields: list[Field]


def of_files() -> list[tuple[str, list[RecordFields]]]:
    """The records of each published JSON and CSV file, in the order of the page *Data*. A kind of record that several
    files have is in the first only."""
    found: list[tuple[str, list[RecordFields]]] = []
    explained: set[str] = set()
    for file in dcat.files():
        if file.name in json_files.FILES:
            records = of_schema(json_files.schema(file.name))
            found.append((file.name, [record for record in records if record.label not in explained]))
            explained.update(record.label for record in records if record.label)
        elif file.name in csv_files.FILES:
            fields = [Field(column.name, "", column.meaning) for column in csv_files.FILES[file.name]]
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


def _fields(record: Json, definitions: Json, prefix: str = "") -> Iterator[Field]:
    for name, value in record["properties"].items():
        if name == "computed":
            yield from _fields(value, definitions, "computed.")
        else:
            absent = "" if name in record.get("required", []) else "; niet altijd"
            yield Field(prefix + name, _kind(value, definitions) + absent, value["description"])


def _kind(value: Json, definitions: Json) -> str:
    if "$ref" in value:
        target = definitions[value["$ref"].rpartition("/")[2]]
        return f"één van: {', '.join(target['enum'])}" if "enum" in target else target["title"]
    if "oneOf" in value:
        return " of ".join(_kind(option, definitions) for option in value["oneOf"])
    if value["type"] == "array":
        return f"lijst: {_kind(value['items'], definitions)}"
    return KINDS[str(value.get("format", value["type"]))]


def write_schemas(folder: Path) -> None:
    """Write the JSON Schema of each data file, for editors with a YAML language server."""
    for source, model in MODELS.items():
        schema = json.dumps(json_schema(model), ensure_ascii=False, indent=2)
        (folder / f"{Path(source).stem}.schema.json").write_text(f"{schema}\n", encoding="utf-8")
