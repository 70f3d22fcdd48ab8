"""The library's screen, put together."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from transcripts.cache_file import CacheFile
from transcripts.errors import EarmarkError
from transcripts.listing import Held, held_calls
from tui import actions, literal, starting
from tui.bookcase import Bookcase, Glance, arranged, recently_read
from tui.screens.narrowing import CARD_AFTER, NarrowingRoom
from tui.widgets.card import CallCard
from tui.widgets.grid import CallGrid
from tui.widgets.gridlines import legend
from tui.widgets.lines import KeyHints, StatusLine

if TYPE_CHECKING:
    from transcripts.model import Call

_MOST_RECENT = 5


class LibraryScreen(NarrowingRoom):
    """Companies by quarters; typed letters narrow them, enter reads a call."""

    DEFAULT_CSS = """
    LibraryScreen #library-head { background: $panel; }
    LibraryScreen #first-steps { display: none; width: 1fr; padding: 2 4; }
    LibraryScreen.-empty #first-steps { display: block; }
    LibraryScreen.-empty #grid, LibraryScreen.-empty #card { display: none; }
    """
    WHERE = ("library", "anywhere")
    BINDINGS: ClassVar[list[BindingType]] = list(actions.bindings(WHERE))

    @dataclass(eq=False, repr=False)
    class CallChosen(Message):
        """A call is to be read."""

        id: str

    def __init__(self) -> None:
        super().__init__()
        self.calls: Sequence[Held] = ()
        self.glances: Mapping[str, Glance] = {}

    def compose(self) -> ComposeResult:
        """Head, grid and card, foot."""
        yield StatusLine(id="library-head")
        with Horizontal(id="body"):
            yield CallGrid(ascii_marks=self.navigation.ascii_marks, id="grid")
            yield CallCard(id="card")
            yield Static(self._first_steps(), id="first-steps")
        yield StatusLine(id="status")
        yield KeyHints(id="hints")

    @property
    def grid(self) -> CallGrid:
        """The companies and their calls."""
        return self.query_one(CallGrid)

    def on_mount(self) -> None:
        """Show what is there."""
        self.set_focus(self.grid)
        self.take_library()
        self.call_after_refresh(starting.collect_garbage_again)

    def on_screen_resume(self) -> None:
        """Show what has been read and noted meanwhile."""
        self.call_after_refresh(self._look_at_notes)

    # -- what is shown -------------------------------------------------

    def take_library(self) -> None:
        """Show the calls that the library has now."""
        root = self.navigation.root
        if root is not None:
            with closing(CacheFile(root)) as cache:
                try:
                    self.calls = held_calls(cache)
                except EarmarkError as error:
                    self.say(str(error))
                for notice in cache.notices:
                    self.say(notice)
        self.set_class(not self.calls, "-empty")
        self.show_rows()

    @property
    def has_rows(self) -> bool:
        """Whether there is a call."""
        return bool(self.calls)

    def show_rows(self) -> None:
        """Show the calls that are left."""
        bookcase = arranged(self.calls, self.narrowed)
        recent = () if self.narrowed else recently_read(self.calls, self.glances, _MOST_RECENT)
        self.grid.show(bookcase, recent, self.glances)
        self._show_head(bookcase)
        self.show_working()

    def _show_head(self, bookcase: Bookcase) -> None:
        head = self.query_one("#library-head", StatusLine)
        calls, companies = bookcase.count, len(bookcase.rows)
        number = f"{calls:,} call{'s' * (calls != 1)} of {companies:,} compan{'ies' if companies != 1 else 'y'}"
        head.left = literal.line(("earmark ", "bold"), (f" {number}" if self.calls else "", "$quiet"))
        self.show_narrowing(head, is_any_left=bool(calls))

    @work(exclusive=True, group="notes")
    async def _look_at_notes(self) -> None:
        """Look up what the reader has done with the calls; it may take a moment where there is much."""
        glances = await asyncio.to_thread(self.navigation.glances)
        if glances != self.glances:
            self.glances = glances
            self.show_rows()

    @on(CallGrid.Highlighted)
    def _highlighted(self, message: CallGrid.Highlighted) -> None:
        held = message.call
        self.query_one(CallCard).show(held, self._glance(held))
        status = self.query_one("#status", StatusLine)
        status.left = Content("") if held is None else literal.line((_title(held), "$quiet"))
        status.right = literal.line((legend(self.grid.marks) if self.size.width >= _LEGEND_FROM else "", "$quiet"))
        if held is not None and self.query_one(CallCard).display:
            self._show_card(held)

    @work(exclusive=True, group="card")
    async def _show_card(self, held: Held) -> None:
        """Read the highlighted call for its card, unless the next one is highlighted already."""
        await asyncio.sleep(CARD_AFTER)
        library = self.navigation.library
        if library is None:
            return
        from tui.righted import righted  # not before a card is read

        call: Call | None = None
        right: Sequence[str] = ()
        trouble = ""
        try:
            right = list(righted((await asyncio.to_thread(library.record, held.id)).corrections))
            call = await asyncio.to_thread(library.call, held.id)
        except EarmarkError as error:
            trouble = str(error)
        highlighted = self.grid.highlighted
        if highlighted is not None and highlighted.id == held.id:  # not where no call is any more
            self.query_one(CallCard).show(held, self._glance(held), call, trouble, right)

    def _glance(self, held: Held | None) -> Glance:
        return Glance() if held is None else self.glances.get(held.id, Glance())

    def _first_steps(self) -> Content:
        """What a newcomer can do."""
        lines = [
            literal.content("Your library is empty", "bold $primary"),
            Content(""),
            literal.line(("  +", "bold"), "      add files or folders: type or paste where they are"),
            literal.line(("  drop", "bold"), "   a file or a folder on this window does the same"),
            literal.line(("  enter", "bold"), "  reads the sample calls meanwhile"),
            Content(""),
            literal.content("From the command line: earmark add ~/calls"),
            Content(""),
            literal.content(
                "Transcripts may be PDF, text, HTML, Word, JSON or captions, of any provider. They are copied,"
                f" and stay yours: plain files in {self.navigation.root or ''}",
                "$quiet",
            ),
        ]
        return Content("\n").join(lines)

    # -- keys ----------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action has anything to do."""
        if action in ("mend_call", "delete"):
            return self.grid.highlighted is not None
        return super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """Up or down."""
        self.grid.step(by)

    def action_aside(self, by: int) -> None:
        """To the company's next or previous call."""
        self.grid.step_aside(by)

    def action_page(self, pages: int) -> None:
        """Up or down by a page."""
        self.grid.turn_page(pages)

    def action_edge(self, side: int) -> None:
        """To the first or the last company."""
        self.grid.step(side * (len(self.calls) + _MOST_RECENT))

    def action_choose(self) -> None:
        """Read the highlighted call; in an empty library the samples."""
        if self.calls:
            self.grid.choose()
        else:
            self.navigation.read_samples()

    def action_mend_call(self) -> None:
        """Put right how the highlighted call was read."""
        held = self.grid.highlighted
        if held is not None:
            self.navigation.care.mend_call(held.id)

    def action_ledger(self) -> None:
        """The ledger of the highlighted call's company."""
        held, lender = self.grid.highlighted, self.navigation.desk.lender
        if held is not None and lender is not None:
            shelf, _ = lender.place_of(held.id)
            self.navigation.show_ledger(shelf)

    def action_delete(self) -> None:
        """Take the highlighted call out of the library."""
        held = self.grid.highlighted
        if held is not None:
            self.navigation.care.delete(held.id, self._glance(held).annotations)

    def action_leave(self) -> None:
        """Leave the app."""
        self.navigation.end()

    @on(CallGrid.Chosen)
    def _chosen(self, message: CallGrid.Chosen) -> None:
        self.post_message(self.CallChosen(message.call.id))


_LEGEND_FROM = 118  # cells


def _title(held: Held) -> str:
    """A call in a line."""
    return "  ".join(part for part in (held.company or held.id, held.label, held.date, held.id) if part)
