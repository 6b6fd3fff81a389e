"""*Toen en nu*, the timeline, and what happened since on every page: apart from the annex's words.

`tests/sample/` tests the words of each.
"""

import datetime
import gzip
import re
from collections import Counter

import pytest
from bs4 import Tag

from tests.site.built import Page, Site, Target, attribute, classes, heading_of, section_of, text
from tests.site.expected import (
    Expected,
    address,
    amount,
    day,
    period,
    slug,
    timeline_days,
    timeline_name,
)

OVERVIEW = "stand-van-zaken/"
GROUPS = {"outcome": "Sindsdien", "context": "Eromheen", "background": "Achtergrond"}
WITHOUT_OUTCOME = ("doorlopend beleid", "geen vervolg gevonden", "alleen een kop")

Cells = Counter[tuple[str, str]]


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages[OVERVIEW]


@pytest.fixture(scope="module")
def cells(expected: Expected) -> Cells:
    """How many initiatives had a status and have a state."""
    return Counter((then, expected.state(one.id)) for one in expected.initiatives.values() for then in one.then)


def number_in(cell: Tag) -> int:
    return int(text(cell, without=".sr, .crosstab__label"))


# --- The list


def test_the_list_has_then_and_now(built: Site, page: Page, expected: Expected) -> None:
    """Name, statuses, state and newest date, under the theme; amounts with what they are for."""
    for initiative, row in zip(expected.initiatives.values(), page.select(".listed__item"), strict=True):
        name = initiative.name
        full_name = f"{name} ({initiative.theme.label})" if name in expected.shared_names else name
        assert built.links(page, row) == [expected.link(initiative.id, full_name)]
        said = [text(cell, without=".listed__label, .listed__amounts, .sr") for cell in row.select("th, td")]
        state = expected.states[initiative.id]
        belonging = [one for one in expected.developments if initiative.id in expected.belongs_to(one)]
        dates = [period(one["date"]) if "date" in one else "" for one in belonging if one["relation"] == "outcome"]
        searched = f"gezocht tot {day(state['as_of'])}" if "searched" in state else ""
        assert said == [name, ", ".join(initiative.then), state["state"], "".join(dates[:1]) or searched]
        amounts = " · ".join(f"{amount(budget)} voor {budget['for']}" for budget in initiative.budgets)
        assert [text(tag) for tag in row.select(".listed__amounts")] == [amounts] * bool(amounts)
        group = row.find_parent("tbody")
        assert group is not None
        assert text(group.select("th")[0]) == initiative.theme.numbered


# --- The table


def test_the_table_counts_the_initiatives(page: Page, cells: Cells, expected: Expected) -> None:
    """Each number is a link to the list with that many rows: `tests/browser/test_filters.py` asks for them."""
    header, *body, foot = page.one("table.crosstab").select("tr")
    columns = [text(th) for th in header.select("th")][1:-1]
    shown: Cells = Counter()
    for row in body:
        (label,) = row.select("th")
        then = text(label)
        assert attribute(label, "id") == slug(then)
        for column, cell in zip(columns, row.select("td")[:-1], strict=True):
            for a in cell.select("a"):
                shown[then, column] = number_in(a)
                assert attribute(a, "href") == f"./?toen={slug(then)}&nu={slug(column)}#lijst"
        assert number_in(row.select("td")[-1]) == sum(n for (t, _), n in cells.items() if t == then)
    assert shown == cells
    states = Counter(expected.state(id_) for id_ in expected.initiatives)
    *totals, every = (number_in(td) for td in foot.select("td"))
    assert totals == [states[column] for column in columns]
    assert (sum(totals), every) == (len(expected.initiatives), len(expected.initiatives))


def test_the_drawing_has_the_same_numbers(page: Page, cells: Cells) -> None:
    """On the left a bar is as high as its number; what leaves the left comes in on the right."""
    drawing = page.one("svg.bands")
    assert len(drawing.select(".bands__band")) == len(cells)
    head, *lines, foot = (line.select("th, td") for line in page.one(".crosstab").select("tr"))
    left = [(text(line[0]), number_in(line[-1])) for line in lines]
    right = [(text(th), number_in(td)) for th, td in zip(head[1:-1], foot[1:-1], strict=True)]
    assert [text(label) for label in drawing.select(".bands__label")] == [f"{name} {n}" for name, n in left + right]
    bars = [int(attribute(bar, "height")) for bar in drawing.select(".bands__end")]
    assert len({bar / number for bar, (_, number) in zip(bars[: len(left)], left, strict=True)}) == 1
    assert sum(bars[: len(left)]) == sum(bars[len(left) :])


def test_sentences_with_counts_are_right(built: Site, page: Page, cells: Cells, expected: Expected) -> None:
    """How many initiatives have no status, how many have a state without an outcome, and how many proposals are law."""
    proposals = sum(number for (then, _), number in cells.items() if then == "voorstel")
    in_force = cells["voorstel", "van kracht"]
    for address_ in ("", OVERVIEW):
        said = re.findall(
            r"Van de (\d+) voorstel\w* \w+ er nu (\d+) van kracht\.", text(built.pages[address_].one("main"))
        )
        assert said == [(str(proposals), str(in_force))] * bool(proposals)
    initiatives = expected.initiatives.values()
    without_status = sum(not one.statuses for one in initiatives)
    without_outcome = sum(expected.state(one.id) in WITHOUT_OUTCOME for one in initiatives)
    numbers = [*map(int, re.findall(r"\d+", text(page.one(".lead"))))]
    assert numbers == [len(initiatives), without_status, without_outcome, *[proposals, in_force] * bool(proposals)]


def test_blocks_and_themes_with_sub_themes_count_their_states(built: Site, page: Page, expected: Expected) -> None:
    """In the order of the table's columns: '1 loopt', but '3 lopen'. Other themes have a table of their own."""
    order = [text(th) for th in page.select(".crosstab thead th")]
    for tops in expected.tops.values():
        places = {f"{tops[0].block['id']}/": [one for theme in tops for one in theme.all_initiatives]}
        for part in (part for theme in tops for part in theme.with_children):
            places[part.address] = part.all_initiatives if part.children else []
        for at, found in places.items():
            states = Counter(expected.state(one.id) for one in found)
            numbers = [(states[state], state) for state in order if states[state]]
            said = ", ".join(f"{n} {'lopen' if state == 'loopt' and n > 1 else state}" for n, state in numbers)
            lines = [text(line) for line in built.pages[at].select(".counted")]
            assert lines == [f"Nu: {said}"] * (len(found) > 1), at


def test_the_page_weighs_little(page: Page) -> None:
    assert len(gzip.compress(page.html.encode(), 9)) <= 40_000


# --- Developments


def test_each_development_is_shown_where_it_belongs_and_nowhere_else(built: Site, expected: Expected) -> None:
    """In the section of an instrument or an initiative, or on the page of a theme, in the group that it belongs to.
    What is shown at an initiative isn't shown again at the one above it."""
    belonging = {
        (subject, GROUPS[development["relation"]], development["text"])
        for development in expected.developments
        for subject in expected.shown_at(development)
    }
    shown = set()
    for page in built.pages.values():
        for block in page.select(".since"):
            home = section_of(block) or page.one("h1")
            subject = attribute(home, "id") or attribute(heading_of(home), "id")
            for entry in block.select(".since__outcome"):
                shown.add((subject, text(block.select(".since__title")[0]), text(entry, without=".since__name")))
    assert shown == belonging


def test_each_development_has_its_source(built: Site, expected: Expected) -> None:
    """And its remark. What the editors didn't read says so."""
    by_text = {development["text"]: development for development in expected.developments}
    for page in built.pages.values():
        for entry in page.select(".since__entry"):
            record = by_text[text(entry.select(".since__outcome")[0], without=".since__name")]
            (link,) = entry.select(".since__act a")
            assert attribute(link, "href") == address(record)
            assert text(link).startswith(record["link"])
            assert len(entry.select(".since__known")) == (record["confidence"] == "known")
            remarks = [record["remark"]] if "remark" in record else []
            assert [text(tag) for tag in entry.select(".since__remark")] == remarks


def test_what_was_searched_and_remarks_are_shown(built: Site, expected: Expected) -> None:
    for initiative in expected.initiatives.values():
        state = expected.states[initiative.id]
        section = built.section(initiative.at)
        remarks = [text(tag) for tag in section.select(".since > .since__remark") if section_of(tag) is section]
        assert remarks == [state[key] for key in ("searched", "remark") if key in state]


def test_editorial_blocks_are_marked(built: Site, expected: Expected) -> None:
    """By one form, which a line on the page explains. They hold none of the annex's text, nor does that hold one."""
    blocks = [block for page in built.pages.values() for block in page.select(".editorial")]
    subjects = {subject for development in expected.developments for subject in expected.shown_at(development)}
    assert len(blocks) >= len(subjects)
    annexs = ["initiative__text", "running-text", "facts"]
    for block in blocks:
        assert "added" in classes(block)
        assert attribute(block, "aria-label") == "Van de redactie"
        assert not block.find(class_=annexs)
        assert not block.find_parent(class_=annexs)


def test_a_page_with_the_editors_words_says_once_how_to_tell_them(built: Site, expected: Expected) -> None:
    """And when they were checked."""
    register, since = expected.register["checked"], expected.since["checked"]
    for page in built.pages.values():
        lines = page.select(".key")
        assert len(lines) <= 1
        assert lines or not page.soup.find(class_="added"), page.address
        for line in lines:
            assert [link.target.address for link in built.links(page, line) if link.target] == ["over/"]
            assert any(words in text(line) for words in (period(f"{register:%Y-%m}"), day(register), day(since)))


# --- The timeline

Event = tuple[str, Target | None]


@pytest.fixture(scope="module")
def timeline(built: Site) -> Page:
    return built.pages["tijdlijn/"]


def events_in(site: Site, page: Page, tags: list[Tag]) -> list[Event]:
    """The days that some rows or items name, each with where the first link leads."""
    return [(attribute(t, "datetime"), site.links(page, tag)[0].target) for tag in tags for t in tag.select("time")]


def test_every_day_of_a_named_act_is_on_the_timeline(timeline: Page, built: Site, expected: Expected) -> None:
    """In the lane and, for a phone, by year."""
    days = sorted(one for development in expected.developments for one in timeline_days(development))
    in_rows = events_in(built, timeline, timeline.select(".timeline__row"))
    listed = events_in(built, timeline, timeline.select(".timeline-years li"))
    assert sorted(day for day, _ in in_rows) == days
    assert sorted(map(str, listed)) == sorted(map(str, in_rows))
    assert [day for day, _ in listed] == days
    years = [text(heading) for heading in timeline.select(".timeline-years__year")]
    assert years == sorted(set(years))
    for heading in timeline.select(".timeline-years__year"):
        assert heading.parent is not None
        assert {one[:4] for one, _ in events_in(built, timeline, heading.parent.select("li"))} == {text(heading)}


def test_a_theme_has_its_rows_of_the_timeline(built: Site, expected: Expected) -> None:
    for theme in expected.themes.values():
        page = built.pages[theme.address]
        rows = page.select(".theme-timeline .timeline__row")
        named = [timeline_name(one) for one in expected.within(theme) if timeline_days(one)]
        assert sorted(text(row.select("th")[0]) for row in rows) == sorted(named)
        for row in rows:
            (link,) = built.links(page, row)
            assert link.target is not None
            assert link.target.address.startswith(page.address)


def test_the_drawing_is_to_scale(built: Site, expected: Expected) -> None:
    """Row by row a marker for each day, the further right the later, between the years of the scale; none covers
    another. A line for the annex, and one for the day of the check."""
    for page in (page for page in built.pages.values() if page.select(".timeline")):
        scale = page.one(".timeline__scale")
        years = [int(text(tag)) for tag in scale.select("text") if text(tag).isdigit()]
        start, end = datetime.date(years[0], 1, 1), datetime.date(years[-1] + 1, 1, 1)
        assert years == list(range(years[0], years[-1] + 1))

        def x(date: datetime.date, start: datetime.date = start, end: datetime.date = end) -> float:
            return 100 * min(max((date - start) / (end - start), 0), 1)

        drawings = page.select(".timeline__drawing")
        for name, date in (("annex", expected.document["date"]), ("checked", expected.since["checked"])):
            lines = page.select(f".timeline__{name}")
            assert len(lines) == 1 + len(drawings)
            ends = [float(attribute(line, key).rstrip("%")) for line in lines for key in ("x1", "x2")]
            assert ends == pytest.approx([x(date)] * len(ends), abs=0.01), name
        for row in page.select(".timeline__row"):
            days = [datetime.date.fromisoformat(attribute(time, "datetime")) for time in row.select("time")]
            drawn = row.select(".timeline__drawing > svg")
            markers = [float(attribute(marker, "x").rstrip("%")) for marker in drawn]
            assert markers == pytest.approx([x(one) for one in days], abs=0.01)
            heights = [attribute(marker.select("g")[0], "transform") for marker in drawn]
            places = list(zip(markers, heights, strict=True))
            assert all(abs(at - other) > 3 or y != z for n, (at, y) in enumerate(places) for other, z in places[:n])
            assert attribute(row.select(".timeline__drawing")[0], "aria-hidden") == "true"
