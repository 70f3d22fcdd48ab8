"""Words that a PDF shows as pictures: where they stand, and lines whose beginning one of them is.

Programs that cannot embed a character paint the words around it. They cannot be read; that they are missing must be
said, and a speaker's name that is one may be told by the words around it.
"""

from collections import Counter
from collections.abc import Sequence

from transcripts.sources.pdf_page import Box, Page

_HEIGHTS = (6.0, 24.0)
_LEAST_WIDTH = 4.0
_DECORATION_PAGES = 3
_NEAR = 14.0


def words_among(pages: Sequence[Page]) -> list[list[Box]]:
    """For each page, the pictures that look like words among its text; decoration comes again and again and is none."""
    places = Counter(_place(box) for page in pages for box in {_place(b): b for b in page.pictures}.values())
    return [
        [box for box in page.pictures if places[_place(box)] < _DECORATION_PAGES and _is_wordy(box, page)]
        for page in pages
    ]


def with_beginnings(page: Page, words: Sequence[Box]) -> Page:
    """A page whose pieces know what picture stands where they should begin."""
    if not words:
        return page
    pieces = []
    for piece in page.pieces:
        middle = piece.foot + 0.4 * piece.height
        ahead = [
            box
            for box in words
            if box[1] <= middle <= box[3] and -_NEAR <= piece.left - box[2] <= _NEAR and box[0] < piece.left - _NEAR
        ]
        if ahead and not any(
            p is not piece and abs(p.foot - piece.foot) < 2 and p.left < ahead[0][0] for p in page.pieces
        ):
            piece = piece._replace(pictured=ahead[0][2] - ahead[0][0])
        pieces.append(piece)
    return page._replace(pieces=pieces)


def _place(box: Box) -> tuple[int, ...]:
    return tuple(round(side) for side in box)


def _is_wordy(box: Box, page: Page) -> bool:
    left, foot, right, head = box
    if not page.pieces or not _HEIGHTS[0] <= head - foot <= _HEIGHTS[1] or right - left < _LEAST_WIDTH:
        return False
    feet = [piece.foot for piece in page.pieces]
    return min(feet) - head < foot < max(feet) + head and min(p.left for p in page.pieces) - _NEAR < left
