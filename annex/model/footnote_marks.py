"""Footnote marks in a text: `[^5]` is where the annex prints a raised 5."""

import re
from collections.abc import Iterator

MARK = re.compile(r"\[\^([1-9][0-9]{0,3})\]")


def numbers(text: str) -> list[int]:
    """The footnotes that `text` cites, in order."""
    return [int(match[1]) for match in MARK.finditer(text)]


def without(text: str) -> str:
    """`text` without footnote marks, as quotes and names cite it."""
    return MARK.sub("", text)


def split(text: str) -> Iterator[str | int]:
    """The parts of `text` in order: words as str, marks as the footnote's number."""
    for position, part in enumerate(MARK.split(text)):
        if position % 2:
            yield int(part)
        elif part:
            yield part
