"""FactSet CallStreet's PDFs, and companies' own in the same style: dotted rules part the speeches.

Under a rule stand the speaker's name and, on the next line, title and firm, with a Q or an A at the right margin;
`Operator:` stands ahead of the words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from transcripts.document import Document, Line
from transcripts.marks import furniture, headings, labels, notices, roster, speeches
from transcripts.marks.front import front_of
from transcripts.marks.verdict import Verdict
from transcripts.model import SectionKind
from transcripts.names import is_name, is_operator
from transcripts.positions import is_position
from transcripts.script import OPERATOR, Script, Speech, Voice
from transcripts.wording import lazy

NAME = "callstreet"

_RULE_MARKS = ".·…_"
_RULE_LENGTH = 20
_RULE = lazy(rf"\s*[{_RULE_MARKS}]{{{_RULE_LENGTH},}}\s*")
_SIDE = lazy(r"(?:^|\s+)(?P<side>[QA])\s*$")
_PROVIDER = lazy(r".*(?:1-877-FACTSET|www\.callstreet\.com|FactSet CallStreet).*", re.IGNORECASE)
_LEGAL_FORM = lazy(r"(?:Inc|Corp|Ltd|LLC|L\.P|LP|plc|PLC|S\.A|N\.V|AG)\.?")
_LONGEST_NAME = 70
_LONGEST_TITLE = 160


def judge(document: Document) -> Verdict:
    """How sure it is that a document is laid out like this."""
    text = document.text
    if not any(mark * _RULE_LENGTH in text for mark in _RULE_MARKS):
        return Verdict(0.0, "no dotted rules between speeches")
    rules = [at for at, line in enumerate(document.lines) if _is_rule(line)]
    if len(rules) < 4:
        return Verdict(0.0, "no dotted rules between speeches")
    lines = document.lines
    named = sum(1 for at in rules if _head(_block(lines, at + 1)) is not None)
    discussed = any(headings.section(line) is not None for line in lines)
    if named < 3:
        return Verdict(0.0, "dotted rules, but no names below them")
    return Verdict(0.8 + 0.1 * discussed, f"{len(rules)} dotted rules, {named} names below them")


def read(document: Document) -> Script:
    """Tell a document of this layout apart."""
    lines, heads = furniture.removed(document.lines, count_breaks=document.kind != "pdf")
    lines = [line for line in lines if not _PROVIDER.fullmatch(line.text.strip())]
    start = next((at for at, line in enumerate(lines) if headings.section(line) is not None), 0)
    last_rule = max((at for at, line in enumerate(lines) if _is_rule(line)), default=start)
    end = notices.start(lines, max(start, last_rule - 1), document.kind)
    said = tuple(_speeches(lines[start:end]))
    listed = front_of(lines[:start]).listed
    voices = _with_firms([speech.voice for speech in said if speech.voice])
    said = tuple(
        speech._replace(voice=voices.get(speech.voice, speech.voice)) if speech.voice else speech for speech in said
    )
    names = {voice.name for voice in voices.values()}
    return Script(
        said,
        roster.voices(listed, names, {voice.affiliation for voice in voices.values() if voice.affiliation}),
        (*heads, *(line.text.strip() for line in lines[:start] if not line.blank and not _is_rule(line))),
        notices=speeches.text_of(lines[end:]),
        width=furniture.line_width([line for line in lines if not _is_rule(line)], document.flows),
        divided=any(speech.section == "qa" for speech in said),
    )


def _is_rule(line: Line) -> bool:
    return line.text.lstrip()[:1] in _RULE_MARKS and _RULE.fullmatch(line.text) is not None


def _block(lines: Sequence[Line], start: int) -> list[Line]:
    """The first lines below a rule that print something, at most four."""
    found: list[Line] = []
    for line in lines[start : start + 12]:
        if _is_rule(line) or len(found) == 4:
            break
        if not line.blank:
            found.append(line)
    return found


def _head(block: Sequence[Line]) -> tuple[Voice, int, SectionKind | None] | None:
    """The speaker that a block begins with, how many of its lines that takes, and the section its Q or A tells."""
    if not block:
        return None
    name, side = _sided(block[0].text)
    taken = 1
    if len(block) > 1 and block[1].text.strip() in ("Q", "A"):
        side, taken = block[1].text.strip(), 2
    if len(name) > _LONGEST_NAME or not is_name(name):
        return None
    if is_operator(name):
        return OPERATOR, taken, None
    voice = Voice(name)
    if len(block) > taken and len(block[taken].text) <= _LONGEST_TITLE:
        title, beside = _sided(block[taken].text)
        if (is_position(title) and not title.endswith((".", "?", "!"))) or title.endswith(
            ("Inc.", "Co.", "Corp.", "Ltd.", "L.P.")
        ):
            voice, side, taken = Voice(name, title), beside or side, taken + 1
            if len(block) > taken and block[taken].text.strip() in ("Q", "A"):
                side, taken = block[taken].text.strip(), taken + 1
    return voice, taken, "qa" if side else None


def _sided(text: str) -> tuple[str, str | None]:
    """A line without the Q or A at its end, and that letter."""
    text = text.strip()
    match = _SIDE.search(text)
    return (text[: match.start()].strip(), match["side"]) if match else (text, None)


def _speeches(lines: Sequence[Line]) -> Iterator[Speech]:
    section: SectionKind = "presentation"
    for block in _blocks(lines):
        opened = next((kind for line in block if (kind := headings.section(line))), None)
        section = opened or section
        printed = [line for line in block if not line.blank and headings.section(line) is None]
        head = _head(printed[:4])
        if head is not None:
            voice, taken, told = head
            section = told or section
            last = printed[taken - 1]
            yield Speech(voice, section, tuple(block[_place(block, last) + 1 :]))
        elif printed:
            rest = [line for line in block if headings.section(line) is None]
            found = labels.borne_out(rest)
            first = min(found, default=len(rest))
            if any(not line.blank for line in rest[:first]):
                yield Speech(None, section, tuple(rest[:first]))
            said = labels.speeches(rest[first:], {at - first: label for at, label in found.items()})
            yield from (speech._replace(section=section) for speech in said)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines between rules."""
    block: list[Line] = []
    for line in lines:
        if _is_rule(line):
            yield block
            block = []
        else:
            block.append(line)
    yield block


def _place(block: Sequence[Line], line: Line) -> int:
    return next(at for at, other in enumerate(block) if other is line)


def _with_firms(voices: Sequence[Voice]) -> dict[Voice, Voice]:
    """Each voice with its line "Title, Firm" parted: at the ending that several people share, else behind "Analyst"."""
    tails: Counter[str] = Counter()
    for title in {voice.title for voice in voices if voice.title}:
        tails.update(_tails(title))
    return {voice: _parted(voice, tails) for voice in voices}


def _tails(title: str) -> list[str]:
    """What stands behind each comma of a title line."""
    tails = [title[match.end() :] for match in re.finditer(r",\s+", title)]
    return [
        tail
        for tail in tails
        if not _LEGAL_FORM.fullmatch(tail) and (title.startswith("Analyst") or not is_position(tail))
    ]


def _parted(voice: Voice, tails: Counter[str]) -> Voice:
    if not voice.title:
        return voice
    choices = _tails(voice.title)
    if not choices:
        return voice
    firm = choices[0] if voice.title.startswith("Analyst") else max(choices, key=lambda tail: tails[tail])
    return voice._replace(title=voice.title[: -len(firm)].rstrip(" ,"), affiliation=firm)
