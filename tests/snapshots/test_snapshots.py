"""Compare what the data says with reviewed copies, so that no reading, name or link changes by accident."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from annex.model import money
from annex.model.annex import Footnote
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Source, source_id

Record = dict[str, Any]


def key(source: Source) -> Record:
    return {"footnote": source.number} if isinstance(source, Footnote) else {"initiative": source.id}


def filled(**values: Any) -> Record:
    """The values that there are."""
    return {name: value for name, value in values.items() if value}


def statuses(references: CrossReferences) -> list[Record]:
    return [
        key(source)
        | {"value": str(status.value), "quote": status.quote}
        | filled(**{"for": status.subject, "in_footnote": status.footnote})
        for source, record in references.index.stating
        for status in record.statuses
    ]


def amounts(references: CrossReferences) -> list[Record]:
    return [
        key(source)
        | {"for": budget.subject, "amount": budget.amount, "shown": money.budget_in_words(budget)}
        | {"quote": budget.quote, **filled(same_as=budget.same_as)}
        for source, record in references.index.stating
        for budget in record.budgets
    ]


def names(references: CrossReferences) -> Record:
    """Other names, official ones apart: see the top of the file."""
    found = {i.id: (i.official_names(), i.other_names()) for i in references.instruments.values()}
    for place in references.index.places:
        found[place.id] = (references.official_names_of(place.id), references.names_of(place.id))
    return {
        id_: filled(
            official=[name for name, _ in official],
            also=[named[0] for named in every if named not in official],
        )
        for id_, (official, every) in found.items()
        if every
    }


def mentions(references: CrossReferences) -> Record:
    return {i.id: list(map(source_id, references.sources(i))) for i in references.register.instruments}


def relations(references: CrossReferences) -> Record:
    """The statuses and amounts of each instrument, and what is shown beside each initiative."""
    instruments = {
        instrument.id: {
            "statuses": [f"{s.subject}: {s.value} {source_id(at)}" for s, at in references.statuses(instrument)],
            "budgets": [f"{b.subject}: {b.amount} {source_id(at)}" for b, at in references.budgets(instrument)],
        }
        for instrument in references.register.instruments
    }
    beside = {id_: [o.id for o in references.also_in(place)] for id_, place in references.index.initiatives.items()}
    return {
        "instruments": {id_: said for id_, said in instruments.items() if any(said.values())},
        "also_in": filled(**beside),
    }


@pytest.mark.parametrize("read", [statuses, amounts, names, mentions, relations], ids=lambda read: read.__name__)
def test_data_equals_its_snapshot(references: CrossReferences, read: Callable[[CrossReferences], Any]) -> None:
    reviewed = yaml.safe_load(Path(__file__).with_name(f"{read.__name__}.yaml").read_text(encoding="utf-8"))
    assert reviewed
    assert read(references) == reviewed, f"the data and tests/snapshots/{read.__name__}.yaml differ"
