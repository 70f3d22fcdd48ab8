"""StreetEvents as published in a PDF: the PDF itself, its extracted text, an OCR of it, a Markdown copy.

A speaker line reads `Name - Firm - Title` and stands alone; `PRESENTATION` and `QUESTIONS AND ANSWERS` (letters often
spaced) part the call; the foot of each page (number, provider, copyright, links) and the head of the next fall
anywhere, also in mid-sentence. Copies may have lost any of this but the speaker lines.
"""

from collections.abc import Sequence
from itertools import islice

from transcripts.document import Document, Line
from transcripts.marks import furniture, headings, notices, roster, speeches, standing
from transcripts.marks.front import first_speech, front_of, titles
from transcripts.marks.standing import Evidence, Heard
from transcripts.marks.verdict import Verdict
from transcripts.names import is_name
from transcripts.positions import tidy
from transcripts.script import RUNS_ON, Script

NAME = "streetevents"

_MARKS = (" - ", "- ", " -", " –", " —")
_FEW = 2
_ENOUGH = 10
_FULL_LINE = 0.8
_LONGEST_REST = 60
_HEAD_LINES = 60


def judge(document: Document) -> Verdict:
    """How sure it is that a document is laid out like this."""
    if not any(mark in document.text for mark in _MARKS):
        return Verdict(0.0, "no speaker lines “Name - Firm - Title”")
    listed = {id(line) for _, line in front_of(document.lines).listed}
    marked = (line for line in document.lines if _is_marked(line) and id(line) not in listed)
    voices = sum(1 for _ in islice(marked, _ENOUGH))
    if voices < _FEW:
        return Verdict(0.0, "no speaker lines “Name - Firm - Title”")
    sections = {kind for line in document.lines if (kind := headings.section(line))}
    provider = any(furniture.PROVIDER.match(line.text.strip()) for line in document.lines[:_HEAD_LINES])
    sure = 0.5 + 0.15 * len(sections) + 0.15 * provider
    reason = f"{voices}{'' if voices < _ENOUGH else ' and more'} speaker lines “Name - Firm - Title”"
    reason += f", {len(sections)} of 2 section headings" + (", the provider's name" if provider else "")
    return Verdict(min(sure, 0.95), reason)


def read(document: Document) -> Script:
    """Tell a document of this layout apart."""
    lines, heads = furniture.removed(document.lines, count_breaks=document.kind != "pdf")
    width = furniture.line_width(lines)
    front = front_of(lines)
    heard = Evidence(lines, front.entries).heard()
    start = first_speech(lines, heard, front)
    end = notices.start(lines, max(heard, default=start), document.kind)
    body = {at - start: _whole(lines, at, h, width, start) for at, h in heard.items() if start <= at < end}
    said = tuple(speeches.between(lines[start:end], body))
    firms = {h.voice.affiliation for h in body.values() if h.voice.affiliation}
    return Script(
        said,
        roster.voices(front.listed, standing.names(body.values()), firms),
        (*heads, *titles(lines[:start])),
        notices=speeches.text_of(lines[end:]),
        width=RUNS_ON if document.flows else width,
        divided=any(speech.section == "qa" for speech in said),
    )


def _is_marked(line: Line) -> bool:
    """Whether a line is a speaker line that names firm or title behind dashes."""
    text = line.text
    if len(text) > standing.LONGEST or "--" in text or not any(mark in text for mark in _MARKS):
        return False
    return standing.is_speaker_line(text)


def _whole(lines: Sequence[Line], at: int, heard: Heard, width: int | None, start: int) -> Heard:
    """A speaker line, counted from `start`, with the rest of its title that ran on to a second line."""
    following = lines[at + 1 : at + 3]
    long = width is not None and len(lines[at].text) > _FULL_LINE * width
    if long and len(following) == 2 and not following[0].blank and following[1].blank:
        rest = following[0].text.strip()
        if len(rest) < _LONGEST_REST and not rest.endswith((".", "?", "!")) and not is_name(rest):
            title = tidy(f"{heard.voice.title} {rest}")
            return Heard(heard.voice._replace(title=title), at + 1 - start)
    return Heard(heard.voice, heard.last - start)
