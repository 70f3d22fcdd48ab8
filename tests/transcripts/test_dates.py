"""Dates as files print them; one that may be two is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.dates import clock, find, seconds


@pytest.mark.parametrize(
    "text",
    [
        "May 6, 2031", "MAY 06, 2031 / 9:00PM GMT", "May 6th, 2031", "6 May 2031", "06-May-2031", "6th May 2031",
        "Tuesday, 6 May 2031", "2031-05-06", "2031/05/06 17:00", "06.05.2031", "6.5.2031",
    ],
)  # fmt: skip
def test_a_date(text: str) -> None:
    when = find(text)
    assert when is not None
    assert when.date == "2031-05-06"


@pytest.mark.parametrize(
    ("text", "date"),
    [("5/13/2031", "2031-05-13"), ("13/5/2031", "2031-05-13"), ("5/5/2031", "2031-05-05"), ("5/6/2031", None),
     ("31.02.2031", None), ("quarter ended May 6, 2031", None), ("version 1.2.20310", None)],
)  # fmt: skip
def test_a_date_in_numbers_is_read_only_where_it_can_be_but_one(text: str, date: str | None) -> None:
    when = find(text)
    assert (when and when.date) == date


def test_the_time_behind_it() -> None:
    when = find("JULY 24, 2031 / 9:30PM GMT")
    assert when is not None
    assert (when.time, when.timezone) == ("21:30", "GMT")


@given(st.text("0123456789./-: mayJunth,", max_size=40))
def test_any_text_has_a_date_or_none(text: str) -> None:
    when = find(text)
    assert when is None or 0 <= when.start < when.end <= len(text)


@pytest.mark.parametrize(("time", "shown"), [(0.4, "0:00"), (7.25, "0:07"), (61, "1:01"), (3_725.9, "1:02:05")])
def test_a_time_is_shown_as_players_show_it(time: float, shown: str) -> None:
    assert clock(time) == shown


@given(st.integers(0, 400_000))
def test_what_is_shown_is_read_again(time: int) -> None:
    assert seconds(clock(time)) == time


@given(st.text("0123456789:.,", max_size=12))
def test_any_clock_tells_seconds_or_nothing(clock: str) -> None:
    told = seconds(clock)
    assert told is None or told >= 0
