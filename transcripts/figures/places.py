"""Where the sentences of a call stand, who says them, and which of them may hold a figure.

Most sentences of a call hold no figure. One quick search over the whole text finds those that may, so that only they
are taken apart into words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.figures.words import bounds
from transcripts.model import Call, Span

_NUMBER = re.compile(r"[0-9][0-9,.]*")
_COUNTED_YEAR = ("%", " %", " million", " billion", " percent", " basis")
_TELLING = (
    "percent|hundred|thousand|illion| cents|dollars| bucks|basis point| points| turns| times|couple|half|third|quarters of|teens"
    "|digit|twenties|thirties|break|no debt|zero debt|borrowings| flat|slightly|modestly|marginally|unchanged|guidance|outlook"
    "|looking ahead|looking forward|turning to|turn to|moving to|how we see|how we look|expectations for|assumptions for"
).split("|")
"""What stands in every sentence that has a figure without digits, or turns to the outlook."""
_ORDINALS = ("first", "second", " back")
"""What stands before a half of the year."""
_ENDS = frozenset('.?!…:;"”’)]')


class Stretch(NamedTuple):
    """A paragraph, or several that a page break has cut in mid-sentence."""

    span: Span
    turn: int | None
    asked: bool
    """Whether an analyst says it."""
    session: bool
    """Whether it is said in the questions and answers."""
    question: int
    """How many times analysts have spoken so far."""


class Places(NamedTuple):
    """Where the sentences of a call stand, in order, as lists of one length."""

    starts: list[int]
    ends: list[int]
    stretches: list[Stretch]


def places_of(call: Call) -> Places:
    """The sentences of a call, in order."""
    analysts = {person.id for person in call.participants if person.role == "analyst"}
    found = Places([], [], [])
    question = 0
    for turn in call.turns:
        asked = turn.speaker in analysts
        question += asked
        for span in _whole(call.text, turn.paragraphs):
            _add(found, call.text, Stretch(span, turn.index, asked, turn.section == "qa", question))
    if not call.turns:
        _add(found, call.text, Stretch(Span(0, len(call.text)), None, False, False, 0))
    return found


def likely(low: str, places: Places) -> list[int]:
    """Indices of the sentences that may hold a figure, or turn to the outlook.

    Args:
        low: The call's text, lowered.
        places: Its sentences.
    """
    found = _with_numbers(low, places)
    for word in _TELLING:
        at = low.find(word)
        while at >= 0:
            index = bisect_right(places.starts, at) - 1
            idle = _is_idle(low, word, at)
            if not idle:
                found.add(index)
            at = low.find(word, at + 1 if idle or index < 0 else max(at + 1, places.ends[index]))
    found.discard(-1)
    return sorted(found)


def _add(found: Places, text: str, stretch: Stretch) -> None:
    starts = bounds(text, stretch.span.start, stretch.span.end)
    found.starts.extend(starts[:-1])
    found.ends.extend(starts[1:])
    found.stretches.extend([stretch] * (len(starts) - 1))


def _whole(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """Paragraphs, those put together that a page break has cut in mid-sentence."""
    start: int | None = None
    for paragraph, following in zip(paragraphs, (*paragraphs[1:], None), strict=True):
        start = paragraph.start if start is None else start
        if following is None or text[paragraph.end - 1] in _ENDS or text[following.start].isupper():
            yield Span(start, paragraph.end)
            start = None


def _with_numbers(low: str, places: Places) -> set[int]:
    """Indices of the sentences that have a number in digits and no plain date; -1 for one before the first."""
    found: set[int] = set()
    past = 0
    for match in _NUMBER.finditer(low):
        if match.start() >= past and not _is_date(low, match):
            index = bisect_right(places.starts, match.start()) - 1
            found.add(index)
            past = places.ends[index] if index >= 0 else 0
    return found


def _is_idle(low: str, word: str, at: int) -> bool:
    """Whether a telling word at a place is one of a stretch of time: "third quarter", "second half"."""
    if word == "third":
        return low.startswith(" quarter", at + 5)
    return word == "half" and (low[at - 1 : at].isalpha() or low.endswith(_ORDINALS, 0, max(at - 1, 0)))


def _is_date(low: str, match: re.Match[str]) -> bool:
    """Whether a number is plainly a year or a quarter."""
    start, end = match.span()
    if start and low[start - 1] in "qh'’":
        return True
    year = end - start == 4 and low.startswith(("19", "20"), start) and low[end - 1] != "."
    return year and not low.startswith(_COUNTED_YEAR, end) and low[max(0, start - 1)] not in "$€£"
