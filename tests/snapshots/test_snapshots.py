"""Compare what the data says, and what follows from it, with reviewed copies: no reading, name or link changes by
accident.

`WRITE_SNAPSHOTS=1` writes what follows from the data anew: review the difference. Statuses, amounts, names and mentions
are readings, changed by hand.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from annex.model import money
from annex.model.annex import Footnote
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Source
from annex.relate.segments import Words

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
        for source in references.index.stating
        for status in source.statuses
    ]


def amounts(references: CrossReferences) -> list[Record]:
    return [
        key(source)
        | {"for": budget.subject, "amount": budget.amount, "shown": money.budget_in_words(budget)}
        | {"quote": budget.quote, **filled(same_as=budget.same_as)}
        for source in references.index.stating
        for budget in source.budgets
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
    return {i.id: [source.id for source in references.sources[i.id]] for i in references.register.instruments}


def relations(references: CrossReferences) -> Record:
    """The statuses, amounts and themes of each instrument, and what is shown beside each initiative."""
    instruments = {
        instrument.id: filled(
            statuses=[f"{s.subject}: {s.value} {at.id}" for s, at in references.statuses[instrument.id]],
            budgets=[f"{b.subject}: {b.amount} {at.id}" for b, at in references.budgets[instrument.id]],
            themes={
                theme.id: " ".join(source.id for source in sources)
                for theme, sources in references.by_theme(instrument).items()
            },
            themes_with_parts=[theme.id for theme in references.by_theme(instrument, with_parts=True)]
            * (instrument.id in references.parts),
        )
        for instrument in references.most_named
    }
    beside = {id_: [o.id for o in references.also_in(place)] for id_, place in references.index.initiatives.items()}
    abbreviations = sorted(references.register.abbreviations, key=lambda a: a.short.casefold())
    uses = {a.short: " ".join(source.id for source in references.uses[a.short]) for a in abbreviations}
    return {"instruments": instruments, "also_in": filled(**beside), "abbreviations": uses}


def places(references: CrossReferences) -> Record:
    """Where each theme and initiative stands, and by which marks each footnote is cited."""
    index = references.index
    return {
        "themes": {
            theme.id: {
                "numbered": theme.numbered,
                "page": theme.page,
                "footnotes": [note.number for note in index.footnotes_on(theme)],
                "initiatives": {
                    place.id: f"{place.level}, p. {place.pages}" + (f", in {place.parent.id}" if place.parent else "")
                    for top in theme.initiatives
                    for place in top.family
                },
            }
            for theme in index.themes.values()
        },
        "citations": {c.anchor: c.place.id for citations in index.citations.values() for c in citations},
    }


def links(references: CrossReferences) -> Record:
    """What is linked in each text, and what is English in each name."""

    def linked(source: Source) -> list[str]:
        found = []
        for part in references.segments(source):
            if not isinstance(part, Words) or not (part.language or part.instrument or part.abbreviation):
                continue
            target = part.instrument.id if part.instrument else part.abbreviation and part.abbreviation.anchor
            said = [f"{part.words} -> {target}" if target else part.words, part.language]
            found.append(", ".join(filter(None, [*said, part.abbreviation.stands_for if part.abbreviation else ""])))
        return found

    english = {
        place.id: [part.words for part in references.name_segments(place.name) if part.language]
        for place in references.index.places
    }
    texts = {source.id: linked(source) for source in references.index.sources}
    return {"texts": filled(**texts), "english_in_names": filled(**english)}


READERS = (statuses, amounts, names, mentions, relations, places, links)
FOLLOWING = (relations, places, links)


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_data_equals_its_snapshot(references: CrossReferences, read: Callable[[CrossReferences], Any]) -> None:
    file, found = Path(__file__).with_name(f"{read.__name__}.yaml"), read(references)
    if read in FOLLOWING and os.environ.get("WRITE_SNAPSHOTS"):
        top = "# Written by WRITE_SNAPSHOTS=1 pytest tests/snapshots; reviewed when it changes.\n"
        file.write_text(top + yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8")
    reviewed = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert reviewed
    assert found == reviewed, f"the data and {file.name} differ"
    if read in FOLLOWING:
        assert str(found) == str(reviewed), "in another order"
