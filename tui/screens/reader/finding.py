"""Finding words in the call as they are typed."""

from textual import on

from transcripts.model import Span
from tui.screens.reader.base import ReaderBase
from tui.search import Search, searched
from tui.widgets.findbar import FindBar

_MOST_MARKS = 2_000


class Finding(ReaderBase):
    """The search, from `/` to `n`."""

    _began_at = 0
    """Where the caret was when the search began."""

    def action_find(self) -> None:
        """Begin a search."""
        self._began_at = self.text.caret
        self.find_bar.open()
        self.show_hints()

    @on(FindBar.Typed)
    def _words_typed(self, message: FindBar.Typed) -> None:
        self.search_for(message.words)
        self._go_to(self.search.first_from(self._began_at))

    @on(FindBar.Stepped)
    def _hit_stepped(self, message: FindBar.Stepped) -> None:
        self._go_to(self.search.step(self.text.caret, message.step))

    @on(FindBar.Accepted)
    def _search_accepted(self) -> None:
        self.find_bar.close()
        self.set_focus(self.text)
        if self.search.hits:
            self.remember(self._began_at)
        elif self.search.words.strip():
            self.say(f"“{self.search.words}” does not occur in this call.")
        self.show_hints()

    @on(FindBar.GivenUp)
    def _search_given_up(self) -> None:
        self.find_bar.close()
        self.search_for("")
        self.set_focus(self.text)
        self.text.go(self._began_at)
        self.show_hints()

    def search_for(self, words: str) -> None:
        """Look for words in the call that is shown, and mark what is found."""
        if self.terrain is None:
            return
        self._take(searched(self.terrain.text, words))
        self.mark_hits()

    def mark_hits(self) -> None:
        """Mark the hits on the overview."""
        rows = [self.text.page.row_of(hit.start) for hit in self.search.hits[:_MOST_MARKS]]
        self.overview.set_marks("hit", rows)

    def action_hit(self, step: int) -> None:
        """To the next or the previous hit, round the end."""
        before = self.text.caret
        for _ in range(self.take_count()):
            self._go_to(self.search.step(self.text.caret, step))
        self.remember(before)

    def _go_to(self, hit: Span | None) -> None:
        """Make a hit the current one and go there; without one, back to where the search began."""
        self._take(Search(self.search.words, self.search.hits, hit))
        self.text.go(self._began_at if hit is None else hit.start, top=hit is not None)
        self.follow()

    def _take(self, search: Search) -> None:
        self.search = search
        self.text.set_hits(search.hits, search.current)
        self.find_bar.count(search.place)
