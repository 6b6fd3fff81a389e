"""Rules across the records of `data/register.yaml`, and between them and the annex."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from annex.check.records import Entry, Files, repeated
from annex.load.problem import Finding, Path, truncated
from annex.load.yaml_reader import texts
from annex.model.annex import BuildingBlock, Footnote, Initiative, Theme
from annex.model.name_matcher import NameMatcher, spellings_in
from annex.model.register import Abbreviation, Instrument, OtherNames, Phrase
from annex.model.sources import Certainty, FootnoteSources

SPELLINGS = ("name", "aliases", "forms", "abbreviations")
"""The keys of an instrument with its spellings in the annex."""


def ids_are_unique(files: Files) -> Iterator[Finding]:
    """No instrument has the id of another instrument or of a record of the annex."""
    annex = files.annex.of_any(BuildingBlock, Theme, Initiative)
    taken = {entry.record.id: files.annex.place(entry.path) for entry in annex}
    for entry in files.instruments:
        if (id_ := entry.record.id) in taken:
            yield Finding(entry.at("id"), f"id '{id_}' is already that of {taken[id_]}")
        taken.setdefault(id_, files.register.place(entry.path))


def ids_exist(files: Files) -> Iterator[Finding]:
    """References by id lead to records that exist."""
    initiatives = {entry.record.id for entry in files.annex.of(Initiative)}
    themes = {entry.record.id for entry in files.annex.of(Theme)}
    instruments = {entry.record.id for entry in files.instruments}
    references = (
        (Instrument, "home", initiatives, "home '{}' is no initiative's id"),
        (Instrument, "parent", instruments, "parent '{}' is no instrument's id"),
        (OtherNames, "for", initiatives | themes, "'{}' is no initiative's and no theme's id"),
        (Abbreviation, "instrument", instruments, "instrument '{}' does not exist"),
    )
    for kind, key, ids, what in references:
        for path, id_ in _texts(files.register.of_any(kind), key):
            if id_ not in ids:
                yield Finding(path, what.format(id_))


def spellings_are_claimed_once(files: Files) -> Iterator[Finding]:
    """No two instruments share a spelling."""
    claimed: dict[str, Entry[Instrument]] = {}
    for entry in files.instruments:
        for path, spelling in _texts([entry], *SPELLINGS):
            first = claimed.setdefault(spelling.lower(), entry)
            if first is not entry:
                yield Finding(path, f"'{truncated(spelling)}' is already a name of {files.register.place(first.path)}")


def records_are_given_once(files: Files) -> Iterator[Finding]:
    """Each abbreviation, phrase and subject has one record."""
    for kind, key in ((Abbreviation, "short"), (Phrase, "words"), (OtherNames, "for")):
        for path, text in repeated(_texts(files.register.of_any(kind), key)):
            yield Finding(path, f"'{truncated(text)}' occurs here for the second time")


def names_are_given_once(files: Files) -> Iterator[Finding]:
    """A record has no name twice and no search word twice."""
    for entry in files.register.of_any(Instrument, OtherNames):
        for path, name in [*repeated(_names(entry)), *repeated(_texts([entry], "search_words"))]:
            yield Finding(path, f"'{truncated(name)}' is given twice")


def search_words_are_no_names(files: Files) -> Iterator[Finding]:
    """Search words don't repeat names of the same thing, in upper or lower case."""
    homes: dict[str, set[str]] = defaultdict(set)
    for instrument in files.instruments:
        homes[instrument.record.home or ""].update(_folded_names(instrument))
    for entry in files.register.of_any(Instrument, OtherNames):
        names = _folded_names(entry)
        if isinstance(entry.record, OtherNames):
            names |= homes[entry.record.subject]
        for path, word in _texts([entry], "search_words"):
            if word.casefold() in names:
                yield Finding(path, f"search word '{truncated(word)}' is a name of the same thing")


def names_are_of_what_has_a_name(files: Files) -> Iterator[Finding]:
    """Records of other names aren't empty, and an initiative that the editors named has no other names."""
    by_editors = {e.record.id for e in files.annex.of(Initiative) if e.record.name_by == "editors"}
    for entry in files.register.of(OtherNames):
        names = _names(entry)
        if not (names or entry.record.search_words):
            yield Finding(entry.path, "neither names nor search words", "leave the entry out")
        if names and entry.record.subject in by_editors:
            yield Finding(names[0][0], "other names, but the editors named it", "search_words")


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
    """An abbreviation's `instrument` is the one that has it as a spelling. It is missing only if there is none."""
    instruments = {entry.record.id: entry for entry in reversed(files.instruments)}  # of equal ids, the first counts
    spellings = {id_: {name for name, _ in entry.record.spellings()} for id_, entry in instruments.items()}
    owners = {spelling: instruments[id_] for id_, own in spellings.items() for spelling in own}
    for entry in files.register.of(Abbreviation):
        target, short = entry.record.instrument, entry.record.short
        if target in instruments and short not in spellings[target]:
            place = files.register.place(instruments[target].path)
            yield Finding(entry.at("instrument"), f"'{truncated(short)}' is no name or abbreviation of {place}")
        elif not target and (owner := owners.get(short)):
            what = f"'{truncated(short)}' is a name of {files.register.place(owner.path)}"
            yield Finding(entry.at("short"), what, f"with instrument: {owner.record.id}")


def spellings_occur_in_annex(files: Files) -> Iterator[Finding]:
    """Spellings that the register attributes to the annex occur there, word for word."""
    spellings = dict.fromkeys(_texts(files.instruments, *SPELLINGS), "also_known_as")
    spellings |= dict.fromkeys(_texts(files.register.of(Abbreviation), "short"), "")
    spellings |= dict.fromkeys(_texts(files.register.of(Phrase), "words"), "")
    written = spellings_in((words for _, words in spellings), files.words)
    for (path, words), allowed in spellings.items():
        if words not in written:
            yield Finding(path, f"the annex never writes '{truncated(words)}'", allowed)


def abbreviations_are_spelled_out(files: Files) -> Iterator[Finding]:
    """With `by: annex`, the meaning of an abbreviation occurs in the annex, in upper or lower case. With `by: editors`,
    it doesn't occur there followed by the abbreviation in brackets."""
    entries = files.register.of(Abbreviation)
    in_full = [f"{entry.record.stands_for} ({entry.record.short})" for entry in entries]
    meanings = [*in_full, *(entry.record.stands_for for entry in entries)]
    written = spellings_in(map(str.lower, meanings), files.words.lower())
    for entry, words in zip(entries, in_full, strict=True):
        meaning, by = entry.record.stands_for, entry.record.by
        if by == "annex" and meaning.lower() not in written:
            yield Finding(entry.at("by"), f"the annex never writes '{truncated(meaning)}'", "editors")
        if by == "editors" and words.lower() in written:
            yield Finding(entry.at("by"), f"the annex writes '{truncated(words)}'", "annex")


def instruments_are_mentioned(files: Files) -> Iterator[Finding]:
    """Each instrument is mentioned in a text, and not only inside longer names."""
    finder = NameMatcher([(name, entry.path) for entry in files.instruments for name, _ in entry.record.spellings()])
    found = {path for text in files.texts for path in finder.found(text)}
    for entry in files.instruments:
        if entry.path not in found:
            yield Finding(entry.path, "no text of the annex mentions this instrument")


def footnotes_are_given_once(files: Files) -> Iterator[Finding]:
    """Footnote sources are in the order of their numbers, one record for each footnote, and none is empty."""
    before = 0
    for entry in files.register.of(FootnoteSources):
        number, path = entry.record.number, entry.at("number")
        if number <= before:
            yield Finding(path, f"number {number} comes after {before}", "each once, in order")
        before = max(before, number)
        if number > len(files.annex.of(Footnote)):
            yield Finding(path, f"the annex has no footnote {number}")
        if not entry.record.links and not entry.record.remark:
            yield Finding(entry.path, "neither links nor remark", "leave the footnote out")


def patterns_are_printed(files: Files) -> Iterator[Finding]:
    """A link with certainty `pattern` was made from a number, and the footnote prints that number."""
    notes = enumerate(files.annex.of(Footnote), start=1)  # by position: a number may be wrong
    digits = {number: _digits(entry.record.text) for number, entry in notes}
    for entry in files.register.of(FootnoteSources):
        for position, link in enumerate(entry.record.links):
            number = link.kamerstuk or link.label or ""
            if link.certainty is Certainty.PATTERN and _digits(number) not in digits.get(entry.record.number, ""):
                what = f"the footnote doesn't print '{truncated(number)}'"
                yield Finding(entry.at("links", position, "certainty"), what, "inferred")


def _texts(entries: Iterable[Entry[Any]], *keys: str) -> list[tuple[Path, str]]:
    """The texts under some keys of records, each with its path."""
    return [found for entry in entries for key in keys for found in texts(entry.values[key], entry.at(key))]


def _names(entry: Entry[Any]) -> list[tuple[Path, str]]:
    """The spellings of an instrument and what others call it, or the other names of an initiative or a theme."""
    is_instrument = isinstance(entry.record, Instrument)
    return _texts([entry], *((*SPELLINGS, "also_known_as") if is_instrument else ("nl", "en", "short")))


def _folded_names(entry: Entry[Any]) -> set[str]:
    official = _texts([entry], "official") if isinstance(entry.record, Instrument) else []
    return {name.casefold() for _, name in [*_names(entry), *official]}


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))
