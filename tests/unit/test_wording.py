"""How days, amounts and developments read in Dutch."""

import datetime
from typing import Any

import pytest

from annex import wording
from annex.model import money
from annex.model.annex import Budget, Initiative, Status, StatusValue
from annex.model.dates import first_day, last_day
from annex.model.developments import InitiativeState, State
from annex.model.sources import FootnoteSources, SourceLink
from tests.unit.samples import annex, budget, bullet, development, state


def day(year: int, month: int = 1, number: int = 1) -> datetime.date:
    return datetime.date(year, month, number)


@pytest.mark.parametrize(
    ("period", "first", "last", "words", "short"),
    [
        ("2024-02-29", day(2024, 2, 29), day(2024, 2, 29), "29 februari 2024", "29 feb 2024"),
        ("2024-02", day(2024, 2), day(2024, 2, 29), "februari 2024", "feb 2024"),
        ("2025-12", day(2025, 12), day(2025, 12, 31), "december 2025", "dec 2025"),
        ("2025", day(2025), day(2025, 12, 31), "2025", "2025"),
    ],
)
def test_period_has_first_and_last_day(
    period: str, first: datetime.date, last: datetime.date, words: str, short: str
) -> None:
    assert (first_day(period), last_day(period)) == (first, last)
    assert (wording.period(period), wording.short_period(period)) == (words, short)
    assert development(date=period).day == first
    # YAML reads a whole date as a date.
    assert development(date=first).date == first.isoformat()


@pytest.mark.parametrize(
    ("euros", "words"),
    {
        0: "0 euro",
        950: "950 euro",
        1_000: "1 duizend euro",
        999_999: "999,999 duizend euro",
        230_000_000: "230 miljoen euro",
        1_250_000: "1,25 miljoen euro",
        1_600_000_000: "1,6 miljard euro",
        1_234_500_000_000: "1.234,5 miljard euro",
    }.items(),
)
def test_amount_reads_back(euros: int, words: str) -> None:
    assert wording.euros(euros) == words
    assert money.amounts(words) == ([euros] if euros >= 1000 else [])


def test_sum_of_a_rounded_amount_is_rounded() -> None:
    exact = Budget.model_validate(budget("x", 40_000_000))
    rounded = Budget.model_validate(budget("x", 1_500_000_000, approximate=True))
    assert wording.total([]) == "0 euro"
    assert wording.total([exact, exact]) == "80 miljoen euro"
    assert wording.total([exact, rounded]) == "circa 1,5 miljard euro"


def test_long_name_leads_only_where_the_sentence_lacks_it() -> None:
    assert wording.long_name(development(name="Verordening Y", short="Y", text="De Y geldt.")) == "Verordening Y"
    assert wording.long_name(development(name="Verordening Y", short="Y", text="De verordening y geldt.")) == ""
    assert wording.long_name(development(name="Voorstel Y", text="Y is voorgesteld.")) == ""


def test_citation_has_the_number_that_the_link_lacks() -> None:
    assert wording.act_number(development(act="COM(2026) 504", link="COM(2026) 504")) == ""
    cited = development(act="COM(2026) 504", link="Persbericht, 3 juni 2026")
    assert wording.act_number(cited) == "COM(2026) 504"
    assert wording.development_citation(cited) == (
        "Het stuk verscheen. Bron: COM(2026) 504, Persbericht, 3 juni 2026, https://example.org/ "
        "(OSA-initiatieven, gecontroleerd op 25 november 2026)"
    )


def test_sites_are_named_once_for_links_in_a_row() -> None:
    def named(*addresses: str) -> list[str | None]:
        links = [SourceLink.model_validate({"url": one, "label": "x", "certainty": "exact"}) for one in addresses]
        return [shared for _, shared in wording.with_shared_sites(links)]

    eu, nl = "https://eur-lex.europa.eu/", "https://www.rijksoverheid.nl/"
    assert named() == []
    assert named(eu, nl, eu) == [None, None, None]
    assert named(f"{nl}a", f"{nl}b", eu) == ["", "beide op rijksoverheid.nl", None]
    assert named(nl, f"{eu}a", f"{eu}b", f"{eu}c") == [None, "", "", "alle 3 op EUR-Lex"]


@pytest.mark.parametrize(
    ("more", "cited", "name", "numbers"),
    [
        ({"name_by": "annex"}, "p. 1, ‘Kades’", "Kades", ("1", "1")),
        ({"name_by": "editors"}, "p. 1, [Kades]", "[Kades]", ("1", "1")),
        (
            {"name_by": "annex", "page_breaks": [{"page": 2, "before": "x"}, {"page": 3, "before": "y"}]},
            "p. 1–3, ‘Kades’",
            "Kades",
            ("1", "3"),
        ),
    ],
)
def test_initiative_is_cited_by_page_and_name(
    more: dict[str, Any], cited: str, name: str, numbers: tuple[str, str]
) -> None:
    document = annex(1, [], []).document
    initiative = Initiative.model_validate(bullet("a", "x y", **{"name": "Kades", **more}))
    assert wording.initiative_citation(initiative, document) == f"Bijlage 2 bij nr. 1, {cited}"
    lines = wording.initiative_ris(initiative, document).split("\n")
    fields = dict(line.split("  - ") for line in lines)
    assert (fields["TI"], fields["T2"], fields["SN"]) == (name, document.title, document.letter.reference)
    assert (fields["SP"], fields["EP"], fields["DA"]) == (*numbers, "2022/11/08")
    assert lines[0] == "TY  - RPRT"


def test_moments_are_the_days_of_an_act_or_else_of_the_event() -> None:
    def moments(**more: object) -> list[tuple[str, str]]:
        return [(moment.kind, moment.words) for moment in wording.moments(development(**more))]

    assert moments(adopted=day(2021, 4, 28), applies_from=day(2021)) == [
        ("adopted", "vastgesteld"),
        ("applies", "geldt"),
    ]
    assert moments(adopted=day(2021), adopted_as="goedgekeurd") == [("adopted", "goedgekeurd")]
    assert moments(event="in werking") == [("in-force", "in werking")]
    assert moments(event="akkoord") == [("adopted", "akkoord")]
    assert moments(date="2023-05") == moments(date=None) == []


@pytest.mark.parametrize(
    ("value", "record", "standing", "words"),
    [
        ("van kracht", {}, {"day": day(2023, 9, 21)}, " sinds 21 sep 2023"),
        (
            "van kracht",
            {},
            {"day": day(2024, 12, 10), "applies": day(2027, 12, 11)},
            " sinds 10 dec 2024, geldt vanaf 11 dec 2027",
        ),
        (
            "van kracht",
            {},
            {"day": day(2023, 1, 12), "applies": day(2026, 11, 30)},
            " sinds 12 jan 2023, geldt sinds 30 nov 2026",
        ),
        ("verschenen", {}, {"day": day(2025, 3, 1)}, " op 1 mrt 2025"),
        ("ingetrokken", {}, {"day": day(2025, 3, 1)}, " op 1 mrt 2025"),
        ("in behandeling", {}, {"day": day(2025, 3, 1)}, " sinds 1 mrt 2025"),
        ("loopt", {}, {"last_seen": "2026-07"}, ", laatst gezien jul 2026"),
        (
            "loopt",
            {"until": "2027"},
            {"day": day(2025, 3, 1), "last_seen": "2026-07-02"},
            " sinds 1 mrt 2025, laatst gezien 2 jul 2026, tot en met 2027",
        ),
        (
            "geen vervolg gevonden",
            {"searched": {"until": day(2026, 11, 25), "for": "x"}},
            {},
            ", gezocht tot 25 nov 2026",
        ),
        ("doorlopend beleid", {"reason": "x"}, {}, ""),
    ],
)
def test_state_says_since_when_it_holds(
    value: str, record: dict[str, Any], standing: dict[str, Any], words: str
) -> None:
    known: dict[str, Any] = {"day": None, "applies": None, "last_seen": "", "checked": day(2026, 11, 30)} | standing
    assert wording.since(InitiativeState.model_validate(state(value, **record)), **known) == words


def test_states_without_an_outcome_are_counted_in_words() -> None:
    states = {State.IN_FORCE: 3, State.ONGOING: 2, State.NOT_FOUND: 1, State.HEADING: 1}
    assert wording.without_outcome(states) == (
        "Van 4 kunnen wij niet zeggen wat ervan werd: "
        "2 keer doorlopend beleid, 1 keer geen vervolg gevonden en 1 keer alleen een kop."
    )
    assert wording.without_outcome({State.IN_FORCE: 3}) == ""


def test_development_in_few_words() -> None:
    assert wording.brief(development(step="vervanger voorgesteld", name="Wet")) == "vervanger voorgesteld"
    assert wording.brief(development(name="De hele wet", short="Wet")) == "Wet verschenen"
    assert wording.brief(development()) == "verschenen"


@pytest.mark.parametrize(
    ("read", "addresses", "is_marked"),
    [
        ("source", [], False),
        ("number", [], True),
        ("nothing", [], True),
        ("copy", [], True),
        ("copy", ["https://example.org/kopie"], True),
        ("copy", ["https://europa.eu.example.org/kopie"], True),
        ("copy", ["https://eur-lex.europa.eu/legal-content/summary/1"], False),
        ("copy", ["https://example.org/kopie", "https://www.rijksoverheid.nl/kopie"], False),
    ],
)
def test_source_mark_is_for_what_was_not_read_at_its_source_or_in_an_official_copy(
    read: str, addresses: list[str], is_marked: bool
) -> None:
    assert bool(wording.source_mark(development(read=read, read_at=addresses))) == is_marked


def test_footnote_says_why_it_has_no_paper() -> None:
    def reason(**more: Any) -> str:
        return wording.without_paper(FootnoteSources.model_validate({"number": 1, **more}))

    assert reason() == ""
    assert len({reason(), reason(without_paper="niet gevonden"), reason(without_paper="alleen uitleg")}) == 3


def test_reading_says_what_follows_from_quoted_words() -> None:
    plain, part = (Status.model_validate({"value": "lopend", "quote": "x"} | more) for more in ({}, {"for": "ronde 2"}))
    money = Budget.model_validate(budget("x", 40_000_000, **{"for": "ronde 1"}))
    assert wording.reading([plain]) == "lopend"
    assert wording.reading([part, part, money]) == "lopend (ronde 2); bedrag (ronde 1)"


def test_every_status_has_an_english_word() -> None:
    assert {*StatusValue, *State} <= wording.IN_ENGLISH.keys()


def test_since_in_english() -> None:
    record = InitiativeState.model_validate(state("loopt", until="2027-03"))
    words = wording.since(record, day(2023, 5, 9), None, "2026-10", day(2026), wording.ENGLISH)
    assert words == " since 9 May 2023, last seen Oct 2026, until Mar 2027"
