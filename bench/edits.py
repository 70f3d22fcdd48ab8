"""Random edits of a text that remember where everything went: what anchors are tried against."""

from random import Random
from typing import NamedTuple

from transcripts.model import Span

_LETTERS = "abcdefghijklmnopqrstuvwxyz ,.0123456789"


class Edited(NamedTuple):
    """A text after edits."""

    text: str
    places: list[int]
    """For each code point of the text before, and for its end, where it is now or would be."""

    def place_of(self, span: Span) -> Span:
        """Where a passage is now."""
        return Span(self.places[span.start], self.places[span.end])


def edited(text: str, share: float, random: Random) -> Edited:
    """A text with a share of its characters changed, left out, or put in."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for char in text:
        places.append(at)
        letter = random.choice(_LETTERS)
        new = random.choice(("", letter, letter + char)) if random.random() < share else char
        parts.append(new)
        at += len(new)
    return Edited("".join(parts), [*places, at])


def shared(one: Span, other: Span) -> float:
    """How much of two spans is common to both, from 0 to 1."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / max(1, max(one.end, other.end) - min(one.start, other.start))
