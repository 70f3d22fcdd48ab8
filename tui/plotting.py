"""A metric through the quarters, drawn: in a few cells beside its name, and as a plot with what was guided. Pure."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

_EIGHTHS = "▁▂▃▄▅▆▇█"
_DIGITS = "12345678"
_LEAST_HEIGHT = 3
_AXIS = 10
"""Cells for the amounts at the left of a plot."""


class Point(NamedTuple):
    """A quarter of a plot; None for what is not known."""

    label: str
    """The quarter and the year, parted by a space ("Q2 13")."""
    value: float | None
    low: float | None = None
    """The low end of what was guided."""
    high: float | None = None


class Look(NamedTuple):
    """What a plot is drawn with."""

    result: str
    band: str
    both: str
    """A result inside of what was guided."""
    corner: str
    side: str
    foot: str


DRAWN = Look("●", "░", "●", "└", "│", "─")
TYPED = Look("o", ":", "o", "+", "|", "-")

Piece = tuple[str, str]
"""Words and the name of their look."""


def sparkline(values: Sequence[float | None], width: int, *, ascii_marks: bool = False) -> str:
    """The last values as bars of one cell, the lowest at the foot; blank where one is missing, "" for less than two."""
    shown = list(values)[-width:]
    known = [value for value in shown if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    marks = _DIGITS if ascii_marks else _EIGHTHS
    steps = len(marks) - 1
    spread = (high - low) or 1.0
    return "".join(" " if value is None else marks[round((value - low) / spread * steps)] for value in shown).rstrip()


def plot(
    points: Sequence[Point], width: int, height: int, tell: Callable[[float], str], look: Look = DRAWN
) -> list[list[Piece]]:
    """A plot as lines of pieces, or none where there is nothing to draw or no room.

    Args:
        points: The quarters, the earliest first; the last ones that fit are drawn.
        width: Cells.
        height: Lines, the two of labels below included.
        tell: Writes an amount for the axis.
        look: Marks.
    """
    rows = height - 3
    room = width - _AXIS - 1
    if rows < _LEAST_HEIGHT or room < 6:
        return []
    step = max(3, min(8, room // max(1, len(points))))
    shown = list(points)[-(room // step) :]
    known = [v for point in shown for v in (point.value, point.low, point.high) if v is not None]
    if not known:
        return []
    low, high = _padded(min(known), max(known))
    canvas = [[_column(point, row, rows, low, high, step, look) for point in shown] for row in range(rows)]
    lines = []
    for row, cells in enumerate(canvas):
        at = high - (high - low) * row / max(1, rows - 1)
        axis = tell(at) if row in (0, rows // 2, rows - 1) else ""
        lines.append([(f"{axis[: _AXIS - 1]:>{_AXIS - 1}} {look.side}", "quiet"), *cells])
    lines.append([(" " * _AXIS + look.corner + look.foot * (step * len(shown)), "quiet")])
    quarters = "".join(f"{point.label.partition(' ')[0][: step - 1]:^{step}}" for point in shown)
    years = "".join(
        f"{point.label.partition(' ')[2] if at == 0 or point.label.startswith('Q1') else '':^{step}}"
        for at, point in enumerate(shown)
    )
    lines += [[(" " * (_AXIS + 1) + labels, "quiet")] for labels in (quarters, years)]
    return lines


def _padded(low: float, high: float) -> tuple[float, float]:
    """A range that leaves some room above and below."""
    room = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    return low - room, high + room


def _row(value: float, rows: int, low: float, high: float) -> int:
    """The line that a value stands on."""
    return max(0, min(rows - 1, round((high - value) / (high - low) * (rows - 1))))


def _column(point: Point, row: int, rows: int, low: float, high: float, step: int, look: Look) -> Piece:
    """The cells of one quarter in one line."""
    ends = [_row(end, rows, low, high) for end in (point.low, point.high) if end is not None]
    inside = bool(ends) and min(ends) <= row <= max(ends)
    here = point.value is not None and _row(point.value, rows, low, high) == row
    band = look.band * (step - 2) if inside else " " * (step - 2)
    if not here:
        return f" {band} ", "sign-guidance" if inside else "plain"
    middle = (step - 2) // 2
    mark = look.both if inside else look.result
    return f" {band[:middle]}{mark}{band[middle + 1 :]} ", "figure-actual"
