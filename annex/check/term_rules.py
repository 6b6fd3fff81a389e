"""Rules for `data/terms.yaml`, by itself and compared with the annex and the register."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, Final

from annex.check.records import Files, Node, Records, repeated
from annex.load.problem import Finding, Path, truncated
from annex.load.yaml_reader import texts
from annex.model.annex import Initiative
from annex.model.register import Instrument, OtherNames
from annex.model.search_terms import SearchTerm, SearchTerms

TermRule = Callable[[Records[SearchTerms], Files], Iterator[Finding]]

WORD = re.compile(r"[^\W_]+")

ACCENT = re.compile("[\u0300-\u036f]")

MONEY = "bedrag"
"""What the search also finds every amount by."""

FEW = 2
"""A search word of more subjects belongs in the table of terms."""


def terms_stand_for_known_words(terms: Records[SearchTerms], files: Files) -> Iterator[Finding]:
    """The annex, or a name of an initiative, a theme or an instrument, has each word or pair of words in `for`."""
    names = [name for node in files.register.of_any(Instrument, OtherNames) for name in _names(node)]
    names += [node.record.name for node in files.annex.of(Initiative)]
    known = "|".join(map(_spaced, [files.words, *names, MONEY]))
    for node in terms.of(SearchTerm):
        for path, words in texts(node.values["for"], node.at("for")):
            if _spaced(words) not in known:
                yield Finding(path, f"no text or name has '{truncated(words)}'")


def terms_are_short(terms: Records[SearchTerms], _: Files) -> Iterator[Finding]:
    """Each has one word or two: the search compares no more than two words in a row."""
    for node in terms.of(SearchTerm):
        for path, text in [*texts(node.values["for"], node.at("for")), *texts(node.values["words"], node.at("words"))]:
            if len(_spaced(text).split()) > 2:
                yield Finding(path, f"'{truncated(text)}' is not one word or two")


def terms_are_unique(terms: Records[SearchTerms], _files: Files) -> Iterator[Finding]:
    """No word is in the table twice, also with other capitals, accents or hyphens, and no two lines have the same words
    in `for`."""
    written = dict(_words(terms))
    for path, _ in repeated((path, _spaced(word)) for path, word in written.items()):
        yield Finding(path, f"'{truncated(written[path])}' is given twice")
    lines = [(node.at("for"), sorted(map(str.casefold, node.record.annex_words))) for node in terms.of(SearchTerm)]
    for path, words in repeated((path, ", ".join(words)) for path, words in lines):
        yield Finding(path, f"'{truncated(words)}' has a line already")


def no_term_stands_for_itself(terms: Records[SearchTerms], _: Files) -> Iterator[Finding]:
    """Neither on its own line, nor by way of others."""
    meanings: dict[str, set[str]] = defaultdict(set)
    for node in terms.of(SearchTerm):
        for word in node.record.words:
            meanings[_spaced(word)].update(map(_spaced, node.record.annex_words))
    reported: set[str] = set()
    for path, word in _words(terms):
        meant, found = meanings[_spaced(word)], set[str]()
        while meant:
            found |= meant
            meant = {one for known in meant for one in meanings.get(known, ())} - found
        if _spaced(word) in found and reported.isdisjoint(found):
            reported |= found
            yield Finding(path, f"'{truncated(word)}' stands for itself")


RULES: Final[tuple[TermRule, ...]] = (
    terms_stand_for_known_words,
    terms_are_short,
    terms_are_unique,
    no_term_stands_for_itself,
)


def search_words_are_of_few(files: Files, terms: Records[SearchTerms]) -> Iterator[Finding]:
    """No search word is in the table of terms, and none has more than `FEW` subjects; an instrument and the initiative
    that is about it are one."""
    table = {word.casefold() for _, word in _words(terms)}
    subjects: dict[str, set[str]] = defaultdict(set)
    for node in files.register.of_any(Instrument, OtherNames):
        is_instrument = isinstance(node.record, Instrument)
        subject = (node.record.home or node.record.id) if is_instrument else node.record.subject
        for path, word in texts(node.values["search_words"], node.at("search_words")):
            key = word.casefold()
            subjects[key].add(subject)
            if key in table:
                yield Finding(path, f"search word '{truncated(word)}' is in data/terms.yaml")
            elif len(subjects[key]) == FEW + 1:
                what = f"search word '{truncated(word)}' has more than {FEW} subjects"
                yield Finding(path, what, "a line in data/terms.yaml")


def _words(terms: Records[SearchTerms]) -> list[tuple[Path, str]]:
    return [found for node in terms.of(SearchTerm) for found in texts(node.values["words"], node.at("words"))]


def _names(node: Node[Any]) -> Iterator[str]:
    """All texts of a record but its search words."""
    yield from (text for _, text in texts({**node.values, "search_words": []}))


def _spaced(text: str) -> str:
    """The words of a text in lower case and without accents, with one blank before and after each."""
    plain = unicodedata.normalize("NFD", re.sub("['’]", "", text.casefold()))
    return f" {' '.join(WORD.findall(re.sub(ACCENT, '', plain)))} "
