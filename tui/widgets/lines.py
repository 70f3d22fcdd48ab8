"""The two lines at the foot of the reader: where the caret is, and the keys that matter now."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui import literal


class StatusLine(Widget):
    """One line about the place of the caret."""

    DEFAULT_CSS = """
    StatusLine { height: 1; background: $surface; color: $foreground; padding: 0 1; }
    """

    left: reactive[Content] = reactive(Content(""))
    right: reactive[Content] = reactive(Content(""))

    def render(self) -> Content:
        """The line: what is at the caret on the left, where that is on the right."""
        width = self.size.width
        right = self.right
        left = self.left.truncate(max(0, width - right.cell_length - 1), ellipsis=True)
        return literal.line(left, " " * max(1, width - left.cell_length - right.cell_length), right)


class KeyHints(Widget):
    """The keys that matter now; each can be clicked."""

    DEFAULT_CSS = """
    KeyHints { height: 1; background: $panel; color: $foreground; padding: 0 1; }
    """

    @dataclass(eq=False, repr=False)
    class Pressed(Message):
        """A key's hint was clicked."""

        call: str
        """The action's method and arguments."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints: Sequence[tuple[str, str, str]] = ()
        self._places: list[tuple[int, int, str]] = []

    def show(self, hints: Sequence[tuple[str, str, str]]) -> None:
        """Show other keys: (key, label, action)."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def render(self) -> Content:
        """The line, as many keys as fit."""
        parts: list[str | tuple[str, str] | Content] = []
        self._places = []
        at, width = 1, self.size.width
        for key, label, call in self._hints:
            length = len(key) + len(label) + 3
            if at + length > width + 1:
                break
            parts += [(f"{key} ", "bold $primary"), f"{label}  "]
            self._places.append((at, at + length - 2, call))
            at += length
        return literal.line(*parts)

    def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        for start, end, call in self._places:
            if start <= event.x < end and call:
                self.post_message(self.Pressed(call))
