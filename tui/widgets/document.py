"""The view of a call: one widget that draws only the rows that are visible, with a caret and a selection."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import is_
from typing import NamedTuple

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from transcripts.model import Span
from tui import literal
from tui.blocks import blocks_of
from tui.highlights import Highlights
from tui.movement import Terrain, Unit
from tui.notelines import NO_NOTES, note_lines
from tui.widgets.rows import GUTTER, RowPainter
from tui.widgets.styled import Styled
from tui.wrapping import Page, Row, RowKind, cells_between, offset_at

_WIDEST = 96  # longer lines are hard to read
_MOST_DRAWN = 2_000  # rows that are remembered as they were drawn
_MARGIN = 3  # rows kept between the caret and the edge
_DRAG_SCROLL = 0.05  # seconds a row while a drag is held outside


@dataclass(slots=True)
class _Selection:
    """What is selected: the stretch it began with, and where its moving end is."""

    base: Span
    head: int

    @property
    def span(self) -> Span:
        return Span(min(self.base.start, self.head), max(self.base.end, self.head))


class _Frame(NamedTuple):
    """What all rows of a frame have in common, in cells and rows."""

    widths: tuple[int, int, int]
    """Of the view, of what is left of the gutter, and of the text."""
    top: int
    """The number of the first row."""


@dataclass(eq=False, repr=False)
class ViewMessage(Message):
    """Something about a view; a newer message of the kind makes an older one pointless."""

    view: "DocumentView"

    def can_replace(self, message: Message) -> bool:
        """Whether the message says of the same view what this one says again."""
        return isinstance(message, type(self)) and message.view is self.view

    @property
    def control(self) -> "DocumentView":
        """The view."""
        return self.view


class DocumentView(ScrollView, Styled, can_focus=True, inherit_bindings=False):
    """A call as it was said. The caret marks a place; the sentence it stands in is the unit that keys act on."""

    ALLOW_SELECT = False  # one selection for keys and mouse: our own
    DEFAULT_CSS = """
    DocumentView {
        width: 1fr;
        height: 1fr;
        background: $background;
        scrollbar-size: 0 0;
        overflow-x: hidden;
    }
    """

    class Moved(ViewMessage):
        """The caret or the selection has another place."""

    class Scrolled(ViewMessage):
        """Other rows are visible."""

    class LaidOut(ViewMessage):
        """The page has other rows."""

    def __init__(self, *, ascii_marks: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.terrain: Terrain | None = None
        self.page = Page("", (), 1)
        self.caret = 0
        self._painter = RowPainter(ascii_marks=ascii_marks)
        self._hidden: Collection[int] = ()
        self._folded: Collection[int] = ()
        self._notes_shown = False
        self._selection: _Selection | None = None
        self._goal_cell: int | None = None  # the column that up and down keep to
        self._caret_follows = True  # whether scrolling takes the caret along
        self._dragging: Span | None = None
        self._drag_timer: Timer | None = None
        self._pointer = (0, 0)
        self._frame = _Frame((0, 0, 1), 0)
        self._drawn: dict[int, Strip] = {}
        self._drawn_with: tuple[object, ...] = (None,)

    # -- what is shown -------------------------------------------------

    def show(self, terrain: Terrain, colours: dict[str, int], caret: int = 0) -> None:
        """Show a call.

        Args:
            terrain: The call and its places.
            colours: The number of each speaker's colour, by id; those without one are drawn quietly.
            caret: Where to begin.
        """
        self.terrain = terrain
        self._selection = None
        self._hidden, self._folded = (), ()
        self._painter.set_dimmed(())
        self._painter.highlights = Highlights()
        self._painter.refusals = ()
        self._painter.show(terrain, colours)
        self.page = Page("", (), 1)
        self._lay_out()
        self._scroll_to_row(0)
        self.go(caret, top=True)

    def set_figures(self) -> None:
        """Draw the figures that the call's terrain has now."""
        if self.terrain is not None:
            self._painter.set_figures(self.terrain.figures)
            self.refresh()

    def set_highlights(self, highlights: Highlights, *, notes: bool) -> None:
        """Draw the highlights of the call; `notes` says whether what was written about them stands under the text."""
        self._painter.highlights = highlights
        rows_change = notes or self._notes_shown
        self._notes_shown = notes
        if rows_change and self.terrain is not None:
            self._lay_out_again()
        self.refresh()

    def set_refusals(self, refusals: Sequence[Span]) -> None:
        """Mark the words that refuse a figure."""
        self._painter.refusals = refusals
        self.refresh()

    def set_hits(self, hits: Sequence[Span], current: Span | None) -> None:
        """Mark the hits of a search, one of them as the current."""
        self._painter.set_hits(hits, current)
        self.refresh()

    def dim(self, spans: Sequence[Span], folded: Collection[int] = (), like: str = "the other call") -> None:
        """Draw some stretches quietly; leave out the paragraphs that begin at some places.

        Args:
            spans: What is drawn quietly, in order.
            folded: Where the paragraphs begin that are left out.
            like: The call that says the same, in a few words.
        """
        self._painter.set_dimmed(spans)
        self._painter.folded_like = like
        if self._folded != folded:
            self._folded = folded
            if self.terrain is not None:
                self._lay_out_again()
        self.refresh()

    def hide(self, turns: Collection[int]) -> None:
        """Leave turns out of the page; the caret stays where it is shown, else goes to the next that is."""
        if self.terrain is None or turns == self._hidden:
            return
        self._hidden = turns
        self._lay_out_again()

    def _lay_out_again(self) -> None:
        """Lay the page out with other rows; the caret stays where it is on the screen."""
        offset, from_top = self.caret, self._row_of_caret() - self.scroll_offset.y
        self._lay_out()
        self._set_caret(offset)
        self._scroll_to_row(self._row_of_caret() - from_top)
        self._show_caret()

    @property
    def selection(self) -> Span | None:
        """What is selected, without white space at its ends; None where nothing is."""
        if self._selection is None or self.terrain is None:
            return None
        span, text = self._selection.span, self.terrain.text
        start, end = span.start, span.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end) if start < end else None

    def shows(self, offset: int) -> bool:
        """Whether a place is on the page, and not left out."""
        row = self.page[self.page.row_of(offset)] if len(self.page) else None
        return row is not None and row.kind is RowKind.TEXT and row.start <= offset <= row.end

    @property
    def is_selecting(self) -> bool:
        """Whether keys grow a selection."""
        return self._selection is not None

    @property
    def passage(self) -> Span:
        """What a key acts on: the selection, else the sentence under the caret."""
        return self.selection or self._painter.sentence

    @property
    def whereabouts(self) -> tuple[object, ...]:
        """What everything around the text follows: the same as before where nothing of it has moved."""
        selected = None if self._selection is None else self._selection.span
        return self.terrain, self.caret, selected, self.scroll_offset.y, self.rows_shown, len(self.page)

    @property
    def rows_shown(self) -> int:
        """How many rows the view has room for."""
        return max(1, self.size.height)

    # -- moving --------------------------------------------------------

    def go(self, offset: int, *, top: bool = False) -> None:
        """Put the caret on an offset and bring it into view, near the top where a jump is meant."""
        if self.terrain is None:
            return
        self._goal_cell = None
        self._set_caret(offset)
        self._show_caret(top=top)

    def move(self, unit: Unit, count: int) -> bool:
        """Move the caret by units, or the selection's end; False where there is nowhere to go."""
        if self.terrain is None:
            return False
        if self._selection is not None:
            self._selection.head = self.terrain.extended(self._selection.head, unit, count)
            self._set_caret(self._selection.head - (self._selection.head > self._selection.base.start))
            self._show_caret()
            return True
        to = self.terrain.moved(self.caret, unit, count)
        if to is None:
            return False
        self.go(to)
        return True

    def move_rows(self, count: int) -> None:
        """Move the caret up or down over rows of text, keeping its column."""
        if self.terrain is None:
            return
        row = self._row_of_caret()
        if self._goal_cell is None:
            start = self.page[row].start
            self._goal_cell = cells_between(self.terrain.text, start, max(start, self.caret))
        step = 1 if count > 0 else -1
        for _ in range(abs(count)):
            found = self.page.text_row(row + step, step)
            if found is None:
                break
            row = found
        self._caret_to_row(row)
        self._show_caret()

    def page_rows(self, rows: int) -> None:
        """Turn the page by rows; the caret keeps its place on the screen."""
        if self.terrain is None:
            return
        from_top = self._row_of_caret() - self.scroll_offset.y
        before = self.scroll_offset.y
        self._caret_follows = False
        self._scroll_to_row(self.scroll_offset.y + rows)
        self._caret_follows = True
        moved = self.scroll_offset.y - before
        if moved == 0:
            self.move_rows(rows)
            return
        target = self.scroll_offset.y + from_top
        found = self.page.text_row(target, 1 if rows > 0 else -1)
        self._caret_to_row(found if found is not None else self._row_of_caret())
        self._show_caret()

    def start_selection(self) -> None:
        """Select the word under the caret; moving then grows the selection."""
        if self.terrain is not None:
            word = self.terrain.word_at(self.caret)
            self._selection = _Selection(word, word.end)
            self._changed()

    def drop_selection(self) -> None:
        """Select nothing."""
        if self._selection is not None:
            self._selection = None
            self._changed()

    def select(self, span: Span) -> None:
        """Select a stretch."""
        self._selection = _Selection(span, span.end)
        self._set_caret(span.start)
        self._changed()

    def reshape(self, span: Span) -> None:
        """Select a stretch so that moving grows and shrinks it at its end, or at its start after `swap_ends`."""
        self._selection = _Selection(Span(span.start, span.start), span.end)
        self._set_caret(max(span.start, span.end - 1))
        self._show_caret()

    def swap_ends(self) -> None:
        """Let moving grow the selection at its other end."""
        if self._selection is not None:
            span, at_end = self._selection.span, self._selection.head > self._selection.base.start
            fixed, head = (span.end, span.start) if at_end else (span.start, span.end)
            self._selection = _Selection(Span(fixed, fixed), head)
            self._set_caret(head - (head > fixed))
            self._show_caret()

    def visible_span(self) -> Span:
        """The stretch of text between the first visible row and the last."""
        top = self.scroll_offset.y
        bottom = min(len(self.page) - 1, top + self.rows_shown - 1)
        if bottom < top:
            return Span(0, 0)
        return Span(self.page[top].start, self.page[bottom].end)

    # -- drawing -------------------------------------------------------

    def render(self) -> str:
        """Nothing: rows are drawn one by one."""
        return ""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a frame; the first is drawn before the view is told how wide it is."""
        self._fit()
        widths = (self.size.width, self._indent, self._text_width)
        self._frame = _Frame(self._frame.widths if widths == self._frame.widths else widths, self.scroll_offset.y)
        return super().render_lines(crop)

    def begin_frame(self) -> None:
        """Forget rows as they were drawn if they would be drawn otherwise now."""
        self._painter.looks = self.looks
        standing = (self.page, self.base, self._frame.widths, *self._painter.standing)
        if len(self._drawn) > _MOST_DRAWN or not all(map(is_, standing, self._drawn_with)):
            self._drawn, self._drawn_with = {}, standing

    def render_line(self, y: int) -> Strip:
        """A visible row."""
        number = y + self._frame.top
        if self.terrain is None or number >= len(self.page):
            return Strip.blank(self._frame.widths[0], self.base)
        row = self.page[number]
        if not self._painter.stands_still(row):
            return self._drawn_row(row)
        if number not in self._drawn:
            self._drawn[number] = self._drawn_row(row)
        return self._drawn[number]

    def _drawn_row(self, row: Row) -> Strip:
        """A row, over the whole width of the view."""
        (width, indent, text_width), base = self._frame.widths, self.base
        segments = self._painter.paint(row, text_width, base)
        if indent:
            segments.insert(0, literal.segment(" " * indent, base))
        if row.kind is not RowKind.TEXT or self.terrain is None:
            return Strip(segments).adjust_cell_length(width, base)
        filled = indent + GUTTER + cells_between(self.terrain.text, row.start, row.end)
        if filled < width:
            segments.append(literal.segment(" " * (width - filled), base))
        return Strip(segments, width).simplify()

    @property
    def _indent(self) -> int:
        """The room left of the gutter where the view is wider than the text."""
        return max(0, (self.size.width - GUTTER - _WIDEST - 1) // 2)

    # -- laying out ----------------------------------------------------

    @property
    def _text_width(self) -> int:
        return max(1, min(_WIDEST, self.size.width - GUTTER - 1))

    def _lay_out(self) -> None:
        if self.terrain is None or not self.size.width:
            return
        notes = NO_NOTES
        if self._notes_shown:
            notes = note_lines(self.terrain, self._painter.highlights, self._text_width)
        self._painter.note_lines = notes.lines
        blocks = blocks_of(self.terrain, self._hidden, notes.under, self._folded)
        self.page = Page(self.terrain.text, blocks, self._text_width)
        self.virtual_size = Size(self.size.width, len(self.page))
        self.refresh()
        self.post_message(self.LaidOut(self))
        self.post_message(self.Scrolled(self))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the text anew if its width has changed."""
        self._fit()
        self.post_message(self.Scrolled(self))

    def _fit(self) -> None:
        """Wrap the text to the width there is; the row at the caret stays where it is."""
        if self.terrain is None or self.page.width == self._text_width:
            return
        from_top = self._row_of_caret() - self.scroll_offset.y
        self._lay_out()
        self._caret_follows = False
        self._scroll_to_row(self._row_of_caret() - min(from_top, self.rows_shown - 1))
        self._caret_follows = True
        self._show_caret()

    def _row_of_caret(self) -> int:
        return self.page.row_of(self.caret)

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=max(0, min(row, len(self.page) - self.rows_shown)), animate=False, force=True, immediate=True)

    def _show_caret(self, *, top: bool = False) -> None:
        """Scroll as little as needed for the caret to be in view, its speaker's line too after a jump."""
        row = self._row_of_caret()
        turn = self.terrain.turn_at(self.caret) if self.terrain is not None else None
        first = self.page.turn_row(turn.index, row) if turn is not None and turn.start == self.caret else row
        margin = min(_MARGIN, (self.rows_shown - 1) // 3)
        highest, lowest = self.scroll_offset.y, self.scroll_offset.y + self.rows_shown - 1
        self._caret_follows = False
        if (top and not highest + margin <= row <= lowest - margin * 2) or first < highest + margin:
            self._scroll_to_row(first - margin)
        elif row > lowest - margin:
            self._scroll_to_row(row + margin - self.rows_shown + 1)
        self._caret_follows = True

    def _caret_to_row(self, number: int) -> None:
        if self.terrain is None:
            return
        row = self.page[number]
        goal = self._goal_cell
        offset = offset_at(self.terrain.text, row, goal if goal is not None else 0)
        if self._selection is not None:
            self._selection.head = offset + (offset >= self._selection.base.start)
        self._set_caret(offset)
        self._goal_cell = goal

    def _set_caret(self, offset: int) -> None:
        if self.terrain is None:
            return
        shown = self.page[self.page.row_of(self.terrain.clamped(offset))] if len(self.page) else None
        offset = self.terrain.clamped(offset)
        if shown is not None and shown.kind is RowKind.TEXT and not shown.start <= offset <= shown.end:
            offset = shown.start
        self.caret = offset
        self._painter.sentence = self.terrain.sentence_at(offset)
        self._changed()

    def _changed(self) -> None:
        self._painter.selection = self._selection.span if self._selection is not None else None
        self._painter.caret = self.caret if self.has_focus else None
        self.refresh()
        self.post_message(self.Moved(self))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep the caret among the visible rows when the page is scrolled under it."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) == round(new_value):
            return
        self.post_message(self.Scrolled(self))
        if self._caret_follows and self.terrain is not None and self._dragging is None:
            self._caret_into_view()

    def _caret_into_view(self) -> None:
        row = self._row_of_caret()
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.rows_shown - 1
        if top <= row <= bottom:
            return
        found = self.page.text_row(top, 1) if row < top else self.page.text_row(bottom, -1)
        if found is not None:
            self._caret_to_row(found)

    # -- mouse ---------------------------------------------------------

    def _offset_under(self, x: int, y: int) -> int | None:
        """The offset that a cell of the view shows; that of the row's start in the gutter."""
        if self.terrain is None or not len(self.page):
            return None
        number = max(0, min(len(self.page) - 1, y + self.scroll_offset.y))
        row = self.page[number]
        if row.kind is RowKind.NOTE:
            return self._painter.note_lines[row.about].at
        if row.kind is not RowKind.TEXT:
            found = self.page.text_row(number, 1)
            return None if found is None else self.page[found].start
        return offset_at(self.terrain.text, row, x - self._indent - GUTTER)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the caret under the pointer; a drag from here selects."""
        offset = self._offset_under(event.x, event.y)
        if event.button != 1 or offset is None:
            return
        self.focus()
        self._selection = None
        self._goal_cell = None
        self._dragging = Span(offset, offset)
        self.capture_mouse()
        self._set_caret(offset)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Grow the selection to the pointer; scroll on while it is held outside."""
        if self._dragging is None:
            return
        self._pointer = (event.x, event.y)
        self._drag()
        outside = not 0 <= event.y < self.rows_shown
        if outside and self._drag_timer is None:
            self._drag_timer = self.set_interval(_DRAG_SCROLL, self._drag_on)
        elif not outside:
            self._stop_drag_timer()

    def _drag_on(self) -> None:
        self._scroll_to_row(self.scroll_offset.y + (1 if self._pointer[1] > 0 else -1))
        self._drag()

    def _drag(self) -> None:
        x, y = self._pointer
        offset = self._offset_under(x, max(0, min(self.rows_shown - 1, y)))
        if offset is None or self._dragging is None:
            return
        if self._selection is None and offset == self._dragging.start:
            return
        start = self._dragging.start
        self._selection = _Selection(Span(start, start + (offset < start)), offset + (offset >= start))
        self._set_caret(offset)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End a drag."""
        if self._dragging is not None:
            self._dragging = None
            self._stop_drag_timer()
            self.release_mouse()

    def _stop_drag_timer(self) -> None:
        if self._drag_timer is not None:
            self._drag_timer.stop()
            self._drag_timer = None

    def on_click(self, event: events.Click) -> None:
        """Two clicks select the sentence, three the paragraph."""
        if self.terrain is None or event.chain < 2:
            return
        unit = self.terrain.sentence_at(self.caret) if event.chain == 2 else self.terrain.paragraph_at(self.caret)
        self.select(unit)

    def on_focus(self) -> None:
        """Draw the caret."""
        self._changed()

    def on_blur(self) -> None:
        """Draw no caret."""
        self._changed()
