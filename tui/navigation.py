"""From place to place: the library, the reader, and what lies over them. A place is made once and kept as it was left."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.screen import Screen

from transcripts.errors import EarmarkError
from tui import literal
from tui.actions import Action
from tui.configuration import Configuration
from tui.keyorder import KeysInOrder
from tui.screens.room import Room

if TYPE_CHECKING:  # each is loaded when it is first needed: the library's screen needs none of them to begin
    from transcripts.library import Added, Library
    from transcripts.library_catalogue import CallRecord
    from transcripts.model import Call, Span
    from transcripts.shelf import CompanyShelf
    from tui.bookcase import Glance
    from tui.caring import Care
    from tui.desk import Desk
    from tui.keeping import Keeper
    from tui.screens.compare import CompareScreen
    from tui.screens.digest.base import DigestBase
    from tui.screens.ledger import LedgerScreen
    from tui.screens.library.screen import LibraryScreen
    from tui.screens.reader.finding import Finding
    from tui.screens.reader.screen import ReaderScreen
    from tui.screens.search import SearchScreen
    from tui.trail import Trail

_KEEPING = ("reader", "digest")
"""The places in which something may be in hand."""
_Place = TypeVar("_Place", bound=Screen[None])


class Navigation(KeysInOrder):
    """The app's places, and the ways between them."""

    root: Path | None
    """The library's folder; None where the app was made without one."""
    configuration: Configuration
    ascii_marks: bool
    """Whether marks are drawn in plain ASCII."""
    action_table: tuple[Action, ...]
    """Everything that a key can do, with the keys that the user has set."""

    @property
    def desk(self) -> "Desk":
        """What lies open."""
        raise NotImplementedError

    @cached_property
    def library(self) -> "Library | None":
        """The library; None where the app was made without one."""
        from transcripts.library import Library

        return None if self.root is None else Library(self.root, self._tell)

    @cached_property
    def keeper(self) -> "Keeper | None":
        """The library with its notebook; None where there is no library."""
        from tui.keeping import keeper_of

        return None if self.library is None else keeper_of(self.library)

    @property
    def reader(self) -> "ReaderScreen":
        """The reader, whatever lies over it."""
        from tui.screens.reader.screen import ReaderScreen

        return self._place("reader", lambda: ReaderScreen(self.desk, ascii_marks=self.ascii_marks))

    @property
    def library_screen(self) -> "LibraryScreen":
        """The library's screen, whatever lies over it."""
        from tui.screens.library.screen import LibraryScreen

        return self._place("library", LibraryScreen)

    async def until_ready(self) -> None:
        """Wait for the reader, if it is before the user's eyes, to be complete."""
        if self.is_screen_installed("reader") and self.screen is self.reader:
            await self.reader.furnished.wait()

    def show_reader(self) -> "ReaderScreen":
        """Bring the reader to the front."""
        return self._to_front(self.reader)

    @property
    def ledger_screen(self) -> "LedgerScreen":
        """The ledger, whatever lies over it."""
        from tui.screens.ledger import LedgerScreen

        return self._place("ledger", LedgerScreen)

    def show_ledger(self, shelf: "CompanyShelf", metric: str | None = None, period: str | None = None) -> None:
        """Bring a company's ledger to the front, at a metric and a period where they are asked for."""
        self.ledger_screen.open(shelf, metric, period)
        self._to_front(self.ledger_screen)

    def on_ledger_screen_sentence_chosen(self, message: "LedgerScreen.SentenceChosen") -> None:
        """Read the sentence that a figure was said in; leaving it comes back to the ledger."""
        from transcripts.model import Span

        self.show_call(message.call, Span(message.figure.start, message.figure.end))
        self.reader.visit(self._back_to_ledger)

    def on_ledger_screen_left(self) -> None:
        """Back to where the ledger was asked for."""
        if self.screen is self.ledger_screen:
            self.pop_screen()

    @property
    def compare_screen(self) -> "CompareScreen":
        """Two calls side by side, whatever lies over them."""
        from tui.screens.compare import CompareScreen

        return self._place("compare", CompareScreen)

    def show_compare(self, shelf: "CompanyShelf", number: int, caret: int) -> None:
        """Bring a call and another quarter of its company to the front, side by side."""
        if len(shelf.events) < 2:
            self.say("There is no other call of this company to compare with.")
            return
        self.compare_screen.open(shelf, number, caret)
        self._to_front(self.compare_screen)

    def on_compare_screen_left(self) -> None:
        """Back to the call on the left, where the caret is now."""
        from transcripts.model import Span

        view = self.compare_screen.this
        self.pop_screen()
        if view.terrain is not None:
            self.show_call(view.terrain.call, Span(view.caret, view.caret))

    def _back_to_ledger(self) -> None:
        self._to_front(self.ledger_screen)

    def show_library(self) -> None:
        """Bring the library's screen to the front."""
        self._to_front(self.library_screen)

    def show_call(self, call: "Call", span: "Span | None" = None, trail: "Trail | None" = None) -> None:
        """Read a call, from its start, at a passage, or at a hit.

        One that is chosen elsewhere than in the reader is read by itself: leaving it leads to no place that another was
        opened from.
        """
        if self.screen is not self.reader:
            self.reader.came_from = None
        self.show_reader().land(call, span, trail)

    def open_id(self, id: str, span: "Span | None" = None, trail: "Trail | None" = None) -> bool:
        """Read a call of the library, from its start or at a passage; False where it cannot be read, which is said."""
        if self.desk.lender is None:
            return False
        try:
            call = self.desk.lender.call(id)
        except EarmarkError as error:
            self.say(str(error))
            return False
        self.show_call(call, span, trail)
        return True

    def on_reader_screen_left(self) -> None:
        """Back to where one came from; from a call of the library to the library, from a file out of the app."""
        if (came_from := self.reader.came_from) is not None:
            self.reader.came_from = None
            came_from()
            return
        call = self.reader.call
        if self.screen is self.reader and len(self.screen_stack) > 1:
            self.pop_screen()
        elif self.root is not None and call is not None and self.desk.is_lent(call):
            self.show_library()
        else:
            self.end()

    def end(self) -> None:
        """Leave the app; where something could not be saved, only once it is said that it may be lost."""
        keeper: Keeper | None = self.__dict__.get("keeper")  # one that was never asked for has nothing to save
        error = keeper.saved() if keeper is not None else None
        if error is None:
            self.exit()
            return
        from tui.screens.form import ConfirmScreen

        about = f"{error} Saving is tried again every second for as long as earmark is open."
        question = "Leave, and lose what could not be saved?"
        asked = ConfirmScreen(question, about, "leave and lose it", "stay")
        self.push_screen(asked, lambda yes: self.exit() if yes else None)

    def keep_in_hand(self) -> None:
        """Write what is in hand, as a note that is being typed: the app ends without being asked."""
        for name in _KEEPING:
            place = self.get_screen(name) if self._stands(name) else None
            if isinstance(place, Room):
                place.keep_in_hand()

    async def action_quit(self) -> None:
        """Leave the app, from wherever one is."""
        self.end()

    def on_search_screen_hit_chosen(self, message: "SearchScreen.HitChosen") -> None:
        """Read the hit that was chosen."""
        self.follow(message.trail)

    def on_finding_trail_stepped(self, message: "Finding.TrailStepped") -> None:
        """Read another hit of the same search."""
        if self.reader.trail is not None:
            self.follow(self.reader.trail.stepped(message.by))

    def follow(self, trail: "Trail") -> None:
        """Read a hit of a search of the library."""
        from tui.trail import span_of

        self.open_id(trail.hit.call, span_of(trail.hit), trail)

    def action_search(self) -> None:
        """Search the library."""
        from tui.screens.search import SearchScreen

        if not self.has_library():
            return
        if isinstance(self.screen, SearchScreen):
            self.screen.begin()
        else:
            self._to_front(self._place("search", SearchScreen))

    def action_add(self, paths: Sequence[Path] = ()) -> None:
        """Add files and folders to the library."""
        from tui.screens.add import AddScreen

        if self.has_library() and self.library is not None and not isinstance(self.screen, AddScreen):
            self.push_screen(AddScreen(self.library, paths, ascii_marks=self.ascii_marks), self.take_added)

    def take_added(self, added: "Sequence[Added] | None") -> None:
        """Show what has joined the library."""
        fresh = [result.record.id for result in added or () if result.status != "unchanged"]
        self.unite(*(result.record for result in added or ()))
        if fresh:
            self.library_changed()
            if self.screen is self.library_screen:
                self.library_screen.grid.highlight(fresh[0])

    def unite(self, *records: "CallRecord") -> None:
        """Bring together what is kept of calls that have turned out to be one; where that cannot be done, it is said."""
        for record in records:
            if record.also and self.keeper is not None:
                try:
                    self.keeper.notebook.unite(record.id, record.also)
                except EarmarkError as error:  # of one call; nothing is lost, and what else was done holds
                    self.say(str(error))

    @cached_property
    def care(self) -> "Care":
        """What is done to the library by hand."""
        from tui.caring import Care

        return Care(self)

    def action_undo_library(self) -> None:
        """Undo what was done to the library last."""
        self.care.undo()

    def library_changed(self, id: str | None = None) -> None:
        """Let everything that shows the library show it as it is now.

        Args:
            id: The call that was changed; None where it is another one, or several.
        """
        self._list_anew()
        self._reread(id)

    def library_grew(self) -> None:
        """Show calls that came by themselves: lists have them, and whoever reads is not disturbed."""
        self._list_anew()
        if self._stands("reader"):
            self.reader.take_shelf()

    def _list_anew(self) -> None:
        """Forget the calls that were read before, and list those that are there now."""
        if self.desk.lender is not None:
            self.desk.lender.forget()
        if self._stands("library"):
            self.library_screen.take_library()

    def _reread(self, id: str | None) -> None:
        """Show the reader's call as it is now, the caret where it was."""
        call = self.reader.call if self._stands("reader") else None
        if call is None or self.desk.lender is None or not self.desk.is_lent(call):
            return
        try:
            self.reader.open(self.desk.lender.call(id or call.id), self.reader.text.caret)
        except EarmarkError:  # it was taken out; it stays before the reader's eyes
            return

    def on_paste(self, event: events.Paste) -> None:
        """Add what was dropped on the terminal, or pasted as a path."""
        from tui.pasting import paths_in

        paths = paths_in(event.text)
        if paths and self.root is not None:
            self.action_add(paths)

    def action_digest(self) -> None:
        """The digest."""
        from tui.screens.digest.screen import DigestScreen

        if self.has_library() and not isinstance(self.screen, DigestScreen):
            self._to_front(self._place("digest", DigestScreen))

    def on_digest_base_passage_asked(self, message: "DigestBase.PassageAsked") -> None:
        """Read the passage that was asked for."""
        self.open_id(message.call, message.span)

    def action_library(self) -> None:
        """The library's screen."""
        if self.has_library():
            self.show_library()

    def on_library_screen_call_chosen(self, message: "LibraryScreen.CallChosen") -> None:
        """Read the call that was chosen."""
        self.open_id(message.id)

    def glances(self) -> "dict[str, Glance]":
        """What the reader has done with the library's calls, by their ids. It may take a moment; call it from a thread."""
        from tui.bookcase import glances_of

        return {} if self.keeper is None else glances_of(self.keeper.notebook.summaries())

    def read_samples(self) -> None:
        """Read the sample calls."""
        raise NotImplementedError

    def _tell(self, sentence: str) -> None:
        """A word to the reader from the library, which may be asked from any thread."""
        self.call_later(self.say, sentence)

    def say(self, sentence: str) -> None:
        """A word to the reader, whatever it holds."""
        self.notify(literal.plain(sentence), markup=False, timeout=5)

    def has_library(self) -> bool:
        """Whether there is a library; that there is none is said."""
        if self.root is None:
            self.say("There is no library here.")
        return self.root is not None

    def _stands(self, name: str) -> bool:
        """Whether a place was made and has been shown: before that it takes in what there is when it is."""
        return self.is_screen_installed(name) and self.get_screen(name).is_running

    def _place(self, name: str, make: Callable[[], _Place]) -> _Place:
        """A place by its name, made when it is first asked for."""
        if not self.is_screen_installed(name):
            self.install_screen(make(), name)
        return self.get_screen(name)  # type: ignore[return-value]

    def _to_front(self, place: _Place) -> _Place:
        """Bring a place to the front, putting away what lies over it."""
        if place in self.screen_stack:
            while self.screen is not place:
                self.pop_screen()
        else:
            self.push_screen(place)
        return place
