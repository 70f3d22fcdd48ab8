"""What the reader wrote about passages, as lines to stand under the paragraphs that the passages end in. Pure."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui import literal
from tui.blocks import Notes
from tui.highlights import Highlights, pen_number
from tui.movement import Terrain
from tui.wrapping import wrapped

if TYPE_CHECKING:
    from annotations.model import Annotation

_INDENT = 4  # cells ahead of a note's words: blank, pen, blanks


class NoteLine(NamedTuple):
    """A line of a note, free of control characters."""

    head: str
    """The number of the pen, on the first line of a note, and blanks to the same width on the others."""
    words: str
    color: str
    at: int
    """Where the passage begins that it is about."""


class NoteLines(NamedTuple):
    """All lines of a call, and which of them stand under which paragraph."""

    lines: Sequence[NoteLine]
    under: Notes


NO_NOTES = NoteLines((), {})


def note_lines(terrain: Terrain, highlights: Highlights, width: int) -> NoteLines:
    """The notes and tags of a call's highlights, wrapped to a width in cells, under the paragraphs they end in."""
    lines: list[NoteLine] = []
    under: dict[int, range] = {}
    by_end = sorted(highlights.annotations, key=lambda a: (a.position.end, a.position.start))
    for annotation in by_end:
        paragraph = terrain.paragraph_at(annotation.position.end - 1).start
        first = under[paragraph].start if paragraph in under else len(lines)
        lines += _lines(annotation, max(1, width - _INDENT))
        if len(lines) > first:
            under[paragraph] = range(first, len(lines))
    return NoteLines(lines, under)


def _lines(annotation: "Annotation", width: int) -> Iterator[NoteLine]:
    from transcripts.hygiene import clean  # nobody waits for it who has written no note

    rows = annotation.note.strip().split("\n") if annotation.note.strip() else []
    if annotation.tags:
        rows.append(tag_words(annotation.tags))
    head = f" {pen_number(annotation.color)}  "
    for row in rows:
        words = clean(row.expandtabs(4)).text.rstrip()
        for start, end in wrapped(words, 0, len(words), width) if words else ((0, 0),):
            yield NoteLine(head, words[start:end], annotation.color, annotation.position.start)
            head = " " * _INDENT


def tag_words(tags: Sequence[str]) -> str:
    """Tags as they are shown: "#guidance/revenue #tone"."""
    return " ".join(f"#{literal.plain(tag)}" for tag in tags)
