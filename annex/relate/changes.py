"""What the editors changed, by day: states, corrections, and what was added."""

import datetime
from typing import NamedTuple

from annex.model.developments import Correction, Development, DevelopmentData, EarlierState, InitiativeState, State


class StateChange(NamedTuple):
    """A state that the editors changed: from which to which, and why."""

    day: datetime.date
    record: InitiativeState
    earlier: EarlierState
    to: State

    @property
    def id(self) -> str:
        """Stays the same whatever is corrected in the record but its day."""
        return f"{self.record.initiative}-{self.day}"


class CorrectionMade(NamedTuple):
    """A development whose sentence was corrected."""

    day: datetime.date
    development: Development
    correction: Correction

    @property
    def id(self) -> str:
        return f"{self.development.id}-{self.day}"


class Addition(NamedTuple):
    """A development that came on the site."""

    day: datetime.date
    development: Development

    @property
    def id(self) -> str:
        """The development's own id."""
        return self.development.id


Change = StateChange | CorrectionMade | Addition


def changes(data: DevelopmentData, first_edition: datetime.date) -> list[Change]:
    """Every change since the first edition, the newest first; of one day states before corrections before additions."""
    found: list[Change] = []
    for record in data.states:
        following = [*(one.state for one in record.history[1:]), record.state]
        found += [StateChange(one.until, record, one, to) for one, to in zip(record.history, following, strict=False)]
    for development in data.developments:
        found += [CorrectionMade(one.day, development, one) for one in development.corrected]
    found += [Addition(one.added, one) for one in data.developments if one.added > first_edition]
    return sorted(found, key=lambda change: change.day, reverse=True)
