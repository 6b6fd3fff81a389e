"""Splits a text of the annex into the segments that a page shows, and marks the quotes in it.

Joined again, the words of the segments are the text, word for word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from annex.model import footnote_marks
from annex.model.annex import Budget, Footnote, PageBreak, Status
from annex.model.name_matcher import NameMatcher
from annex.model.register import Abbreviation, Instrument, Language, Register
from annex.relate.places import AnnexText, Citation, Index, InitiativePlace, Place


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


@dataclass(frozen=True)
class QuoteEdge:
    """Where quoted words begin, with their id and what follows from them, or where they end, without."""

    anchor: str = ""
    stated: tuple[Status | Budget, ...] = ()


class Quotes:
    """The quotes of an annex. Each has an id that no record can have: the text's own id and two hyphens."""

    def __init__(self, index: Index) -> None:
        self._anchors: dict[str, dict[str, str]] = defaultdict(dict)
        self._stated: dict[str, list[Status | Budget]] = defaultdict(list)
        for place in index.initiatives.values():
            stated_here: list[Status | Budget] = [*place.statuses, *place.budgets]
            for stated in stated_here:
                if owner := _owner(place, stated):
                    anchors = self._anchors[owner.id]
                    anchor = anchors.setdefault(stated.quote, f"{owner.id}--woorden-{len(anchors) + 1}")
                    self._stated[anchor].append(stated)

    def anchor(self, place: InitiativePlace, stated: Status | Budget) -> str:
        """The id, on the page of the theme, of the words that `stated` follows from."""
        if isinstance(stated, Status) and stated.footnote:
            return f"voetnoot-{stated.footnote}"
        owner = _owner(place, stated)
        return self._anchors[owner.id][stated.quote] if owner else place.id

    def mark(self, place: Place, segments: Iterable[Segment]) -> Iterator[Segment | QuoteEdge]:
        """The segments of a place's text, with the start and the end of each quote. A longer quote encloses a shorter
        one. Of a link that is partly quoted, all is."""
        text = footnote_marks.without(place.text)
        longest_first = sorted(self._anchors.get(place.id, {}).items(), key=lambda item: -len(item[0]))
        quotes = [(text.index(quote), text.index(quote) + len(quote), anchor) for quote, anchor in longest_first]
        offsets = sorted({offset for first, last, _ in quotes for offset in (first, last)})
        end = 0
        for segment in segments:
            for part in _split_at(offsets, segment, end):
                start, end = end, end + (len(part.words) if isinstance(part, Span) else 0)
                begun = [anchor for first, _, anchor in quotes if start <= first < end]
                yield from (QuoteEdge(anchor, tuple(self._stated[anchor])) for anchor in begun)
                yield part
                yield from (QuoteEdge() for _, last, _ in quotes if start < last <= end)


def _owner(place: InitiativePlace, stated: Status | Budget) -> InitiativePlace | None:
    """The initiative whose text contains the quote: `place`, its parent, or None for a quote from a footnote."""
    places = (place, place.parent)
    return next((p for p in places if p and stated.quote in footnote_marks.without(p.text)), None)


def _split_at(offsets: list[int], segment: Segment, start: int) -> list[Segment]:
    """Split words at offsets of the text, in which they begin at `start`. A link is never split."""
    if not isinstance(segment, Span) or segment.instrument or segment.abbreviation:
        return [segment]
    inner = [offset - start for offset in offsets if start < offset < start + len(segment.words)]
    bounds = pairwise([0, *inner, len(segment.words)])
    return [replace(segment, words=segment.words[first:last]) for first, last in bounds]
