"""How the lines of the library's grid look: years and quarters, companies with their calls, calls read lately. Pure."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from transcripts.listing import Held
from tui import literal
from tui.bookcase import Bookcase, Glance, Row

Piece = tuple[str, str]
"""Words and the name of their look."""
CELL = 5
"""Cells of a quarter: how far it was read, the number of annotations, a space."""
_TICKER = 7
_NAMES = ((130, 30), (90, 24), (60, 20), (0, 14))
_UNREAD = Glance()
_MOST_SHOWN = 999


class Marks(NamedTuple):
    """What stands for how far a call was read, and for a quarter that is missing."""

    unread: str
    begun: str
    half: str
    read: str
    gap: str

    def of(self, share: float) -> str:
        """The mark of a share, from 0 to 1."""
        if share <= 0:
            return self.unread
        if share >= 0.95:
            return self.read
        return self.half if share >= 0.5 else self.begun


DRAWN = Marks("▁", "▃", "▅", "█", "·")
TYPED = Marks("o", "-", "=", "#", ".")


class Frame(NamedTuple):
    """Where the columns are."""

    names: int
    """Cells for companies' names."""
    left: int
    """The first column that is shown."""
    shown: int
    """How many are."""

    @property
    def margin(self) -> int:
        """Cells ahead of the first column."""
        return 1 + self.names + 1 + _TICKER

    def column_at(self, x: int) -> int | None:
        """The column under a cell of the line; that after the last one stands for calls of no quarter."""
        return self.left + (x - self.margin) // CELL if x >= self.margin else None

    def place_of(self, column: int) -> int:
        """The first cell of a column."""
        return self.margin + (column - self.left) * CELL


def frame_of(bookcase: Bookcase, width: int, left: int | None) -> Frame:
    """The columns that a width has room for, the last ones where no first one is asked for."""
    names = next(cells for least, cells in _NAMES if width >= least)
    others = CELL + 1 if bookcase.has_others else 0
    room = max(1, (width - (1 + names + 1 + _TICKER) - others) // CELL)
    shown = min(room, len(bookcase.quarters))
    last = len(bookcase.quarters) - shown
    return Frame(names, last if left is None else max(0, min(left, last)), shown)


def heads(bookcase: Bookcase, frame: Frame) -> tuple[list[Piece], list[Piece]]:
    """The two lines over the columns: years, quarters."""
    numbers = bookcase.quarters[frame.left : frame.left + frame.shown]
    names = [(number // 4, number % 4 + 1) for number in numbers]
    years = "".join(f"{year if quarter == 1 or at == 0 else '':<{CELL}}" for at, (year, quarter) in enumerate(names))
    quarters = "".join(f"Q{quarter:<{CELL - 1}}" for _, quarter in names)
    others = " other" if bookcase.has_others else ""
    blank = " " * frame.margin
    return [(blank + years, "quiet-strong")], [(blank + quarters + others, "quiet")]


def company_line(
    row: Row, bookcase: Bookcase, frame: Frame, glances: Mapping[str, Glance], marks: Marks, chosen: Held | None
) -> list[Piece]:
    """A company and its calls; `chosen` is the call that is highlighted, if it is one of the row's."""
    name = literal.padded(row.company or "Unnamed company", frame.names)
    pieces: list[Piece] = [(f" {name} ", "plain"), (literal.padded(row.ticker, _TICKER), "quiet")]
    by_column: dict[int, list[Held]] = {}
    others: list[Held] = []
    for call in row.calls:
        column = bookcase.column_of(call)
        (others if column is None else by_column.setdefault(column, [])).append(call)
    first, last = min(by_column, default=0), max(by_column, default=-1)
    outside = _outside(by_column, frame)
    if outside is not None:
        pieces.append((f"{outside:<{frame.shown * CELL}}"[: frame.shown * CELL], "quiet"))
    for column in range(frame.left, frame.left + frame.shown if outside is None else frame.left):
        if column in by_column:
            pieces += _cell(by_column[column], glances, marks, chosen)
        else:
            pieces.append((f"{marks.gap if first < column < last else '':<{CELL}}", "rule"))
    if others:
        pieces += [(" ", "plain"), *_cell(others, glances, marks, chosen)]
    return _joined(pieces)


def recent_line(call: Held, frame: Frame, glance: Glance, marks: Marks) -> list[Piece]:
    """A call that was read lately."""
    name = literal.padded(call.company or call.id, frame.names)
    number = glance.annotations
    noted = f"{number:,} annotation{'s' * (number != 1)}" if number else ""
    return [
        (f" {name} ", "plain"),
        (literal.padded(call.ticker, _TICKER), "quiet"),
        (f"{marks.of(glance.read)} ", "section"),
        (f"{literal.plain(call.label):<11}", "strong"),
        (f"{glance.read:>4.0%} read  ", "quiet"),
        (noted, "quiet"),
    ]


def legend(marks: Marks) -> str:
    """What the marks mean."""
    return (
        f"{marks.unread} not read  {marks.begun} begun  {marks.half} half  {marks.read} read"
        f"  {marks.gap} missing   numbers: annotations"
    )


def _outside(columns: Collection[int], frame: Frame) -> str | None:
    """What is said of a company all of whose quarters lie outside the columns shown; None where one does not."""
    earlier = sum(column < frame.left for column in columns)
    if not columns or any(frame.left <= column < frame.left + frame.shown for column in columns):
        return None
    later = len(columns) - earlier
    return " ".join(part for part in (f"< {earlier} earlier" * bool(earlier), f"{later} later >" * bool(later)) if part)


def _cell(calls: Sequence[Held], glances: Mapping[str, Glance], marks: Marks, chosen: Held | None) -> list[Piece]:
    """A quarter's call, or its calls: how far the shown one was read, its annotations, "+" where there are several."""
    call = chosen if chosen in calls and chosen is not None else calls[0]
    glance = glances.get(call.id, _UNREAD)
    number = "" if not glance.annotations else str(min(glance.annotations, _MOST_SHOWN))
    words = f"{marks.of(glance.read)}{number}{'+' if len(calls) > 1 else ''}"
    look = "quiet" if glance == _UNREAD or not (glance.read or glance.annotations) else "section"
    if call is chosen:
        return [(f"{words:<{CELL - 1}}", "highlighted-focus"), (" ", "plain")]
    return [(f"{words:<{CELL}}", look)]


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those beside each other of one look as one."""
    return [("".join(words for words, _ in run), look) for look, run in groupby(pieces, key=itemgetter(1))]
