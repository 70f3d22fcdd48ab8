"""The layout for everything else: `Name: text`, or a text that names no speaker at all."""

import re
from collections.abc import Iterator, Sequence

from transcripts.document import Document, Line
from transcripts.layouts import furniture
from transcripts.layouts.verdict import Verdict
from transcripts.model import SectionKind
from transcripts.names import is_name, is_operator, is_unnamed
from transcripts.script import Script, Speech, Voice

NAME = "plain"

_LABEL = re.compile(r"\s*(?P<name>[^:\[\]()]{2,60}?) ?:(?:\s+|$)")
_CALLS_WORDS = re.compile(
    r"\b(?:earnings|conference call|quarter|operator|analysts?|shareholders?|guidance|revenues?|fiscal|webcast|forward-looking"
    r"|question[- ]and[- ]answer|q&a|non-gaap|press release)\b",
    re.IGNORECASE,
)
_FIRST_QUESTION = re.compile(
    r"\b(?:first question|(?:open|begin|start|conduct)\b[^.?!]{0,40}\b(?:questions?|q&a|question[- ]and[- ]answer)[^.?!]{0,60}"
    r"(?:comes?|from|line of)|question (?:is|comes) (?:from|with))",
    re.IGNORECASE,
)
_ENOUGH_WORDS = 3
_SAMPLE = 400_000


def judge(document: Document) -> Verdict:
    """How sure it is that a document is laid out like this: never very, as anything is."""
    labels = sum(1 for line in document.lines if _label(line))
    if labels >= 2:
        return Verdict(0.45, f"{labels} speaker labels “Name:”")
    sample = "\n".join(line.text for line in document.lines)[:_SAMPLE]
    kinds = {word.lower() for word in _CALLS_WORDS.findall(sample)}
    if len(kinds) >= _ENOUGH_WORDS:
        return Verdict(0.2, "no speaker lines, but the words of a call")
    return Verdict(0.01, "no speaker lines and no words of a call")


def read(document: Document) -> Script:
    """Tell a document of this layout apart."""
    lines, heads = furniture.removed(document.lines, count_breaks=document.kind != "pdf")
    width = furniture.line_width(lines)
    labelled = sum(1 for line in lines if _label(line)) >= 2
    if not labelled:
        return Script((Speech(None, "unknown", tuple(lines)),), printed=tuple(heads), width=width)
    first = next(at for at, line in enumerate(lines) if _label(line))
    printed = (*(line.text.strip() for line in lines[:first] if not line.blank), *heads)
    return Script(tuple(_speeches(lines[first:])), printed=printed, width=width)


def _label(line: Line) -> re.Match[str] | None:
    """The speaker's label that a line begins with."""
    match = _LABEL.match(line.text)
    if match is None or not is_name(match["name"]):
        return None
    many = " " in match["name"].strip()
    return match if many or is_operator(match["name"]) or is_unnamed(match["name"]) else None


def _speeches(lines: Sequence[Line]) -> Iterator[Speech]:
    section: SectionKind = "presentation"
    voice: Voice | None = None
    said: list[Line] = []
    for line in lines:
        label = _label(line)
        if label:
            if voice is not None:
                yield Speech(voice, section, tuple(said))
                section = _section_after(section, voice, said)
            name = label["name"].strip()
            voice = Voice("Operator", role="operator") if is_operator(name) else Voice(name)
            mended = line.mended(label.end())
            said = [Line(mended.text, line.page, mended.repairs)]
            if _opens_questions(voice, said):
                section = "qa"
        else:
            said.append(line)
    if voice is not None:
        yield Speech(voice, section, tuple(said))


def _opens_questions(voice: Voice, said: Sequence[Line]) -> bool:
    return voice.role == "operator" and any(_FIRST_QUESTION.search(line.text) for line in said)


def _section_after(section: SectionKind, voice: Voice, said: Sequence[Line]) -> SectionKind:
    return "qa" if _opens_questions(voice, said) else section
