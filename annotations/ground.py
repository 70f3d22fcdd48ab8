"""A text made ready for finding passages in it: folded, and indexed by runs of a few characters. Pure.

Nothing is made before it is needed: a passage that stands where it stood costs one comparison.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from annotations.alignment import Reached, walked
from annotations.folding import Folded, Folding
from annotations.graphemes import outward
from annotations.model import Quote
from transcripts.model import Span

_RUN = 7
_MOST_PLACES = 16
_MOST_SEEDS = 64
_DRIFT = 16
_TOLERANCE = 0.4
_SHORT = 24
"""Characters below which a passage's words alone say little."""
_WINDOW = 1_000_000
"""Code points of a very large text that are searched around the place where a passage stood."""

Hit = tuple[int, int]
"""Where a run of characters begins in a pattern, and where in a text."""


class Care(NamedTuple):
    """How many places are looked at for one passage."""

    most: int
    """At most so many."""
    least: int
    """None that shares so many times fewer runs of characters with the passage than the best."""


QUICK = Care(8, 2)
THOROUGH = Care(24, 8)


class Candidate(NamedTuple):
    """A place where a passage may be."""

    span: Span
    likeness: float
    """How much of the passage's words stands there, from 0 to 1."""
    before: float | None
    """How much of the words before it; None where it has none to compare."""
    after: float | None
    """The same of the words after it."""
    gone: bool
    """Whether the neighbours alone, with nothing between them, would be as like what stands there."""

    @property
    def sides(self) -> list[float]:
        """How much of the neighbours there is, where there are any to compare."""
        return [side for side in (self.before, self.after) if side is not None]

    @property
    def company(self) -> float:
        """How much of the neighbours there is, taken together; 0 where there are none."""
        return sum(self.sides) / len(self.sides) if self.sides else 0.0

    @property
    def score(self) -> float:
        """How good the place is, from 0 to 1: words and neighbours count the same."""
        return (self.likeness + (self.company if self.sides else self.likeness)) / 2


class Pattern(NamedTuple):
    """A quote in the form for comparing."""

    prefix: str
    exact: str
    suffix: str
    lead: int
    """Code points at the start of the passage that do not show in `exact` (dashes)."""
    tail: int
    """The same at its end."""

    @property
    def whole(self) -> str:
        """The passage among its neighbours."""
        return self.prefix + self.exact + self.suffix


class Ground:
    """A text that passages are looked for in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folding = Folding()
        self._windows: dict[int, _Window] = {}

    def pattern(self, quote: Quote) -> Pattern:
        """A quote as it is looked for here."""
        fold = self._folding
        lead = tail = 0
        while lead < len(quote.exact) and not fold(quote.exact[lead]):
            lead += 1
        while tail < len(quote.exact) - lead and not fold(quote.exact[-1 - tail]):
            tail += 1
        return Pattern(fold(quote.prefix), fold(quote.exact), fold(quote.suffix), lead, tail)

    def candidates(self, pattern: Pattern, near: int, care: Care = QUICK) -> list[Candidate]:
        """Where a pattern may lie, best supported first, and not two at one place.

        Args:
            pattern: What is looked for.
            near: Where in the text it is expected; of very large texts only a part around it is searched.
            care: How many places are looked at.
        """
        if not pattern.exact:
            return []
        window = self._window(near)
        found: list[Candidate] = []
        for hits in window.diagonals(pattern.whole, care):
            candidate = self._candidate(window, pattern, hits)
            if candidate is not None and not any(overlap(candidate.span, other.span) for other in found):
                found.append(candidate)
        return found

    def _window(self, near: int) -> "_Window":
        if len(self.text) <= 2 * _WINDOW:
            begin, end = 0, len(self.text)
        else:
            begin = max(0, min(near, len(self.text)) // _WINDOW - 1) * _WINDOW
            end = begin + 3 * _WINDOW
        if begin not in self._windows:
            self._windows[begin] = _Window(self._folding.with_offsets(self.text[begin:end]), begin)
        return self._windows[begin]

    def _candidate(self, window: "_Window", pattern: Pattern, hits: list[Hit]) -> Candidate | None:
        laid = _laid(pattern, window.folded.text, _seed(pattern, hits))
        if laid is None:
            return None
        offsets = window.folded.offsets
        start = offsets[laid.start] + window.begin
        end = offsets[laid.end - 1] + 1 + window.begin
        return Candidate(self._grown(Span(start, end), pattern), *laid[2:])

    def _grown(self, span: Span, pattern: Pattern) -> Span:
        """A span with the dashes that its passage begins and ends with, which the form for comparing does not show."""
        start, end = span.start, span.end
        if pattern.lead:
            least = max(0, start - pattern.lead - 2)
            while start > least and self._is_dash(start - 1):
                start -= 1
            while self.text[start].isspace():
                start += 1
        if pattern.tail:
            most = min(len(self.text), end + pattern.tail + 2)
            while end < most and self._is_dash(end):
                end += 1
            while self.text[end - 1].isspace():
                end -= 1
        return outward(self.text, Span(start, end))

    def _is_dash(self, at: int) -> bool:
        """Whether a character does not show in the form for comparing, and ends no line."""
        return self.text[at] != "\n" and not self._folding(self.text[at])


class _Window:
    """The part of a text that is searched."""

    def __init__(self, folded: Folded, begin: int) -> None:
        self.folded = folded
        self.begin = begin
        places: dict[str, list[int]] = {}
        text = folded.text
        for at in range(len(text) - _RUN + 1):
            run = text[at : at + _RUN]
            if run in places:
                places[run].append(at)
            else:
                places[run] = [at]
        self._places = places

    def diagonals(self, pattern: str, care: Care) -> Iterator[list[Hit]]:
        """The runs that a pattern and the text share, by where the pattern would lie; the best supported places first."""
        votes: dict[int, list[Hit]] = {}
        step = max(1, (len(pattern) - _RUN) // _MOST_SEEDS)
        for row in range(0, len(pattern) - _RUN + 1, step):
            places = self._places.get(pattern[row : row + _RUN])
            if places is None or len(places) > _MOST_PLACES:
                continue
            for at in places:
                votes.setdefault((at - row) // _DRIFT, []).append((row, at))
        support = {key: len(hits) + len(votes.get(key + 1, ())) for key, hits in votes.items()}
        ranked = sorted(support, key=lambda key: (-support[key], key))
        taken: set[int] = set()
        for key in ranked:
            if len(taken) >= care.most or support[key] * care.least < support[ranked[0]]:
                return
            if not taken & {key - 1, key, key + 1}:
                taken.add(key)
                yield votes[key] + votes.get(key + 1, [])


class _Lie(NamedTuple):
    """How a pattern lies in a folded text."""

    start: int
    end: int
    likeness: float
    before: float | None
    after: float | None
    gone: bool


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def _seed(pattern: Pattern, hits: list[Hit]) -> Hit:
    """The run to lay the pattern by: on the diagonal that most runs are on, nearest to the middle of the passage."""
    counted = Counter(at - row for row, at in hits)
    diagonal = max(counted, key=lambda key: (counted[key], -key))
    middle = len(pattern.prefix) + len(pattern.exact) // 2
    return min((hit for hit in hits if hit[1] - hit[0] == diagonal), key=lambda hit: (abs(hit[0] - middle), hit))


def _laid(pattern: Pattern, text: str, seed: Hit) -> _Lie | None:
    """The pattern laid in a folded text outwards from a run that they share; None where nothing of the passage lies."""
    row, at = seed
    parts = (pattern.prefix, pattern.exact, pattern.suffix)
    begins = (0, len(pattern.prefix), len(pattern.prefix) + len(pattern.exact))
    rightward = [part[max(0, row - begin) :] for part, begin in zip(parts, begins, strict=True)]
    leftward = [part[: max(0, row - begin)][::-1] for part, begin in zip(parts, begins, strict=True)][::-1]
    right = walked(rightward, text, at, _TOLERANCE)
    reach = at - row * 2 - 64
    before = text[max(0, reach) : at][::-1]
    left = [Reached(step.errors, at - step.end) for step in walked(leftward, before, 0, _TOLERANCE)][::-1]
    errors = [a.errors + b.errors for a, b in zip(left, right, strict=True)]
    start = left[1].end if row > begins[1] else right[0].end
    end = right[1].end if row < begins[2] else left[2].end
    if end <= start:
        return None
    shares = [1 - wrong / len(part) if part else None for wrong, part in zip(errors, parts, strict=True)]
    gone = errors[1] > 0 and len(pattern.exact) < _SHORT and _is_gone(pattern, text, left[0].end, sum(errors))
    return _Lie(start, end, shares[1] or 0.0, shares[0], shares[2], gone)


def _is_gone(pattern: Pattern, text: str, begin: int, errors: int) -> bool:
    """Whether to take the passage for left out costs no more edits than `errors`, by which it was found."""
    (neighbours,) = walked([pattern.prefix + pattern.suffix], text, begin, _TOLERANCE)
    return len(pattern.exact) + neighbours.errors <= errors
