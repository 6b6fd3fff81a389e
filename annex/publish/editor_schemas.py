"""JSON Schema for editors' completion, written from the model."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from annex.model.annex import Annex
from annex.model.register import Register

SCHEMAS: dict[str, type[BaseModel]] = {
    "data/initiatives.schema.json": Annex,
    "data/register.schema.json": Register,
}


def text(model: type[BaseModel]) -> str:
    """The JSON Schema of a model, as it is checked in."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write(root: Path) -> None:
    """Write every schema file of the project in `root`."""
    for name, model in SCHEMAS.items():
        (root / name).write_text(text(model), encoding="utf-8")
