"""The hits of a search through the library, and the one that is being read: what `n` goes on through. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from transcripts.model import Span
from transcripts.search.results import Hit


@dataclass(frozen=True, slots=True)
class Trail:
    """Hits across calls, in the order in which they are gone through."""

    words: str
    """What was searched for."""
    hits: Sequence[Hit]
    """Never empty."""
    at: int
    """The number of the hit that is being read."""

    @property
    def hit(self) -> Hit:
        """The hit that is being read."""
        return self.hits[self.at]

    def stepped(self, by: int) -> "Trail":
        """On to another hit, round the end."""
        return Trail(self.words, self.hits, (self.at + by) % len(self.hits))

    def spans_in(self, id: str) -> tuple[Span, ...]:
        """The places of a call that are hits, in the order of the text."""
        return tuple(sorted({span_of(hit) for hit in self.hits if hit.call == id}))

    @property
    def place(self) -> str:
        """Which hit is being read, of how many, in words."""
        return f"{self.at + 1:,} of {len(self.hits):,} in the library"


def span_of(hit: Hit) -> Span:
    """The place of a hit in its call's text."""
    return Span(hit.start, max(hit.start, hit.end))
