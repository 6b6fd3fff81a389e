"""Days, months and years."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annex import wording
from annex.model.dates import days_in, first_day, last_day
from tests.properties import examples

DAYS = st.dates(datetime.date(1000, 1, 1))


@examples(50)
@given(DAYS)
def test_periods_begin_and_end_around_their_days(day: datetime.date) -> None:
    written = day.isoformat()
    assert first_day(written) == day == last_day(written)
    for length in (4, 7):
        first, last = first_day(written[:length]), last_day(written[:length])
        assert first <= day <= last
        before, after = (str(one)[:length] for one in (first - datetime.timedelta(1), last + datetime.timedelta(1)))
        assert before < written[:length] < after


@pytest.mark.parametrize("wrong", ["2023-13", "2023-02-29", "23", ""])
def test_days_outside_the_calendar_are_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        first_day(wrong)


@examples(50)
@given(DAYS)
def test_days_in_words_are_found(day: datetime.date) -> None:
    said = wording.date(day)
    assert list(days_in(f"Op {said}, en in {said[2:].strip()}.")) == [(said, day)]
    assert list(days_in(f"31 juni {day.year}")) == [(f"31 juni {day.year}", None)]
