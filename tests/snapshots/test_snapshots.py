"""Compare what the data says with reviewed copies, so that no reading, name or link changes by accident."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from annex.model import money
from tests.site import facts_data
from tests.site.expected import Register, Text

FOLDER = Path(__file__).parent


@pytest.fixture(scope="module")
def register() -> Register:
    return Register()


def key(text: Text) -> dict[str, Any]:
    return {"footnote": text.number} if text.kind == "footnote" else {"initiative": text.id}


def statuses(register: Register) -> Iterator[dict[str, Any]]:
    for text in register.annex.texts:
        for status in text.statuses:
            subject = {"for": status.subject} if status.subject else {}
            footnote = {"in_footnote": status.footnote} if status.footnote else {}
            yield {**key(text), **subject, "value": str(status.value), **footnote, "quote": status.quote}


def amounts(register: Register) -> Iterator[dict[str, Any]]:
    for text in register.annex.texts:
        for budget in text.budgets:
            said = {
                "for": budget.subject,
                "amount": budget.amount,
                "shown": money.budget_in_words(budget),
                "quote": budget.quote,
            }
            yield {**key(text), **said, **({"same_as": budget.same_as} if budget.same_as else {})}


def names(register: Register) -> Iterator[dict[str, Any]]:
    annex = register.annex
    for id_ in (*register.instruments, *(text.id for text in (*annex.themes, *annex.initiatives))):
        shown: dict[str, list[str]] = {}
        for name, _, is_official in register.names(id_):
            shown.setdefault("official" if is_official else "also", []).append(name)
        if shown:
            yield {"id": id_, **shown}


def outcomes(register: Register) -> Iterator[dict[str, Any]]:
    ids = {outcome.sentence: outcome.id for outcome in facts_data.outcomes().values()}
    for sentence, shown_at in register.outcomes().items():
        yield {"outcome": ids.get(sentence, sentence), "shown_at": sorted(shown_at)}


def snapshot(name: str) -> list[dict[str, Any]]:
    records = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    if isinstance(records, dict):
        records = [{"id": id_, **shown} for id_, shown in records.items()]
    return [{key: sorted(v) if key == "shown_at" else v for key, v in record.items()} for record in records]


def lines(records: list[dict[str, Any]], *, is_ordered: bool) -> list[str]:
    found = [", ".join(f"{key}: {record[key]}" for key in sorted(record)) for record in records]
    return found if is_ordered else sorted(found)


@pytest.mark.parametrize("read", [statuses, amounts, names, outcomes], ids=lambda read: read.__name__)
def test_data_equals_its_snapshot(register: Register, read: Any) -> None:
    name = read.__name__
    is_ordered = name not in ("outcomes", "names")
    reviewed = lines(snapshot(name), is_ordered=is_ordered)
    data = lines(list(read(register)), is_ordered=is_ordered)
    changes = "\n".join(difflib.unified_diff(reviewed, data, f"tests/snapshots/{name}.yaml", "data/", n=0, lineterm=""))
    assert reviewed
    assert not changes, f"the data and its snapshot differ:\n{changes}"
