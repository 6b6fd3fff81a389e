"""Damages to a data file, as a careless editor or an attacker would make them: each kind is a generator that makes as
many as it is asked for, at places that a seeded `Random` picks.

Nothing here knows what the check should say. `test_mutations` judges.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from random import Random
from typing import Any

import yaml

Path = tuple[str | int, ...]

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Value:
    """A scalar of a file: where it stands, and what it says. `key` is its own or that of the list it is in."""

    path: Path
    start: int
    end: int
    line: int
    text: str
    is_block: bool

    @property
    def key(self) -> str:
        return next(step for step in reversed(self.path) if isinstance(step, str))

    @property
    def is_words(self) -> bool:
        return len(self.text.split()) > 2


@dataclass(frozen=True)
class Record:
    """An entry of a block list, as the lines that it takes up, from `first` up to `end`, both from 0."""

    path: Path
    first: int
    end: int


@dataclass
class Document:
    """A data file before it is damaged, with the places of its keys, values and records."""

    name: str
    text: str
    values: list[Value] = field(default_factory=list)
    keys: list[Value] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._note(yaml.compose(self.text, Loader=yaml.SafeLoader), ())

    def _note(self, node: Any, path: Path) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                self.keys.append(_value(key, (*path, key.value)))
                self._note(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for position, item in enumerate(node.value):
                if isinstance(item, yaml.MappingNode) and not node.flow_style:
                    self.records.append(Record((*path, position), item.start_mark.line, item.end_mark.line))
                self._note(item, (*path, position))
        else:
            self.values.append(_value(node, path))

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines(keepends=True)

    @cached_property
    def told_lines(self) -> list[int]:
        """The lines that say something, from 0."""
        return [n for n, line in enumerate(self.lines) if line.strip() and not line.lstrip().startswith("#")]

    def with_value(self, value: Value, new: str) -> Damaged:
        """Another value in the place of one, written as `new` is."""
        end = "\n" if value.is_block else ""
        return Damaged(f"{self.text[: value.start]}{new}{end}{self.text[value.end :]}", value.line)

    def with_text(self, value: Value, new: str) -> Damaged:
        """Another text in the place of one, in quotation marks."""
        return self.with_value(value, json.dumps(new, ensure_ascii=False))

    def with_lines(self, lines: list[str], at: int) -> Damaged:
        return Damaged("".join(lines), at + 1)


@dataclass(frozen=True)
class Damaged:
    """What the file holds now, and the line that was damaged, where that can be told."""

    content: str | bytes
    line: int | None = None

    @property
    def data(self) -> bytes:
        return self.content if isinstance(self.content, bytes) else self.content.encode("utf-8", "surrogatepass")


def _value(node: Any, path: Path) -> Value:
    start, end = node.start_mark, node.end_mark
    return Value(path, start.index, end.index, start.line + 1, node.value, node.style in (">", "|"))


Make = Callable[[Document, Random, int], Iterator[Damaged]]


@dataclass(frozen=True)
class Kind:
    """A kind of damage, done `times` to each of `files`. `is_near`: it is reported at its line, give or take a few."""

    make: Make
    times: int = 2
    files: tuple[str, ...] = ("initiatives", "register", "developments")
    is_near: bool = False


def _of_values(choose: Callable[[Value], bool], change: Callable[[Value, Random], str], *, raw: bool = False) -> Make:
    """Change values that `choose` picks; `raw`: the change is written as it is, without quotation marks."""

    def make(document: Document, random: Random, times: int) -> Iterator[Damaged]:
        chosen = [value for value in document.values if choose(value)]
        changes = ((value, change(value, random)) for value in random.sample(chosen, len(chosen)))
        for value, new in islice((pair for pair in changes if pair[1] != pair[0].text), times):
            yield document.with_value(value, new) if raw else document.with_text(value, new)

    return make


def _of_keys(change: Callable[[str, Random], str]) -> Make:
    def make(document: Document, random: Random, times: int) -> Iterator[Damaged]:
        for key in random.sample(document.keys, times):
            yield document.with_value(key, change(key.text, random))

    return make


def _of_lines(change: Callable[[list[str], int], list[str]]) -> Make:
    """Change the list of lines at one that says something."""

    def make(document: Document, random: Random, times: int) -> Iterator[Damaged]:
        for at in random.sample(document.told_lines[:-2], times):
            yield document.with_lines(change(list(document.lines), at), at)

    return make


def _of_records(
    change: Callable[[list[str], Record, Random], list[str]], choose: Callable[[Record], bool] = lambda _: True
) -> Make:
    """Change the list of lines at a record that `choose` picks."""

    def make(document: Document, random: Random, times: int) -> Iterator[Damaged]:
        for record in random.sample([record for record in document.records if choose(record)], times):
            yield document.with_lines(change(list(document.lines), record, random), record.first)

    return make


def _of_file(*contents: Callable[[str], str | bytes]) -> Make:
    """Change the file as a whole, in each of some ways."""

    def make(document: Document, _random: Random, _times: int) -> Iterator[Damaged]:
        for content in contents:
            yield Damaged(content(document.text))

    return make


# --- What is chosen ---------------------------------------------------------------------------------------

WORDS = (
    "text",
    "title",
    "short_title",
    "quote",
    "name",
    "remark",
    "stands_for",
    "nl",
    "en",
    "label",
    "short",
    "for",
)
ANNEX_ONLY = ("initiatives",)
DEVELOPMENTS_ONLY = ("developments",)
ENUMERATED = (
    "value",
    "kind",
    "name_by",
    "language",
    "level",
    "by",
    "certainty",
    "confidence",
    "adopted_as",
    "state",
    "event",
    "relation",
)
IDS = ("id", "same_as", "home", "parent", "instrument", "about", "initiative")


def _is(*keys: str) -> Callable[[Value], bool]:
    return lambda value: value.key in keys


def _is_words(value: Value) -> bool:
    return value.key in WORDS and value.is_words


def _has(pattern: str, *keys: str) -> Callable[[Value], bool]:
    return lambda value: (value.key in (keys or WORDS)) and re.search(pattern, value.text) is not None


# --- What is changed --------------------------------------------------------------------------------------


def _at_word(change: Callable[[list[str], int], list[str]]) -> Callable[[Value, Random], str]:
    """Change the list of words at one that isn't the last."""

    def changed(value: Value, random: Random) -> str:
        words = value.text.split()
        return " ".join(change(words, random.randrange(len(words) - 1)))

    return changed


def _at_match(pattern: str, new: Callable[[str], str]) -> Callable[[Value, Random], str]:
    """Put something in the place of one of the matches of `pattern`."""

    def changed(value: Value, random: Random) -> str:
        matches = list(re.finditer(pattern, value.text))
        if not matches:
            return value.text
        match = random.choice(matches)
        return value.text[: match.start()] + new(match[0]) + value.text[match.end() :]

    return changed


def _at_blank(insert: str) -> Callable[[Value, Random], str]:
    return _at_match(" ", lambda _: insert)


def _always(*choices: str) -> Callable[[Value, Random], str]:
    return lambda _, random: random.choice(choices)


def _next_digit(digit: str) -> str:
    return str((int(digit) + 1) % 10)


def _misspelt(text: str, random: Random) -> str:
    """Two letters in the wrong order, or one doubled where they are equal."""
    at = random.randrange(max(1, len(text) - 1))
    if text[at : at + 1] == text[at + 1 : at + 2]:
        return text[:at] + text[at] + text[at:]
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def _indent_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _is_bullet(record: Record) -> bool:
    return record.path[-2] == "initiatives"


def _without(lines: list[str], record: Record, _random: Random) -> list[str]:
    return lines[: record.first] + lines[record.end :]


def _doubled(lines: list[str], record: Record, _random: Random) -> list[str]:
    return lines[: record.end] + lines[record.first :]


def _moved(lines: list[str], record: Record, random: Random) -> list[str]:
    """The record in another place of the file, in front of a line that is indented as it is."""
    own, rest = lines[record.first : record.end], _without(lines, record, random)
    begin = re.compile(re.escape(_indent_of(own[0])) + "- ")
    places = [n for n, line in enumerate(rest) if begin.match(line) and n != record.first]
    at = random.choice(places or [0])
    return rest[:at] + own + rest[at:]


def _swapped_footnotes(document: Document, random: Random, times: int) -> Iterator[Damaged]:
    """The texts of two footnotes, or the marks of two, in each other's place."""
    notes = [v for v in document.values if v.path[0] == "footnotes" and v.key == "text"]
    for _ in range(times):
        first, second = sorted(random.sample(notes, 2), key=lambda value: value.start)
        damaged = document.with_text(second, first.text).content
        assert isinstance(damaged, str)
        rest = damaged[first.end :]
        yield Damaged(f"{damaged[: first.start]}{json.dumps(second.text)}\n"[: None if first.is_block else -1] + rest)
        one, other = random.sample(range(1, 41), 2)
        marks = {f"[^{one}]": f"[^{other}]", f"[^{other}]": f"[^{one}]"}
        pieces = re.split(r"(\[\^\d+\])", document.text)
        yield Damaged("".join(marks.get(piece, piece) for piece in pieces))


def _aliases(document: Document, random: Random, times: int) -> Iterator[Damaged]:
    """'Billion laughs': nine levels of ten aliases, in the place of a value or as a key of the file."""
    bomb = "[" + ", ".join(["lol"] * 10) + "]"
    levels = "".join(f"x{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))
    for value in random.sample(document.values, times):
        text = document.with_value(value, "*a9").content
        assert isinstance(text, str)
        yield Damaged(f"x0: &a0 {bomb}\n{levels}{text}")
    yield Damaged(f"{document.text}\nx0: &a0 {bomb}\n{levels}")


def _reordered(document: Document, random: Random, times: int) -> Iterator[Damaged]:
    """Two keys of a record in each other's place: the same to YAML."""
    singles = [
        n
        for n in range(len(document.lines) - 1)
        if all(re.match(r" +(page|name_by|language|kind|level): \S+$", line) for line in document.lines[n : n + 2])
    ]
    for at in random.sample(singles, times):
        lines = list(document.lines)
        lines[at : at + 2] = reversed(lines[at : at + 2])
        yield document.with_lines(lines, at)


def _key_doubled(lines: list[str], at: int) -> list[str]:
    """The nearest line above that holds a key and its value, once more below it."""
    at = next((n for n in range(at, 0, -1) if re.match(r" +\w+: [^>\[{]*$", lines[n])), at)
    return lines[: at + 1] + lines[at:]


def _bytes_at(*wrong: bytes) -> Make:
    """Bytes within a word of a value."""

    def make(document: Document, random: Random, times: int) -> Iterator[Damaged]:
        for value in random.sample([v for v in document.values if v.is_words], times):
            at = value.start + document.text[value.start : value.end].index(value.text.split()[0]) + 1
            content = document.text[:at].encode() + random.choice(wrong) + document.text[at:].encode()
            line = document.text.count("\n", 0, at) + 1
            yield Damaged(content, line)

    return make


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7*7 }}",
    "{{ macro }}",
    "{% raw %}",
    '{% include "x" %}',
    "[x](javascript:alert(1))",
    "**vet**",
    "`code`",
    "&lt;b&gt;",
    "</p></div>",
    "<!-- x -->",
    "{#id .class}",
    "# kop",
)

_BIDI = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_LOOK_ALIKE = dict(zip("aceopxy", "асеорху", strict=True))


def _decomposed(value: Value, _random: Random) -> str:
    return unicodedata.normalize("NFD", value.text)


KINDS: dict[str, Kind] = {
    # Records and words.
    "bullet dropped": Kind(_of_records(_without, _is_bullet), 4, ANNEX_ONLY),
    "bullet moved": Kind(_of_records(_moved, _is_bullet), 4, ANNEX_ONLY),
    "record dropped": Kind(_of_records(_without), 3),
    "record doubled": Kind(_of_records(_doubled), 3),
    "word cut": Kind(_of_values(_is_words, _at_word(lambda words, n: words[:n] + words[n + 1 :])), 3),
    "words swapped": Kind(
        _of_values(_is_words, _at_word(lambda words, n: [*words[:n], words[n + 1], words[n], *words[n + 2 :]])), 4
    ),
    "letter lost": Kind(_of_values(_is_words, _at_match(r"\w", lambda _: "")), 3),
    "quote in other words": Kind(_of_values(_is("quote"), _at_match(r"\w+", lambda _: "anders")), 4, ANNEX_ONLY),
    "footnote mark cut": Kind(_of_values(_has(r"\[\^"), _at_match(r"\[\^\d+\]", lambda _: "")), 4, ANNEX_ONLY),
    "footnote mark changed": Kind(_of_values(_has(r"\[\^"), _at_match(r"\d(?=\])", _next_digit)), 4, ANNEX_ONLY),
    "footnotes swapped": Kind(_swapped_footnotes, 3, ANNEX_ONLY),
    "number changed": Kind(_of_values(_is("number"), _at_match(r"\d$", _next_digit), raw=True), 3),
    "page changed": Kind(_of_values(_is("page"), _at_match(r"\d$", _next_digit), raw=True), 4, ANNEX_ONLY),
    "page break moved": Kind(_of_values(_is("before"), lambda v, _: v.text.partition(" ")[2]), 3, ANNEX_ONLY),
    "digit in a text changed": Kind(_of_values(_has(r"\d"), _at_match(r"\d", _next_digit)), 3),
    # Values.
    "digit of an amount changed": Kind(
        _of_values(_is("amount"), _at_match(r"\d", _next_digit), raw=True), 8, ANNEX_ONLY, is_near=True
    ),
    "amount as another number": Kind(
        _of_values(
            _is("amount"), _always("1.6e9", "230000000.0", "0o777", "010", "4:30", "1_600", "0x10", "9" * 30), raw=True
        ),
        3,
        ANNEX_ONLY,
        is_near=True,
    ),
    "other kind, certainty or reading": Kind(
        _of_values(
            _is("kind", "name_by", "approximate", "by"),
            _always("total", "annex", "editors", "false", "fonds"),
            raw=True,
        ),
        3,
    ),
    "other legal status": Kind(
        _of_values(_is("value"), _always("afgerond", "akkoord", "verkenning"), raw=True), 4, ANNEX_ONLY
    ),
    "misspelt status, kind or language": Kind(
        _of_values(_is(*ENUMERATED), lambda v, random: _misspelt(v.text, random)), 3, is_near=True
    ),
    "misspelt id": Kind(_of_values(_is(*IDS), lambda v, random: _misspelt(v.text, random)), 3),
    "address that runs a script": Kind(
        _of_values(_is("url"), _always("javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:alert(1)", "//x.nl")),
        3,
        is_near=True,
    ),
    "address changed": Kind(_of_values(_is("url"), _at_match(r"\d", _next_digit)), 3),
    "date changed": Kind(
        _of_values(
            _has(r"\d{4}-\d\d-\d\d", "date", "checked", "adopted", "in_force", "applies_from"),
            _at_match(r"\d", _next_digit),
            raw=True,
        ),
        6,
    ),
    "celex changed": Kind(_of_values(_is("celex"), _at_match(r"\d", _next_digit)), 4, DEVELOPMENTS_ONLY),
    "wrong type": Kind(
        _of_values(lambda _: True, _always("5", "[x]", "{a: b}", "true", "2022-11-08", "[[[]]]"), raw=True), 8
    ),
    "null": Kind(_of_values(lambda _: True, _always("null", "~", ""), raw=True), 6, is_near=True),
    "empty text": Kind(_of_values(lambda _: True, _always("")), 2, is_near=True),
    "a megabyte": Kind(_of_values(lambda _: True, _always("a" * MEGABYTE, "ab " * (MEGABYTE // 3), "é" * MEGABYTE)), 2),
    # YAML.
    "misspelt key": Kind(_of_keys(_misspelt), 3),
    "key doubled": Kind(_of_lines(_key_doubled), 3),
    "indent broken": Kind(_of_lines(lambda lines, at: [*lines[:at], " " + lines[at], *lines[at + 1 :]]), 3),
    "indent lost": Kind(_of_lines(lambda lines, at: [*lines[:at], lines[at].lstrip(" "), *lines[at + 1 :]]), 3),
    "tab": Kind(_of_lines(lambda lines, at: [*lines[:at], "\t" + lines[at].lstrip(" "), *lines[at + 1 :]]), 3),
    "line deleted": Kind(_of_lines(lambda lines, at: lines[:at] + lines[at + 1 :]), 3),
    "lines swapped": Kind(_of_lines(lambda lines, at: [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]), 3),
    "unknown tag": Kind(
        _of_values(
            lambda _: True,
            _always("!!python/object:os.system x", "!!python/object/apply:os.getcwd []", "!x y", "!!binary aGk="),
            raw=True,
        ),
        3,
        is_near=True,
    ),
    "anchor": Kind(_of_values(_is("id", "name"), lambda v, _: f"&a {json.dumps(v.text)}", raw=True), 2, is_near=True),
    "alias bomb": Kind(_aliases, 3),
    "deep nesting": Kind(
        _of_values(lambda _: True, _always("[" * 5000, "[" * 60 + "]" * 60, "{a: " * 200), raw=True), 3
    ),
    "quotation mark left open": Kind(
        _of_values(lambda value: not value.is_block, lambda v, _: f'"{v.text}', raw=True), 4
    ),
    "file without data": Kind(_of_file(lambda _: "", lambda _: "# Niets\n", lambda _: "\n\n", lambda _: "---\n...\n")),
    "file in another encoding": Kind(
        _of_file(lambda text: text.encode("utf-16"), lambda text: text.encode("cp1252", "replace"))
    ),
    # Characters.
    "invalid UTF-8": Kind(_bytes_at(b"\xff", b"\xc3", b"\xed\xa0\x80"), 3, is_near=True),
    "control character": Kind(_bytes_at(b"\x00", b"\x07", b"\x1b[31m", b"\x7f"), 3, is_near=True),
    "bidirectional override": Kind(_of_values(_is_words, _at_match(" ", lambda _: f" {_BIDI[3]}")), 3, is_near=True),
    "blank that does not break": Kind(_of_values(_is_words, _at_blank("\u00a0")), 3, is_near=True),
    "look-alike letter": Kind(_of_values(_is_words, _at_match("[aceopxy]", lambda letter: _LOOK_ALIKE[letter])), 3),
    "letters and accents apart": Kind(_of_values(_has("[éëïüö]"), _decomposed), 3, is_near=True),
    "hostile text": Kind(
        _of_values(lambda v: v.key in WORDS, lambda v, random: f"{v.text} {random.choice(HOSTILE)}"), 14
    ),
    # Without a meaning.
    "Windows line ends": Kind(_of_file(lambda text: text.replace("\n", "\r\n"))),
    "byte order mark": Kind(_of_file(lambda text: "\ufeff" + text)),
    "keys reordered": Kind(_reordered, 3, ("initiatives", "register")),
}


@dataclass(frozen=True)
class Mutation:
    """One damage: of which kind, to which file, and what that holds now."""

    kind: str
    file: str
    damaged: Damaged

    @property
    def is_near(self) -> bool:
        return KINDS[self.kind].is_near


def mutations(documents: list[Document], seed: int) -> Iterator[Mutation]:
    """Every kind of damage, at the places to which the seed leads; a kind's places don't depend on other kinds."""
    for name, kind in KINDS.items():
        for document in documents:
            if any(file in document.name for file in kind.files):
                random = Random(f"{seed} {name} {document.name}")
                for damaged in kind.make(document, random, kind.times):
                    yield Mutation(name, document.name, damaged)
