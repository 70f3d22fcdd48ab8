"""The highlights of a call as they are drawn and walked through: which colour lies where, and what begins there. Pure.

Highlights may overlap and nest in any way. Where several lie, the shortest is on top, as it would be on paper; how many
lie there is told too, so that an overlap can be drawn as one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from annotations.pens import COLORS
from transcripts.model import Span

if TYPE_CHECKING:
    from annotations.model import Annotation

_NUMBERS = {color.name: number for number, color in enumerate(COLORS, 1)}


class Stroke(NamedTuple):
    """A stretch over which the same highlights lie."""

    start: int
    end: int
    color: str
    """The colour of the one on top."""
    depth: int
    """How many there are; at least 1."""


def pen_number(color: str) -> int:
    """The number of a colour's pen, which is the key that highlights in it; 1 for a colour that is none of ours."""
    return _NUMBERS.get(color, 1)


def pen_of(color: str) -> str:
    """The name of a colour's pen; that of the first for a colour that is none of ours."""
    return COLORS[pen_number(color) - 1].name


class Highlights:
    """The annotations of a call that have a place in its text."""

    def __init__(self, annotations: "Iterable[Annotation]" = ()) -> None:
        placed = (a for a in annotations if a.anchored != "orphan")
        self.annotations: Sequence[Annotation] = sorted(placed, key=_place)
        """By place, the outer before the inner."""
        self._starts = [a.position.start for a in self.annotations]
        self._reach = list(accumulate((a.position.end for a in self.annotations), max))
        self._strokes = list(_strokes(self.annotations))
        self._stroke_ends = [stroke.end for stroke in self._strokes]

    def strokes(self, start: int, end: int) -> Iterator[Stroke]:
        """The strokes that touch a stretch of the text, in order; they do not overlap."""
        for index in range(bisect_right(self._stroke_ends, start), len(self._strokes)):
            if self._strokes[index].start >= end:
                return
            yield self._strokes[index]

    def beginning(self, start: int, end: int) -> "Sequence[Annotation]":
        """Those that begin in a stretch of the text."""
        return self.annotations[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def ending(self, span: Span) -> "Iterator[Annotation]":
        """Those that end in a stretch of the text, in the order of their places."""
        for annotation in self._touching(span.start, span.end):
            if span.start < annotation.position.end <= span.end:
                yield annotation

    def at(self, offset: int) -> "Sequence[Annotation]":
        """Those that lie over an offset, the shortest first."""
        over = [a for a in self._touching(offset, offset + 1) if a.position.start <= offset < a.position.end]
        return sorted(over, key=lambda a: (_length(a), -a.position.start))

    def exactly(self, span: Span) -> "Annotation | None":
        """The one that covers just this stretch, the newest if there are several."""
        same = [a for a in self.beginning(span.start, span.start + 1) if a.position == span]
        return max(same, key=lambda a: a.created, default=None)

    def within(self, span: Span) -> "Sequence[Annotation]":
        """Those that lie wholly in a stretch of the text."""
        return [a for a in self.beginning(span.start, span.end) if a.position.end <= span.end]

    def after(self, offset: int) -> "Annotation | None":
        """The first that begins after an offset."""
        index = bisect_right(self._starts, offset)
        return self.annotations[index] if index < len(self.annotations) else None

    def before(self, offset: int) -> "Annotation | None":
        """The last that begins before an offset; of several that begin together the outermost."""
        index = bisect_left(self._starts, offset) - 1
        return None if index < 0 else self.annotations[bisect_left(self._starts, self._starts[index])]

    def _touching(self, start: int, end: int) -> "list[Annotation]":
        last = bisect_left(self._starts, end)
        first = bisect_right(self._reach, start, 0, last)
        return [a for a in self.annotations[first:last] if a.position.end > start]


def _place(annotation: "Annotation") -> tuple[int, int, str]:
    return annotation.position.start, -annotation.position.end, annotation.created


def _length(annotation: "Annotation") -> int:
    return annotation.position.end - annotation.position.start


def _strokes(annotations: "Sequence[Annotation]") -> Iterator[Stroke]:
    """The stretches between the edges of highlights, each with what is on top."""
    edges = sorted({edge for a in annotations for edge in (a.position.start, a.position.end)})
    open_ones: list[Annotation] = []
    coming = 0
    for start, end in pairwise(edges):
        open_ones = [a for a in open_ones if a.position.end > start]
        while coming < len(annotations) and annotations[coming].position.start <= start:
            if annotations[coming].position.end > start:
                open_ones.append(annotations[coming])
            coming += 1
        if open_ones:
            top = min(open_ones, key=lambda a: (_length(a), -a.position.start))
            yield Stroke(start, end, top.color, len(open_ones))
