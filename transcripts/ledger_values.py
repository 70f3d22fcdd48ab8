"""Figures as a ledger compares them: what they are counted in, how exact they are, when two of them agree."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from transcripts.figures.vocabulary import Metric
from transcripts.model import Figure

Family = str
"""What a row is counted in, one of `FAMILIES`."""
FAMILIES = ("money", "share", "percent", "days", "turns", "count")
"""Money, money per share, a percentage, days, turns and multiples, things: `vocabulary.UNITS`, the usual ones first."""
_UNITS: Mapping[str, Family] = {
    "%": "percent",
    "pp": "percent",
    "bps": "percent",
    "days": "days",
    "turns": "turns",
    "x": "turns",
}

_PER_SHARE = 1_000.0
"""Amounts of money below this are per share, where a metric can be told both ways."""
_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_HEDGED = 0.02
"""Share of its value by which a hedged figure may be off."""


class Told(NamedTuple):
    """A figure, and the call it was said in."""

    call: str
    """The call's id."""
    figure: Figure

    @property
    def middle(self) -> float | None:
        """Its value, or the middle of its range; None where it is in words alone."""
        return middle(self.figure)


def middle(figure: Figure) -> float | None:
    """A figure's value, or the middle of its range; None where it is in words alone."""
    if figure.value is not None:
        return figure.value
    return None if figure.low is None or figure.high is None else (figure.low + figure.high) / 2


def family_of(figure: Figure, metric: Metric) -> Family | None:
    """What a figure is counted in; None where nothing tells."""
    unit, size = figure.unit, middle(figure)
    if unit is None:
        return None
    if unit in _UNITS:
        return _UNITS[unit]
    if len(unit) == 3 and unit.isupper():
        small = size is None or abs(size) < _PER_SHARE
        return "share" if "share" in metric.takes and (small or "money" not in metric.takes) else "money"
    return "count"


def grain(figure: Figure) -> float:
    """What one of the last digit said is worth: 100,000 for "$90.5 million"; 0 for a figure in words."""
    number = _NUMBER.search(figure.text)
    size = next((abs(value) for value in (figure.value, figure.low, figure.high) if value), None)
    if number is None or size is None:
        return 0.0
    said = float(number[0].replace(",", "").rstrip("."))
    decimals = len(number[1]) if number[1] else 0
    return float(size / said * 10.0**-decimals) if said else 0.0


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures may be the same number, said with more or fewer digits."""
    a, b = middle(one), middle(other)
    if a is None or b is None:
        return one.text.lower() == other.text.lower()
    room = max(grain(one), grain(other)) / 2
    if one.approximate or other.approximate:
        room = max(room, _HEDGED * max(abs(a), abs(b)))
    return abs(a - b) <= room * (1 + 1e-9) + 1e-9 * max(abs(a), abs(b))
