"""What is looked through: a call in passages, each what one person says, long speeches in several. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.model import Call, Span

_LONGEST = 2_000
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


class Passage(NamedTuple):
    """A stretch of a call's text that is found as a whole."""

    start: int
    end: int
    turn: int | None
    speaker: str | None
    role: str
    section: str


def passages_of(call: Call) -> Iterator[Passage]:
    """The passages of a call, in order; a passage ends where somebody else speaks."""
    if not call.turns:
        for part in _parts(call.text, [Span(0, len(call.text))]):
            yield Passage(part.start, part.end, None, None, "unknown", "unknown")
        return
    roles = {person.id: person.role for person in call.participants}
    for turn in call.turns:
        role = roles.get(turn.speaker or "", "unknown")
        for part in _parts(call.text, turn.paragraphs or (Span(turn.start, turn.end),)):
            yield Passage(part.start, part.end, turn.index, turn.speaker, role, turn.section)


def _parts(text: str, paragraphs: list[Span] | tuple[Span, ...]) -> Iterator[Span]:
    """Paragraphs together as far as they are not too long, a long one parted between sentences."""
    open_part: Span | None = None
    for paragraph in paragraphs:
        if open_part and paragraph.end - open_part.start <= _LONGEST:
            open_part = Span(open_part.start, paragraph.end)
            continue
        if open_part:
            yield open_part
        *whole, open_part = _sentences_together(text, paragraph)
        yield from whole
    if open_part:
        yield open_part


def _sentences_together(text: str, paragraph: Span) -> list[Span]:
    """A paragraph in parts that are not too long; without sentences it is parted between words, or anywhere."""
    parts, start = [], paragraph.start
    while paragraph.end - start > _LONGEST:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start, start + _LONGEST)]
        end = ends[-1] if ends else text.rfind(" ", start, start + _LONGEST) + 1
        end = end if end > start else start + _LONGEST
        parts.append(Span(start, len(text[:end].rstrip()) if text[end - 1].isspace() else end))
        start = end
    return [*parts, Span(start, paragraph.end)]
