"""Spellings found in a text: whole words, the longest first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

OTHER_CASES = str.maketrans({"ſ": "s", "İ": "i", "ı": "i", "µ": "μ", "ς": "σ"})
"""Letters that are another one in some case, besides capitals."""
HAS_OTHER_CASES = re.compile("[ſİıµς]")


class Finder(Generic[T]):
    """Finds spellings in texts and says what each of them means.

    `spellings` pairs each spelling with its meaning; of two equal spellings the first counts. A spelling of several
    words is found in any case, one of a single word in its own case alone: 'DIS' and 'CER' are words in Dutch too
    (issue 3). Where two spellings begin at the same place, the longer is found, so that no 'Chips Act' is found in
    an 'EU Chips Act'.
    """

    def __init__(self, spellings: Iterable[tuple[str, T]]) -> None:
        self._exact: dict[str, T] = {}
        self._in_any_case: dict[str, T] = {}
        for spelling, meaning in spellings:
            if " " in spelling:
                self._in_any_case.setdefault(_in_one_case(spelling), meaning)
            else:
                self._exact.setdefault(spelling, meaning)
        self._places = _Places([*map(_in_one_case, self._exact), *self._in_any_case])

    def split(self, text: str) -> Iterator[tuple[str, T | None]]:
        """The pieces of `text` in order, each with its meaning: None for the words between what is found."""
        position = 0
        for start, end, meaning in self._matches(text):
            if start > position:
                yield text[position:start], None
            yield text[start:end], meaning
            position = end
        if position < len(text):
            yield text[position:], None

    def found(self, text: str) -> list[T]:
        """The meanings of what is found in `text`, in order, as often as it is found."""
        return [meaning for _, _, meaning in self._matches(text)]

    def _matches(self, text: str) -> Iterator[tuple[int, int, T]]:
        one_case = _in_one_case(text)
        position = 0
        for start, end in self._places.of(one_case):
            if start < position:
                continue
            for meanings, words in ((self._exact, text[start:end]), (self._in_any_case, one_case[start:end])):
                if words in meanings:
                    yield start, end, meanings[words]
                    position = end
                    break


def standing(spellings: Iterable[str], text: str) -> set[str]:
    """Those of `spellings` that stand in `text`, from word to word and in this case, if only in a longer one."""
    wanted = set(spellings)
    return {words for start, end in _Places(wanted).of(text) if (words := text[start:end]) in wanted}


class _Places:
    """Where in a text one of many spellings may stand: what begins with its first word, or its first character if
    that belongs to no word, and is as long. To look at each word once is quick, however many spellings there are."""

    def __init__(self, spellings: Iterable[str]) -> None:
        lengths: dict[str, set[int]] = defaultdict(set)
        for spelling in filter(None, spellings):
            lengths[_first(spelling)].add(len(spelling))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        signs = "".join(re.escape(first) for first in lengths if not _is_in_word(first[0]))
        self._firsts = re.compile(rf"\w+|(?<!\w)[{signs}]" if signs else r"\w+")

    def of(self, text: str) -> Iterator[tuple[int, int]]:
        """Each such place as start and end, in order of the start, the longest first."""
        for first in self._firsts.finditer(text):
            start = first.start()
            for length in self._lengths.get(first[0], ()):
                end = start + length
                if end <= len(text) and not (end < len(text) and _is_in_word(text[end])):
                    yield start, end


def _first(spelling: str) -> str:
    word = re.match(r"\w+", spelling)
    return word[0] if word else spelling[0]


def _is_in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _in_one_case(text: str) -> str:
    """`text` in one case, with as many characters."""
    return (text.translate(OTHER_CASES) if HAS_OTHER_CASES.search(text) else text).lower()
