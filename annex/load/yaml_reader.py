"""Reads a YAML file strictly, with the line of every value, from the events of PyYAML's parser.

Refuses aliases, anchors, tags, duplicate keys, keys that aren't scalars, deep nesting and invisible characters.
Unquoted values follow YAML 1.2, as editors' language servers do: `no`, `1_000`, `010`, `1:30` and `1.5` are text.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
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


class YamlFile:
    """The content of a YAML file: `data` are dicts, lists and scalars, None if the file can't be read. `lines` has the
    line of the value at each path, or of its key, in the order of the file. `problems` are all mistakes, each with
    its line; none is raised."""

    def __init__(self, content: bytes = b"") -> None:
        self.data: Any = None
        self.lines: dict[Path, int] = {}
        self.problems: list[tuple[int, Finding]] = []
        self._has_alias = False
        try:
            text = content.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self._report(line, (), f"not valid UTF-8: byte 0x{content[error.start]:02x}")
            return
        hidden = {character for character in set(text) - set("\t\n\r") if unicodedata.category(character) in HIDDEN}
        shown = "".join(character for character in text if character not in hidden) if hidden else text
        self._shown_lines = [*re.split(r"\r\n?|\n", shown), ""]
        self._events: Iterator[Any] = yaml.parse(shown, Loader=Loader)
        try:
            self.data = self._document()
        except yaml.MarkedYAMLError as error:
            begin: Any = error.context_mark
            end: Any = error.problem_mark or begin
            since = f" that begins on line {begin.line + 1}" if begin and begin.line != end.line else ""
            reasons = filter(None, (error.context and error.context + since, error.problem))
            # Clamp: unterminated values are reported past the end of the file.
            self._report(min(end.line + 1, len(content.splitlines())), (), f"broken YAML: {', '.join(reasons)}")
        for line, words in enumerate(re.split(r"\r\n?|\n", text) if hidden else (), start=1):
            for character in sorted(hidden.intersection(words)):
                self._report(line, self._path_at(line), invisible(character))

    @property
    def is_broken(self) -> bool:
        """Whether nothing of the file could be read."""
        return bool(self.problems) and self.data is None

    def line(self, path: Path) -> int:
        """The line of the key or list item at `path`, or of the nearest parent that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def _path_at(self, line: int) -> Path:
        """The path of the last value that begins on `line` or above it."""
        return next((path for path, first in reversed(self.lines.items()) if first <= line), ())

    def _report(self, line: int, path: Path, what: str) -> None:
        self.problems.append((line, Finding(path, what)))

    def _document(self) -> Any:
        """The value of the only document, or None if it has an alias: its values are incomplete then."""
        next(self._events)  # the start of the stream
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        data = self._value(next(self._events), ())
        next(self._events)  # the end of the document
        if not isinstance(event := next(self._events), yaml.StreamEndEvent):
            self._report(_line(event), (), "a second YAML document begins here; a file has one")
        return None if self._has_alias else data

    def _value(self, event: Any, path: Path) -> Any:
        self.lines.setdefault(path, _line(event))
        if len(path) > MAX_DEPTH:
            raise yaml.MarkedYAMLError(None, None, f"nested more than {MAX_DEPTH} levels deep", event.start_mark)
        self._refuse(event, path)
        match event:
            case yaml.ScalarEvent():
                value = plain_value(event.value) if event.implicit[0] else event.value
                if isinstance(value, str) and not event.style:
                    self._refuse_cut(event, path)
                return value
            case yaml.SequenceStartEvent():
                items: list[Any] = []
                while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
                    items.append(self._value(event, (*path, len(items))))
                return items
            case yaml.MappingStartEvent():
                return self._mapping(path)
        return None

    def _mapping(self, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self._report(_line(key), path, "a key must be plain text")
                self._value(key, (*path, "?"))
                self._value(next(self._events), (*path, "?"))
                continue
            self._refuse(key, path)
            own = (*path, key.value)
            line = self.lines.setdefault(own, _line(key))
            if key.value in values:
                self._report(_line(key), path, f"duplicate key '{truncated(key.value)}'; first on line {line}")
            values.setdefault(key.value, self._value(next(self._events), own))
        return values

    def _refuse_cut(self, event: Any, path: Path) -> None:
        """Report a text without quotes before ` #`, as in 'nota #3': after one blank, that may belong to it."""
        end = event.end_mark
        if self._shown_lines[end.line].startswith(" #", end.column):
            what = "' #' ends the text: write it in quotes, or a comment with two blanks before it"
            self.problems.append((end.line + 1, Finding(path, what)))

    def _refuse(self, event: Any, path: Path) -> None:
        """Report an alias, an anchor, a tag, characters written as YAML escapes, and blanks that aren't spaces."""
        if isinstance(event, yaml.AliasEvent):
            self._has_alias = True
            self._report(_line(event), path, f"alias '*{truncated(event.anchor)}' is not allowed: write the value out")
            return
        if event.anchor:
            self._report(_line(event), path, f"anchor '&{truncated(event.anchor)}' is not allowed")
        if event.tag:
            short = truncated(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._report(_line(event), path, f"tag '{short}' is not allowed")
        if isinstance(event, yaml.ScalarEvent) and not event.value.isprintable():
            for character in sorted(set(event.value) - set("\t\n ")):
                if unicodedata.category(character) in {*HIDDEN, "Zs"}:
                    self._report(_line(event), path, invisible(character))


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


def invisible(character: str) -> str:
    """What is wrong with a text that has `character`."""
    return f"invisible character U+{ord(character):04X} is not allowed"
