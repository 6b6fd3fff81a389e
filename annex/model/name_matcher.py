"""Finds names in a text: whole words only, the longest name first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

TOKEN = re.compile(r"\w+|[^\w\s]")
NO_WORD_BEFORE, NO_WORD_AFTER = re.compile(r"(?<!\w)"), re.compile(r"(?!\w)")


class NameMatcher(Generic[T]):
    """Finds spellings in a text and returns the meaning of each.

    `spellings` pairs each spelling with its meaning; the first of two equal spellings counts. A spelling of several
    words matches in any case. A single word matches in its own case only: 'DIS' and 'CER' are Dutch words too. Where
    two spellings start at the same position, the longer one matches: an 'EU Chips Act' contains no 'Chips Act'.
    """

    def __init__(self, spellings: Iterable[tuple[str, T]]) -> None:
        self._meanings: dict[str, T] = {}
        for spelling, meaning in spellings:
            self._meanings.setdefault(_key(spelling), meaning)
        self._lengths = _lengths(self._meanings)

    def split(self, text: str) -> Iterator[tuple[str, T | None]]:
        """Yield the parts of `text` in order, each with its meaning, or None for the words between two matches."""
        position = 0
        for start, end, meaning in self._matches(text):
            if start > position:
                yield text[position:start], None
            yield text[start:end], meaning
            position = end
        if position < len(text):
            yield text[position:], None

    def found(self, text: str) -> list[T]:
        """Return the meaning of every match in `text`, in order."""
        return [meaning for _, _, meaning in self._matches(text)]

    def _matches(self, text: str) -> list[tuple[int, int, T]]:
        matches: list[tuple[int, int, T]] = []
        position = 0
        for start, end in _candidates(text, self._lengths):
            key = _key(text[start:end])
            if start >= position and key in self._meanings:
                matches.append((start, end, self._meanings[key]))
                position = end
        return matches


def is_in(spelling: str, text: str) -> bool:
    """Whether `NameMatcher` finds a spelling in `text`, even if it is part of a longer name."""
    return spelling.lower() in text.lower() and bool(NameMatcher([(spelling, True)]).found(text))


def spellings_in(spellings: Iterable[str], text: str) -> set[str]:
    """Return the spellings that occur in `text` as whole words and in this case, even inside a longer one."""
    wanted = set(spellings)
    return wanted.intersection(text[start:end] for start, end in _candidates(text, _lengths(wanted)))


def _key(spelling: str) -> str:
    """The key by which a spelling is looked up: in lower case if it has several words."""
    return spelling.lower() if " " in spelling else spelling


def _lengths(spellings: Iterable[str]) -> dict[str, list[int]]:
    """The lengths of the spellings that start with the same token in lower case, the longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for spelling in spellings:
        if first := TOKEN.match(spelling):
            lengths[first[0].lower()].add(len(spelling))
    return {token: sorted(found, reverse=True) for token, found in lengths.items()}


def _candidates(text: str, lengths: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    """The start and end of whole words in `text` that may be a spelling; for each start, the longest first."""
    for token in TOKEN.finditer(text):
        for length in lengths.get(token[0].lower(), ()):
            start, end = token.start(), token.start() + length
            if end <= len(text) and NO_WORD_BEFORE.match(text, start) and NO_WORD_AFTER.match(text, end):
                yield start, end
