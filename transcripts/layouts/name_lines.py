"""Names alone on a line above each speech: Seeking Alpha's pages, S&P Capital IQ's PDFs, and those of many companies.

The name may have a firm behind it (`Ben Sample, Bank of Nowhere`, `Ben Sample (Bank of Nowhere)`) or a title on the
line below; slide titles and lists of speakers stand among the speeches.
"""

from transcripts.document import Document
from transcripts.marks import furniture, headings, notices, roster, speeches, standing
from transcripts.marks.front import first_speech, front_of
from transcripts.marks.standing import Evidence, Heard
from transcripts.marks.verdict import Verdict
from transcripts.positions import is_position, tidy
from transcripts.script import Script, Voice
from transcripts.wording import lazy

NAME = "name-lines"

_FEW = 4
_MANY = 10
_SAMPLE_LINES = 6_000
_LONGEST_TITLE = 120
_UP_TO_NEXT = lazy(r",\s+(?:and|with)\b|[.;:\n]|\s+and\s+(?=[A-Z]\w+ [A-Z])")


def judge(document: Document) -> Verdict:
    """How sure it is that a document is laid out like this."""
    lines = document.lines[:_SAMPLE_LINES]
    front = front_of(lines)
    heard = Evidence(lines, front.entries).heard()
    people = standing.names(heard.values())
    if len(heard) < _FEW or len(people) < 2:
        return Verdict(0.0, "no speakers' names alone on a line")
    sections = {kind for line in lines if (kind := headings.section(line))}
    sure = 0.42 + (0.1 if len(heard) >= _MANY else 0.0) + 0.06 * len(sections) + (0.05 if front.listed else 0.0)
    return Verdict(
        sure, f"{len(heard)} lines that are the names of {len(people)} people, {len(sections)} of 2 section headings"
    )


def read(document: Document) -> Script:
    """Tell a document of this layout apart."""
    lines, heads = furniture.removed(document.lines, count_breaks=document.kind != "pdf")
    front = front_of(lines)
    heard = standing.titles_below(lines, Evidence(lines, front.entries).heard(), frozenset(front.entries))
    start = first_speech(lines, heard, front)
    end = notices.start(lines, max(heard, default=start), document.kind)
    ahead = speeches.text_of(lines[:start]).replace(",\n", ", ")
    body = {at - start: Heard(_titled(h.voice, ahead), h.last - start) for at, h in heard.items() if start <= at < end}
    said = tuple(speeches.between(lines[start:end], body))
    firms = {h.voice.affiliation for h in body.values() if h.voice.affiliation}
    return Script(
        said,
        roster.voices(front.listed, standing.names(body.values()), firms),
        (*heads, *(line.text.strip() for line in lines[:start] if not line.blank)),
        notices=speeches.text_of(lines[end:]),
        width=furniture.line_width(lines, document.flows),
        divided=any(speech.section == "qa" for speech in said),
    )


def _titled(voice: Voice, ahead: str) -> Voice:
    """A speaker with the title that stands ahead of the call ("Speeches by Ada Example, Chief Executive, and …")."""
    at = ahead.find(f"{voice.name}, ") if not voice.title and not voice.affiliation else -1
    if at < 0:
        return voice
    title = _UP_TO_NEXT.split(ahead[at + len(voice.name) + 2 : at + _LONGEST_TITLE])[0].strip()
    return voice._replace(title=tidy(title)) if is_position(title) else voice
