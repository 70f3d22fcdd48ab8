"""The reader, put together."""

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from transcripts.errors import EarmarkError
from transcripts.model import Call, Span
from transcripts.shelf import OnShelf
from tui import actions
from tui.counting import counted
from tui.movement import Terrain
from tui.screens.reader.answering import Answering
from tui.screens.reader.base import ReaderBase
from tui.screens.reader.finding import Finding
from tui.screens.reader.folding import Folding
from tui.screens.reader.furniture import Furniture
from tui.screens.reader.margin import Margin
from tui.screens.reader.marks import Marks
from tui.screens.reader.panes import Panes
from tui.screens.reader.telling import Telling
from tui.voices import colours_of
from tui.widgets.document import DocumentView

if TYPE_CHECKING:
    from tui.trail import Trail


class ReaderScreen(Furniture, Panes, Margin, Answering, Marks, Finding, Folding, Telling):
    """Wires text, panes and lines; owns what they tell."""

    BINDINGS: ClassVar[list[BindingType]] = list(actions.bindings(ReaderBase.WHERE))
    _shown = False
    """Whether there has been a page to read."""
    _landing: "tuple[Call, Span | None, Trail | None] | None" = None
    """Where to begin."""
    _begun = False
    """Whether the widgets are there."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (118, "-wide"), (160, "-widest")]  # noqa: RUF012

    class PageShown(Message):
        """The first page of the first call can be read."""

    class Left(Message):
        """The reader was left."""

    def on_mount(self) -> None:
        """Begin in the text, with the call that is there already, if one is."""
        self._begun = True
        self.set_focus(self.text)
        if self._landing is not None:
            self.land(*self._landing)
        elif self.desk.pending:
            self.header.note = "reading"
        else:
            self.take_desk()
        self.call_later(self.furnish)  # among the messages to the screen, behind the one that draws its first page

    def take_desk(self) -> None:
        """Show what was read by now: the latest call, unless the reader has moved meanwhile; quarters and refusals."""
        done = not self.desk.pending
        self.header.note = "" if done else f"{self.desk.pending} still to read"
        latest = self.desk.latest()
        if latest is not None and (
            self.call is None or (done and not self.moved and self.call.source != latest.source)
        ):
            self.open(latest)
        else:
            self._show_head()
        if done:
            self._tell_refusals()

    def _tell_refusals(self) -> None:
        count = sum(not refusal.locked for refusal in self.desk.refusals)
        if count and self.call is None:
            self.header.note = "nothing could be read"
            self.action_calls()
        elif count:
            self.say(f"{counted(count, 'file')} could not be read: w says which, and why.")

    def open(self, call: Call, caret: int | None = None) -> None:
        """Show a call, from its start or at a place."""
        self.keep_place()
        self.may_resume = caret is None
        self.forget_annotations()
        self.terrain = Terrain(call)
        self.only, self.fold, self.unanswered_only, self.reshaping = None, "plain", False, None
        self._show_head()
        if caret is None and self.is_keeping:
            caret = self.place_left(call)
        self.text.show(self.terrain, colours_of(call), self.terrain.paragraphs[0].start if caret is None else caret)
        self.search_again()
        self.fill_panes()
        if self.is_keeping:
            self.load_annotations()
            self.look_back(call)
        self.follow()
        if not call.participants:
            self.say(" ".join(call.warnings))

    def land(self, call: Call, span: Span | None = None, trail: "Trail | None" = None) -> None:
        """Show a call that was chosen elsewhere; a passage is gone to and selected, a hit gone to and marked."""
        if not self._begun:
            self._landing = call, span, trail
            return
        self.remember()
        if self.call is None or self.call.source != call.source:
            self.open(call, None if span is None else span.start)
        elif span is not None:
            self.show_everyone()
            self.text.go(span.start, top=True)
        if trail is not None:
            self.follow_trail(trail)
        elif span is not None and self.terrain is not None and span.start < span.end <= self.terrain.end:
            self.text.select(span)
        self.close_overlays()
        self.set_focus(self.text)
        self.follow()

    def _show_head(self) -> None:
        if self.call is not None:
            self.shelf, self.event = self.desk.place_of(self.call)
            self.header.show(self.call, self.shelf, self.event)
            self.show_hints()

    def take_shelf(self) -> None:
        """Show the company's quarters as they are now, leaving all else as it is."""
        with suppress(EarmarkError):  # the call was taken out; it stays before the reader's eyes
            self._show_head()
        if self.fold != "plain":
            self.show_repeats()  # there may be other calls before it now

    def take_figures(self, call: Call) -> None:
        """Show the figures of a call, found after it was shown."""
        self.desk.swap(call)
        self.show_figures(call)
        if self.is_keeping:
            self.show_corrections()

    def show_figures(self, call: Call) -> None:
        """Show the call with the figures that it has now, if it is the one that is shown."""
        if self.terrain is not None and self.terrain.call.source == call.source:
            self.terrain.take_figures(call)
            self._show_head()
            self.text.set_figures()
            if self.furnished.is_set():
                self.figures.show(call)
            self.tell_place()

    async def on_reader_screen_page_shown(self) -> None:
        """Look for what is kept, now that there is a page to read."""
        await self.furnish()
        self.begin_keeping()

    @on(DocumentView.Moved)
    def _caret_moved(self, message: DocumentView.Moved) -> None:
        message.stop()
        if message.view is self.text:
            self._follow_if_moved()
            self.follow_with_pinned()

    @on(DocumentView.Scrolled)
    def _view_scrolled(self, message: DocumentView.Scrolled) -> None:
        message.stop()
        if message.view is self.text:
            self._follow_if_moved()

    def _follow_if_moved(self) -> None:
        """Follow the text, unless the key that moved it has seen to that."""
        if self.terrain is not None and self.text.whereabouts != self.followed:
            self.follow()

    @on(DocumentView.LaidOut)
    def _view_laid_out(self, message: DocumentView.LaidOut) -> None:
        if message.view is self.text and self.terrain is not None:
            if not self._shown:
                self._shown = True
                self.call_after_refresh(self.post_message, self.PageShown())
            self.mark_overview()

    def action_select(self) -> None:
        """Begin to select, or stop."""
        if self.view.is_selecting:
            self.view.drop_selection()
        else:
            self.view.start_selection()

    def action_copy(self) -> None:
        """Copy the passage with its source."""
        if self.call is None:
            return
        from annotations.citation import cited
        from tui import clipboard

        passage = self.view.passage
        said = clipboard.copy(cited(self.call, passage), self.app.copy_to_clipboard)
        words = counted(len(self.call.text[passage.start : passage.end].split()), "word")
        self.view.drop_selection()
        self.say(f"{words} with the source {said}.")

    def action_clear(self) -> None:
        """Drop what is nearest at hand: the pane one is in, the selection, the search, what hides others, the pin."""
        self.count = ""
        if self.list is not None:
            if not self.margin.untick():
                self.close_overlays()
                self.set_focus(self.text)
        elif self.reshaping is not None:
            self.reshaping = None
            self.view.drop_selection()
            self.show_hints()
        elif self.view.is_selecting:
            self.view.drop_selection()
        elif self.search.words:
            self.search_for("")
            self.tell_place()
        elif self.is_narrowed:
            self.show_everyone()
        elif self.pinned is not None:
            self.unpin()

    def action_calls(self) -> None:
        """Show which calls are open."""
        from tui.screens.calls import CallsScreen

        def chosen(event: OnShelf | None) -> None:
            if event is not None:
                self.open_event(event)

        self.app.push_screen(CallsScreen(self.desk, self.call), chosen)

    def action_about(self) -> None:
        """Show how the file was read."""
        if self.call is not None:
            from tui.lending import Lent
            from tui.screens.about import AboutScreen

            event = self.shelf.events[self.event] if self.shelf is not None else None
            self.app.push_screen(AboutScreen(self.call, event.record if isinstance(event, Lent) else None))

    def on_screen_resume(self) -> None:
        """Show what was changed in another place of the app."""
        if self.is_keeping:
            self.look_again()

    def on_unmount(self) -> None:
        """Keep what is in hand when the app ends, however it does."""
        self.keep_in_hand()

    def keep_in_hand(self) -> None:
        """Write the note that is being typed, and the place: the app is about to end."""
        self.is_ending = True
        self.keep_note_in_hand()
        self.keep_place()

    def action_leave(self) -> None:
        """Leave the reader."""
        self.keep_place()
        self.post_message(self.Left())
