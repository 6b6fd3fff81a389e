"""Permalinks: ids that links to the site use, so that none may change or go to something else.

`data/permalinks.txt` has one per line, with a hash of what it is the id of.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from typing import Any

from annex.check.records import Node, Records, problems
from annex.load.problem import Finding, Problem, truncated
from annex.load.schema_errors import guess
from annex.model.annex import BuildingBlock, Initiative, Theme
from annex.model.developments import Development
from annex.model.english import text_hash
from annex.model.register import Instrument

FILE = "data/permalinks.txt"
LINE = re.compile(r"[a-z0-9-]+( [0-9a-f]{8})?")
WITH_ID = (BuildingBlock, Theme, Initiative, Instrument, Development)


def read(text: str) -> dict[str, tuple[int, str]]:
    """The permalinks in the text of the file, each with its line and its hash, or ''; `#` begins a comment."""
    lines = enumerate((line.partition("#")[0].split() for line in text.splitlines()), start=1)
    return {words[0]: (number, "".join(words[1:])) for number, words in lines if words}


def ids(records: Records[Any]) -> dict[str, Node[Any]]:
    """The records that have an id, by id."""
    return {node.record.id: node for node in records.of_any(*WITH_ID)}


def line_of(record: Any) -> str:
    """The line of a record in the file. A correction of its words leaves the line as it is."""
    key = "name" if isinstance(record, Instrument) else "title" if hasattr(record, "title") else "text"
    return f"{record.id} {text_hash(f'{type(record).__name__}: {getattr(record, key)}')}"


def new_lines(text: str, records: Iterable[Any]) -> list[str]:
    """The lines of records whose ids the file doesn't list yet."""
    listed = read(text)
    return [line_of(record) for record in records if record.id not in listed]


def changes(text: str, *files: Records[Any]) -> list[Problem]:
    """Ids that were changed, removed or given to something else. An unknown id is an error only if a listed one
    vanished."""
    listed = read(text)
    known = {id_: node.record for file in files for id_, node in ids(file).items()}
    lost = listed.keys() - known.keys()
    before = defaultdict(set)
    for id_, (_, hash_) in listed.items():
        before[hash_].add(id_)
    unknown = [
        found for file in files for found in problems(file.name, file.yaml, _unknown(file, listed, lost)) if lost
    ]
    moved = [found for file in files for found in problems(file.name, file.yaml, _moved(file, listed, before))]
    gone = [Problem(FILE, listed[id_][0], f"permalink '{id_}' is not the id of a record") for id_ in lost]
    return [*_wrong_lines(text), *moved, *(unknown or gone)]


def _wrong_lines(text: str) -> Iterator[Problem]:
    """Lines that aren't an id and its hash, and ids that are listed twice."""
    first: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        plain = line.partition("#")[0].strip()
        id_ = plain.partition(" ")[0]
        if plain and not LINE.fullmatch(plain):
            yield Problem(FILE, number, f"'{truncated(plain)}' is not an id and its hash", "", "as smei 0a1b2c3d")
        elif id_ and first.setdefault(id_, number) != number:
            yield Problem(FILE, number, f"id '{id_}' is already on line {first[id_]}")


def _unknown(file: Records[Any], listed: Container[str], lost: Iterable[str]) -> Iterator[Finding]:
    """Ids that aren't listed, each with the one that was probably meant."""
    for id_, node in ids(file).items():
        if id_ not in listed:
            allowed = f"those in {FILE}, where a new one is added as: {line_of(node.record)}"
            yield Finding(node.at("id"), f"id '{id_}' is not a permalink{guess(id_, lost)}", allowed)


def _moved(file: Records[Any], listed: Container[str], before: dict[str, set[str]]) -> Iterator[Finding]:
    """Records that others are listed with, but not their own id."""
    for id_, node in ids(file).items():
        owners = before.get(line_of(node.record).partition(" ")[2], set())
        if id_ in listed and owners and id_ not in owners:
            yield Finding(node.at("id"), f"id '{id_}' is that of something else: this was '{min(owners)}'")
