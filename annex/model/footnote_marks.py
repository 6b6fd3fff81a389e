"""Footnote marks in a text: `[^5]` stands where the annex prints a raised 5."""

from __future__ import annotations

import re
from collections.abc import Iterator

MARK = re.compile(r"\[\^([1-9][0-9]{0,3})\]")
MARK_LIKE = re.compile(r"\[\s*\^[^\]]*\]?")
"""What may have been meant as a mark; whatever of it `MARK` doesn't match is a slip."""


def numbers(text: str) -> list[int]:
    """The footnotes that `text` cites, in order."""
    return [int(match[1]) for match in MARK.finditer(text)]


def without(text: str) -> str:
    """`text` as the annex's words alone, as quotes and names cite it."""
    return MARK.sub("", text)


def broken(text: str) -> list[str]:
    """What looks like a mark in `text` and isn't one: `[^ 5]`, `[^x]`, `[^5`."""
    return [match[0] for match in MARK_LIKE.finditer(text) if not MARK.fullmatch(match[0])]


def split(text: str) -> Iterator[str | int]:
    """The pieces of `text` in order: words as str, marks as the footnote's number."""
    for position, piece in enumerate(MARK.split(text)):
        if position % 2:
            yield int(piece)
        elif piece:
            yield piece
