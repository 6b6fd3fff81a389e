"""Splits a text of the annex into the segments that a page shows.

Segments are words, mentions of instruments, abbreviations, words in another language, footnote marks and page breaks.
Joined again, their words are the text, word for word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annex.model import footnote_marks
from annex.model.annex import PageBreak
from annex.model.name_matcher import NameMatcher
from annex.model.register import Abbreviation, Instrument, Language, Register
from annex.relate.places import Citation


@dataclass(frozen=True)
class Words:
    """Plain words of the annex. `language` is None for Dutch."""

    words: str
    language: Language | None = None


@dataclass(frozen=True)
class Mention:
    """A name of an instrument. `stands_for` explains it where it is an abbreviation."""

    words: str
    instrument: Instrument
    language: Language | None = None
    stands_for: str = ""


@dataclass(frozen=True)
class ShortForm:
    """An abbreviation that is no instrument's name."""

    words: str
    abbreviation: Abbreviation


@dataclass(frozen=True)
class Mark:
    """A footnote mark."""

    citation: Citation


@dataclass(frozen=True)
class Break:
    """Where the annex continues on `page`."""

    page: int


Segment = Words | Mention | ShortForm | Mark | Break


@dataclass(frozen=True)
class _Meaning:
    """What a spelling means: an instrument, an abbreviation, or only words in some language."""

    language: Language | None = None
    instrument: Instrument | None = None
    abbreviation: Abbreviation | None = None


class Segmenter:
    """Splits texts at the names and abbreviations of one register."""

    def __init__(self, register: Register) -> None:
        shorts = {abbreviation.short: abbreviation for abbreviation in register.abbreviations}
        spellings = [
            (spelling, _Meaning(_foreign(language), instrument, shorts.get(spelling)))
            for instrument in register.instruments
            for spelling, language in instrument.spellings()
        ]
        spellings += [(short, _Meaning(abbreviation=abbreviation)) for short, abbreviation in shorts.items()]
        spellings += [(phrase.words, _Meaning(_foreign(phrase.language))) for phrase in register.phrases]
        self._matcher = NameMatcher(spellings)

    def segments(self, text: str, citations: Sequence[Citation], breaks: Sequence[PageBreak] = ()) -> Iterator[Segment]:
        """Split `text` at its footnote marks, its page breaks and the names in it.

        `citations` are those of the marks, in order. An abbreviation is a segment of its own at its first use only.
        """
        following = iter(citations)
        remaining = list(breaks)
        explained: set[str] = set()
        for part in footnote_marks.split(text):
            if isinstance(part, int):
                yield Mark(next(following))
                continue
            for segment in _split_at_breaks(part, remaining):
                yield from (segment,) if isinstance(segment, Break) else self._named(segment.words, explained)

    def name_segments(self, words: str) -> Iterator[Words]:
        """Split a name or title by language only, for text that must have no links."""
        for part, meaning in self._matcher.split(words):
            yield Words(part, meaning.language if meaning else None)

    def mentioned(self, text: str) -> list[Instrument]:
        """The instrument of each mention in `text`, in order."""
        return [m.instrument for m in self._matcher.found(footnote_marks.without(text)) if m.instrument]

    def _named(self, words: str, explained: set[str]) -> Iterator[Segment]:
        for part, meaning in self._matcher.split(words):
            if meaning is None:
                yield Words(part)
            elif meaning.instrument:
                stands_for = meaning.abbreviation.stands_for if meaning.abbreviation else ""
                yield Mention(part, meaning.instrument, meaning.language, stands_for)
            elif meaning.abbreviation and part not in explained:
                explained.add(part)
                yield ShortForm(part, meaning.abbreviation)
            else:
                yield Words(part, meaning.language)


def _foreign(language: Language | None) -> Language | None:
    """`language` if it isn't the language of the page."""
    return None if language is Language.NL else language


def _split_at_breaks(words: str, remaining: list[PageBreak]) -> Iterator[Words | Break]:
    """Split `words` before each of the `remaining` breaks in it, and remove those from the list."""
    while remaining and (position := words.find(remaining[0].before)) >= 0:
        if position:
            yield Words(words[:position])
        yield Break(remaining.pop(0).page)
        words = words[position:]
    yield Words(words)
