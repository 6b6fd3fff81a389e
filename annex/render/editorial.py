"""What the editors add to a text of the annex: what happened since, other places and other names."""

from typing import NamedTuple

from annex.model.developments import Development, InitiativeState
from annex.model.register import Instrument, Named
from annex.relate.cross_references import CrossReferences
from annex.relate.places import InitiativePlace, ThemePlace
from annex.relate.standings import Step

NameLine = tuple[str, list[Named]]
"""Other names of one kind: which kind, and the names."""


class Group(NamedTuple):
    """Developments under a title."""

    title: str
    developments: list[Development]


class EditorialBlock(NamedTuple):
    """What the editors add to an initiative, an instrument or a theme.

    `steps` are those of an initiative, from the annex to what is still to come; `state` is what its state rests on.
    `leading` is shown, `more` is in a fold under `summary`, with `names` and the `instruments` that the initiative is
    about. `also_in` holds initiatives of other themes.
    """

    steps: list[Step]
    state: InitiativeState | None
    leading: list[Group]
    also_in: list[InitiativePlace]
    summary: str
    names: list[NameLine]
    instruments: list[Instrument]
    more: list[Group]


def editorial_block(
    references: CrossReferences, subject: InitiativePlace | Instrument | ThemePlace
) -> EditorialBlock | None:
    """What the editors add to a subject; None if that is nothing."""
    developments = references.developments
    initiative = subject if isinstance(subject, InitiativePlace) else None
    state = developments.states[subject.id] if initiative else None
    steps = developments.steps(initiative) if initiative else []

    deciding = developments.standings[subject.id].deciding[:1] if initiative else []
    leading = deciding + [found for found in developments.own(subject, "outcome") if found not in deciding][:1]
    since = [found for found in developments.own(subject, "outcome") if found not in leading]
    more = [
        ("Sindsdien", "eerder", since),
        ("Verwant", "verwant", developments.own(subject, "context")),
        (
            "Achtergrond",
            "als achtergrond",
            [one for one in developments.own(subject, "background") if one not in deciding],
        ),
    ]
    names = references.names_of(subject.id) if initiative else []
    counts = [f"{len(found)} {which}" for _, which, found in more if found]
    summary = ", ".join([*counts, *(["andere namen"] if names else [])])
    block = EditorialBlock(
        steps=steps if len(steps) > 1 else [],
        state=state,
        leading=[
            Group(title, found)
            for title, found in (("Bepaalt de status", deciding), ("Sindsdien", leading[len(deciding) :]))
            if found
        ],
        also_in=references.also_in(initiative) if initiative else [],
        summary=f"Nog {summary}" if counts else summary.capitalize(),
        names=name_lines(references.official_names_of(subject.id), names) if names else [],
        instruments=references.homes.get(subject.id, []) if names else [],
        more=[Group(title, found) for title, _, found in more if found],
    )
    return block if state or block.leading or block.also_in or block.summary else None


def name_lines(official: list[Named], names: list[Named]) -> list[NameLine]:
    """Other names by kind, the official ones first."""
    others = [name for name in names if name not in official]
    return [(kind, found) for kind, found in (("Officieel", official), ("Ook bekend als", others)) if found]
