"""The line in which a search is typed."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from tui import literal


class FindBar(Horizontal):
    """An input with the number of hits beside it; it lives as long as the search is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "cancel", show=False),
        Binding("down", "step(1)", "next hit", show=False),
        Binding("up", "step(-1)", "previous hit", show=False),
    ]
    DEFAULT_CSS = """
    FindBar { height: 1; background: $panel; padding: 0 1; }
    FindBar > #find-sign { width: 2; color: $primary; text-style: bold; }
    FindBar > Input, FindBar > Input:focus {
        width: 1fr; height: 1; border: none; padding: 0; background: $panel; background-tint: transparent;
    }
    FindBar > #find-count { width: auto; color: $quiet; padding-left: 1; }
    """

    @dataclass(eq=False, repr=False)
    class Typed(Message):
        """The words searched for have changed."""

        words: str

    @dataclass(eq=False, repr=False)
    class Stepped(Message):
        """The next or the previous hit is asked for while typing."""

        step: int

    class Accepted(Message):
        """Enter was pressed."""

    class GivenUp(Message):
        """The search is dropped."""

    def __init__(self, words: str) -> None:
        """Begin with the words of the last search, selected."""
        super().__init__(id="find")
        self.input = Input(words, select_on_focus=False)  # it would select what is typed ahead of the focus
        self.input.selection = Selection(0, len(words))
        self._count = Static("", id="find-count")

    def compose(self) -> ComposeResult:
        """Sign, input, count."""
        yield Static("/", id="find-sign")
        yield self.input
        yield self._count

    def count(self, text: str) -> None:
        """Say how many hits there are."""
        self._count.update(literal.content(text))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as the words are typed."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Accept the search."""
        event.stop()
        self.post_message(self.Accepted())

    def action_give_up(self) -> None:
        """Drop the search."""
        self.post_message(self.GivenUp())

    def action_step(self, step: int) -> None:
        """Go through the hits while typing."""
        self.post_message(self.Stepped(step))
