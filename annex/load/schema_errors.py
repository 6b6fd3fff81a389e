"""Turns pydantic's validation errors into messages for editors."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from annex.load.problem import Finding, Path, truncated
from annex.load.yaml_reader import YamlFile

M = TypeVar("M", bound=BaseModel)


def validated(file: YamlFile, model: type[M], patterns: Mapping[str, str]) -> tuple[M | None, list[Finding]]:
    """A file's data as a model, or None and what is wrong with it. `patterns` says in words what a regular expression
    of the model allows."""
    if file.problems and file.data is None:
        return None, []
    try:
        return model.model_validate(file.data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return None, [_finding(found, file.data, model, patterns) for found in errors]


def _finding(found: Any, data: Any, model: type[BaseModel], patterns: Mapping[str, str]) -> Finding:
    path = _without_tags(found["loc"], data)
    name, value, context = _name(path), found["input"], found.get("ctx", {})
    match found["type"]:
        case "missing":
            return Finding(path[:-1], f"missing key '{name}'")
        case "extra_forbidden":
            keys = _allowed_keys(model, path[:-1])
            return Finding(path, f"unknown key '{name}'{guess(name, keys)}", ", ".join(keys))
        case "enum" | "literal_error":
            allowed = context["expected"].replace("'", "").replace(" or ", ", ")
            return Finding(path, f"{name} is {_shown(value)}{guess(str(value), allowed.split(', '))}", allowed)
        case "string_pattern_mismatch":
            pattern = context["pattern"]
            return Finding(path, f"{name} is {_shown(value)}", patterns.get(pattern, f"the pattern {pattern}"))
        case "mistake":
            return Finding(path, f"{name}: {found['msg']}")
        case "model_type" | "model_attributes_type":
            return Finding(path, f"{name} is {_shown(value)}: input should be a mapping of keys")
    return Finding(path, f"{name} is {_shown(value)}: {found['msg'][:1].lower()}{found['msg'][1:]}")


def _allowed_keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that the mapping at `path` may have, by the fields of `model`."""
    for step in path:
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        model = (_record_in(fields[step].annotation) if isinstance(step, str) else None) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _record_in(annotation: Any) -> type[BaseModel] | None:
    """The class of the records in a value of some type, such as `list[Theme]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_record_in, get_args(annotation))), None)


def _without_tags(loc: Path, data: Any) -> Path:
    """pydantic's `loc` as a path in the file: without the names that it gives to the members of a union."""
    path: Path = ()
    for position, step in enumerate(loc, start=1):
        if isinstance(data, dict) and (step in data or position == len(loc)):
            path, data = (*path, step), data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            path, data = (*path, step), data[step]
    return path


def _name(path: Path) -> str:
    """The last step of `path` in words: a key, an entry of a list, or the file."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of {_name(path[:-1])}"
    return truncated(path[-1])


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    return "empty" if value in (None, "") else f"'{truncated(value)}'"


def guess(value: str, allowed: Iterable[str]) -> str:
    """' (did you mean …?)' with the allowed value that is most like a wrong one; empty if none is."""
    close = difflib.get_close_matches(truncated(value), list(allowed), n=1)
    return f" (did you mean {close[0]}?)" if close else ""
