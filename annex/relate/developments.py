"""What became of the annex's subjects: the editors' outcomes and the papers behind footnotes, by place."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from annex.model.outcomes import FootnoteSources, Outcome
from annex.model.register import Instrument, Register
from annex.relate.places import Index, InitiativePlace, Place


class Developments:
    """The outcomes and footnote sources of a register. `homes` holds the instruments that each initiative is about."""

    def __init__(self, index: Index, register: Register, homes: dict[str, list[Instrument]]) -> None:
        self.outcomes = register.outcomes
        self._index = index
        self._homes = homes
        self._about: dict[str, list[int]] = defaultdict(list)
        for position, outcome in enumerate(self.outcomes):
            for subject in outcome.about:
                self._about[subject].append(position)
        self._sources = {sources.number: sources for sources in register.footnotes}

    def for_subject(self, subject: Place | Instrument) -> list[Outcome]:
        """The outcomes of a place or instrument, in the register's order. An initiative also has those of the
        instruments that it is about."""
        ids = [subject.id]
        if isinstance(subject, InitiativePlace):
            ids += [instrument.id for instrument in self._homes.get(subject.id, [])]
        return [self.outcomes[n] for n in sorted({n for id_ in ids for n in self._about.get(id_, ())})]

    @cached_property
    def places(self) -> list[tuple[Place, list[Outcome]]]:
        """The places that have outcomes, with those, in the annex's order."""
        return [(place, outcomes) for place in self._index.places if (outcomes := self.for_subject(place))]

    def places_of(self, outcome: Outcome) -> list[Place]:
        """The places that have an outcome."""
        return [place for place, outcomes in self.places if any(o is outcome for o in outcomes)]

    def sources(self, number: int) -> FootnoteSources | None:
        """The papers behind a footnote, if the register has any."""
        return self._sources.get(number)
