"""Periods (a day, a month or a year), and days in Dutch words."""

import datetime
import re
from collections.abc import Iterator

PERIOD_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"  # a day, a month or a year
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
IN_WORDS = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")


def first_day(period: str) -> datetime.date:
    """The first day of '2026-05-29', '2026-05' or '2026'. Raises `ValueError` for what isn't in the calendar."""
    return datetime.date.fromisoformat(period + "-01-01"[len(period) - 4 :])


def last_day(period: str) -> datetime.date:
    """The last day of a period."""
    first = first_day(period)
    if len(period) == len("2026"):
        return first.replace(month=12, day=31)
    next_month = (first.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
    return first if len(period) > len("2026-05") else next_month - datetime.timedelta(days=1)


def days_in(text: str) -> Iterator[tuple[str, datetime.date | None]]:
    """The days in a text, each as written and as a date; None for one that doesn't exist, as '31 juni 2023'."""
    for match in IN_WORDS.finditer(text):
        try:
            yield match[0], datetime.date(int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
        except ValueError:
            yield match[0], None
