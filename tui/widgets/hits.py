"""The hits of a search: who says it in which call, and the sentence with what was found marked."""

from dataclasses import dataclass
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from transcripts.listing import label_of
from transcripts.search.results import Hit
from tui import literal
from tui.asking import Answer
from tui.painting import Layer, painted
from tui.widgets.rowview import RowView
from tui.wrapping import wrapped

_INDENT = 2
_MOST_ROWS = 4


class _Row(NamedTuple):
    """A row of the list: the head of a hit, a row of its sentence, or a blank."""

    hit: int
    start: int = -1
    """First code point of the snippet that the row shows; -1 for the head."""
    end: int = -1
    is_blank: bool = False


class HitList(RowView):
    """Hits with one of them highlighted."""

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """A hit was chosen."""

        number: int

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.answer = Answer("")
        self.highlighted = 0
        """The number of the highlighted hit."""
        self._rows: list[_Row] = []
        self._heads: list[int] = []

    def show(self, answer: Answer) -> None:
        """Show the hits of an answer."""
        self.answer = answer
        self.highlighted = 0
        self._lay_out()
        self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def step(self, by: int) -> None:
        """Highlight another hit."""
        if self.answer.hits:
            self.highlight(max(0, min(self.highlighted + by, len(self.answer.hits) - 1)))

    def turn_page(self, pages: int) -> None:
        """Highlight a hit a page on."""
        self.step(pages * max(1, self.size.height // (_MOST_ROWS + 1)))

    def highlight(self, number: int) -> None:
        """Highlight a hit and bring it into view."""
        self.highlighted = number
        first = self._heads[number]
        last = self._heads[number + 1] - 1 if number + 1 < len(self._heads) else len(self._rows)
        self.bring_into_view(first, last - 1)
        self.refresh()

    def choose(self) -> None:
        """Choose the highlighted hit."""
        if self.answer.hits:
            self.post_message(self.Chosen(self.highlighted))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the sentences anew."""
        self._lay_out()
        if self.answer.hits:
            self.highlight(self.highlighted)

    def on_click(self, event: events.Click) -> None:
        """Choose the hit that was clicked."""
        number = event.y + self.scroll_offset.y
        if number < len(self._rows) and not self._rows[number].is_blank:
            self.highlight(self._rows[number].hit)
            self.choose()

    def render_line(self, y: int) -> Strip:
        """A visible row."""
        width, base = self.size.width, self.base
        number = y + self.scroll_offset.y
        if number >= len(self._rows):
            return Strip.blank(width, base)
        row = self._rows[number]
        if row.hit == self.highlighted and not row.is_blank:
            base += self.looks["highlighted"]
        segments = [] if row.is_blank else self._segments(row, width, base)
        return Strip(segments).adjust_cell_length(width, base)

    def _lay_out(self) -> None:
        width = max(10, self.size.width - 2 * _INDENT - 1)
        self._rows, self._heads = [], []
        for number, hit in enumerate(self.answer.hits):
            self._heads.append(len(self._rows))
            self._rows.append(_Row(number))
            rows = list(wrapped(hit.snippet, 0, len(hit.snippet), width))[:_MOST_ROWS]
            self._rows += [_Row(number, start, end) for start, end in rows]
            self._rows.append(_Row(number, is_blank=True))
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()

    def _segments(self, row: _Row, width: int, base: Style) -> list[Segment]:
        hit = self.answer.hits[row.hit]
        if row.start < 0:
            return self._head(hit, width, base)
        layers = [Layer(mark.start, mark.end, self.looks["hit"]) for mark in hit.marks]
        indent = literal.segment(" " * (2 * _INDENT), base)
        return [indent, *painted(hit.snippet, row.start, row.end, base, layers)]

    def _head(self, hit: Hit, width: int, base: Style) -> list[Segment]:
        call = self.answer.calls.get(hit.call)
        company = (call.ticker or call.company or hit.call) if call is not None else hit.call
        label = label_of(call) if call is not None else ""
        who = "your note" if hit.note is not None else self.answer.names.get(hit.speaker or "", "")
        role = "" if hit.note is not None or hit.role == "unknown" else hit.role
        parts = (
            (f"{' ' * _INDENT}{literal.plain(company)}  ", "strong"),
            (f"{literal.plain(label)}  ", "section"),
            (literal.plain(who), "plain"),
            (f"  {role}" if role else "", "quiet"),
        )
        return [literal.segment(words, base + self.looks[look]) for words, look in parts if words]
