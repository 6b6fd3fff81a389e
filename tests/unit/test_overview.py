"""Check what the annex adds up to: every amount once, only honest sums, every initiative under its status or none."""

from collections import Counter

import pytest

from annex.check.project import load_project
from annex.model.annex import BudgetKind, Stated, StatusValue
from annex.publish.site import references
from annex.relate.cross_references import Source
from annex.relate.places import InitiativePlace, ThemePlace
from annex.relate.totals import Amount, Overview, Sum
from tests.unit.project import ROOT

MILLION, BILLION = 10**6, 10**9


@pytest.fixture(scope="module")
def overview() -> Overview:
    """What the annex adds up to."""
    return Overview(references(load_project(ROOT)))


def id_of(source: Source) -> str:
    """What a text is called here: an initiative's or a theme's id, or 'voetnoot-2'."""
    match source:
        case InitiativePlace():
            return source.initiative.id
        case ThemePlace():
            return source.theme.id
    return f"voetnoot-{source.number}"


def stated(overview: Overview) -> list[Stated]:
    """Every record that may hold amounts and statuses: initiatives, then footnotes."""
    index = overview.references.index
    return [*(place.initiative for place in index.initiatives.values()), *index.footnotes.values()]


def amount(overview: Overview, subject: str) -> Amount:
    """The one amount for something."""
    [found] = [amount for amount in overview.amounts if amount.budget.subject == subject]
    return found


# --- Amounts ----------------------------------------------------------------------------------------------

AMOUNTS = [
    ("Horizon Europe", 20 * BILLION, BudgetKind.INCREASE, True, ["horizon-europe-industriebeleid"]),
    ("IPCEI waterstof", 1_600 * MILLION, BudgetKind.TOTAL, False, ["ipcei"]),
    (
        "QuantumdeltaNL, Photondelta en NEXTGEN Hightech",
        1_500 * MILLION,
        BudgetKind.AMOUNT,
        True,
        ["nationaal-groeifonds"],
    ),
    ("waterstofprojecten", 1_300 * MILLION, BudgetKind.INCREASE, False, ["voetnoot-25"]),
    ("IPCEI Micro-elektronica 2", 230 * MILLION, BudgetKind.AMOUNT, False, ["ipcei", "ipcei-micro-elektronica-2"]),
    ("IPCEI Cloud", 70 * MILLION, BudgetKind.AMOUNT, False, ["ipcei"]),
    ("IPCEI Health", 40 * MILLION, BudgetKind.AMOUNT, False, ["ipcei"]),
]


def test_every_amount_is_there_once_the_largest_first(overview: Overview) -> None:
    """With what it is for, its kind, whether it is rounded, and where it stands: the 230 million in two places."""
    assert [
        (
            a.budget.subject,
            a.budget.amount,
            a.budget.kind,
            a.budget.approximate,
            [id_of(source) for source, _ in a.places],
        )
        for a in overview.amounts
    ] == AMOUNTS


def test_no_budget_of_the_annex_is_lost(overview: Overview) -> None:
    recorded = [id(budget) for record in stated(overview) for budget in record.budgets]
    placed = [id(budget) for amount in overview.amounts for _, budget in amount.places]
    assert len(recorded) == 8
    assert sorted(placed) == sorted(recorded)


def test_same_money_has_the_quote_of_each_place(overview: Overview) -> None:
    chips = amount(overview, "IPCEI Micro-elektronica 2")
    assert [budget.quote for _, budget in chips.places] == [
        "IPCEI Micro-elektronica 2 (230 miljoen euro)",
        "voor een bedrag van 230 miljoen euro",
    ]
    assert chips.budget is chips.places[0][1]
    assert all(budget.amount == chips.budget.amount for _, budget in chips.places)


def test_amounts_know_their_instruments(overview: Overview) -> None:
    """The hydrogen projects of footnote 25 are none."""
    named = {a.budget.subject: [i.id for i in a.instruments] for a in overview.amounts}
    assert named == {
        "Horizon Europe": ["horizon-europe-programma"],
        "IPCEI waterstof": ["ipcei-waterstof"],
        "QuantumdeltaNL, Photondelta en NEXTGEN Hightech": ["quantum-delta-nl", "photondelta", "nextgen-hightech"],
        "waterstofprojecten": [],
        "IPCEI Micro-elektronica 2": ["ipcei-me2"],
        "IPCEI Cloud": ["ipcei-cloud"],
        "IPCEI Health": ["ipcei-gezondheid"],
    }


def test_increases_are_extra_and_one_of_them_is_european(overview: Overview) -> None:
    assert [a.budget.subject for a in overview.amounts if a.is_extra] == ["Horizon Europe", "waterstofprojecten"]
    assert [a.budget.subject for a in overview.amounts if a.is_european] == ["Horizon Europe"]


# --- Sums -------------------------------------------------------------------------------------------------


def test_only_ipcei_has_a_sum_of_its_parts(overview: Overview) -> None:
    """1,94 miljard: 1600 + 230 + 70 + 40 million, the 230 million once. The growth fund has one amount, which is no
    sum."""
    [(instrument, found)] = overview.sums()
    assert instrument.id == "ipcei-instrument"
    assert [a.budget.amount // MILLION for a in found.amounts] == [1600, 230, 70, 40]
    assert found.euros == 1_940 * MILLION
    assert not found.is_approximate


def test_total_is_of_what_is_no_increase(overview: Overview) -> None:
    """3,44 miljard, of which the 1,5 is said to be circa."""
    assert overview.total.euros == 3_440 * MILLION
    assert overview.total.is_approximate
    assert overview.total.amounts == overview.countable


def test_increases_are_left_out_of_every_sum(overview: Overview) -> None:
    assert [a.budget.amount for a in overview.left_out] == [20 * BILLION, 1_300 * MILLION]
    summed = [a for found in (overview.total, *(found for _, found in overview.sums())) for a in found.amounts]
    assert not [a for a in summed if a.is_extra]


def test_each_amount_is_counted_or_left_out(overview: Overview) -> None:
    assert len(overview.countable) + len(overview.left_out) == len(overview.amounts)
    assert {id(a) for a in (*overview.countable, *overview.left_out)} == {id(a) for a in overview.amounts}


def test_sum_of_nothing_is_nothing() -> None:
    assert Sum([]).euros == 0
    assert not Sum([]).is_approximate


def test_one_rounded_amount_makes_a_sum_rounded(overview: Overview) -> None:
    exact, rounded = amount(overview, "IPCEI Health"), amount(overview, AMOUNTS[2][0])
    assert not Sum([exact]).is_approximate
    assert Sum([exact, rounded]).is_approximate
    assert Sum([exact, rounded]).euros == 1_540 * MILLION


# --- Statuses ---------------------------------------------------------------------------------------------

COUNTS = {
    # How many initiatives have a status of the value, and which footnotes.
    StatusValue.VOORGENOMEN: (10, [2, 8, 10, 14, 20, 29]),
    StatusValue.VERKENNING: (3, []),
    StatusValue.VOORSTEL: (12, []),
    StatusValue.AKKOORD: (4, []),
    StatusValue.IMPLEMENTATIE: (2, []),
    StatusValue.LOPEND: (40, [9, 14, 21, 25]),
    StatusValue.AFGEROND: (8, []),
}


def test_statuses_are_in_order_with_their_counts(overview: Overview) -> None:
    assert [group.value for group in overview.by_status] == list(StatusValue)
    counts = {g.value: (len(g.places), [note.number for note, _ in g.footnotes]) for g in overview.by_status}
    assert counts == COUNTS


def test_status_groups_add_up_to_all_statuses(overview: Overview) -> None:
    """Each status of the annex is in one group, with the record that states it."""
    recorded = Counter(id(status) for record in stated(overview) for status in record.statuses)
    grouped = Counter(id(s) for g in overview.by_status for _, s in (*g.initiatives, *g.footnotes))
    assert grouped == recorded
    for group in overview.by_status:
        assert all(s in place.initiative.statuses and s.value is group.value for place, s in group.initiatives)
        assert all(s in note.statuses and s.value is group.value for note, s in group.footnotes)


def test_every_initiative_has_a_status_or_is_among_those_without(overview: Overview) -> None:
    initiatives = list(overview.references.index.initiatives.values())
    having = {place for group in overview.by_status for place in group.places}
    assert having.isdisjoint(overview.without_status)
    assert having | set(overview.without_status) == set(initiatives)
    assert (len(having), len(overview.without_status)) == (65, 22)


def test_initiatives_stand_in_the_annex_s_order(overview: Overview) -> None:
    order = list(overview.references.index.initiatives.values())
    for places in (*(group.places for group in overview.by_status), overview.without_status):
        assert places == sorted(places, key=order.index)


def test_initiative_with_two_statuses_of_one_value_is_one_place(overview: Overview) -> None:
    """HERA: its first project runs, and so does EU FAB."""
    [running] = [group for group in overview.by_status if group.value is StatusValue.LOPEND]
    assert [s.subject for place, s in running.initiatives if id_of(place) == "hera"] == ["eerste traject", "EU FAB"]
    assert [id_of(place) for place in running.places].count("hera") == 1


WITHOUT = {
    "mededingings-en-staatssteunregels",
    "investeringen-industrie",
    "bilaterale-handelsakkoorden",
    "platform-voor-bredere-samenwerking",
    "exportcontrole-strategische-goederen",
    "weging-exportvergunningen",
    "uitvoering-exportcontrolebeleid",
    "technologisch-en-digitaal-leiderschap",
    "investeringen-digitale-transformatie",
    "toegang-tot-cruciale-technologieen",
    "onderwijs-en-onderzoek",
    "internationale-samenwerking-technologie",
    "normalisatiestrategie",
    "innovatiebeleid-gericht-op-impact",
    "nationale-technologiestrategie",
    "europese-innovatieagenda",
    "digitale-autonomie-van-de-eu",
    "internationale-samenwerking-digitaal",
    "transportsysteem",
    "onderzoek-soja-importen",
    "qmv-binnen-het-gbvb",
    "breder-debat-besluitvorming",
}


def test_initiatives_without_a_status_are_these(overview: Overview) -> None:
    assert {id_of(place) for place in overview.without_status} == WITHOUT
