"""What the annex adds up to: every amount once, and honest sums."""

from annex.model.annex import BudgetKind
from annex.model.money import sum_in_words
from annex.relate.places import source_id
from annex.relate.totals import Totals
from tests.unit.samples import real

MILLION = 10**6
TOTALS = Totals(real())
STATED = [record for _, record in real().index.stating]
AMOUNTS = {amount.budget.subject: amount for amount in TOTALS.amounts}

PLAIN, TOTAL, EXTRA = BudgetKind.AMOUNT, BudgetKind.TOTAL, BudgetKind.INCREASE
GROWTH = "QuantumdeltaNL, Photondelta en NEXTGEN Hightech"
EXPECTED = [
    # For what, millions, kind, whether it is rounded, where, instruments
    ("Horizon Europe", 20_000, EXTRA, True, "horizon-europe-industriebeleid", "horizon-europe-programma"),
    ("IPCEI waterstof", 1_600, TOTAL, False, "ipcei", "ipcei-waterstof"),
    (GROWTH, 1_500, PLAIN, True, "nationaal-groeifonds", "quantum-delta-nl photondelta nextgen-hightech"),
    ("waterstofprojecten", 1_300, EXTRA, False, "voetnoot-25", ""),
    ("IPCEI Micro-elektronica 2", 230, PLAIN, False, "ipcei ipcei-micro-elektronica-2", "ipcei-me2"),
    ("IPCEI Cloud", 70, PLAIN, False, "ipcei", "ipcei-cloud"),
    ("IPCEI Health", 40, PLAIN, False, "ipcei", "ipcei-gezondheid"),
]


def test_every_amount_is_there_once_the_largest_first() -> None:
    """The 230 million stands in two places."""
    found = []
    for amount in TOTALS.amounts:
        budget, places = amount.budget, " ".join(source_id(source) for source, _ in amount.named_in)
        instruments = " ".join(instrument.id for instrument in amount.instruments)
        found.append((budget.subject, budget.amount, budget.kind, budget.approximate, places, instruments))
    assert found == [(subject, millions * MILLION, *rest) for subject, millions, *rest in EXPECTED]


def test_no_budget_of_the_annex_is_lost() -> None:
    recorded = [id(budget) for record in STATED for budget in record.budgets]
    named = [id(budget) for amount in TOTALS.amounts for _, budget in amount.named_in]
    assert len(recorded) == 8
    assert sorted(named) == sorted(recorded)


def test_same_money_has_the_quote_of_each_place() -> None:
    quotes = [budget.quote for _, budget in AMOUNTS["IPCEI Micro-elektronica 2"].named_in]
    assert quotes == ["IPCEI Micro-elektronica 2 (230 miljoen euro)", "voor een bedrag van 230 miljoen euro"]


def test_increases_are_extra_and_in_no_sum() -> None:
    """One of them is European. Every other amount is counted."""
    extra = [AMOUNTS["Horizon Europe"], AMOUNTS["waterstofprojecten"]]
    assert [amount for amount in TOTALS.amounts if amount.is_extra] == TOTALS.left_out == extra
    assert [amount for amount in TOTALS.amounts if amount.is_european] == extra[:1]
    assert TOTALS.countable == [a for a in TOTALS.amounts if a not in extra]


def test_an_extra_amount_may_be_a_part_of_another() -> None:
    """Footnote 25 is cited where the annex names IPCEI waterstof; Horizon Europe's amount stands in no footnote."""
    found = [[a.budget.subject for a in TOTALS.may_be_part_of(extra)] for extra in TOTALS.left_out]
    assert found == [[], ["IPCEI waterstof"]]


def test_only_ipcei_has_a_sum_of_its_parts() -> None:
    """The 230 million once. The growth fund has one amount, which is no sum."""
    [(instrument, found)] = TOTALS.of_parts()
    assert instrument.id == "ipcei-instrument"
    assert [amount.budget.amount // MILLION for amount in found] == [1600, 230, 70, 40]


def test_one_rounded_amount_makes_a_sum_rounded() -> None:
    exact, rounded = AMOUNTS["IPCEI Health"], AMOUNTS[GROWTH]
    assert sum_in_words([]) == "0 euro"
    assert sum_in_words([exact.budget, exact.budget]) == "80 miljoen euro"
    assert sum_in_words([exact.budget, rounded.budget]) == "circa 1,5 miljard euro"
    assert sum_in_words(amount.budget for amount in TOTALS.countable) == "circa 3,4 miljard euro"


def test_every_initiative_has_a_status_or_is_among_those_without() -> None:
    having = [id_ for id_, place in real().index.initiatives.items() if place.initiative.statuses]
    without = [place.id for place in TOTALS.without_status]
    assert sorted([*having, *without]) == sorted(real().index.initiatives)
    assert (len(having), len(without)) == (66, 21)
