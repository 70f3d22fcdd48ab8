"""A list in a side pane: headings and entries to choose from. It draws only the rows that are visible."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui import literal
from tui.themes import Looks
from tui.widgets.styled import Styled

Part = tuple[str, str]
"""Words and the name of their look."""

_PADDING = 2  # a cell on each side
_LEAST_ASIDE = 6  # cells


class Entry(NamedTuple):
    """A row of a list."""

    parts: Sequence[Part]
    """What the row shows, left to right."""
    key: str | None = None
    """Unique in the list; None for a heading, which cannot be chosen."""
    right: Part | None = None
    """What stands at the right edge."""
    aside: Part | None = None
    """What follows the parts where there is room for a word of it."""
    below: bool = False
    """Whether it is a further line of the row above, and not a heading."""


class Listing(ScrollView, Styled, can_focus=True, inherit_bindings=False):
    """Rows with one of them highlighted; keys and clicks choose."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Listing {
        height: 1fr;
        background: $surface;
        overflow-x: hidden;
        scrollbar-size: 0 1;
        scrollbar-gutter: stable;
    }
    """

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """An entry was chosen."""

        listing: "Listing"
        key: str

        @property
        def control(self) -> "Listing":
            """The list."""
            return self.listing

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries: Sequence[Entry] = ()
        self.highlighted: int | None = None
        """The number of the highlighted row."""
        self._numbers: dict[str, int] = {}

    def set_entries(self, entries: Sequence[Entry], keys: Iterable[str | None] | None = None) -> None:
        """Show other rows; the highlighted key stays highlighted if it is still there.

        Args:
            entries: The rows.
            keys: Their keys, where the rows are made only when they are looked at.
        """
        key = self.highlighted_key
        self.entries = entries
        found = (entry.key for entry in entries) if keys is None else keys
        self._numbers = {own: number for number, own in enumerate(found) if own is not None}
        self.highlighted = self._numbers.get(key) if key is not None else None
        self.virtual_size = Size(self.size.width, len(entries))
        self.refresh(layout=True)

    @property
    def highlighted_key(self) -> str | None:
        """The key of the highlighted row."""
        return None if self.highlighted is None else self.entries[self.highlighted].key

    def highlight(self, key: str) -> None:
        """Highlight the row of a key, if the list has it, without choosing it."""
        number = self._numbers.get(key)
        if number is not None and number != self.highlighted:
            self._highlight(number)

    def step(self, by: int) -> None:
        """Move the highlight over the rows that can be chosen."""
        numbers = list(self._numbers.values())
        if not numbers:
            return
        here = self.highlighted if self.highlighted is not None else -1
        at = next((i for i, number in enumerate(numbers) if number >= here), len(numbers) - 1)
        if by > 0 and self.highlighted is None:
            at -= 1
        self._highlight(numbers[max(0, min(at + by, len(numbers) - 1))])

    def turn_page(self, pages: int) -> None:
        """Move the highlight by what is visible."""
        self.step(pages * max(1, self.size.height - 1))

    def choose(self) -> None:
        """Choose the highlighted row."""
        key = self.highlighted_key
        if key is not None:
            self.post_message(self.Chosen(self, key))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are entries, where the height is left to the content."""
        return len(self.entries)

    def render_line(self, y: int) -> Strip:
        """A visible row."""
        number = y + self.scroll_offset.y
        width, base = self.size.width, self.base
        if number >= len(self.entries):
            return Strip.blank(width, base)
        looks = self.looks
        if self.highlighted is not None and self.highlighted in (number, self._first_line(number)):
            base += looks["highlighted-focus" if self.has_focus else "highlighted"]
        return Strip(_segments(self.entries[number], width, base, looks)).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        number = event.y + self.scroll_offset.y
        if number < len(self.entries):
            number = self._first_line(number)
            if self.entries[number].key is not None:
                self._highlight(number)
                self.choose()

    def on_focus(self) -> None:
        """Show where one is in the list."""
        if self.highlighted is None:
            self.step(1)
        self.refresh()

    def on_blur(self) -> None:
        """Show it quietly."""
        self.refresh()

    def _highlight(self, number: int) -> None:
        """Highlight a row and bring it into view; only rows that change are drawn again."""
        for changed in (self.highlighted, number):
            if changed is not None and changed < len(self.entries):
                for line in range(changed, self._last_line(changed) + 1):
                    self.refresh_line(line)
        self.highlighted = number
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if number < top + 1:
            self.scroll_to(y=max(0, number - 1), animate=False, immediate=True)
        elif self._last_line(number) >= top + height:
            self.scroll_to(y=number - height // 2, animate=False, immediate=True)

    def _first_line(self, number: int) -> int:
        """The first of the lines that a row belongs to."""
        while number > 0 and self.entries[number].below:
            number -= 1
        return number

    def _last_line(self, number: int) -> int:
        """The last of the lines that a row belongs to."""
        while number + 1 < len(self.entries) and self.entries[number + 1].below:
            number += 1
        return number


def _segments(entry: Entry, width: int, base: Style, looks: Looks) -> list[Segment]:
    """A row's words, cut to the width, with what stands at the right edge."""
    room = width - _PADDING
    right = [] if entry.right is None else [literal.segment(entry.right[0], base + looks[entry.right[1]])]
    left = Strip([literal.segment(words, base + looks[look]) for words, look in entry.parts])
    free = room - Strip(right).cell_length - len(right)
    if entry.aside is not None and (space := free - left.cell_length - 2) >= min(
        _LEAST_ASIDE, cell_len(entry.aside[0])
    ):
        aside = literal.segment(f"  {literal.shortened(entry.aside[0], space)}", base + looks[entry.aside[1]])
        left = Strip([*left, aside])
    if left.cell_length > free:
        left = Strip([*left.crop(0, max(0, free - 1)), literal.segment("…", base)])
    return [
        literal.segment(" ", base),
        *left.adjust_cell_length(max(0, room - Strip(right).cell_length), base),
        *right,
        literal.segment(" ", base),
    ]
