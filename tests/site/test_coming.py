"""What is still to come: on *Tijdlijn*, on the home page, and as an iCalendar file."""

import datetime
import re

import pytest
from bs4 import Tag

from tests.conftest import PUBLISHED
from tests.site.built import Page, Site, attribute, text
from tests.site.expected import Coming, Expected, last_day, period

AGENDA = "agenda.ics"


def shown(built: Site, page: Page) -> list[tuple[str, str, str]]:
    """Period, words and where the link leads, of each item."""
    items = page.select(".expected li")
    found: list[tuple[str, str, str]] = []
    for item in items:
        (time,), (link,) = item.select("time"), built.links(page, item)
        assert link.target
        assert text(time) == period(attribute(time, "datetime"))
        found.append((attribute(time, "datetime"), text(item.select("p")[-1]), link.target.fragment))
    return found


def wanted(coming: list[Coming]) -> list[tuple[str, str, str]]:
    return [(one.period, one.what, one.development["id"]) for one in coming]


def test_the_timeline_has_all_by_day_and_home_the_first(built: Site, expected: Expected) -> None:
    """None is over at the check. Each leads to the development that says so."""
    timeline, home = built.pages["tijdlijn/"], built.pages[""]
    assert shown(built, timeline) == wanted(expected.coming)
    assert shown(built, home) == wanted(expected.coming[:5])
    for page in (timeline, home):
        headings = [tag for tag in page.select("h2") if attribute(tag, "id") == "wat-er-nog-komt"]
        assert len(headings) == bool(expected.coming)
    days = [last_day(one.period) for one in expected.coming]
    assert days == sorted(days)
    assert [day for day in days if day <= expected.since["checked"]] == []


@pytest.fixture(scope="module")
def events(published: Site) -> list[dict[str, str]]:
    """The events of the calendar, each line of one by its name."""
    content = (published.folder / AGENDA).read_bytes()
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    unfolded = content.decode().replace("\r\n ", "").split("\r\n")
    assert (unfolded[0], unfolded[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    parts = [part.split("\r\nEND:VEVENT")[0] for part in "\r\n".join(unfolded).split("BEGIN:VEVENT\r\n")[1:]]
    return [dict(line.split(":", 1) for line in part.split("\r\n")) for part in parts]


def plain(value: str) -> str:
    return re.sub(r"\\([\\;,])", r"\1", value)


def test_the_calendar_has_the_same(events: list[dict[str, str]], published: Site, expected: Expected) -> None:
    """A whole day each: of a month or a year the last."""
    for event, one in zip(events, expected.coming, strict=True):
        day = last_day(one.period)
        assert event["DTSTART;VALUE=DATE"] == f"{day:%Y%m%d}"
        assert event["DTEND;VALUE=DATE"] == f"{day + datetime.timedelta(1):%Y%m%d}"
        assert plain(event["SUMMARY"]) == one.what
        assert plain(event["DESCRIPTION"]) == one.development["text"]
        assert event["DTSTAMP"] == f"{expected.since['checked']:%Y%m%d}T000000Z"
        address, _, fragment = event["URL"].removeprefix(PUBLISHED).partition("#")
        assert fragment == one.development["id"]
        assert fragment in published.pages[address].ids
    assert len({event["UID"] for event in events}) == len(events)


def test_a_site_without_an_address_gives_its_calendar_none(built: Site) -> None:
    assert b"URL:" not in (built.folder / AGENDA).read_bytes()


def test_the_timeline_links_to_the_calendar(built: Site, expected: Expected) -> None:
    page = built.pages["tijdlijn/"]
    article: Tag = page.one("article")
    assert ([target.address for _, target in built.links(page, article) if target].count(AGENDA)) == bool(
        expected.coming
    )
