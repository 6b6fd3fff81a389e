"""Check that random damage to a data file never crashes the check and is reported with a line that exists.

The real files are damaged in dozens of ways (`mutations`). A damage is reported, or harmless (the data stays equal), or
published. A published one fails the test if a rule should have found it: in the annex's own words, numbers, dates and
ids, and in the register's ids. Only a reader can judge the others: they are counted separately, not as a success.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annex.check.project import Data, load_project
from annex.load.problem import DataError
from annex.model.annex import Annex
from tests.unit.mutations import KINDS, Damaged, Document, Mutation, mutations
from tests.unit.project import ANNEX, DEVELOPMENTS, REGISTER, ROOT, project

SEED = 20221108

NEAR = 3
"""For some kinds: at most so many lines between the damage and the reported line."""

CHOSEN = {"initiatives.name", "initiatives.name_by", "initiatives.page_breaks.before", "document.letter.title"}
CHOSEN |= {f"{kind}.{field}" for kind in ("initiatives", "footnotes") for field in ("budgets.quote", "budgets.for")}
CHOSEN |= {f"{kind}.status.{field}" for kind in ("initiatives", "footnotes") for field in ("quote", "value", "for")}
"""Fields of the annex where editors have a choice: which words are quoted or are the name, and what a quote means."""

REPORTED, HARMLESS, UNJUDGED = VERDICTS = ("reported", "harmless", "not judged")
RECORDS = ("building_blocks", "themes", "initiatives", "footnotes")

RIGHT = load_project(ROOT)


def documents() -> list[Document]:
    return [Document(name, (ROOT / name).read_text(encoding="utf-8")) for name in (ANNEX, REGISTER, DEVELOPMENTS)]


def verdict(root: Path, mutation: Mutation, load: Callable[[Path], Data] = load_project) -> str:
    """One of `VERDICTS`, or what is wrong. Any exception but `DataError` fails the test, with its traceback."""
    file = root / mutation.file
    right = file.read_bytes()
    file.write_bytes(mutation.damaged.content.encode())
    try:
        return published(load(root))
    except DataError as error:
        return reported(root, str(error).splitlines(), mutation)
    finally:
        file.write_bytes(right)


def reported(root: Path, lines: list[str], mutation: Mutation) -> str:
    """Check that each message names an existing line and, for some kinds, that one is near the damage."""
    found = [re.fullmatch(r"(\S+):(\d+): .+", line) for line in lines[:-1]]
    if not found or not all(found) or not re.fullmatch(r"\d+ errors? in \d+ files?", lines[-1]):
        return f"not a list of errors and a count: {lines[:3]}"
    places = [(match[1], int(match[2])) for match in found if match]
    if missing := [place for place in places if not has_line(root, *place)]:
        return f"no such line: {missing}"
    line = mutation.damaged.line
    if mutation.is_near and line and not any(f == mutation.file and abs(n - line) <= NEAR for f, n in places):
        return f"reported, but not near line {line}: {lines[0][:200]}"
    return REPORTED


def has_line(root: Path, name: str, line: int) -> bool:
    if name.startswith("docs/") and not (root / name).exists():  # the missing page of a theme
        return line == 1
    return (root / name).is_file() and 1 <= line <= max(1, len((root / name).read_bytes().splitlines()))


def published(data: Data) -> str:
    if data == RIGHT:
        return HARMLESS
    right, now = fields(RIGHT), fields(data)
    changed = {name for name in {*right, *now} if right.get(name) != now.get(name)}
    if sorted(right["instruments.id"]) == sorted(now["instruments.id"]):
        changed.discard("instruments.id")  # their order doesn't matter
    kept = ("instruments.id", "states.initiative")
    wrong = {n for n in changed - CHOSEN if n in kept or n.partition(".")[0] in ("document", *RECORDS)}
    return f"silently published: {', '.join(sorted(wrong))}" if wrong else UNJUDGED


def fields(data: Data) -> dict[str, list[Any]]:
    """All values by field, named after the list that holds the record: 'initiatives.status.quote'."""
    found: dict[str, list[Any]] = {}
    register = data.register.model_dump(by_alias=True, exclude_unset=True)
    register["sources"] = register.pop("footnotes", [])
    developments = data.developments.model_dump(by_alias=True, exclude_unset=True)
    for part in (data.annex.model_dump(by_alias=True, exclude_unset=True), register, developments):
        for name, value in _leaves(part, ""):
            found.setdefault(name, []).append(value)
    return found


def _leaves(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, key if key in RECORDS else f"{name}.{key}".removeprefix("."))
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, name)
    else:
        yield name, value if isinstance(value, str | int | datetime.date) else str(value)


@pytest.mark.parametrize("name", [ANNEX, REGISTER, DEVELOPMENTS])
def test_damage_is_reported_where_a_rule_should_find_it(
    name: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    root = project(tmp_path)
    counts: Counter[str] = Counter()
    failures = []
    for mutation in mutations([document for document in documents() if document.name == name], SEED):
        found = verdict(root, mutation)
        counts[found] += 1
        if found not in VERDICTS:
            failures.append(f"{mutation.kind}, {mutation.file}:{mutation.damaged.line}: {found}")
    record_property("summary", ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS))
    assert not failures, "\n".join(failures)


def test_every_kind_of_damage_is_done() -> None:
    assert {mutation.kind for mutation in mutations(documents(), SEED)} == set(KINDS)


def test_silent_damage_is_noticed(tmp_path: Path) -> None:
    """If the check let a lost word pass, this test would fail."""
    wrong = RIGHT.annex.model_dump(by_alias=True, exclude_unset=True)
    wrong["footnotes"][0]["text"] = "Zie ook niets"
    data = Data(Annex.model_validate(wrong), RIGHT.register, RIGHT.developments)
    mutation = Mutation("unknown tag", ANNEX, Damaged("", 1))
    assert verdict(project(tmp_path), mutation, lambda _: data) == "silently published: footnotes.text"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([f"{ANNEX}:99999: wrong", "1 error in 1 file"], "no such line"),
        (["data/nergens.yaml:1: wrong", "1 error in 1 file"], "no such line"),
        ([f"{REGISTER}:30: wrong", "1 error in 1 file"], "reported, but not near line"),
        (["Traceback"], "not a list of errors"),
    ],
)
def test_wrong_report_is_noticed(lines: list[str], says: str) -> None:
    assert reported(ROOT, lines, Mutation("unknown tag", ANNEX, Damaged("", 20))).startswith(says)
