"""StreetEvents' text file: rules of `=` part the sections, rules of `-` enclose numbered speaker lines.

An "Event Brief" has the same frame and is a summary in notes, not a transcript.
"""

import re
from collections.abc import Iterator, Sequence

from transcripts.document import Document, Line
from transcripts.layouts.verdict import Verdict
from transcripts.model import Role, SectionKind
from transcripts.names import is_operator
from transcripts.script import Script, Speech, Voice

NAME = "streetevents-edited"

_RULE = re.compile(r"\s*(={20,}|-{20,})\s*")
_NUMBERED = re.compile(r"(?P<who>.*?)\s*\[(?P<number>\d{1,4})\]\s*")
_FIRM_FROM_TITLE = re.compile(r"\s+[-–]\s*|\s*[-–]\s+")
_SECTIONS: dict[str, SectionKind] = {
    "presentation": "presentation",
    "questions and answers": "qa",
    "transcript": "presentation",
}
_ROSTERS: dict[str, Role] = {
    "corporate participants": "executive",
    "conference call participiants": "analyst",
    "conference call participants": "analyst",
}
_ENDINGS = frozenset(("definitions", "disclaimer"))
_BRIEF_HEADINGS = frozenset(("overview", "financial data", "presentation summary"))


def judge(document: Document) -> Verdict:
    """How sure it is that a document is laid out like this."""
    rules = sum(1 for line in document.lines if _RULE.fullmatch(line.text))
    numbered = sum(1 for line in document.lines if line.text.rstrip().endswith("]") and _NUMBERED.fullmatch(line.text))
    headings = {line.text.strip().lower() for line in document.lines} & (
        _SECTIONS.keys() | _ROSTERS.keys() | _BRIEF_HEADINGS
    )
    if rules < 4 or not headings:
        return Verdict(0.0, "no sections between rules")
    sure = 0.6 + 0.1 * min(len(headings), 2) + (0.19 if numbered >= 2 else 0.0)
    return Verdict(sure, f"{rules} rules, {numbered} numbered speaker lines, {len(headings)} section headings")


def read(document: Document) -> Script:
    """Tell a document of this layout apart."""
    blocks = list(_blocks(document.lines))
    printed = tuple(
        line.text.strip() for heading, lines in blocks[:1] if heading is None for line in lines if not line.blank
    )
    brief = any("event brief" in line.lower() for line in printed)
    section: SectionKind | None = None
    listed: list[Voice] = []
    speeches: list[Speech] = []
    for heading, lines in blocks:
        key = heading.strip().lower() if heading else ""
        if key in _ENDINGS or key.startswith("copyright"):
            break
        if brief and heading is not None and key not in _ROSTERS:
            speeches.append(_notes(heading, lines, speeches))
        elif key in _SECTIONS:
            section = _SECTIONS[key]
            if any(not line.blank for line in lines):
                speeches.append(Speech(None, section, tuple(lines)))
        elif key in _ROSTERS:
            listed += _roster(lines, _ROSTERS[key])
        elif heading is not None and section is not None:
            speeches.append(Speech(_voice(heading), section, tuple(lines)))
    if brief:
        return _brief_script(speeches, listed, printed)
    return Script(tuple(speeches), tuple(listed), printed)


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[str | None, list[Line]]]:
    """(heading, lines under it); a heading is a line or two between two rules. The first block has none."""
    heading: str | None = None
    body: list[Line] = []
    at = 0
    while at < len(lines):
        if _RULE.fullmatch(lines[at].text):
            enclosed = _heading_at(lines, at)
            if enclosed:
                yield heading, body
                heading, body = enclosed[0], []
                at = enclosed[1]
                continue
        else:
            body.append(lines[at])
        at += 1
    yield heading, body


def _heading_at(lines: Sequence[Line], rule: int) -> tuple[str, int] | None:
    """The heading under a rule that another one closes, and where what it heads begins."""
    text: list[str] = []
    for at in range(rule + 1, min(rule + 4, len(lines))):
        if _RULE.fullmatch(lines[at].text):
            return (" ".join(text), at + 1) if text else None
        if lines[at].blank:
            return None
        text.append(lines[at].text.strip())
    return None


def _voice(heading: str) -> Voice | None:
    """The speaker of a line `Name,  Firm - Title    [n]`."""
    match = _NUMBERED.fullmatch(heading)
    who = (match["who"] if match else heading).strip()
    if is_operator(who):
        return Voice("Operator", role="operator")
    name, _, rest = who.partition(",  ")
    if not rest:
        name, _, rest = who.partition(", ")
    return Voice(" ".join(name.split()).rstrip(",") or "Unidentified Speaker", *_title_and_firm(rest))


def _title_and_firm(text: str) -> tuple[str | None, str | None]:
    firm, *title = _FIRM_FROM_TITLE.split(f"{text.strip()} ", maxsplit=1)
    return (title[0].strip(" -") or None if title else None), firm.strip(" -") or None


def _roster(lines: Sequence[Line], role: Role) -> Iterator[Voice]:
    """People marked by ` * `, firm and title on the line below."""
    name: str | None = None
    for line in lines:
        text = line.text.strip()
        if text.startswith("* "):
            if name:
                yield Voice(name, role=role)
            name = " ".join(text[2:].split())
        elif name and text:
            title, firm = _title_and_firm(line.text)
            yield Voice(name, title, firm, role)
            name = None
    if name:
        yield Voice(name, role=role)


def _notes(heading: str, lines: Sequence[Line], before: Sequence[Speech]) -> Speech:
    """A part of a brief: its heading is text like its notes."""
    return Speech(None, "unknown", (Line(heading.strip()), Line(""), *lines))


def _brief_script(speeches: Sequence[Speech], listed: Sequence[Voice], printed: tuple[str, ...]) -> Script:
    warning = "This is a brief, a summary in notes: nobody's words are in it."
    return Script(tuple(speeches), tuple(listed), printed, event_type="brief", warnings=(warning,))
