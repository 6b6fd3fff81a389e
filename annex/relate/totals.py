"""The amounts of the whole annex, each once."""

from typing import NamedTuple

from annex.model.annex import Budget, BudgetKind
from annex.model.register import Instrument
from annex.relate.cross_references import CrossReferences
from annex.relate.places import AnnexText


class Amount(NamedTuple):
    """An amount of money, and every text that names it. `budget` is the record in the first of those. `named_in` pairs
    each text with the budget recorded there; `instruments` are those that `for` names."""

    budget: Budget
    named_in: list[tuple[AnnexText, Budget]]
    instruments: list[Instrument]

    @property
    def shared_by(self) -> list[Instrument]:
        """The instruments that have this amount together; empty if it is for one."""
        return self.instruments if len(self.instruments) > 1 else []

    @property
    def is_european(self) -> bool:
        """Whether it is for an EU programme, so that it isn't only Dutch money."""
        return any(i.level == "EU" and i.kind == "programma" for i in self.instruments)


class Totals:
    """The `amounts` of an annex, each once, from large to small: a budget with `same_as` belongs to the amount of that
    initiative. The `countable` ones can be added up; those `left_out` can't, as they come on top of some other amount.
    `without_status` are the initiatives for which the annex states no status."""

    def __init__(self, references: CrossReferences) -> None:
        self.references = references
        amounts: list[Amount] = []
        again: list[tuple[AnnexText, Budget]] = []
        for text in references.index.stating:
            for budget in text.budgets:
                if budget.same_as:
                    again.append((text, budget))
                else:
                    amounts.append(Amount(budget, [(text, budget)], references.mentioned(budget.subject)))
        first = {(amount.named_in[0][0].id, amount.budget.amount): amount for amount in reversed(amounts)}
        for naming in again:
            first[naming[1].same_as or "", naming[1].amount].named_in.append(naming)
        self.amounts = sorted(amounts, key=lambda amount: -amount.budget.amount)
        self.countable = [amount for amount in self.amounts if amount.budget.kind is not BudgetKind.INCREASE]
        self.left_out = [amount for amount in self.amounts if amount.budget.kind is BudgetKind.INCREASE]
        self.without_status = [place for place in references.index.initiatives.values() if not place.statuses]

    def also_named_in(self, budget: Budget) -> list[AnnexText]:
        """The other texts that name the same money as a budget of the annex."""
        found = (amount.named_in for amount in self.amounts if any(named is budget for _, named in amount.named_in))
        return [text for text, named in next(found, []) if named is not budget]

    def of_parts(self) -> list[tuple[Instrument, list[Amount]]]:
        """Each instrument for whose parts the annex names several amounts, with those."""
        groups: dict[str, list[Amount]] = {}
        for amount in self.countable:
            for parent in dict.fromkeys(i.parent for i in amount.instruments if i.parent):
                groups.setdefault(parent, []).append(amount)
        return [(self.references.instruments[id_], amounts) for id_, amounts in groups.items() if len(amounts) > 1]
