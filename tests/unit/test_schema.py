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
from annex.open_data import fields as schema
from tests.unit.project import ANNEX, DEVELOPMENTS, REGISTER, ROOT, project

Record = dict[str, Any]


class DatesAsText(yaml.SafeLoader):
    """Reads a date as JSON has it: as text."""


DatesAsText.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(name: str) -> Record:
    """A data file as a JSON value."""
    found: Record = yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader=DatesAsText)
    return found


def validator(name: str) -> Draft202012Validator:
    """A validator by the schema of a data file, as it is checked in."""
    text = (ROOT / name.replace(".yaml", ".schema.json")).read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text), format_checker=FormatChecker())


@pytest.fixture(scope="module")
def data() -> dict[str, Record]:
    """The data files as JSON values, by name."""
    return {name: read(name) for name in (ANNEX, REGISTER, DEVELOPMENTS)}


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_checked_in_schema_is_the_model_s(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == schema.schema_text(schema.SCHEMAS[name]), "run: make schema"


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


def test_every_data_file_has_a_schema() -> None:
    assert {name.replace(".schema.json", ".yaml") for name in schema.SCHEMAS} == {ANNEX, REGISTER, DEVELOPMENTS}


@pytest.mark.parametrize("name", [ANNEX, REGISTER, DEVELOPMENTS])
def test_data_file_fits(name: str, data: dict[str, Record]) -> None:
    assert [error.message for error in validator(name).iter_errors(data[name])] == []


def initiative(annex: Record) -> Record:
    """The first initiative."""
    first: Record = annex["building_blocks"][0]["themes"][0]["initiatives"][0]
    return first


def instrument(register: Record) -> Record:
    """The one about SMEI."""
    [found] = [record for record in register["instruments"] if record["id"] == "smei-instrument"]
    assert isinstance(found, dict)
    return found


def development(data: Record) -> Record:
    """What became of SMEI."""
    [found] = [record for record in data["developments"] if "smei" in record["about"]]
    assert isinstance(found, dict)
    return found


# What is done, where the schema is broken, and by which of its words: each word once.
DAMAGES: dict[str, tuple[str, Callable[[Record], object], str, str]] = {
    "unknown key": (ANNEX, lambda a: initiative(a).update(naam="x"), "initiatives/0", "additionalProperties"),
    "missing key": (ANNEX, lambda a: initiative(a).pop("name_by"), "initiatives/0", "required"),
    "page as text": (ANNEX, lambda a: initiative(a).update(page="1"), "initiatives/0/page", "type"),
    "page zero": (ANNEX, lambda a: initiative(a).update(page=0), "initiatives/0/page", "minimum"),
    "bad id": (ANNEX, lambda a: initiative(a).update(id="SMEI"), "initiatives/0/id", "pattern"),
    "empty text": (ANNEX, lambda a: initiative(a).update(text=""), "initiatives/0/text", "minLength"),
    "status without a quote": (ANNEX, lambda a: initiative(a)["status"].pop("quote"), "initiatives/0/status", "oneOf"),
    "nothing as a status": (ANNEX, lambda a: initiative(a).update(status=None), "initiatives/0/status", "oneOf"),
    "the package's name for a key": (
        *(REGISTER, lambda r: r["names"].append({"subject": "smei"})),
        *("", "additionalProperties"),
    ),
    "date in words": (ANNEX, lambda a: a["document"].update(date="8 november 2022"), "document/date", "format"),
    "id that is too long": (REGISTER, lambda r: instrument(r).update(id="a" * 81), "id", "maxLength"),
    "kind that does not exist": (REGISTER, lambda r: instrument(r).update(kind="wet"), "kind", "enum"),
    "nothing as a home": (REGISTER, lambda r: instrument(r).update(home=None), "home", "type"),
    "development of nothing": (DEVELOPMENTS, lambda d: development(d).update(about=[]), "about", "minItems"),
    "month in words": (DEVELOPMENTS, lambda d: development(d).update(date="mei 2026"), "date", "pattern"),
    "Kamerstuk without a number": (
        *(DEVELOPMENTS, lambda d: development(d).update(kamerstuk="22 112")),
        *("kamerstuk", "pattern"),
    ),
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
