"""All that somebody said in the library, in order of time: one text, a heading a call."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.worker import get_current_worker

from transcripts.errors import EarmarkError
from transcripts.listing import label_of
from transcripts.model import Call, Span
from transcripts.said import Gathered, gathered
from tui import actions, literal
from tui.highlights import Highlights
from tui.movement import Terrain
from tui.people_rows import Somebody, years
from tui.reading import Reading
from tui.screens.textroom import TextRoom
from tui.search import Search, searched
from tui.widgets.document import DocumentView
from tui.widgets.figures import explained
from tui.widgets.findbar import FindBar
from tui.widgets.lines import KeyHints, StatusLine


class SaidScreen(TextRoom):
    """What one person said; enter opens the call at the passage."""

    DEFAULT_CSS = """
    SaidScreen #said-head { background: $panel; }
    """
    WHERE = ("said", "anywhere")
    BINDINGS: ClassVar[list[BindingType]] = list(actions.bindings(WHERE))

    @dataclass(eq=False, repr=False)
    class PassageChosen(Message):
        """A passage is to be read in its call."""

        call: str
        span: Span

    @dataclass(eq=False, repr=False)
    class Found(Message):
        """All that somebody said was gathered; None where they said nothing."""

        somebody: Somebody
        text: Gathered | None
        titles: tuple[str, ...] = ()
        """A heading a call."""
        trouble: str = ""
        """Why it could not be gathered."""

    class Left(Message):
        """The screen was left."""

    def __init__(self) -> None:
        super().__init__()
        self.somebody: Somebody | None = None
        self.text: Gathered | None = None
        self.search = Search()
        self._titles: Sequence[str] = ()
        self._began_at = 0
        """Where the caret was when the search began."""
        self._bar: FindBar | None = None
        """The line that the search is typed in, once it has the focus."""

    def compose(self) -> ComposeResult:
        """Head, text, foot."""
        yield StatusLine(id="said-head")
        with Horizontal(id="body"):
            yield DocumentView(ascii_marks=self.navigation.ascii_marks, id="said-text")
        yield StatusLine(id="status")
        yield KeyHints(id="hints")

    @property
    def view(self) -> DocumentView:
        """The text."""
        return self.query_one(DocumentView)

    def on_mount(self) -> None:
        """Begin in the text."""
        self.set_focus(self.view)
        self._load()

    def on_screen_resume(self) -> None:
        """Show what has been marked meanwhile."""
        self._mark()

    def open(self, somebody: Somebody) -> None:
        """Show all that somebody said; where it is shown already, as it was left."""
        if self.somebody == somebody:
            return
        self.somebody, self.text, self.search = somebody, None, Search()
        if self.is_running:
            self._load()

    def _load(self) -> None:
        head = self.query_one("#said-head", StatusLine)
        somebody = self.somebody
        if somebody is None:
            return
        head.left = literal.line((somebody.profile.name, "bold"), (f"  {literal.plain(somebody.firm)}", "$quiet"))
        head.right = literal.content("reading…", "$quiet")
        self.view.display = False
        self._gather(somebody)
        self.show_working()

    @work(thread=True, exclusive=True, group="said")
    def _gather(self, somebody: Somebody) -> None:
        try:
            self._gather_all(somebody)
        except EarmarkError as error:
            self.post_message(self.Found(somebody, None, trouble=str(error)))

    def _gather_all(self, somebody: Somebody) -> None:
        """Read the calls, and put together what is said in them."""
        library, worker = self.navigation.library, get_current_worker()
        if library is None:
            return
        calls: list[Call] = []
        of, ids = len(somebody.profile.calls), somebody.profile.ids
        for call in library.index.calls_with(ids):
            if worker.is_cancelled:
                return
            calls.append(call)
            self.post_message(Reading(len(calls), of))
        text = gathered(calls, ids)
        rows = {row.id: row for row in library.index.calls()}
        titles = []
        for id in text.calls if text is not None else ():
            row = rows.get(id)  # none where the call was taken out meanwhile
            parts = (id,) if row is None else (label_of(row), literal.plain(row.company or row.ticker or id), row.date)
            titles.append("  ".join(dict.fromkeys(filter(None, parts))))
        self.post_message(self.Found(somebody, text, tuple(titles)))

    def on_reading(self, message: Reading) -> None:
        """Tell how far the reading of calls is."""
        self.query_one("#said-head", StatusLine).right = literal.content(message.words, "$quiet")

    def on_said_screen_found(self, message: Found) -> None:
        """Show what was found."""
        if message.somebody != self.somebody:
            return
        self.text, self._titles = message.text, message.titles
        if message.text is None:
            self.somebody = None  # asked for again, they are looked for and told of again
            self.say(message.trouble or f"{message.somebody.profile.name} is listed, but never speaks.")
            self.post_message(self.Left())
            return
        self.view.display = True
        call = message.text.call
        colours = {person.id: 0 for person in call.participants}
        self.view.show(Terrain(call, message.titles), colours)
        self.set_focus(self.view)
        self._mark()
        self._tell()

    @work(exclusive=True, group="marks")
    async def _mark(self) -> None:
        """Draw the highlights that stand in what was said."""
        text = self.text
        if text is not None:
            made = await asyncio.to_thread(self._highlights, text)
            if text is self.text:
                self.view.set_highlights(made, notes=False)

    def _highlights(self, text: Gathered) -> Highlights:
        library, keeper = self.navigation.library, self.navigation.keeper
        if library is None or keeper is None:
            return Highlights()
        counts = keeper.notebook.counts()
        marked = []
        for id in (id for id in text.calls if counts.get(id)):
            with suppress(EarmarkError):
                for annotation in keeper.notebook.shown(library.call(id)):
                    spans = text.spans_of(id, annotation.position) if annotation.anchored != "orphan" else ()
                    marked += [replace(annotation, position=span) for span in spans]
        return Highlights(marked)

    # -- the text ------------------------------------------------------

    @on(DocumentView.Moved)
    def _moved(self) -> None:
        self._tell()

    def _tell(self) -> None:
        """Head and status."""
        text, terrain = self.text, self.view.terrain
        if text is None or terrain is None or self.somebody is None:
            return
        number = self._number
        when = years(self.somebody.profile.first, self.somebody.profile.last)
        head = self.query_one("#said-head", StatusLine)
        head.right = literal.content(f"call {number + 1:,} of {len(text.calls):,}, {when}", "$quiet")
        status = self.query_one("#status", StatusLine)
        figure = terrain.figure_at(self.view.caret)
        told = explained(figure) if figure is not None else literal.content(self._titles[number], "$quiet")
        status.left = told
        status.right = literal.content(self.search.place, "$quiet")
        self.show_working()

    @property
    def _number(self) -> int:
        """The number of the call that the caret is in."""
        assert self.text is not None
        starts = [section.start for section in self.text.call.sections]
        return max(0, sum(start <= self.view.caret for start in starts) - 1)

    # -- keys ----------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action has anything to do."""
        return not self.query(FindBar)

    def action_call(self, by: int) -> None:
        """To the next call, or the one before; from within a call first to its start."""
        if self.text is None:
            return
        starts = [section.start for section in self.text.call.sections]
        caret = self.view.caret
        wanted = [start for start in starts if (start > caret if by > 0 else start < caret)]
        if wanted:
            self.view.go(wanted[0] if by > 0 else wanted[-1], top=True)
        else:
            self.say("This is the last call." if by > 0 else "This is the first call.")

    def action_hit(self, step: int) -> None:
        """To the next hit; where nothing was looked for, to the next call."""
        if self.search.hits:
            self._go_to(self.search.step(self.view.caret, step))
        else:
            self.action_call(step)

    def action_choose(self) -> None:
        """Open the call at the passage."""
        if self.text is None:
            return
        call, at = self.text.place(self.view.caret)
        self.post_message(self.PassageChosen(call, Span(at, at)))

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.post_message(self.Left())

    # -- finding -------------------------------------------------------

    async def action_find(self) -> None:
        """Begin a search; the last one's words are there to be typed over."""
        self._began_at = self.view.caret
        bar = FindBar(self.search.words)
        await self.mount(bar, before="#status")
        self.set_focus(bar.input)
        self._bar = bar

    async def on_descendant_focus(self) -> None:
        """Put the search's line away if the focus has gone elsewhere, by a click; what was found stays."""
        if self._bar is not None and not self._bar.has_focus_within:
            bar, self._bar = self._bar, None
            await bar.remove()
            self._tell()

    def on_find_bar_typed(self, message: FindBar.Typed) -> None:
        """Show what is found by now."""
        if self.view.terrain is not None:
            self.search = searched(self.view.terrain.text, message.words)
            self._go_to(self.search.first_from(self._began_at))

    def on_find_bar_stepped(self, message: FindBar.Stepped) -> None:
        """Go through the hits while typing."""
        self._go_to(self.search.step(self.view.caret, message.step))

    async def on_find_bar_accepted(self) -> None:
        """Stay where the search has led."""
        await self._close()
        if self.search.words.strip() and not self.search.hits:
            self.say(f"“{self.search.words}” is in nothing that they said.")

    async def on_find_bar_given_up(self) -> None:
        """Back to where the search began."""
        await self._close()
        self.search = Search()
        self._go_to(None)

    def _go_to(self, hit: Span | None) -> None:
        self.search = Search(self.search.words, self.search.hits, hit)
        self.view.set_hits(self.search.hits, hit)
        self.view.go(self._began_at if hit is None else hit.start, top=hit is not None)
        for bar in self.query(FindBar):
            bar.count(self.search.place)
        self._tell()

    async def _close(self) -> None:
        self._bar = None
        self.set_focus(self.view)
        await self.query(FindBar).remove()
