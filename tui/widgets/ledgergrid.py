"""The ledger's grid: metrics down, periods across; one cell is highlighted. It draws only the lines that are visible."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from transcripts.ledger import Ledger, Row
from transcripts.ledger_cells import Cell
from tui import literal
from tui.ledgerlines import Frame, Piece, ShownRow, columns_of, frame_of, head, line, rows_of
from tui.widgets.rowview import RowView

_HEADS = 1


class LedgerGrid(RowView):
    """A company's metrics by period."""

    @dataclass(eq=False, repr=False)
    class Highlighted(Message):
        """Another cell is highlighted."""

        row: Row
        period: str
        cell: Cell | None
        """None where nothing is known."""

        def can_replace(self, message: Message) -> bool:
            """A newer one makes an older one pointless."""
            return isinstance(message, LedgerGrid.Highlighted)

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """The highlighted cell was chosen."""

    def __init__(self, *, ascii_marks: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ledger: Ledger | None = None
        self.columns: Sequence[str] = ()
        """The periods that are shown."""
        self.years = False
        """Whether fiscal years and halves are among them."""
        self._ascii = ascii_marks
        self._rows: list[ShownRow] = []
        self._opened: set[str] = set()
        self._at = 0
        """The number of the highlighted row."""
        self._column = 0
        self._left: int | None = None

    def show(self, ledger: Ledger, metric: str | None = None, period: str | None = None) -> None:
        """Show a ledger, at a metric and a period where they are asked for and there, else where it was."""
        row, before = self.row, self.period
        self.ledger = ledger
        self._lay_out()
        wanted = metric or (row.key.metric if row is not None else None)
        segment = row.key.segment if row is not None and metric is None else None
        places = [at for at, shown in enumerate(self._rows) if shown.row.key.metric == wanted]
        exact = [at for at in places if self._rows[at].row.key.segment == segment]
        self._at = (exact or places or [0])[0]
        own = max(ledger.calls, default=None)
        self._column = next((self.columns.index(p) for p in (period, before, own) if p in self.columns), 0)
        self._bring_into_view()

    @property
    def row(self) -> Row | None:
        """The highlighted row."""
        return self._rows[self._at].row if self._at < len(self._rows) else None

    @property
    def period(self) -> str | None:
        """The highlighted period."""
        return self.columns[self._column] if self._column < len(self.columns) else None

    @property
    def cell(self) -> Cell | None:
        """The highlighted cell; None where nothing is known."""
        row, period = self.row, self.period
        return None if row is None or period is None else row.cells.get(period)

    # -- moving --------------------------------------------------------

    def step(self, by: int) -> None:
        """Up or down."""
        self._at = max(0, min(self._at + by, len(self._rows) - 1))
        self._bring_into_view()

    def step_aside(self, by: int) -> None:
        """To an earlier or a later period."""
        self._column = max(0, min(self._column + by, len(self.columns) - 1))
        self._bring_into_view()

    def turn_page(self, pages: int) -> None:
        """Up or down by what is visible."""
        self.step(pages * max(1, self.size.height - _HEADS - 1))

    def fold(self) -> bool:
        """Show or hide the segments of the highlighted metric; False where it has none."""
        row = self.row
        if row is None or not any(s.parts for s in self._rows if s.row.key.metric == row.key.metric):
            return False
        self._opened ^= {row.key.metric}
        self._lay_out()
        self._at = next(at for at, shown in enumerate(self._rows) if shown.row.key.metric == row.key.metric)
        self._bring_into_view()
        return True

    def fold_all(self) -> None:
        """Show the segments of all metrics, or of none."""
        if self.ledger is not None:
            metrics = {row.key.metric for row in self.ledger.rows if row.key.segment is not None}
            self._opened = set() if self._opened >= metrics else metrics
            self.show(self.ledger)

    def turn_years(self) -> None:
        """Show fiscal years and halves among the quarters, or not."""
        self.years = not self.years
        if self.ledger is not None:
            self.show(self.ledger)

    def _lay_out(self) -> None:
        if self.ledger is not None:
            self.columns = columns_of(self.ledger, self.years)
            self._rows = rows_of(self.ledger, self._opened, self.columns)
            self.virtual_size = Size(self.size.width, len(self._rows) + _HEADS)

    def _bring_into_view(self) -> None:
        self.bring_into_view(self._at + _HEADS, covered=_HEADS)
        frame = self.frame_shown
        if self._column < frame.left:
            self._left = self._column
        elif self._column >= frame.left + frame.shown:
            self._left = self._column - frame.shown + 1
        self.refresh()
        row, period = self.row, self.period
        if row is not None and period is not None:
            self.post_message(self.Highlighted(row, period, self.cell))

    # -- drawing -------------------------------------------------------

    @property
    def frame_shown(self) -> Frame:
        """Where the columns are now."""
        return frame_of(len(self.columns), self.size.width, self._left)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the highlighted cell in view."""
        self.virtual_size = Size(event.size.width, len(self._rows) + _HEADS)
        if self._rows:
            self._bring_into_view()

    def render_line(self, y: int) -> Strip:
        """A visible line; the periods stay on top."""
        width, base = self.size.width, self.base
        number = y + self.scroll_offset.y - _HEADS
        if self.ledger is None or (y and number >= len(self._rows)):
            return Strip.blank(width, base)
        if y and number == self._at:
            base += self.looks["highlighted"]
        pieces = self._pieces(number if y else None)
        return Strip([literal.segment(words, base + self.looks[look]) for words, look in pieces]).adjust_cell_length(
            width, base
        )

    def _pieces(self, number: int | None) -> Sequence[Piece]:
        """The pieces of a row, or of the head."""
        assert self.ledger is not None
        if number is None:
            return head(self.ledger, self.columns, self.frame_shown, self._column)
        here = self._column if number == self._at else None
        return line(self._rows[number], self.ledger, self.columns, self.frame_shown, here, self._ascii)

    # -- mouse ---------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Highlight the cell that was clicked; choose it if it was highlighted already."""
        number, column = event.y + self.scroll_offset.y - _HEADS, self.frame_shown.column_at(event.x)
        if event.y < _HEADS or number >= len(self._rows):
            return
        before = self._at, self._column
        self._at, self._column = number, self._column if column is None else column
        self._bring_into_view()
        if column is None:
            self.fold()
        elif before == (self._at, self._column):
            self.post_message(self.Chosen())
