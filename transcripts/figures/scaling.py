"""Second thoughts about periods: a guidance four times as great as the quarter just reported is that of a year.

And one as great as the quarter, in a paragraph about the year, is the next quarter's; each only where the figure's own
sentence does not say it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from transcripts.figures.quarters import Calendar
from transcripts.model import Figure

_FLOWS = frozenset(
    """
        revenue gross_profit operating_expenses research_and_development sga operating_income net_income eps ebitda
        operating_cash_flow free_cash_flow capex ffo net_interest_income interest_expense premiums dividend
    """.split()
)
"""Metrics that add up: a year's is about four times a quarter's."""
_LEAST, _MOST = 2.6, 12.0
"""How many times a quarter's figure a year's may be; the quarters of a utility differ."""
_SAME = (0.75, 1.5)
"""How many times a quarter's figure the next quarter's mostly is."""
_YEAR = re.compile(r"\byears?\b|\bannual|\bfy|\bfiscal|\b20\d\d\b", re.IGNORECASE)
_QUARTER = re.compile(r"\bquarter|\bq[1-4]\b|\b[1-4]q|\bmonths?\b|sequential", re.IGNORECASE)
_NEAR = 240
"""Code points around a figure in which its sentence may say that it is a quarter's."""


def rescaled(figures: Sequence[Figure], text: str, calendar: Calendar) -> list[Figure]:
    """The figures of a call, those guided for a year told so where their size alone tells.

    Args:
        figures: All of the call, in order of place.
        text: Its text.
        calendar: Its own period.
    """
    if calendar.year is None or calendar.quarter is None:
        return list(figures)
    reported = _reported(figures, calendar)
    return [_dated(figure, _period(figure, reported, text, calendar)) for figure in figures]


def _dated(figure: Figure, period: str | None) -> Figure:
    return figure if period == figure.period else replace(figure, period=period)


def _period(figure: Figure, reported: Mapping[str, float], text: str, calendar: Calendar) -> str | None:
    """The period of a figure, on second thoughts."""
    if calendar.year is None or figure.kind not in ("guidance", "prior_guidance") or figure.measure != "level":
        return figure.period
    times = _times(figure, reported)
    year = str(calendar.year + (calendar.quarter == 4 and figure.kind == "guidance"))
    quarter = calendar.next if figure.kind == "guidance" else calendar.own
    if figure.period == quarter and _LEAST <= times <= _MOST and not _QUARTER.search(_sentence(text, figure)):
        return year
    if figure.period == year and _SAME[0] <= times <= _SAME[1] and not _YEAR.search(_sentence(text, figure)):
        return quarter
    return figure.period


def _times(figure: Figure, reported: Mapping[str, float]) -> float:
    """How many times the quarter's figure a guidance is; 0 where that cannot be told."""
    quarter, guided = reported.get(figure.metric, 0.0), figure.value if figure.low is None else figure.low
    return guided / quarter if guided is not None and quarter > 0 and figure.segment is None else 0.0


def _reported(figures: Sequence[Figure], calendar: Calendar) -> Mapping[str, float]:
    """What the quarter was, of each metric that adds up: the greatest figure, for a segment is less."""
    found: dict[str, float] = {}
    for figure in figures:
        result = figure.kind == "actual" and figure.period == calendar.own and figure.metric in _FLOWS
        whole = figure.measure == "level" and figure.segment is None and not figure.asked
        if result and whole and figure.value is not None:
            found[figure.metric] = max(found.get(figure.metric, 0.0), figure.value)
    return found


def _sentence(text: str, figure: Figure) -> str:
    """The words around a figure, as far as its sentence may reach."""
    before = text[max(0, figure.start - _NEAR) : figure.start]
    behind = text[figure.end : figure.end + _NEAR]
    return before[max(before.rfind(". "), before.rfind("\n")) + 1 :] + behind.partition(". ")[0].partition("\n")[0]
