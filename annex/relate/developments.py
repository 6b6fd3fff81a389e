"""What became of the annex's subjects: states and developments by place, and the papers behind footnotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from annex.model.annex import Explained, StatusValue
from annex.model.developments import Development, DevelopmentData, Relation, State
from annex.model.register import Instrument, Register
from annex.relate.changes import changes
from annex.relate.places import Index, InitiativePlace, Place
from annex.relate.standings import Standing, Step, expected, standing, steps


class NotStated(Explained):
    """The status of an initiative for which the annex states none."""

    NOT_STATED = "niet vermeld", "de bijlage zegt niet hoe ver het is"


Then = StatusValue | NotStated


def statuses_of(place: InitiativePlace) -> list[Then]:
    """The statuses of an initiative in the annex, each once."""
    return list(dict.fromkeys(status.value for status in place.initiative.statuses)) or [*NotStated]


class Crosstab:
    """Initiatives by their status in the annex and their state now.

    `rows` and `columns` hold how many initiatives have a status or a state, without those that none has, and `cells`
    how many have both. An initiative with two statuses is in two rows, so that the rows may add up to more than there
    are initiatives.
    """

    def __init__(self, places: Iterable[InitiativePlace], developments: Developments) -> None:
        pairs = [(place, developments.states[place.id].state) for place in places]
        by_status = Counter(then for place, _ in pairs for then in statuses_of(place))
        by_state = Counter(state for _, state in pairs)
        self.cells = Counter((then, state) for place, state in pairs for then in statuses_of(place))
        self.rows = {then: by_status[then] for then in (*StatusValue, *NotStated) if by_status[then]}
        self.columns = {state: by_state[state] for state in State if by_state[state]}


class Developments:
    """The states by initiative, the developments, and the register's papers behind footnotes, by number.

    `all` is newest first, of equal days the first in the file first; `by_id` has them by id. By the id of a
    development, `places` holds the places that have it, in the annex's order, and `shown_at` the first that shows it.
    `standings` holds how each initiative stands, by its id. `expected` is what is still to come, by day; `changes` is
    what the editors changed, newest first.
    """

    def __init__(self, index: Index, data: DevelopmentData, register: Register) -> None:
        self.checked = data.checked
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
                if development in self.own(place, development.relation):
                    self.shown_at.setdefault(development.id, place)
        self.standings = {place.id: self._standing(place) for place in index.initiatives.values()}
        self.expected = expected(self.all, data.checked)
        self.changes = changes(data.states, data.developments)

    def _standing(self, place: InitiativePlace) -> Standing:
        record = self.states[place.id]
        return standing(record, [self.by_id[id_] for id_ in record.because], self.for_subject(place), self.checked)

    def steps(self, place: InitiativePlace) -> list[Step]:
        """The steps of an initiative by day."""
        annex_date, now = self._index.annex.document.date, self.standings[place.id]
        return steps(statuses_of(place), annex_date, self.checked, self.for_subject(place), now)

    def for_subject(self, subject: Place | Instrument, relation: Relation | None = None) -> list[Development]:
        """The developments of a place or instrument, newest first, or those of one relation. An initiative also has
        those of the instruments that it is about."""
        found = self._by_subject.get(subject.id, [])
        return [development for development in found if relation in (None, development.relation)]

    def own(self, subject: Place | Instrument, relation: Relation) -> list[Development]:
        """The developments of a relation to show at a subject: those of an initiative under it are shown there."""
        below = subject.family[1:] if isinstance(subject, InitiativePlace) else []
        shown = [development for place in below for development in self.for_subject(place)]
        return [development for development in self.for_subject(subject, relation) if development not in shown]

    def crosstab(self) -> Crosstab:
        """All initiatives by status and state."""
        return Crosstab(self._index.initiatives.values(), self)
