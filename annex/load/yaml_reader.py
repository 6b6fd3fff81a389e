"""Reads a YAML file strictly, with the line of every value.

PyYAML's `safe_load` forgets lines, keeps the last of two equal keys and expands aliases. This reader walks the nodes
of `yaml.compose` instead and reports what it refuses: aliases, anchors, tags, duplicate keys, keys that aren't
scalars, deep nesting and invisible characters.

Plain values follow YAML 1.2, as editors' language servers do: `no` is text; `1_000`, `010` and `1:30` are not numbers.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from annex.load.problem import Finding, Path, truncated

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]

__all__ = ["SafeLoader", "YamlFile", "broken", "read"]

MAX_DEPTH = 40
"""Far deeper than any schema here, far less than Python's recursion limit."""
TOO_DEEP = f"nested more than {MAX_DEPTH} levels deep"

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories of invisible characters: control, format (bidirectional overrides, zero width), surrogate,
private, unassigned, and line and paragraph separators, which YAML takes for line breaks."""

PLAIN_VALUE = re.compile(
    r"(?P<null>|~|null)|(?P<bool>true|false)|(?P<int>-?(0|[1-9][0-9]{0,17}))|(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"|(?P<float>[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]{1,3})?)"
)
"""What a value without quotes may be besides text."""

READERS: dict[str | None, Callable[[str], Any]] = {
    "null": lambda _: None,
    "bool": lambda value: value == "true",
    "int": int,
    "float": float,
    "date": datetime.date.fromisoformat,
}

REFERENCE = re.compile(r"(?:^|[\s\[{,:?-])[&*][^\s&*]")
"""What may be an anchor or an alias. Composed nodes don't show them, so only such a file is parsed a second time."""

PLAIN, UNTAGGED = "plain", "untagged"


class _Loader(SafeLoader):
    """Leaves values unresolved, so that a node with another tag than these two has an explicit one."""

    def resolve(self, kind: Any, _value: Any, implicit: Any) -> Any:
        return PLAIN if kind is yaml.ScalarNode and implicit[0] else UNTAGGED


@dataclass
class YamlFile:
    """What a YAML file holds.

    `data` are dicts, lists and scalars, None if the file can't be read. `lines` has the line of the value at each path,
    or of its key, in the order of the file. `problems` holds `(line, Finding)` for everything wrong with the YAML.
    """

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


def read(content: bytes) -> YamlFile:
    """Read the bytes of a YAML file. Never raises for what they hold: see `YamlFile.problems`."""
    file = YamlFile()
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        what = f"not valid UTF-8: byte 0x{content[error.start]:02x}"
        file.problems.append((content.count(b"\n", 0, error.start) + 1, Finding((), what)))
        return file
    hidden = {c for c in set(text) - set("\t\n\r") if unicodedata.category(c) in HIDDEN}
    visible = text.translate(dict.fromkeys(map(ord, hidden))) if hidden else text
    found: list[tuple[int, str]] = []
    try:
        references = list(_references(visible)) if REFERENCE.search(visible) else []
        found += [(line, what) for line, what, _ in references]
        if not any(is_alias for _, _, is_alias in references):
            file.data = _Builder(file).value(_Loader(visible).get_single_node(), ())
    except yaml.YAMLError as error:
        line, what = broken(error)
        # Clamp: unterminated values are reported past the end of the file.
        found.append((min(line, len(content.splitlines()) or 1), what))
    except RecursionError:  # PyYAML without libyaml
        found.append((1, TOO_DEEP))
    for line, words in enumerate(re.split(r"\r\n?|\n", text) if hidden else (), start=1):
        found += [(line, _invisible(character)) for character in sorted(hidden.intersection(words))]
    file.problems += [(line, Finding(file.path_at(line), what)) for line, what in found]
    return file


def broken(error: yaml.YAMLError) -> tuple[int, str]:
    """The line at which the YAML parser stopped, and its message with the line where the broken value begins."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return 1, f"broken YAML: {error}"
    line, since = _line(error.problem_mark or error.context_mark), _line(error.context_mark)
    if error.problem in (TOO_DEEP, "exceeded maximum nesting depth"):  # the latter is libyaml's own limit
        return line, TOO_DEEP
    if error.problem == "but found another document":
        return line, "a second YAML document begins here; a file holds one"
    context = error.context
    if context and error.context_mark and since != line:
        context += f" that begins on line {since}"
    return line, f"broken YAML: {', '.join(filter(None, (context, error.problem)))}"


def _line(mark: Any) -> int:
    return mark.line + 1 if mark else 1


def _references(text: str) -> Iterator[tuple[int, str, bool]]:
    """The line and message of each anchor and alias, and whether it is an alias."""
    for event in yaml.parse(text, Loader=SafeLoader):
        anchor, line = truncated(getattr(event, "anchor", None) or ""), _line(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            yield line, f"alias '*{anchor}' is not allowed: write the value out", True
        elif anchor:
            yield line, f"anchor '&{anchor}' is not allowed", False


class _Builder:
    """Turns composed nodes into values; notes lines and problems on the way."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file

    def value(self, node: Any, path: Path) -> Any:
        if node is None:
            return None
        self.file.lines.setdefault(path, node.start_mark.line + 1)
        if len(path) > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem=TOO_DEEP, problem_mark=node.start_mark)
        if node.tag != PLAIN:
            self.refuse_tag(node, path)
        if isinstance(node, yaml.ScalarNode):
            if not node.value.isprintable():
                self.refuse_invisible(node, path)
            return plain_value(node.value) if node.tag == PLAIN else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, position)) for position, item in enumerate(node.value)]
        return self.mapping(node, path)

    def mapping(self, node: Any, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.problem(key, "a key must be plain text", path)
                continue
            self.refuse_tag(key, path)
            name = key.value
            if name in values:
                first = self.file.lines[*path, name]
                self.problem(
                    key, f"key '{truncated(name)}' stands here for the second time; first on line {first}", path
                )
                continue
            self.file.lines[*path, name] = key.start_mark.line + 1
            values[name] = self.value(value, (*path, name))
        return values

    def refuse_tag(self, node: Any, path: Path) -> None:
        if node.tag not in (PLAIN, UNTAGGED):
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            self.problem(node, f"tag '{truncated(tag)}' is not allowed", path)

    def refuse_invisible(self, node: Any, path: Path) -> None:
        """Report characters that are written as YAML escapes, and blanks that aren't plain spaces."""
        for character in sorted(set(node.value) - set("\t\n ")):
            if unicodedata.category(character) in {*HIDDEN, "Zs"}:
                self.problem(node, _invisible(character), path)

    def problem(self, node: Any, what: str, path: Path) -> None:
        self.file.problems.append((node.start_mark.line + 1, Finding(path, what)))


def plain_value(value: str) -> Any:
    """What a value without quotes stands for: see `PLAIN_VALUE`. A date that isn't in the calendar is text."""
    match = PLAIN_VALUE.fullmatch(value)
    if not match:
        return value
    try:
        return READERS[match.lastgroup](value)
    except ValueError:
        return value


def _invisible(character: str) -> str:
    return f"invisible character U+{ord(character):04X} is not allowed"
