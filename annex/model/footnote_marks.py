"""Footnote marks in a text: `[^5]` stands where the annex prints a raised 5."""

from __future__ import annotations

import re
from collections.abc import Iterator

MARK = re.compile(r"\[\^([1-9][0-9]{0,3})\]")
MARK_LIKE = re.compile(r"\[\s*\^[^\]]*\]?")
"""Anything that looks like a mark. Where `MARK` doesn't match it, it is an error."""


def numbers(text: str) -> list[int]:
    """The footnotes that `text` cites, in order."""
    return [int(match[1]) for match in MARK.finditer(text)]


def without(text: str) -> str:
    """`text` without footnote marks, as quotes and names cite it."""
    return MARK.sub("", text)


def broken(text: str) -> list[str]:
    """The parts of `text` that look like a mark but aren't one: `[^ 5]`, `[^x]`, `[^5`."""
    return [match[0] for match in MARK_LIKE.finditer(text) if not MARK.fullmatch(match[0])]


def split(text: str) -> Iterator[str | int]:
    """The parts of `text` in order: words as str, marks as the footnote's number."""
    for position, part in enumerate(MARK.split(text)):
        if position % 2:
            yield int(part)
        elif part:
            yield part
