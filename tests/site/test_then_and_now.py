"""*Toen en nu*, and what happened since on every page: apart from the annex's words. `test_facts.py` compares the data
with what was established."""

import datetime
import gzip
from collections import Counter

import pytest
from bs4 import Tag

from annex.model.dates import dutch_date
from annex.model.developments import Development, State
from annex.model.money import budget_in_words
from annex.relate.cross_references import CrossReferences
from annex.relate.developments import Then, statuses_of
from annex.relate.places import Index, InitiativePlace
from annex.render.bands import Bands
from tests.site import expected
from tests.site.built import Page, Site, Target, attribute, classes, heading_of, section_of, text

OVERVIEW = "stand-van-zaken/"

GROUPS = {"outcome": "Sindsdien", "context": "Eromheen", "background": "Achtergrond"}


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages[OVERVIEW]


@pytest.fixture(scope="module")
def rows(page: Page, index: Index) -> list[tuple[InitiativePlace, Tag]]:
    return list(zip(index.initiatives.values(), page.select(".listed__item"), strict=True))


@pytest.fixture(scope="module")
def cells(references: CrossReferences) -> Counter[tuple[Then, str]]:
    """How many initiatives had a status and have a state: counted anew, not by the package's own table."""
    places = references.index.initiatives.values()
    return Counter((then, expected.state_of(references, p)) for p in places for then in statuses_of(p))


def number_in(cell: Tag) -> int:
    return int(text(cell, without=".sr, .crosstab__label"))


def slug(words: str) -> str:
    return words.replace(" ", "-").replace("ë", "e")


# --- The list -------------------------------------------------------------------------------------------------


def test_the_list_says_then_and_now(
    built: Site, page: Page, rows: list[tuple[InitiativePlace, Tag]], references: CrossReferences
) -> None:
    """Name, statuses, state and newest date, under the theme; amounts with what they are for."""
    index = references.index
    for initiative, row in rows:
        assert built.links(page, row) == [expected.link(initiative, expected.full_name(index, initiative))]
        name, then, now, when = (
            text(cell, without=".listed__label, .listed__amounts, .sr") for cell in row.select("th, td")
        )
        state = references.developments.states[initiative.id]
        outcomes = references.developments.for_subject(initiative, "outcome")
        assert (name, then, now) == (initiative.name, expected.statuses_then(initiative), str(state.state))
        searched = f"gezocht tot {dutch_date(state.as_of)}" if state.searched and state.as_of else ""
        assert when == ((outcomes[0].when if outcomes else "") or searched)
        amounts = " · ".join(f"{budget_in_words(b)} voor {b.subject}" for b in initiative.initiative.budgets)
        assert [text(tag) for tag in row.select(".listed__amounts")] == [amounts] * bool(amounts)
        group = row.find_parent("tbody")
        assert group is not None
        assert text(group.select("th")[0]) == initiative.theme.numbered


# --- The table ------------------------------------------------------------------------------------------------


def test_the_table_counts_the_initiatives(page: Page, cells: Counter[tuple[Then, str]], index: Index) -> None:
    """Each number is a link to the list with that many rows: `tests/browser/test_filters.py` asks for them."""
    table = page.one("table.crosstab")
    header, *body, foot = table.select("tr")
    columns = [text(th) for th in header.select("th")][1:-1]
    thens = {str(then): then for then, _ in cells}
    shown: Counter[tuple[Then, str]] = Counter()
    for row in body:
        (label,) = row.select("th")
        then = thens[text(label)]
        assert attribute(label, "id") == slug(then)
        for column, cell in zip(columns, row.select("td")[:-1], strict=True):
            for a in cell.select("a"):
                shown[then, column] = number_in(a)
                assert attribute(a, "href") == f"./?toen={slug(then)}&nu={slug(column)}#lijst"
        assert number_in(row.select("td")[-1]) == sum(n for (t, _), n in cells.items() if t == then)
    assert shown == cells
    *totals, every = (number_in(td) for td in foot.select("td"))
    assert (sum(totals), every) == (87, len(index.initiatives))


def test_the_drawing_has_the_same_numbers(page: Page, cells: Counter[tuple[Then, str]]) -> None:
    drawing = page.one("svg.bands")
    assert len(drawing.select(".bands__band")) == len(cells)
    bars = [attribute(bar, "height") for bar in drawing.select(".bands__end")]
    assert sum(map(int, bars)) == 2 * Bands.unit * cells.total()
    labels = {text(label) for label in drawing.select(".bands__label")}
    head, *lines, foot = (line.select("th, td") for line in page.one(".crosstab").select("tr"))
    columns = {f"{text(th)} {number_in(td)}" for th, td in zip(head[1:-1], foot[1:-1], strict=True)}
    assert labels == columns | {f"{text(line[0])} {number_in(line[-1])}" for line in lines}


def test_the_sentence_about_proposals_is_counted(built: Site, cells: Counter[tuple[Then, str]]) -> None:
    proposals = Counter({state: number for (then, state), number in cells.items() if then == "voorstel"})
    sentence = f"Van de {proposals.total()} voorstellen zijn er nu {proposals['van kracht']} van kracht."
    for address in ("", OVERVIEW):
        assert sentence in text(built.pages[address].one("main"))


def test_blocks_and_themes_with_sub_themes_count_their_states(built: Site, references: CrossReferences) -> None:
    """'1 loopt', but '3 lopen'. Of another theme, a table says as much."""
    for id_, themes in references.index.blocks.items():
        places = {f"{id_}/": [place for theme in themes for place in theme.all_initiatives]}
        for part in (part for theme in themes for part in theme.with_children):
            places[expected.place(part).address] = list(part.all_initiatives) if part.children else []
        for address, found in places.items():
            states = Counter(references.developments.states[place.id].state for place in found)
            numbers = [(states[state], state) for state in State if states[state]]
            said = ", ".join(f"{n} {'lopen' if state == 'loopt' and n > 1 else state}" for n, state in numbers)
            lines = [text(line) for line in built.pages[address].select(".counted")]
            assert lines == [f"Nu: {said}"] * bool(found), address


def test_the_page_is_light(page: Page) -> None:
    assert len(gzip.compress(page.html.encode(), 9)) <= 40_000


# --- Developments ---------------------------------------------------------------------------------------------


def test_each_is_shown_where_it_belongs_and_nowhere_else(built: Site, references: CrossReferences) -> None:
    """In the section of an instrument or an initiative, or on the page of a theme, in the group that it belongs to.
    What is shown at an initiative isn't shown again at the one above it."""
    homes = {id_: instrument.home for id_, instrument in references.instruments.items()}
    belonging = {
        (subject, GROUPS[development.relation], development.text)
        for development in references.developments.all
        for about in development.about
        for subject in (about, homes.get(about))
        if subject
    }
    for initiative in references.index.initiatives.values():
        if initiative.parent:
            below = {(group, said) for subject, group, said in belonging if subject == initiative.id}
            belonging -= {(initiative.parent.id, *found) for found in below}
    shown = set()
    for page in built.pages.values():
        for block in page.select(".since"):
            home = section_of(block) or page.one("h1")
            subject = attribute(home, "id") or attribute(heading_of(home), "id")
            for entry in block.select(".since__outcome"):
                shown.add((subject, text(block.select(".since__title")[0]), text(entry, without=".since__name")))
    assert shown == belonging


def days_shown(development: Development) -> list[str]:
    """The days of an act, but for those that its sentence says."""
    days = [day for day in (development.adopted, development.in_force, development.applies_from) if day]
    return [str(day) for day in days if dutch_date(day) not in development.text] if len(days) > 1 else []


def test_each_has_what_is_established(built: Site, references: CrossReferences) -> None:
    """Its source, the days that are known, and what to copy of it. What wasn't read says so."""
    by_text = {development.text: development for development in references.developments.all}
    for page in built.pages.values():
        for entry in page.select(".since__entry"):
            record = by_text[text(entry.select(".since__outcome")[0], without=".since__name")]
            (link,) = entry.select(".since__act a")
            assert attribute(link, "href") == record.address
            assert text(link).startswith(record.link)
            assert [attribute(time, "datetime") for time in entry.select(".since__days time")] == days_shown(record)
            assert len(entry.select(".since__known")) == (record.confidence == "known")
            assert [text(tag) for tag in entry.select(".since__remark")] == [record.remark] * bool(record.remark)
            assert [attribute(tag, "data-citation") for tag in entry.select(".cite__copy")] == [record.citation]


def test_what_was_searched_and_what_remains_to_be_said(built: Site, references: CrossReferences) -> None:
    for initiative in references.index.initiatives.values():
        state = references.developments.states[initiative.id]
        section = built.section(expected.place(initiative))
        remarks = [text(tag) for tag in section.select(".since > .since__remark") if section_of(tag) is section]
        assert remarks == [words for words in (state.searched, state.remark) if words]


def test_it_is_apart_from_the_annex_and_marked_as_the_editors(built: Site) -> None:
    """By one form, which a line on the page explains; the leading ones are open, the rest behind a press."""
    blocks = [block for page in built.pages.values() for block in page.select(".editorial")]
    assert len(blocks) > 80
    annexs = ["initiative__text", "running-text", "facts"]
    for block in blocks:
        assert "added" in classes(block)
        assert attribute(block, "aria-label") == "Van de redactie"
        assert not block.find(class_=annexs)
        assert not block.find_parent(class_=annexs)
        assert len(block.select(".since__entry")) - len(block.select("details .since__entry")) <= 2


def test_what_is_in_force_shows_by_what(built: Site, references: CrossReferences) -> None:
    """The newest stands first; it may be a proposal for a successor, so that what put it in force stands open too."""
    for initiative in references.index.initiatives.values():
        section = built.section(expected.place(initiative))
        opened = section.select(":scope > .initiative__body > .editorial > .since > ul > .since__entry")
        below = [d for part in initiative.children for d in references.developments.for_subject(part)]
        events = references.developments.for_subject(initiative, "outcome")
        events = [development for development in events if development not in below]
        told = [d for d in events if any(d.text in text(entry) for entry in opened)]
        assert len(told) == len(opened) <= 2
        assert told[:1] == events[:1]
        if references.developments.states[initiative.id].state is State.IN_FORCE:
            assert any(d.event in ("in werking", "van toepassing") for d in (*told, *below)), initiative.id


def test_a_theme_has_its_rows_of_the_timeline(built: Site, references: CrossReferences) -> None:
    timeline = built.pages["tijdlijn/"]
    everything = {text(row.select("th")[0]) for row in timeline.select(".timeline__row")}
    of_themes: set[str] = set()
    for theme in references.index.themes.values():
        page = built.pages[expected.place(theme).address]
        rows = page.select(".theme-timeline .timeline__row")
        named = {d.label for d in references.developments.within(theme) if d.label and d.moments}
        assert {text(row.select("th")[0]) for row in rows} == named
        for row in rows:
            (link,) = built.links(page, row)
            assert link.target is not None
            assert link.target.address.startswith(page.address)
        of_themes |= named
    assert of_themes == everything


def test_a_page_with_the_editors_words_says_once_how_to_tell_them(built: Site) -> None:
    for page in built.pages.values():
        lines = page.select(".key")
        assert len(lines) <= 1
        assert lines or not page.soup.find(class_="added"), page.address
        for line in lines:
            assert [link.target.address for link in built.links(page, line) if link.target] == ["over/"]


# --- The timeline ---------------------------------------------------------------------------------------------

Event = tuple[str, Target | None]


@pytest.fixture(scope="module")
def timeline(built: Site) -> Page:
    return built.pages["tijdlijn/"]


def events_in(site: Site, page: Page, tags: list[Tag]) -> list[Event]:
    """The days that some rows or items name, each with where the first link leads."""
    return [(attribute(t, "datetime"), site.links(page, tag)[0].target) for tag in tags for t in tag.select("time")]


def test_every_day_of_a_named_act_stands_there(timeline: Page, built: Site, references: CrossReferences) -> None:
    """In the lane and, for a phone, by year."""
    table = timeline.one("table.timeline")
    scale = [text(tag) for tag in table.select(".timeline__scale text")]
    assert scale == ["brief, 8 nov 2022", "gecontroleerd, 25 nov 2026", *map(str, range(2021, 2028))]
    acts = [development for development in references.developments.all if development.label]
    days = sorted(str(moment.date) for act in acts for moment in act.moments)
    in_rows = events_in(built, timeline, table.select(".timeline__row"))
    listed = events_in(built, timeline, timeline.select(".timeline-years li"))
    assert sorted(day for day, _ in in_rows) == days
    assert sorted(map(str, listed)) == sorted(map(str, in_rows))
    assert [day for day, _ in listed] == days
    for section in timeline.select(".timeline-years section"):
        years = {day[:4] for day, _ in events_in(built, timeline, section.select("li"))}
        assert years == {text(section.select("h2")[0])}


def test_the_lane_says_the_same_as_the_days(timeline: Page) -> None:
    """Row by row a sign for each day, the further right the later, from 2021 to 2027; none covers another."""
    start, end = datetime.date(2021, 1, 1), datetime.date(2028, 1, 1)
    rows = timeline.select(".timeline__row")
    assert len(rows) > 50
    for row in rows:
        days = [datetime.date.fromisoformat(attribute(time, "datetime")) for time in row.select("time")]
        drawn = row.select(".timeline__drawing > svg")
        signs = [float(attribute(sign, "x").rstrip("%")) for sign in drawn]
        assert signs == pytest.approx([100 * max((day - start) / (end - start), 0) for day in days], abs=0.01)
        heights = [attribute(sign.select("g")[0], "transform") for sign in drawn]
        places = list(zip(signs, heights, strict=True))
        assert all(abs(x - other) > 3 or y != at for n, (x, y) in enumerate(places) for other, at in places[:n])
        assert attribute(row.select("svg")[0], "aria-hidden") == "true"
        assert row.select("th a")
