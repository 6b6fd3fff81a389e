"""Writes what editors need from the model: JSON Schemas for completion, and the table of fields in CONTRIBUTING.md."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from annex.model.annex import Annex
from annex.model.developments import DevelopmentData
from annex.model.register import Register
from annex.open_data import fields
from annex.open_data.json_files import json_schema

SCHEMAS: dict[str, type[BaseModel]] = {
    "data/initiatives.schema.json": Annex,
    "data/register.schema.json": Register,
    "data/developments.schema.json": DevelopmentData,
}

GUIDE = "CONTRIBUTING.md"
START = "<!-- fields: written by `make schema` -->\n"
END = "<!-- end of fields -->\n"
"""The comments around the table."""


def text(model: type[BaseModel]) -> str:
    """The JSON Schema of a model, as it is checked in."""
    return json.dumps(json_schema(model), ensure_ascii=False, indent=2) + "\n"


def write(root: Path) -> None:
    """Write every schema of the project in `root`, and the table in its guide if it has one."""
    for name, model in SCHEMAS.items():
        (root / name).write_text(text(model), encoding="utf-8")
    guide = root / GUIDE
    if guide.exists():
        guide.write_text(with_table(guide.read_text(encoding="utf-8")), encoding="utf-8")


def with_table(guide: str) -> str:
    """The text of the guide with the table as it should be. Raises `ValueError` if a marker is missing."""
    before, start, rest = guide.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError(f"{GUIDE} lacks {START.strip()} or {END.strip()}")
    return "".join([before, start, "\n", *_table(), "\n", end, after])


def _table() -> Iterator[str]:
    yield "| record | field | value | meaning |\n| --- | --- | --- | --- |\n"
    seen: set[str] = set()
    for name, model in SCHEMAS.items():
        for record in fields.of_schema(json_schema(model)):
            label = record.label or f"`{name.replace('.schema.json', '.yaml')}`"
            for field in record.fields if label not in seen else []:
                kind = field.kind if field.is_required else f"{field.kind}; niet altijd"
                yield f"| {label} | `{field.name}` | {kind} | {field.meaning} |\n"
            seen.add(label)
