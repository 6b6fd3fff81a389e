"""What became of the annex's instruments is on the site, as established and no more, apart from the annex's words.

Compared with `tests/facts/outcomes.yaml`, record by record; `tests/snapshots/outcomes.yaml` says where each is shown.
"""

from __future__ import annotations

import datetime
import re

import pytest
import yaml
from bs4 import Tag

from tests.conftest import ROOT
from tests.site import facts_data
from tests.site.built import Page, Site, Target, attribute, heading_of, own, text
from tests.site.expected import Annex, Register, status_said
from tests.site.facts_data import Outcome

OVERVIEW = "stand-van-zaken/"
LABELS = {"adopted": "vastgesteld", "in_force": "in werking", "applies_from": "van toepassing"}

NOT_THE_ANNEXS = {
    "osa-brief": "the letter itself: Bijlage and Over deze site link it",
    "critical-medicines": "not named in the annex, and without a link by which a reader could check it",
}
NOT_SHOWN = {"imera": {"in_force"}}
"""Days that a note casts doubt on."""

HEEDED_WITHOUT_A_REMARK = {"imera", "chips-act", "data-act", "kennisveiligheid", "geo-monitor", "cbw", *NOT_THE_ANNEXS}
"""Records whose note asks for nothing to be said: a day left out, a sentence that says it already."""

Entries = dict[str, list[tuple[Page, Tag]]]
"""Every entry of the site, by the id of the record whose sentence it has."""


@pytest.fixture(scope="module")
def entries(built: Site) -> Entries:
    found: Entries = {id_: [] for id_ in facts_data.outcomes() if id_ not in NOT_THE_ANNEXS}
    for page in built.pages.values():
        for entry in page.soup.select(".since__entry"):
            found[record_of(entry)].append((page, entry))
    return found


def record_of(entry: Tag) -> str:
    (said,) = entry.select(".since__outcome")
    (found,) = [r.id for r in facts_data.outcomes().values() if text(said).endswith(f". {r.sentence}")]
    return found


def days_of(record: Outcome) -> dict[str, datetime.date]:
    """The days that are shown."""
    return {key: day for key, day in record.days.items() if key not in NOT_SHOWN.get(record.id, set())}


@pytest.fixture(scope="module")
def shown_at() -> dict[str, set[str]]:
    records = yaml.safe_load((ROOT / "tests/snapshots/outcomes.yaml").read_text(encoding="utf-8"))
    return {record["outcome"]: set(record["shown_at"]) for record in records}


def test_every_record_is_shown_where_it_belongs_and_nowhere_else(
    entries: Entries, shown_at: dict[str, set[str]]
) -> None:
    """In the section of an instrument or an initiative, on the page of a theme, and on *Stand van zaken*."""
    shown: dict[str, set[str]] = {record: set() for record in entries}
    for record, places in entries.items():
        assert OVERVIEW in {page.address for page, _ in places}
        for page, entry in places:
            if page.address != OVERVIEW:
                section = entry.find_parent("section")
                shown[record].add(attribute(heading_of(section) if section else page.one("h1"), "id"))
                assert not section or entry in own(section, ".since__entry")
    assert shown == shown_at


def test_each_has_what_is_established(entries: Entries) -> None:
    """Its act and link, and the days that are known, under the words for them. What wasn't seen in a source says so."""
    records = facts_data.outcomes()
    assert {records[id_].confidence for id_ in entries} == {"known", "verified"}
    for id_, places in entries.items():
        record, days = records[id_], days_of(records[id_])
        for _, entry in places:
            (act,) = entry.select(".since__act")
            (link,) = act.select("a")
            assert attribute(link, "href").rstrip("/") == record.url.rstrip("/")
            assert record.act in text(act)
            times = entry.select(".since__days time")
            assert [attribute(time, "datetime") for time in times] == [day.isoformat() for day in days.values()]
            assert [list(facts_data.dates(text(time))) for time in times] == [[day] for day in days.values()]
            words = [text(day, without="time") for day in entry.select(".since__day")]
            labels = [LABELS[key] for key in days]
            assert [word for word, label in zip(words, labels, strict=True) if label != LABELS["adopted"]] == [
                label for label in labels if label != LABELS["adopted"]
            ]
            assert len(entry.select(".since__known")) == (record.confidence == "known")
            assert len(entry.select(".since__remark")) == bool(record.note and id_ not in HEEDED_WITHOUT_A_REMARK)


def test_nothing_is_invented(built: Site, entries: Entries) -> None:
    """No day, in a sentence, a remark or the name of a link; and nobody is said to have withdrawn."""
    annex_day = datetime.date(2022, 11, 8)
    for id_, places in entries.items():
        permitted = facts_data.outcomes()[id_].permitted | {annex_day}
        assert all(set(facts_data.dates(text(entry))) <= permitted for _, entry in places), id_
    words = re.compile(r"teruggetrokken|trok zich terug|afgehaakt|haakte af")
    assert [page.address for page in built.pages.values() if words.search(text(page.one("main")))] == []


def test_it_is_apart_from_the_annex_and_says_whose_it_is(built: Site, register: Register) -> None:
    assert register.month == "november 2026"
    blocks = [(page, block) for page in built.pages.values() for block in page.soup.select(".since")]
    assert len(blocks) > 80
    for page, block in blocks:
        assert text(block.select(".since__title")[0]).endswith(f"door de redactie; gecontroleerd in {register.month}")
        assert block.select_one(".initiative__text, .running-text, .facts") is None
        assert block.find_parent(class_=["initiative__text", "running-text", "facts"]) is None
        assert built.links(page, block)[0].target == Target("over/", "de-redactie")
    for id_ in ("tijdlijn", "toen-en-nu"):
        following = built.pages[OVERVIEW].by_id(id_).find_next("p")
        assert following is not None
        assert f"door de redactie; gecontroleerd in {register.month}" in text(following)


# --- Stand van zaken: both side by side, and the timeline ----------------------------------------------------


def test_both_stand_side_by_side(built: Site, annex: Annex, shown_at: dict[str, set[str]]) -> None:
    """For each theme and initiative of which something became: what the annex says, and what became of it."""
    page = built.pages[OVERVIEW]
    order = [text for theme in annex.themes for text in (theme, *annex.initiatives_of(theme))]
    concerned = [text for text in order if any(text.id in about for about in shown_at.values())]
    for place, row in zip(concerned, page.soup.select("table.compared tbody"), strict=True):
        header, then, now = row.select("th, td")
        assert built.links(page, header) == [place.link]
        records = {record_of(entry) for entry in now.select(".since__entry")}
        assert records == {record for record, about in shown_at.items() if place.id in about}
        said = [built.said(page, p) for p in then.select("p") if p.select("a")]
        assert said == [status_said(status) for status in place.statuses]
        assert bool(then.select(".facts__none")) == (not place.statuses)


@pytest.fixture(scope="module")
def rows(built: Site) -> list[tuple[str, list[str]]]:
    """The rows of the table under the timeline: name, then the days."""
    found = []
    for row in built.pages[OVERVIEW].soup.select("table.days tbody tr"):
        days = [",".join(attribute(time, "datetime") for time in cell.select("time")) for cell in row("td")]
        found.append((text(row.select("th")[0]), days))
    return found


def test_the_table_has_every_day_that_is_shown(rows: list[tuple[str, list[str]]], entries: Entries) -> None:
    known = [days for id_ in entries if (days := days_of(facts_data.outcomes()[id_]))]
    expected = [[days[key].isoformat() if key in days else "" for key in LABELS] for days in known]
    shown = [days for _, days in rows]
    assert sorted(shown) == sorted(expected)
    first = [min(filter(None, days)) for days in shown]
    assert first == sorted(first)


def test_the_drawing_says_the_same_as_the_table(built: Site, rows: list[tuple[str, list[str]]]) -> None:
    """Row by row: the name, and a sign for each day, the further right the later; from 2021 to 2027."""
    page = built.pages[OVERVIEW]
    drawing = page.one("svg.timeline__drawing")
    width = float(attribute(drawing, "viewBox").split()[2])
    labels = [text(tag) for tag in drawing.select(".timeline__label")]
    assert labels == [str(year) for year in range(2021, 2028)]
    signs = ["timeline__adopted", "timeline__in-force", "timeline__applies"]
    start, end = datetime.date(2021, 1, 1), datetime.date(2028, 1, 1)
    for row, (name, days) in zip(drawing.select(".timeline__row"), rows, strict=True):
        assert text(row.select(".timeline__name")[0]).removesuffix(" (vóór 2021)") == name
        points = {}
        for sign in row.select("circle, path"):
            moved = re.fullmatch(
                r"translate\(([\d.]+) \d+\)", attribute(sign.parent, "transform") if sign.parent else ""
            )
            assert moved
            points[attribute(sign, "class")] = float(moved[1])
        expected = {}
        for sign_class, day in zip(signs, days, strict=True):
            if day:
                share = max((datetime.date.fromisoformat(day) - start) / (end - start), 0)
                expected[sign_class] = pytest.approx(12 + share * (width - 24), abs=0.1)
        assert points == expected
    assert attribute(drawing, "role") == "img"
    assert [tag.name for tag in map(page.by_id, attribute(drawing, "aria-labelledby").split())] == ["title", "desc"]
    assert drawing.select("[style], [fill], [stroke], script, image, a") == [], "colours follow the reader: in the CSS"
