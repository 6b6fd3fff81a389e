"""Problems in data files, with the line and a message for editors."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The keys and list positions that lead from the top of a file to a value, as in pydantic's `loc`."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. `file` is relative to the project's root; `line` counts from 1; `place` is the record's place in the
    annex ('Bouwsteen 1 › Interne markt › SMEI') or empty; `allowed` says what would be right, or is empty."""

    file: str
    line: int
    what: str
    place: str = ""
    allowed: str = ""

    def __str__(self) -> str:
        place = f" [{self.place}]" if self.place else ""
        allowed = f" (allowed: {self.allowed})" if self.allowed else ""
        return _escaped(f"{self.file}:{self.line}: {self.what}{place}{allowed}")


class Finding(NamedTuple):
    """A mistake at a path in a file: what is wrong, and what is allowed instead."""

    path: Path
    what: str
    allowed: str = ""


class DataError(Exception):
    """The data can't be published. `problems` holds every problem that was found, in order of file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        files = len({problem.file for problem in self.problems})
        total = f"{count} error{'s' * (count != 1)} in {files} file{'s' * (files != 1)}"
        return "\n".join([*map(str, self.problems), total])


def unreadable(name: str, error: OSError) -> Problem:
    """The problem of a file that can't be read, or isn't there."""
    return Problem(name, 1, f"can't be read: {error.strerror}")


def truncated(value: object, limit: int = 60) -> str:
    """`value` as text of at most `limit` characters, for messages."""
    text = str(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _escaped(text: str) -> str:
    """`text` with control and direction characters escaped, so that a message can't steer a terminal."""
    return "".join(f"\\u{ord(c):04x}" if unicodedata.category(c)[0] == "C" else c for c in text)
