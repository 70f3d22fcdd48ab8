"""Fiscal periods as titles print them and people say them.

"Q3 2024", "1Q24", "second quarter of fiscal 2024", "fiscal 2024 second quarter", "H1 2023", "full year 2023".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.wording import lazy

_NUMBERS = {"first": 1, "1st": 1, "one": 1, "second": 2, "2nd": 2, "two": 2, "third": 3, "3rd": 3, "three": 3}
_NUMBERS |= {"fourth": 4, "4th": 4, "four": 4}

_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_KIND_OF_YEAR = r"(?:fiscal|calendar|financial)"
_QUARTER = rf"""(?:
    (?P<ordinal>{_ORDINAL})[ -](?:{_KIND_OF_YEAR}[ -])?quarter(?:['’]?s)?\b
  | \bF?Q(?P<q>[1-4])(?!\d\d\d)
  | \b(?P<nq>[1-4])Q
  | \bquarter[ ](?P<number>one|two|three|four)\b
)"""
_HALF = r"""(?:
    \bH(?P<h>[12])\b
  | \b(?P<nh>[12])H
  | \b(?P<half>first|second|1st|2nd)[ -]half(?:[ -]year)?\b
  | \b(?P<interim>half[ -]year|interim)\b
)"""
_FULL = r"\b(?P<full>(?:full[ -]year|fiscal[ ]year|annual|FY)\b|FY(?=20\d\d))"
_NO_AMOUNT = r"(?![\d%]|[.,]\d)"
_YEAR = rf"(?P<year>(?:19|20)\d\d|['’][0-4]\d){_NO_AMOUNT}"
_SHORT_YEAR = rf"(?P<short>[0-4]\d){_NO_AMOUNT}(?![ ]?(?:million|billion|percent|cents|basis|per))"
# What may stand between a period and its year: "fourth quarter and full year results for 2019".
_BETWEEN = rf"""(?:
    [ ,-]+(?:
        and[ -](?:the[ -])?(?:full|{_KIND_OF_YEAR}|year|twelve|nine|six|first|annual)
      | the|full|{_KIND_OF_YEAR}|years?|end|ended|ending|of|for|our|its|results|annual|earnings|call|release|months
    )\b
  | [ ]in\b
)*"""
_FY = r"(?:[ ,-]*\bFY[ ]?)"
_ITS_YEAR = rf"(?:{_BETWEEN}(?:{_FY}|[ ,-]*){_YEAR}|(?:{_FY}|[ ]?['’]|){_SHORT_YEAR})"
_QUARTER_YEAR = rf"{_QUARTER}{_ITS_YEAR}"
_YEAR_QUARTER = rf"""\b(?:{_KIND_OF_YEAR}[ ](?:year[ ])?|FY[ ]?)?{_YEAR}(?:['’]s)?
    (?:[ ,-]+(?:{_KIND_OF_YEAR}|our|full|year)\b)*[ ,-]+{_QUARTER}"""
_FISCAL_QUARTER = rf"\b{_KIND_OF_YEAR}[ ](?:year[ ])?{_SHORT_YEAR},?[ ]{_QUARTER}"
_HALF_YEAR = rf"{_HALF}{_ITS_YEAR}"
_YEAR_HALF = rf"\b{_YEAR}[ ,-]+{_HALF}"
_FULL_YEAR = rf"{_FULL}[ ]?(?:{_BETWEEN}[ ,-]*{_YEAR}|{_SHORT_YEAR})"
_YEAR_FULL = rf"\b{_YEAR}[ ,-]+{_FULL}"
# What only titles say: "Preliminary 2024 …" is of the full year, "Nine Months 2024 …" of the third quarter.
_PRELIMINARY = rf"^(?P<full>prelim(?:inary)?)[ ]{_YEAR}"
_NINE_MONTHS = rf"\b(?P<nine>(?:nine|9)[ -]?months?|9M)[ ]?{_YEAR}"


def _compiled(pattern: str) -> re.Pattern[str]:
    return lazy(pattern, re.IGNORECASE | re.VERBOSE)


_QUARTERS = tuple(_compiled(p) for p in (_QUARTER_YEAR, _YEAR_QUARTER, _FISCAL_QUARTER))
_HALVES = tuple(_compiled(p) for p in (_HALF_YEAR, _YEAR_HALF))
_FULL_YEARS = tuple(_compiled(p) for p in (_FULL_YEAR, _YEAR_FULL))
_TITLES = tuple(_compiled(p) for p in (_PRELIMINARY, _NINE_MONTHS))
_QUARTER_ALONE = _compiled(_QUARTER)


class Period(NamedTuple):
    """A fiscal period named in a text."""

    start: int
    end: int
    words: str
    """As they stand there, white space folded."""
    year: int | None
    quarter: int | None = None
    half: int | None = None


def quarters(text: str) -> list[Period]:
    """Every quarter named with its year, in order."""
    return _found(_QUARTERS, text)


def quarters_alone(text: str) -> Iterator[Period]:
    """Every quarter named, with or without a year, in order; the year is not read."""
    return (_period(match) for match in _QUARTER_ALONE.finditer(text))


def halves(text: str) -> list[Period]:
    """Every half-year named with its year, in order."""
    return _found(_HALVES, text)


def full_years(text: str) -> list[Period]:
    """Every fiscal year named as such, in order."""
    return _found(_FULL_YEARS, text)


def printed(line: str) -> Period | None:
    """The period that a title names: its quarter, else its half, else its year."""
    for found in (quarters(line), halves(line), full_years(line), _found(_TITLES, line)):
        if found:
            return found[0]
    return None


def _found(patterns: tuple[re.Pattern[str], ...], text: str) -> list[Period]:
    found = [_period(match) for pattern in patterns for match in pattern.finditer(text)]
    return sorted(found, key=lambda period: (period.start, -period.end))


def _period(match: re.Match[str]) -> Period:
    said = {name: value.lower() for name, value in match.groupdict().items() if value}
    quarter = said.get("ordinal") or said.get("q") or said.get("nq") or said.get("number")
    quarter = "third" if "nine" in said else quarter
    half = said.get("h") or said.get("nh") or said.get("half") or ("first" if "interim" in said else None)
    year = said.get("year") or said.get("short")
    return Period(
        match.start(),
        match.end(),
        " ".join(match[0].split()),
        _full_year(year) if year else None,
        _number(quarter),
        _number(half),
    )


def _number(said: str | None) -> int | None:
    if said is None:
        return None
    return _NUMBERS.get(said) or int(said)


def _full_year(year: str) -> int:
    number = int(year.strip("'’"))
    return number if number >= 100 else 2000 + number
