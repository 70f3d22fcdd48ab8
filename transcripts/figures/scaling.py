"""Second thoughts about periods: a guidance four times as great as the quarter just reported is that of a year."""

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
_LEAST, _MOST = 2.6, 6.5
"""How many times a quarter's figure a year's may be."""
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
    year = str(calendar.year + (calendar.quarter == 4))
    return [
        replace(figure, period=year) if _is_years(figure, reported, text, calendar) else figure for figure in figures
    ]


def _reported(figures: Sequence[Figure], calendar: Calendar) -> Mapping[str, float]:
    """What the quarter was, of each metric that adds up: the greatest figure, for a segment is less."""
    found: dict[str, float] = {}
    for figure in figures:
        if figure.kind == "actual" and figure.period == calendar.own and figure.metric in _FLOWS and not figure.asked:
            if figure.measure == "level" and figure.segment is None and figure.value is not None:
                found[figure.metric] = max(found.get(figure.metric, 0.0), figure.value)
    return found


def _is_years(figure: Figure, reported: Mapping[str, float], text: str, calendar: Calendar) -> bool:
    if figure.kind != "guidance" or figure.period != calendar.next or figure.measure != "level":
        return False
    quarter, guided = reported.get(figure.metric, 0.0), figure.value if figure.low is None else figure.low
    if guided is None or quarter <= 0 or not _LEAST <= guided / quarter <= _MOST:
        return False
    return _QUARTER.search(_sentence(text, figure)) is None


def _sentence(text: str, figure: Figure) -> str:
    """The words around a figure, as far as its sentence may reach."""
    before = text[max(0, figure.start - _NEAR) : figure.start]
    behind = text[figure.end : figure.end + _NEAR]
    return before[max(before.rfind(". "), before.rfind("\n")) + 1 :] + behind.partition(". ")[0].partition("\n")[0]
