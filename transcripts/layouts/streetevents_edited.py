"""StreetEvents' text file: rules of `=` part the sections, rules of `-` enclose numbered speaker lines.

An "Event Brief" has the same frame and is a summary in notes, not a transcript.
"""

from collections.abc import Iterator, Sequence

from transcripts.dates import seconds
from transcripts.document import Document, Line
from transcripts.marks import headings
from transcripts.marks.verdict import Verdict
from transcripts.mending import cut
from transcripts.model import Role, SectionKind
from transcripts.names import is_operator
from transcripts.script import OPERATOR, RUNS_ON, Script, Speech, Voice
from transcripts.wording import lazy

NAME = "streetevents-edited"

_RULE = lazy(r"\s*(?:={20,}|-{20,})\s*")
_SYNC = lazy(r'<Sync\b[^<>]*?\btime="(?P<clock>[\d:.]+)"[^<>]*>')
_NUMBERED = lazy(r"(?P<who>.*?)\s*\[(?P<number>\d{1,4})\]\s*")
_FIRM_FROM_TITLE = lazy(r"\s+[-–]\s*|\s*[-–]\s+")
_OUTLINE_MARK = lazy(r"\s*(?:\d{1,3}|[IVXL]+|[A-Z])\.\s+")
_BRIEF_HEADINGS = frozenset(("overview", "financial data", "presentation summary"))
_HEADING_LINES = 4
_RULE_LENGTH = 20


def judge(document: Document) -> Verdict:
    """How sure it is that a document is laid out like this."""
    if "=" * _RULE_LENGTH not in document.text and "-" * _RULE_LENGTH not in document.text:
        return Verdict(0.0, "no rules")
    rules = sum(1 for line in document.lines if _is_rule(line))
    if rules < 4:
        return Verdict(0.0, "no sections between rules")
    numbered = sum(1 for line in document.lines if line.text.rstrip().endswith("]") and _NUMBERED.fullmatch(line.text))
    named = sum(1 for line in document.lines if _names_part(line.text.strip(), line))
    if not named:
        return Verdict(0.0, "rules, but no section headings")
    sure = 0.6 + 0.1 * min(named, 2) + (0.19 if numbered >= 2 else 0.0)
    return Verdict(sure, f"{rules} rules, {numbered} numbered speaker lines, {named} section headings")


def read(document: Document) -> Script:
    """Tell a document of this layout apart."""
    blocks = list(_blocks(document.lines))
    printed = tuple(line.text.strip() for line in blocks[0][1] if not line.blank) if blocks[0][0] is None else ()
    if any("event brief" in line.lower() for line in printed):
        return _in_time(_brief(blocks, printed))
    section: SectionKind | None = None
    listed: list[Voice] = []
    speeches: list[Speech] = []
    notices: list[str] = []
    for heading, lines in blocks:
        line = Line(heading or "")
        if headings.is_ending(line) or (heading or "").lower().startswith("copyright") or notices:
            notices += [text.text for text in lines if not text.blank]
        elif (opened := headings.section(line)) is not None:
            section = opened
            if any(not said.blank for said in lines):
                speeches.append(Speech(None, section, tuple(lines)))
        elif (role := headings.roster(line)) is not None:
            listed += _roster(lines, role)
        elif heading is not None and (section is not None or _NUMBERED.fullmatch(heading)):
            speeches.append(Speech(_voice(heading), section or "presentation", tuple(lines)))
    divided = any(speech.section == "qa" for speech in speeches)
    return _in_time(Script(tuple(speeches), tuple(listed), printed, "\n".join(notices), divided=divided))


def _in_time(script: Script) -> Script:
    """A script with the marks of time that a file may have among its words undone, and the times kept."""
    if not any("<Sync" in line.text for speech in script.speeches for line in speech.lines):
        return script
    speeches = tuple(speech._replace(lines=tuple(_with_times(speech.lines))) for speech in script.speeches)
    return script._replace(speeches=speeches, width=RUNS_ON)


def _with_times(lines: Sequence[Line]) -> Iterator[Line]:
    """A speech's lines cut at their marks of time, each paragraph parted from the next by a blank line."""
    for line in lines:
        marks = list(_SYNC.finditer(line.text))
        ends = [*(mark.start() for mark in marks), len(line.text)]
        if line.text[: ends[0]].strip():
            yield _piece(line, 0, ends[0])
        for mark, end in zip(marks, ends[1:], strict=True):
            yield _piece(line, mark.end(), end)._replace(time=seconds(mark["clock"]))
        yield Line("")


def _piece(line: Line, start: int, end: int) -> Line:
    mended = cut(line.mended(), start, end)
    return line._replace(text=mended.text, repairs=mended.repairs)


def _is_rule(line: Line) -> bool:
    return line.text.lstrip()[:2] in ("==", "--") and _RULE.fullmatch(line.text) is not None


def _names_part(text: str, line: Line) -> bool:
    """Whether a heading is one that only this layout's sections and lists have."""
    return text.lower() in _BRIEF_HEADINGS or headings.section(line) is not None or headings.roster(line) is not None


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[str | None, list[Line]]]:
    """(heading, lines under it), the first without one; a heading stands between rules, or names a part of the call."""
    heading: str | None = None
    body: list[Line] = []
    at = 0
    while at < len(lines):
        if _is_rule(lines[at]):
            enclosed = _heading_at(lines, at)
            if enclosed:
                yield heading, body
                heading, body = enclosed[0], []
                at = enclosed[1]
                continue
        elif headings.section(lines[at]) is None or not _is_apart(lines, at):
            body.append(lines[at])
        else:  # a heading that has lost its rules
            yield heading, body
            heading, body = lines[at].text.strip(), []
        at += 1
    yield heading, body


def _heading_at(lines: Sequence[Line], rule: int) -> tuple[str, int] | None:
    """The heading under a rule, and where what it heads begins."""
    text: list[str] = []
    for at in range(rule + 1, min(rule + _HEADING_LINES, len(lines))):
        if _is_rule(lines[at]):
            return (" ".join(text), at if _opens_speech(lines, at) else at + 1) if text else None
        if lines[at].blank:
            break
        text.append(lines[at].text.strip())
    whole = " ".join(text)
    if len(text) == 1 and (_names_part(whole, Line(whole)) or _NUMBERED.fullmatch(whole)):
        return whole, rule + 2
    return None


def _opens_speech(lines: Sequence[Line], rule: int) -> bool:
    """Whether a rule below a heading is the first of the two around a numbered speaker line."""
    if rule + 2 >= len(lines) or not _is_rule(lines[rule + 2]):
        return False
    return _NUMBERED.fullmatch(lines[rule + 1].text) is not None


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    """Whether nothing stands right above a line but a blank one, and nothing right below but a blank one or a rule."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    return (at == 0 or lines[at - 1].blank) and (below is None or below.blank or _is_rule(below))


def _voice(heading: str) -> Voice | None:
    """The speaker of a line `Name,  Firm - Title    [n]`."""
    match = _NUMBERED.fullmatch(heading)
    who = (match["who"] if match else heading).strip()
    if is_operator(who):
        return OPERATOR
    name, _, rest = who.partition(",  ")
    if not rest:
        name, _, rest = who.partition(", ")
    return Voice(" ".join(name.split()).rstrip(",") or "Unidentified Speaker", *_title_and_firm(rest))


def _title_and_firm(text: str) -> tuple[str | None, str | None]:
    firm, *title = _FIRM_FROM_TITLE.split(f"{text.strip()} ", maxsplit=1)
    return (title[0].strip(" -,") or None if title else None), firm.strip(" -") or None


def _roster(lines: Sequence[Line], role: Role) -> Iterator[Voice]:
    """People marked by ` * `, firm and title on the line below or behind the name."""
    name: str | None = None
    for line in lines:
        text = line.text.strip()
        if text.startswith("* "):
            if name:
                yield Voice(name, role=role)
            name, _, rest = text[2:].partition(",  ")
            name = " ".join(name.split())
            if rest:
                yield Voice(name, *_title_and_firm(rest), role)
                name = None
        elif name and text:
            title, firm = _title_and_firm(line.text)
            yield Voice(name, title, firm, role)
            name = None
    if name:
        yield Voice(name, role=role)


def _brief(blocks: Sequence[tuple[str | None, list[Line]]], printed: tuple[str, ...]) -> Script:
    """A summary in notes: its headings are text like its notes, the marks of its outline are not."""
    speeches: list[Speech] = []
    listed: list[Voice] = []
    for heading, lines in blocks:
        line = Line(heading or "")
        if headings.is_ending(line) or (heading or "").lower().startswith("copyright"):
            break
        if (role := headings.roster(line)) is not None:
            listed += _roster(lines, role)
        elif heading is not None:
            notes = (_without_mark(line), Line(""), *(_without_mark(note) for note in lines))
            speeches.append(Speech(None, "unknown", notes))
    warning = "This is a brief, a summary in notes: nobody's words are in it."
    return Script(tuple(speeches), tuple(listed), printed, event_type="brief", warnings=(warning,))


def _without_mark(line: Line) -> Line:
    match = _OUTLINE_MARK.match(line.text)
    if match is None:
        return line
    mended = line.mended(match.end())
    return line._replace(text=mended.text, repairs=mended.repairs)
