"""Check which outcomes belong where, and how the timeline is laid out."""

import datetime

import pytest

from annex.check.project import load_project
from annex.model.outcomes import Outcome
from annex.publish.site import references
from annex.relate.developments import Since, Timeline
from annex.relate.places import InitiativePlace
from tests.unit.project import ROOT


@pytest.fixture(scope="module")
def since() -> Since:
    """The outcomes of the real register."""
    return Since(references(load_project(ROOT)))


def dated(name: str, **days: datetime.date) -> Outcome:
    """An outcome with some days."""
    record = {"about": ["a"], "name": name, "outcome": "x", "confidence": "verified", "link": "x"}
    return Outcome.model_validate({**record, "url": "https://example.org/", **days})


def day(year: int, month: int = 1, number: int = 1) -> datetime.date:
    """A day."""
    return datetime.date(year, month, number)


def test_an_initiative_has_the_outcomes_of_what_it_is_the_home_of(since: Since) -> None:
    found = {
        p.initiative.id: [o.label for o in several] for p, several in since.places if isinstance(p, InitiativePlace)
    }
    assert found["cer-en-nis2"] == [
        "CER-richtlijn",
        "NIS2-richtlijn",
        "Cyberbeveiligingswet",
        "Wet weerbaarheid kritieke entiteiten",
    ]
    assert found["economische-veiligheid"] == ["Wet Vifo"]
    assert "diepzeemijnbouw" not in found


def test_a_theme_has_only_what_is_about_itself(since: Since) -> None:
    found = {
        p.theme.id: [o.label for o in several] for p, several in since.places if not isinstance(p, InitiativePlace)
    }
    assert found == {"verminderen": ["Kabinetsaanpak strategische afhankelijkheden"], "defensiecapaciteit": ["ASAP"]}


def test_every_outcome_has_a_place(since: Since) -> None:
    assert [outcome.name for outcome in since.outcomes if not since.places_of(outcome)] == []


def test_a_footnote_without_sources_has_none(since: Since) -> None:
    assert since.sources(5) is None
    assert since.sources(41) is None
    found = since.sources(26)
    assert found is not None
    assert [link.words for link in found.links] == ["Kamerstuk 22 112, nr. 3369"]


# --- The timeline -----------------------------------------------------------------------------------------


def test_the_years_lie_at_equal_steps_from_side_to_side() -> None:
    line = Timeline([])
    assert line.years == [2021, 2022, 2023, 2024, 2025, 2026, 2027]
    assert line.x(day(2021)) == line.side
    assert line.x(day(2028)) == line.width - line.side
    assert line.start_of(2024) == line.x(day(2024))
    steps = [line.start_of(year + 1) - line.start_of(year) for year in line.years[:-1]]
    assert max(steps) - min(steps) < 0.5  # a leap year


@pytest.mark.parametrize(("outside", "edge"), [(day(2020, 12, 22), day(2021)), (day(2029), day(2028))])
def test_a_day_out_of_range_stands_on_the_edge(outside: datetime.date, edge: datetime.date) -> None:
    line = Timeline([])
    assert line.x(outside) == line.x(edge)


def test_a_day_before_the_first_year_is_said_to_be() -> None:
    [row] = Timeline([dated("a", adopted=day(2020, 12, 22), in_force=day(2021, 2))]).rows
    assert [point.is_before for point in row.points] == [True, False]


def test_rows_stand_in_the_order_of_their_first_day() -> None:
    """What has no day has no row."""
    line = Timeline(
        [dated("c", in_force=day(2023)), dated("none"), dated("b", adopted=day(2022), applies_from=day(2021))]
    )
    assert [row.outcome.name for row in line.rows] == ["b", "c"]
    assert line.rows[1].y - line.rows[0].y == line.row_height
    assert line.rows[-1].y < line.height


def test_a_name_stands_where_there_is_room() -> None:
    early, late = Timeline([dated("a", adopted=day(2021, 6)), dated("b", adopted=day(2026, 6))]).rows
    assert not early.label_ends
    assert early.label_x > early.points[0].x
    assert late.label_ends
    assert late.label_x < late.points[0].x


def test_every_name_of_the_register_fits(since: Since) -> None:
    """At seven units a letter, more than the drawing's type takes."""
    line = since.timeline
    too_long = [
        row.outcome.label
        for row in line.rows
        if (row.label_x if row.label_ends else line.width - row.label_x) < 7 * len(row.outcome.label)
    ]
    assert too_long == []
