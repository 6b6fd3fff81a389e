"""What the editors add to a text of the annex: what happened since, other places and other names."""

from typing import NamedTuple

from annex.model.developments import Development
from annex.model.register import Instrument, Named
from annex.relate.cross_references import CrossReferences
from annex.relate.developments import Developments
from annex.relate.places import InitiativePlace, Place
from annex.relate.standings import Expected

NameLine = tuple[str, list[Named]]
"""Other names of one kind: which kind, and the names."""


class Event(NamedTuple):
    """A development in the list of a subject. `label` says if it decides the state, or is only related."""

    development: Development
    label: str


class EditorialBlock(NamedTuple):
    """What the editors add to an initiative or a theme.

    Shown are the `summary` of a plan, the `source` that its state rests on, what is `expected`, and initiatives of
    other themes, `also_in`. In a fold under `title` stand the `events`, the oldest first, and other `names`.
    """

    summary: str
    source: Development | None
    expected: list[Expected]
    also_in: list[InitiativePlace]
    title: str
    events: list[Event]
    names: list[NameLine]


def editorial_block(references: CrossReferences, subject: Place) -> EditorialBlock | None:
    """What the editors add to a subject; None if that is nothing."""
    developments = references.developments
    found = events(developments, subject)
    if not isinstance(subject, InitiativePlace):
        return EditorialBlock("", None, [], [], _title(found, []), found, []) if found else None
    names, now = references.names_of(subject.id), developments.standings.get(subject.id)
    if not now:
        return None
    return EditorialBlock(
        now.record.summary,
        now.source,
        now.expected,
        references.also_in(subject),
        _title(found, names),
        found,
        name_lines(references.official_names_of(subject.id), names),
    )


def events(developments: Developments, subject: Place | Instrument) -> list[Event]:
    """The developments of a subject, the oldest first, those without a day last."""
    deciding = [now.source] if (now := developments.standings.get(subject.id)) and now.source else []
    shown = [*deciding, *(one for one in developments.own(subject) if one not in deciding)]
    labels = {"context": "verwant"}
    found = [Event(one, "bepaalt de status" if one in deciding else labels.get(one.relation, "")) for one in shown]
    return sorted(found, key=lambda event: (not event.development.date, event.development.day))


def _title(events: list[Event], names: list[Named]) -> str:
    """What the fold holds: 'Wat er gebeurde (3), en andere namen'; empty if that is nothing."""
    happened = f"Wat er gebeurde ({len(events)})" if events else ""
    return f"{happened}, en andere namen" if happened and names else happened or "Andere namen" * bool(names)


def name_lines(official: list[Named], names: list[Named]) -> list[NameLine]:
    """Other names by kind, the official ones first."""
    others = [name for name in names if name not in official]
    return [(kind, found) for kind, found in (("Officieel", official), ("Ook bekend als", others)) if found]
