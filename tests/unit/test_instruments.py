"""Rows of instruments: whose state they have, and their amounts."""

import datetime
from typing import Any

from annex.model.developments import Development
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index
from annex.relate.totals import Totals
from annex.render.pages.instruments import InstrumentRow, Rows
from tests.unit.samples import annex, budget, bullet, development, developments, instrument, register, state, theme

Record = dict[str, Any]


def rows(
    *bullets: Record, instruments: list[Record], states: list[Record], found: list[Development]
) -> list[InstrumentRow]:
    """The row of each instrument."""
    data = developments(None, *found).model_copy(update={"states": developments(states=states).states})
    references = CrossReferences(Index(annex(1, [theme("t", *bullets)], [])), register(instruments=instruments), data)
    make = Rows(references, Totals(references).amounts)
    return [make.row(one) for one in references.instruments.values()]


def act(id_: str, about: str, day: datetime.date) -> Development:
    return development(id=id_, about=["a", about], event="in werking", date=str(day), in_force=day)


def test_two_acts_of_one_initiative_each_have_their_own_day() -> None:
    """A third, of which nothing was found, doesn't have the state of the others."""
    first, second = datetime.date(2023, 1, 1), datetime.date(2024, 2, 2)
    one, two, three = rows(
        bullet("a", "Wet een, Wet twee en Wet drie"),
        instruments=[
            *(instrument("een", "Wet een", home="a"), instrument("twee", "Wet twee", home="a")),
            instrument("drie", "Wet drie", home="a"),
        ],
        states=[state("van kracht", because=["wet-twee", "wet-een"])],
        found=[act("wet-een", "een", first), act("wet-twee", "twee", second)],
    )
    found = [row.now.standing for row in (one, two) if row.now and row.now.standing]
    assert [standing.since for standing in found] == [first, second]
    assert [[found.id for found in row.since] for row in (one, two, three)] == [["wet-een"], ["wet-twee"], []]
    assert three.now is None


def test_an_instrument_without_initiative_has_what_is_said_of_it_as_a_part() -> None:
    """By any of its names, but not where a longer name only mentions it."""
    fund, other = rows(
        bullet("a", "Fonds Een en Fonds Twee"),
        instruments=[
            instrument("een", "Fonds Een", also_known_as={"short": ["FE"]}),
            instrument("twee", "Fonds Twee"),
        ],
        states=[
            state(
                "doorlopend beleid",
                reason="Zo is het.",
                parts=[{"name": "projecten van Fonds Twee", "words": "lopen"}, {"name": "fe", "words": "is op"}],
            )
        ],
        found=[],
    )
    assert fund.now
    assert fund.now.part
    assert (fund.now.place.id, fund.now.standing, fund.now.part.words) == ("a", None, "is op")
    assert other.now is None


def test_an_amount_for_one_part_stands_at_the_part() -> None:
    """One for several parts is none of theirs alone."""
    part_of_it = {**budget("krijgt 6", 6_000_000), "for": "Fonds Een"}
    of_both = {**budget("krijgen 7", 7_000_000), "for": "Fonds Een en Fonds Twee"}
    whole, part, _ = rows(
        bullet(
            "a",
            "Fonds krijgt 5, Fonds Een krijgt 6 en Fonds Een en Fonds Twee krijgen 7",
            budgets=[{**budget("krijgt 5"), "for": "Fonds"}, part_of_it, of_both],
        ),
        bullet("b", "Fonds Een krijgt 6", budgets=[{**part_of_it, "same_as": "a"}]),
        instruments=[
            instrument("fonds", "Fonds"),
            *(instrument(name.lower(), f"Fonds {name}", parent="fonds") for name in ("Een", "Twee")),
        ],
        states=[state("loopt"), state("loopt", "b")],
        found=[],
    )
    assert [amount.budget.amount for amount in whole.amounts] == [7_000_000, 5_000_000]
    assert [[amount.budget.amount for amount in found.amounts] for found in whole.parts] == [[6_000_000], []]
    assert [[text.id for text, _ in amount.named_in] for amount in part.amounts] == [["a"], ["a", "b"]]
