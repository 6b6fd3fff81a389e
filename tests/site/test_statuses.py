"""*Stand van zaken*: every status that the annex states, with the words that state it, and who has none."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from bs4 import Tag

from tests.site.annex_data import Annex
from tests.site.built import MARKUP, Link, Page, Site, Target, attribute, text
from tests.site.register_data import Register, Source

VALUES = ["voorgenomen", "verkenning", "voorstel", "akkoord", "implementatie", "lopend", "afgerond"]
"""From plan to done (issue 2, 'The data')."""

NONE = "niet-vermeld"

SINCE = ("tijdlijn", "toen-en-nu")
"""What the editors add (issue 6); `test_since.py` reads it."""


class Entry(NamedTuple):
    """A line under a status."""

    link: Link
    subject: str
    place: str
    quote: str


@pytest.fixture(scope="module")
def page(built: Site) -> Page:
    return built.pages["stand-van-zaken/"]


@pytest.fixture(scope="module")
def groups(page: Page) -> dict[str, list[Tag]]:
    """The lists that stand under each heading, by the heading's id."""
    found: dict[str, list[Tag]] = {}
    for tag in page.one(".sheet").select(f"h2, ul{MARKUP.stated}"):
        if attribute(tag, "id") in SINCE:
            continue
        if tag.name == "h2":
            found[attribute(tag, "id")] = []
        else:
            list(found.values())[-1].append(tag)
    return found


def entries(built: Site, page: Page, lists: list[Tag]) -> list[Entry]:
    found = []
    for item in [li for one in lists for li in one.select("li")]:
        (link,) = built.links(page, item)
        parts = [item.select(part) for part in (MARKUP.about, MARKUP.stated_place, MARKUP.quote)]
        assert all(len(part) <= 1 for part in parts)
        said = [text(part[0]) if part else "" for part in parts]
        assert text(item) == " ".join(filter(None, (link.words, *said)))
        found.append(Entry(link, *said))
    return found


@pytest.fixture(scope="module")
def place_of(annex: Annex) -> dict[str, str]:
    """Where the initiatives of each theme stand."""
    return {t.id: f"Bouwsteen {b.number} › {t.label}" for b in annex.blocks for t in b.themes}


def entry(source: Source, place_of: dict[str, str], subject: str = "", quote: str = "") -> Entry:
    place = place_of[source.themes[0]] if source.kind == "initiative" else ""
    return Entry(Link(source.name, Target(source.address, source.fragment)), subject, place, quote)


def test_the_headings_are_the_statuses(groups: dict[str, list[Tag]]) -> None:
    assert list(groups) == [*VALUES, NONE]


@pytest.mark.parametrize("value", VALUES)
def test_every_stated_status_stands_there_with_its_words(
    groups: dict[str, list[Tag]], page: Page, built: Site, register: Register, place_of: dict[str, str], value: str
) -> None:
    """Those of initiatives first, then those of footnotes; one with two statuses stands under both."""
    expected = [
        entry(source, place_of, status.subject, status.quote)
        for source in register.sources
        for status in source.statuses
        if status.value == value
    ]
    assert expected
    assert entries(built, page, groups[value]) == expected


def test_each_status_of_the_annex_is_one_of_these(register: Register) -> None:
    assert {status.value for source in register.sources for status in source.statuses} == set(VALUES)


def test_the_rest_is_not_stated(
    groups: dict[str, list[Tag]], page: Page, built: Site, register: Register, place_of: dict[str, str]
) -> None:
    without = [s for s in register.sources if s.kind == "initiative" and not s.statuses]
    assert without
    assert entries(built, page, groups[NONE]) == [entry(source, place_of) for source in without]


@pytest.fixture(scope="module")
def counts(register: Register) -> dict[str, int]:
    """How many initiatives have each status, each counted once; footnotes are none."""
    initiatives = [source for source in register.sources if source.kind == "initiative"]
    having = {value: [i for i in initiatives if value in {s.value for s in i.statuses}] for value in VALUES}
    return {**{value: len(some) for value, some in having.items()}, NONE: sum(not i.statuses for i in initiatives)}


def test_the_table_counts_them(page: Page, built: Site, counts: dict[str, int]) -> None:
    table = page.one(f"table{MARKUP.counts}")
    assert [bool(text(caption)) for caption in table.select("caption")] == [True]
    headers = table.select("thead th")
    assert [(attribute(th, "scope"), text(th)) for th in headers] == [
        ("col", "Status"), ("col", "Betekenis"), ("col", "Initiatieven"),
    ]  # fmt: skip
    shown = {}
    for row in table.select("tbody tr"):
        (header,) = row.select("th")
        meaning, number = row.select("td")
        assert attribute(header, "scope") == "row"
        assert text(meaning)
        ((words, target),) = built.links(page, header)
        assert target is not None
        assert words.replace(" ", "-") == target.fragment
        shown[target.fragment] = int(text(number))
    assert shown == counts


def test_the_headings_count_them(page: Page, counts: dict[str, int]) -> None:
    headings = [heading for heading in page.one(".sheet").select("h2") if attribute(heading, "id") not in SINCE]
    shown = {attribute(heading, "id"): text(heading) for heading in headings}
    assert shown == {id_: f"{id_.replace('-', ' ').capitalize()} ({number})" for id_, number in counts.items()}


def test_every_status_shown_on_the_site_leads_here(built: Site) -> None:
    """From a theme's page, *Voetnoten* or *Instrumenten* to the list of what else is so far."""
    labels = [(page, a) for page in built.pages.values() for a in page.soup.select(f"a{MARKUP.status}")]
    assert len(labels) > 87
    wrong = [
        f"{page.address}: {text(a)}"
        for page, a in labels
        if built.link(page, a).target != Target("stand-van-zaken/", text(a))
    ]
    assert wrong == []
    assert all(a.name == "a" for page in built.pages.values() for a in page.soup.select(MARKUP.status))
