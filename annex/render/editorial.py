"""What the editors add to a text of the annex: statuses, what happened since, other places and other names."""

from typing import NamedTuple

from annex.model.annex import Status, StatusValue
from annex.model.developments import Development, InitiativeState, Relation
from annex.model.register import Instrument, Named
from annex.relate.cross_references import CrossReferences
from annex.relate.developments import Developments
from annex.relate.places import InitiativePlace, Place
from annex.relate.standings import Step
from annex.wording import count

NameLine = tuple[str, list[Named]]
"""Other names of one kind: which kind, and the names."""


class Group(NamedTuple):
    """Developments under a title."""

    title: str
    developments: list[Development]


class EditorialBlock(NamedTuple):
    """What the editors add to an initiative or a theme.

    Shown are the `steps` of an initiative, from the annex to what is still to come, the `source` that its state rests
    on and why it has no outcome. In a fold under `summary` stand the rest of its `state`, the developments in `groups`
    and other `names`. `also_in` holds initiatives of other themes.
    """

    steps: list[Step]
    source: Development | None
    state: InitiativeState | None
    groups: list[Group]
    also_in: list[InitiativePlace]
    summary: str
    names: list[NameLine]


def editorial_block(references: CrossReferences, subject: Place) -> EditorialBlock | None:
    """What the editors add to a subject; None if that is nothing."""
    developments = references.developments
    initiative = subject if isinstance(subject, InitiativePlace) else None
    state = developments.states[subject.id] if initiative else None
    steps = developments.steps(initiative) if initiative else []
    groups = development_groups(developments, subject)
    names = references.names_of(subject.id) if initiative else []
    deciding = developments.standings[subject.id].deciding if initiative else []
    block = EditorialBlock(
        steps=steps if len(steps) > 1 else [],
        source=deciding[0] if deciding else None,
        state=state,
        groups=groups,
        also_in=references.also_in(initiative) if initiative else [],
        summary=_summary(groups, state, names),
        names=name_lines(references.official_names_of(subject.id), names) if names else [],
    )
    return block if state or block.also_in or block.summary else None


def development_groups(developments: Developments, subject: Place | Instrument) -> list[Group]:
    """The developments of a subject: what decides the state of an initiative, what happened since, what is related, and
    what is older than the annex."""
    deciding = developments.standings[subject.id].deciding[:1] if isinstance(subject, InitiativePlace) else []
    groups = [Group("Bepaalt de status", deciding)]
    relations: list[tuple[str, Relation]] = [
        ("Sindsdien", "outcome"),
        ("Verwant", "context"),
        ("Achtergrond", "background"),
    ]
    for title, relation in relations:
        found = [one for one in developments.own(subject, relation) if one not in deciding]
        groups.append(Group(title, found))
    return [group for group in groups if group.developments]


def _summary(groups: list[Group], state: InitiativeState | None, names: list[Named]) -> str:
    """What the fold holds: '3 ontwikkelingen, namen'; empty if that is nothing."""
    number = sum(len(group.developments) for group in groups)
    found = [count(number, "ontwikkeling", "ontwikkelingen")] if number else []
    if not number and state and (state.searched or state.parts or state.follows or state.remark):
        found.append("toelichting")
    return ", ".join([*found, *(["namen"] if names else [])]).capitalize()


def name_lines(official: list[Named], names: list[Named]) -> list[NameLine]:
    """Other names by kind, the official ones first."""
    others = [name for name in names if name not in official]
    return [(kind, found) for kind, found in (("Officieel", official), ("Ook bekend als", others)) if found]


class StatusLink(NamedTuple):
    """A status of 2022: the first of an initiative's statements of it, and what they are about, if the initiative's
    name doesn't say it."""

    value: StatusValue
    stated: Status
    subjects: str


def status_links(place: InitiativePlace) -> list[StatusLink]:
    """The statuses of an initiative in the annex, each once."""
    found = []
    for value in dict.fromkeys(status.value for status in place.statuses):
        stated = [status for status in place.statuses if status.value == value]
        subjects = [status.subject for status in stated if status.subject not in (None, place.name)]
        found.append(StatusLink(value, stated[0], "; ".join(filter(None, subjects))))
    return found
