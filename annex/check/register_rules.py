"""Rules across the records of `data/register.yaml`, and between them and the annex.

Generators of findings on validated records, like the rules in `annex_rules`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from annex.check.records import Entry, Records
from annex.load.problem import Finding, Path, truncated
from annex.model import footnote_marks
from annex.model.annex import BuildingBlock, Document, Footnote, Initiative, NameBy, Theme
from annex.model.name_matcher import NameMatcher, spellings_in
from annex.model.register import Abbreviation, Aliases, Instrument, Names, OtherNames, Phrase, SpelledOutBy
from annex.model.sources import Certainty, FootnoteSources

Spelling = tuple[Path, str]
"""The path of a name, and the name."""


@dataclass(frozen=True)
class Files:
    """The records of both files, with what several rules ask of them."""

    register: Records
    annex: Records

    @cached_property
    def instruments(self) -> list[Entry[Instrument]]:
        """The register's instruments."""
        return self.register.of(Instrument)

    @cached_property
    def texts(self) -> list[str]:
        """Every text of the annex that may mention an instrument, without marks."""
        texts = (entry.record.text for entry in self.annex.of_any(Theme, Initiative, Footnote))
        return [footnote_marks.without(text) for text in texts if text]

    @cached_property
    def words(self) -> str:
        """All words of the annex: titles and texts."""
        titles = (entry.record.title for entry in self.annex.of_any(Document, BuildingBlock, Theme))
        return "\n".join([*titles, *self.texts])


Rule = Callable[[Files], Iterator[Finding]]


def findings(register: Records, annex: Records) -> Iterator[Finding]:
    """Everything that the rules find in the register, rule by rule."""
    files = Files(register, annex)
    for rule in RULES:
        yield from rule(files)


def ids_are_unique(files: Files) -> Iterator[Finding]:
    """An instrument's id is its permalink: not another instrument's, not the annex's."""
    annex = files.annex.of_any(BuildingBlock, Theme, Initiative)
    taken = {entry.record.id: files.annex.place(entry.path) for entry in annex}
    for entry in files.instruments:
        if (id_ := entry.record.id) in taken:
            yield Finding(entry.at("id"), f"id '{id_}' is already that of {taken[id_]}")
        taken.setdefault(id_, _label(entry))


def ids_exist(files: Files) -> Iterator[Finding]:
    """What names a record by its id names one that exists."""
    initiatives = {entry.record.id for entry in files.annex.of(Initiative)}
    themes = {entry.record.id for entry in files.annex.of(Theme)}
    instruments = {entry.record.id for entry in files.instruments}
    references = (
        (Instrument, "home", "home", initiatives, "home '{}' is no initiative's id"),
        (Instrument, "parent", "parent", instruments, "parent '{}' is no instrument's id"),
        (OtherNames, "for", "subject", initiatives | themes, "'{}' is no initiative's and no theme's id"),
        (Abbreviation, "instrument", "instrument", instruments, "instrument '{}' does not exist"),
    )
    for kind, key, attribute, ids, what in references:
        for entry in files.register.of_any(kind):
            if (id_ := getattr(entry.record, attribute)) and id_ not in ids:
                yield Finding(entry.at(key), what.format(id_))


def spellings_are_claimed_once(files: Files) -> Iterator[Finding]:
    """A spelling leads to one instrument."""
    claimed: dict[str, Entry[Instrument]] = {}
    for entry in files.instruments:
        for path, spelling in _spellings(entry):
            first = claimed.setdefault(spelling.lower(), entry)
            if first is not entry:
                yield Finding(path, f"'{truncated(spelling)}' is already a name of {_label(first)}")


def records_are_given_once(files: Files) -> Iterator[Finding]:
    """An abbreviation, a phrase and a subject's names stand in one record."""
    keys = ((Abbreviation, "short", "short"), (Phrase, "words", "words"), (OtherNames, "for", "subject"))
    for kind, key, attribute in keys:
        seen: set[str] = set()
        for entry in files.register.of_any(kind):
            text = getattr(entry.record, attribute)
            if text in seen:
                yield Finding(entry.at(key), f"'{truncated(text)}' stands here for the second time")
            seen.add(text)


def names_are_given_once(files: Files) -> Iterator[Finding]:
    """Among the names and search words of one thing, each is different."""
    things = files.register.of_any(Instrument, OtherNames)
    lists = [[*_spellings(entry), *_other_names(entry)] for entry in things]
    lists += [list(_of_lists(entry.path, search_words=entry.record.search_words)) for entry in things]
    for names in lists:
        seen: set[str] = set()
        for path, name in names:
            if name in seen:
                yield Finding(path, f"'{truncated(name)}' is given twice")
            seen.add(name)


def search_words_are_no_names(files: Files) -> Iterator[Finding]:
    """Shown names and search words are apart: a search word is no name of the same thing, in any case."""
    homes: dict[str, set[str]] = defaultdict(set)
    for instrument in files.instruments:
        homes[instrument.record.home or ""].update(_folded_names(instrument))
    for entry in files.register.of_any(Instrument, OtherNames):
        names = _folded_names(entry)
        if isinstance(entry.record, OtherNames):
            names |= homes[entry.record.subject]
        for path, word in _of_lists(entry.path, search_words=entry.record.search_words):
            if word.casefold() in names:
                yield Finding(path, f"search word '{truncated(word)}' is a name of the same thing")


def names_are_of_what_has_a_name(files: Files) -> Iterator[Finding]:
    """An entry says something, and what the editors named has no other names."""
    by_editors = {e.record.id for e in files.annex.of(Initiative) if e.record.name_by is NameBy.EDITORS}
    for entry in files.register.of(OtherNames):
        names = list(_other_names(entry))
        if not (names or entry.record.search_words):
            yield Finding(entry.path, "neither names nor search words", "leave the entry out")
        if names and entry.record.subject in by_editors:
            yield Finding(names[0][0], "other names of what the editors named", "search_words")


def parents_end_somewhere(files: Files) -> Iterator[Finding]:
    """No instrument is its own ancestor."""
    parents = {entry.record.id: entry.record.parent for entry in files.instruments}
    for entry in files.instruments:
        id_, parent = entry.record.id, entry.record.parent
        above: set[str] = set()
        while parent and parent not in above:
            above.add(parent)
            parent = parents.get(parent)
        if id_ in above:
            yield Finding(entry.at("parent"), f"'{id_}' is a part of itself")


def abbreviations_name_instruments(files: Files) -> Iterator[Finding]:
    """`instrument` of an abbreviation is the instrument that has it as a spelling, missing only if none has."""
    instruments = {entry.record.id: entry for entry in reversed(files.instruments)}  # of equal ids, the first counts
    spellings = {id_: {spelling for _, spelling in _spellings(entry)} for id_, entry in instruments.items()}
    owners = {spelling: instruments[id_] for id_, own in spellings.items() for spelling in own}
    for entry in files.register.of(Abbreviation):
        target, short = entry.record.instrument, entry.record.short
        if target in instruments and short not in spellings[target]:
            what = f"'{truncated(short)}' is no name or abbreviation of {_label(instruments[target])}"
            yield Finding(entry.at("instrument"), what)
        elif not target and (owner := owners.get(short)):
            what = f"'{truncated(short)}' is a name of {_label(owner)}"
            yield Finding(entry.at("short"), what, f"with instrument: {owner.record.id}")


def spellings_occur_in_annex(files: Files) -> Iterator[Finding]:
    """What the register says that the annex writes stands there, word for word."""
    spellings = [(path, words, "also_known_as") for entry in files.instruments for path, words in _spellings(entry)]
    spellings += [(entry.at("short"), entry.record.short, "") for entry in files.register.of(Abbreviation)]
    spellings += [(entry.at("words"), entry.record.words, "") for entry in files.register.of(Phrase)]
    written = spellings_in((words for _, words, _ in spellings), files.words)
    for path, words, allowed in spellings:
        if words not in written:
            yield Finding(path, f"the annex never writes '{truncated(words)}'", allowed)


def abbreviations_are_spelled_out(files: Files) -> Iterator[Finding]:
    """If `by` says that the annex spells an abbreviation out, the annex has those words, in any case. If the annex has
    the abbreviation in brackets behind them, `by` says so."""
    entries = files.register.of(Abbreviation)
    in_full = [f"{entry.record.stands_for} ({entry.record.short})" for entry in entries]
    meanings = [*in_full, *(entry.record.stands_for for entry in entries)]
    written = spellings_in(map(str.lower, meanings), files.words.lower())
    for entry, words in zip(entries, in_full, strict=True):
        meaning, by = entry.record.stands_for, entry.record.by
        if by is SpelledOutBy.ANNEX and meaning.lower() not in written:
            yield Finding(entry.at("by"), f"the annex never writes '{truncated(meaning)}'", "editors")
        if by is SpelledOutBy.EDITORS and words.lower() in written:
            yield Finding(entry.at("by"), f"the annex writes '{truncated(words)}'", "annex")


def instruments_are_mentioned(files: Files) -> Iterator[Finding]:
    """Every instrument is found in a text. One that only occurs inside longer names would lead nowhere."""
    finder = NameMatcher([(spelling, entry.path) for entry in files.instruments for _, spelling in _spellings(entry)])
    found = {path for text in files.texts for path in finder.found(text)}
    for entry in files.instruments:
        if entry.path not in found:
            yield Finding(entry.path, "no text of the annex mentions this instrument")


def footnotes_are_given_once(files: Files) -> Iterator[Finding]:
    """A footnote of the annex has its sources in one record, in the order of the numbers, and they say something."""
    before = 0
    for entry in files.register.of(FootnoteSources):
        number, path = entry.record.number, entry.at("number")
        if number <= before:
            yield Finding(path, f"number {number} stands behind {before}", "each once, in order")
        before = max(before, number)
        if number > len(files.annex.of(Footnote)):
            yield Finding(path, f"the annex has no footnote {number}")
        if not entry.record.links and not entry.record.remark:
            yield Finding(entry.path, "neither links nor remark", "leave the footnote out")


def patterns_are_printed(files: Files) -> Iterator[Finding]:
    """A link that is built from the number in the annex has the digits of the footnote."""
    notes = enumerate(files.annex.of(Footnote), start=1)  # by position: a number may be wrong
    digits = {number: _digits(entry.record.text) for number, entry in notes}
    for entry in files.register.of(FootnoteSources):
        for position, link in enumerate(entry.record.links):
            number = link.kamerstuk or link.label or ""
            if link.certainty is Certainty.PATTERN and _digits(number) not in digits.get(entry.record.number, ""):
                what = f"the footnote doesn't print '{truncated(number)}'"
                yield Finding(entry.at("links", position, "certainty"), what, "inferred")


RULES: tuple[Rule, ...] = (
    ids_are_unique,
    ids_exist,
    spellings_are_claimed_once,
    records_are_given_once,
    names_are_given_once,
    search_words_are_no_names,
    names_are_of_what_has_a_name,
    parents_end_somewhere,
    abbreviations_name_instruments,
    spellings_occur_in_annex,
    abbreviations_are_spelled_out,
    instruments_are_mentioned,
    footnotes_are_given_once,
    patterns_are_printed,
)


def _label(entry: Entry[Instrument]) -> str:
    return f"instrument {truncated(entry.record.name)}"


def _spellings(entry: Entry[Instrument | OtherNames]) -> Iterator[Spelling]:
    """How the annex writes an instrument, by the register: its name and forms, its aliases and abbreviations."""
    if isinstance(instrument := entry.record, Instrument):
        yield entry.at("name"), instrument.name
        for key in ("aliases", "forms"):
            names: Aliases = getattr(instrument, key)
            yield from _of_lists(entry.at(key), nl=names.nl, en=names.en)
        yield from _of_lists(entry.path, abbreviations=instrument.abbreviations)


def _other_names(entry: Entry[Instrument | OtherNames]) -> Iterator[Spelling]:
    """What others call an instrument, an initiative or a theme."""
    names: Names | Instrument = entry.record
    path = entry.path
    if isinstance(names, Instrument):
        names, path = names.also_known_as, entry.at("also_known_as")
    yield from _of_lists(path, nl=names.nl, en=names.en, short=names.short)


def _folded_names(entry: Entry[Any]) -> set[str]:
    names = [*_spellings(entry), *_other_names(entry)]
    if isinstance(entry.record, Instrument):
        names += [(entry.path, name) for name, _ in entry.record.official.with_language()]
    return {name.casefold() for _, name in names}


def _of_lists(path: Path, **lists: list[str]) -> Iterator[Spelling]:
    for key, values in lists.items():
        yield from (((*path, key, position), text) for position, text in enumerate(values))


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))
