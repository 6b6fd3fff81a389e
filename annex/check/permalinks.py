"""Permalinks: ids that links to the site use, so that none may change or go to something else.

`data/permalinks.txt` has one per line, with a hash of what it is the id of.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from annex.check.records import Files, Node
from annex.load.problem import Problem, truncated
from annex.load.schema_errors import guess
from annex.model.annex import BuildingBlock, Initiative, Theme
from annex.model.developments import Development
from annex.model.english import text_hash
from annex.model.register import Instrument

FILE = "data/permalinks.txt"
LINE = re.compile(r"([a-z0-9-]+)(?: ([0-9a-f]{8}))?")
WITH_ID = (BuildingBlock, Theme, Initiative, Instrument, Development)


def read(text: str) -> dict[str, tuple[int, str]]:
    """The permalinks in the text of the file, each with its line and its hash, or ''; `#` begins a comment."""
    lines = enumerate((line.partition("#")[0].split() for line in text.splitlines()), start=1)
    return {words[0]: (number, "".join(words[1:])) for number, words in lines if words}


def line_of(record: Any) -> str:
    """The line of a record in the file. A correction of its words leaves the line as it is."""
    key = "name" if isinstance(record, Instrument) else "title" if hasattr(record, "title") else "text"
    return f"{record.id} {text_hash(f'{type(record).__name__}: {getattr(record, key)}')}"


def new_lines(text: str, records: Iterable[Any]) -> list[str]:
    """The lines of records whose ids the file doesn't list yet."""
    listed = read(text)
    return [line_of(record) for record in records if record.id not in listed]


def permalinks_stay(files: Files, text: str) -> Iterator[Problem]:
    """No id of the list was changed, removed, or given to something else. A new id is an error only if a listed one
    vanished: it may be a new spelling of that."""
    listed = read(text)
    known: dict[str, Node[Any]] = {node.record.id: node for file in files.all for node in file.of_any(*WITH_ID)}
    lost = listed.keys() - known.keys()
    new = known.keys() - listed.keys() if lost else set()
    for id_ in new:
        allowed = f"those in {FILE}, where a new one is added as: {line_of(known[id_].record)}"
        yield known[id_].problem(f"id '{id_}' is not a permalink{guess(id_, lost)}", "id", allowed=allowed)
    for id_ in lost if not new else ():
        yield Problem(FILE, listed[id_][0], f"permalink '{id_}' is not the id of a record")

    before = {hash_: id_ for id_, (_, hash_) in reversed(listed.items()) if hash_}
    for id_, node in known.items():
        hash_ = line_of(node.record).partition(" ")[2]
        if id_ in listed and hash_ in before and listed[id_][1] != hash_:
            yield node.problem(f"id '{id_}' is that of something else: this was '{before[hash_]}'", "id")


def lines_are_right(text: str) -> Iterator[Problem]:
    """Each line is an id and its hash, and lists an id for the first time."""
    first: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        plain = line.partition("#")[0].strip()
        found = LINE.fullmatch(plain)
        if plain and not found:
            yield Problem(FILE, number, f"'{truncated(plain)}' is not an id and its hash", "", "as smei 0a1b2c3d")
        elif found and first.setdefault(found[1], number) != number:
            yield Problem(FILE, number, f"id '{found[1]}' is already on line {first[found[1]]}")
