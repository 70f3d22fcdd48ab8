"""What stands around the text: it comes after the first page, whose place it does not change, so that nobody waits."""

from textual.app import ComposeResult
from textual.containers import Container, Horizontal

from tui.screens.reader.base import ReaderBase
from tui.widgets.document import DocumentView

_SLOTS = ("people", "overview", "figures-pane")


class Furniture(ReaderBase):
    """The screen as it begins, and how it is completed."""

    def compose(self) -> ComposeResult:
        """Head, text, foot; and what keeps the room of the panes until they are there."""
        people, overview, figures = (Container(id=name, classes="slot") for name in _SLOTS)
        yield self.header
        yield Horizontal(people, self.text, overview, figures, id="body")
        yield self.status
        yield self.hints

    async def furnish(self) -> None:
        """Put the panes where they belong, and show in them what there is to show; nothing where they are there."""
        if self.furnished.is_set():
            return
        self._make()
        with self.app.batch_update():
            await self.query(".slot").remove()
            body = self.query_one("#body")
            await body.mount(self.people, before=self.text)
            await body.mount(self.overview, self.pinned_text, self.figures, self.margin, after=self.text)
            await self.mount(self.strip, before=self.status)
        self.furnished.set()
        self.fill_panes()
        self.follow()
        self.show_hints()

    def _make(self) -> None:
        from tui.replies import Replies
        from tui.widgets.annotations import AnnotationsPane
        from tui.widgets.figures import FiguresPane
        from tui.widgets.notestrip import NoteStrip
        from tui.widgets.overview import Overview
        from tui.widgets.people import PeoplePane

        self.people = PeoplePane(ascii_marks=self._ascii, id="people")
        self.overview = Overview(ascii_marks=self._ascii, id="overview")
        self.pinned_text = DocumentView(ascii_marks=self._ascii, id="pinned")
        self.figures = FiguresPane(id="figures-pane")
        self.margin = AnnotationsPane(id="annotations-pane")
        self.strip = NoteStrip(id="strip")
        self.replies = Replies()

    def fill_panes(self) -> None:
        """Show the call in the panes."""
        if self.terrain is None or not self.furnished.is_set():
            return
        self.people.show(self.terrain.call)
        self.figures.show(self.terrain.call)
        self.mark_overview()
        self.show_pinned()
        self.show_replies()

    def mark_overview(self) -> None:
        """Mark on the bar beside the text where in it hits, highlights and exchanges lie."""
        if self.terrain is None or not self.furnished.is_set():
            return
        self.mark_hits()
        self.mark_highlights()
        self.mark_unanswered()
        starts = [self.terrain.turns[e.turns[0]].start for e in self.terrain.call.exchanges]
        self.overview.set_marks("exchange", [self.text.page.row_of(start) for start in starts])
