"""The JSON Schemas for editors are made from the models, and the data files fit them."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from annex.__main__ import main
from annex.project import MODELS
from tests.unit.project import ROOT, project

Record = dict[str, Any]


class DatesAsText(yaml.CSafeLoader):
    """Reads a date as JSON has it: as text."""


DatesAsText.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read(name: str) -> Record:
    found: Record = yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader=DatesAsText)
    return found


def schema_of(name: str) -> Path:
    return ROOT / name.replace(".yaml", ".schema.json")


@pytest.mark.parametrize("name", [*MODELS])
def test_data_file_names_its_schema_and_fits_it(name: str) -> None:
    """Its first line is a comment for YAML language servers."""
    first = (ROOT / name).read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema={schema_of(name).name}"
    schema = json.loads(schema_of(name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(read(name))
    assert [error.message for error in errors] == []


def test_schemas_are_up_to_date(tmp_path: Path) -> None:
    root = project(tmp_path)
    for name in MODELS:
        (root / schema_of(name).relative_to(ROOT)).unlink()
    assert main(["--root", str(root), "schema"]) == 0
    for file in (root / "data").glob("*.schema.json"):
        assert file.read_bytes() == (ROOT / "data" / file.name).read_bytes(), "run: python -m annex schema"
    assert len(list((root / "data").glob("*.schema.json"))) == len(MODELS)
