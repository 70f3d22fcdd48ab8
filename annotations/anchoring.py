"""Quote and position → place in a text: exact, moved, fuzzy, or an orphan. Pure.

The rules, cheapest first (the selectors are those of the Web Annotation Data Model, W3C 2017):
1. The words stand where they stood, and at least one neighbour with them: exact.
2. The words stand among the same neighbours elsewhere, once: moved.
3. Places that are like the passage and its neighbours are weighed. The words must be like enough, and more so the less
   the neighbours agree. Of places that are equally good the one that is plainly nearest to where the passage is expected
   is taken; the passages around it, found before, tell where that is.
4. Else an orphan: a wrong quotation is worse than none.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from annotations.graphemes import outward, words_after, words_before
from annotations.ground import THOROUGH, Candidate, Ground, overlap
from annotations.model import Anchored, Quote
from transcripts.model import Span

CONTEXT = 32
"""Code points of a quote's prefix and suffix."""
_TELLING = 24
"""Characters from which on words that stand in a text once are hardly there by chance."""
_NEAR = 150
_CLOSE = 40
"""How far from where it is expected a place may be that is only somewhat like the passage: at most, and at least."""
_MARGIN = 0.06
"""Places whose scores differ by no more are equally good."""
_PLAINLY = 3
"""How many times farther another place must be for the nearest to be plainly the nearest."""


class Selector(NamedTuple):
    """What a passage is found by."""

    quote: Quote
    position: Span
    """Where it stood in the text that it was made on."""
    rival: float | None = None
    """How good the next best place was in that text, from 0 to 1; None where it was not asked."""


class Found(NamedTuple):
    """Where a passage is, and how it was found."""

    span: Span | None
    """None for an orphan."""
    anchored: Anchored


class _Doubt(NamedTuple):
    """Places that are equally good, or one that is not good enough to be believed wherever it stands."""

    candidates: Sequence[Candidate]
    strong: bool
    """Whether each of them would be believed if it were the only one."""


class _Expected(NamedTuple):
    """Where a passage is expected."""

    start: int
    give: int
    """How far from there it may well be."""


ORPHAN = Found(None, "orphan")


def quote_of(text: str, span: Span) -> Quote:
    """A passage's words with those around it.

    Args:
        text: The text.
        span: The passage, cutting no character (`graphemes.outward` sees to it).
    """
    return Quote(
        text[span.start : span.end],
        words_before(text, span.start, CONTEXT),
        words_after(text, span.end, CONTEXT),
    )


def selector_of(ground: Ground, span: Span) -> Selector:
    """What a passage will be found by: its words, its place, and how good the best place is that is not its own."""
    span = outward(ground.text, span)
    quote = quote_of(ground.text, span)
    seen = ground.candidates(ground.pattern(quote), span.start, THOROUGH)
    rival = max((c.score for c in seen if not overlap(c.span, span)), default=0.0)
    return Selector(quote, span, round(rival, 2))


def found_all(text: str, selectors: Sequence[Selector]) -> list[Found]:
    """Where each of some passages of one call is in a text, in their order.

    Passages whose words occur several times are found by those around them, so all are better asked about at once.
    """
    return found_in(Ground(text), selectors)


def found_in(ground: Ground, selectors: Sequence[Selector], known: Mapping[Selector, Found] = {}) -> list[Found]:
    """The same in a text that is made ready; `known` passages were found there before."""
    first = [known[selector] if selector in known else _found(ground, selector) for selector in selectors]
    shifts = sorted(
        (selector.position.start, found.span.start)
        for selector, found in zip(selectors, first, strict=True)
        if isinstance(found, Found) and found.span is not None
    )
    return [
        found if isinstance(found, Found) else _nearest(ground, selector, found, shifts)
        for selector, found in zip(selectors, first, strict=True)
    ]


def _found(ground: Ground, selector: Selector) -> Found | _Doubt:
    quote, span, _ = selector
    text = ground.text
    if not quote.exact.strip():
        return ORPHAN
    if text[span.start : span.end] == quote.exact and _has_neighbour(text, span, quote):
        return Found(span, "exact")
    among = _places(text, quote)
    if len(among) == 1:
        return Found(among[0], "moved")
    if among:
        return _Doubt([Candidate(place, 1.0, 1.0, 1.0, gone=False) for place in among], strong=True)
    return _weighed(ground, selector)


def _has_neighbour(text: str, span: Span, quote: Quote) -> bool:
    """Whether the words before or after a passage are those that stood there."""
    alone = not quote.prefix and not quote.suffix
    return (
        alone
        or bool(quote.prefix and text.endswith(quote.prefix, 0, span.start))
        or bool(quote.suffix and text.startswith(quote.suffix, span.end))
    )


def _places(text: str, quote: Quote) -> list[Span]:
    """Where the words stand among the same neighbours; at an end of the text the ones on the other side may do."""
    whole = quote.prefix + quote.exact + quote.suffix
    if (not quote.prefix and not quote.suffix) or (len(whole) < _TELLING and not (quote.prefix and quote.suffix)):
        return []
    found = []
    at = text.find(whole)
    while at >= 0:
        start = at + len(quote.prefix)
        found.append(Span(start, start + len(quote.exact)))
        at = text.find(whole, at + 1)
    return found


def _weighed(ground: Ground, selector: Selector) -> Found | _Doubt:
    """The best of the places that are like the passage, if it is strong and none other as good."""
    pattern = ground.pattern(selector.quote)
    length = len(pattern.exact)
    seen = ground.candidates(pattern, selector.position.start)
    good = sorted((c for c in seen if _is_like(c, length)), key=lambda c: -c.score)
    if not good:
        return ORPHAN
    equal = [c for c in good if c.score >= good[0].score - _MARGIN]
    strong = all(_is_strong(c, length, seen, selector.rival or 0) for c in equal)
    return _as_found(ground.text, selector, equal[0]) if strong and len(equal) == 1 else _Doubt(equal, strong)


def _is_like(candidate: Candidate, length: int) -> bool:
    """Whether a place is like the passage at all, its words and its neighbours together."""
    if candidate.gone:
        return False
    if candidate.company >= (0.5 if length >= _TELLING else 0.75):
        return candidate.likeness >= (0.65 if length >= _TELLING else 0.6)
    return candidate.likeness >= 0.85 and (max(candidate.sides, default=0) >= 0.8 or length >= _TELLING)


def _is_strong(candidate: Candidate, length: int, seen: Sequence[Candidate], rival: float) -> bool:
    """Whether a place is so like the passage that it is believed wherever it stands."""
    if rival and candidate.score < rival + _MARGIN:
        return False
    if candidate.company >= 0.75 and min(candidate.sides) >= 0.6:
        return True
    alone = all(other is candidate or other.likeness < 0.7 for other in seen)
    return candidate.likeness >= 0.85 and length >= _TELLING and alone


def _as_found(text: str, selector: Selector, candidate: Candidate) -> Found:
    span = candidate.span
    if text[span.start : span.end] != selector.quote.exact:
        return Found(span, "fuzzy")
    return Found(span, "exact" if span == selector.position else "moved")


def _nearest(ground: Ground, selector: Selector, doubt: _Doubt, shifts: Sequence[tuple[int, int]]) -> Found:
    """The place that is plainly nearest to where the passage is expected, or an orphan."""
    expected = _expected(selector.position.start, shifts)
    ordered = sorted(doubt.candidates, key=lambda c: abs(c.span.start - expected.start))
    far = [abs(c.span.start - expected.start) for c in ordered]
    if (not doubt.strong and far[0] > expected.give) or (len(far) > 1 and far[0] * _PLAINLY > far[1]):
        return ORPHAN
    return _as_found(ground.text, selector, ordered[0])


def _expected(start: int, shifts: Sequence[tuple[int, int]]) -> _Expected:
    """Where a passage is expected: moved as far as the nearest passage that was found."""
    at = bisect_left(shifts, (start, 0))
    around = shifts[max(0, at - 1) : at + 1]
    if not around:
        return _Expected(start, _NEAR)
    old, new = min(around, key=lambda shift: abs(shift[0] - start))
    return _Expected(start + new - old, min(_NEAR, _CLOSE + abs(start - old) // 20))
