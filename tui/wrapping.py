"""A text and a width to rows, and the way from a row to an offset and back. Pure: no terminal, no widget.

A row is a stretch of the call's text, or one of the lines that the reader draws between stretches (a speaker's line,
the head of a section, a blank one), which stands at the offset of the text that follows it.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from rich.cells import cell_len

from transcripts.model import Span


class RowKind(IntEnum):
    """What a row shows."""

    TEXT = 0
    BLANK = 1
    SECTION = 2
    """The head of a section; `about` is its number in the call."""
    TURN = 3
    """A speaker's line; `about` is the turn's index."""
    HIDDEN = 4
    """Stands for turns that are filtered out or folded; `about` is how many."""
    NOTE = 5
    """A line of what the reader wrote about the paragraph above; `about` is its number among the call's lines."""
    FOLDED = 6
    """Stands for paragraphs that were said before in another call; `about` is how many."""


class Block(NamedTuple):
    """A piece of the page: a stretch of text to wrap, or a line that is drawn as it is."""

    kind: RowKind
    start: int
    end: int
    about: int = -1


class Row(NamedTuple):
    """One row of the page."""

    kind: RowKind
    start: int
    end: int
    """One past the last code point drawn; the space that a wrapped row ends in is not."""
    about: int
    """The turn's index for text; else as `RowKind` says."""


_UNEVEN = re.compile("[^\u0000-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u205e\u20a0-\u20cf]")
"""Characters that may take another width than one cell: all but the scripts and signs known to be even."""


class Page:
    """All rows of a call at one width, held in arrays: a million rows take some 25 MB and no objects."""

    def __init__(self, text: str, blocks: Iterable[Block], width: int) -> None:
        """Wrap the blocks of a text to a width in cells (at least 1)."""
        self.width = max(1, width)
        self._kinds = bytearray()
        self._starts = array("q")
        self._ends = array("q")
        self._about = array("q")
        for block in blocks:
            if block.kind is RowKind.TEXT:
                for start, end in wrapped(text, block.start, block.end, self.width):
                    self._add(RowKind.TEXT, start, end, block.about)
            else:
                self._add(block.kind, block.start, block.start, block.about)

    def _add(self, kind: RowKind, start: int, end: int, about: int) -> None:
        self._kinds.append(kind)
        self._starts.append(start)
        self._ends.append(end)
        self._about.append(about)

    def __len__(self) -> int:
        return len(self._kinds)

    def __getitem__(self, row: int) -> Row:
        return Row(RowKind(self._kinds[row]), self._starts[row], self._ends[row], self._about[row])

    def row_of(self, offset: int) -> int:
        """The row that shows an offset; where it is not shown (filtered out), the next text row, else the last.

        Rows stand in the order of their offsets, and of rows at one offset the last is the text.
        """
        row = bisect_right(self._starts, offset) - 1
        if row < 0:
            return self._next_text(0)
        if self._kinds[row] == RowKind.TEXT:
            return row
        return self._next_text(row)

    def _next_text(self, row: int) -> int:
        """The first text row from `row` on, else the last one before it, else 0."""
        after = self._kinds.find(RowKind.TEXT, row)
        if after >= 0:
            return after
        return max(0, self._kinds.rfind(RowKind.TEXT, 0, row + 1))

    def text_row(self, row: int, step: int) -> int | None:
        """The nearest text row from `row` on in the direction of `step` (1 or -1)."""
        kinds = self._kinds
        found = kinds.find(RowKind.TEXT, max(0, row)) if step > 0 else kinds.rfind(RowKind.TEXT, 0, max(0, row + 1))
        return found if found >= 0 else None

    def turn_row(self, turn: int, row: int) -> int:
        """The row of the speaker's line above a row, if the turn's line is on the page; else the row itself."""
        at = self._kinds.rfind(RowKind.TURN, 0, row + 1)
        return at if at >= 0 and self._about[at] == turn else row


def wrapped(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The rows (start, end) of a stretch of text: broken at spaces, in a word only where it is longer than a row."""
    if _UNEVEN.search(text, start, end):
        yield from _wrapped_by_cells(text, start, end, width)
        return
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            yield start, start + width
            start += width
        else:
            yield start, cut
            start = cut + 1
    if start < end:
        yield start, end


def _wrapped_by_cells(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The same for text whose characters take none, one or two cells."""
    while start < end:
        last, cells, space = start, 0, -1
        while last < end:
            wide = cell_len(text[last])
            if cells + wide > width and last > start:
                break
            if text[last] == " ":
                space = last
            cells += wide
            last += 1
        if last < end and text[last] != " " and space > start:
            yield start, space
            start = space + 1
        else:
            yield start, last
            start = last + (last < end and text[last] == " ")


def cells_between(text: str, start: int, end: int) -> int:
    """How many cells a stretch of text takes."""
    if not _UNEVEN.search(text, start, end):
        return end - start
    return cell_len(text[start:end])


def offset_at(text: str, row: Row, cell: int) -> int:
    """The offset that a cell of a row shows: of a wide character either cell, past the end the last character."""
    if row.end <= row.start:
        return row.start
    if not _UNEVEN.search(text, row.start, row.end):
        return min(row.start + max(0, cell), row.end - 1)
    seen = 0
    for offset in range(row.start, row.end):
        seen += cell_len(text[offset])
        if seen > cell:
            return offset
    return row.end - 1


def spans_in(spans: Sequence[Span], ends: Sequence[int], start: int, end: int) -> Iterator[Span]:
    """Those of some spans, in order and not overlapping, that touch a stretch; `ends` are their ends."""
    for index in range(bisect_right(ends, start), len(spans)):
        if spans[index].start >= end:
            return
        yield spans[index]
