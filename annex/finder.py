"""Spellings found in a text: whole words, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Finder(Generic[T]):
    """Finds spellings in texts and says what each of them means.

    `spellings` pairs each spelling with its meaning; of two equal spellings the first counts. A spelling of several
    words is found in any case, one of a single word in its own case alone: 'DIS' and 'CER' are words in Dutch too
    (issue 3). Where two spellings begin at the same place, the longer is found, so that no 'Chips Act' is found in
    an 'EU Chips Act'.
    """

    def __init__(self, spellings: Iterable[tuple[str, T]]) -> None:
        meanings: dict[str, T] = {}
        for spelling, meaning in spellings:
            meanings.setdefault(_key(spelling), meaning)
        longest_first = sorted(meanings, key=len, reverse=True)
        self._meanings = [meanings[spelling] for spelling in longest_first]
        choices = "|".join(f"((?i:{re.escape(s)}))" if " " in s else f"({re.escape(s)})" for s in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{choices or '(?!)'})(?!\w)")

    def split(self, text: str) -> Iterator[tuple[str, T | None]]:
        """The pieces of `text` in order, each with its meaning: None for the words between what is found."""
        position = 0
        for match in self._pattern.finditer(text):
            if match.start() > position:
                yield text[position : match.start()], None
            yield match[0], self._meaning(match)
            position = match.end()
        if position < len(text):
            yield text[position:], None

    def found(self, text: str) -> list[T]:
        """The meanings of what is found in `text`, in order, as often as it is found."""
        return [self._meaning(match) for match in self._pattern.finditer(text)]

    def _meaning(self, match: re.Match[str]) -> T:
        """By the number of the spelling, not by the words: any case holds letters such as a long s, which are those of
        no spelling."""
        return self._meanings[(match.lastindex or 0) - 1]


def _key(spelling: str) -> str:
    return spelling.lower() if " " in spelling else spelling
