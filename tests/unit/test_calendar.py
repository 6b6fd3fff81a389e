"""What is still to come, as an iCalendar file that keeps to RFC 5545."""

import datetime
import re

from hypothesis import given
from hypothesis import strategies as st

from annex.publish.calendar import CalendarEvent, calendar
from tests.properties import examples

STAMP = datetime.date(2026, 11, 30)


def event(period: str = "2027-12-11", summary: str = "de wet geldt", description: str = "x", url: str = "") -> str:
    """The lines of an event, unfolded, from its first to its last."""
    text = calendar("Agenda", [CalendarEvent("wet-1", period, summary, description, url)], STAMP)
    return unfolded(text).partition("BEGIN:VEVENT\r\n")[2].partition("END:VEVENT\r\n")[0]


def unfolded(text: str) -> str:
    return text.replace("\r\n ", "")


def test_calendar_has_the_lines_that_the_standard_asks_for() -> None:
    assert calendar("OSA, wat komt", [], STAMP) == (
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//OSA-initiatieven//NL\r\n"
        "X-WR-CALNAME:OSA\\, wat komt\r\n"
        "END:VCALENDAR\r\n"
    )
    assert event(url="https://example.org/#wet").split("\r\n") == [
        "UID:wet-1@osa-initiatieven",
        "DTSTAMP:20261130T000000Z",
        "DTSTART;VALUE=DATE:20271211",
        "DTEND;VALUE=DATE:20271212",
        "SUMMARY:de wet geldt",
        "DESCRIPTION:x",
        "URL:https://example.org/#wet",
        "TRANSP:TRANSPARENT",
        "",
    ]
    assert "URL" not in event()


def test_event_of_a_month_or_a_year_is_on_its_last_day() -> None:
    """And ends on the day after, which may be of another year."""
    days = {"2028-02": ("20280229", "20280301"), "2027": ("20271231", "20280101"), "2027-04": ("20270430", "20270501")}
    for period, (first, end) in days.items():
        assert f"DTSTART;VALUE=DATE:{first}\r\nDTEND;VALUE=DATE:{end}\r\n" in event(period)


def test_uid_stays_when_the_day_moves() -> None:
    assert {re.findall("UID:.*", event(period))[0] for period in ("2027-12-11", "2028-01", "2029")} == {
        "UID:wet-1@osa-initiatieven\r"
    }


def test_signs_with_a_meaning_are_escaped() -> None:
    assert "SUMMARY:a\\, b\\; c\\\\n: d\r\n" in event(summary="a, b; c\\n: d")


@examples(100)
@given(st.lists(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])), max_size=3))
def test_no_line_is_longer_than_75_bytes_and_none_is_lost(texts: list[str]) -> None:
    """Also with letters of several bytes, none of which is parted."""
    events = [CalendarEvent(str(n), "2027", text, "ë€😀" * 40, "") for n, text in enumerate(texts)]
    folded = calendar("x", events, STAMP)
    lines = folded.encode().split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", folded)
    escaped = [re.sub(r"([\\;,])", r"\\\1", text) for text in texts]
    assert [line for line in unfolded(folded).split("\r\n") if line.startswith("SUMMARY:")] == [
        f"SUMMARY:{text}" for text in escaped
    ]
    assert unfolded(folded).count("ë€😀" * 40) == len(texts)
