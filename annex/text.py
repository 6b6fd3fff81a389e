"""A text of the annex cut into the pieces that a page shows: words, footnote marks, page breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annex import marks
from annex.index import Citation
from annex.model import PageBreak


@dataclass(frozen=True)
class Words:
    """A run of the annex's words, as they stand."""

    words: str


@dataclass(frozen=True)
class Mark:
    """A footnote mark."""

    citation: Citation


@dataclass(frozen=True)
class Break:
    """The place where the annex goes on to `page`."""

    page: int


Piece = Words | Mark | Break


def pieces(text: str, citations: Sequence[Citation] = (), breaks: Sequence[PageBreak] = ()) -> Iterator[Piece]:
    """Cut `text` at its marks, which `citations` explain in order, and at its page breaks."""
    following = iter(citations)
    remaining = list(breaks)
    for piece in marks.split(text):
        if isinstance(piece, int):
            yield Mark(next(following))
        else:
            yield from _broken(piece, remaining)


def _broken(words: str, remaining: list[PageBreak]) -> Iterator[Piece]:
    """Cut `words` where the next of `remaining` begins, and take it off the list."""
    while remaining and (position := words.find(remaining[0].before)) >= 0:
        if position:
            yield Words(words[:position])
        yield Break(remaining.pop(0).page)
        words = words[position:]
    yield Words(words)
