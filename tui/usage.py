"""A term's use over time, drawn: a line a company, a mark a quarter. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from transcripts.search.results import Mentions

_EIGHTHS = "▁▂▃▄▅▆▇█"
_DIGITS = "123456789"


class UseLine(NamedTuple):
    """How often one company's calls say it."""

    label: str
    marks: str
    """A mark a quarter, the taller the oftener; "·" where a call does not say it, blank where none is known to."""
    total: int


class UseChart(NamedTuple):
    """Companies' lines, under the years."""

    years: str
    """Each year's last two digits over its first quarter."""
    lines: tuple[UseLine, ...]


def chart_of(mentions: Sequence[Mentions], width: int, *, ascii_marks: bool = False) -> UseChart:
    """The use of a term by company and quarter, the last quarters that a width has room for.

    Args:
        mentions: The companies with the most hits first.
        width: Cells for the marks.
        ascii_marks: Draw digits in place of bars.
    """
    told = [(company, _by_number(company.quarters)) for company in mentions]
    numbers = [number for _, quarters in told for number in quarters]
    if not numbers:
        return UseChart("", ())
    last = max(numbers)
    first = max(min(numbers), last - max(4, width) + 1)
    most = max(count for _, quarters in told for number, count in quarters.items() if number >= first)
    lines = tuple(
        UseLine(
            company.company or company.label,
            "".join(_mark(quarters.get(number, 0), most, ascii_marks) for number in range(first, last + 1)),
            sum(quarters.values()),
        )
        for company, quarters in told
    )
    return UseChart(_years(first, last), lines)


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


def _years(first: int, last: int) -> str:
    """The years over their first quarters; one that has no room is left out."""
    line = ""
    for number in range(first, last + 1):
        if (number % 4 == 0 or number == first) and len(line) <= number - first:
            line = line.ljust(number - first) + f"{number // 4 % 100:02} "
    return line.rstrip()[: last - first + 3]
