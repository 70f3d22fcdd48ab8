"""Labels inside a line: a whole call in one string, `Operator: Good day. Ada Example: Thank you. …`.

Such lines are cut where a label stands behind the end of a sentence; one that recurs so is known anywhere, as not every
speech ends with a full stop.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from transcripts.document import Line
from transcripts.labels import REACH, label_of
from transcripts.limits import MAX_LABELS, refuse_beyond
from transcripts.mending import cut, stripped
from transcripts.names import is_full_name, is_operator, is_unnamed
from transcripts.namesakes import FullNames
from transcripts.wording import lazy

_LONG = 600
_ENOUGH = 3
_MOST = 500
"""Labels that are looked for wherever they stand; a call has a tenth of them."""
_SENTENCE_END = lazy(
    r"(?<!\b[A-Z])(?<!\b(?:St|ST|Jr|JR|Sr|SR|Dr|DR|Mr|MR|Ms|MS))[.?!…][\"'”’)\]]*\s+(?=\S)"  # not behind an initial
)


def parted(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, long ones cut ahead of each label in them, where labels recur there."""
    inside = {at: list(_labels(line.text)) for at, line in enumerate(lines) if len(line.text) > _LONG}
    refuse_beyond(MAX_LABELS, sum(map(len, inside.values())), "speeches")
    counts = Counter(printed for found in inside.values() for _, printed in found)
    recurring = {printed for printed, n in counts.most_common(_MOST) if n > 1 or is_operator(printed)}
    if sum(counts[printed] for printed in recurring) < _ENOUGH:
        return lines
    full = FullNames(printed for printed in recurring if is_full_name(printed))
    anywhere = re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, sorted(recurring, key=len, reverse=True)))}):\s")
    places = {
        at: sorted(
            {place for place, printed in found if _is_told(printed, full)}
            | {match.start() for match in anywhere.finditer(lines[at].text)}
        )
        for at, found in inside.items()
    }
    return [piece for at, line in enumerate(lines) for piece in _pieces(line, places.get(at, ()))]


def _is_told(printed: str, full: FullNames) -> bool:
    """Whether a label that does not recur names somebody: in full, or as one of those who do, or as nobody known."""
    return is_full_name(printed) or is_unnamed(printed) or full.has_part(printed)


def _labels(text: str) -> Iterator[tuple[int, str]]:
    """(place, label) of every label behind the end of a sentence."""
    before = 0
    while (colon := text.find(": ", before)) >= 0:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, max(before, colon - REACH), colon)]
        label = label_of(text[ends[-1] : colon + 1]) if ends else None
        if label is not None:
            yield ends[-1], label.printed
        before = colon + 1


def _pieces(line: Line, places: Sequence[int]) -> Iterator[Line]:
    if not places:
        yield line
        return
    whole = line.mended()
    for start, end in zip([0, *places], [*places, len(line.text)], strict=True):
        piece = stripped(cut(whole, start, end))
        if piece.text:
            yield line._replace(text=piece.text, repairs=piece.repairs, strong=())
