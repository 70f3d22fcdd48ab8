"""PDF: the lines of each page as they stand there, with bold type, columns and the space between paragraphs.

PDFium reads the characters; where they stand tells the rest. Pieces of one row are one line, a wide gap in a row parts
columns, the room between two rows parts paragraphs, and names in a margin of their own become lines of their own, so
that a PDF reads like its extracted text.
"""

from collections.abc import Iterator
from time import monotonic
from typing import NamedTuple

import pypdfium2

from transcripts.document import Document, Line, clean_line
from transcripts.errors import EarmarkError, PasswordError, UnreadableFileError
from transcripts.limits import MAX_PAGES, refuse_beyond
from transcripts.sources import pdf_limits, pictured, rows
from transcripts.sources.pdf_page import Box, Page, page_of

MAX_CHARACTERS = 2_000_000
MAX_DRAWN = 1_000_000
"""Things drawn on all pages: pieces of text, pictures, lines."""
MAX_SECONDS = 20.0
"""What no PDF of a call takes, by far: pages that draw nothing can cost time all the same."""
_SCANNED = "Run it through OCR first (ocrmypdf, for one)."


class _Read(NamedTuple):
    """What could be read of a PDF."""

    pages: list[Page]
    broken: list[int]
    """The pages that could not be read, from 1; they are empty."""


def read(data: bytes, name: str = "", password: str | None = None) -> Document:
    """A PDF's document.

    Raises:
        UnreadableFileError: The file is no PDF that can be opened, holds no text, or is larger than a call can be.
        PasswordError: It is encrypted, and the password is missing or wrong.
    """
    pdf_limits.check(data)
    read = _read(data, password)
    words = pictured.words_among(read.pages)
    pages = [pictured.with_beginnings(page, boxes) for page, boxes in zip(read.pages, words, strict=True)]
    lines = tuple(_lines(pages))
    if not any(not line.blank for line in lines):
        if read.broken:
            raise UnreadableFileError(
                "Broken PDF", f"The PDF is damaged on page {read.broken[0]}.", "Get a fresh copy of it."
            )
        raise UnreadableFileError("No text", "The PDF holds pictures of pages and no text.", _SCANNED)
    return Document(lines, "pdf", name, tuple(_warnings(read, words)), flows=True)


def _read(data: bytes, password: str | None) -> _Read:
    try:
        pdf = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error), password) from None
    try:
        count = len(pdf)
        refuse_beyond(MAX_PAGES, count, "pages")
        pages: list[Page] = []
        broken: list[int] = []
        characters = drawn = 0
        began = monotonic()
        for number in range(count):
            try:
                page = _page(pdf, number, MAX_CHARACTERS - characters)
            except pypdfium2.PdfiumError:
                page = Page([], [], 0, 0)
                broken.append(number + 1)
            characters += page.characters
            drawn += page.drawn
            if drawn > MAX_DRAWN or monotonic() - began > MAX_SECONDS:
                raise UnreadableFileError("Unsafe PDF", "The PDF draws far more than a call can; it is not read.")
            pages.append(page)
        return _Read(pages, broken)
    finally:
        pdf.close()


def _page(pdf: pypdfium2.PdfDocument, number: int, most: int) -> Page:
    page = pdf[number]
    try:
        return page_of(page, most)
    finally:
        page.close()


def _refusal(error: str, password: str | None) -> EarmarkError:
    if "password" in error.lower():
        wrong = "The password does not open it." if password else "The PDF is protected by a password."
        return PasswordError("Encrypted PDF", wrong, "Give its password, or save a copy without it.")
    return UnreadableFileError("Broken PDF", "The file is not a PDF that can be opened.", "Get a fresh copy of it.")


def _warnings(read: _Read, words: list[list[Box]]) -> Iterator[str]:
    """What of the PDF could not be read as text."""
    if read.broken:
        which, what = ("Page", "is") if len(read.broken) == 1 else ("Pages", "are")
        yield f"{which} {_listed(read.broken)} {what} damaged: the words there are missing. Get a fresh copy of the PDF."
    empty = [number for number, page in enumerate(read.pages, 1) if not page.pieces and page.pictures]
    if empty:
        yield f"Pages {_listed(empty)} are pictures without text: their words are missing. {_SCANNED}"
    blank = (number for number, page in enumerate(read.pages, 1) if not page.pieces and not page.pictures)
    nothing = [number for number in blank if number not in read.broken]
    if nothing:
        yield f"Pages {_listed(nothing)} are empty or damaged."
    missing = [number for number, boxes in enumerate(words, 1) if boxes]
    if missing:
        yield f"On pages {_listed(missing)} some words are pictures, not text: they are missing."


def _listed(numbers: list[int]) -> str:
    """Page numbers in few words ("3, 5–9")."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _lines(pages: list[Page]) -> Iterator[Line]:
    """The lines of all pages, with blank ones where a page leaves room."""
    for number, piece in rows.spaced([page.pieces for page in pages]):
        if piece is None:
            yield Line("", number)
        else:
            line = clean_line(piece.text, number, piece.strong)
            yield line._replace(short=piece.short, pictured=piece.pictured) if piece.short or piece.pictured else line
