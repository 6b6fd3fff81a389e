"""What became of the annex's subjects: states and developments by place, and the papers behind footnotes."""

from __future__ import annotations

from collections import Counter, defaultdict

from annex.model.annex import Explained, StatusValue
from annex.model.developments import Development, DevelopmentData, Group, Relation, State
from annex.model.register import Instrument, Register
from annex.relate.places import Index, InitiativePlace, Place
from annex.relate.standings import Standing, expected, standing


class NotStated(Explained):
    """The status of an initiative for which the annex states none."""

    NOT_STATED = "niet vermeld", "de bijlage zegt niet hoe ver het is"


Then = StatusValue | NotStated


def statuses_of(place: InitiativePlace) -> list[Then]:
    """The statuses of an initiative in the annex, each once."""
    return list(dict.fromkeys(status.value for status in place.initiative.statuses)) or [*NotStated]


class Developments:
    """The states by initiative, the developments, and the register's papers behind footnotes, by number.

    `all` is newest first, of equal days the first in the file first; `by_id` has them by id. By the id of a
    development, `places` holds the places that have it, in the annex's order, and `shown_at` the first that shows it.
    `plans` are the initiatives that have a state: all but headings; `standings` holds how each stands, by its id.
    `expected` is what is still to come, by day.
    """

    def __init__(self, index: Index, data: DevelopmentData, register: Register) -> None:
        self.data, self.checked = data, data.checked
        self.all = sorted(data.developments, key=lambda development: development.day, reverse=True)
        self.states = {state.initiative: state for state in data.states}
        self.sources = {sources.number: sources for sources in register.footnotes}
        self._index = index
        homes = {instrument.id: instrument.home for instrument in register.instruments}
        self._by_subject: dict[str, list[Development]] = defaultdict(list)
        for development in self.all:
            for id_ in {*development.about, *(homes.get(id_) or id_ for id_ in development.about)}:
                self._by_subject[id_].append(development)
        self.by_id = {development.id: development for development in self.all}
        self.places: dict[str, list[Place]] = defaultdict(list)
        for place in index.places:
            for development in self.for_subject(place):
                self.places[development.id].append(place)
        self.shown_at: dict[str, Place] = {}
        for place in index.places:
            for development in self.for_subject(place):
                if development in self.own(place):
                    self.shown_at.setdefault(development.id, place)
        self.plans = [place for place in index.initiatives.values() if place.id in self.states]
        self.standings = {place.id: self._standing(place) for place in self.plans}
        self.expected = expected(self.all, data.checked)

    def _standing(self, place: InitiativePlace) -> Standing:
        record = self.states[place.id]
        deciding, published = [self.by_id[id_] for id_ in record.because], self._index.annex.document.date
        return standing(record, deciding, self.for_subject(place), published, self.checked)

    def for_subject(self, subject: Place | Instrument, relation: Relation | None = None) -> list[Development]:
        """The developments of a place or instrument, newest first, or those of one relation. An initiative also has
        those of the instruments that it is about."""
        found = self._by_subject.get(subject.id, [])
        return [development for development in found if relation in (None, development.relation)]

    def own(self, subject: Place | Instrument) -> list[Development]:
        """The developments to show at a subject: those of an initiative under it are shown there."""
        below = subject.family[1:] if isinstance(subject, InitiativePlace) else []
        shown = [development for place in below for development in self.for_subject(place)]
        return [development for development in self.for_subject(subject) if development not in shown]

    def status_counts(self) -> dict[Then, int]:
        """How many plans have each status in the annex; one with two statuses counts for both."""
        found = Counter(then for place in self.plans for then in statuses_of(place))
        return {then: found[then] for then in (*StatusValue, *NotStated) if found[then]}

    def state_counts(self) -> dict[State, int]:
        """How many plans have each state now."""
        found = Counter(record.state for record in self.states.values())
        return {state: found[state] for state in State if found[state]}

    def group_counts(self) -> dict[Group, int]:
        """How many plans are in each group of states."""
        found = Counter(record.state.group for record in self.states.values())
        return {group: found[group] for group in Group}
