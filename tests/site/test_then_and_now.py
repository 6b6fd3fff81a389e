"""*Toen en nu*, and what happened since on every page: as established and no more, apart from the annex's words.

Compared with `tests/facts/`: `follow-up.yaml` for each initiative, `outcomes.yaml` and `corrections.yaml` for what was
known before.
"""

from __future__ import annotations

import datetime
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import Tag

from annex.model.dates import dutch_date
from tests.site import facts_data
from tests.site.built import MARKUP, Page, Site, Target, attribute, heading_of, own, section_of, text
from tests.site.expected import Annex, Register, amount_for

OVERVIEW = "stand-van-zaken/"

STATES = {
    "in_force": "van kracht",
    "adopted": "vastgesteld",
    "negotiating": "in behandeling",
    "withdrawn": "ingetrokken",
    "replaced": "opgegaan in iets anders",
    "published": "verschenen",
    "running": "loopt",
    "ended": "beëindigd",
    "partly": "deels",
    "ongoing_policy": "doorlopend beleid",
    "no_public_follow_up": "geen vervolg gevonden",
    "heading": "alleen een kop",
}
"""The words of `follow-up.yaml`, and those of the site."""

GROUPS = {"outcome": "Sindsdien", "context": "Eromheen", "background": "Achtergrond"}

NO_RECORD = {
    "osa-brief": "the letter itself",
    "critical-medicines": "without a link by which a reader could check it",
    "geo-monitor": "the Kamerstuk has the day on which it came out",
}
"""Records of `outcomes.yaml` that are no development."""


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages[OVERVIEW]


@pytest.fixture(scope="module")
def published_data(built: Site) -> Any:
    return json.loads((built.folder / "data/ontwikkelingen.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rows(page: Page) -> list[Tag]:
    return page.soup.select(MARKUP.listed)


def cells_of(row: Tag) -> list[str]:
    """Name, status then, state now, newest date."""
    return [text(cell, without=".listed__label, .listed__amounts, .sr") for cell in row.select("th, td")]


def number_in(cell: Tag) -> int:
    return int(text(cell, without=".sr, .crosstab__label"))


def now_of(row: Tag) -> str:
    return cells_of(row)[2]


def then_of(statuses: Any) -> list[str]:
    return list(dict.fromkeys(str(status.value) for status in statuses)) or ["niet vermeld"]


# --- States -------------------------------------------------------------------------------------------------


def test_every_initiative_has_the_state_that_was_established(
    built: Site, annex: Annex, rows: list[Tag], published_data: Any
) -> None:
    """On the overview, on its theme's page and in the data."""
    facts = {record["initiative"]: STATES[record["state_now"]] for record in facts_data.follow_up()}
    assert list(facts) == [initiative.id for initiative in annex.initiatives]
    assert [now_of(row) for row in rows] == list(facts.values())
    assert {state["initiative"]: state["state"] for state in published_data["states"]} == facts
    for initiative in annex.initiatives:
        section = built.pages[initiative.address].by_id(initiative.id).find_parent("section")
        assert section is not None
        (now,) = own(section, ".then-and-now__now")
        assert text(now) == facts[initiative.id]


def test_the_list_says_then_and_now(
    page: Page, built: Site, annex: Annex, rows: list[Tag], published_data: Any
) -> None:
    """Name, statuses, state and newest date, under the theme; amounts with what they are for."""
    states = {state["initiative"]: state for state in published_data["states"]}
    names = Counter(initiative.name for initiative in annex.initiatives)
    for initiative, row in zip(annex.initiatives, rows, strict=True):
        (link,) = built.links(page, row)
        theme = annex.by_id[initiative.theme]
        words = initiative.name + (f" ({theme.label})" if names[initiative.name] > 1 else "")
        assert link == initiative.link._replace(words=words)
        name, then, now, when = cells_of(row)
        assert (name, now) == (initiative.name, states[initiative.id]["state"])
        assert then == ", ".join(then_of(initiative.statuses))
        assert re.fullmatch(r"|(gezocht tot )?(\d+ )?([a-z]+ )?20\d\d", when)
        assert when == "" or now != "alleen een kop"
        amounts = " · ".join(map(amount_for, initiative.budgets))
        assert [text(tag) for tag in row.select(".listed__amounts")] == [amounts] * bool(amounts)
        group = row.find_parent("tbody")
        assert group is not None
        assert text(group.select("th")[0]) == f"{theme.source.number} {theme.label}"


def test_each_row_has_what_the_filters_go_by(rows: list[Tag], register: Register) -> None:
    """A part of a theme counts for the theme too. What the text field finds is in the search's records."""
    blocks = {theme.id: block.id for block in register.annex.blocks for theme in block.themes}
    for initiative, row in zip(register.annex.initiatives, rows, strict=True):
        parent = register.annex.by_id[initiative.theme].parent
        levels = {str(register.instruments[id_].level) for id_ in register.subjects(initiative.id)}
        named = levels | ({"instrument"} if levels else set()) | ({"bedrag"} if initiative.budgets else set())
        assert set(attribute(row, "data-noemt").split()) == named
        above = {blocks[initiative.theme], initiative.theme, parent} - {""}
        assert set(attribute(row, "data-bouwsteen").split()) == above


def test_every_choice_finds_something(page: Page, rows: list[Tag]) -> None:
    """And everything that an initiative has can be chosen."""
    form = page.one(f"form{MARKUP.filters}")
    for select in form.select("select"):
        name = attribute(select, "name")
        first, *choices = [attribute(option, "value") for option in select.select("option")]
        having = {value for row in rows for value in attribute(row, f"data-{name}").split()}
        assert first == ""
        assert sorted(choices) == sorted(having)
    assert [attribute(f, "name") for f in form.select("input, select")] == ["tekst", "toen", "nu", "bouwsteen", "noemt"]
    for field in form.select("input, select"):
        assert text(form.select(f"label[for='{attribute(field, 'id')}']")[0])
    assert len(form.select("[role=status]")) == 1


def test_nothing_found_says_what_was_searched(built: Site, published_data: Any) -> None:
    found = [state for state in published_data["states"] if state["state"] == "geen vervolg gevonden"]
    assert found
    pages = [text(page.one("main")) for page in built.pages.values() if page.address.startswith("bouwsteen-")]
    for state in found:
        assert state["searched"].startswith("Wij zochten tot 25 november 2026 naar ")
        assert state["searched"].endswith("dat wij niets vonden bewijst niet dat er niets is gebeurd.")
        assert any(state["searched"] in words for words in pages)


# --- The table ------------------------------------------------------------------------------------------


def expected_cells(annex: Annex, published_data: Any) -> Counter[tuple[str, str]]:
    states = {state["initiative"]: state["state"] for state in published_data["states"]}
    return Counter((then, states[i.id]) for i in annex.initiatives for then in then_of(i.statuses))


def test_the_table_follows_from_the_data(page: Page, annex: Annex, published_data: Any) -> None:
    """Each number is a link to the list with that many rows."""
    table = page.one("table.crosstab")
    header, *body, foot = table.select("tr")
    columns = [text(th) for th in header.select("th")][1:-1]
    shown: Counter[tuple[str, str]] = Counter()
    cells = expected_cells(annex, published_data)
    for row in body:
        (label,) = row.select("th")
        then = text(label)
        assert attribute(label, "id") == then.replace(" ", "-")
        for column, cell in zip(columns, row.select("td")[:-1], strict=True):
            for a in cell.select("a"):
                shown[then, column] = number_in(a)
                slug = column.replace(" ", "-").replace("ë", "e")
                assert attribute(a, "href") == f"./?toen={then.replace(' ', '-')}&nu={slug}#lijst"
        assert number_in(row.select("td")[-1]) == sum(n for (t, _), n in cells.items() if t == then)
    assert shown == cells
    totals = Counter(state["state"] for state in published_data["states"])
    assert [number_in(td) for td in foot.select("td")] == [
        *(totals[c] for c in columns),
        87,
    ]
    assert set(columns) == set(totals)
    drawing = page.one("svg.bands")
    assert len(drawing.select(".bands__band")) == len(cells)
    labels = [text(label) for label in drawing.select(".bands__label")]
    into = Counter(label for (_, label), number in cells.items() for _ in range(number))
    assert labels[-len(columns) :] == [f"{column} {into[column]}" for column in columns]


def test_a_number_leads_to_the_rows_that_it_counts(annex: Annex, rows: list[Tag], published_data: Any) -> None:
    """The filter compares these values: see `test_filters.py`."""
    shown = Counter((then, attribute(row, "data-nu")) for row in rows for then in attribute(row, "data-toen").split())
    cells = expected_cells(annex, published_data)
    assert shown == {(t.replace(" ", "-"), n.replace(" ", "-").replace("ë", "e")): v for (t, n), v in cells.items()}


def test_the_sentence_about_proposals_is_counted(built: Site, annex: Annex, published_data: Any) -> None:
    cells = expected_cells(annex, published_data)
    proposals = sum(number for (then, _), number in cells.items() if then == "voorstel")
    sentence = f"Van de {proposals} voorstellen zijn er nu {cells['voorstel', 'van kracht']} van kracht."
    for address in ("", OVERVIEW):
        assert sentence in text(built.pages[address].one("main"))


def test_themes_and_blocks_count_their_states(built: Site, annex: Annex, published_data: Any) -> None:
    states = {state["initiative"]: state["state"] for state in published_data["states"]}

    def counted(said: str) -> Counter[str]:
        numbers = {name: int(n) for n, name in re.findall(r"(\d+) ([^,.]+)", said.partition("Nu: ")[2])}
        return +Counter({"loopt" if name == "lopen" else name: n for name, n in numbers.items()})

    for block in annex.blocks:
        for part in block.themes:
            ids = [i.id for i in annex.initiatives_of(part, *annex.parts_of(part))]
            found = [counted(text(line)) for line in built.pages[part.address].soup.select(".counted")]
            assert found == [Counter(states[id_] for id_ in ids)] * (len(ids) > 1), part.address
        (line,) = built.pages[block.address].soup.select(".counted")
        assert counted(text(line)) == Counter(states[i.id] for i in annex.initiatives_of(*block.themes))


def test_the_page_is_light(page: Page) -> None:
    assert len(gzip.compress(page.html.encode(), 9)) <= 40_000


# --- Developments -------------------------------------------------------------------------------------------


def test_each_is_shown_where_it_belongs_and_nowhere_else(built: Site, published_data: Any) -> None:
    """In the section of an instrument or an initiative, or on the page of a theme, in the group that it belongs to."""
    homes = {
        i["id"]: i.get("home")
        for i in json.loads((built.folder / "data/instrumenten.json").read_text(encoding="utf-8"))["instruments"]
    }
    expected = {
        (subject, GROUPS[d["relation"]], d["text"])
        for d in published_data["developments"]
        for about in d["about"]
        for subject in (about, homes.get(about))
        if subject
    }
    shown = set()
    for page in built.pages.values():
        for block in page.soup.select(".since"):
            home = section_of(block) or page.one("h1")
            subject = attribute(home, "id") or attribute(heading_of(home), "id")
            for entry in block.select(".since__outcome"):
                shown.add((subject, text(block.select(".since__title")[0]), text(entry, without=".since__name")))
    assert shown == expected


def test_each_has_what_is_established(built: Site, published_data: Any) -> None:
    """Its source and the days that are known. What wasn't read says so."""
    by_text = {d["text"]: d for d in published_data["developments"]}
    for page in built.pages.values():
        for entry in page.soup.select(".since__entry"):
            record = by_text[text(entry.select(".since__outcome")[0], without=".since__name")]
            (link,) = entry.select(".since__act a")
            assert attribute(link, "href") == record["computed"]["address"]
            assert text(link).startswith(record["link"])
            days = [record[key] for key in ("adopted", "in_force", "applies_from") if key in record]
            times = [attribute(time, "datetime") for time in entry.select(".since__days time")]
            told = [day for day in days if dutch_date(datetime.date.fromisoformat(day)) in record["text"]]
            assert times == ([day for day in days if day not in told] if len(days) > 1 else [])
            assert len(entry.select(".since__known")) == (record["confidence"] == "known")
            assert len(entry.select(".since__remark")) == ("remark" in record)


def test_it_is_apart_from_the_annex_and_marked_as_the_editors(built: Site) -> None:
    """By one form, which a line on the page explains; the newest is open, the rest behind a press."""
    blocks = [block for page in built.pages.values() for block in page.soup.select(".editorial")]
    assert len(blocks) > 80
    for block in blocks:
        assert "added" in attribute(block, "class").split()
        assert attribute(block, "aria-label") == "Van de redactie"
        assert block.select_one(".initiative__text, .running-text, .facts") is None
        assert block.find_parent(class_=["initiative__text", "running-text", "facts"]) is None
        assert len(block.select(".since__entry")) - len(block.select("details .since__entry")) <= 1


def test_a_page_with_the_editors_words_says_once_how_to_tell_them(built: Site) -> None:
    for page in built.pages.values():
        lines = page.soup.select(".key")
        assert len(lines) <= 1
        assert lines or not page.soup.select(".added"), page.address
        for line in lines:
            assert [link.target.address for link in built.links(page, line) if link.target] == ["over/"]


# --- No more than was established ---------------------------------------------------------------------------


def test_no_day_is_invented(published_data: Any) -> None:
    """Each day stands in a record about it: of its initiatives, or in the files that stand above those."""
    common = {datetime.date(2022, 11, 8), datetime.date(2026, 11, 25), *facts_data.days_before_follow_up()}
    by_initiative = {record["initiative"]: facts_data.all_days(record) for record in facts_data.follow_up()}
    for record in published_data["developments"]:
        permitted = common.union(*(by_initiative.get(about, set()) for about in record["about"]))
        if "date" in record and len(record["date"]) > 7:
            assert datetime.date.fromisoformat(record["date"]) in permitted, record["text"]
        for words in (record["text"], record.get("remark", ""), record["link"], record.get("name", "")):
            assert set(facts_data.dates(words)) <= permitted, words
        for key in ("adopted", "in_force", "applies_from"):
            assert key not in record or datetime.date.fromisoformat(record[key]) in permitted, record["text"]


def test_every_address_is_a_known_one(published_data: Any) -> None:
    """It stands in the facts, or follows from a number there; `fetched` only where it was among the pages read."""
    evidence, written = facts_data.evidence(), facts_data.everything()
    tight = written.replace(" ", "")
    for record in published_data["developments"]:
        address = record["computed"]["address"]
        numbers = [record[key] for key in ("kamerstuk", "act") if key in record]
        number = numbers and re.sub(
            r".*?(\d[\d -]*(?:-[IVXL]+)?,nr\.\d+|\d+/\d+|\(\d+\)\d+)$", r"\1", numbers[0].replace(" ", "")
        )
        assert address.rstrip("/") in written or (number and number in tight), address
        assert record["fetched"] == (facts_data.plain(address) in evidence), address


def phrases(words: str, length: int) -> set[str]:
    """Every run of so many words."""
    split = re.findall(r"\w+", words.lower())
    return {" ".join(split[at : at + length]) for at in range(len(split) - length + 1)}


def test_nothing_too_weak_and_no_note_is_on_the_site(built: Site) -> None:
    """Neither `left_out` nor `editor_note`: no eight words in a row that the sentences don't have themselves."""
    records = facts_data.follow_up()
    sentences = set().union(*(phrases(r["sentence_nl"], 8) for record in records for r in record["records"]))
    sentences |= phrases(str(facts_data.before_follow_up()), 8)
    hidden: set[str] = set()
    for record in records:
        for words in (*record.get("left_out", []), *(r.get("editor_note", "") for r in record["records"])):
            hidden |= phrases(re.sub(r'"[^"]*"', " . ", str(words)), 8)
    assert len(hidden) > 1000

    for page in built.pages.values():
        assert not (phrases(text(page.one("body")), 8) & (hidden - sentences)), page.address


def test_what_is_corrected_stays_corrected(published_data: Any) -> None:
    corrections = facts_data.corrections()
    addresses = {d["computed"]["address"] for d in published_data["developments"]}
    for paper in corrections["papers"]:
        assert (paper.get("url") or facts_data.kamerstuk_address(paper["kamerstuk"])) in addresses, paper
    assert not addresses.intersection(corrections["sources_not_used"])
    names = {d.get("name") for d in published_data["developments"]}
    assert set(corrections["titles"].values()) <= names
    for record in established():
        found = [
            d
            for d in published_data["developments"]
            if d["computed"]["address"].rstrip("/") == record["url"].rstrip("/")
        ]
        days = {key: str(day) for key, day in record["days"].items()}
        matching = [d for d in found if days.items() <= {k: d.get(k) for k in days}.items()]
        assert matching, record
        relations = {d["relation"] for d in matching}
        assert (record["id"] in corrections["background"]) <= ("background" in relations), record


def established() -> Iterator[dict[str, Any]]:
    """The records of `outcomes.yaml` as corrected."""
    corrected = facts_data.corrections()["records"]
    for id_, outcome in facts_data.outcomes().items():
        if id_ in corrected:
            for record in corrected[id_]["records"]:
                yield {"id": id_, "url": record["url"], "days": record.get("days", {})}
        elif id_ not in NO_RECORD:
            yield {"id": id_, "url": outcome.url, "days": outcome.days}


# --- The timeline -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def timeline(built: Site) -> Page:
    return built.pages["tijdlijn/"]


def test_the_lane_says_the_same_as_the_days(timeline: Page) -> None:
    """Row by row a sign for each day, the further right the later, from 2021 to 2027; none covers another."""
    table = timeline.one("table.timeline")
    scale = [text(tag) for tag in table.select(".timeline__scale text")]
    assert scale == ["brief, 8 nov 2022", "gecontroleerd, 25 nov 2026", *map(str, range(2021, 2028))]
    start, end = datetime.date(2021, 1, 1), datetime.date(2028, 1, 1)
    rows = table.select(".timeline__row")
    assert len(rows) > 50
    for row in rows:
        days = [datetime.date.fromisoformat(attribute(time, "datetime")) for time in row.select("time")]
        shares = [100 * max((day - start) / (end - start), 0) for day in days]
        signs = [float(attribute(sign, "x").rstrip("%")) for sign in row.select(".timeline__drawing > svg")]
        assert signs == pytest.approx(shares, abs=0.01)
        heights = [attribute(sign.select("g")[0], "transform") for sign in row.select(".timeline__drawing > svg")]
        places = list(zip(signs, heights, strict=True))
        assert all(abs(x - other) > 3 or y != at for n, (x, y) in enumerate(places) for other, at in places[:n])
        assert attribute(row.select("svg")[0], "aria-hidden") == "true"
        assert row.select("th a")


def test_a_phone_has_the_same_days_by_year(timeline: Page, built: Site) -> None:
    def events(tags: list[Tag]) -> list[tuple[str, Target | None]]:
        return [
            (attribute(time, "datetime"), built.links(timeline, tag)[0].target)
            for tag in tags
            for time in tag.select("time")
        ]

    listed = timeline.soup.select(".timeline-years li")
    assert sorted(map(str, events(listed))) == sorted(map(str, events(timeline.soup.select(".timeline__row"))))
    days = [day for day, _ in events(listed)]
    assert days == sorted(days)
    for section in timeline.soup.select(".timeline-years section"):
        assert {day[:4] for day, _ in events(section.select("li"))} == {text(section.select("h2")[0])}
