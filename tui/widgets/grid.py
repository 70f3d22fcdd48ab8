"""The grid of the library: companies by fiscal quarters. It draws only the lines that are visible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from transcripts.listing import Held
from tui import literal
from tui.bookcase import Bookcase, Glance, nearest
from tui.widgets.gridlines import DRAWN, TYPED, Frame, Piece, company_line, frame_of, heads, recent_line
from tui.widgets.rowview import RowView

_HEADS = 2
_LEAD = 2  # columns kept in view beside the highlighted call


class _Line(NamedTuple):
    """A line of the grid: words, or a call read lately, or a company."""

    pieces: Sequence[Piece] = ()
    recent: Held | None = None
    row: int | None = None
    """The number of the company."""

    @property
    def can_be_chosen(self) -> bool:
        """Whether there is a call on it."""
        return self.recent is not None or self.row is not None


class CallGrid(RowView):
    """Calls read lately on top, companies by quarters below; one call is highlighted."""

    @dataclass(eq=False, repr=False)
    class Highlighted(Message):
        """Another call is highlighted, or none."""

        call: Held | None

        def can_replace(self, message: Message) -> bool:
            """A newer one makes an older one pointless."""
            return isinstance(message, CallGrid.Highlighted)

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """A call was chosen."""

        call: Held

    def __init__(self, *, ascii_marks: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marks = TYPED if ascii_marks else DRAWN
        self.bookcase = Bookcase()
        self.glances: Mapping[str, Glance] = {}
        self._lines: list[_Line] = []
        self._heads_at = 0
        """The number of the line of years."""
        self._line = 0
        self._call = 0
        """The number of the highlighted call in its row."""
        self._goal: int | None = None
        """The quarter that up and down keep to."""
        self._left: int | None = None
        """The first column that is shown; None for the last ones."""
        self._moved = False
        """Whether the highlight was ever moved by hand."""

    def show(self, bookcase: Bookcase, recent: Sequence[Held], glances: Mapping[str, Glance]) -> None:
        """Show other calls; a highlighted one that was gone to stays highlighted if it is still there."""
        before = self.highlighted if self._moved else None
        self.bookcase, self.glances = bookcase, glances
        self._lines = [_Line([(" Recently read", "quiet-strong")])] if recent else []
        self._lines += [_Line(recent=call) for call in recent]
        self._lines += [_Line()] if recent else []
        self._heads_at = len(self._lines)
        self._lines += [_Line()] * _HEADS
        self._lines += [_Line(row=number) for number in range(len(bookcase.rows))]
        self._left = None
        self.virtual_size = Size(self.size.width, len(self._lines))
        self._restore(before)
        self.refresh()

    def set_glances(self, glances: Mapping[str, Glance]) -> None:
        """Take what the reader has done with the calls meanwhile."""
        self.glances = glances
        self.refresh()

    @property
    def highlighted(self) -> Held | None:
        """The highlighted call."""
        if self._line >= len(self._lines):
            return None
        line = self._lines[self._line]
        if line.recent is not None:
            return line.recent
        if line.row is None:
            return None
        calls = self.bookcase.rows[line.row].calls
        return calls[min(self._call, len(calls) - 1)]

    # -- moving --------------------------------------------------------

    def step(self, by: int) -> None:
        """Up or down over the lines that have calls, keeping to the column."""
        numbers = [at for at, line in enumerate(self._lines) if line.can_be_chosen]
        if not numbers:
            return
        self._moved = True
        here = next((i for i, at in enumerate(numbers) if at >= self._line), len(numbers) - 1)
        self._go_to_line(numbers[max(0, min(here + by, len(numbers) - 1))])

    def turn_page(self, pages: int) -> None:
        """Up or down by what is visible."""
        self.step(pages * max(1, self.size.height - _HEADS - 1))

    def step_aside(self, by: int) -> None:
        """To the company's next or previous call."""
        line = self._lines[self._line] if self._lines else _Line()
        if line.row is None:
            return
        self._moved = True
        calls = self.bookcase.rows[line.row].calls
        self._call = max(0, min(self._call + by, len(calls) - 1))
        self._goal = calls[self._call].quarter_number
        self._bring_into_view()

    def highlight(self, id: str) -> None:
        """Highlight a call among the companies', if it is shown."""
        for number, line in enumerate(self._lines):
            if line.row is None:
                continue
            for at, call in enumerate(self.bookcase.rows[line.row].calls):
                if call.id == id:
                    self._line, self._call, self._goal = number, at, call.quarter_number
                    self._bring_into_view()
                    return

    def choose(self) -> None:
        """Choose the highlighted call."""
        call = self.highlighted
        if call is not None:
            self.post_message(self.Chosen(call))

    def _go_to_line(self, number: int) -> None:
        self._line = number
        row = self._lines[number].row
        if row is not None:
            self._call = nearest(self.bookcase.rows[row], self._goal)
        self._bring_into_view()

    def _restore(self, before: Held | None) -> None:
        """Highlight the call that was, else the first there is."""
        self._line, self._call = 0, 0
        if before is not None:
            self.highlight(before.id)
        if self.highlighted is None or before is None or self.highlighted.id != before.id:
            self._goal = None
            first = next((at for at, line in enumerate(self._lines) if line.can_be_chosen), 0)
            if self._lines:
                self._go_to_line(first)
        self.post_message(self.Highlighted(self.highlighted))

    def _bring_into_view(self) -> None:
        covered = _HEADS if self._line > self._heads_at else 0
        if self._line <= self._heads_at + _HEADS and self._line < self.scroll_offset.y + covered:
            self.bring_into_view(0)
        else:
            self.bring_into_view(self._line, covered=covered)
        at = self.bookcase.column_of(self.highlighted) if self.highlighted is not None else None
        if at is not None and self._lines[self._line].row is not None:
            frame = self.frame_shown
            if at < frame.left + _LEAD:
                self._left = at - _LEAD
            elif at >= frame.left + frame.shown - _LEAD:
                self._left = at - frame.shown + 1 + _LEAD
        self.refresh()
        self.post_message(self.Highlighted(self.highlighted))

    # -- drawing -------------------------------------------------------

    @property
    def frame_shown(self) -> Frame:
        """Where the columns are now."""
        return frame_of(self.bookcase, self.size.width, self._left)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the highlighted call in view."""
        self.virtual_size = Size(event.size.width, len(self._lines))
        if self._lines:
            self._bring_into_view()

    def render_line(self, y: int) -> Strip:
        """A visible line; the heads of the columns stay on top of the companies."""
        width, base = self.size.width, self.base
        number = y + self.scroll_offset.y
        if y < _HEADS and self.scroll_offset.y > self._heads_at:
            number = self._heads_at + y
        if number >= len(self._lines):
            return Strip.blank(width, base)
        is_here = number == self._line and self._lines[number].can_be_chosen
        if is_here:
            base += self.looks["highlighted"]
        segments = [literal.segment(words, base + self.looks[look]) for words, look in self._pieces(number, is_here)]
        return Strip(segments).adjust_cell_length(width, base)

    def _pieces(self, number: int, is_here: bool) -> Sequence[Piece]:
        line, frame = self._lines[number], self.frame_shown
        if line.recent is not None:
            glance = self.glances.get(line.recent.id, Glance())
            return recent_line(line.recent, frame, glance, self.marks)
        if line.row is not None:
            chosen = self.highlighted if is_here else None
            row = self.bookcase.rows[line.row]
            return company_line(row, self.bookcase, frame, self.glances, self.marks, chosen)
        if self.bookcase.rows and self._heads_at <= number < self._heads_at + _HEADS:
            return heads(self.bookcase, frame)[number - self._heads_at]
        return line.pieces

    # -- mouse ---------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Highlight the call that was clicked; choose it if it was highlighted already."""
        number = event.y + self.scroll_offset.y
        if event.y < _HEADS and self.scroll_offset.y > self._heads_at:
            return
        if number >= len(self._lines) or not self._lines[number].can_be_chosen:
            return
        before = self.highlighted if number == self._line else None
        self._line, self._moved = number, True
        row = self._lines[number].row
        if row is not None:
            column, quarters = self.frame_shown.column_at(event.x), self.bookcase.quarters
            self._goal = quarters[column] if column is not None and 0 <= column < len(quarters) else None
            self._call = nearest(self.bookcase.rows[row], self._goal)
        self._bring_into_view()
        if before is not None and before == self.highlighted:
            self.choose()
