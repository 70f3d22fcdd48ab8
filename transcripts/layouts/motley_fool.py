"""The Motley Fool's page as text: `Prepared Remarks:`, `Name -- Title` above each speech, `Questions and Answers:`."""

import re
from collections.abc import Iterator, Sequence

from transcripts.document import Document, Line
from transcripts.layouts.verdict import Verdict
from transcripts.model import SectionKind
from transcripts.names import is_name, is_operator
from transcripts.script import Script, Speech, Voice

NAME = "motley-fool"

_SECTIONS: dict[str, SectionKind] = {
    "prepared remarks": "presentation",
    "questions and answers": "qa",
    "questions & answers": "qa",
    "question-and-answer session": "qa",
    "question and answer session": "qa",
}
_LIST = "call participants"
_DURATION = re.compile(r"Duration: \d+ minutes?", re.IGNORECASE)
_TITLED = re.compile(r"\s+(?:--|—|–)\s+")
_END = re.compile(
    r"(?:More .{1,40} analysis|All earnings call transcripts|This article is a transcript\b.*)", re.IGNORECASE
)


def judge(document: Document) -> Verdict:
    """How sure it is that a document is laid out like this."""
    keys = [_key(line) for line in document.lines]
    headings = {key for key in keys if key in _SECTIONS or key == _LIST}
    titled = sum(1 for line in document.lines if _voice(line.text, ()) is not None)
    if "prepared remarks" not in headings or titled < 2:
        return Verdict(0.0, "no heading “Prepared Remarks” or no speaker lines “Name -- Title”")
    return Verdict(
        0.75 + 0.1 * min(len(headings), 2), f"headings {', '.join(sorted(headings))}; {titled} speaker lines"
    )


def read(document: Document) -> Script:
    """Tell a document of this layout apart."""
    lines = document.lines
    listed = tuple(_listed(lines))
    names = {voice.name for voice in listed}
    start = _start(lines)
    printed = tuple(line.text.strip() for line in lines[:start] if not line.blank)
    return Script(tuple(_speeches(lines[start:], names)), listed, printed)


def _key(line: Line) -> str:
    return line.text.strip().rstrip(":").lower()


def _start(lines: Sequence[Line]) -> int:
    """Where the call begins: the last heading of the prepared remarks (the first may stand in a list of contents)."""
    places = [at for at, line in enumerate(lines) if _key(line) == "prepared remarks"]
    return places[-1] if places else 0


def _voice(text: str, names: Sequence[str] | set[str] | tuple[()]) -> Voice | None:
    """The speaker that a line names, if that is all the line does."""
    text = text.strip()
    if is_operator(text):
        return Voice("Operator", role="operator")
    if len(text) > 200:
        return None
    if text in names:
        return Voice(text)
    name, *rest = _TITLED.split(text)
    if not rest or not is_name(name) or text.endswith(("?", "!")):
        return None
    if len(rest) == 1:
        return Voice(name, title=rest[0], role="analyst" if rest[0] == "Analyst" else "executive")
    return Voice(name, rest[-1], " -- ".join(rest[:-1]), "analyst")


def _speeches(lines: Sequence[Line], names: set[str]) -> Iterator[Speech]:
    section: SectionKind = "presentation"
    voice: Voice | None = None
    said: list[Line] = []
    for line in lines:
        key = _key(line)
        if key == _LIST or _END.fullmatch(line.text.strip()):
            break
        heard = None if line.blank else _voice(line.text, names)
        if heard is None and key not in _SECTIONS:
            if not _DURATION.fullmatch(line.text.strip()):
                said.append(line)
            continue
        if any(not s.blank for s in said):
            yield Speech(voice, section, tuple(said))
        voice, said = heard, []
        section = _SECTIONS.get(key, section)
    if any(not s.blank for s in said):
        yield Speech(voice, section, tuple(said))


def _listed(lines: Sequence[Line]) -> Iterator[Voice]:
    """The people listed at the foot of the page."""
    places = [at for at, line in enumerate(lines) if _key(line) == _LIST]
    for line in lines[places[-1] + 1 :] if places else ():
        text = line.text.strip()
        if _END.fullmatch(text):
            return
        voice = _voice(text, {text} if is_name(text) else ())
        if voice is not None and voice.role != "operator":
            yield voice if voice.title else voice._replace(role="unknown")
