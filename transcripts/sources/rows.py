"""Pieces of text on pages to lines in order: rows, columns, margins, and the room between paragraphs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from transcripts.model import Span
from transcripts.names import is_full_name

COLUMN = "   "
"""What parts the cells of a row that are no one sentence."""
_PARAGRAPH_GAP = 1.35  # rows further apart than this many usual ones part paragraphs
_SAME_EDGE = 4.0
_FULL = 0.88
_CLOSED = 0.8
_GAPPED_SHARE = 0.05
_LEAST_NAMES = 3
_LEAST_MARGIN = 40.0


class Piece(NamedTuple):
    """A stretch of text in one row; distances in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    foot: float
    height: float
    strong: tuple[Span, ...] = ()
    """Stretches in bold, in code points of `text`."""
    pictured: float = 0.0
    """Width of a picture that stands where the row should begin."""
    short: bool = False
    """Whether it ends short of the column."""


class _Row(NamedTuple):
    cells: list[Piece]
    named: bool = False
    """Whether it is a name that stood in a margin."""

    @property
    def foot(self) -> float:
        """Where the row stands."""
        return self.cells[-1].foot

    @property
    def right(self) -> float:
        """Where the row ends."""
        return self.cells[-1].right

    def closes(self, edge: float) -> bool:
        """Whether the row ends a sentence well short of the column's edge."""
        return self.right < _CLOSED * edge and self.cells[-1].text.endswith((".", "?", "!", ":", "”", '"'))


Spaced = tuple[int, Piece | None]
"""Page number, and what stands on a line of it; None for an empty one."""


def spaced(pages: Sequence[Sequence[Piece]]) -> Iterator[Spaced]:
    """The lines of all pages, with an empty one wherever a page leaves more room than between two lines.

    Names that stand in a margin beside the words become lines of their own above them.
    """
    rowed = [_rows(page) for page in pages]
    usual = _usual_drop(rowed)
    gaps = _has_gaps(rowed, usual)
    margin = _margin(rowed)
    for number, page in enumerate(rowed, 1):
        previous: _Row | None = None
        edge = max((row.right for row in page), default=0.0)
        for row in page if margin is None else _with_names_above(page, margin, usual):
            far = previous is None or not _near(previous, row, usual)
            if far or row.named or (previous is not None and (previous.named or (not gaps and previous.closes(edge)))):
                yield number, None
            yield number, _whole(row.cells)._replace(short=row.right < _FULL * edge)
            previous = row


def _rows(pieces: Sequence[Piece]) -> list[_Row]:
    """Pieces that stand beside each other as rows, left to right."""
    found: list[_Row] = []
    for piece in pieces:
        last = found[-1].cells[-1] if found else None
        if last and abs(piece.foot - last.foot) < 0.5 * min(piece.height, last.height) and piece.left > last.right:
            found[-1].cells.append(piece)
        else:
            found.append(_Row([piece]))
    return found


def _usual_drop(pages: Sequence[Sequence[_Row]]) -> float:
    """The drop from one row to the next inside a paragraph: headings and gaps are the larger ones."""
    drops = [a.foot - b.foot for page in pages for a, b in pairwise(page)]
    falling = sorted(drop for drop in drops if drop > 1) or [1.0]
    return falling[len(falling) // 4]


def _has_gaps(pages: Sequence[Sequence[_Row]], usual: float) -> bool:
    """Whether a document parts its paragraphs by room between rows."""
    drops = [a.foot - b.foot for page in pages for a, b in pairwise(page)]
    return sum(1 for drop in drops if drop > _PARAGRAPH_GAP * usual) > _GAPPED_SHARE * len(drops)


class _Margin(NamedTuple):
    names: float
    """Where names in the margin begin."""
    words: float
    """Where the words beside them begin."""


def _margin(pages: Sequence[Sequence[_Row]]) -> _Margin | None:
    """The margin that names stand in, where a document has one: several names, with words beside them."""
    named = [
        row.cells
        for page in pages
        for row in page
        if len(row.cells) == 2
        and _is_named(row.cells[0].text)
        and row.cells[1].left - row.cells[0].left > _LEAST_MARGIN
    ]
    if len(named) < _LEAST_NAMES:
        return None
    names = Counter(round(cells[0].left) for cells in named).most_common(1)[0][0]
    words = Counter(round(cells[1].left) for cells in named).most_common(1)[0]
    return _Margin(names, words[0]) if words[1] >= _LEAST_NAMES else None


def _is_named(text: str) -> bool:
    return is_full_name(text.split(" (")[0])


def _with_names_above(page: Sequence[_Row], margin: _Margin, usual: float) -> Iterator[_Row]:
    """A page's rows, the names in its margin on rows of their own ahead of the words beside them.

    A name and its firm may run on to the rows right below; another name stands behind more room.
    """
    at = 0
    while at < len(page):
        end = at
        while (
            end < len(page) and _in_margin(page[end], margin) and (end == at or _near(page[end - 1], page[end], usual))
        ):
            end += 1
        names = [row.cells[0] for row in page[at:end]]
        whole = " ".join(name.text for name in names)
        if not names or not _is_named(whole):
            yield page[at]
            at += 1
            continue
        yield _Row([names[0]._replace(text=whole, strong=(Span(0, len(whole)),))], named=True)
        yield from (_Row(row.cells[1:]) for row in page[at:end] if len(row.cells) > 1)
        at = end


def _near(above: _Row, below: _Row, usual: float) -> bool:
    """Whether no more than the usual room is between two rows."""
    return abs(above.foot - below.foot) <= _PARAGRAPH_GAP * usual


def _in_margin(row: _Row, margin: _Margin) -> bool:
    """Whether a row begins in the margin, and goes on in the column of words if it goes on."""
    first = row.cells[0]
    if abs(first.left - margin.names) > _SAME_EDGE or first.right > margin.words - _SAME_EDGE:
        return False
    if len(row.cells) > 1:
        return abs(row.cells[1].left - margin.words) <= _SAME_EDGE
    return first.text.endswith(")")


def _whole(cells: Sequence[Piece]) -> Piece:
    """A row's cells as one line."""
    if len(cells) == 1:
        return cells[0]
    first = cells[0]
    return first._replace(text=COLUMN.join(cell.text for cell in cells), right=cells[-1].right)
