"""How the lines of the ledger's grid look: metrics down, periods across, one cell a result or a guidance. Pure."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from transcripts.amounts import metric_label, period_label, short
from transcripts.figures.quarters import ends
from transcripts.ledger import Ledger, Row
from transcripts.ledger_cells import Cell
from transcripts.ledger_verdicts import Verdict
from tui import literal
from tui.plotting import sparkline

Piece = tuple[str, str]
"""Words and the name of their look."""
CELL = 13
"""Cells of a column, the space behind it included."""
SPARK = 8
"""Cells of a row's sparkline."""
_NAMES = ((130, 32), (100, 26), (0, 19))
_SIGNS = {"beat": "+", "met": "=", "missed": "-", "above": "^", "below": "v"}
_LOOKS = {"beat": "ink-green", "missed": "ink-red"}
_INDENT = 3
"""Cells ahead of a segment's name."""
_AHEAD = 4
"""Quarters beyond the last call that are shown."""
_GAP = "·"
LEGEND = "+ beat  = met  - missed  ^ above  v below   > guided   ~ told by a later call   * restated   ! yours"
LEGEND_SHORT = "+ beat  = met  - missed  > guided  ~ told later"


class Frame(NamedTuple):
    """Where the columns are."""

    names: int
    """Cells for the metrics' names."""
    left: int
    """The first column that is shown."""
    shown: int
    """How many are."""

    @property
    def margin(self) -> int:
        """Cells ahead of the first column."""
        return 1 + self.names + 1 + SPARK + 1

    def column_at(self, x: int) -> int | None:
        """The column under a cell of a line, None left of all and right of all."""
        column = (x - self.margin) // CELL
        return self.left + column if x >= self.margin and column < self.shown else None


class ShownRow(NamedTuple):
    """A row as the grid shows it."""

    row: Row
    parts: int
    """How many segments stand under it; 0 for a segment."""
    open: bool
    """Whether they are shown."""


def rows_of(ledger: Ledger, opened: Collection[str], columns: Collection[str]) -> list[ShownRow]:
    """The rows to show: every metric of which something is known in some periods, the segments of those that are opened.

    A metric that is told by segment only is shown by its segments.
    """
    found: list[ShownRow] = []
    by_metric: dict[str, list[Row]] = {}
    for row in ledger.rows:
        if row.cells.keys().isdisjoint(columns):
            continue
        by_metric.setdefault(row.key.metric, []).append(row)
    for metric, rows in by_metric.items():
        wholes = [row for row in rows if row.key.segment is None]
        parts = [row for row in rows if row.key.segment is not None]
        is_open = metric in opened or not wholes
        found += [ShownRow(row, len(parts) if at == 0 else 0, is_open) for at, row in enumerate(wholes)]
        found += [ShownRow(row, 0, is_open) for row in parts if is_open]
    return found


def columns_of(ledger: Ledger, years: bool) -> list[str]:
    """The periods to show: the quarters up to some beyond the last call, gaps included; with years and halves if asked."""
    last = max((ends(period) for period in ledger.calls), default=0) + _AHEAD
    quarterly = any(period[4:5] == "Q" for period in ledger.calls)
    held = {period for row in ledger.rows for period in row.cells} | ledger.calls.keys() | ledger.gaps
    return [
        period
        for period in ledger.periods
        if period in held and (period[4:5] == "Q" or years or not quarterly) and ends(period) <= last
    ]


def frame_of(columns: int, width: int, left: int | None) -> Frame:
    """The columns that a width has room for; the last ones where no first one is asked for."""
    names = next(cells for least, cells in _NAMES if width >= least)
    shown = min(columns, max(1, (width - (1 + names + 1 + SPARK + 1)) // CELL))
    last = columns - shown
    return Frame(names, last if left is None else max(0, min(left, last)), shown)


def head(ledger: Ledger, columns: Sequence[str], frame: Frame, here: int | None) -> list[Piece]:
    """The line of periods; those without a call are quiet, the one that the cursor is in is marked."""
    pieces: list[Piece] = [(" " * frame.margin, "plain")]
    for number, period in enumerate(columns[frame.left : frame.left + frame.shown], frame.left):
        look = "section" if number == here else "strong" if period in ledger.calls else "quiet"
        pieces.append((f"{period_label(period):>{CELL - 1}} ", look))
    return pieces


def line(
    shown: ShownRow, ledger: Ledger, columns: Sequence[str], frame: Frame, here: int | None, ascii_marks: bool
) -> list[Piece]:
    """A row: name, sparkline, cells; `here` is the column of the cursor where it is in this row."""
    row = shown.row
    indent = _INDENT * (row.key.segment is not None)
    name = f" {' ' * indent}{literal.padded(_name(shown), frame.names - indent)} "
    pieces: list[Piece] = [(name, "plain" if row.key.segment else "strong")]
    pieces.append((f"{_spark(row, columns, ascii_marks):<{SPARK}} ", "quiet"))
    for number, period in enumerate(columns[frame.left : frame.left + frame.shown], frame.left):
        words, look = cell_words(row.cells.get(period), period in ledger.gaps)
        fitted = literal.shortened(words, CELL - 1)
        blank = literal.padded("", CELL - 1 - cell_len(fitted))
        pieces += [(blank, "plain"), (fitted, look), (" ", "plain")]
        if number == here:
            pieces[-3:] = [(blank + fitted, "highlighted-focus"), (" ", "plain")]
    return pieces


def cell_words(cell: Cell | None, is_gap: bool = False) -> Piece:
    """What a cell shows: the result with what came of it, else what is guided."""
    if cell is None or (cell.actual is None and cell.guidance is None):
        return (_GAP if is_gap else ""), "rule"
    if cell.actual is None:
        assert cell.guidance is not None
        yours = "!" if cell.guidance.figure.yours else ""
        return f">{literal.plain(short(cell.guidance.figure))}{yours}", "figure-guidance"
    figure = cell.actual.figure
    later = "~" if figure.kind == "comparison" else ""
    signs = "!" * figure.yours + "*" * (cell.restated is not None) + verdict_sign(cell.verdict)
    signs = f" {signs}" if signs else ""
    look = "figure-comparison" if later else _LOOKS.get(cell.verdict.word, "plain") if cell.verdict else "plain"
    return f"{later}{literal.plain(short(figure)).lstrip('~')}{signs}", look


def verdict_sign(verdict: Verdict | None) -> str:
    """The sign of a verdict: "+" for beat, "=" for met, "-" for missed."""
    return "" if verdict is None else _SIGNS[verdict.word]


def _name(shown: ShownRow) -> str:
    row = shown.row
    if row.key.segment is not None:
        return f"{row.segment}{' (share)' if row.key.measure == 'share' else ''}"
    label = metric_label(row.key.metric)
    extra = f" ({row.key.family})" if row.key.family in ("share", "days", "turns", "count") and _told_twice(row) else ""
    fold = f" {'-' if shown.open else '+'}{shown.parts}" if shown.parts else ""
    return f"{label[0].upper()}{label[1:]}{extra}{fold}"


def _told_twice(row: Row) -> bool:
    """Whether a metric may have another row in another unit."""
    return row.key.metric in ("inventory", "backlog", "bookings", "share_repurchases", "operating_cash_flow", "debt")


def _spark(row: Row, columns: Sequence[str], ascii_marks: bool) -> str:
    values = []
    for period in columns:
        cell = row.cells.get(period)
        if period[4:5] == "Q":
            values.append(cell.actual.middle if cell is not None and cell.actual is not None else None)
    while values and values[-1] is None:
        values.pop()
    return sparkline(values, SPARK, ascii_marks=ascii_marks)
