"""The line in which a search is typed."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from tui import literal


class FindBar(Horizontal):
    """An input with the number of hits beside it; hidden until a search begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "cancel", show=False),
        Binding("down", "step(1)", "next hit", show=False),
        Binding("up", "step(-1)", "previous hit", show=False),
    ]
    DEFAULT_CSS = """
    FindBar { height: 1; display: none; background: $panel; padding: 0 1; }
    FindBar > #find-sign { width: 2; color: $primary; text-style: bold; }
    FindBar > Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
    FindBar > Input:focus { border: none; }
    FindBar > #find-count { width: auto; color: $quiet; padding-left: 1; }
    """

    @dataclass
    class Typed(Message):
        """The words searched for have changed."""

        words: str

    @dataclass
    class Accepted(Message):
        """Enter was pressed."""

    @dataclass
    class Stepped(Message):
        """The next or the previous hit is asked for while typing."""

        step: int

    @dataclass
    class GivenUp(Message):
        """The search is dropped."""

    def compose(self) -> ComposeResult:
        """Sign, input, count."""
        yield Label("/", id="find-sign")
        yield Input(id="find-words", select_on_focus=True)
        yield Label("", id="find-count")

    @property
    def is_open(self) -> bool:
        """Whether a search is being typed."""
        return self.display

    def open(self) -> None:
        """Begin a search; the words of the last one are there to be typed over.

        Shown and focused at once: what is typed on in the same breath belongs to the search.
        """
        self.display = True
        self.screen.set_focus(self.query_one(Input))

    def close(self) -> None:
        """Put the line away."""
        self.display = False

    def count(self, text: str) -> None:
        """Say how many hits there are."""
        self.query_one("#find-count", Label).update(literal.content(text))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as the words are typed."""
        event.stop()
        if self.is_open:
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
