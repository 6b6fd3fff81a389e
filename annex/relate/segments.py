"""Splits a text of the annex into the segments that a page shows.

Joined again, the words of the segments are the text, word for word.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annex.model import footnote_marks
from annex.model.annex import Footnote, PageBreak
from annex.model.name_matcher import NameMatcher
from annex.model.register import Abbreviation, Instrument, Language, Register
from annex.relate.places import AnnexText, Citation, Index, InitiativePlace


@dataclass(frozen=True)
class Span:
    """Words of the annex. `language` is None for Dutch. `instrument` is set for a name of an instrument, `abbreviation`
    for an abbreviation, which may be the name of an instrument too."""

    words: str
    language: Language | None = None
    instrument: Instrument | None = None
    abbreviation: Abbreviation | None = None


Segment = Span | Citation | PageBreak


class Segmenter:
    """Splits the texts of an annex at the names and abbreviations of a register."""

    def __init__(self, index: Index, register: Register) -> None:
        self._index = index
        shorts = {abbreviation.short: abbreviation for abbreviation in register.abbreviations}
        meanings = [
            Span(spelling, _foreign(language), instrument, shorts.get(spelling))
            for instrument in register.instruments
            for spelling, language in instrument.spellings()
        ]
        meanings += [Span(short, abbreviation=abbreviation) for short, abbreviation in shorts.items()]
        meanings += [Span(phrase.words, _foreign(phrase.language)) for phrase in register.phrases]
        self._matcher = NameMatcher((meaning.words, meaning) for meaning in meanings)

    def segments(self, text: AnnexText) -> Iterator[Segment]:
        """Split a text at its footnote marks, its page breaks and the names in it. An abbreviation is a segment of its
        own at its first use only."""
        citations = iter([] if isinstance(text, Footnote) else self._index.citations_at[text])
        remaining = [*text.initiative.page_breaks] if isinstance(text, InitiativePlace) else []
        explained: set[str] = set()
        for part in footnote_marks.split(text.text):
            if isinstance(part, int):
                yield next(citations)
                continue
            for segment in _split_at_breaks(part, remaining):
                yield from self._named(segment, explained) if isinstance(segment, str) else (segment,)

    def name_segments(self, words: str) -> list[Span]:
        """Split a name or title by language only, for text that must have no links."""
        return [Span(part, meaning.language if meaning else None) for part, meaning in self._matcher.split(words)]

    def mentioned(self, text: str) -> list[Instrument]:
        """The instruments that `text` names, each once."""
        found = (meaning.instrument for meaning in self._matcher.found(footnote_marks.without(text)))
        return list({instrument.id: instrument for instrument in found if instrument}.values())

    def _named(self, words: str, explained: set[str]) -> Iterator[Segment]:
        for part, meaning in self._matcher.split(words):
            if meaning is None or (not meaning.instrument and meaning.abbreviation and part in explained):
                yield Span(part)
            else:
                explained.add(part)
                yield replace(meaning, words=part)


def _foreign(language: Language | None) -> Language | None:
    """`language` if it isn't the language of the page."""
    return None if language == "nl" else language


def _split_at_breaks(words: str, remaining: list[PageBreak]) -> Iterator[str | PageBreak]:
    """Split `words` before each of the `remaining` breaks in it, and remove those from the list."""
    while remaining and (position := words.find(remaining[0].before)) >= 0:
        if position:
            yield words[:position]
        yield remaining.pop(0)
        words = words[position:]
    yield words
