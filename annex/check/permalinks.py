"""Permalinks: ids that links to the site use, so that none may change. `data/permalinks.txt` has one per line."""

from collections.abc import Iterator
from typing import Any

from annex.check.records import Node, Records, problems
from annex.load.problem import Finding, Problem
from annex.load.schema_errors import guess
from annex.model.annex import BuildingBlock, Initiative, Theme
from annex.model.developments import Development
from annex.model.register import Instrument

FILE = "data/permalinks.txt"
WITH_ID = (BuildingBlock, Theme, Initiative, Instrument, Development)


def read(text: str) -> dict[str, int]:
    """The permalinks in the text of the file, each with its line; `#` begins a comment."""
    lines = enumerate(text.splitlines(), start=1)
    return {id_: number for number, line in lines if (id_ := line.partition("#")[0].strip())}


def ids(records: Records[Any]) -> dict[str, Node[Any]]:
    """The records that have an id, by id."""
    return {node.record.id: node for node in records.of_any(*WITH_ID)}


def changes(text: str, *files: Records[Any]) -> list[Problem]:
    """Ids that were changed or removed. An unknown id is an error only if a listed id vanished."""
    listed = read(text)
    lost = listed.keys() - {id_ for file in files for id_ in ids(file)}
    unknown = [found for file in files for found in problems(file.name, file.yaml, _unknown(file, listed)) if lost]
    return unknown or [Problem(FILE, listed[id_], f"permalink '{id_}' is not the id of a record") for id_ in lost]


def _unknown(file: Records[Any], listed: dict[str, int]) -> Iterator[Finding]:
    """Ids that aren't listed, each with the one that was probably meant."""
    for id_, node in ids(file).items():
        if id_ not in listed:
            allowed = f"those in {FILE}, where a new one is added"
            yield Finding(node.at("id"), f"id '{id_}' is not a permalink{guess(id_, listed)}", allowed)
