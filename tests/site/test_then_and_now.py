"""*Toen en nu*, the timeline, and what happened since on every page: apart from the annex's words.

`tests/sample/` tests the words of each.
"""

import datetime
import gzip
import json
import re
from collections import Counter

import pytest
from bs4 import Tag

from tests.site.built import Page, Site, Target, attribute, classes, heading_of, section_of, text
from tests.site.expected import (
    ACT,
    Expected,
    Initiative,
    act_days,
    address,
    amount,
    brief,
    day,
    first_day,
    last_day,
    period,
    short_period,
    slug,
    timeline_days,
)

OVERVIEW = "stand-van-zaken/"
DECIDES = "Bepaalt de status"
GROUPS = {"outcome": "Sindsdien", "context": "Verwant", "background": "Achtergrond"}
SHORT_PERIOD = re.compile(r"(?:(?:\d{1,2} )?(?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec) )?\d{4}")
WITHOUT_OUTCOME = ("doorlopend beleid", "geen vervolg gevonden", "alleen een kop")

OFFICIAL = re.compile(
    r"https://([\w.-]+\.)?(europa\.eu|overheid\.nl|officielebekendmakingen\.nl|rijksoverheid\.nl|government\.nl"
    r"|tweedekamer\.nl|eerstekamer\.nl|internetconsultatie\.nl|rvo\.nl)/"
)
"""Sites of the European and Dutch governments and parliaments."""

Cells = Counter[tuple[str, str]]


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages[OVERVIEW]


@pytest.fixture(scope="module")
def rows(page: Page, expected: Expected) -> list[tuple[Initiative, Tag]]:
    return list(zip(expected.initiatives.values(), page.select(".listed__item"), strict=True))


@pytest.fixture(scope="module")
def cells(expected: Expected) -> Cells:
    """How many initiatives had a status and have a state."""
    return Counter((then, expected.state(one.id)) for one in expected.initiatives.values() for then in one.then)


def number_in(cell: Tag) -> int:
    return int(text(cell, without=".sr, .crosstab__label"))


# --- The list


def test_the_list_has_then_and_now(
    built: Site, page: Page, rows: list[tuple[Initiative, Tag]], expected: Expected
) -> None:
    """Name, statuses, state, and apart from it the newest development with its day, under the theme; amounts with what
    they are for."""
    for initiative, row in rows:
        name = initiative.name
        full_name = f"{name} ({initiative.theme.label})" if name in expected.shared_names else name
        assert built.links(page, row) == [expected.link(initiative.id, full_name)]
        left_out = ".listed__label, .listed__amounts, .listed__since, .sr"
        said = [text(cell, without=left_out) for cell in row.select("th, td")]
        newest = expected.newest(initiative.id)
        when = f"{short_period(newest['date'])}: {brief(newest)}" if newest else ""
        assert said == [name, ", ".join(initiative.then), expected.state(initiative.id), when]
        amounts = " · ".join(f"{amount(budget)} voor {budget['for']}" for budget in initiative.budgets)
        assert [text(tag) for tag in row.select(".listed__amounts")] == [amounts] * bool(amounts)
        group = row.find_parent("tbody")
        assert group is not None
        assert text(group.select("th")[0]) == initiative.theme.numbered


def test_every_day_beside_a_state_is_that_of_a_development_or_a_search(
    rows: list[tuple[Initiative, Tag]], expected: Expected
) -> None:
    """Since when: a day of the development that decides the state, the first of them for what is in force. Last seen:
    the newest outcome. A search and what has an end have those days."""
    for initiative, row in rows:
        state, deciding = expected.states[initiative.id], expected.deciding(initiative.id) or {}
        shown = SHORT_PERIOD.findall(text(row.select(".listed__since")[0], without=".old"))
        days = [*act_days(deciding), *([deciding["date"]] if "date" in deciding else [])]
        known = [str(state[key]) for key in ("until",) if key in state]
        known += [str(state["searched"]["until"])] if "searched" in state else []
        known += [seen] if (seen := expected.last_seen(initiative.id)) else []
        assert [one for one in shown if one not in map(short_period, [*days, *known])] == [], initiative.id
        assert {*map(short_period, known)} <= {*shown}, initiative.id
        if state["state"] == "van kracht":
            since = [deciding.get(key) for key in ("in_force", "applies_from", "date")]
            assert shown[0] == short_period(next(filter(None, since))), initiative.id


def test_a_sign_older_than_two_years_is_marked(rows: list[tuple[Initiative, Tag]], expected: Expected) -> None:
    checked = expected.since["checked"]
    for initiative, row in rows:
        seen = expected.last_seen(initiative.id)
        last = last_day(seen) if seen else checked
        years = checked.year - last.year - ((checked.month, checked.day) < (last.month, last.day))
        assert [text(tag) for tag in row.select(".old")] == [f"{years} jaar geleden"] * (years >= 2), initiative.id


# --- The table


def test_the_table_counts_the_initiatives(page: Page, cells: Cells, expected: Expected) -> None:
    """Each number is a link to the list with that many rows: `tests/browser/test_filters.py` asks for them."""
    header, *body, foot = page.one("table.crosstab").select("tr")
    columns = [text(th) for th in header.select("th")][1:-1]
    shown: Cells = Counter()
    for row in body:
        (label,) = row.select("th")
        then = text(label)
        assert page.ids[slug(then)].find_parent(class_="filtered")
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


def test_the_states_now_are_counted_and_drawn_to_one_scale(page: Page, expected: Expected) -> None:
    """Each with its mark and a bar as long as its number, and a link to the list."""
    states = Counter(expected.state(id_) for id_ in expected.initiatives)
    rows = page.select(".states__row")
    shown = [text(row).rpartition(" ") for row in rows]
    assert {name: int(number) for name, _, number in shown} == states
    assert [attribute(row, "href") for row in rows] == [f"./?nu={slug(name)}#lijst" for name, _, _ in shown]
    bars = [float(attribute(row.select("rect")[0], "width").rstrip("%")) for row in rows]
    assert bars == pytest.approx([100 * states[name] / max(states.values()) for name, _, _ in shown], abs=0.01)
    assert all(row.select(".state-mark") for row in rows)


def test_sentences_with_counts_are_right(built: Site, page: Page, expected: Expected) -> None:
    """How many initiatives have no status, how many have a state without an outcome, and how many proposals are law:
    none is counted beside its parts."""
    proposed = [one for one in expected.initiatives.values() if "voorstel" in one.then]
    wholes = {whole.id for one in proposed for whole in one.above}
    single = [one for one in proposed if one.id not in wholes]
    proposals, in_force = len(single), sum(expected.state(one.id) == "van kracht" for one in single)
    for address_ in ("", OVERVIEW):
        said = re.findall(
            r"Van de (\d+) voorstel\w* \w+ er nu (\d+) van kracht\.", text(built.pages[address_].one("main"))
        )
        assert said == [(str(proposals), str(in_force))] * bool(proposals)
    initiatives = expected.initiatives.values()
    without_status = sum(not one.statuses for one in initiatives)
    without_outcome = sum(expected.state(one.id) in WITHOUT_OUTCOME for one in initiatives)
    assert text(page.one(".lead")).startswith(f"Hoe stonden de {len(initiatives)} initiatieven er")
    key = text(page.one(".key"))
    assert f"Bij {without_status} zegt de bijlage niet hoe ver het was." in key
    assert re.findall(r"Van (\d+) kunnen wij", key) == [str(without_outcome)] * bool(without_outcome)
    counted = Counter(expected.state(one.id) for one in initiatives)
    listed = {word: int(number) for number, word in re.findall(r"(\d+) keer (.+?)(?:,| en|\.)", key)}
    assert listed == {word: counted[word] for word in WITHOUT_OUTCOME if counted[word]}


def test_blocks_and_themes_with_sub_themes_count_their_states(built: Site, page: Page, expected: Expected) -> None:
    """In the order of the table's columns. Other themes have a table of their own."""
    order = [text(th) for th in page.select(".crosstab thead th")]
    for tops in expected.tops.values():
        places = {f"{tops[0].block['id']}/": [one for theme in tops for one in theme.all_initiatives]}
        for part in (part for theme in tops for part in theme.with_children):
            places[part.address] = part.all_initiatives if part.children else []
        for at, found in places.items():
            states = Counter(expected.state(one.id) for one in found)
            numbers = [(states[state], state) for state in order if states[state]]
            said = f"De {len(found)} initiatieven nu: {', '.join(f'{n} {state}' for n, state in numbers)}. "
            keys = [text(line) for line in built.pages[at].select(".key")]
            assert [said in key for key in keys] == [len(found) > 1] * len(keys), at


def test_the_page_weighs_little(page: Page) -> None:
    assert len(gzip.compress(page.html.encode(), 9)) <= 40_000


# --- Developments


def test_each_development_is_shown_where_it_belongs_and_nowhere_else(built: Site, expected: Expected) -> None:
    """In the section of an instrument or an initiative, or on the page of a theme, in the group that it belongs to.
    What is shown at an initiative isn't shown again at the one above it, unless it decides that one's state."""
    belonging = {
        (subject, DECIDES if expected.deciding(subject) == one else GROUPS[one["relation"]], one["text"])
        for one in expected.developments
        for subject in expected.shown_at(one)
    }
    shown = set()
    for page in built.pages.values():
        for block in page.select(".since"):
            title = text(block.select(".since__title")[0])
            for entry in block.select(".since__outcome"):
                shown.add((subject_of(page, block), title, text(entry, without=".since__name")))
    assert shown == belonging


def subject_of(page: Page, element: Tag) -> str:
    """The id of the initiative, the instrument or the theme that an element is about."""
    home = section_of(element) or page.one("h1")
    return attribute(home, "id") or attribute(heading_of(home), "id")


def blocks_of(page: Page) -> dict[str, list[tuple[str, Tag]]]:
    """The titles and groups of developments of each subject on a page, in order."""
    found: dict[str, list[tuple[str, Tag]]] = {}
    for block in page.select(".since"):
        found.setdefault(subject_of(page, block), []).append((text(block.select(".since__title")[0]), block))
    return found


def dates_in(block: Tag) -> list[str]:
    return [attribute(time, "datetime") for time in block.select("time.since__date")]


def test_what_decides_comes_first_and_the_rest_is_newest_first(built: Site, expected: Expected) -> None:
    """Each with its day in front, if it has one."""
    for page in built.pages.values():
        for subject, blocks in blocks_of(page).items():
            deciding = expected.deciding(subject)
            titles = [title for title, _ in blocks]
            assert titles.count(DECIDES) == bool(deciding), subject
            assert not deciding or titles[0] == DECIDES, subject
            for title in GROUPS.values():
                dates = [one for name, block in blocks if name == title for one in dates_in(block)]
                days = [first_day({"date": one}) for one in dates]
                assert days == sorted(days, reverse=True), (subject, title)
            for entry in (entry for _, block in blocks for entry in block.select(".since__entry")):
                (said,) = entry.select(".since__outcome")
                shown = [one for one in expected.of(subject) if one["text"] == text(said, without=".since__name")]
                assert dates_in(entry) in [[str(one["date"])] if "date" in one else [] for one in shown]
                assert text(entry).startswith("".join(map(short_period, dates_in(entry))))


def test_nothing_older_than_the_annex_is_called_later(built: Site, expected: Expected) -> None:
    published = expected.document["date"]
    for page in built.pages.values():
        for subject, blocks in blocks_of(page).items():
            dates = [one for title, block in blocks if title == GROUPS["outcome"] for one in dates_in(block)]
            assert [one for one in dates if last_day(one) < published] == [], subject


def test_no_follow_up_is_shown_where_none_was_found(built: Site, expected: Expected) -> None:
    for initiative in expected.initiatives.values():
        if "searched" in expected.states[initiative.id]:
            titles = [title for title, _ in blocks_of(built.pages[initiative.theme.address]).get(initiative.id, [])]
            assert not {DECIDES, GROUPS["outcome"]} & {*titles}, initiative.id


def test_each_development_has_its_source(built: Site, expected: Expected) -> None:
    """And its remark. A mark says if the editors read neither the source nor an official copy."""
    shown, wanted = set(), set()
    for page in built.pages.values():
        for entry in page.select(".since__entry"):
            (link,) = entry.select(".since__act a")
            said = text(entry.select(".since__outcome")[0], without=".since__name")
            remark, mark = (" ".join(map(text, entry.select(f".since__{name}"))) for name in ("remark", "known"))
            shown.add((said, attribute(link, "href"), remark, bool(mark)))
            assert any(text(link).startswith(one["link"]) for one in expected.developments if one["text"] == said)
    for one in expected.developments:
        official = one["read"] == "copy" and any(map(OFFICIAL.match, one.get("read_at", [])))
        is_marked = one["read"] != "source" and not official
        wanted.add((one["text"], address(one), one.get("remark", ""), is_marked))
    assert shown == wanted


def test_each_development_has_one_permalink(built: Site, expected: Expected) -> None:
    """An id on the whole site, which `computed.permalink` leads to."""
    file = built.folder / "data/ontwikkelingen.json"
    links = {one["id"]: one["computed"]["permalink"] for one in json.loads(file.read_bytes())["developments"]}
    assert links.keys() == expected.by_id.keys()
    places = [
        (attribute(entry, "id"), page.address, entry)
        for page in built.pages.values()
        for entry in page.select(".since__entry[id]")
    ]
    assert sorted(id_ for id_, _, _ in places) == sorted(expected.by_id)
    for id_, at, entry in places:
        assert built.target(built.pages[""], links[id_]) == Target(at, id_)
        assert text(entry.select(".since__outcome")[0], without=".since__name") == expected.by_id[id_]["text"]


def test_what_a_state_rests_on_is_shown(built: Site, expected: Expected) -> None:
    """The reason; in a fold the search, how it follows from parts, and a remark; each once, in this order."""
    for initiative in expected.initiatives.values():
        state = expected.states[initiative.id]
        section = built.section(initiative.at)
        own = [
            tag for tag in section.select(".editorial__reason, details > .since__remark") if section_of(tag) is section
        ]
        shown = [text(tag) for tag in own]
        search = [state["searched"]] if "searched" in state else []
        searched = [f"Tot {day(one['until'])} gezocht naar {one['for']}." for one in search]
        said = [*([state["reason"]] if "reason" in state else []), *searched]
        assert shown == [*said, *(state[key] for key in ("follows", "remark") if key in state)], initiative.id
        parts = [text(tag) for tag in section.select(".parts > li") if section_of(tag) is section]
        for part, record in zip(parts, state.get("parts", []), strict=True):
            because = expected.by_id[record["because"]] if "because" in record else {}
            date = f" ({period(because['date'])})" if "date" in because else ""
            assert part == f"{record['name']}: {record['words']}{date}", initiative.id


def test_each_initiative_has_its_steps_in_order(built: Site, expected: Expected) -> None:
    """Two to six in one ordered list, from the annex, or before it, to what is still to come. Every other day is one of
    a development that belongs to the initiative."""
    published, checked = expected.document["date"], expected.since["checked"]
    for initiative in expected.initiatives.values():
        section = built.section(initiative.at)
        lists = [tag for tag in section.select(".steps") if section_of(tag) is section]
        belonging = expected.of(initiative.id)
        coming = {(one.period, one.what) for one in expected.coming if one.development in belonging}
        days = {str(one[key]) for one in belonging for key in ("date", *ACT) if key in one}
        assert len(lists) <= 1
        assert lists or not (coming or expected.deciding(initiative.id)), initiative.id
        for steps in lists:
            assert (steps.name, attribute(steps, "aria-label")) == ("ol", "Stappen")
            items = [(attribute(item.select("time")[0], "datetime"), item) for item in steps.select("li")]
            assert 2 <= len(items) <= 6
            ahead = [(at, text(item).removeprefix(f"{short_period(at)} ")) for at, item in items if is_ahead(item)]
            behind = [at for at, item in items if not is_ahead(item)]
            assert [at for at, _ in items] == [*behind, *(at for at, _ in ahead)]
            assert [first_day({"date": at}) for at in behind] == sorted(first_day({"date": at}) for at in behind)
            assert behind.count(str(published)) >= 1
            assert {*behind} <= days | {str(published)}, initiative.id
            assert {*ahead} <= coming | {(at, words) for at, words in ahead if at in days}, initiative.id
            assert all(last_day(at) > checked for at, _ in ahead)
            assert len(ahead) >= min(len(coming), 2)
            (annex,) = [item for at, item in items if at == str(published) and "bijlage: " in text(item)]
            assert text(annex) == f"{short_period(published)} bijlage: {', '.join(initiative.then)}"


def is_ahead(step: Tag) -> bool:
    return "steps__step--upcoming" in classes(step)


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
    """In the lane and, in a narrow window, by year: those after the check apart."""
    days = sorted(one for development in expected.developments for one in timeline_days(development))
    in_rows = events_in(built, timeline, timeline.select(".timeline__row"))
    checked = str(expected.since["checked"])
    later = [t for t in timeline.select(".timeline__row time") if attribute(t, "datetime") > checked]
    assert all(text(tag.find_parent("td") or tag).endswith("komt nog") for tag in later)
    listed = events_in(built, timeline, timeline.select(".timeline-years li"))
    assert sorted(day for day, _ in in_rows) == days
    assert sorted(map(str, listed)) == sorted(map(str, in_rows))
    assert [day for day, _ in listed] == days
    years = [text(heading) for heading in timeline.select(".timeline-years__year")]
    assert years == sorted(set(years))
    for heading in timeline.select(".timeline-years__year"):
        assert heading.parent is not None
        events = events_in(built, timeline, heading.parent.select("li"))
        assert {f"{one[:4]}{': komt nog' * (one > checked)}" for one, _ in events} == {text(heading)}


def test_the_drawing_is_to_scale(built: Site, expected: Expected) -> None:
    """Row by row a marker for each day and for what is expected, the further right the later, between the years of the
    scale; none covers another, and those after the check are dashed. A line for the annex, and one for the day of the
    check, in a grid that all lanes use."""
    checked = expected.since["checked"]
    for page in (page for page in built.pages.values() if page.select(".timeline")):
        scale = page.one(".timeline__scale")
        labels = [text(tag) for tag in scale.select("text") if text(tag).startswith("’")]
        years = [int(f"20{label.removeprefix('’')}") for label in labels]
        assert text(page.one("thead .sr")).endswith(f"van {years[0]} tot en met {years[-1]}")
        start, end = datetime.date(years[0], 1, 1), datetime.date(years[-1] + 1, 1, 1)
        assert years == list(range(years[0], years[-1] + 1))

        def x(date: datetime.date, start: datetime.date = start, end: datetime.date = end) -> float:
            return 100 * min(max((date - start) / (end - start), 0), 1)

        uses = page.select(".timeline__drawing > use")
        assert {attribute(use, "href") for use in uses} == {"#raster"}
        assert len(uses) == len(page.select(".timeline__drawing"))
        drawn_years = [float(attribute(line, "x1").rstrip("%")) for line in page.select("#raster .timeline__year")]
        assert drawn_years == pytest.approx([x(datetime.date(year, 1, 1)) for year in years], abs=0.1)
        for name, date in (("annex", expected.document["date"]), ("checked", checked)):
            lines = page.select(f".timeline__{name}")
            assert len(lines) == 2
            ends = [float(attribute(line, key).rstrip("%")) for line in lines for key in ("x1", "x2")]
            assert ends == pytest.approx([x(date)] * len(ends), abs=0.01), name
        for row in page.select(".timeline__row"):
            days = [datetime.date.fromisoformat(attribute(time, "datetime")) for time in row.select("time")]
            drawn = row.select(".timeline__drawing > svg")
            markers = [float(attribute(marker, "x").rstrip("%")) for marker in drawn]
            assert markers[: len(days)] == pytest.approx([x(one) for one in days], abs=0.01)
            coming = row.select(".timeline__lane .sr")
            assert len(markers) == len(days) or coming
            dashed = [bool(marker.select(".timeline__dashed")) for marker in drawn]
            assert dashed == [one > checked for one in days] + [True] * (len(drawn) - len(days))
            assert all(at >= x(checked) - 0.01 for at, is_dashed in zip(markers, dashed, strict=True) if is_dashed)
            heights = [attribute(marker.select("g")[0], "transform") for marker in drawn]
            places = list(zip(markers, heights, strict=True))
            assert all(abs(at - other) > 3 or y != z for n, (at, y) in enumerate(places) for other, z in places[:n])
            assert attribute(row.select(".timeline__drawing")[0], "aria-hidden") == "true"
