"""The state of a search: its words, its hits, and the one that is current."""

from typing import NamedTuple

from transcripts.model import Span
from tui import finding


class Search(NamedTuple):
    """Words looked for in one text."""

    words: str = ""
    hits: tuple[Span, ...] = ()
    current: Span | None = None
    across: str = ""
    """Which hit of the library's is read, in words; "" where only this text is searched."""

    def first_from(self, offset: int) -> Span | None:
        """The first hit at or after an offset, else the first of all."""
        return next((hit for hit in self.hits if hit.end > offset), self.hits[0] if self.hits else None)

    def step(self, offset: int, by: int) -> Span | None:
        """The next hit after an offset, or the last before it; round the end."""
        if not self.hits:
            return None
        if by > 0:
            return next((hit for hit in self.hits if hit.start > offset), self.hits[0])
        return next((hit for hit in reversed(self.hits) if hit.start < offset), self.hits[-1])

    @property
    def place(self) -> str:
        """Which hit is current, of how many, in words; "" where nothing is looked for."""
        if self.across or not self.words.strip():
            return self.across
        if not self.hits:
            return "no hits"
        number = self.hits.index(self.current) + 1 if self.current in self.hits else 0
        many = f"{len(self.hits):,}{'+' if len(self.hits) == finding.MOST_HITS else ''}"
        return f"{number or '-'} of {many}"


def searched(text: str, words: str) -> Search:
    """Look for words in a text."""
    return Search(words, finding.hits(text, words))
