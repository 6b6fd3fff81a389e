"""Random damage to a data file, as a careless editor or an attacker would make it.

Each kind yields damages at places that a seeded `Random` picks; `test_mutations` judges what the check says of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from random import Random
from typing import Any

import yaml

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Value:
    """A scalar of a file. `key` is its own or that of the list it is in."""

    path: Path
    start: int
    end: int
    line: int
    text: str
    is_block: bool

    @property
    def key(self) -> str:
        return next(step for step in reversed(self.path) if isinstance(step, str))


@dataclass(frozen=True)
class Record:
    """An item of a block list: its lines, from `first` up to `end`, counted from 0."""

    path: Path
    first: int
    end: int


@dataclass(frozen=True)
class Damaged:
    """The content of a damaged file, and the damaged line, if there is one."""

    content: str
    line: int | None = None


@dataclass
class Document:
    """A data file before it is damaged, with its keys, values and records."""

    name: str
    text: str
    values: list[Value] = field(default_factory=list)
    keys: list[Value] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._note(yaml.compose(self.text, Loader=yaml.CSafeLoader), ())

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

    def with_value(self, value: Value, new: str) -> Damaged:
        """Replace a value by `new`, written as it is."""
        end = "\n" if value.is_block else ""
        return Damaged(f"{self.text[: value.start]}{new}{end}{self.text[value.end :]}", value.line)

    def with_text(self, value: Value, new: str) -> Damaged:
        """Replace a value by `new` in quotation marks."""
        return self.with_value(value, json.dumps(new, ensure_ascii=False))


def _value(node: Any, path: Path) -> Value:
    start, end = node.start_mark, node.end_mark
    return Value(path, start.index, end.index, start.line + 1, node.value, node.style in (">", "|"))


Make = Callable[[Document, Random, int], Iterator[Damaged]]
Choose = Callable[[Value], bool]
Change = Callable[[Value, Random], str]


@dataclass(frozen=True)
class Kind:
    """A kind of damage, done `times` to each of `files`. `is_near`: it is reported at its line, give or take a few."""

    make: Make
    files: tuple[str, ...] = ("initiatives", "register", "developments")
    is_near: bool = False
    times: int = 1


def _of_values(choose: Choose, change: Change, *, raw: bool = False) -> Make:
    """Change values that `choose` picks; `raw`: the change is written as it is, without quotation marks."""

    def make(document: Document, random: Random, times: int) -> Iterator[Damaged]:
        chosen = [value for value in document.values if choose(value)]
        changes = ((value, change(value, random)) for value in random.sample(chosen, len(chosen)))
        for value, new in islice((pair for pair in changes if pair[1] != pair[0].text), times):
            yield document.with_value(value, new) if raw else document.with_text(value, new)

    return make


def _of_keys(document: Document, random: Random, times: int) -> Iterator[Damaged]:
    for key in random.sample(document.keys, times):
        yield document.with_value(key, _misspelt(key, random))


def _of_lines(change: Callable[[str, str], list[str]]) -> Make:
    """Change a line that says something, and the next."""

    def make(document: Document, random: Random, times: int) -> Iterator[Damaged]:
        lines = document.lines
        said = [n for n, line in enumerate(lines[:-2]) if line.strip() and not line.lstrip().startswith("#")]
        for at in random.sample(said, times):
            yield Damaged("".join([*lines[:at], *change(lines[at], lines[at + 1]), *lines[at + 2 :]]), at + 1)

    return make


def _of_records(
    change: Callable[[list[str], Record, Random], list[str]], choose: Callable[[Record], bool] = lambda _: True
) -> Make:
    """Change the list of lines at a record that `choose` picks."""

    def make(document: Document, random: Random, times: int) -> Iterator[Damaged]:
        for record in random.sample([record for record in document.records if choose(record)], times):
            yield Damaged("".join(change(document.lines, record, random)), record.first + 1)

    return make


ANNEX_ONLY, DEVELOPMENTS_ONLY = ("initiatives",), ("developments",)
WORDS = {"text", "title", "short_title", "quote", "name", "remark", "stands_for", "nl", "en", "label", "short", "for"}
ENUMERATED = ("value", "kind", "name_by", "language", "level", "by", "certainty", "confidence")
STATES = ("adopted_as", "state", "event", "relation")
IDS = ("id", "same_as", "home", "parent", "instrument", "about", "initiative")
DATES = ("date", "checked", "adopted", "in_force", "applies_from")


def _any(_: Value) -> bool:
    return True


def _is(*keys: str) -> Choose:
    return lambda value: value.key in keys


def _is_words(value: Value) -> bool:
    return value.key in WORDS and len(value.text.split()) > 2


def _has(pattern: str) -> Choose:
    return lambda value: value.key in WORDS and re.search(pattern, value.text) is not None


def _at_word(change: Callable[[str, str], list[str]]) -> Change:
    """Change a word and the next."""

    def changed(value: Value, random: Random) -> str:
        words = value.text.split()
        at = random.randrange(len(words) - 1)
        return " ".join([*words[:at], *change(words[at], words[at + 1]), *words[at + 2 :]])

    return changed


def _at_match(pattern: str, new: Callable[[str], str]) -> Change:
    """Put something in the place of one of the matches of `pattern`."""

    def changed(value: Value, random: Random) -> str:
        matches = list(re.finditer(pattern, value.text))
        if not matches:
            return value.text
        match = random.choice(matches)
        return value.text[: match.start()] + new(match[0]) + value.text[match.end() :]

    return changed


def _always(*choices: str) -> Change:
    return lambda _, random: random.choice(choices)


def _other_digit(pattern: str = r"\d") -> Change:
    return _at_match(pattern, lambda digit: str((int(digit) + 1) % 10))


def _misspelt(value: Value, random: Random) -> str:
    """Two letters in the wrong order, or one doubled where they are equal."""
    text = value.text
    at = random.randrange(max(1, len(text) - 1))
    if text[at : at + 1] == text[at + 1 : at + 2]:
        return text[:at] + text[at] + text[at:]
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def _is_bullet(record: Record) -> bool:
    return record.path[-2] == "initiatives"


def _without(lines: list[str], record: Record, _random: Random) -> list[str]:
    return lines[: record.first] + lines[record.end :]


def _doubled(lines: list[str], record: Record, _random: Random) -> list[str]:
    return lines[: record.end] + lines[record.first :]


def _moved(lines: list[str], record: Record, random: Random) -> list[str]:
    """The record in another place of the file, in front of a line that is indented as it is."""
    own, rest = lines[record.first : record.end], _without(lines, record, random)
    begin = own[0].partition("-")[0] + "- "
    at = random.choice([n for n, line in enumerate(rest) if line.startswith(begin) and n != record.first])
    return rest[:at] + own + rest[at:]


def _swapped_footnotes(document: Document, random: Random, _times: int) -> Iterator[Damaged]:
    """The texts of two footnotes, or the marks of two, in each other's place."""
    notes = [v for v in document.values if v.path[0] == "footnotes" and v.key == "text"]
    first, second = sorted(random.sample(notes, 2), key=lambda value: value.start)
    rest = document.with_text(second, first.text).content[first.end :]
    yield Damaged(f"{document.text[: first.start]}{json.dumps(second.text)}\n"[: None if first.is_block else -1] + rest)
    one, other = (f"[^{number}]" for number in random.sample(range(1, 41), 2))
    pieces = re.split(r"(\[\^\d+\])", document.text)
    yield Damaged("".join({one: other, other: one}.get(piece, piece) for piece in pieces))


SCRIPTS = ("javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:alert(1)", "//x.nl")
READINGS = ("total", "annex", "editors", "false", "fonds")
NUMBERS = ("1.6e9", "230000000.0", "0o777", "010", "4:30", "1_600", "0x10", "9" * 30)
TYPES = ("5", "[x]", "{a: b}", "true", "2022-11-08", "[[[]]]", "~", "")
TAGS = ("!!python/object:os.system x", "!!python/object/apply:os.getcwd []", "!x y", "!!binary aGk=")
_LOOK_ALIKE = dict(zip("aceopxy", "асеорху", strict=True))

KINDS: dict[str, Kind] = {
    "bullet dropped": Kind(_of_records(_without, _is_bullet), ANNEX_ONLY),
    "bullet moved": Kind(_of_records(_moved, _is_bullet), ANNEX_ONLY),
    "record dropped": Kind(_of_records(_without)),
    "record doubled": Kind(_of_records(_doubled)),
    "word cut": Kind(_of_values(_is_words, _at_word(lambda _, following: [following]))),
    "words swapped": Kind(_of_values(_is_words, _at_word(lambda word, following: [following, word]))),
    "letter lost": Kind(_of_values(_is_words, _at_match(r"\w", lambda _: ""))),
    "look-alike letter": Kind(_of_values(_is_words, _at_match("[aceopxy]", _LOOK_ALIKE.__getitem__))),
    "digit in a text changed": Kind(_of_values(_has(r"\d"), _other_digit())),
    "quote in other words": Kind(_of_values(_is("quote"), _at_match(r"\w+", lambda _: "anders")), ANNEX_ONLY),
    "footnote mark cut": Kind(_of_values(_has(r"\[\^"), _at_match(r"\[\^\d+\]", lambda _: "")), ANNEX_ONLY),
    "footnote mark changed": Kind(_of_values(_has(r"\[\^"), _other_digit(r"\d(?=\])")), ANNEX_ONLY),
    "footnotes swapped": Kind(_swapped_footnotes, ANNEX_ONLY),
    "number changed": Kind(_of_values(_is("number"), _other_digit(r"\d$"), raw=True)),
    "page changed": Kind(_of_values(_is("page"), _other_digit(r"\d$"), raw=True), ANNEX_ONLY),
    "page break moved": Kind(_of_values(_is("before"), lambda v, _: v.text.partition(" ")[2]), ANNEX_ONLY),
    "amount changed": Kind(_of_values(_is("amount"), _other_digit(), raw=True), ANNEX_ONLY, is_near=True),
    "amount in other digits": Kind(_of_values(_is("amount"), _always(*NUMBERS), raw=True), ANNEX_ONLY, is_near=True),
    "other reading": Kind(_of_values(_is("kind", "name_by", "approximate", "by"), _always(*READINGS), raw=True)),
    "other legal status": Kind(_of_values(_is("value"), _always("tot stand gekomen", "akkoord")), ANNEX_ONLY),
    "misspelt status, kind or language": Kind(_of_values(_is(*ENUMERATED, *STATES), _misspelt), is_near=True),
    "misspelt id": Kind(_of_values(_is(*IDS), _misspelt)),
    "misspelt key": Kind(_of_keys),
    "address that runs a script": Kind(_of_values(_is("url"), _always(*SCRIPTS)), is_near=True),
    "address changed": Kind(_of_values(_is("url"), _other_digit())),
    "date changed": Kind(_of_values(_is(*DATES), _other_digit(), raw=True), times=2),
    "celex changed": Kind(_of_values(_is("celex"), _other_digit()), DEVELOPMENTS_ONLY),
    "wrong type": Kind(_of_values(_any, _always(*TYPES), raw=True), times=3),
    "unknown tag": Kind(_of_values(_any, _always(*TAGS), raw=True), is_near=True),
    "indent broken": Kind(_of_lines(lambda line, following: [" " + line, following])),
    "indent lost": Kind(_of_lines(lambda line, following: [line.lstrip(" "), following])),
    "line deleted": Kind(_of_lines(lambda _, following: [following])),
    "lines swapped": Kind(_of_lines(lambda line, following: [following, line])),
    "quotation mark left open": Kind(_of_values(lambda v: not v.is_block, lambda v, _: f'"{v.text}', raw=True)),
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
