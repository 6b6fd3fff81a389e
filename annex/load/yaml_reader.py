"""A YAML file with the line of every value, read without trusting it.

PyYAML's own `safe_load` forgets lines, keeps the last of two equal keys, expands aliases and follows nesting
as deep as the stack. Here the parser's events are put together one by one, so that each of those becomes a
problem with a line, and the rest of the file is still read.

Plain values are read as YAML 1.2 reads them, and editors' language servers with it, not as PyYAML does:
`no` is text, and `1_000`, `010` and `1:30` are no whole numbers.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from annex.load.problem import shown

Path = tuple[str | int, ...]
"""The way to a value from the top of the file: keys and positions, as pydantic writes them in `loc`."""

MAX_DEPTH = 40
"""Far deeper than the schema goes, far less deep than Python's stack."""

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode's categories of characters that nobody can see: control, format (bidirectional overrides, zero width),
surrogate, private, unassigned, and line and paragraph separators, which YAML takes for line breaks."""

PLAIN_VALUES: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"|~|null"), lambda _: None),
    (re.compile(r"true|false"), lambda value: value == "true"),
    (re.compile(r"-?(0|[1-9][0-9]{0,17})"), int),
    (re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]{1,3})?"), float),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), datetime.date.fromisoformat),
)
"""What a value without quotes may be besides text, and how it is read."""

PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Lines:
    """The line of each value and of its key, by path, in the order of the file."""

    values: dict[Path, int] = field(default_factory=dict)
    keys: dict[Path, int] = field(default_factory=dict)


@dataclass
class YamlFile:
    """What a YAML file says: `data` (dicts, lists, scalars) and where.

    `problems` holds `(line, message, path)` for everything that is wrong with the YAML itself; `text` is what was read.
    """

    data: Any = None
    problems: list[tuple[int, str, Path]] = field(default_factory=list)
    text: str = field(default="", repr=False)

    @cached_property
    def lines(self) -> Lines:
        """Where everything stands. Read again for that when first asked: only what is wrong has to be found again."""
        lines = Lines()
        with suppress(yaml.YAMLError, _TooDeepError):
            _Builder(YamlFile(), lines).build(yaml.parse(self.text, Loader=PARSER))
        return lines

    @property
    def is_broken(self) -> bool:
        """Whether nothing of the file could be read."""
        return bool(self.problems) and self.data is None

    def line(self, path: Path) -> int:
        """The line of the value at `path`, or of the nearest thing around it that exists."""
        while path and path not in self.lines.values:
            path = path[:-1]
        return self.lines.values.get(path, 1)

    def path_at(self, line: int) -> Path:
        """The way to the last value that begins on `line` or above it."""
        return next((path for path, first in reversed(self.lines.values.items()) if first <= line), ())

    def key_line(self, path: Path) -> int:
        """The line of the key that leads to the value at `path`."""
        return self.lines.keys.get(path) or self.line(path)


def read(content: bytes) -> YamlFile:
    """Read the bytes of a YAML file. Never raises for what they hold: see `YamlFile.problems`."""
    file = YamlFile()
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        file.problems.append((line, f"not valid UTF-8: byte 0x{content[error.start]:02x}", ()))
        return file
    hidden = {c for c in set(text) - set("\t\n\r") if unicodedata.category(c) in HIDDEN}
    file.text = text.translate(dict.fromkeys(map(ord, hidden))) if hidden else text
    try:
        file.data = _Builder(file).build(yaml.parse(file.text, Loader=PARSER))
    except yaml.YAMLError as error:
        line, what = broken(error)
        # What never ends is missed behind the last line.
        file.problems.append((min(line, len(content.splitlines()) or 1), what, ()))
    except _TooDeepError as error:
        file.problems.append((error.line, f"nested more than {MAX_DEPTH} levels deep", ()))
    for line, words in enumerate(re.split(r"\r\n?|\n", text) if hidden else (), start=1):
        for character in sorted(hidden.intersection(words)):
            what = f"invisible character U+{ord(character):04X} is not allowed"
            file.problems.append((line, what, file.path_at(line)))
    return file


def broken(error: yaml.YAMLError) -> tuple[int, str]:
    """The line and the message of what the YAML parser stopped at. It may have begun far above."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return 1, f"broken YAML: {error}"
    since, at = error.context_mark, error.problem_mark or error.context_mark
    if error.problem == "exceeded maximum nesting depth":  # libyaml's own limit, which may come before MAX_DEPTH
        return at.line + 1 if at else 1, f"nested more than {MAX_DEPTH} levels deep"
    context = error.context
    if context and since and at and since.line != at.line:
        context += f" that begins on line {since.line + 1}"
    return at.line + 1 if at else 1, f"broken YAML: {', '.join(filter(None, (context, error.problem)))}"


class _TooDeepError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


class _Builder:
    """Turns the parser's events into values, noting problems on the way, and lines if asked to."""

    def __init__(self, file: YamlFile, lines: Lines | None = None) -> None:
        self.file = file
        self.lines = lines

    def build(self, events: Iterator[Any]) -> Any:
        documents = 0
        data: Any = None
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                data = self.value(event, events, ())
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                self.problem(event, "a second YAML document begins here; a file holds one", ())
                break
        return data

    def value(self, event: Any, events: Iterator[Any], path: Path) -> Any:
        if len(path) > MAX_DEPTH:
            raise _TooDeepError(event.start_mark.line + 1)
        if self.lines is not None:
            self.lines.values.setdefault(path, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent):
            self.problem(event, f"alias '*{shown(event.anchor)}' is not allowed: write the value out", path)
            return None
        self.refuse_properties(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return plain_value(event.value) if event.implicit[0] else event.value
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
        first_lines: dict[str, int] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.key(event, events, path)
            if key in values:
                first = first_lines[key]
                self.problem(event, f"key '{shown(key)}' stands here for the second time; first on line {first}", path)
                self.value(next(events), events, (*path, f"{key} (again)"))
                continue
            first_lines[key] = event.start_mark.line + 1
            if self.lines is not None:
                self.lines.keys[(*path, key)] = first_lines[key]
            values[key] = self.value(next(events), events, (*path, key))
        return values

    def key(self, event: Any, events: Iterator[Any], path: Path) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self.refuse_properties(event, path)
            return str(event.value)
        self.problem(event, "a key must be plain text", path)
        self.value(event, events, (*path, "?"))
        return f"? on line {event.start_mark.line + 1}"

    def refuse_properties(self, event: Any, path: Path) -> None:
        """What YAML lets stand before a value (or a key) besides the value itself."""
        if event.anchor:
            self.problem(event, f"anchor '&{shown(event.anchor)}' is not allowed", path)
        if event.tag:
            self.problem(event, f"tag '{shown(event.tag.replace('tag:yaml.org,2002:', '!!'))}' is not allowed", path)

    def problem(self, event: Any, what: str, path: Path) -> None:
        self.file.problems.append((event.start_mark.line + 1, what, path))


def plain_value(value: str) -> Any:
    """What a value without quotes stands for: see `PLAIN_VALUES`. A date that isn't in the calendar is text."""
    for pattern, read_as in PLAIN_VALUES:
        if pattern.fullmatch(value):
            try:
                return read_as(value)
            except ValueError:
                return value
    return value
