"""Times beside speakers' names, as transcribers print them.

`[00:01:05] Ada Example: …`, `Ada Example (01:05): …`, `Ada Example  1:05`, `00:01:05`. They are no words: a line's
stamp becomes the time of what is said there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from transcripts.dates import seconds
from transcripts.document import Document, Line
from transcripts.mending import Edit, edited
from transcripts.model import Span
from transcripts.names import is_full_name, is_operator, is_unnamed
from transcripts.wording import lazy

_CLOCK = r"\d{1,3}:\d\d(?::\d\d(?:[.,]\d{1,3})?)?"
_BRACKETED = rf"[\[(]{_CLOCK}(?:\s*[-–>]+\s*{_CLOCK})?[\])]"
_AHEAD = lazy(rf"\s*(?:{_BRACKETED}|{_CLOCK}(?=\s|$)(?!\s*[ap]\.?m\b))\s*(?:[-–]\s+)?", re.IGNORECASE)
_BEHIND = lazy(rf"(?<=\S)\s*{_BRACKETED}(?=:\s|\s*:?\s*$)|(?<=\S)\s+{_CLOCK}\s*$")
_TIME = lazy(_CLOCK)
_ENOUGH = 3
_SHARE = 0.1
_SHARE_OF_WEAK = 0.5
_IN_ORDER = 0.9
_LONGEST_NAME = 80
_REACH = 120


class _Stamp(NamedTuple):
    start: int
    end: int
    seconds: float
    weak: bool
    """Whether words follow a bare time, which may then be a time of day."""


def kept(document: Document) -> Document:
    """A document with the stamps of its lines as their times, where many lines have one and the times go forward."""
    found = {at: stamp for at, line in enumerate(document.lines) if ":" in line.text and (stamp := _stamp(line.text))}
    if len(found) < _ENOUGH:
        return document
    printed = sum(not line.blank for line in document.lines)
    if len(found) < _SHARE_OF_WEAK * printed:
        found = {at: stamp for at, stamp in found.items() if not stamp.weak}
    if len(found) < max(_ENOUGH, _SHARE * printed):
        return document
    forward = sum(a.seconds <= b.seconds for a, b in pairwise(found.values()))
    if forward < _IN_ORDER * (len(found) - 1):
        return document
    return replace(document, lines=tuple(_timed(document.lines, found)))


def _stamp(text: str) -> _Stamp | None:
    """The stamp at the beginning of a line, or behind the name on it."""
    if not _TIME.search(text, 0, _REACH):
        return None
    match = _AHEAD.match(text) or _BEHIND.search(text[:_REACH])
    clock = _TIME.search(match[0]) if match else None
    if match is None or clock is None or match.start() > _LONGEST_NAME:
        return None
    time = seconds(clock[0])
    if time is None:
        return None
    weak = match[0].lstrip()[0].isdigit() and match.start() == 0 and not _names_alone(text[match.end() :])
    return _Stamp(match.start(), match.end(), time, weak)


def _timed(lines: Sequence[Line], found: dict[int, _Stamp]) -> Iterator[Line]:
    """The lines without their stamps; what is said below a name alone has the time of the name."""
    coming: float | None = None
    for at, line in enumerate(lines):
        stamp = found.get(at)
        if stamp is not None:
            line = _without(line, stamp)
            coming = stamp.seconds if _names_alone(line.text) else None
        elif coming is not None and not line.blank:
            line, coming = line._replace(time=coming), None
        yield line


def _without(line: Line, stamp: _Stamp) -> Line:
    mended = edited(line.mended(), [Edit(stamp.start, stamp.end, "", None)])
    gone = stamp.end - stamp.start
    strong = tuple(
        Span(s.start - gone, s.end - gone) if s.start >= stamp.end else Span(s.start, min(s.end, stamp.start))
        for s in line.strong
        if s.start >= stamp.end or s.start < stamp.start
    )
    return line._replace(text=mended.text, repairs=mended.repairs, strong=strong, time=stamp.seconds)


def _names_alone(text: str) -> bool:
    """Whether nothing is said on a line yet: it is empty, or a name."""
    text = text.strip()
    return not text or text.endswith(":") or is_full_name(text) or is_operator(text) or is_unnamed(text)
