"""Reads a YAML file with the line of every value, from the nodes that PyYAML composes.

Reports duplicate keys. Unquoted values follow YAML 1.2, as editors' language servers do: `no`, `1_000`, `010`, `1:30`
and `1.5` are text. Tags mean nothing.
"""

import datetime
import re
from contextlib import suppress
from typing import Any

import yaml

from annex.load.problem import Finding, Path, truncated

Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

MAX_DEPTH = 40
"""Far deeper than any schema here, far less than Python's recursion limit."""

CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class YamlFile:
    """The content of a YAML file: `data` are dicts, lists and scalars, None if the file can't be read. `lines` has the
    line of the value at each path, or of its key, in the order of the file. `problems` are all mistakes, each with
    its line; none is raised."""

    def __init__(self, content: bytes = b"") -> None:
        self.data: Any = None
        self.lines: dict[Path, int] = {}
        self.problems: list[tuple[int, Finding]] = []
        text = content.decode("utf-8-sig", errors="replace")
        try:
            root = Loader(text).get_single_node()
            self.data = self._value(root, ()) if root else None
        except yaml.YAMLError as error:
            # Clamp: unterminated values are reported past the end of the file.
            mark = getattr(error, "problem_mark", None)
            line = min(mark.line + 1, len(text.splitlines())) if mark else 1
            reasons = filter(None, (getattr(error, name, None) for name in ("context", "problem")))
            what = ", ".join(reasons) or "a character that YAML does not allow"
            self.problems.append((line, Finding((), f"broken YAML: {what}")))

    def line(self, path: Path) -> int:
        """The line of the key or list item at `path`, or of the nearest parent that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def _value(self, node: Any, path: Path) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if len(path) > MAX_DEPTH:
            what = f"nested more than {MAX_DEPTH} levels deep"
            raise yaml.MarkedYAMLError(problem=what, problem_mark=node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.style else plain_value(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*path, position)) for position, item in enumerate(node.value)]
        values: dict[str, Any] = {}
        for key, value in node.value:
            own, line = (*path, str(key.value)), key.start_mark.line + 1
            first = self.lines.setdefault(own, line)
            if own[-1] in values:
                what = f"duplicate key '{truncated(own[-1])}'; first on line {first}"
                self.problems.append((line, Finding(path, what)))
            values.setdefault(str(own[-1]), self._value(value, own))
        return values


def plain_value(text: str) -> Any:
    """The value of a scalar without quotes. A date that doesn't exist is text."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if DATE.fullmatch(text):
        with suppress(ValueError):
            return datetime.date.fromisoformat(text)
    return text


def texts(value: Any, path: Path = ()) -> list[tuple[Path, str]]:
    """Every text in a value at `path`, with its own path."""
    if isinstance(value, str):
        return [(path, value)]
    items = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    return [found for key, item in items for found in texts(item, (*path, key))]
