"""What became of the annex's subjects: states and developments by place, and the papers behind footnotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from annex.model.annex import StatusValue
from annex.model.developments import Development, DevelopmentData, InitiativeState, Relation, State
from annex.model.register import Instrument, Register
from annex.model.sources import FootnoteSources
from annex.relate.places import Index, InitiativePlace, Place, ThemePlace


@dataclass(frozen=True)
class Then:
    """A row of the crosstab: a status in the annex, or None if the annex states none."""

    value: StatusValue | None

    @property
    def label(self) -> str:
        """The status in words."""
        return self.value or "niet vermeld"

    @property
    def meaning(self) -> str:
        """What the status means, for readers."""
        return self.value.meaning if self.value else "de bijlage zegt niet hoe ver het is"

    @property
    def slug(self) -> str:
        """The status as an id and as a value in an address."""
        return self.label.replace(" ", "-")


NOT_STATED = Then(None)


def statuses_of(place: InitiativePlace) -> list[Then]:
    """The statuses of an initiative in the annex, each once."""
    return [Then(value) for value in dict.fromkeys(s.value for s in place.initiative.statuses)] or [NOT_STATED]


class Crosstab:
    """Initiatives by their status in the annex and their state now.

    An initiative with two statuses is in two rows, so that the rows may add up to more than there are initiatives.
    """

    def __init__(self, places: Iterable[InitiativePlace], developments: Developments) -> None:
        states = [(place, developments.state_of(place).state) for place in places]
        self._by_state = Counter(state for _, state in states)
        self._cells = Counter((then, state) for place, state in states for then in statuses_of(place))
        self.rows = [then for then in (*map(Then, StatusValue), NOT_STATED) if self.row(then)]
        self.columns = [state for state in State if self._by_state[state]]

    def cell(self, then: Then, state: State) -> int:
        """How many initiatives had that status and have this state."""
        return self._cells[then, state]

    def row(self, then: Then) -> int:
        """How many initiatives had a status."""
        return sum(self.cell(then, state) for state in State)

    def column(self, state: State) -> int:
        """How many initiatives have a state."""
        return self._by_state[state]

    @property
    def without_outcome(self) -> int:
        """How many initiatives have a state that no development carries."""
        return sum(self.column(state) for state in self.columns if not state.needs_outcome)


class Developments:
    """The states and developments, and the register's footnote sources.

    `homes` holds the instruments that each initiative is about.
    """

    def __init__(
        self, index: Index, data: DevelopmentData, register: Register, homes: dict[str, list[Instrument]]
    ) -> None:
        self.checked = data.checked
        # Newest first, of equal days the first in the file.
        self.all = sorted(data.developments, key=lambda development: development.day, reverse=True)
        self._index = index
        self._homes = homes
        self._states = {state.initiative: state for state in data.states}
        self._about: dict[str, list[int]] = defaultdict(list)
        for position, development in enumerate(self.all):
            for subject in development.about:
                self._about[subject].append(position)
        self._sources = {sources.number: sources for sources in register.footnotes}
        self._places: dict[str, list[Place]] = defaultdict(list)
        for place in index.places:
            for development in self.for_subject(place):
                self._places[development.text].append(place)

    def _positions(self, subject: Place | Instrument) -> list[int]:
        ids = [subject.id]
        if isinstance(subject, InitiativePlace):
            ids += [instrument.id for instrument in self._homes.get(subject.id, [])]
        return sorted({position for id_ in ids for position in self._about.get(id_, ())})

    def for_subject(self, subject: Place | Instrument, relation: Relation | None = None) -> list[Development]:
        """The developments of a place or instrument, newest first, or those of one relation. An initiative also has
        those of the instruments that it is about."""
        found = [self.all[position] for position in self._positions(subject)]
        return [development for development in found if relation in (None, development.relation)]

    def own(self, subject: Place | Instrument, relation: Relation) -> list[Development]:
        """The developments of a relation to show at a subject: those of an initiative under it are shown there."""
        below = list(subject.family)[1:] if isinstance(subject, InitiativePlace) else []
        shown = [development for place in below for development in self.for_subject(place)]
        return [development for development in self.for_subject(subject, relation) if development not in shown]

    def leading(self, subject: Place | Instrument) -> list[Development]:
        """The outcomes to show first: the newest, and the newest by which it came into force, if that is another.

        Of an initiative with another state than 'van kracht', only the newest.
        """
        outcomes = self.own(subject, Relation.OUTCOME)
        newest, in_force = outcomes[:1], [outcome for outcome in outcomes if outcome.puts_in_force][:1]
        if isinstance(subject, InitiativePlace) and self.state_of(subject).state is not State.IN_FORCE:
            return newest
        return newest if newest == in_force else newest + in_force

    def state_of(self, place: InitiativePlace) -> InitiativeState:
        """What has become of an initiative."""
        return self._states[place.id]

    def newest(self, place: InitiativePlace) -> Development | None:
        """The newest outcome of an initiative."""
        return next(iter(self.for_subject(place, Relation.OUTCOME)), None)

    def places_of(self, development: Development) -> list[Place]:
        """The places that have a development, in the annex's order."""
        return self._places[development.text]

    def within(self, theme: ThemePlace) -> list[Development]:
        """The developments of a theme and of all in it, newest first."""
        places: list[Place] = [*theme.with_children, *theme.all_initiatives]
        return [self.all[position] for position in sorted({n for place in places for n in self._positions(place)})]

    def crosstab(self, places: Iterable[InitiativePlace] | None = None) -> Crosstab:
        """Initiatives by status and state: all, or some."""
        return Crosstab(self._index.initiatives.values() if places is None else places, self)

    def sources(self, number: int) -> FootnoteSources | None:
        """The papers behind a footnote, if the register has any."""
        return self._sources.get(number)
