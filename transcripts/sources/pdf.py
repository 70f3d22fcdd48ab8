"""PDF: the lines of each page, with bold type and the space between paragraphs.

PDFium reads the characters; what a page prints apart (paragraphs, speaker lines) is told by the gaps between
baselines, which become blank lines, so that a PDF reads like its extracted text.
"""

import ctypes
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from transcripts.document import Document, Line, clean_line
from transcripts.errors import UnreadableFileError
from transcripts.model import Span

MAX_PAGES = 2_000
_PARAGRAPH_GAP = 1.35  # baselines further apart than this many usual ones part paragraphs
_BOLD_WEIGHT = 600
_NAME_LENGTH = 128
_NEWLINE = "\r\n"


class _Printed(NamedTuple):
    """A line on the page."""

    text: str
    baseline: float
    """Distance of the line's foot from the page's foot, in points."""
    strong: tuple[Span, ...]


def read(data: bytes, name: str = "") -> Document:
    """A PDF's document.

    Raises:
        UnreadableFileError: The file is no PDF that can be opened, is encrypted, or holds no text.
    """
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error)) from None
    try:
        if len(pdf) > MAX_PAGES:
            raise UnreadableFileError(
                "Too long", f"The PDF has {len(pdf):,} pages; earmark reads up to {MAX_PAGES:,}.", "Split it first."
            )
        pages = [list(_printed_lines(pdf[number])) for number in range(len(pdf))]
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError("Broken PDF", f"The PDF is damaged: {error}.", "Get a fresh copy of it.") from None
    finally:
        pdf.close()
    if not any(line.text.strip() for page in pages for line in page):
        raise UnreadableFileError(
            "No text", "The PDF holds pictures of pages and no text.", "Run it through OCR first (ocrmypdf, for one)."
        )
    return Document(tuple(_spaced(pages)), "pdf", name)


def _refusal(error: str) -> UnreadableFileError:
    if "password" in error.lower():
        return UnreadableFileError("Encrypted PDF", "The PDF is protected by a password.", "Save a copy without it.")
    return UnreadableFileError("Broken PDF", "The file is not a PDF that can be opened.", "Get a fresh copy of it.")


def _printed_lines(page: pypdfium2.PdfPage) -> Iterator[_Printed]:
    """The lines of a page that print something, in the order the file has them."""
    textpage = page.get_textpage()
    try:
        at = 0
        for text in textpage.get_text_range().split(_NEWLINE):
            if text.strip():
                first = at + len(text) - len(text.lstrip())
                baseline = textpage.get_charbox(first, loose=True)[1]
                yield _Printed(text, baseline, _strong(textpage, text, at))
            at += len(text) + len(_NEWLINE)
    finally:
        textpage.close()


def _strong(textpage: pypdfium2.PdfTextPage, text: str, start: int) -> tuple[Span, ...]:
    """The bold stretch that a line begins with, if it does: names and headings are set so."""
    end = len(text.rstrip())
    if not _is_bold(textpage, start):
        return ()
    low, high = 0, end - 1
    while low < high:  # the last bold character, if bold is not taken up again
        middle = (low + high + 1) // 2
        if _is_bold(textpage, start + middle) or text[middle] == " ":
            low = middle
        else:
            high = middle - 1
    return (Span(0, len(text[: low + 1].rstrip())),)


def _is_bold(textpage: pypdfium2.PdfTextPage, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(textpage.raw, index) >= _BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    length = pdfium.FPDFText_GetFontInfo(textpage.raw, index, name, _NAME_LENGTH, None)
    return b"bold" in name.raw[: max(0, length)].lower()


def _spaced(pages: list[list[_Printed]]) -> Iterator[Line]:
    """The lines of all pages, with a blank one wherever the page leaves more room than between two lines."""
    drops = [a.baseline - b.baseline for page in pages for a, b in zip(page, page[1:], strict=False)]
    usual = median(sorted(drop for drop in drops if drop > 1) or [1.0])
    for number, page in enumerate(pages, 1):
        previous: _Printed | None = None
        for line in page:
            if previous is None or abs(previous.baseline - line.baseline) > _PARAGRAPH_GAP * usual:
                yield Line("", number)
            yield clean_line(line.text.rstrip(), number, line.strong)
            previous = line
