"""Periods (a day, a month or a year), and the years of the Dutch parliament."""

import datetime
import re

PARLIAMENTARY_YEAR = re.compile(r"\bKamerstukken II? (\d{4})/(\d{2})\b")
PERIOD_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"  # a day, a month or a year


def is_in_parliamentary_year(date: datetime.date, reference: str) -> bool:
    """Whether a day is in the parliamentary year of a reference such as 'Kamerstukken II 2022/23', if it has one. That
    year lasts from one third Tuesday of September to the next: from the 15th at the earliest to the 21st."""
    for start, end in PARLIAMENTARY_YEAR.findall(reference):
        first = int(start)
        days = [(year, date.month, date.day) for year in (first, first + 1) if year == date.year]
        if int(end) != (first + 1) % 100 or not any((first, 9, 15) <= day <= (first + 1, 9, 21) for day in days):
            return False
    return True


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
