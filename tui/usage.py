"""A term's use over time, drawn: a line a company, a mark a quarter. Pure."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from transcripts.search.results import Mentions

_EIGHTHS = "▁▂▃▄▅▆▇█"
_DIGITS = "123456789"
_MOST_EMPTY = 4
"""Quarters in which nobody says it, in a row; where there are more a gap stands for them."""
_GAP, _TYPED_GAP = " ⋯ ", " ~ "
_Columns = Sequence[int | None]
"""The quarters of a chart, by their numbers; None for a gap."""


class UseLine(NamedTuple):
    """How often one company's calls say it."""

    label: str
    marks: str
    """A mark a quarter, the taller the oftener; "·" where no call is known to say it."""
    total: int


class UseChart(NamedTuple):
    """Companies' lines, under the years."""

    years: str
    """Each year's last two digits over the first quarter of it that is shown."""
    lines: tuple[UseLine, ...]


def chart_of(mentions: Sequence[Mentions], width: int, *, ascii_marks: bool = False) -> UseChart:
    """The use of a term by company and quarter, the last quarters that a width has room for.

    Where nobody says it for longer than a year, a gap stands in place of the quarters.

    Args:
        mentions: The companies with the most hits first.
        width: Cells for the marks.
        ascii_marks: Draw digits in place of bars.
    """
    told = [(company, _by_number(company.quarters)) for company in mentions]
    columns = _latest(_columns({number for _, quarters in told for number in quarters}), max(4, width))
    if not columns:
        return UseChart("", ())
    most = max(quarters.get(number, 0) for _, quarters in told for number in columns if number is not None)
    gap = _TYPED_GAP if ascii_marks else _GAP

    def marks(quarters: Mapping[int, int]) -> str:
        return "".join(gap if n is None else _mark(quarters.get(n, 0), most, ascii_marks) for n in columns)

    lines = (UseLine(c.company or c.label, marks(quarters), sum(quarters.values())) for c, quarters in told)
    return UseChart(_years(columns), tuple(lines))


def _columns(numbers: Collection[int]) -> _Columns:
    """The quarters from the first to the last, but for those that a gap stands for."""
    ordered = sorted(numbers)
    columns: list[int | None] = [*ordered[:1]]
    for earlier, later in pairwise(ordered):
        is_gap = later - earlier - 1 > _MOST_EMPTY
        columns += [None, later] if is_gap else range(earlier + 1, later + 1)
    return columns


def _latest(columns: _Columns, width: int) -> _Columns:
    """The last columns that fit a width; no gap comes first."""
    first, left = len(columns), width
    while first > 0 and (left := left - (len(_GAP) if columns[first - 1] is None else 1)) >= 0:
        first -= 1
    while first < len(columns) and columns[first] is None:
        first += 1
    return columns[first:]


def _by_number(quarters: dict[str, int]) -> dict[int, int]:
    """Hits by the number of their quarter, counted through the years; those of no quarter are left out."""
    found: dict[int, int] = {}
    for period, count in quarters.items():
        year, kind, part = period[:4], period[4:5], period[5:6]
        if year.isdecimal() and part.isdecimal() and kind in "QH":
            number = int(year) * 4 + int(part) * (1 if kind == "Q" else 2) - 1
            found[number] = found.get(number, 0) + count
    return found


def _mark(count: int, most: int, ascii_marks: bool) -> str:
    if not count:
        return "." if ascii_marks else "·"
    marks = _DIGITS if ascii_marks else _EIGHTHS
    return marks[min(len(marks) - 1, (count * len(marks) - 1) // most)]


def _years(columns: _Columns) -> str:
    """The years over their first quarters; one that has no room is left out."""
    line, at, year = "", 0, -1
    for number in columns:
        if number is not None and number // 4 != year:
            year = number // 4
            if len(line) <= at:
                line = line.ljust(at) + f"{year % 100:02} "
        at += len(_GAP) if number is None else 1
    return line.rstrip()
