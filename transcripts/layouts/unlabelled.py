"""The layout for everything else: a text that names no speaker, as speech-to-text writes it.

Where somebody hands over by name, the next words are taken for that person's and marked as inferred. In a session of
questions nobody says who answers: an analyst's words are followed to the first question mark, or for one sentence
where there is none; the rest is nobody's.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from transcripts.document import Document, Line
from transcripts.marks import furniture
from transcripts.marks.handovers import Handover, handovers
from transcripts.marks.verdict import Verdict
from transcripts.mending import cut
from transcripts.model import Role, SectionKind
from transcripts.script import Script, Speech, Voice
from transcripts.wording import lazy, word_set

NAME = "plain"

_CALLS_WORDS = word_set(
    "earnings conference quarter operator analyst shareholder guidance revenue fiscal webcast forward-looking"
    " question-and-answer q&a non-gaap"
)
_OPERATORS = lazy(r"listen-only|star (?:one|1|zero|0|key|then)|being recorded|operator|standing by", re.IGNORECASE)
_CLOSES = lazy(r"\b(?:clos|conclu|final|further)\w* (?:remark|comment)", re.IGNORECASE)
_ENOUGH_WORDS = 3
_SAMPLE = 12_000
_ASKED = lazy(r"\?(?=\s|$)")
_SAID = lazy(r"(?<=[a-z])[.!](?=\s|$)")
_LONGEST_QUESTION = 2_500
_GREETING = 1_500
_OPERATOR = Voice("Operator", role="operator", inferred=True)


def judge(document: Document) -> Verdict:
    """How sure it is that a document is laid out like this: never very, as anything is."""
    text = document.text
    sample = (text[:_SAMPLE] + text[len(text) // 2 : len(text) // 2 + _SAMPLE]).lower()
    if sum(word in sample for word in _CALLS_WORDS) >= _ENOUGH_WORDS:
        return Verdict(0.2, "no speaker lines, but the words of a call")
    return Verdict(0.01, "no speaker lines and no words of a call")


def read(document: Document) -> Script:
    """Tell a document of this layout apart."""
    lines, heads = furniture.removed(document.lines, count_breaks=document.kind != "pdf")
    width = furniture.line_width(lines, document.flows)
    flow = _Flow(lines)
    found = handovers(flow.text)
    if not found:
        return Script((Speech(None, "unknown", tuple(lines)),), printed=tuple(heads), width=width, divided=False)
    asks = any(change.asks for change in found)
    said = tuple(_merged(_speeches(flow, found)))
    if not asks:
        said = tuple(speech._replace(section="unknown") for speech in said)
    return Script(said, printed=tuple(heads), width=width, warnings=_warnings(found, asks))


def _warnings(found: Sequence[Handover], asks: bool) -> tuple[str, ...]:
    example = " ".join(found[0].words.split())
    told = f"The file names no speaker: those shown are inferred from hand-overs such as “{example}”."
    unknown = "Who answers is not told; an analyst's words are followed to the first question mark, or for a sentence."
    return (told, unknown) if asks else (told,)


class _Flow:
    """Lines as one text, and back."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self.text = " ".join(line.text for line in lines)
        self._starts = list(accumulate((len(line.text) + 1 for line in lines[:-1]), initial=0))

    def cut(self, start: int, end: int) -> tuple[Line, ...]:
        """The lines, or parts of lines, of a stretch of the text."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found: list[Line] = []
        for at in range(first, len(self._lines)):
            line, begin = self._lines[at], self._starts[at]
            if begin >= end:
                break
            if start <= begin and begin + len(line.text) <= end:
                found.append(line)
                continue
            mended = cut(line.mended(), max(0, start - begin), min(len(line.text), end - begin))
            found.append(line._replace(text=mended.text, repairs=mended.repairs, strong=()))
        return tuple(found)


def _speeches(flow: _Flow, found: Sequence[Handover]) -> Iterator[Speech]:
    """The text cut at every hand-over."""
    text = flow.text
    voice: Voice | None = _OPERATOR if _OPERATORS.search(text, 0, _GREETING) else None
    section: SectionKind = "presentation"
    at = 0
    nexts = [*(change.start for change in found[1:]), len(text)]
    for change, limit in zip(found, nexts, strict=True):
        if change.asks:  # the operator breaks in
            yield Speech(voice, section, flow.cut(at, change.start))
            section = "qa"
            yield Speech(_OPERATOR, section, flow.cut(change.start, change.end))
            at = _asked(text, change.end, limit)
            yield Speech(_voice(change), section, flow.cut(change.end, at))
            voice = None
        elif section == "presentation" or _CLOSES.search(text, change.start, change.end):
            yield Speech(voice, section, flow.cut(at, change.end))
            voice, at = _voice(change), change.end
    yield Speech(voice, section, flow.cut(at, len(text)))


def _asked(text: str, start: int, limit: int) -> int:
    """The end of the first question from a place on, or of the first sentence where no question is near."""
    end = min(limit, start + _LONGEST_QUESTION)
    match = _ASKED.search(text, start, end) or _SAID.search(text, start, end)
    return match.end() if match else end


def _voice(change: Handover) -> Voice:
    role: Role = "analyst" if change.asks else "executive"
    return Voice(change.name, change.title, change.firm, role, inferred=True)


def _merged(speeches: Iterator[Speech]) -> Iterator[Speech]:
    """Speeches without silent ones, neighbours of one voice and section as one."""
    spoken = (speech for speech in speeches if not speech.silent)
    for (voice, section), group in groupby(spoken, lambda speech: (speech.voice, speech.section)):
        yield Speech(voice, section, tuple(line for speech in group for line in speech.lines))
