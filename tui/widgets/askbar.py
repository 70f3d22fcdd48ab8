"""A line at the foot of a screen in which something is typed."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from tui import literal
from tui.widgets.inputs import LineInput


class AskBar(Horizontal):
    """A question and the line of its answer; it lives as long as it is typed."""

    DEFAULT_CSS = """
    AskBar { height: 1; background: $panel; padding: 0 1; }
    AskBar > Static { width: auto; color: $primary; text-style: bold; padding-right: 1; }
    AskBar > LineInput, AskBar > LineInput:focus { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "cancel", show=False)]

    @dataclass(eq=False, repr=False)
    class Answered(Message):
        """Enter was pressed."""

        words: str

    class GivenUp(Message):
        """Nothing is to be changed."""

    def __init__(self, question: str, words: str = "", hint: str = "") -> None:
        """Ask.

        Args:
            question: What is asked, in a word or two.
            words: The answer so far.
            hint: What may be typed, while nothing is.
        """
        super().__init__(id="ask")
        self._question = question
        self.input = LineInput(literal.plain(words), placeholder=hint, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """The question, and the line."""
        yield Static(literal.content(self._question))
        yield self.input

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line."""
        event.stop()
        self.post_message(self.Answered(event.value.strip()))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed to oneself."""
        event.stop()

    def action_give_up(self) -> None:
        """Change nothing."""
        self.post_message(self.GivenUp())
