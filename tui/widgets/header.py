"""The head of the reader: whose call it is, and the strip of the company's quarters."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from transcripts.model import Call
from transcripts.shelf import CompanyShelf
from tui import literal
from tui.quarters import Cell, fitted, strip_of

_STRIP_SHARE = 0.62
_LEAST_NAME = 8  # cells


class CallHeader(Widget):
    """One line: company, quarter and date on the left, the strip of quarters on the right."""

    DEFAULT_CSS = """
    CallHeader {
        height: 1;
        background: $panel;
        color: $foreground;
        padding: 0 1;
    }
    """

    @dataclass(eq=False, repr=False)
    class QuarterChosen(Message):
        """A quarter of the strip was clicked."""

        event: int
        """The number of the call among the company's."""

    note = reactive("")
    """A word on what is going on ("reading 3 of 12")."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._call: Call | None = None
        self._cells: Sequence[Cell] = ()
        self._current = 0
        self._places: list[tuple[int, int, int]] = []

    def show(self, call: Call, shelf: CompanyShelf, current: int) -> None:
        """Show a call and its place among the company's."""
        self._call, self._cells, self._current = call, strip_of(shelf.events), current
        self._company = shelf.company
        self.refresh()

    def render(self) -> Content:
        """The line."""
        width = self.size.width
        if self._call is None:
            return literal.line(("earmark", "bold"), (f"  {self.note}", "$text-muted"))
        shown = fitted(self._cells, self._current, int(width * _STRIP_SHARE) if len(self._cells) > 1 else 0)
        strip = self._strip(shown) if len(self._cells) > 1 else Content("")
        left = self._title(self._call, max(0, width - strip.cell_length - 2))
        gap = max(1, width - left.cell_length - strip.cell_length)
        self._place(shown, 1 + left.cell_length + gap)
        return literal.line(left, " " * gap, strip)

    def _title(self, call: Call, room: int) -> Content:
        """Whose call it is and of when; where there is little room the date goes, then the end of the name."""
        company, event = self._company, call.event
        name = literal.plain(company.name or Path(call.source.path).name)
        ticker = (f" {company.ticker}" if company.ticker else "", "$text-muted")
        quarter = (f"  {_period(call)}" if event.period or event.fiscal_quarter else "", "bold $primary")
        date = (f"  {event.date}" if event.date else "", "$text-muted")
        note = (f"  {self.note}" if self.note else "", "italic $text-muted")
        facts = literal.line(ticker, quarter, date, note)
        if cell_len(name) + facts.cell_length > room:
            facts = literal.line(ticker, quarter, note)
        left = literal.line((literal.shortened(name, max(_LEAST_NAME, room - facts.cell_length)), "bold"), facts)
        return left.truncate(room, ellipsis=True)

    def _strip(self, cells: Sequence[Cell]) -> Content:
        parts: list[str | tuple[str, str] | Content] = []
        for cell in cells:
            if cell.event is None:
                parts.append((f" {cell.label} ", "$text-muted"))
            elif cell.event == self._current:
                parts.append((f"[{cell.label}]", "bold reverse $primary"))
            else:
                parts.append((f" {cell.label} ", "$foreground"))
        return literal.line(*parts)

    def _place(self, cells: Sequence[Cell], start: int) -> None:
        """Remember where each quarter is drawn."""
        self._places = []
        for cell in cells:
            end = start + len(cell.label) + 2
            if cell.event is not None:
                self._places.append((start, end, cell.event))
            start = end

    def on_click(self, event: events.Click) -> None:
        """Go to the quarter that was clicked."""
        for start, end, number in self._places:
            if start <= event.x < end:
                self.post_message(self.QuarterChosen(number))


def _period(call: Call) -> str:
    """The call's quarter, half or year in words."""
    event = call.event
    if event.fiscal_quarter:
        return f"Q{event.fiscal_quarter} {event.fiscal_year or '(year unknown)'}"
    if event.fiscal_half:
        return f"H{event.fiscal_half} {event.fiscal_year or ''}".strip()
    return f"FY {event.fiscal_year}"
