"""The baseline: the smallest Textual app that shows a page of text and scrolls it."""

import sys

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static


class BareApp(App[None]):
    """A page of text."""

    def compose(self) -> ComposeResult:
        words = "A plain page of plain words that fill a line and then another. " * int(sys.argv[1])
        with VerticalScroll():
            yield Static(words, markup=False)

    def on_mount(self) -> None:
        self.animation_level = "none"
        self.query_one(VerticalScroll).focus()


if __name__ == "__main__":
    BareApp().run()
