"""Compare what the data says with reviewed copies, so that no reading, name or link changes by accident."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from annex.check.project import load_project
from annex.model import money
from tests.conftest import ROOT
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


def snapshot(name: str) -> list[dict[str, Any]]:
    records = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    if isinstance(records, dict):
        records = [{"id": id_, **shown} for id_, shown in records.items()]
    return list(records)


def lines(records: list[dict[str, Any]]) -> list[str]:
    return [", ".join(f"{key}: {record[key]}" for key in sorted(record)) for record in records]


@pytest.mark.parametrize("read", [statuses, amounts, names], ids=lambda read: read.__name__)
def test_data_equals_its_snapshot(register: Register, read: Any) -> None:
    name = read.__name__
    reviewed, data = lines(snapshot(name)), lines(list(read(register)))
    if name == "names":
        reviewed, data = sorted(reviewed), sorted(data)
    changes = "\n".join(difflib.unified_diff(reviewed, data, f"tests/snapshots/{name}.yaml", "data/", n=0, lineterm=""))
    assert reviewed
    assert not changes, f"the data and its snapshot differ:\n{changes}"


def test_what_was_corrected_stays_corrected(register: Register) -> None:
    """`test_then_and_now` compares the other corrections, about the developments' sources and days."""
    facts = yaml.safe_load((ROOT / "tests/facts/corrections.yaml").read_text(encoding="utf-8"))
    developments = load_project(ROOT).developments.developments
    for id_, fact in facts["instruments"].items():
        assert register.instruments[id_].kind == fact["kind"]
        assert fact.get("remark_holds", "") in (register.instruments[id_].remark or "")
    for id_, names in facts["not_official"].items():
        assert {name for name, _ in register.instruments[id_].official_names()}.isdisjoint(names)
    for short, words in facts["abbreviations"].items():
        assert register.abbreviations[short].stands_for == words
    for id_, words in facts["said"].items():
        assert [d for d in developments if id_ in d.about and words in d.text], words
    for id_, others in facts["not_about"].items():
        about = [set(d.about) for d in developments if id_ in d.about]
        assert about
        assert all(ids.isdisjoint(others) for ids in about)
