"""Amounts and statuses of the whole annex: each amount once, and the initiatives by status."""

from dataclasses import dataclass

from annex.model.annex import Budget, BudgetKind, Footnote, Status, StatusValue
from annex.model.register import Instrument, InstrumentKind
from annex.relate.cross_references import CrossReferences
from annex.relate.places import InitiativePlace, Source, ThemePlace, source_id


@dataclass(frozen=True)
class Amount:
    """An amount of money, and every text that names it. `budget` is the record in the first of those.

    `named_in` pairs each text with the budget recorded there; `instruments` are those that `for` names.
    """

    budget: Budget
    named_in: list[tuple[Source, Budget]]
    instruments: list[Instrument]

    @property
    def is_extra(self) -> bool:
        """Whether it comes on top of some other amount, so that it can't be added up."""
        return self.budget.kind is BudgetKind.INCREASE

    @property
    def is_european(self) -> bool:
        """Whether it raises the budget of an EU programme, so that it isn't only Dutch money."""
        return self.is_extra and any(i.level == "EU" and i.kind is InstrumentKind.PROGRAMMA for i in self.instruments)


@dataclass(frozen=True)
class StatusGroup:
    """The initiatives and footnotes with a status of one value, in the annex's order, each with that status."""

    value: StatusValue
    initiatives: list[tuple[InitiativePlace, Status]]
    footnotes: list[tuple[Footnote, Status]]

    @property
    def places(self) -> list[InitiativePlace]:
        """The initiatives, each once."""
        return list(dict.fromkeys(place for place, _ in self.initiatives))


class Totals:
    """The amounts of an annex, from large to small, and its initiatives `by_status` and `without_status`.

    `countable` are the amounts that can be added up; `left_out` are the others.
    """

    def __init__(self, references: CrossReferences) -> None:
        self.references = references
        initiatives, footnotes = references.index.initiatives.values(), references.index.footnotes.values()
        self.amounts = self._amounts()
        self.countable = [amount for amount in self.amounts if not amount.is_extra]
        self.left_out = [amount for amount in self.amounts if amount.is_extra]
        self.by_status = [
            StatusGroup(
                value,
                [(place, s) for place in initiatives for s in place.initiative.statuses if s.value is value],
                [(note, s) for note in footnotes for s in note.statuses if s.value is value],
            )
            for value in StatusValue
        ]
        self.without_status = [place for place in initiatives if not place.initiative.statuses]

    def _amounts(self) -> list[Amount]:
        """Every amount once, the largest first. A budget with `same_as` belongs to the amount of that initiative."""
        amounts: list[Amount] = []
        again: list[tuple[Source, Budget]] = []
        for source, record in self.references.index.stating:
            for budget in record.budgets:
                if budget.same_as:
                    again.append((source, budget))
                else:
                    amounts.append(Amount(budget, [(source, budget)], self.references.mentioned(budget.subject)))
        first = {(source_id(amount.named_in[0][0]), amount.budget.amount): amount for amount in reversed(amounts)}
        for naming in again:
            first[naming[1].same_as or "", naming[1].amount].named_in.append(naming)
        return sorted(amounts, key=lambda amount: -amount.budget.amount)

    def may_be_part_of(self, extra: Amount) -> list[Amount]:
        """The countable amounts for an instrument that is named where a footnote with the amount `extra` is cited."""
        notes = [source for source, _ in extra.named_in if isinstance(source, Footnote)]
        places = [citation.place for note in notes for citation in self.references.index.citations[note.number]]
        named = {instrument.id for place in places for instrument in self.references.named_in(place)}
        return [amount for amount in self.countable if any(i.id in named for i in amount.instruments)]

    def amounts_of(self, theme: ThemePlace) -> list[Amount]:
        """The amounts that the initiatives of a theme and of its sub-themes name, the largest first."""
        places: set[Source] = set(theme.all_initiatives)
        return [
            amount
            for amount in self.amounts
            if any(not isinstance(source, Footnote) and source in places for source, _ in amount.named_in)
        ]

    def also_named_in(self, budget: Budget) -> list[Source]:
        """The other texts that name the same money as a budget of the annex."""
        for amount in self.amounts:
            if any(named is budget for _, named in amount.named_in):
                return [source for source, named in amount.named_in if named is not budget]
        return []

    def of_parts(self) -> list[tuple[Instrument, list[Amount]]]:
        """Each instrument for whose parts the annex names several amounts, with those."""
        groups: dict[str, list[Amount]] = {}
        for amount in self.countable:
            for parent in dict.fromkeys(i.parent for i in amount.instruments if i.parent):
                groups.setdefault(parent, []).append(amount)
        return [(self.references.instruments[id_], amounts) for id_, amounts in groups.items() if len(amounts) > 1]
