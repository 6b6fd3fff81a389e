"""A text of the annex cut into the pieces that a page shows.

Words, mentions of instruments, abbreviations, words in another language, footnote marks and page breaks: laid one
after the other, the pieces are the text again, word for word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annex.model import footnote_marks as marks
from annex.model.annex import PageBreak
from annex.model.name_matcher import Finder
from annex.model.register import Abbreviation, Instrument, Language, Register
from annex.relate.places import Citation


@dataclass(frozen=True)
class Words:
    """A run of the annex's words, as they stand. `language` is None for Dutch."""

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
    """The place where the annex goes on to `page`."""

    page: int


Piece = Words | Mention | ShortForm | Mark | Break


@dataclass(frozen=True)
class _Meaning:
    """What a spelling is: an instrument's name, an abbreviation, or neither."""

    language: Language | None = None
    instrument: Instrument | None = None
    abbreviation: Abbreviation | None = None


class Cutter:
    """Cuts texts by the names and abbreviations of one register."""

    def __init__(self, register: Register) -> None:
        shorts = {abbreviation.short: abbreviation for abbreviation in register.abbreviations}
        spellings = [
            (spelling, _Meaning(_foreign(language), instrument, shorts.get(spelling)))
            for instrument in register.instruments
            for spelling, language in instrument.spellings()
        ]
        spellings += [(short, _Meaning(abbreviation=abbreviation)) for short, abbreviation in shorts.items()]
        spellings += [(phrase.words, _Meaning(_foreign(phrase.language))) for phrase in register.phrases]
        self._finder = Finder(spellings)

    def pieces(self, text: str, citations: Sequence[Citation], breaks: Sequence[PageBreak] = ()) -> Iterator[Piece]:
        """Cut `text` at its marks, which `citations` explain in order, at its page breaks, and at what it names.

        An abbreviation is a piece of its own where the text first uses it.
        """
        following = iter(citations)
        remaining = list(breaks)
        explained: set[str] = set()
        for part in marks.split(text):
            if isinstance(part, int):
                yield Mark(next(following))
                continue
            for piece in _broken(part, remaining):
                yield from (piece,) if isinstance(piece, Break) else self._named(piece.words, explained)

    def runs(self, words: str) -> Iterator[Words]:
        """A name or title cut by language alone, for text that must hold no links."""
        for part, meaning in self._finder.split(words):
            yield Words(part, meaning.language if meaning else None)

    def mentioned(self, text: str) -> list[Instrument]:
        """The instruments that `text` names, in order, as often as it names them."""
        return [m.instrument for m in self._finder.found(marks.without(text)) if m.instrument]

    def _named(self, words: str, explained: set[str]) -> Iterator[Piece]:
        for part, meaning in self._finder.split(words):
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
    """`language` where it differs from the page's."""
    return None if language is Language.NL else language


def _broken(words: str, remaining: list[PageBreak]) -> Iterator[Words | Break]:
    """Cut `words` where the next of `remaining` begins, and take it off the list."""
    while remaining and (position := words.find(remaining[0].before)) >= 0:
        if position:
            yield Words(words[:position])
        yield Break(remaining.pop(0).page)
        words = words[position:]
    yield Words(words)
