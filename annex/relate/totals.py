"""What the annex's initiatives add up to: its amounts, its statuses, its list of initiatives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from annex.model.annex import Budget, BudgetKind, Footnote, Stated, Status, StatusValue
from annex.model.register import Instrument, InstrumentKind, Level
from annex.relate.cross_references import CrossReferences, Source
from annex.relate.places import InitiativePlace, ThemePlace


@dataclass(frozen=True)
class Amount:
    """An amount of money that the annex names, once or more often. `budget` is the first naming of it.

    `places` pairs each text that names it with the budget recorded there; `instruments` are those that its `for`
    names.
    """

    budget: Budget
    places: list[tuple[Source, Budget]]
    instruments: list[Instrument]

    @property
    def is_extra(self) -> bool:
        """Whether it is said to come on top of something: then it is no sum by itself."""
        return self.budget.kind is BudgetKind.INCREASE

    @property
    def is_european(self) -> bool:
        """Whether it raises the budget of an EU programme: not Dutch money alone."""
        return self.is_extra and any(
            i.level is Level.EU and i.kind is InstrumentKind.PROGRAMMA for i in self.instruments
        )


@dataclass(frozen=True)
class Sum:
    """An honest sum: of amounts that are no increases, each counted once. In whole euros."""

    amounts: list[Amount]

    @property
    def euros(self) -> int:
        """What they add up to."""
        return sum(amount.budget.amount for amount in self.amounts)

    @property
    def is_approximate(self) -> bool:
        """Whether one of them is rounded."""
        return any(amount.budget.approximate for amount in self.amounts)


@dataclass(frozen=True)
class StatusGroup:
    """A status and what has it, in the annex's order: initiatives and footnotes with each status of that value."""

    value: StatusValue
    initiatives: list[tuple[InitiativePlace, Status]]
    footnotes: list[tuple[Footnote, Status]]

    @property
    def places(self) -> list[InitiativePlace]:
        """The initiatives, each once."""
        return list(dict.fromkeys(place for place, _ in self.initiatives))


class Overview:
    """The amounts and statuses of an annex, each worked out once."""

    def __init__(self, references: CrossReferences) -> None:
        self.references = references
        self._initiatives = list(references.index.initiatives.values())
        self._footnotes = list(references.index.footnotes.values())
        self.amounts = self._amounts()
        self.by_status = [self._status_group(value) for value in StatusValue]
        self.without_status = [place for place in self._initiatives if not place.initiative.statuses]

    def _amounts(self) -> list[Amount]:
        """Every amount once, the largest first; `same_as` leads to the first naming (design, 'budgets')."""
        amounts: list[Amount] = []
        sources: Iterable[tuple[Source, Stated]] = [
            *((place, place.initiative) for place in self._initiatives),
            *((note, note) for note in self._footnotes),
        ]
        again: list[tuple[Source, Budget]] = []
        for source, stated in sources:
            for budget in stated.budgets:
                if budget.same_as:
                    again.append((source, budget))
                else:
                    amounts.append(Amount(budget, [(source, budget)], self.references.mentioned(budget.subject)))
        first = {(_id(amount.places[0][0]), amount.budget.amount): amount for amount in reversed(amounts)}
        for source, budget in again:
            first[budget.same_as or "", budget.amount].places.append((source, budget))
        return sorted(amounts, key=lambda amount: -amount.budget.amount)

    def amounts_of(self, theme: ThemePlace) -> list[Amount]:
        """The amounts that the initiatives of a theme and of its sub-themes name, the largest first."""
        positions = {n for place in theme.all_initiatives for n in self._amounts_at.get(place, ())}
        return [self.amounts[n] for n in sorted(positions)]

    @cached_property
    def _amounts_at(self) -> dict[InitiativePlace, list[int]]:
        """Where each initiative's amounts are in `amounts`."""
        found: dict[InitiativePlace, list[int]] = defaultdict(list)
        for position, amount in enumerate(self.amounts):
            for source, _ in amount.places:
                if isinstance(source, InitiativePlace):
                    found[source].append(position)
        return found

    def sums(self) -> list[tuple[Instrument, Sum]]:
        """For each instrument with parts: the sum of the amounts for those, where there is more than one."""
        groups: dict[str, list[Amount]] = {}
        for amount in self.countable:
            for parent in dict.fromkeys(i.parent for i in amount.instruments if i.parent):
                groups.setdefault(parent, []).append(amount)
        return [(self.references.instruments[id_], Sum(amounts)) for id_, amounts in groups.items() if len(amounts) > 1]

    @property
    def countable(self) -> list[Amount]:
        """The amounts that may be added up: those that are not said to come on top of something."""
        return [amount for amount in self.amounts if not amount.is_extra]

    @property
    def left_out(self) -> list[Amount]:
        """The amounts that no sum may count."""
        return [amount for amount in self.amounts if amount.is_extra]

    @property
    def total(self) -> Sum:
        """All that may be added up."""
        return Sum(self.countable)

    def _status_group(self, value: StatusValue) -> StatusGroup:
        return StatusGroup(
            value,
            [(place, s) for place in self._initiatives for s in place.initiative.statuses if s.value is value],
            [(note, s) for note in self._footnotes for s in note.statuses if s.value is value],
        )


def _id(source: Source) -> str:
    """The id of an initiative; nothing else has amounts that are named again by its id."""
    return source.initiative.id if isinstance(source, InitiativePlace) else ""
