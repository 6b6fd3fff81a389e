"""What the annex adds up to: every amount once, and honest sums."""

from annex.model.annex import BudgetKind
from annex.model.money import sum_in_words
from annex.relate.places import source_id
from annex.relate.totals import Totals
from tests.unit.samples import real

MILLION = 10**6
TOTALS = Totals(real())
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
    """The 230 million stands in two places, with the quote of each."""
    found = []
    for amount in TOTALS.amounts:
        budget, places = amount.budget, " ".join(source_id(source) for source, _ in amount.named_in)
        instruments = " ".join(instrument.id for instrument in amount.instruments)
        found.append((budget.subject, budget.amount, budget.kind, budget.approximate, places, instruments))
    assert found == [(subject, millions * MILLION, *rest) for subject, millions, *rest in EXPECTED]
    quotes = [budget.quote for _, budget in AMOUNTS["IPCEI Micro-elektronica 2"].named_in]
    assert quotes == ["IPCEI Micro-elektronica 2 (230 miljoen euro)", "voor een bedrag van 230 miljoen euro"]


def test_increases_are_extra_and_in_no_sum() -> None:
    """One of them is European. Footnote 25 is cited where the annex names IPCEI waterstof; Horizon Europe's amount
    stands in no footnote."""
    extra = [AMOUNTS["Horizon Europe"], AMOUNTS["waterstofprojecten"]]
    assert [amount for amount in TOTALS.amounts if amount.is_extra] == TOTALS.left_out == extra
    assert [amount for amount in TOTALS.amounts if amount.is_european] == extra[:1]
    assert TOTALS.countable == [a for a in TOTALS.amounts if a not in extra]
    assert [[a.budget.subject for a in TOTALS.may_be_part_of(one)] for one in extra] == [[], ["IPCEI waterstof"]]


def test_only_ipcei_has_a_sum_of_its_parts() -> None:
    """The 230 million once. The growth fund has one amount, which is no sum."""
    [(instrument, found)] = TOTALS.of_parts()
    assert instrument.id == "ipcei-instrument"
    assert [amount.budget.amount // MILLION for amount in found] == [1600, 230, 70, 40]


def test_one_rounded_amount_makes_a_sum_rounded() -> None:
    exact, rounded = AMOUNTS["IPCEI Health"].budget, AMOUNTS[GROWTH].budget
    assert sum_in_words([]) == "0 euro"
    assert sum_in_words([exact, exact]) == "80 miljoen euro"
    assert sum_in_words([exact, rounded]) == "circa 1,5 miljard euro"


def test_some_initiatives_have_no_status() -> None:
    """As many as the reviewed statuses leave."""
    assert [place.id for place in TOTALS.without_status if place.initiative.statuses] == []
    assert len(TOTALS.without_status) == 21
