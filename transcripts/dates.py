"""Dates, times of day and time zones as files print them."""

import re
from datetime import date as calendar_date
from typing import NamedTuple

from transcripts.wording import lazy, word_set

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ORDINAL_END = r"(?: ?(?:st|nd|rd|th)\b)?"
_YEAR = r"(?:19|20)\d\d"
_DATE = lazy(
    rf"(?<!\w)(?:(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}}){_ORDINAL_END} ?,? ?(?P<year>{_YEAR})"
    rf"|(?P<day2>\d{{1,2}}){_ORDINAL_END}[ -](?P<month2>{_MONTH})\.?[ ,-]{{1,2}}"
    rf"(?P<year2>{_YEAR}|\d\d(?= \d{{1,2}}:))"
    rf"|(?P<iso>{_YEAR}[-/]\d\d[-/]\d\d)"
    rf"|(?P<one>\d{{1,2}})(?P<mark>[./])(?P<two>\d{{1,2}})(?P=mark)(?P<year3>{_YEAR}))(?!\d)",
    re.IGNORECASE,
)
_TIME = lazy(
    r"""\b(?P<hour>\d{1,2})(?::(?P<minute>\d\d)(?::\d\d)?)?
        [ ]?(?:(?P<half>[ap])\.?m\b\.?)?
        (?:[ ]?\(?(?P<zone>[A-Z]{2,5}))?\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ZONES = word_set("GMT UTC ET EST EDT CT CST CDT MT MST MDT PT PST PDT BST CET CEST JST HKT SGT IST AEST AEDT")
_OF_PERIOD = lazy(r"\b(?:period|quarter|year|months|weeks|half)(?: that)? end(?:ed|ing|s) (?:on )?$", re.IGNORECASE)
_NEAR = 40
_AHEAD = 30
_CLOCK = lazy(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,9})?)")
_LAST = 1e9


class When(NamedTuple):
    """A date found in a text, and the time that stands behind it."""

    start: int
    end: int
    date: str
    """ISO date."""
    time: str | None
    """24-hour HH:MM."""
    timezone: str | None


def find(text: str) -> When | None:
    """The first date of a text that exists and is no period's end, with the time behind it."""
    for match in _DATE.finditer(text):
        date = _iso(match)
        if date is not None and not _OF_PERIOD.search(text, max(0, match.start() - _AHEAD), match.start()):
            time, zone = _time(text[match.end() : match.end() + _NEAR])
            return When(match.start(), match.end(), date, time, zone)
    return None


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        year, month, day = map(int, re.split("[-/]", match["iso"]))
    elif match["mark"]:
        year, day, month = int(match["year3"]), int(match["one"]), int(match["two"])
        if month > 12:
            day, month = month, day
        elif match["mark"] == "/" and day <= 12 and day != month:
            return None  # 5/6/2031 is June here and May there; with full stops the day comes first
    else:
        month = _MONTHS[(match["month"] or match["month2"]).lower()]
        day, year = int(match["day"] or match["day2"]), int(match["year"] or match["year2"])
    try:
        return calendar_date(year if year >= 100 else 2000 + year, month, day).isoformat()
    except ValueError:
        return None


def _time(text: str) -> tuple[str | None, str | None]:
    """Time and time zone at the beginning of what stands behind a date."""
    match = _TIME.search(text)
    if match is None or (match["minute"] is None and match["half"] is None):
        return None, None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return None, None
    return f"{hour:02}:{minute:02}", match["zone"] if match["zone"] in _ZONES else None


def clock(seconds: float) -> str:
    """Seconds as a player shows them: "0:07", "1:02:05"."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def seconds(clock: str) -> float | None:
    """A time such as "00:01:02.5", "1:02" or "62.5" in seconds."""
    match = _CLOCK.fullmatch(clock.strip())
    if match:
        return int(match[1] or 0) * 3600.0 + int(match[2]) * 60 + float(match[3].replace(",", "."))
    try:
        value = float(clock)
    except ValueError:
        return None
    return value if 0 <= value < _LAST else None
