"""`Name: words`: what scripts, speech-to-text tools and several banks write, with a title line or two ahead of it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from transcripts.document import Document, Line
from transcripts.labels import REACH, Label, label_of
from transcripts.marks import furniture, headings, labels, lost_labels, notices, roster, run_together, speeches
from transcripts.marks.front import front_of
from transcripts.marks.verdict import Verdict
from transcripts.names import is_full_name, is_operator
from transcripts.script import Script

NAME = "labelled"

_FEW = 2
_ENOUGH = 6
_MANY = 12
_OFTEN = 0.2
_LONGEST_TITLE = 200


def judge(document: Document) -> Verdict:
    """How sure it is that a document is laid out like this: by labels that recur, the more the surer."""
    lines = run_together.parted(document.lines)
    shapes = [label for line in lines if ":" in line.text[:REACH] and (label := label_of(line.text))]
    counts = Counter(label.printed for label in shapes)
    found = sum(n for printed, n in counts.items() if n > 1 or is_operator(printed) or is_full_name(printed))
    people = len(counts)
    if found < _FEW or (found < _ENOUGH and max(counts.values()) < _FEW and people < _FEW):
        return Verdict(0.0, "no speaker labels “Name:”")
    printed = sum(1 for line in lines if not line.blank)
    sure = 0.9 if found >= _MANY and people >= _FEW and found > _OFTEN * printed else 0.55 if found >= _ENOUGH else 0.45
    return Verdict(sure, f"{found} speaker labels “Name:” of {people} people")


def read(document: Document) -> Script:
    """Tell a document of this layout apart."""
    parted = run_together.parted(document.lines)
    lines, heads = furniture.removed(parted, count_breaks=document.kind != "pdf")
    found = labels.borne_out(lines)
    lost = lost_labels.found(lines, found)
    found |= lost
    start = _start(lines, found)
    if parted is not document.lines and start and len(lines[start - 1].text) > _LONGEST_TITLE:
        start -= 1  # nobody is named ahead of it, but it is speech
    found = {at: label for at, label in found.items() if at >= start}
    first = min(found, default=0)
    end = notices.start(lines, max(found, default=0), document.kind)
    listed = front_of(lines[:first]).listed
    said = tuple(labels.speeches(lines[start:end], {at - start: label for at, label in found.items() if at < end}))
    named = {speech.voice.name for speech in said if speech.voice}
    voices = roster.voices(listed, named, ())
    return Script(
        said,
        voices,
        (*heads, *(line.text.strip() for line in lines[:start] if not line.blank)),
        notices=speeches.text_of(lines[end:]),
        width=furniture.line_width(lines, document.flows),
        divided=any(speech.section == "qa" for speech in said),
        warnings=lost_labels.warnings(lines, lost),
    )


def _start(lines: Sequence[Line], found: Mapping[int, Label]) -> int:
    """Where the call begins: at the first heading of a section that labels follow, else at the first label."""
    last = max(found, default=0)
    opened = next((at for at, line in enumerate(lines[:last]) if headings.section(line) == "presentation"), None)
    return min(found, default=0) if opened is None else opened
