"""What the schemas say of the fields of the published and the editors' files: for the page *Data*, and for editors the
JSON Schemas in `data/` and the table in CONTRIBUTING.md."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from annex.model.annex import Annex
from annex.model.developments import DevelopmentData
from annex.model.register import Register
from annex.open_data import csv_files, dcat, json_files
from annex.open_data.json_files import Json, json_schema

SCHEMAS: dict[str, type[BaseModel]] = {
    "data/initiatives.schema.json": Annex,
    "data/register.schema.json": Register,
    "data/developments.schema.json": DevelopmentData,
}

GUIDE = "CONTRIBUTING.md"
# Around the table.
START = "<!-- fields: written by `make schema` -->\n"
END = "<!-- end of fields -->\n"
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
    """The records of each published JSON and CSV file, in the order of the page *Data*."""
    found = []
    for file in dcat.files():
        if file.name in json_files.FILES:
            found.append((file.name, of_schema(json_files.schema(file.name))))
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


def write(root: Path) -> None:
    """Write every schema for editors of the project in `root`, and the table in its guide if it has one."""
    for name, model in SCHEMAS.items():
        schema = json.dumps(json_schema(model), ensure_ascii=False, indent=2)
        (root / name).write_text(f"{schema}\n", encoding="utf-8")
    if (guide := root / GUIDE).exists():
        guide.write_text(with_table(guide.read_text(encoding="utf-8")), encoding="utf-8")


def with_table(guide: str) -> str:
    """The text of the guide with the table as it should be. Raises `ValueError` if a marker is missing."""
    before, start, rest = guide.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError(f"{GUIDE} lacks {START.strip()} or {END.strip()}")
    rows: dict[str, list[str]] = {}
    for name, model in SCHEMAS.items():
        for record in of_schema(json_schema(model)):
            label = record.label or f"`{name.replace('.schema.json', '.yaml')}`"
            rows.setdefault(label, [f"| {label} | `{f.name}` | {f.kind} | {f.meaning} |\n" for f in record.fields])
    header = "\n| record | field | value | meaning |\n| --- | --- | --- | --- |\n"
    return "".join([before, start, header, *(row for found in rows.values() for row in found), "\n", end, after])
