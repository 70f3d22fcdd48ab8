"""The input for a line of the user's own words; what is pasted is freed of what a terminal would obey."""

from textual import events
from textual.widgets import Input

from tui import literal


class LineInput(Input):
    """An input of one line."""

    def on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted, ahead of its being taken in."""
        event.text = literal.plain(event.text)
