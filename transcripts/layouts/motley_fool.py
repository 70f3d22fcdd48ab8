"""The Motley Fool's page, as text or saved.

`Prepared Remarks:` and `Questions and Answers:` part it, `Name -- Title` stands above each speech, a list of people
below the last. The newest pages have a summary first, then `Full Conference Call Transcript` with `Name: words` and no
heading for the questions: `labelled` reads those.
"""

import re
from collections.abc import Iterator, Sequence

from transcripts.document import Document, Line
from transcripts.marks import headings, speeches, standing
from transcripts.marks.standing import Evidence, Heard
from transcripts.marks.verdict import Verdict
from transcripts.names import is_name, is_operator
from transcripts.script import Script, Voice
from transcripts.wording import lazy

NAME = "motley-fool"

_LIST = "CALLPARTICIPANTS"
_CONTENTS = "CONTENTS"
_DURATION = lazy(r"Duration: \d+ minutes?", re.IGNORECASE)
_END = lazy(
    r"More .{1,40} analysis|All earnings call transcripts|This article is a transcript\b.*"
    r"|The Motley Fool has a disclosure policy.*|Premium Investing Services|Read Next|Related Articles"
    r"|Should you (?:invest|buy)\b.*",
    re.IGNORECASE,
)
_ADVERTISEMENT = lazy(r"\d+ stocks we like better than .+", re.IGNORECASE)
_ADVERTISEMENT_ENDS = lazy(r"\*?Stock Advisor returns as of .*|See the \d+ stocks\W*", re.IGNORECASE)
_LONGEST_ADVERTISEMENT = 16  # lines
_BYLINE = lazy(
    r"(?:\(MFTranscribers\)|Motley Fool Transcrib\w+|.*\bat \d{1,2}:\d\d ?[AP]M.*|Image source: .*)", re.IGNORECASE
)


def judge(document: Document) -> Verdict:
    """How sure it is that a document is laid out like this."""
    if "repared" not in document.text and "REPARED" not in document.text:
        return Verdict(0.0, "no heading “Prepared Remarks”")
    keys = {headings.key(line) for line in document.lines}
    marks = [mark for mark in ("PREPAREDREMARKS", _LIST, _CONTENTS) if mark in keys]
    if "PREPAREDREMARKS" not in marks:
        return Verdict(0.0, "no heading “Prepared Remarks”")
    titled = sum(1 for line in document.lines if "--" in line.text and _is_titled(line))
    fool = "Motley Fool" in document.text
    if titled < 2 and not (fool or len(marks) > 1):
        return Verdict(0.0, "no speaker lines “Name -- Title”")
    sure = 0.6 + 0.1 * len(marks) + 0.05 * fool
    return Verdict(min(sure, 0.96), f"headings {', '.join(marks).lower()}; {titled} speaker lines “Name -- Title”")


def read(document: Document) -> Script:
    """Tell a document of this layout apart."""
    lines = [line for line in document.lines if not _DURATION.fullmatch(line.text.strip())]
    lines = _without_advertisement(lines)
    foot = _foot(lines)
    listed = tuple(_listed(lines[foot:]))
    start = _start(lines[:foot])
    body = lines[start:foot]
    heard = Evidence(body, [voice.name for voice in listed]).heard()
    said = tuple(speeches.between(body, {at: Heard(standing.with_role(h.voice), h.last) for at, h in heard.items()}))
    return Script(
        said,
        listed,
        tuple(_printed(lines[:start])),
        divided=any(speech.section == "qa" for speech in said),
    )


def _is_titled(line: Line) -> bool:
    shape = standing.printed(line.text)
    return shape is not None and shape.mark == "--"


def _without_advertisement(lines: list[Line]) -> list[Line]:
    """The lines without the block that older pages print among the words of a call."""
    start = next((at for at, line in enumerate(lines) if _ADVERTISEMENT.fullmatch(line.text.strip())), None)
    if start is None:
        return lines
    near = range(start, min(start + _LONGEST_ADVERTISEMENT, len(lines)))
    ends = [at for at in near if _ADVERTISEMENT_ENDS.fullmatch(lines[at].text.strip())]
    return lines[:start] + lines[ends[-1] + 1 :] if ends else lines


def _foot(lines: Sequence[Line]) -> int:
    """Where the call ends: at the list of participants, or at what the page says next."""
    places = [at for at, line in enumerate(lines) if headings.key(line) == _LIST]
    if places and (len(places) > 1 or places[0] > len(lines) // 2):
        return places[-1]
    return next(
        (at for at, line in enumerate(lines) if at > len(lines) // 2 and _END.fullmatch(line.text.strip())), len(lines)
    )


def _start(lines: Sequence[Line]) -> int:
    """Where the call begins: the last heading of the prepared remarks (the first may stand in a list of contents)."""
    places = [at for at, line in enumerate(lines) if headings.section(line) == "presentation"]
    return places[-1] if places else 0


def _listed(lines: Sequence[Line]) -> Iterator[Voice]:
    """The people listed at the foot of the page."""
    for line in lines[1:]:
        text = line.text.strip()
        if _END.fullmatch(text):
            return
        shape = standing.printed(text)
        if shape is not None and not is_operator(shape.name):
            yield standing.with_role(shape.voice) if shape.mark == "--" else Voice(shape.name)
        elif text and is_name(text):
            yield Voice(text)


def _printed(front: Sequence[Line]) -> Iterator[str]:
    """The lines ahead of the call, without the byline, whose date is the page's."""
    for line in front:
        text = line.text.strip()
        if text and not _BYLINE.fullmatch(text):
            yield text
