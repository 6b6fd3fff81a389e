"""Rules for `data/register.yaml`, by itself and compared with the annex."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from annex.check.records import Files, Node, Rule, impossible_checks, repeated
from annex.load.problem import Finding, Path, truncated
from annex.load.yaml_reader import texts
from annex.model.annex import BuildingBlock, Footnote, Initiative, Theme
from annex.model.name_matcher import NameMatcher, spellings_in
from annex.model.register import Abbreviation, Instrument, OtherNames, Phrase, Register
from annex.model.sources import Certainty, FootnoteSources

SPELLINGS = ("name", "aliases", "forms", "abbreviations")
"""The keys of an instrument with its spellings in the annex."""


def checked_is_possible(files: Files) -> Iterator[Finding]:
    """The editors' check is not after today, and not before the annex."""
    yield from impossible_checks(files.register.of(Register), files)


def ids_are_unique(files: Files) -> Iterator[Finding]:
    """No instrument has the id of another instrument, or of a block, theme or initiative."""
    annex = files.annex.of_any(BuildingBlock, Theme, Initiative)
    taken = {node.record.id: files.annex.place(node.path) for node in annex}
    for node in files.instruments:
        if (id_ := node.record.id) in taken:
            yield Finding(node.at("id"), f"id '{id_}' is already that of {taken[id_]}")
        taken.setdefault(id_, files.register.place(node.path))


def references_exist(files: Files) -> Iterator[Finding]:
    """The records that others refer to by id exist."""
    initiatives = {node.record.id for node in files.annex.of(Initiative)}
    themes = {node.record.id for node in files.annex.of(Theme)}
    instruments = {node.record.id for node in files.instruments}
    references = (
        (Instrument, "home", initiatives, "home '{}' is not the id of an initiative"),
        (Instrument, "parent", instruments, "parent '{}' is not the id of an instrument"),
        (OtherNames, "for", initiatives | themes, "'{}' is not the id of an initiative or theme"),
        (Abbreviation, "instrument", instruments, "instrument '{}' is not the id of an instrument"),
    )
    for kind, key, ids, what in references:
        for path, id_ in _texts(files.register.of_any(kind), key):
            if id_ not in ids:
                yield Finding(path, what.format(id_))


def spellings_are_unique(files: Files) -> Iterator[Finding]:
    """No two instruments have the same spelling, in upper or lower case."""
    owners: dict[str, Node[Instrument]] = {}
    for node in files.instruments:
        for path, spelling in _texts([node], *SPELLINGS):
            first = owners.setdefault(spelling.lower(), node)
            if first is not node:
                yield Finding(path, f"'{truncated(spelling)}' is already a name of {files.register.place(first.path)}")


def subjects_are_unique(files: Files) -> Iterator[Finding]:
    """No two records are about the same abbreviation or phrase, or have the same `for`."""
    for kind, key in ((Abbreviation, "short"), (Phrase, "words"), (OtherNames, "for")):
        for path, text in repeated(_texts(files.register.of_any(kind), key)):
            yield Finding(path, f"'{truncated(text)}' occurs here for the second time")


def names_are_not_repeated(files: Files) -> Iterator[Finding]:
    """No record has a name twice."""
    for node in files.register.of_any(Instrument, OtherNames):
        for path, name in repeated(_names(node)):
            yield Finding(path, f"'{truncated(name)}' is given twice")


def search_words_are_not_names(files: Files) -> Iterator[Finding]:
    """No search word is a name of the same thing, in upper or lower case."""
    homes: dict[str, set[str]] = defaultdict(set)
    for instrument in files.instruments:
        homes[instrument.record.home or ""].update(folded_names(instrument))
    for node in files.register.of_any(Instrument, OtherNames):
        names = folded_names(node)
        if isinstance(node.record, OtherNames):
            names |= homes[node.record.subject]
        for path, word in _texts([node], "search_words"):
            if word.casefold() in names:
                yield Finding(path, f"search word '{truncated(word)}' is a name of the same thing")


def other_names_are_not_empty(files: Files) -> Iterator[Finding]:
    """A record of other names has names or search words."""
    for node in files.register.of(OtherNames):
        if not (_names(node) or node.record.search_words):
            yield Finding(node.path, "neither names nor search words", "leave the entry out")


def editor_named_initiatives_have_no_aliases(files: Files) -> Iterator[Finding]:
    """Other names are for themes, and for initiatives whose name is the annex's."""
    by_editors = {node.record.id for node in files.annex.of(Initiative) if node.record.name_by == "editors"}
    for node in files.register.of(OtherNames):
        if (names := _names(node)) and node.record.subject in by_editors:
            yield Finding(names[0][0], "other names, but the editors named it", "search_words")


def parent_chain_is_acyclic(files: Files) -> Iterator[Finding]:
    """No instrument is its own ancestor."""
    parents = {node.record.id: node.record.parent for node in files.instruments}
    for node in files.instruments:
        id_, parent = node.record.id, node.record.parent
        above: set[str] = set()
        while parent and parent not in above:
            above.add(parent)
            parent = parents.get(parent)
        if id_ in above:
            yield Finding(node.at("parent"), f"'{id_}' is a part of itself")


def abbreviations_refer_to_their_instrument(files: Files) -> Iterator[Finding]:
    """The `instrument` of an abbreviation has it as a spelling. Without `instrument`, no instrument has it."""
    instruments = {node.record.id: node for node in reversed(files.instruments)}  # the first of equal ids
    spellings = {id_: {name for name, _ in node.record.spellings()} for id_, node in instruments.items()}
    owners = {spelling: instruments[id_] for id_, own in spellings.items() for spelling in own}
    for node in files.register.of(Abbreviation):
        target, short = node.record.instrument, node.record.short
        if target in instruments and short not in spellings[target]:
            place = files.register.place(instruments[target].path)
            yield Finding(node.at("instrument"), f"'{truncated(short)}' is no name or abbreviation of {place}")
        elif not target and (owner := owners.get(short)):
            what = f"'{truncated(short)}' is a name of {files.register.place(owner.path)}"
            yield Finding(node.at("short"), what, f"with instrument: {owner.record.id}")


def spellings_occur_in_annex(files: Files) -> Iterator[Finding]:
    """Spellings that the register attributes to the annex occur in it literally."""
    spellings = dict.fromkeys(_texts(files.instruments, *SPELLINGS), "also_known_as")
    spellings |= dict.fromkeys(_texts(files.register.of(Abbreviation), "short"), "")
    spellings |= dict.fromkeys(_texts(files.register.of(Phrase), "words"), "")
    written = spellings_in((words for _, words in spellings), files.words)
    for (path, words), allowed in spellings.items():
        if words not in written:
            yield Finding(path, f"the annex never writes '{truncated(words)}'", allowed)


def abbreviation_meanings_have_right_source(files: Files) -> Iterator[Finding]:
    """With `by: annex`, the meaning of an abbreviation is in the annex, in upper or lower case. With `by: editors`, the
    annex doesn't have it followed by the abbreviation in brackets."""
    nodes = files.register.of(Abbreviation)
    in_full = [f"{node.record.stands_for} ({node.record.short})" for node in nodes]
    meanings = [*in_full, *(node.record.stands_for for node in nodes)]
    written = spellings_in(map(str.lower, meanings), files.words.lower())
    for node, words in zip(nodes, in_full, strict=True):
        meaning, by = node.record.stands_for, node.record.by
        if by == "annex" and meaning.lower() not in written:
            yield Finding(node.at("by"), f"the annex never writes '{truncated(meaning)}'", "editors")
        if by == "editors" and words.lower() in written:
            yield Finding(node.at("by"), f"the annex writes '{truncated(words)}'", "annex")


def instruments_are_mentioned(files: Files) -> Iterator[Finding]:
    """Each instrument is mentioned in a text of the annex, and not only inside longer names."""
    finder = NameMatcher([(name, node.path) for node in files.instruments for name, _ in node.record.spellings()])
    found = {path for text in files.texts for path in finder.found(text)}
    for node in files.instruments:
        if node.path not in found:
            yield Finding(node.path, "no text of the annex mentions this instrument")


def footnote_sources_are_in_order(files: Files) -> Iterator[Finding]:
    """Sources of footnotes are in the order of the footnotes, one record for each, and none is empty."""
    before = 0
    for node in files.register.of(FootnoteSources):
        number, path = node.record.number, node.at("number")
        if number <= before:
            yield Finding(path, f"number {number} comes after {before}", "each once, in order")
        before = max(before, number)
        if number > len(files.annex.of(Footnote)):
            yield Finding(path, f"the annex has no footnote {number}")


def pattern_links_match_footnotes(files: Files) -> Iterator[Finding]:
    """A link with certainty `pattern` has a number that the footnote prints."""
    notes = enumerate(files.annex.of(Footnote), start=1)  # by position: the numbers may be wrong
    digits = {number: _digits(node.record.text) for number, node in notes}
    for node in files.register.of(FootnoteSources):
        for position, link in enumerate(node.record.links):
            number = link.kamerstuk or link.label or ""
            if link.certainty is Certainty.PATTERN and _digits(number) not in digits.get(node.record.number, ""):
                what = f"the footnote doesn't print '{truncated(number)}'"
                yield Finding(node.at("links", position, "certainty"), what, "inferred")


def _texts(nodes: Iterable[Node[Any]], *keys: str) -> list[tuple[Path, str]]:
    """The texts under `keys` of records, each with its path."""
    return [found for node in nodes for key in keys for found in texts(node.values[key], node.at(key))]


def _names(node: Node[Any]) -> list[tuple[Path, str]]:
    """The names of an instrument, apart from official ones, or the other names of an initiative or a theme."""
    is_instrument = isinstance(node.record, Instrument)
    return _texts([node], *((*SPELLINGS, "also_known_as") if is_instrument else ("nl", "en", "short")))


def folded_names(node: Node[Any]) -> set[str]:
    """All names of an instrument, or the other names of an initiative or a theme, in lower case."""
    official = _texts([node], "official") if isinstance(node.record, Instrument) else []
    return {name.casefold() for _, name in [*_names(node), *official]}


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


RULES: Final[tuple[Rule[Files], ...]] = (
    checked_is_possible,
    ids_are_unique,
    references_exist,
    spellings_are_unique,
    subjects_are_unique,
    names_are_not_repeated,
    search_words_are_not_names,
    other_names_are_not_empty,
    editor_named_initiatives_have_no_aliases,
    parent_chain_is_acyclic,
    abbreviations_refer_to_their_instrument,
    spellings_occur_in_annex,
    abbreviation_meanings_have_right_source,
    instruments_are_mentioned,
    footnote_sources_are_in_order,
    pattern_links_match_footnotes,
)
