"""From the files in `data/` to the model, or to every error in them at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from annex import checks, outline, transcription, yamlfile
from annex.model import Annex
from annex.outline import Entry
from annex.problem import DataError, Problem
from annex.yamlfile import YamlFile

ANNEX_FILE = "data/initiatives.yaml"
SOURCE_FILE = "data/bijlage-2.txt"


def load(root: Path) -> Annex:
    """Load the annex from the project in `root`.

    Raises `DataError` with every problem in `data/initiatives.yaml`: YAML, schema, rules across records, and
    words that differ from `data/bijlage-2.txt`.
    """
    file, problems = _read(root, ANNEX_FILE)
    source, source_problems = _source(root)
    problems += source_problems
    if not problems or file.data is not None:
        problems += _annex_problems(file, source)
    if problems:
        raise DataError(problems)
    return Annex.model_validate(file.data)


def _read(root: Path, name: str) -> tuple[YamlFile, list[Problem]]:
    try:
        content = (root / name).read_bytes()
    except OSError as error:
        return YamlFile(), [Problem(name, 1, f"can't be read: {error.strerror}")]
    file = yamlfile.read(content)
    return file, [Problem(name, line, what) for line, what in file.problems]


def _source(root: Path) -> tuple[transcription.Source | None, list[Problem]]:
    try:
        return transcription.parse((root / SOURCE_FILE).read_text(encoding="utf-8")), []
    except OSError as error:
        return None, [Problem(SOURCE_FILE, 1, f"can't be read: {error.strerror}")]
    except UnicodeDecodeError as error:
        return None, [Problem(SOURCE_FILE, 1, f"not valid UTF-8: {error.reason}")]


def _annex_problems(file: YamlFile, source: transcription.Source | None) -> list[Problem]:
    entries = outline.entries(file.data)

    def where(path: yamlfile.Path) -> str:
        entry = outline.locate(entries, path)
        return entry.where if entry and entry.kind != "document" else ""

    problems = [
        Problem(ANNEX_FILE, line, what, where(path), allowed)
        for path, line, what, allowed in schema_errors(file, Annex)
    ]
    problems += [
        Problem(ANNEX_FILE, file.line(finding.path), finding.what, where(finding.path), finding.allowed)
        for finding in checks.findings(entries)
    ]
    if source:
        problems += _page_problems(file, entries, source)
        problems += [
            Problem(
                ANNEX_FILE,
                file.line((*d.entry.path, "text")) if d.entry else 1,
                d.message,
                d.entry.where if d.entry else "",
            )
            for d in transcription.differences(entries, source)
        ]
    return problems


def _page_problems(file: YamlFile, entries: list[Entry], source: transcription.Source) -> Iterator[Problem]:
    for entry in entries:
        page = entry.value("page")
        if isinstance(page, int) and not isinstance(page, bool) and not 1 <= page <= source.pages:
            yield Problem(
                ANNEX_FILE,
                file.line((*entry.path, "page")),
                f"page {page} is out of range",
                entry.where,
                f"1 to {source.pages}",
            )


def schema_errors(file: YamlFile, model: type[BaseModel]) -> Iterator[tuple[yamlfile.Path, int, str, str]]:
    """What pydantic finds wrong with a file's data, as path, line, message and what is allowed."""
    try:
        model.model_validate(file.data)
    except ValidationError as error:
        for found in error.errors(include_url=False):
            path = _without_tags(found["loc"], file.data)
            yield path, *_explain(found, path, file, allowed_keys(model, path[:-1]))


def allowed_keys(model: type[BaseModel], path: yamlfile.Path) -> list[str]:
    """The keys that the mapping at `path` may have, by the JSON Schema of `model`."""
    schema = model.model_json_schema()
    here: dict[str, Any] = schema
    for step in (*path, None):
        options = [here, *here.get("anyOf", []), *here.get("oneOf", []), here.get("items", {})]
        options = [schema["$defs"][o["$ref"].rpartition("/")[2]] if "$ref" in o else o for o in options]
        here = next((o for o in options if "properties" in o), {})
        if isinstance(step, str):
            here = here.get("properties", {}).get(step, {})
    return list(here.get("properties", {}))


def _without_tags(loc: tuple[int | str, ...], data: Any) -> yamlfile.Path:
    """pydantic's `loc` as a path in the file: without the names it gives to the members of a union."""
    path: list[int | str] = []
    for position, step in enumerate(loc):
        is_last = position == len(loc) - 1
        if isinstance(data, dict) and (step in data or is_last):
            path.append(step)
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            path.append(step)
            data = data[step]
    return tuple(path)


def _explain(found: Any, path: yamlfile.Path, file: YamlFile, keys: list[str]) -> tuple[int, str, str]:
    """Line, message and what is allowed for one of pydantic's errors, in words for editors."""
    key, value = (path[-1] if path else "the file"), found["input"]
    context = found.get("ctx", {})
    match found["type"]:
        case "missing":
            return file.line(path[:-1]), f"missing key '{key}'", ""
        case "extra_forbidden":
            allowed = ", ".join(keys)
            return file.key_line(path), f"unknown key '{key}'{_guess(key, allowed)}", allowed
        case "enum":
            allowed = context["expected"].replace("'", "").replace(" or ", ", ")
            return file.line(path), f"{key} '{_shown(value)}' does not exist{_guess(value, allowed)}", allowed
        case "string_pattern_mismatch":
            return (
                file.line(path),
                f"{key} '{_shown(value)}' is not well formed",
                "lower case, digits, hyphens",
            )
        case "greater_than_equal":
            return file.line(path), f"{key} {value} is too low", f"{context['ge']} or more"
        case "string_too_short":
            return file.line(path), f"{key} is empty", "text"
        case "too_short":
            return file.line(path), f"{key} has too few entries", f"{context['min_length']} or more"
    kind = EXPECTED.get(found["type"], "")
    if kind:
        return file.line(path), f"{key} is {_kind(value)}", kind
    return file.line(path), f"{key}: {found['msg']}", ""


EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "model_type": "a mapping of keys",
    "model_attributes_type": "a mapping of keys",
    "date_type": "a date, as 2022-11-08",
    "url_type": "an address",
    "url_parsing": "an address",
}


def _kind(value: Any) -> str:
    names = {dict: "a mapping", list: "a list", type(None): "empty", bool: "a yes/no value"}
    return names.get(type(value)) or f"'{_shown(value)}'"


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _guess(value: Any, allowed: str) -> str:
    close = difflib.get_close_matches(str(value), allowed.split(", "), n=1)
    return f" (did you mean {close[0]}?)" if close else ""
