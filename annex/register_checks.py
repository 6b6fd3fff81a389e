"""Rules that hold across the records of `data/register.yaml`, and between them and the annex.

Generators of findings on the files as they stand, like the rules in `checks`. What needs the annex is not asked when
the annex can't be read: the register is not wrong because of that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from annex import marks
from annex.checks import Finding, texts_are_clean
from annex.finder import Finder
from annex.outline import Entry
from annex.problem import shown
from annex.yamlfile import Path

Spelling = tuple[Path, str]
"""A name and the way to it."""


@dataclass(frozen=True)
class _Files:
    """The records of both files, with what several rules ask of them."""

    register: list[Entry]
    annex: list[Entry]

    def of(self, kind: str) -> list[Entry]:
        """The register's records of one kind."""
        return [entry for entry in self.register if entry.kind == kind]

    @cached_property
    def texts(self) -> list[str]:
        """Every text of the annex in which a name can be found, without marks."""
        return [marks.without(entry.text("text")) for entry in self.annex]

    @cached_property
    def words(self) -> str:
        """All words of the annex: texts, titles and names."""
        keys = ("title", "text")
        return "\n".join(marks.without(entry.text(key)) for entry in self.annex for key in keys)

    def has_word(self, spelling: str, *, any_case: bool = False) -> bool:
        """Whether the annex writes this, from word to word and in this case, or else in any."""
        flags = re.IGNORECASE if any_case else re.NOFLAG
        return re.search(rf"(?<!\w){re.escape(spelling)}(?!\w)", self.words, flags) is not None


Rule = Callable[[_Files], Iterator[Finding]]


def findings(register: list[Entry], annex: list[Entry]) -> Iterator[Finding]:
    """Everything that the rules find in the register, rule by rule."""
    files = _Files(register, annex)
    for rule in RULES:
        yield from rule(files)
    if any(entry.kind == "initiative" for entry in annex):
        for rule in ANNEX_RULES:
            yield from rule(files)
    yield from texts_are_clean([entry for entry in register if entry.kind != "document"])


def ids_are_unique(files: _Files) -> Iterator[Finding]:
    """An instrument's id is its permalink, and no other's: not another instrument's, not the annex's."""
    taken = {entry.text("id"): entry.where for entry in files.annex if entry.text("id")}
    for entry in files.of("instrument"):
        id_ = entry.text("id")
        if id_ and id_ in taken:
            yield Finding((*entry.path, "id"), f"id '{shown(id_)}' is already that of {taken[id_]}")
        taken.setdefault(id_, entry.where)


def spellings_are_claimed_once(files: _Files) -> Iterator[Finding]:
    """A spelling leads to one instrument (issue 3)."""
    claimed: dict[str, Entry] = {}
    for entry in files.of("instrument"):
        for path, spelling in _spellings(entry):
            first = claimed.setdefault(spelling.lower(), entry)
            if first is not entry:
                yield Finding(path, f"'{shown(spelling)}' is already a name of {first.where}")
    for kind, key in (("abbreviation", "short"), ("phrase", "words"), ("names", "for")):
        seen: dict[str, Entry] = {}
        for entry in files.of(kind):
            text = entry.text(key)
            if text and seen.setdefault(text, entry) is not entry:
                yield Finding((*entry.path, key), f"'{shown(text)}' stands here for the second time")


def names_are_given_once(files: _Files) -> Iterator[Finding]:
    """Among the names of one thing, each is different."""
    for entry in (*files.of("instrument"), *files.of("names")):
        seen: set[str] = set()
        for path, name in (*_spellings(entry), *_others(entry)):
            if name in seen:
                yield Finding(path, f"'{shown(name)}' is given twice")
            seen.add(name)


def parents_exist(files: _Files) -> Iterator[Finding]:
    """A parent is another instrument, and nothing is its own forebear."""
    parents = {entry.text("id"): entry.text("parent") for entry in files.of("instrument")}
    for entry in files.of("instrument"):
        id_, parent = entry.text("id"), entry.text("parent")
        if not parent:
            continue
        if parent not in parents:
            yield Finding((*entry.path, "parent"), f"parent '{shown(parent)}' is no instrument's id")
            continue
        above: list[str] = []
        while parent and parent not in above:
            above.append(parent)
            parent = parents.get(parent, "")
        if id_ in above:
            yield Finding((*entry.path, "parent"), f"'{shown(id_)}' is a part of itself")


def abbreviations_name_instruments(files: _Files) -> Iterator[Finding]:
    """`instrument` of an abbreviation is an instrument's id, and the abbreviation one of its spellings."""
    # Of two instruments with one id, the first counts: the second is wrong.
    instruments = {entry.text("id"): entry for entry in reversed(files.of("instrument"))}
    for entry in files.of("abbreviation"):
        target, short = entry.text("instrument"), entry.text("short")
        if not target:
            continue
        path = (*entry.path, "instrument")
        if target not in instruments:
            yield Finding(path, f"instrument '{shown(target)}' does not exist")
        elif short not in [spelling for _, spelling in _spellings(instruments[target])]:
            yield Finding(path, f"'{shown(short)}' is no name or abbreviation of {instruments[target].where}")


def homes_exist(files: _Files) -> Iterator[Finding]:
    """A home is an initiative of the annex; other names are those of an initiative or a theme."""
    initiatives = {entry.text("id") for entry in files.annex if entry.kind == "initiative"}
    themes = {entry.text("id") for entry in files.annex if entry.kind == "theme"}
    for entry in files.of("instrument"):
        home = entry.text("home")
        if home and home not in initiatives:
            yield Finding((*entry.path, "home"), f"home '{shown(home)}' is no initiative's id")
    for entry in files.of("names"):
        subject = entry.text("for")
        if subject and subject not in initiatives | themes:
            yield Finding((*entry.path, "for"), f"'{shown(subject)}' is no initiative's and no theme's id")


def spellings_are_the_annex_s(files: _Files) -> Iterator[Finding]:
    """What the register says that the annex writes stands there, word for word."""
    for entry in files.of("instrument"):
        for path, spelling in _spellings(entry):
            if not files.has_word(spelling):
                yield Finding(path, f"the annex never writes '{shown(spelling)}'", "also_known_as")
    for kind, key in (("abbreviation", "short"), ("phrase", "words")):
        for entry in files.of(kind):
            if (text := entry.text(key)) and not files.has_word(text):
                yield Finding((*entry.path, key), f"the annex never writes '{shown(text)}'")


def abbreviations_are_spelled_out(files: _Files) -> Iterator[Finding]:
    """Where `by` says that the annex spells an abbreviation out, those words stand in the annex, in any case."""
    for entry in files.of("abbreviation"):
        meaning = entry.text("stands_for")
        if entry.value("by") == "annex" and meaning and not files.has_word(meaning, any_case=True):
            yield Finding((*entry.path, "by"), f"the annex never writes '{shown(meaning)}'", "editors")


def instruments_are_mentioned(files: _Files) -> Iterator[Finding]:
    """Every instrument is found in a text (issue 3): one that is always hidden in a longer name leads nowhere."""
    spellings = [(s, entry.path) for entry in files.of("instrument") for _, s in _spellings(entry) if s]
    finder = Finder(spellings)
    found = {path for text in files.texts for path in finder.found(text)}
    for entry in files.of("instrument"):
        if entry.path not in found and any(_spellings(entry)):
            yield Finding(entry.path, "no text of the annex mentions this instrument")


RULES: tuple[Rule, ...] = (
    ids_are_unique,
    spellings_are_claimed_once,
    names_are_given_once,
    parents_exist,
    abbreviations_name_instruments,
)
"""What holds within the register."""

ANNEX_RULES: tuple[Rule, ...] = (
    homes_exist,
    spellings_are_the_annex_s,
    abbreviations_are_spelled_out,
    instruments_are_mentioned,
)
"""What holds between the register and the annex."""


def _spellings(entry: Entry) -> Iterator[Spelling]:
    """How the annex writes an instrument, by the register: its name and forms, its aliases and abbreviations."""
    if entry.kind != "instrument":
        return
    if entry.text("name"):
        yield (*entry.path, "name"), entry.text("name")
    yield from _lists(entry.value("aliases"), (*entry.path, "aliases"))
    for key in ("forms", "abbreviations"):
        yield from _lists({"": entry.items(key)}, (*entry.path, key))


def _others(entry: Entry) -> Iterator[Spelling]:
    """What others call an instrument, an initiative or a theme."""
    if entry.kind == "names":
        yield from _lists({key: value for key, value in entry.data.items() if key != "for"}, entry.path)
    yield from _lists(entry.value("also_known_as"), (*entry.path, "also_known_as"))


def _lists(lists: object, path: Path) -> Iterator[Spelling]:
    """The texts in a mapping of lists, each with the way to it."""
    for key, values in lists.items() if isinstance(lists, dict) else ():
        for position, text in enumerate(values if isinstance(values, list) else ()):
            if isinstance(text, str) and text:
                yield (*path, *((key,) if key else ()), position), text
