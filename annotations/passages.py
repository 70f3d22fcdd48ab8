"""Passages of a call, made into what is kept of them; and what is kept, shown in the call that is open."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotations.anchoring import Found, Selector, found_in, quote_of, selector_of
from annotations.graphemes import outward
from annotations.ground import Ground
from annotations.model import Annotation, Mark, Quote, Reading
from annotations.stamps import now
from annotations.verdicts import ExchangeVerdict
from transcripts.model import Call, Span, Turn

_LANDMARK = 48
"""Code points of the words that a mark or a reading position is known by."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with all that it will be found by again."""

    quote: Quote
    position: Span
    rival: float
    turn: int | None
    speaker: str | None
    rendering: str


class Passages:
    """The passages of one call; what is costly to prepare is prepared once, and when it is first needed."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self._ground = Ground(call.text)
        self._found: dict[Selector, Found] = {}
        self._shown_before: dict[str, tuple[Annotation, Annotation]] = {}
        self._starts = [turn.start for turn in call.turns]

    def of(self, span: Span) -> Passage:
        """A span of the call's text, grown to whole characters, as a passage."""
        quote, position, rival = selector_of(self._ground, span)
        turn = self.turn_at(position.start)
        source = self.call.source.sha256
        index, speaker = (turn.index, turn.speaker) if turn else (None, None)
        return Passage(quote, position, rival or 0.0, index, speaker, source)

    def landmark(self, at: int) -> Selector:
        """The words that begin at an offset, those before it at the end of the text; other places are not asked about."""
        text = self.call.text
        start = max(0, min(at, len(text) - 1))
        span = outward(text, Span(start, min(len(text), start + _LANDMARK)))
        return Selector(quote_of(text, span), span)

    def turn_at(self, offset: int) -> Turn | None:
        """The turn that an offset lies in, or that ended last before it."""
        number = bisect_right(self._starts, offset) - 1
        return self.call.turns[number] if number >= 0 else None

    def shown(self, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
        """Annotations of the call as they are in its text now: place, turn, speaker, and how each was found.

        An orphan keeps the place, turn and speaker it had. All of a call's are better asked about at once.
        """
        kept = tuple(annotations)
        if any(self._known(annotation) is None for annotation in kept):
            selectors = [Selector(a.quote, a.position, a.rival) for a in kept]
            found = found_in(self._ground, selectors, self._found)
            self._found = dict(zip(selectors, found, strict=True))
            for annotation, place in zip(kept, found, strict=True):
                if self._known(annotation) is None:
                    self._shown_before[annotation.id] = annotation, self._shown(annotation, place)
        return tuple(self._shown_before[annotation.id][1] for annotation in kept)

    def mark(self, letter: str, at: int) -> Mark:
        """A place in the text, remembered by a letter."""
        quote, position, _ = self.landmark(at)
        return Mark(letter, quote, position, now())

    def reading(self, at: int) -> Reading:
        """How far the call was read: to an offset."""
        quote, position, _ = self.landmark(at)
        return Reading(quote, position, len(self.call.text), now())

    def place_of(self, kept: Mark | Reading) -> int | None:
        """Where a mark or a reading position is in the text now; None where its words are not found."""
        (found,) = found_in(self._ground, [Selector(kept.quote, kept.position)])
        return found.span.start if found.span else None

    def places(self, kept: Iterable[ExchangeVerdict]) -> list[int | None]:
        """Where the words that verdicts are known by begin in the text now, as `place_of`; all together, in their order."""
        selectors = [Selector(v.quote, v.position, v.rival) for v in kept if v.quote is not None and v.position]
        return [found.span.start if found.span else None for found in found_in(self._ground, selectors)]

    def _known(self, annotation: Annotation) -> Annotation | None:
        """What was shown for the very same annotation before."""
        kept, shown = self._shown_before.get(annotation.id, (None, None))
        return shown if kept is annotation else None

    def _shown(self, annotation: Annotation, found: Found) -> Annotation:
        if found.span is None:
            return replace(annotation, anchored="orphan")
        turn = self.turn_at(found.span.start)
        index, speaker = (turn.index, turn.speaker) if turn else (None, None)
        kept = annotation.position, annotation.anchored, annotation.turn, annotation.speaker
        if kept == (found.span, found.anchored, index, speaker):
            return annotation
        return replace(annotation, position=found.span, anchored=found.anchored, turn=index, speaker=speaker)
