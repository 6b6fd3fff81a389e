"""Check that random damage to what the annex says, and to closed values, is never published.

The places of the damage are drawn with a fixed seed. `test_any_damage` tries arbitrary bytes in all files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
import yaml

from tests.unit.project import ANNEX, DEVELOPMENTS, REGISTER, ROOT, check, project

SEED = 20221108
TIMES = 2
NEAR = 3
"""A misspelt closed value is reported at most so many lines away."""

LOOK_ALIKE = dict(zip("aceopxy", "асеорху", strict=True))


class Value(NamedTuple):
    """A scalar of a data file, from `start` to `end`, or a bullet as a whole."""

    key: str
    start: int
    end: int
    line: int
    text: str
    is_block: bool


def values(node: Any, key: str) -> Iterator[Value]:
    """The scalars under a node; a bullet without bullets under it is a value too, with the key '-'."""
    start, end = node.start_mark, node.end_mark
    if isinstance(node, yaml.MappingNode):
        names = [name.value for name, _ in node.value]
        if "name_by" in names and "initiatives" not in names and not node.flow_style:
            yield Value("-", start.index, end.index, start.line + 1, "", is_block=True)
        for name, value in node.value:
            yield from values(value, name.value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from values(item, key)
    else:
        yield Value(key, start.index, end.index, start.line + 1, node.value, is_block=node.style in (">", "|"))


def misspelt(text: str, random: Random) -> str:
    """Two letters in the wrong order, or one doubled."""
    at = random.randrange(max(1, len(text) - 1))
    swapped = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    return swapped if swapped != text else text[:at] + text[at] + text[at:]


def at_match(pattern: str, new: Callable[[str], str]) -> Callable[[str, Random], str]:
    """Replace one of the matches of `pattern`."""

    def changed(text: str, random: Random) -> str:
        match = random.choice(list(re.finditer(pattern, text)) or [re.match("", text)])
        return text[: match.start()] + new(match[0]) + text[match.end() :] if match and match[0] else text

    return changed


next_digit = at_match(r"\d", lambda digit: str((int(digit) + 1) % 10))
TEXTS = ("title", "text")
CLOSED = (
    "value",
    "kind",
    "name_by",
    "language",
    "level",
    "by",
    "certainty",
    "confidence",
    "state",
    "event",
    "relation",
)

CHANGES: dict[str, tuple[tuple[str, ...], Callable[[str, Random], str]]] = {
    "word lost": (TEXTS, at_match(r"\S+ ", lambda _: "")),
    "words swapped": (TEXTS, at_match(r"\w+ \w+", lambda words: " ".join(words.split()[::-1]))),
    "letter lost": (TEXTS, at_match(r"\w", lambda _: "")),
    "letter of another alphabet": (TEXTS, at_match("[aceopxy]", LOOK_ALIKE.__getitem__)),
    "other digit": (("text", "page", "number", "amount", "date"), next_digit),
    "footnote mark lost": (("text",), at_match(r"\[\^\d+\]", lambda _: "")),
    "other footnote mark": (("text",), at_match(r"(?<=\[\^)\d+", lambda number: str(int(number) % 40 + 1))),
    "quote in other words": (("quote",), at_match(r"\w+", lambda _: "anders")),
    "other number notation": (("amount", "page"), lambda text, random: random.choice(["0x10", "1_600", f"{text}.0"])),
    "misspelt id": (("id", "same_as"), misspelt),
    "page break moved": (("before",), lambda text, _: text.partition(" ")[2]),
    "address that runs a script": (("url",), lambda _text, _random: "javascript:alert(1)"),
    "bullet lost": (("-",), lambda text, _: text),
}


def damaged(name: str, keys: tuple[str, ...], change: Callable[[str, Random], str], kind: str) -> Iterator[Any]:
    """Some places of a file with the content after a change there."""
    content = (ROOT / name).read_text(encoding="utf-8")
    random = Random(f"{SEED} {kind} {name}")
    found = [value for value in values(yaml.compose(content, Loader=yaml.CSafeLoader), "") if value.key in keys]
    for value in random.sample(found, len(found)):
        start, written = value.start, change(value.text, random)
        if written == value.text != "":
            continue
        if value.key == "-":
            start = content.rindex("\n", 0, start) + 1
        elif value.key not in ("page", "number", "amount", "date"):
            written = json.dumps(written) + "\n" * value.is_block
        yield value, content[:start] + written + content[value.end :]


def lines_reported(root: Path, name: str, content: str) -> list[int]:
    """The lines of a file in which the check finds errors, if it has this content."""
    right = (root / name).read_bytes()
    (root / name).write_text(content, encoding="utf-8")
    checked = check(root)
    (root / name).write_bytes(right)
    assert checked.status == 1, "published"
    return [int(line.split(":")[1]) for line in checked.lines if line.startswith(f"{name}:")]


@pytest.mark.parametrize("kind", CHANGES)
def test_changed_words_of_the_annex_are_reported(kind: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    keys, change = CHANGES[kind]
    changes = list(islice(damaged(ANNEX, keys, change, kind), TIMES))
    assert changes
    for value, content in changes:
        assert lines_reported(root, ANNEX, content), value


@pytest.mark.parametrize("name", [ANNEX, REGISTER, DEVELOPMENTS])
def test_misspelt_closed_values_are_reported_where_they_are(name: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    for value, content in islice(damaged(name, CLOSED, misspelt, "closed"), TIMES):
        assert any(abs(line - value.line) <= NEAR for line in lines_reported(root, name, content)), value
