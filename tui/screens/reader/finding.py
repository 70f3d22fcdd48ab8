"""Finding words in the call as they are typed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from transcripts.model import Span
from tui.screens.reader.base import ReaderBase
from tui.search import Search, searched

if TYPE_CHECKING:
    from tui.trail import Trail
    from tui.widgets.findbar import FindBar

_MOST_MARKS = 2_000


class Finding(ReaderBase):
    """The search, from `/` to `n`."""

    _began_at = 0
    """Where the caret was when the search began."""
    trail: "Trail | None" = None
    """The hits of the library that are gone through; None where only this call is searched."""

    @dataclass(eq=False, repr=False)
    class TrailStepped(Message):
        """Another hit of the library is to be read."""

        by: int

    async def action_find(self) -> None:
        """Begin a search; the last one's words are there to be typed over."""
        from tui.widgets.findbar import FindBar  # an input is loaded when the first one is needed

        self._began_at = self.text.caret
        if self.find_bar is None:
            self.find_bar = FindBar(self.search.words if self.trail is None else "")
            await self.mount(self.find_bar, before="#status")
            self.set_focus(self.find_bar.input)
        self.show_hints()

    def on_find_bar_typed(self, message: "FindBar.Typed") -> None:
        """Show what is found by now."""
        self.search_for(message.words)
        self._go_to(self.search.first_from(self._began_at))

    def on_find_bar_stepped(self, message: "FindBar.Stepped") -> None:
        """Go through the hits while typing."""
        self._go_to(self.search.step(self.text.caret, message.step))

    async def on_find_bar_accepted(self) -> None:
        """Stay where the search has led."""
        await self._close()
        if self.search.hits:
            self.remember(self._began_at)
        elif self.search.words.strip():
            self.say(f"“{self.search.words}” does not occur in this call.")
        self.follow()

    async def on_find_bar_given_up(self) -> None:
        """Back to where the search began."""
        await self._close()
        self.search_for("")
        self.text.go(self._began_at)
        self.follow()

    def search_again(self) -> None:
        """Mark in a call that is newly shown what was looked for in the one before."""
        if self.trail is None:
            self.search_for(self.search.words)
        else:
            self._mark_trail(self.trail)

    def follow_trail(self, trail: "Trail") -> None:
        """Go to a hit of a search of the library, in the call that is shown; from now on `n` goes to the next there."""
        self.trail = trail
        self._mark_trail(trail)
        self.text.go(trail.hit.start, top=True)

    def _mark_trail(self, trail: "Trail") -> None:
        if self.call is None:
            return
        from tui.trail import span_of

        here = span_of(trail.hit) if trail.hit.call == self.call.id else None
        self._take(Search(trail.words, trail.spans_in(self.call.id), here, trail.place))
        self.mark_hits()

    def search_for(self, words: str) -> None:
        """Look for words in the call that is shown, and mark what is found."""
        self.trail = None
        if self.terrain is None:
            return
        self._take(searched(self.terrain.text, words))
        self.mark_hits()

    def mark_hits(self) -> None:
        """Mark the hits on the overview."""
        if not self.furnished.is_set():
            return
        rows = [self.text.page.row_of(hit.start) for hit in self.search.hits[:_MOST_MARKS]]
        self.overview.set_marks("hit", rows)

    def action_hit(self, step: int) -> None:
        """To the next or the previous hit, round the end; of a search of the library in whichever call it is."""
        if self.trail is not None:
            self.post_message(self.TrailStepped(step * self.take_count()))
            return
        before = self.text.caret
        for _ in range(self.take_count()):
            self._go_to(self.search.step(self.text.caret, step))
        self.remember(before)

    def _go_to(self, hit: Span | None) -> None:
        """Make a hit the current one and go there; without one, back to where the search began."""
        self._take(Search(self.search.words, self.search.hits, hit))
        if hit is not None and self.is_narrowed and not self.text.shows(hit.start):
            self.show_everyone()
        self.text.go(self._began_at if hit is None else hit.start, top=hit is not None)
        self.follow()

    def _take(self, search: Search) -> None:
        self.search = search
        self.text.set_hits(search.hits, search.current)
        if self.find_bar is not None:
            self.find_bar.count(search.place)

    async def _close(self) -> None:
        """Put the line away."""
        self.set_focus(self.text)
        bar, self.find_bar = self.find_bar, None
        if bar is not None:
            await bar.remove()
