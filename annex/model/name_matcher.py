"""Finds names in a text: whole words only, the longest name first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Generic, TypeVar

T = TypeVar("T")


class NameMatcher(Generic[T]):
    """Finds spellings in a text and returns the meaning of each.

    `spellings` pairs each spelling with its meaning; the first of two equal spellings counts. A spelling of several
    words matches in any case. A single word matches in its own case only: 'DIS' and 'CER' are Dutch words too. Where
    two spellings start at the same position, the longer one matches: an 'EU Chips Act' contains no 'Chips Act'.
    """

    def __init__(self, spellings: Iterable[tuple[str, T]]) -> None:
        self._exact: dict[str, T] = {}
        self._any_case: dict[str, T] = {}
        for spelling, meaning in spellings:
            if " " in spelling:
                self._any_case.setdefault(spelling.lower(), meaning)
            else:
                self._exact.setdefault(spelling, meaning)
        # Several words first: where both match, they are longer than a word without a space.
        self._pattern = re.compile(rf"(?<!\w)(?:(?i:{_any_of(self._any_case)})|{_any_of(self._exact)})(?!\w)")

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

    def _matches(self, text: str) -> Iterator[tuple[int, int, T]]:
        for match in self._pattern.finditer(text):
            for meanings, words in ((self._exact, match[0]), (self._any_case, match[0].lower())):
                if words in meanings:
                    yield *match.span(), meanings[words]
                    break


def is_in(spelling: str, text: str) -> bool:
    """Whether `NameMatcher` finds a spelling in `text`, even if it is part of a longer name."""
    return spelling.lower() in text.lower() and bool(NameMatcher([(spelling, True)]).found(text))


def spellings_in(spellings: Iterable[str], text: str) -> set[str]:
    """Return the spellings that occur in `text` as whole words and in this case, even inside a longer one."""
    wanted = set(filter(None, spellings))
    missing = set(wanted)
    # Each round finds the longest spelling at every position; the next round finds those that it hid.
    while found := set(re.findall(rf"(?<!\w)(?=({_any_of(missing)})(?!\w))", text)):
        missing -= found
    return wanted - missing


def _any_of(spellings: Iterable[str]) -> str:
    """Return a pattern for any of the spellings, the longest first. It is a prefix tree, so that a large register
    takes no longer per position than a small one."""
    branches = []
    for first, group in groupby(sorted(spellings, reverse=True), key=lambda spelling: spelling[:1]):
        rests = [spelling[1:] for spelling in group]
        branches.append(re.escape(first) + (_any_of(rests) if len(rests) > 1 else re.escape(rests[0])))
    return f"(?:{'|'.join(branches)})" if branches else "(?!)"
