"""Text that remembers what stood where it was mended.

Lines, paragraphs and speeches are `Mended` until they become the one text of a call, so that every repair keeps
pointing at its place while text is joined, trimmed and corrected around it.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from re import Match, Pattern
from typing import NamedTuple

from transcripts.model import Repair


class Edit(NamedTuple):
    """Put `new` in the place of `start`…`end`; a `reason` makes it a repair, None is mere spacing."""

    start: int
    end: int
    new: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Mended:
    """A stretch of text and the repairs in it, in code points of `text`, in order."""

    text: str
    repairs: tuple[Repair, ...] = ()


def shifted(repairs: Iterable[Repair], by: int) -> tuple[Repair, ...]:
    """The repairs, each moved by a number of code points."""
    return tuple(Repair(r.start + by, r.end + by, r.original, r.reason) for r in repairs)


def joined(parts: Sequence[Mended], by: str | Sequence[str] = " ") -> Mended:
    """The parts one after the other, with `by` between them: the same each time, or one for each gap."""
    if len(parts) == 1:
        return parts[0]
    gaps = [by] * (len(parts) - 1) if isinstance(by, str) else by
    text = interleaved([part.text for part in parts], gaps)
    if not any(part.repairs for part in parts):
        return Mended(text)
    repairs: list[Repair] = []
    at = 0
    for part, gap in zip(parts, (*gaps, ""), strict=True):
        repairs += shifted(part.repairs, at)
        at += len(part.text) + len(gap)
    return Mended(text, tuple(repairs))


def interleaved(texts: Sequence[str], gaps: Sequence[str]) -> str:
    """Texts one after the other, with the gaps between them."""
    pieces = [texts[0]]
    for gap, text in zip(gaps, texts[1:], strict=True):
        pieces += (gap, text)
    return "".join(pieces)


def cut(mended: Mended, start: int, end: int) -> Mended:
    """The stretch `start`…`end` of a text, with the repairs that lie in it."""
    text = mended.text[start:end]
    if not mended.repairs:
        return Mended(text)
    first = bisect_left(mended.repairs, start, key=_start)
    last = bisect_right(mended.repairs, end, first, key=_start)
    kept = [r for r in mended.repairs[first:last] if r.end <= end]
    return Mended(text, shifted(kept, -start) if start else tuple(kept))


def _start(repair: Repair) -> int:
    return repair.start


def stripped(mended: Mended) -> Mended:
    """The text without white space at its ends."""
    text = mended.text
    start = len(text) - len(text.lstrip())
    end = max(start, len(text.rstrip()))
    return mended if (start, end) == (0, len(text)) else cut(mended, start, end)


def edited(mended: Mended, edits: Sequence[Edit]) -> Mended:
    """Apply edits (sorted, not overlapping); earlier repairs move along, and stay within an edit that covers them."""
    if not edits:
        return mended
    pieces: list[str] = []
    repairs: list[Repair] = []
    old = deque(mended.repairs)
    at = length = 0
    for edit in edits:
        kept = mended.text[at : edit.start]
        repairs += _moved(old, at, edit.start, length - at)
        pieces += (kept, edit.new)
        length += len(kept)
        inside = _moved(old, edit.start, edit.end, 0)
        if edit.reason is not None:
            original = _original(mended.text, edit, inside)
            repairs.append(Repair(length, length + len(edit.new), original, edit.reason))
        else:
            repairs += (Repair(length, length + len(edit.new), r.original, r.reason) for r in inside)
        length += len(edit.new)
        at = edit.end
    repairs += _moved(old, at, len(mended.text) + 1, length - at)
    return Mended("".join((*pieces, mended.text[at:])), tuple(repairs))


def substituted(
    mended: Mended, pattern: Pattern[str], new: str | Callable[[Match[str]], str], reason: str | None
) -> Mended:
    """Put `new` (a template or a function of the match) in the place of every match of a pattern."""
    edits = []
    for match in pattern.finditer(mended.text):
        text = new(match) if callable(new) else match.expand(new) if "\\" in new else new
        if text != match[0]:
            edits.append(Edit(match.start(), match.end(), text, reason))
    return edited(mended, edits)


def _moved(repairs: deque[Repair], start: int, end: int, by: int) -> list[Repair]:
    """Take the repairs that begin before `end` off the queue; those from `start` on, moved."""
    taken = []
    while repairs and repairs[0].start < end:
        r = repairs.popleft()
        if r.start >= start:
            taken.append(Repair(r.start + by, r.end + by, r.original, r.reason))
    return taken


def _original(text: str, edit: Edit, inside: list[Repair]) -> str:
    """What the file says at an edit, earlier repairs inside it undone."""
    original, at = "", edit.start
    for r in inside:
        original += text[at : r.start] + r.original
        at = r.end
    return original + text[at : edit.end]
