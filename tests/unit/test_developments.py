"""Which developments belong to which place, and how they are drawn."""

import datetime

from annex.model.developments import Development
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index
from annex.render.timeline import Timeline
from tests.unit.samples import annex, bullet, development, developments, instrument, register, theme

day = datetime.date.fromisoformat


def test_places_have_the_developments_of_what_they_are_about() -> None:
    """A theme has only those about itself, an initiative also those of its instruments; newest first."""
    old, new = development(id="oud", date="2023"), development(id="nieuw", about=["fonds"], date="2024-03-01")
    around = development(id="eromheen", about=["t"], relation="context")
    found = CrossReferences(
        Index(annex(1, [theme("t", bullet("a", "x"))], [])),
        register(instruments=[instrument("fonds", "Fonds", home="a")]),
        developments({"a": "loopt"}, old, around, new),
    )
    place, of_theme = found.index.initiatives["a"], found.index.themes["t"]
    assert found.developments.for_subject(place) == [new, old]
    assert found.developments.for_subject(found.instruments["fonds"]) == [new]
    assert found.developments.for_subject(of_theme) == found.developments.for_subject(of_theme, "context")
    assert found.developments.for_subject(place, "outcome")[0] is new
    assert found.developments.places["nieuw"] == [place]
    assert found.developments.places["eromheen"] == [of_theme]
    assert found.developments.shown_at == {"oud": place, "nieuw": place, "eromheen": of_theme}


def test_development_is_shown_at_the_first_place_that_is_not_above_another() -> None:
    """Its permalink leads there: `a1` is under `a`."""
    bullets = bullet("a", "x", bullet("a1", "x")), bullet("b", "x")
    found = CrossReferences(
        Index(annex(1, [theme("t", *bullets)], [])),
        register(),
        developments(
            {"a": "loopt", "a1": "loopt", "b": "loopt"},
            development(id="een", about=["a", "a1", "b"]),
            development(id="twee", about=["b", "a"], relation="background", date="2020"),
        ),
    ).developments
    assert [place.id for place in found.places["een"]] == ["a", "a1", "b"]
    assert {id_: place.id for id_, place in found.shown_at.items()} == {"een": "a1", "twee": "a"}


def timeline(*found: Development) -> Timeline:
    """Of an annex of November 2022 with initiative `a` in block 1 and `b` in block 2, checked in November 2026."""
    first, second = (annex(number, [theme(f"t{id_}", bullet(id_, "x"))], []) for number, id_ in ((1, "a"), (2, "b")))
    block = second.building_blocks[0].model_copy(update={"id": "blok-2"})
    both = first.model_copy(update={"building_blocks": [*first.building_blocks, block]})
    states = {"a": "loopt", "b": "loopt"}
    related = CrossReferences(Index(both), register(), developments(states, *found)).developments
    return Timeline(related, both.document.date)


def test_rows_of_the_timeline_are_by_block_and_first_day() -> None:
    def named(name: str, date: str, about: str) -> Development:
        return development(id=name.lower().replace(" ", "-"), name=name, date=date, about=[about])

    found = timeline(
        named("B", "2022-12-01", "b"),
        named("Nieuw", "2024-03-01", "a"),
        named("Oud", "2019-05-01", "a"),
        development(id="zonder-naam"),
        named("Zonder dag", "2024", "a"),
    )
    assert [(row.development.name, row.before) for row in found.rows] == [("Oud", 2021), ("Nieuw", None), ("B", None)]
    assert [(year, [event.row.development.name for event in events]) for year, _, events in found.years] == [
        (2019, ["Oud"]),
        (2022, ["B"]),
        (2024, ["Nieuw"]),
    ]


def test_markers_of_the_timeline_are_stacked_if_they_are_close() -> None:
    """The axis goes from the year before the annex to the last day."""

    def points(adopted: str, in_force: str, applies: str) -> list[tuple[float, int]]:
        days = dict(zip(("adopted", "in_force", "applies_from"), map(day, (adopted, in_force, applies)), strict=True))
        (row,) = timeline(development(name="Naam", **days)).rows
        return [(round(point.x), point.y) for point in row.points]

    assert points("2021-01-01", "2024-01-01", "2026-01-01") == [(0, 0), (50, 0), (83, 0)]
    assert points("2020-01-01", "2024-01-01", "2032-01-01") == [(0, 0), (25, 0), (92, 0)]
    assert [y for _, y in points("2024-01-01", "2024-01-01", "2026-01-01")] == [-6, 6, -6]
    assert [y for _, y in points("2024-01-01", "2024-02-01", "2024-03-01")] == [-12, 0, 12]


def test_what_is_to_come_is_drawn_apart() -> None:
    """Days after the check, and what is expected: soon in the lane, later in words only. A line leads to them."""
    upcoming = [{"day": "2027-06", "what": "verslag"}, {"day": "2050", "what": "einde"}]
    days = {"adopted": day("2024-01-01"), "in_force": day("2026-01-01"), "applies_from": day("2027-01-01")}
    found = timeline(
        development(name="Naam", upcoming=upcoming, **days), development(id="ander", name="Ander", date="2026-12-31")
    )
    row, other = found.rows
    assert (found.axis.last, found.draws_upcoming) == (2027, True)
    assert [(point.kind, point.is_upcoming) for point in row.points] == [
        ("adopted", False),
        ("in-force", False),
        ("applies", True),
        ("expected", True),
    ]
    assert [one.period for one in row.expected] == ["2027-06", "2050"]
    first, turn, _, last = (point.x for point in row.points)
    assert row.spans == [(first, turn, False), (turn, last, True)]
    assert other.spans == []
    assert [(year, is_upcoming, len(events)) for year, is_upcoming, events in found.years] == [
        (2024, False, 1),
        (2026, False, 1),
        (2026, True, 1),
        (2027, True, 1),
    ]


def test_a_timeline_of_the_past_needs_no_key() -> None:
    assert not timeline(development(name="Naam", date="2024-01-01")).draws_upcoming
