"""Where the caret goes: edges of words, sentences, paragraphs, turns, exchanges and figures. Pure: numbers in, numbers out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal

from transcripts.model import Call, Figure, Span, Turn
from transcripts.sentences import sentence_at, sentences

Unit = Literal["character", "word", "sentence", "paragraph", "turn", "exchange", "figure"]

_WORD = re.compile(r"\S+")


class Terrain:
    """A call's places to go: built once a call, asked at every key."""

    def __init__(self, call: Call, titles: Sequence[str] = ()) -> None:
        """Find the places of a call.

        Args:
            call: The call.
            titles: What stands over its sections, in their order; none: what each is called.
        """
        self.call = call
        self.titles = titles
        self.text = call.text
        self.turns = call.turns
        spans = [span for turn in call.turns for span in turn.paragraphs] or list(_paragraphs_of(call.text))
        self.paragraphs: tuple[Span, ...] = tuple(spans) or (Span(0, 0),)
        self._paragraph_starts = [span.start for span in self.paragraphs]
        self._turn_starts = [turn.start for turn in call.turns]
        self._exchange_starts = [call.turns[e.turns[0]].start for e in call.exchanges if e.turns]
        self._exchange_of = {turn: number for number, e in enumerate(call.exchanges) for turn in e.turns}
        self.figures: tuple[Figure, ...] = ()
        self._figure_starts: list[int] = []
        self.take_figures(call)

    def take_figures(self, call: Call) -> None:
        """Take the call with its figures, which may be found after it is shown."""
        self.call = call
        self.figures = call.figures
        self._figure_starts = [figure.start for figure in call.figures]

    @property
    def end(self) -> int:
        """The last place of the caret."""
        return max(self.paragraphs[-1].start, self.paragraphs[-1].end - 1)

    def clamped(self, offset: int) -> int:
        """The nearest place for the caret at or before an offset: never between paragraphs."""
        span = self.paragraph_at(offset)
        return min(max(offset, span.start), max(span.start, span.end - 1))

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds an offset, else the one before it."""
        return self.paragraphs[max(0, bisect_right(self._paragraph_starts, offset) - 1)]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds an offset, else the one before it."""
        return sentence_at(self.text, self.paragraph_at(offset), offset)

    def turn_at(self, offset: int) -> Turn | None:
        """The turn that holds an offset, else the one before it; None where the call has no turns."""
        index = bisect_right(self._turn_starts, offset) - 1
        return self.turns[max(0, index)] if self.turns else None

    def word_at(self, offset: int) -> Span:
        """The word that holds an offset, or the nearest one after it in its paragraph."""
        span = self.paragraph_at(offset)
        for match in _WORD.finditer(self.text, span.start, span.end):
            if match.end() > offset:
                return Span(match.start(), match.end())
        return Span(self.clamped(offset), span.end)

    def exchange_at(self, offset: int) -> int | None:
        """The number of the exchange that holds an offset."""
        turn = self.turn_at(offset)
        if turn is None:
            return None
        return self._exchange_of.get(turn.index)

    def figure_at(self, offset: int) -> Figure | None:
        """The figure that holds an offset."""
        index = bisect_right(self._figure_starts, offset) - 1
        figure = self.figures[index] if index >= 0 else None
        return figure if figure is not None and offset < figure.end else None

    def moved(self, offset: int, unit: Unit, count: int) -> int | None:
        """The start of the unit that lies `count` units further on (back, if negative); None where there is none.

        Going back inside a sentence, paragraph or turn first goes to its own start.
        """
        for _ in range(abs(count)):
            to = self._next(offset, unit) if count > 0 else self._previous(offset, unit)
            if to is None:
                return None if unit in ("figure", "exchange") else offset
            offset = to
        return offset

    def extended(self, offset: int, unit: Unit, count: int) -> int:
        """Where a selection's moving end goes: past the end of the unit (to its start, if going back)."""
        if count < 0:
            return self.moved(offset, unit, count) or 0
        for _ in range(count):
            offset = self._end_of(offset, unit)
        return offset

    def _end_of(self, offset: int, unit: Unit) -> int:
        """One past the last code point of the unit at an offset, or of the next unit if it ends here."""
        if unit == "character":
            return min(offset + 1, self.end + 1)
        at = min(offset, self.end)
        here = self._unit_at(at, unit)
        if here.end > offset:
            return here.end
        following = self._next(at, unit)
        return here.end if following is None else self._unit_at(following, unit).end

    def _unit_at(self, offset: int, unit: Unit) -> Span:
        if unit == "word":
            return self.word_at(offset)
        if unit == "sentence":
            return self.sentence_at(offset)
        if unit == "turn" and (turn := self.turn_at(offset)) is not None:
            return Span(turn.start, turn.end)
        if unit == "exchange" and (number := self.exchange_at(offset)) is not None:
            turns = self.call.exchanges[number].turns
            return Span(self.turns[turns[0]].start, self.turns[turns[-1]].end)
        return self.paragraph_at(offset)

    def _next(self, offset: int, unit: Unit) -> int | None:
        if unit == "character":
            return self._step(offset, 1)
        if unit in ("word", "sentence"):
            span = self.word_at(offset) if unit == "word" else self.sentence_at(offset)
            return self._within(span.end, unit)
        return _after(self._starts(unit), offset)

    def _previous(self, offset: int, unit: Unit) -> int | None:
        if unit == "character":
            return self._step(offset, -1)
        if unit in ("word", "sentence"):
            return self._previous_within(offset, unit)
        return _before(self._starts(unit), offset)

    def _step(self, offset: int, by: int) -> int | None:
        span = self.paragraph_at(offset)
        if span.start <= offset + by < span.end:
            return offset + by
        index = bisect_left(self._paragraph_starts, span.start) + by
        if not 0 <= index < len(self.paragraphs):
            return None
        near = self.paragraphs[index]
        return near.start if by > 0 else max(near.start, near.end - 1)

    def _within(self, end: int, unit: Unit) -> int | None:
        """The start of the first word or sentence from `end` on."""
        span = self.paragraph_at(max(0, end - 1))
        if end < span.end:
            if unit == "word":
                return self.word_at(end).start
            return next((s.start for s in sentences(self.text, span) if s.start >= end), None)
        return _after(self._paragraph_starts, span.start)

    def _previous_within(self, offset: int, unit: Unit) -> int | None:
        span = self.paragraph_at(offset)
        starts = self._starts_in(span, unit)
        before = _before(starts, offset)
        if before is not None:
            return before
        earlier = _before(self._paragraph_starts, span.start)
        return None if earlier is None else self._starts_in(self.paragraph_at(earlier), unit)[-1]

    def _starts_in(self, span: Span, unit: Unit) -> list[int]:
        if unit == "word":
            return [match.start() for match in _WORD.finditer(self.text, span.start, span.end)] or [span.start]
        return [s.start for s in sentences(self.text, span)] or [span.start]

    def _starts(self, unit: Unit) -> Sequence[int]:
        if unit == "turn":
            return self._turn_starts
        if unit == "exchange":
            return self._exchange_starts
        if unit == "figure":
            return self._figure_starts
        return self._paragraph_starts


def _paragraphs_of(text: str) -> list[Span]:
    """The paragraphs of a text that has no turns."""
    return [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]


def _after(starts: Sequence[int], offset: int) -> int | None:
    index = bisect_right(starts, offset)
    return starts[index] if index < len(starts) else None


def _before(starts: Sequence[int], offset: int) -> int | None:
    index = bisect_left(starts, offset) - 1
    return starts[index] if index >= 0 else None
