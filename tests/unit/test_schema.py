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
from annex.publish import editor_schemas as schema
from tests.unit.project import ANNEX, REGISTER, ROOT, project

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
    return {name: read(name) for name in (ANNEX, REGISTER)}


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


def test_every_data_file_has_a_schema() -> None:
    assert {name.replace(".schema.json", ".yaml") for name in schema.SCHEMAS} == {ANNEX, REGISTER}


@pytest.mark.parametrize("name", [ANNEX, REGISTER])
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


def abbreviation(register: Record) -> Record:
    """The first abbreviation."""
    first: Record = register["abbreviations"][0]
    return first


def outcome(register: Record) -> Record:
    """What became of SMEI."""
    [found] = [record for record in register["outcomes"] if record["about"] == ["smei-instrument"]]
    assert isinstance(found, dict)
    return found


def source(register: Record) -> Record:
    """The link of footnote 26."""
    [found] = [record for record in register["footnotes"] if record["number"] == 26]
    first: Record = found["links"][0]
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


REGISTER_DAMAGES: dict[str, tuple[Callable[[Record], object], str, str]] = {
    "unknown key": (lambda r: instrument(r).update(naam="x"), "", "additionalProperties"),
    "unknown key of the file": (lambda r: r.update(persons=[]), "", "additionalProperties"),
    "missing key": (lambda r: instrument(r).pop("kind"), "", "required"),
    "missing list": (lambda r: r.pop("names"), "", "required"),
    "bad id": (lambda r: instrument(r).update(id="SMEI"), "id", "pattern"),
    "id that is too long": (lambda r: instrument(r).update(id="a" * 81), "id", "maxLength"),
    "name as a number": (lambda r: instrument(r).update(name=5), "name", "type"),
    "empty name": (lambda r: instrument(r).update(name=""), "name", "minLength"),
    "kind that does not exist": (lambda r: instrument(r).update(kind="wet"), "kind", "enum"),
    "level that does not exist": (lambda r: instrument(r).update(level="eu"), "level", "enum"),
    "language that does not exist": (lambda r: instrument(r).update(language="de"), "language", "enum"),
    "nothing as a home": (lambda r: instrument(r).update(home=None), "home", "type"),
    "abbreviations as text": (lambda r: instrument(r).update(abbreviations="SMEI"), "abbreviations", "type"),
    "empty alias": (lambda r: instrument(r).update(aliases={"en": [""]}), "aliases/en/0", "minLength"),
    "abbreviation as an alias": (
        lambda r: instrument(r).update(aliases={"short": ["x"]}),
        "aliases",
        "additionalProperties",
    ),
    "official name as a list": (lambda r: instrument(r).update(official={"nl": ["x"]}), "official/nl", "type"),
    "by that does not exist": (lambda r: abbreviation(r).update(by="redactie"), "abbreviations/0/by", "enum"),
    "the package's name for a key": (lambda r: r["names"].append({"subject": "smei"}), "", "additionalProperties"),
    "phrase without a language": (lambda r: r["phrases"].append({"words": "x"}), "", "required"),
    "outcome of nothing": (lambda r: outcome(r).update(about=[]), "about", "minItems"),
    "outcome without a sentence": (lambda r: outcome(r).pop("outcome"), "", "required"),
    "outcome with an id": (lambda r: outcome(r).update(id="imera"), "", "additionalProperties"),
    "adopted in words": (lambda r: outcome(r).update(adopted="9 oktober 2024"), "adopted", "format"),
    "confidence that does not exist": (lambda r: outcome(r).update(confidence="sure"), "confidence", "enum"),
    "adopted as something else": (lambda r: outcome(r).update(adopted_as="bedacht"), "adopted_as", "enum"),
    "certainty that does not exist": (lambda r: source(r).update(certainty="sure"), "certainty", "enum"),
    "link without a certainty": (lambda r: source(r).pop("certainty"), "links/0", "required"),
    "Kamerstuk without a number": (lambda r: source(r).update(kamerstuk="22 112"), "kamerstuk", "pattern"),
    "Kamerstuk as a number": (lambda r: source(r).update(kamerstuk=3369), "kamerstuk", "type"),
    "footnote zero": (lambda r: r["footnotes"][0].update(number=0), "footnotes/0/number", "minimum"),
    "date in words": (lambda r: r.update(checked="24 november 2026"), "checked", "format"),
}
ALL_DAMAGES = [
    pytest.param(name, *damage, id=f"{name}: {what}")
    for name, damages in ((ANNEX, DAMAGES), (REGISTER, REGISTER_DAMAGES))
    for what, damage in damages.items()
]


@pytest.mark.parametrize(("name", "damage", "place", "word"), ALL_DAMAGES)
def test_damage_does_not_fit(
    name: str, damage: Callable[[Record], object], place: str, word: str, data: dict[str, Record]
) -> None:
    damaged = copy.deepcopy(data[name])
    damage(damaged)
    errors = validator(name).iter_errors(damaged)
    found = {("/".join(map(str, error.absolute_path)), str(error.validator)) for error in errors}
    assert any(path.endswith(place) and by == word for path, by in found), found
