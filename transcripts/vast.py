"""A text far longer than any call: shown as it is, nobody told apart, nothing mended, in little time and memory."""

from itertools import islice

from transcripts.document import Document
from transcripts.marks import furniture
from transcripts.model import Call, Company, Event, Section, Source, Span, Turn

_BREAK = "\n\n"
_SAMPLE_LINES = 4_000


def call_of(document: Document, source: Source, id: str) -> Call:
    """The call of a document that is `vast`: one text, each of its paragraphs a span, and a warning.

    Lines that are cut to a width are joined up to the next blank one; else each is a paragraph.
    """
    cut = document.flows or furniture.line_width(list(islice(document.lines, _SAMPLE_LINES))) is not None
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    fresh = True
    for line in document.lines:
        text = line.text.strip()
        if not text:
            fresh = True
            continue
        joined = cut and not fresh
        if pieces:
            pieces.append(" " if joined else _BREAK)
            at += len(pieces[-1])
        start = spans.pop().start if joined else at
        pieces.append(text)
        at += len(text)
        spans.append(Span(start, at))
        fresh = False
    return Call(
        id=id,
        source=source,
        title=None,
        company=Company(None, None),
        event=Event(),
        participants=(),
        text="".join(pieces),
        sections=(Section("unknown", 0, at),),
        turns=(Turn(0, None, "unknown", 0, at, tuple(spans)),) if spans else (),
        exchanges=(),
        warnings=(
            *document.warnings,
            f"The text has {at:,} characters, far more than a call: it is shown as plain text, speakers and figures unread.",
        ),
    )
