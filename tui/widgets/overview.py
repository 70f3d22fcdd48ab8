"""The bar at the edge of the text: what part of the call is in view, and where there are hits, highlights, non-answers."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.highlights import pen_of
from tui.widgets.styled import Styled


class Overview(Styled):
    """One column that stands for the whole page; a click goes to that part of it."""

    DEFAULT_CSS = """
    Overview {
        width: 2;
        height: 1fr;
        background: $background;
    }
    """

    @dataclass(eq=False, repr=False)
    class Pointed(Message):
        """A part of the page was pointed at."""

        share: float
        """How far down the page, from 0 to 1."""

    def __init__(self, *, ascii_marks: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        exchange, unanswered, hit = ("-", "x", "*") if ascii_marks else ("╴", "✗", "━")
        self._signs = (
            ("exchange", exchange, "quiet"),
            ("unanswered", unanswered, "unanswered"),
            ("hit", hit, "mark-hit"),
        )
        self._pen_sign = "#" if ascii_marks else "▐"
        self._pens: list[tuple[int, str]] = []
        self._rows = 1
        self._top = 0
        self._shown = 1
        self._marks: dict[str, list[int]] = {}

    def set_view(self, rows: int, top: int, shown: int) -> None:
        """Say how many rows the page has, and which are in view; only cells that change are drawn again."""
        before = self._thumb()
        self._rows, self._top, self._shown = max(1, rows), top, shown
        after = self._thumb()
        if before == after:
            return
        for cell in {*before} ^ {*after}:
            self.refresh(Region(0, cell, 2, 1))

    def _thumb(self) -> range:
        """The cells that stand for what is in view; none where all of it is."""
        height = max(1, self.size.height)
        if self._rows <= self._shown:
            return range(0)
        per_cell = max(1.0, self._rows / height)
        first = int(self._top / per_cell)
        return range(first, min(height, max(first + 1, ceil((self._top + self._shown) / per_cell))))

    def set_marks(self, kind: str, rows: Iterable[int]) -> None:
        """Say on which rows of the page the marks of a kind ("hit", "exchange", "unanswered") lie."""
        marks = list(rows)
        if marks != self._marks.get(kind):
            self._marks[kind] = marks
            self.refresh()

    def set_pens(self, marks: Iterable[tuple[int, str]]) -> None:
        """Say on which rows of the page highlights begin, and in which colours."""
        pens = sorted(marks)
        if pens != self._pens:
            self._pens = pens
            self.refresh()

    def _pen_at(self, first: float, last: float) -> str | None:
        """The colour of the first highlight on some rows."""
        at = bisect_left(self._pens, ceil(first), key=lambda mark: mark[0])
        return self._pens[at][1] if at < len(self._pens) and self._pens[at][0] < last else None

    def render_line(self, y: int) -> Strip:
        """A cell of the bar."""
        per_cell = max(1.0, self._rows / max(1, self.size.height))
        first, last = y * per_cell, (y + 1) * per_cell
        style = self.base
        if y in self._thumb():
            style += self.looks["thumb"]
        pen = self._pen_at(first, last)
        ink = style if pen is None else style + self.looks[f"ink-{pen_of(pen)}"]
        mark = " "
        for kind, sign, look in self._signs:
            if any(first <= row < last for row in self._marks.get(kind, ())):
                mark = sign
                style += self.looks[look]
        return Strip([Segment(mark, style), Segment(self._pen_sign if pen is not None else " ", ink)], 2)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to the part that was pointed at, and follow the pointer."""
        self.capture_mouse()
        self._point(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the pointer."""
        if self.app.mouse_captured is self:
            self._point(event.y)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the pointer go."""
        self.release_mouse()

    def _point(self, y: int) -> None:
        height = max(1, self.size.height)
        self.post_message(self.Pointed(max(0.0, min(1.0, y / max(1, height - 1)))))
