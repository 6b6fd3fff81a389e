"""What a development, a state and a footnote's sources say, which belong where, and how then and now are drawn."""

import datetime
import itertools

import pytest

from annex.model.dates import dutch_period, first_day, last_day
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index
from annex.render.bands import Bands
from annex.render.timeline import Timeline
from tests.unit.samples import annex, bullet, development, developments, instrument, real, register, theme


def day(year: int, month: int = 1, number: int = 1) -> datetime.date:
    return datetime.date(year, month, number)


@pytest.mark.parametrize(
    ("period", "first", "last", "words"),
    [
        ("2024-02-29", day(2024, 2, 29), day(2024, 2, 29), "29 februari 2024"),
        ("2024-02", day(2024, 2), day(2024, 2, 29), "februari 2024"),
        ("2025-12", day(2025, 12), day(2025, 12, 31), "december 2025"),
        ("2025", day(2025), day(2025, 12, 31), "2025"),
    ],
)
def test_a_date_may_be_a_day_a_month_or_a_year(
    period: str, first: datetime.date, last: datetime.date, words: str
) -> None:
    assert (first_day(period), last_day(period), dutch_period(period)) == (first, last, words)
    assert development(date=period).when == words
    assert development(date=first).date == first.isoformat(), "YAML reads a whole date as a date"


def test_what_a_reader_is_told_once() -> None:
    """A name leads only where the sentence lacks it; the number of an act stands beside a link that lacks it."""
    assert development(name="Verordening Y", short="Y", text="De verordening y geldt.").lead == ""
    assert development(name="Verordening Y", short="Y", text="De Y geldt.").lead == "Verordening Y"
    assert development(name="Voorstel Y", text="Y is voorgesteld.").lead == development().lead == ""
    assert development(act="COM(2026) 504", link="COM(2026) 504").number == ""
    cited = development(act="COM(2026) 504", link="Persbericht, 3 juni 2026")
    assert cited.number == "COM(2026) 504"
    assert cited.citation == (
        "Het stuk verscheen. Bron: COM(2026) 504, Persbericht, 3 juni 2026, https://example.org/ "
        "(OSA-initiatieven, gecontroleerd op 25 november 2026)"
    )


def test_the_days_of_an_act_are_moments() -> None:
    """A programme may apply from before it was adopted. Without them, the day of what happened is one."""
    adopted, applies = day(2021, 4, 28), day(2021, 1, 1)
    moments = development(adopted=adopted, applies_from=applies).moments
    expected = [("adopted", "vastgesteld", adopted), ("applies", "geldt", applies)]
    assert [(m.kind, m.words, m.date) for m in moments] == expected
    assert [m.words for m in development(adopted=adopted, adopted_as="goedgekeurd").moments] == ["goedgekeurd"]
    assert [(m.kind, m.words) for m in development(event="in werking").moments] == [("in-force", "in werking")]
    assert [(m.kind, m.words) for m in development(event="akkoord").moments] == [("adopted", "akkoord")]
    assert development(date="2023-05").moments == []


def test_places_have_the_developments_of_what_they_are_about() -> None:
    """A theme has only those about itself, an initiative also those of its instruments; newest first."""
    old, new = development(date="2023", text="Oud."), development(about=["fonds"], date="2024-03-01", text="Nieuw.")
    around = development(about=["t"], relation="context", text="Eromheen.")
    found = CrossReferences(
        Index(annex(1, [theme("t", bullet("a", "x"))], [])),
        register(instruments=[instrument("fonds", "Fonds", home="a")]),
        developments({"a": "loopt"}, old, around, new),
    )
    place, of_theme = found.index.initiatives["a"], found.index.themes["t"]
    assert found.developments.for_subject(place) == [new, old]
    assert found.developments.for_subject(found.instruments["fonds"]) == [new]
    assert found.developments.for_subject(of_theme) == found.developments.for_subject(of_theme, "context")
    assert found.developments.within(of_theme) == [new, around, old]
    assert found.developments.for_subject(place, "outcome")[0] is new
    assert found.developments.places[new.text] == [place]


def test_every_development_of_the_site_has_a_place_and_only_what_runs_has_no_date() -> None:
    found = real().developments
    assert [d.text for d in found.all if not found.places[d.text]] == []
    assert {d.event for d in found.all if not d.date} == {"loopt"}


def test_the_bands_fill_their_ends() -> None:
    """Each end is as high as its bands; no two bands overlap where they begin or stop."""
    bands = Bands(real().developments.crosstab())
    for ends, side in ((bands.left, "left"), (bands.right, "right")):
        spans = sorted((getattr(band, side), getattr(band, side) + band.height) for band in bands.bands)
        assert all(above[1] <= below[0] for above, below in itertools.pairwise(spans))
        for end in ends:
            inside = [high - low for low, high in spans if end.y <= low and high <= end.y + end.height]
            assert sum(inside) == end.height >= end.count * bands.unit
    assert all(end.y + end.height < bands.height for end in (*bands.left, *bands.right))


def test_rows_of_the_timeline_stand_by_block_in_the_order_of_their_first_day() -> None:
    rows = Timeline(real().developments).rows
    order = [(row.place.block.number, min(p.moment.date for p in row.points)) for row in rows]
    assert order == sorted(order)
    assert {row.place.block.number for row in rows} == {1, 2, 3}
    assert {row.development.label for row in rows if row.points[0].moment.date.year < Timeline.years[0]} == {
        *("Nationale Eiwitstrategie", "Defensie Industrie Strategie"),
    }
    # Signs within weeks of each other are stacked around the middle of the lane, those of one day beside each other.
    heights = {row.development.label: [point.y for point in row.points] for row in rows}
    assert (heights["Chips Act"], heights["Wet Vifo"]) == ([-12, 0, 12], [0, 0])
