"""The ids that the site is linked by, and whether each of them still leads somewhere.

An id is a permalink: never changed, never used again (design, 'Schema'). Nothing in the data itself shows that an id
was changed, so `data/permalinks.txt` holds every id a second time, one a line.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from annex.check.annex_rules import Finding
from annex.load.outline import Entry
from annex.load.problem import shown
from annex.model.annex import ID_LENGTH, ID_PATTERN

FILE = "data/permalinks.txt"

WITH_ID = ("block", "theme", "initiative", "instrument")
"""The kinds of records that have an id."""


def read(text: str) -> dict[str, int]:
    """The permalinks that a file holds, each with its line; what stands behind a # is a comment."""
    lines = enumerate(text.splitlines(), start=1)
    return {id_: number for number, line in lines if (id_ := line.partition("#")[0].strip())}


def findings(entries: list[Entry], permalinks: dict[str, int]) -> Iterator[Finding]:
    """The ids in one data file that are no permalinks. One that isn't well formed is the schema's to find."""
    for entry in entries:
        id_ = entry.text("id")
        if entry.kind not in WITH_ID or id_ in permalinks or len(id_) > ID_LENGTH:
            continue
        if re.fullmatch(ID_PATTERN, id_):
            close = difflib.get_close_matches(shown(id_), permalinks, n=1)
            guess = f" (did you mean {close[0]}?)" if close else ""
            what = f"id '{shown(id_)}' is no permalink{guess}"
            yield Finding((*entry.path, "id"), what, f"those in {FILE}, where a new one is added")


def lost(entries: list[Entry], permalinks: dict[str, int]) -> Iterator[tuple[int, str]]:
    """The permalinks that lead nowhere, each with its line, by the records of all data files."""
    ids = {entry.text("id") for entry in entries if entry.kind in WITH_ID}
    for id_, line in permalinks.items():
        if id_ not in ids:
            yield line, f"permalink '{shown(id_)}' is nobody's id"
