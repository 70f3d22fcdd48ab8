"""The editor of a note, below the text."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from transcripts.hygiene import clean, plain_line_ends


class NoteInput(TextArea):
    """An input of several lines, with undo; what is pasted is freed of what a terminal would obey."""

    def on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted, ahead of its being taken in."""
        event.text = clean(plain_line_ends(event.text)).text


class NoteEditor(Vertical):
    """Several lines with undo; whatever closes it, what was written is handed over."""

    DEFAULT_CSS = """
    NoteEditor { height: 10; max-height: 45%; background: $panel; border-top: tall $primary; padding: 0 1; }
    NoteEditor > Static { height: 1; }
    NoteEditor > NoteInput, NoteEditor > NoteInput:focus {
        height: 1fr; border: none; padding: 0; background: $panel;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+s", "close", "keep and close", show=False)]

    @dataclass(eq=False, repr=False)
    class Closed(Message):
        """The note is written."""

        text: str

    def __init__(self, note: str, title: Content) -> None:
        """Begin with a note as it is; `title` says what it is about."""
        super().__init__(id="note-editor")
        self._title = title
        self.input = NoteInput(_shown(note), soft_wrap=True, compact=True)

    def compose(self) -> ComposeResult:
        """What it is about, and the note."""
        yield Static(self._title)
        yield self.input

    def on_mount(self) -> None:
        """Go on at the end of the note."""
        self.input.move_cursor(self.input.document.end)

    @property
    def text(self) -> str:
        """The note as it is now."""
        return self.input.text.strip()

    def action_close(self) -> None:
        """Keep the note."""
        self.post_message(self.Closed(self.text))


def _shown(note: str) -> str:
    """A note free of what a terminal would obey, line by line."""
    return "\n".join(clean(line).text for line in note.split("\n"))
