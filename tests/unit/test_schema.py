"""Check the JSON Schema that editors' programs complete and mark by: it is what the model says, and the annex fits."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from annex import schema
from annex.__main__ import main
from tests.unit.project import ANNEX, ROOT, project

Record = dict[str, Any]


class DatesAsText(yaml.SafeLoader):
    """Reads a date as JSON has it: as text."""


DatesAsText.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def annex() -> Record:
    """The annex as a JSON value."""
    read: Record = yaml.load((ROOT / ANNEX).read_text(encoding="utf-8"), Loader=DatesAsText)
    return read


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    """A validator by the schema that is checked in."""
    return Draft202012Validator(
        json.loads((ROOT / "data/initiatives.schema.json").read_text(encoding="utf-8")), format_checker=FormatChecker()
    )


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_checked_in_schema_is_the_model_s(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == schema.text(schema.SCHEMAS[name]), "run: make schema"


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_schema_is_written(name: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / name).unlink()
    assert main(["--root", str(root), "schema"]) == 0
    assert (root / name).read_bytes() == (ROOT / name).read_bytes()


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(json.loads((ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_data_file_names_its_schema(name: str) -> None:
    """By its first line, in the words of the YAML language server."""
    data = ROOT / name.replace(".schema.json", ".yaml")
    first = data.read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema={(ROOT / name).name}"


def test_annex_fits(annex: Record, validator: Draft202012Validator) -> None:
    assert [error.message for error in validator.iter_errors(annex)] == []


def initiative(annex: Record) -> Record:
    """The first initiative."""
    first: Record = annex["building_blocks"][0]["themes"][0]["initiatives"][0]
    return first


# What is done, where the schema is broken, and by which of its words.
DAMAGES: dict[str, tuple[Callable[[Record], object], str, str]] = {
    "unknown key": (lambda a: initiative(a).update(naam="x"), "initiatives/0", "additionalProperties"),
    "missing key": (lambda a: initiative(a).pop("name_by"), "initiatives/0", "required"),
    "page as text": (lambda a: initiative(a).update(page="1"), "initiatives/0/page", "type"),
    "page zero": (lambda a: initiative(a).update(page=0), "initiatives/0/page", "minimum"),
    "bad id": (lambda a: initiative(a).update(id="SMEI"), "initiatives/0/id", "pattern"),
    "empty text": (lambda a: initiative(a).update(text=""), "initiatives/0/text", "minLength"),
    "status without a quote": (lambda a: initiative(a)["status"].pop("quote"), "initiatives/0/status", "oneOf"),
    "status that does not exist": (
        lambda a: initiative(a)["status"].update(value="x"),
        "initiatives/0/status",
        "oneOf",
    ),
    "nothing as a status": (lambda a: initiative(a).update(status=None), "initiatives/0/status", "oneOf"),
    "nothing as a short title": (
        lambda a: a["building_blocks"][0]["themes"][0].update(short_title=None),
        "building_blocks/0/themes/0/short_title",
        "type",
    ),
    "the package's name for a key": (
        lambda a: initiative(a).update(budgets=[{"subject": "x", "amount": 1, "kind": "total", "quote": "x"}]),
        "initiatives/0/budgets/0",
        "additionalProperties",
    ),
    "amount below zero": (
        lambda a: initiative(a).update(budgets=[{"for": "x", "amount": -1, "kind": "total", "quote": "x"}]),
        "initiatives/0/budgets/0/amount",
        "minimum",
    ),
    "date in words": (lambda a: a["document"].update(date="8 november 2022"), "document/date", "format"),
}


@pytest.mark.parametrize(("damage", "place", "word"), DAMAGES.values(), ids=DAMAGES)
def test_damage_does_not_fit(
    damage: Callable[[Record], object], place: str, word: str, annex: Record, validator: Draft202012Validator
) -> None:
    damaged = copy.deepcopy(annex)
    damage(damaged)
    found = {
        ("/".join(map(str, error.absolute_path)), str(error.validator)) for error in validator.iter_errors(damaged)
    }
    assert any(path.endswith(place) and by == word for path, by in found), found
