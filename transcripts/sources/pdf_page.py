"""One page of a PDF: its rows of characters, told from where PDFium says each character stands."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from transcripts.limits import refuse_beyond
from transcripts.model import Span
from transcripts.sources.rows import Piece
from transcripts.wording import lazy

_BOLD_WEIGHT = 600
_NAME_LENGTH = 128
_WORD = lazy(r"\S+")
_LINE_END = lazy(r"[\r\n]+")
_BROKEN_WORD = "\ufffe"
"""What PDFium puts for a hyphen at the end of a row; the next row follows without a line end."""
_JOINED = lazy(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[,;:])(?=[^\W\d])")
_SPACED_OUT = lazy(r"(?:\S{1,3} ){3,}\S{1,3}|(?:\S ){2,}\S")
_LEAST_GAP = 0.12
_LEAST_GAP_AT_CAPITAL = 0.05
_WIDE_GAP = 2.2
_MOST_DRAWN = 50_000
_WORD_GAP = 1.7


Box = tuple[float, float, float, float]
"""Left, foot, right and head, in points from the lower left corner of the page."""


class Page(NamedTuple):
    """What a page prints."""

    pieces: list[Piece]
    """In the order the file has them."""
    pictures: list[Box]
    """Where its pictures stand; none are told of a page that draws too much."""
    characters: int
    drawn: int
    """How many things are drawn on it."""


class _Characters:
    """A page's characters and where they stand; distances in points from the lower left corner."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._raw = textpage.raw
        self.text = textpage.get_text_range()
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._references = [ctypes.byref(side) for side in self._sides]
        self._loose = pdfium.FS_RECTF()

    def across(self, at: int) -> tuple[float, float]:
        """Left and right edge of a character."""
        pdfium.FPDFText_GetLooseCharBox(self._raw, at, self._loose)
        return self._loose.left, self._loose.right

    def box(self, at: int) -> tuple[float, float, float, float]:
        """Left, right, foot and head of the room that a character takes."""
        pdfium.FPDFText_GetLooseCharBox(self._raw, at, self._loose)
        return self._loose.left, self._loose.right, self._loose.bottom, self._loose.top

    def is_bold(self, at: int) -> bool:
        """Whether a character is printed in bold type."""
        if pdfium.FPDFText_GetFontWeight(self._raw, at) >= _BOLD_WEIGHT:
            return True
        name = ctypes.create_string_buffer(_NAME_LENGTH)
        length = pdfium.FPDFText_GetFontInfo(self._raw, at, name, _NAME_LENGTH, None)
        return b"bold" in name.raw[: max(0, length)].lower()


def page_of(page: pypdfium2.PdfPage, most: int) -> Page:
    """What a page prints.

    Raises:
        UnreadableFileError: It has more than `most` characters.
    """
    textpage = page.get_textpage()
    try:
        refuse_beyond(most, textpage.count_chars(), "characters")
        characters = _Characters(textpage)
        drawn = pdfium.FPDFPage_CountObjects(page.raw)
        pictures = list(_pictures(page, drawn)) if drawn <= _MOST_DRAWN else []
        return Page(list(_joined(_pieces(characters))), pictures, len(characters.text), drawn)
    finally:
        textpage.close()


def _pieces(characters: _Characters) -> Iterator[Piece]:
    """What PDFium takes for lines, cut where it ran two together."""
    at = 0
    text = characters.text
    for end in [*(match.start() for match in _LINE_END.finditer(text)), len(text)]:
        while at < end:
            stop = text.find(_BROKEN_WORD, at, end)
            last = end if stop < 0 else stop + 1
            if text[at:last].strip():
                yield from _cells(characters, at, last)
            at = last
        while at < len(text) and text[at] in "\r\n":
            at += 1


def _cells(characters: _Characters, start: int, end: int) -> Iterator[Piece]:
    """A line cut where a gap in it is wider than a space between words can be."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(characters.text, start, end)]
    first, (_, right, foot, head) = words[0][0], characters.box(words[0][1] - 1)
    height = max(1.0, head - foot)
    begun = first
    for (_, before), (begin, after) in pairwise(words):
        left, _ = characters.across(begin)
        if left - right > _WIDE_GAP * height:
            yield _piece(characters, begun, before)
            begun = begin
        right = characters.across(after - 1)[1]
    yield _piece(characters, begun, words[-1][1])


def _piece(characters: _Characters, start: int, end: int) -> Piece:
    """A stretch of one line."""
    left, _, foot, head = characters.box(start)
    _, right, last_foot, last_head = characters.box(end - 1)
    printed = characters.text[start:end].replace(_BROKEN_WORD, "-")
    height = max(1.0, head - foot, last_head - last_foot)
    text = _spelled(characters, start, printed, height)
    strong = _strong(characters, start, len(text)) if len(text) == len(printed) else ()
    if text != printed and characters.is_bold(start) and characters.is_bold(end - 1):
        strong = (Span(0, len(text)),)
    return Piece(text, left, right, last_foot, height, strong)


def _spelled(characters: _Characters, start: int, text: str, height: float) -> str:
    """A stretch with the spaces that stand there: one between words run together, none between letters spaced out."""
    if _SPACED_OUT.fullmatch(text) or (len(text) < 60 and _SPACED_OUT.search(text) and text.upper() == text):
        return _closed_up(characters, start, text)
    cuts = [m.start() for m in _JOINED.finditer(text)]
    for at in reversed(cuts):
        if characters.across(start + at)[0] - characters.across(start + at - 1)[1] > _LEAST_GAP_AT_CAPITAL * height:
            text = f"{text[:at]} {text[at:]}"
    return text


def _closed_up(characters: _Characters, start: int, text: str) -> str:
    """A stretch of spaced-out letters as words, parted where the gap is wider than between its letters."""
    letters = [(at, *characters.across(start + at)) for at, c in enumerate(text) if c != " "]
    gaps = [after[1] - before[2] for before, after in pairwise(letters)]
    if not gaps:
        return text
    usual = max(median(gaps), 0.1)
    closed = text[letters[0][0]]
    for (at, *_), gap in zip(letters[1:], gaps, strict=True):
        closed += (" " if gap > _WORD_GAP * usual else "") + text[at]
    return closed


def _strong(characters: _Characters, start: int, length: int) -> tuple[Span, ...]:
    """The bold words that a line begins with, if it does: names and headings are set so."""
    end = 0
    for word in _WORD.finditer(characters.text, start, start + length):
        if not characters.is_bold(word.start()):
            break
        end = word.end() - start
    return (Span(0, end),) if end else ()


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Pieces that follow each other in one row as one, a raised ordinal ("23rd") included."""
    last: Piece | None = None
    for piece in pieces:
        if last is not None and abs(piece.foot - last.foot) < 0.5 * min(piece.height, last.height):
            gap = piece.left - last.right
            if -0.3 * last.height <= gap <= _WIDE_GAP * last.height:
                by = " " if gap > _LEAST_GAP * last.height else ""
                strong = last.strong
                if strong and strong[-1].end == len(last.text) and piece.strong:
                    strong = (Span(0, len(last.text) + len(by) + piece.strong[0].end),)
                text = last.text + by + piece.text
                last = Piece(text, last.left, piece.right, piece.foot, last.height, strong)
                continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _pictures(page: pypdfium2.PdfPage, drawn: int) -> Iterator[Box]:
    """Where each picture stands."""
    sides = [ctypes.c_float() for _ in range(4)]
    for at in range(drawn):
        thing = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_IMAGE:
            pdfium.FPDFPageObj_GetBounds(thing, *(ctypes.byref(side) for side in sides))
            left, foot, right, head = (side.value for side in sides)
            yield left, foot, right, head
