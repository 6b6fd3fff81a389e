"""The amounts of the whole annex, each once."""

from typing import NamedTuple

from annex.model.annex import Budget, BudgetKind, Footnote
from annex.model.register import KINDS, Instrument
from annex.relate.cross_references import CrossReferences
from annex.relate.places import AnnexText

UNDERTAKINGS: tuple[KINDS, ...] = (
    "alliantie", "fonds", "gemeenschappelijke onderneming", "IPCEI", "programma", "project",
)  # fmt: skip
"""Kinds of instruments that things are done with, so that readers look for their amount."""


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

    def may_be_part_of(self, extra: Amount) -> list[Amount]:
        """The countable amounts for an instrument that is named where a footnote with the amount `extra` is cited."""
        notes = [text for text, _ in extra.named_in if isinstance(text, Footnote)]
        places = [citation.place for note in notes for citation in self.references.index.citations[note.number]]
        named = {instrument.id for place in places for instrument in self.references.named_in[place.id]}
        return [amount for amount in self.countable if any(i.id in named for i in amount.instruments)]

    def may_include(self, amount: Amount) -> list[Amount]:
        """The extra amounts that `amount` may already include, the other way round."""
        return [extra for extra in self.left_out if not extra.is_european and amount in self.may_be_part_of(extra)]

    def without_amount(self) -> list[tuple[Instrument, AnnexText]]:
        """The undertakings that the annex names without an amount, each with the text about it or else the first that
        names it, in reading order.

        An instrument counts as such only if no amount is for it or its parts, and no text that names it states any, so
        that it has no share in an amount of something else either.
        """
        index, texts = self.references.index, self.references.texts
        found = {
            instrument.id: index.initiatives.get(instrument.home or "") or texts[instrument.id][0]
            for instrument in self.references.register.instruments
            if instrument.kind in UNDERTAKINGS
            and texts.get(instrument.id)
            and instrument.id not in self.references.budgets
            and not any(text in index.stating and text.budgets for text in texts[instrument.id])
        }
        order = {text.id: at for at, text in enumerate(index.texts)}
        ids = sorted(found, key=lambda id_: order[found[id_].id])
        return [(self.references.instruments[id_], found[id_]) for id_ in ids]

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
