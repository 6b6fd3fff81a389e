"""A YAML file with the line of every value, read without trusting it.

PyYAML's own `safe_load` forgets lines, keeps the last of two equal keys, expands aliases and follows nesting
as deep as the stack. Here the parser's events are put together one by one, so that each of those becomes a
problem with a line, and the rest of the file is still read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.constructor import ConstructorError, SafeConstructor
from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

Path = tuple[str | int, ...]
"""The way to a value from the top of the file: keys and positions, as pydantic writes them in `loc`."""

MAX_DEPTH = 40
"""Far deeper than the schema goes, far less deep than Python's stack."""

PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp")}
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class YamlFile:
    """What a YAML file says: `data` (dicts, lists, scalars) and where.

    `lines` and `key_lines` give the line of a value and of its key, by path; `problems` holds `(line, message)`
    for everything that is wrong with the YAML itself.
    """

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    key_lines: dict[Path, int] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of the value at `path`, or of the nearest thing around it that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def key_line(self, path: Path) -> int:
        """The line of the key that leads to the value at `path`."""
        return self.key_lines.get(path) or self.line(path)


def read(content: bytes) -> YamlFile:
    """Read the bytes of a YAML file. Never raises for what they hold: see `YamlFile.problems`."""
    file = YamlFile()
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        file.problems.append((line, f"not valid UTF-8: byte 0x{content[error.start]:02x}"))
        return file
    for found in yaml.reader.Reader.NON_PRINTABLE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        file.problems.append((line, f"character U+{ord(found[0]):04X} is not allowed in YAML"))
    if file.problems:
        return file
    try:
        file.data = _Builder(file).build(yaml.parse(text, Loader=PARSER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = ", ".join(part for part in (error.context, error.problem) if part)
        file.problems.append((mark.line + 1 if mark else 1, f"broken YAML: {what}"))
    except yaml.YAMLError as error:
        file.problems.append((1, f"broken YAML: {error}"))
    except _TooDeepError as error:
        file.problems.append((error.line, f"nested more than {MAX_DEPTH} levels deep"))
    return file


class _TooDeepError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


class _Builder:
    """Turns the parser's events into values, noting lines and problems on the way."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.resolver = Resolver()
        self.constructor = SafeConstructor()

    def build(self, events: Iterator[Any]) -> Any:
        documents = 0
        data: Any = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problem(event, "a second YAML document begins here; a file holds one")
            elif isinstance(event, yaml.NodeEvent):
                value = self.value(event, events, ())
                data = value if documents == 1 else data
        return data

    def value(self, event: Any, events: Iterator[Any], path: Path) -> Any:
        if len(path) > MAX_DEPTH:
            raise _TooDeepError(event.start_mark.line + 1)
        self.file.lines.setdefault(path, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent):
            self.problem(event, f"alias '*{event.anchor}' is not allowed: write the value out")
            return None
        if event.anchor:
            self.problem(event, f"anchor '&{event.anchor}' is not allowed")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if event.tag and event.tag not in ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"):
            self.problem(event, f"tag '{_short(event.tag)}' is not allowed")
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, path)
        return self.mapping(events, path)

    def sequence(self, events: Iterator[Any], path: Path) -> list[Any]:
        values: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self.value(event, events, (*path, len(values))))
        return values

    def mapping(self, events: Iterator[Any], path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.key(event, events, path)
            if key in values:
                first = self.file.key_lines[(*path, key)]
                self.problem(event, f"key '{key}' stands here for the second time; first on line {first}")
                self.value(next(events), events, (*path, f"{key} (again)"))
                continue
            self.file.key_lines[(*path, key)] = event.start_mark.line + 1
            values[key] = self.value(next(events), events, (*path, key))
        return values

    def key(self, event: Any, events: Iterator[Any], path: Path) -> str:
        if isinstance(event, yaml.ScalarEvent) and not event.tag:
            return str(event.value)
        self.problem(event, "a key must be plain text")
        self.value(event, events, (*path, "?"))
        return f"? on line {event.start_mark.line + 1}"

    def scalar(self, event: Any) -> Any:
        tag = event.tag if event.tag and event.tag != "!" else None
        tag = tag or self.resolver.resolve(ScalarNode, event.value, event.implicit)  # type: ignore[no-untyped-call]
        if tag not in PLAIN_TAGS:
            self.problem(event, f"tag '{_short(tag)}' is not allowed")
            return event.value
        try:
            return self.constructor.construct_object(ScalarNode(tag, event.value))
        except (ValueError, ConstructorError, LookupError):
            self.problem(event, f"'{event.value[:60]}' is not a valid {tag.rpartition(':')[2]}")
            return event.value

    def problem(self, event: Any, what: str) -> None:
        self.file.problems.append((event.start_mark.line + 1, what))


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
