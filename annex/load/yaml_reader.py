"""Reads a YAML file strictly, with the line of every value, from the events of PyYAML's parser.

Refuses aliases, anchors, tags, duplicate keys, keys that aren't scalars, deep nesting and invisible characters.
Unquoted values follow YAML 1.2, as editors' language servers do: `no`, `1_000`, `010`, `1:30` and `1.5` are text.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import yaml

from annex.load.problem import Finding, Path, truncated

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 40
"""Far deeper than any schema here, far less than Python's recursion limit."""

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories of invisible characters: control, format (bidirectional overrides, zero width), surrogate,
private, unassigned, and line and paragraph separators, which YAML takes for line breaks."""

CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass
class YamlFile:
    """The content of a YAML file: `data` are dicts, lists and scalars, None if the file can't be read. `lines` has the
    line of the value at each path, or of its key, in the order of the file. `problems` are those of the YAML."""

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[tuple[int, Finding]] = field(default_factory=list)

    @property
    def is_broken(self) -> bool:
        """Whether nothing of the file could be read."""
        return bool(self.problems) and self.data is None

    def line(self, path: Path) -> int:
        """The line of the key or list item at `path`, or of the nearest parent that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def path_at(self, line: int) -> Path:
        """The path of the last value that begins on `line` or above it."""
        return next((path for path, first in reversed(self.lines.items()) if first <= line), ())

    def report(self, line: int, what: str, path: Path = ()) -> None:
        self.problems.append((line, Finding(path, what)))


def read(content: bytes) -> YamlFile:
    """Read the bytes of a YAML file. Never raises for invalid content: see `YamlFile.problems`."""
    file = YamlFile()
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        file.report(content.count(b"\n", 0, error.start) + 1, f"not valid UTF-8: byte 0x{content[error.start]:02x}")
        return file
    hidden = {character for character in set(text) - set("\t\n\r") if unicodedata.category(character) in HIDDEN}
    try:
        file.data = _Builder(file, "".join(c for c in text if c not in hidden) if hidden else text).document()
    except yaml.MarkedYAMLError as error:
        begin: Any = error.context_mark
        end: Any = error.problem_mark or begin
        context = f"{error.context} that begins on line {begin.line + 1}" if begin and begin.line != end.line else None
        what = f"broken YAML: {', '.join(filter(None, (context or error.context, error.problem)))}"
        # Clamp: unterminated values are reported past the end of the file.
        file.report(min(end.line + 1, len(content.splitlines())), what)
    for line, words in enumerate(re.split(r"\r\n?|\n", text) if hidden else (), start=1):
        for character in sorted(hidden.intersection(words)):
            file.report(line, _invisible(character), file.path_at(line))
    return file


class _Builder:
    """Builds values from the parser's events; adds lines and problems to `file`."""

    def __init__(self, file: YamlFile, text: str) -> None:
        self.file = file
        self.events: Iterator[Any] = yaml.parse(text, Loader=Loader)
        self.has_alias = False

    def document(self) -> Any:
        """The value of the only document, or None if it has an alias: its values are incomplete then."""
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        data = self.value(next(self.events), ())
        next(self.events)  # the end of the document
        if not isinstance(event := next(self.events), yaml.StreamEndEvent):
            self.report(event, (), "a second YAML document begins here; a file has one")
        return None if self.has_alias else data

    def value(self, event: Any, path: Path) -> Any:
        self.file.lines.setdefault(path, _line(event))
        if len(path) > MAX_DEPTH:
            raise yaml.MarkedYAMLError(None, None, f"nested more than {MAX_DEPTH} levels deep", event.start_mark)
        self.refuse(event, path)
        match event:
            case yaml.ScalarEvent():
                return plain_value(event.value) if event.implicit[0] else event.value
            case yaml.SequenceStartEvent():
                items: list[Any] = []
                while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                    items.append(self.value(event, (*path, len(items))))
                return items
            case yaml.MappingStartEvent():
                return self.mapping(path)
        return None

    def mapping(self, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self.report(key, path, "a key must be plain text")
                self.value(key, (*path, "?"))
                self.value(next(self.events), (*path, "?"))
                continue
            self.refuse(key, path)
            own = (*path, key.value)
            line = self.file.lines.setdefault(own, _line(key))
            if key.value in values:
                self.report(key, path, f"duplicate key '{truncated(key.value)}'; first on line {line}")
            values.setdefault(key.value, self.value(next(self.events), own))
        return values

    def refuse(self, event: Any, path: Path) -> None:
        """Report an alias, an anchor, a tag, characters written as YAML escapes, and blanks that aren't spaces."""
        if isinstance(event, yaml.AliasEvent):
            self.has_alias = True
            self.report(event, path, f"alias '*{truncated(event.anchor)}' is not allowed: write the value out")
            return
        if event.anchor:
            self.report(event, path, f"anchor '&{truncated(event.anchor)}' is not allowed")
        if event.tag:
            short = truncated(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self.report(event, path, f"tag '{short}' is not allowed")
        if isinstance(event, yaml.ScalarEvent) and not event.value.isprintable():
            for character in sorted(set(event.value) - set("\t\n ")):
                if unicodedata.category(character) in {*HIDDEN, "Zs"}:
                    self.report(event, path, _invisible(character))

    def report(self, event: Any, path: Path, what: str) -> None:
        self.file.report(_line(event), what, path)


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


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _invisible(character: str) -> str:
    return f"invisible character U+{ord(character):04X} is not allowed"
