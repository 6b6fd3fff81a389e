"""What is still to come, as an iCalendar file (RFC 5545) that people can subscribe to."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from annex.model.dates import last_day

LINE_BYTES = 75
"""The longest line that the standard allows, without its end."""


class CalendarEvent(NamedTuple):
    """A whole day. `id` stays the same if the day moves; `period` is a day, a month or a year: the last day counts."""

    id: str
    period: str
    summary: str
    description: str
    url: str


def calendar(name: str, events: Iterable[CalendarEvent], stamp: datetime.date) -> str:
    """The text of a calendar; `stamp` is when it was written."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//OSA-initiatieven//NL", f"X-WR-CALNAME:{_escaped(name)}"]
    for event in events:
        day = last_day(event.period)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.id}@osa-initiatieven",
            f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + datetime.timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(event.summary)}",
            f"DESCRIPTION:{_escaped(event.description)}",
            *([f"URL:{event.url}"] if event.url else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(text: str) -> str:
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return text


def _folded(line: str) -> str:
    """A line in parts of at most `LINE_BYTES` bytes; each but the first begins with a space."""
    parts: list[str] = []
    part = ""
    for character in line:
        if len((part + character).encode()) > LINE_BYTES - bool(parts):
            parts.append(part)
            part = ""
        part += character
    return "\r\n ".join([*parts, part])
