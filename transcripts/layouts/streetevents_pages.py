"""StreetEvents as published in a PDF: the PDF itself, its extracted text, an OCR of it, a Markdown copy.

A speaker line reads `Name - Firm - Title` and stands alone; `PRESENTATION` and `QUESTIONS AND ANSWERS` (letters often
spaced) part the call; the foot of each page (number, provider, copyright, links) and the head of the next fall
anywhere, also in mid-sentence. Copies may have lost any of this but the speaker lines.
"""

import re
from collections.abc import Iterator, Sequence

from transcripts.document import Document, Line
from transcripts.layouts import furniture, roster
from transcripts.layouts.verdict import Verdict
from transcripts.model import Role, SectionKind
from transcripts.names import is_name, is_operator
from transcripts.script import Script, Speech, Voice

NAME = "streetevents"

_SEPARATOR = re.compile(r"\s+[-–—]+\s*|\s*(?<![-–—])[-–—]\s+")
_TITLE_WORD = re.compile(
    r"\b(?:analyst|officer|president|chair(?:man|woman|person)?|director|manager|treasurer|controller|counsel|secretary|partner|founder"
    r"|head|relations|ir|vp|svp|evp|ceo|cfo|coo|cto|cio|cmo|gm|md|principal|associate|investor|shareholder|media|moderator|advis[eo]r)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"[?!;,:]$|(?<!\b[A-Z])(?<!Inc)(?<!Corp)(?<!Co)(?<!Ltd)(?<!Jr)(?<!Sr)(?<!P\.C)(?<!Dept)(?<!Dev)(?<!Mgmt)\.$"
)
_LONGEST = 220
_FULL_LINE = 0.8
_SECTIONS: dict[str, SectionKind] = {
    "PRESENTATION": "presentation",
    "QUESTIONSANDANSWERS": "qa",
    "QUESTIONSANDANSWER": "qa",
    "QUESTIONANDANSWER": "qa",
    "QUESTIONSANSWERS": "qa",
    "QUESTIONANDANSWERS": "qa",
    "QANDA": "qa",
}
_ROSTERS: dict[str, Role] = {
    "CORPORATEPARTICIPANTS": "executive",
    "COMPANYPARTICIPANTS": "executive",
    "CONFERENCECALLPARTICIPANTS": "analyst",
    "CONFERENCECALLPARTICIPIANTS": "analyst",
}
_ENDINGS = frozenset(("DISCLAIMER", "DEFINITIONS", "DEFINITIONSANDDISCLAIMER"))
_FRONT = frozenset(("EDITEDTRANSCRIPT", "PRELIMINARYTRANSCRIPT", "FINALTRANSCRIPT", "TRANSCRIPT"))


def judge(document: Document) -> Verdict:
    """How sure it is that a document is laid out like this."""
    voices = sum(1 for line in document.lines if _voice(line.text) is not None)
    sections = {_SECTIONS.get(heading_key(line)) for line in document.lines} - {None}
    provider = any(furniture.PROVIDER.match(line.text.strip()) for line in document.lines[:60])
    if voices < 2:
        return Verdict(0.0, "no speaker lines “Name - Firm - Title”")
    sure = 0.5 + 0.15 * len(sections) + 0.15 * provider
    reason = f"{voices} speaker lines “Name - Firm - Title”"
    reason += f", {len(sections)} of 2 section headings" + (", the provider's name" if provider else "")
    return Verdict(min(sure, 0.95), reason)


def read(document: Document) -> Script:
    """Tell a document of this layout apart."""
    lines, heads = furniture.removed(document.lines, count_breaks=document.kind != "pdf")
    width = furniture.line_width(lines)
    start = _first_speech(lines)
    front, body = lines[:start], lines[start:]
    speeches = tuple(_speeches(body, width))
    known = {speech.voice.name for speech in speeches if speech.voice}
    firms = {speech.voice.affiliation for speech in speeches if speech.voice and speech.voice.affiliation}
    listed = roster.voices(_roster_lines(front), known, firms)
    return Script(speeches, listed, (*_titles(front), *heads), width=width)


def heading_key(line: Line) -> str:
    """A heading's letters alone, in capitals ("P R E S E N T A T I O N" is PRESENTATION); "" for a sentence."""
    text = line.text.strip()
    if len(text) > 70 or text.endswith((".", "?", ",")) or not (line.heading or text.isupper()):
        return ""
    return re.sub(r"[^A-Z]", "", text.upper())


def _voice(text: str) -> Voice | None:
    """The speaker that a line names, if that is all the line does."""
    text = text.strip()
    if is_operator(text):
        return Voice("Operator", role="operator")
    if len(text) > _LONGEST or "-" not in text.replace("–", "-").replace("—", "-") or _SENTENCE_END.search(text):
        return None
    name, *rest = _SEPARATOR.split(text)
    rest = [part.strip() for part in rest if part.strip()]
    if not rest or not is_name(name):
        return None
    if len(rest) == 1:
        if not _TITLE_WORD.search(rest[0]):
            return None
        return Voice(name.strip(), title=tidy(rest[0]))
    return Voice(name.strip(), tidy(" - ".join(rest[1:])), tidy(rest[0]))


def tidy(text: str) -> str:
    """A firm or title with a space after each comma, as an OCR may have lost them."""
    return re.sub(r",(?=[^\s\d])", ", ", " ".join(text.split()))


def _first_speech(lines: Sequence[Line]) -> int:
    """Where the call begins: at the heading of the presentation, else at the first speaker line."""
    for number, line in enumerate(lines):
        if heading_key(line) in _SECTIONS:
            return number
    return next((number for number, line in enumerate(lines) if _voice(line.text)), len(lines))


def _speeches(lines: Sequence[Line], width: int | None) -> Iterator[Speech]:
    section: SectionKind = "presentation"
    voice: Voice | None = None
    said: list[Line] = []
    skip = 0
    for number, line in enumerate(lines):
        if skip:
            skip -= 1
            continue
        key = heading_key(line)
        if key in _ENDINGS:
            break
        heard = None if line.blank else _voice(line.text)
        if key not in _SECTIONS and heard is None:
            said.append(line)
            continue
        if heard is not None and width and len(line.text) > _FULL_LINE * width:
            heard, skip = _with_rest_of_title(heard, lines[number + 1 : number + 3])
        if heard is not None and heard == voice and _is_running_on(said, line):
            said.append(line._replace(text="", repairs=(), strong=()))
            continue
        if voice is not None or any(not s.blank for s in said):
            yield Speech(voice, section, tuple(said))
        voice, said = heard, []
        section = _SECTIONS.get(key, section)
    if voice is not None or any(not s.blank for s in said):
        yield Speech(voice, section, tuple(said))


def _with_rest_of_title(voice: Voice, following: Sequence[Line]) -> tuple[Voice, int]:
    """A title that ran on to a second line, which a blank one ends."""
    if len(following) == 2 and not following[0].blank and following[1].blank and len(following[0].text) < 60:
        rest = following[0].text.strip()
        if not re.search(r"[.?!]$", rest):
            return voice._replace(title=tidy(f"{voice.title} {rest}")), 1
    return voice, 0


def _is_running_on(said: Sequence[Line], line: Line) -> bool:
    """Whether a speaker line only repeats, after a page break, who is in the middle of a sentence."""
    last = next((s for s in reversed(said) if not s.blank), None)
    return last is not None and last.page < line.page and not re.search(r"[.?!\"”)\]]\s*$|--\s*$", last.text)


def _roster_lines(front: Sequence[Line]) -> list[tuple[Role, Line]]:
    role: Role | None = None
    out: list[tuple[Role, Line]] = []
    for line in front:
        key = heading_key(line)
        if key in _ROSTERS:
            role = _ROSTERS[key]
        elif key in _FRONT:
            role = None
        elif role is not None and not line.blank:
            out.append((role, line))
    return out


def _titles(front: Sequence[Line]) -> Iterator[str]:
    """The printed lines ahead of the participants' list: title, date and time, provider."""
    for line in front:
        if heading_key(line) in _ROSTERS:
            return
        if not line.blank:
            yield line.text.strip()
