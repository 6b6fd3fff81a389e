"""A problem in a data file, as an editor is told about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, and where.

    `file` is relative to the project's root; `line` counts from 1; `where` is the place in the annex
    ('Bouwsteen 1 › Interne markt › SMEI') or empty; `allowed` says what would have been right, or is empty.
    """

    file: str
    line: int
    what: str
    where: str = ""
    allowed: str = ""

    def __str__(self) -> str:
        where = f" [{self.where}]" if self.where else ""
        allowed = f" (allowed: {self.allowed})" if self.allowed else ""
        return _visible(f"{self.file}:{self.line}: {self.what}{where}{allowed}")


def shown(value: object, limit: int = 60) -> str:
    """`value` for a message: a file may hold a million characters where a word belongs."""
    text = str(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _visible(text: str) -> str:
    """`text` with control and direction characters written out: a message must not steer a terminal."""
    return "".join(f"\\u{ord(c):04x}" if unicodedata.category(c)[0] == "C" else c for c in text)


class DataError(Exception):
    """The data can't be published. `problems` holds every problem that was found, in order of file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        files = len({problem.file for problem in self.problems})
        return "\n".join(
            [
                *map(str, self.problems),
                f"{count} error{'s' * (count != 1)} in {files} file{'s' * (files != 1)}",
            ]
        )
