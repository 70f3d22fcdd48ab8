"""The invented call printed on paper: PDFs in the styles of several houses."""

import io
from collections.abc import Callable, Iterator
from typing import NamedTuple

from larkspur import ANALYSTS, CALL, COMPANY, EXECUTIVES, TICKER, person, said
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = LETTER
LEFT, TOP, FOOT = 60.0, HEIGHT - 80, 80.0
PLAIN, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"


class Stroke(NamedTuple):
    """Words set at one place of a line."""

    text: str
    left: float = LEFT
    font: str = PLAIN


class Row(NamedTuple):
    """A line of the page, and the room above it in lines."""

    strokes: tuple[Stroke, ...]
    room: float = 1.0


def row(text: str, room: float = 1.0, left: float = LEFT, font: str = PLAIN) -> Row:
    return Row((Stroke(text, left, font),), room)


def flowed(
    text: str, left: float = LEFT, right: float = WIDTH - LEFT, size: float = 10, room: float = 1.8
) -> Iterator[Row]:
    """A paragraph broken into lines that fill its column."""
    for number, line in enumerate(simpleSplit(text, PLAIN, size, right - left)):
        yield row(line, room if number == 0 else 1.0, left)


def printed(
    rows: list[Row],
    head: Callable[[int], list[Stroke]] = lambda _: [],
    foot: Callable[[int], list[Stroke]] = lambda _: [],
    size: float = 10,
    encrypt: StandardEncryption | None = None,
) -> bytes:
    """The rows on as many pages as they take, with what each page repeats."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=LETTER, invariant=1, encrypt=encrypt)
    pitch, y, page = size * 1.2, TOP, 0

    def begin() -> None:
        for line, strokes in ((TOP + 40, head(page)), (FOOT - 30, foot(page))):
            for stroke in strokes:
                canvas.setFont(stroke.font, 8)
                canvas.drawString(stroke.left, line, stroke.text)

    page = 1
    begin()
    for item in rows:
        y -= item.room * pitch
        if y < FOOT:
            canvas.showPage()
            page, y = page + 1, TOP - pitch
            begin()
        for stroke in item.strokes:
            canvas.setFont(stroke.font, size)
            canvas.drawString(stroke.left, y, stroke.text)
    canvas.save()
    return out.getvalue()


def callstreet() -> bytes:
    """Dotted rules, the position below the name, Q or A at the right margin."""
    dots = "." * 170
    rows = [
        row(f"{COMPANY} ({TICKER})", font=BOLD),
        row("Q2 2031 Earnings Call", room=2),
        row("30-Jul-2031"),
        row("CORPORATE PARTICIPANTS", 2, font=BOLD),
    ]
    columns = (LEFT, 320.0)
    rows += [Row(tuple(Stroke(p.name, x) for p, x in zip(EXECUTIVES, columns, strict=True)), 2)]
    rows += [Row(tuple(Stroke(p.title, x) for p, x in zip(EXECUTIVES, columns, strict=True)))]
    rows += [row(dots), row("OTHER PARTICIPANTS", 2, font=BOLD)]
    rows += [Row(tuple(Stroke(p.name, x) for p, x in zip(ANALYSTS, columns, strict=True)), 2)]
    rows += [Row(tuple(Stroke(f"Analyst, {p.firm}", x) for p, x in zip(ANALYSTS, columns, strict=True)))]
    rows += [row(dots), row("MANAGEMENT DISCUSSION SECTION", 3, font=BOLD), row(dots, 2)]
    for section in ("presentation", "qa"):
        if section == "qa":
            rows += [row("QUESTION AND ANSWER SECTION", 3, font=BOLD), row(dots, 2)]
        for speech in said(section):
            who = person(speech.speaker)
            paragraphs = speech.paragraphs
            if who is None:
                paragraphs = (f"Operator: {paragraphs[0]}", *paragraphs[1:])
            else:
                title = f"Analyst, {who.firm}" if who.role == "analyst" else f"{who.title}, {who.firm}"
                side = () if section == "presentation" else (Stroke("Q" if who.role == "analyst" else "A", 545, BOLD),)
                rows += [row(who.name, 2, font=BOLD), Row((Stroke(title), *side))]
            for paragraph in paragraphs:
                rows += flowed(paragraph)
            rows += [row(dots)]
    rows += [
        row("Disclaimer", 3, font=BOLD),
        *flowed("This document may be wrong, and nobody answers for it. It is not an offer to sell anything."),
    ]
    return printed(rows, foot=lambda page: [Stroke("1-877-555-0100  www.callstreet.example"), Stroke(str(page), 545)])


def capital_iq() -> bytes:
    """Names bold, positions in italics, a running head in capitals."""
    rows = [row(f"{COMPANY} NASDAQGS:{TICKER}", font=BOLD), row("FQ2 2031 Earnings Call Transcripts", 2, font=BOLD)]
    rows += [
        row("Wednesday, July 30, 2031 9:00 PM GMT", 2),
        row("Call Participants", 3, font=BOLD),
        row("EXECUTIVES", 2, font=BOLD),
    ]
    for p in EXECUTIVES:
        rows += [row(p.name, 2, font=BOLD), row(p.title, font=ITALIC)]
    rows += [row("ANALYSTS", 3, font=BOLD)]
    for p in ANALYSTS:
        rows += [row(p.name, 2, font=BOLD), row(f"{p.firm}, Research Division", font=ITALIC)]
    for section, heading in (("presentation", "Presentation"), ("qa", "Question and Answer")):
        rows += [row(heading, 4, font=BOLD)]
        for speech in said(section):
            who = person(speech.speaker)
            rows += [row(speech.speaker, 2, font=BOLD)]
            if who is not None:
                rows += [row(who.title if who.role == "executive" else "Research Analyst", font=ITALIC)]
            for paragraph in speech.paragraphs:
                rows += flowed(paragraph, room=1.6)
    head = [Stroke(f"{COMPANY.upper()} FQ2 2031 EARNINGS CALL | JUL 30, 2031")]
    return printed(
        rows,
        head=lambda _: head,
        foot=lambda page: [Stroke("Copyright © 2031 Fictional Market Desk"), Stroke(str(page), 545)],
    )


def names_in_margin() -> bytes:
    """Speeches with slide titles and bullets first; then names in a margin of their own, firms below them."""
    rows = [
        row(COMPANY, font=BOLD),
        row("Larkspur Q2 2031 Analyst Conference Call", 2),
        row("Wednesday, 30 July 2031 | 11:00 CEST", 2),
    ]
    rows += [row("Speakers:", 3), *(row(f"{p.name}, {p.title}") for p in EXECUTIVES)]
    number = 2
    for speech in said("presentation"):
        who = person(speech.speaker)
        if who is None:
            continue
        rows += [row(speech.speaker.upper(), 6), row(f"Slide {number} – What the spring brought", 2)]
        number += 1
        for paragraph in speech.paragraphs:
            rows += flowed(f"- {paragraph}", right=420)
    rows += [row("Questions & Answers", 4)]
    for speech in said("qa"):
        who = person(speech.speaker)
        if who is None:
            continue
        lines = [line for paragraph in speech.paragraphs for line in flowed(paragraph, left=230, right=470)]
        firm = f"({who.firm})" if who.role == "analyst" else ""
        rows.append(Row((Stroke(speech.speaker), *lines[0].strokes), 1.8))
        if firm and len(lines) > 1:
            rows.append(Row((Stroke(firm), *lines[1].strokes)))
            lines.pop(1)
        rows += lines[1:]
    return printed(rows, foot=lambda page: [Stroke(str(page), 300)])


def labels_in_capitals() -> bytes:
    """Labels in capitals ahead of the words, a page number of a total, no heading for the questions."""
    rows = [row(f"{COMPANY}", font=BOLD), row("Q2 2031 Results Call", 2, font=BOLD), row("30 July 2031", 2)]
    met: set[str] = set()
    for speech in CALL:
        who = person(speech.speaker)
        label = speech.speaker.upper()
        if who is not None and speech.speaker not in met:
            met.add(speech.speaker)
            label += ", " + (who.title if who.role == "executive" else who.firm).upper()
        for at, paragraph in enumerate(speech.paragraphs):
            rows += flowed(f"{label}: {paragraph}" if at == 0 else paragraph)
    return printed(rows, foot=lambda page: [Stroke(f"Page {page} of 3", 270)])


def words_alone(text: str, password: str | None = None) -> bytes:
    """Any text on paper, under a password if one is given."""
    encrypt = StandardEncryption(password, ownerPassword="owner", canPrint=1) if password else None
    rows = [line for paragraph in text.split("\n\n") for line in flowed(paragraph)]
    return printed(rows, encrypt=encrypt)


def scan(pages: int = 2) -> bytes:
    """Pages that are pictures."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=LETTER, invariant=1)
    for _ in range(pages):
        canvas.drawInlineImage(_grey(), 50, 50, 500, 700)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _grey() -> "object":
    from PIL import Image

    return Image.new("L", (16, 16), 200)
