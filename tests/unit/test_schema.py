"""Check the JSON Schema that editors' programs complete and mark by: it is what the model says, and the data
fits."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from annex.__main__ import main
from tests.unit.project import ANNEX, DEVELOPMENTS, REGISTER, ROOT, project

Record = dict[str, Any]


class DatesAsText(yaml.CSafeLoader):
    """Reads a date as JSON has it: as text."""


DatesAsText.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read(name: str) -> Record:
    """A data file as a JSON value."""
    found: Record = yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader=DatesAsText)
    return found


def schema_of(name: str) -> Path:
    return ROOT / name.replace(".yaml", ".schema.json")


def validator(name: str) -> Draft202012Validator:
    """A validator by the schema of a data file, as it is checked in."""
    return Draft202012Validator(json.loads(schema_of(name).read_text("utf-8")), format_checker=FormatChecker())


@pytest.fixture(scope="module")
def data() -> dict[str, Record]:
    """The data files as JSON values, by name."""
    return {name: read(name) for name in (ANNEX, REGISTER, DEVELOPMENTS)}


@pytest.mark.parametrize("name", [ANNEX, REGISTER, DEVELOPMENTS])
def test_a_data_file_names_its_schema_and_fits(name: str, data: dict[str, Record]) -> None:
    """By its first line, in the words of the YAML language server."""
    Draft202012Validator.check_schema(json.loads(schema_of(name).read_text(encoding="utf-8")))
    first = (ROOT / name).read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema={schema_of(name).name}"
    assert [error.message for error in validator(name).iter_errors(data[name])] == []


def test_the_schemas_are_up_to_date(tmp_path: Path) -> None:
    root = project(tmp_path)
    for name in (ANNEX, REGISTER, DEVELOPMENTS):
        (root / schema_of(name).relative_to(ROOT)).unlink()
    assert main(["--root", str(root), "schema"]) == 0
    for file in (root / "data").glob("*.schema.json"):
        assert file.read_bytes() == (ROOT / "data" / file.name).read_bytes(), "run: make schema"
    assert len(list((root / "data").glob("*.schema.json"))) == 3


def initiative(annex: Record) -> Any:
    """The first initiative."""
    return annex["building_blocks"][0]["themes"][0]["initiatives"][0]


def instrument(register: Record) -> Any:
    """The one about SMEI."""
    return next(record for record in register["instruments"] if record["id"] == "smei-instrument")


def development(data: Record) -> Any:
    """What became of SMEI."""
    return next(record for record in data["developments"] if "smei" in record["about"])


# What is done, where the schema is broken, and by which of its words: each word once.
DAMAGES: dict[str, tuple[str, Callable[[Record], object], str, str]] = {
    "unknown key": (ANNEX, lambda a: initiative(a).update(naam="x"), "initiatives/0", "additionalProperties"),
    "missing key": (ANNEX, lambda a: initiative(a).pop("name_by"), "initiatives/0", "required"),
    "page as text": (ANNEX, lambda a: initiative(a).update(page="1"), "initiatives/0/page", "type"),
    "page zero": (ANNEX, lambda a: initiative(a).update(page=0), "initiatives/0/page", "minimum"),
    "bad id": (ANNEX, lambda a: initiative(a).update(id="SMEI"), "initiatives/0/id", "pattern"),
    "empty text": (ANNEX, lambda a: initiative(a).update(text=""), "initiatives/0/text", "minLength"),
    "status without a quote": (ANNEX, lambda a: initiative(a)["status"].pop("quote"), "initiatives/0/status", "oneOf"),
    "date in words": (ANNEX, lambda a: a["document"].update(date="8 november 2022"), "document/date", "format"),
    "id that is too long": (REGISTER, lambda r: instrument(r).update(id="a" * 81), "id", "maxLength"),
    "kind that does not exist": (REGISTER, lambda r: instrument(r).update(kind="wet"), "kind", "enum"),
    "nothing as a home": (REGISTER, lambda r: instrument(r).update(home=None), "home", "type"),
    "development of nothing": (DEVELOPMENTS, lambda d: development(d).update(about=[]), "about", "minItems"),
    "a paper's number": (DEVELOPMENTS, lambda d: development(d).update(kamerstuk="22 112"), "kamerstuk", "pattern"),
}


@pytest.mark.parametrize(("name", "damage", "place", "word"), DAMAGES.values(), ids=DAMAGES)
def test_damage_does_not_fit(
    name: str, damage: Callable[[Record], object], place: str, word: str, data: dict[str, Record]
) -> None:
    damaged = copy.deepcopy(data[name])
    damage(damaged)
    errors = validator(name).iter_errors(damaged)
    found = {("/".join(map(str, error.absolute_path)), str(error.validator)) for error in errors}
    assert any(path.endswith(place) and by == word for path, by in found), found
