"""What a model finds wrong with a file, in words for editors."""

from __future__ import annotations

import difflib
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from annex.load import yaml_reader as yamlfile
from annex.load.problem import shown
from annex.load.yaml_reader import YamlFile

M = TypeVar("M", bound=BaseModel)

SchemaError = tuple[yamlfile.Path, int, str, str]
"""Path, line, message and what is allowed."""


def validated(file: YamlFile, model: type[M]) -> tuple[M | None, list[SchemaError]]:
    """A file's data as a model, or None and what pydantic finds wrong with it."""
    if file.is_broken:
        return None, []
    try:
        return model.model_validate(file.data), []
    except ValidationError as error:
        return None, [_in_words(found, file, model) for found in error.errors(include_url=False)]


def _in_words(found: Any, file: YamlFile, model: type[BaseModel]) -> SchemaError:
    path = _without_tags(found["loc"], file.data)
    return path, *_explain(found, path, file, allowed_keys(model, path[:-1]))


def allowed_keys(model: type[BaseModel], path: yamlfile.Path) -> list[str]:
    """The keys that the mapping at `path` may have, by the JSON Schema of `model`."""
    schema = model.model_json_schema()
    properties: dict[str, Any] = {}
    for step in ("", *(step for step in path if isinstance(step, str))):
        properties = _properties(properties.get(step, {}) if step else schema, schema)
    return list(properties)


def _properties(part: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The keys of the mapping that `part` of a JSON Schema describes, by itself, in a list or as one of several."""
    if "$ref" in part:
        part = schema["$defs"][part["$ref"].rpartition("/")[2]]
    if "properties" in part:
        return dict(part["properties"])
    inner = [*part.get("anyOf", []), *part.get("oneOf", []), *([part["items"]] if "items" in part else [])]
    return next(filter(None, (_properties(option, schema) for option in inner)), {})


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
    key, value = _name(path), found["input"]
    context = found.get("ctx", {})
    match found["type"]:
        case "missing":
            return file.line(path[:-1]), f"missing key '{key}'", ""
        case "extra_forbidden":
            allowed = ", ".join(keys)
            return file.key_line(path), f"unknown key '{key}'{_guess(key, allowed)}", allowed
        case "enum":
            allowed = context["expected"].replace("'", "").replace(" or ", ", ")
            if not isinstance(value, str):
                return file.line(path), f"{key} is {_kind(value)}", allowed
            return file.line(path), f"{key} '{shown(value)}' does not exist{_guess(value, allowed)}", allowed
        case "string_pattern_mismatch":
            return file.line(path), f"{key} '{shown(value)}' is not well formed", "lower case, digits, hyphens"
        case "kamerstuk":
            return file.line(path), f"{key} '{shown(value)}' is no Kamerstuk", "as 35 925-XVII, nr. 54"
        case "string_too_long":
            return file.line(path), f"{key} has {len(value)} characters", f"{context['max_length']} or fewer"
        case "greater_than_equal":
            return file.line(path), f"{key} {value} is too low", f"{context['ge']} or more"
        case "null":
            return file.line(path), f"{key} is empty", "leave the key out, or give it a value"
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
    "url_scheme": "an address",
}


def _name(path: yamlfile.Path) -> str:
    """What stands at the end of `path`: a key, an entry of a list, or the file."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of {_name(path[:-1])}"
    return shown(path[-1])


def _kind(value: Any) -> str:
    names = {dict: "a mapping", list: "a list", type(None): "empty", bool: str(value).lower()}
    return names.get(type(value)) or f"'{shown(value)}'"


def _guess(value: str, allowed: str) -> str:
    close = difflib.get_close_matches(shown(value), allowed.split(", "), n=1)
    return f" (did you mean {close[0]}?)" if close else ""
