"""What the amounts of the annex show together, and what it names without one."""

import pytest

from annex.model.annex import Budget
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index
from annex.relate.totals import Amount, Totals
from annex.render.pages.budgets import AmountRow, finding
from tests.unit.samples import Record, annex, budget, bullet, developments, footnote, instrument, register, theme


def rows(*sizes: int, approximate: bool = False) -> list[AmountRow]:
    """Rows of amounts; `approximate` is that of the last."""
    records = [budget("x", size, approximate=approximate and at == len(sizes)) for at, size in enumerate(sizes, 1)]
    amounts = [Amount(Budget.model_validate(record), [], []) for record in records]
    return [AmountRow(f"bedrag-{at}", amount, [], "", []) for at, amount in enumerate(amounts, 1)]


@pytest.mark.parametrize(
    ("sizes", "number", "tenths"),
    [
        ((1600, 1500, 230, 70, 40), 2, 9),
        ((76, 12, 12), 1, 7),
        ((50, 50, 1, 1), 2, 9),
    ],
)
def test_few_amounts_are_most_of_the_sum(sizes: tuple[int, ...], number: int, tenths: int) -> None:
    """As many as needed and no more; tenths are rounded down."""
    found = finding(rows(*sizes))
    assert found
    assert (len(found.rows), found.tenths, found.is_approximate) == (number, tenths, False)


@pytest.mark.parametrize("sizes", [(), (5,), (30, 30, 20, 20), (60, 30, 10)])
def test_nothing_is_found_where_no_few_are_most(sizes: tuple[int, ...]) -> None:
    assert finding(rows(*sizes)) is None


def test_a_rounded_amount_makes_the_finding_approximate() -> None:
    found = finding(rows(90, 5, 5, approximate=True))
    assert found
    assert found.is_approximate


def totals(bullets: list[Record], instruments: list[Record], *notes: Record) -> Totals:
    states = {record["id"]: "loopt" for record in bullets}
    index = Index(annex(1, [theme("t", *bullets)], list(notes)))
    return Totals(CrossReferences(index, register(instruments=instruments), developments(states)))


def test_what_has_no_amount() -> None:
    """Neither what shares an amount, nor a whole whose part has one, nor what isn't an undertaking."""
    bullets = [
        bullet("a", "Boei krijgt 5 miljoen euro via Anker.", budgets=[{**budget("5 miljoen euro"), "for": "Boei"}]),
        bullet("b", "Kabel, Zeil en de Wet. Later ook Anker."),
        bullet("c", "Zeil gaat door. Zie noot.[^1]"),
        bullet("d", "Mast"),
    ]
    instruments = [
        instrument("geheel", "Geheel"),
        instrument("boei", "Boei", parent="geheel"),
        instrument("anker", "Anker"),
        instrument("kabel", "Kabel", kind="alliantie"),
        instrument("mast", "Mast", kind="project"),
        instrument("net", "Net"),
        instrument("wet", "Wet", kind="verordening"),
        instrument("zeil", "Zeil", home="c"),
    ]
    note = footnote(1, "Net krijgt 5 miljoen euro.", budgets=[budget("5 miljoen euro")])
    found = totals(bullets, instruments, note).without_amount()
    assert [(one.id, text.id) for one, text in found] == [("kabel", "b"), ("zeil", "c"), ("mast", "d")]


def test_an_amount_for_several_is_shared() -> None:
    bullets = [
        bullet(
            "a",
            "Boei en Kabel: 7 miljoen euro. Mast: 5 miljoen euro.",
            budgets=[
                {**budget("7 miljoen euro", 7_000_000), "for": "Boei en Kabel"},
                {**budget("5 miljoen euro"), "for": "Mast"},
            ],
        )
    ]
    names = [("boei", "Boei"), ("kabel", "Kabel"), ("mast", "Mast")]
    found = totals(bullets, [instrument(*one) for one in names]).amounts
    assert [[one.id for one in amount.shared_by] for amount in found] == [["boei", "kabel"], []]
