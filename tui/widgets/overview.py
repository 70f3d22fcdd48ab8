"""The bar at the edge of the text: what part of the call is in view, and where hits and exchanges lie."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget


class Overview(Widget):
    """One column that stands for the whole page; a click goes to that part of it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"overview--thumb", "overview--hit", "overview--exchange"}
    DEFAULT_CSS = """
    Overview {
        width: 2;
        height: 1fr;
        background: $background;
        color: $rule;
    }
    Overview > .overview--thumb { background: $panel-lighten-2; }
    Overview > .overview--hit { color: $hit-current; }
    Overview > .overview--exchange { color: $quiet; }
    """

    @dataclass
    class Pointed(Message):
        """A part of the page was pointed at."""

        share: float
        """How far down the page, from 0 to 1."""

    def __init__(self, *, ascii_marks: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hit_mark, self._exchange_mark = ("*", "-") if ascii_marks else ("━", "╴")
        self._rows = 1
        self._top = 0
        self._shown = 1
        self._marks: dict[str, list[int]] = {}

    def set_view(self, rows: int, top: int, shown: int) -> None:
        """Say how many rows the page has, and which are in view."""
        self._rows, self._top, self._shown = max(1, rows), top, shown
        self.refresh()

    def set_marks(self, kind: str, rows: Iterable[int]) -> None:
        """Say on which rows of the page the marks of a kind ("hit", "exchange") lie."""
        self._marks[kind] = list(rows)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A cell of the bar."""
        height = max(1, self.size.height)
        per_cell = max(1.0, self._rows / height)
        first, last = y * per_cell, (y + 1) * per_cell
        style = self.rich_style
        if first < self._top + self._shown and last > self._top and self._rows > self._shown:
            style += self.get_component_rich_style("overview--thumb", partial=True)
        mark = " "
        for kind, sign in (("exchange", self._exchange_mark), ("hit", self._hit_mark)):
            if any(first <= row < last for row in self._marks.get(kind, ())):
                mark = sign
                style += self.get_component_rich_style(f"overview--{kind}", partial=True)
        return Strip([Segment(f"{mark} ", style)], 2)

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
