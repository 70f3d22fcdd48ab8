"""From speaker lines to speeches: what stands between one and the next, and in which section."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from transcripts.document import Line
from transcripts.marks import headings
from transcripts.marks.standing import Heard
from transcripts.model import SectionKind
from transcripts.script import Speech, Voice
from transcripts.wording import lazy

_SPEECH_ENDS = lazy(r"[.?!\"”)\]]\s*$|--\s*$")


class Cut(NamedTuple):
    """A place where a speech begins."""

    voice: Voice | None
    section: SectionKind | None
    """None where it goes on in the section before."""
    resume: int
    """The first line of what is said."""
    first: Line | None = None
    """What is said on the line of the cut itself."""


def parted(lines: Sequence[Line], cuts: Mapping[int, Cut]) -> Iterator[Speech]:
    """The speeches of a document, in order; the presentation is what it begins with.

    Args:
        lines: Its lines from the first speech on, without furniture.
        cuts: Where speeches begin, by the number of the line.
    """
    section: SectionKind = "presentation"
    starts = sorted(cuts)
    ahead = tuple(lines[: starts[0]] if starts else lines)
    if any(not line.blank for line in ahead):
        yield Speech(None, section, ahead)
    for at, end in pairwise([*starts, len(lines)]):
        cut = cuts[at]
        section = cut.section or section
        said = tuple(lines[cut.resume : end])
        speech = Speech(cut.voice, section, said if cut.first is None else (cut.first, *said))
        if cut.voice is not None or not speech.silent:
            yield speech


def between(lines: Sequence[Line], heard: Mapping[int, Heard]) -> Iterator[Speech]:
    """The speeches under speaker lines that stand alone.

    Args:
        lines: A document's lines from the first speech on, without furniture.
        heard: Its speaker lines by their numbers.
    """
    kept = list(lines)
    cuts: dict[int, Cut] = {}
    voice: Voice | None = None
    above: Line | None = None
    for at, line in enumerate(lines):
        speaker = heard.get(at)
        if speaker is not None and speaker.voice == voice and _runs_on(above, line):
            kept[at] = line._replace(text="", repairs=(), strong=())
            continue
        if speaker is not None:
            voice = speaker.voice
            cuts[at] = Cut(voice, None, speaker.last + 1)
        elif (section := headings.section(line)) is not None:
            voice = None
            cuts[at] = Cut(None, section, at + 1)
        if not line.blank:
            above = line
    return parted(kept, cuts)


def _runs_on(above: Line | None, line: Line) -> bool:
    """Whether a speaker line only repeats, after a page break, who is in the middle of a sentence."""
    return above is not None and above.page < line.page and not _SPEECH_ENDS.search(above.text)


def text_of(lines: Sequence[Line]) -> str:
    """Lines as plain text, for what they tell; nothing of a call is taken from it."""
    return "\n".join(line.text for line in lines if not line.blank)
