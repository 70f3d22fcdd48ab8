"""A list in a side pane: headings and entries, each entry with a key of its own."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


_PADDING = 3  # a cell on each side, and the scrollbar


class Entry(NamedTuple):
    """A line of a list."""

    content: Content
    key: str | None = None
    """Unique in the list; None for a heading, which cannot be chosen."""


class Listing(OptionList):
    """Entries to choose from; keeps the highlighted one when the entries are made anew."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    Listing {
        height: 1fr;
        border: none;
        padding: 0;
        background: $surface;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    Listing:focus { border: none; background-tint: $foreground 3%; }
    Listing > .option-list--option { padding: 0 1; }
    Listing > .option-list--option-disabled { color: $quiet; text-style: bold; }
    Listing > .option-list--option-highlighted { background: $panel; text-style: none; }
    Listing:focus > .option-list--option-highlighted { background: $primary 28%; text-style: bold; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._keys: set[str] = set()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        key = self.highlighted_key
        self._keys = {entry.key for entry in entries if entry.key is not None}
        self.clear_options()
        self.add_options(Option(entry.content, id=entry.key, disabled=entry.key is None) for entry in entries)
        if key is not None:
            self.highlight(key)

    @property
    def room(self) -> int:
        """How many cells an entry may take."""
        return max(1, self.size.width - _PADDING)

    @property
    def highlighted_key(self) -> str | None:
        """The key of the highlighted entry."""
        if self.highlighted is None or self.highlighted >= self.option_count:
            return None
        return self.get_option_at_index(self.highlighted).id

    def turn_page(self, step: int) -> None:
        """Move the highlight by a page."""
        (self.action_page_down if step > 0 else self.action_page_up)()  # type: ignore[no-untyped-call]

    def highlight(self, key: str) -> None:
        """Highlight an entry, if the list has it, without choosing it."""
        if key != self.highlighted_key and key in self._keys:
            self.highlighted = self.get_option_index(key)
