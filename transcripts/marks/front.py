"""What stands ahead of a call: title, participants' lists; and where the call itself begins."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from transcripts.document import Line
from transcripts.marks import headings
from transcripts.marks.roster import Listed
from transcripts.marks.standing import Heard, ends_sentence, is_speaker_line
from transcripts.model import Role
from transcripts.names import is_name, is_operator
from transcripts.wording import lazy

_SENTENCE = lazy(r"[a-z][.?!](?:\s|$)")
_LONGEST_ENTRY = 120
_WORDS_LENGTH = 60
_NEAR = 8
_SMALL_WORDS = 3
_ENTRY_ENDS = lazy(r",|\s+[-–—]|--")


class Front(NamedTuple):
    """The participants' lists ahead of a call."""

    listed: list[Listed]
    end: int
    """The first line behind them; 0 where there are none."""

    @property
    def entries(self) -> list[str]:
        """The lines of the lists as text."""
        return [line.text.strip(" *") for _, line in self.listed]


def front_of(lines: Sequence[Line]) -> Front:
    """The lists ahead of a call: the lines under their headings, with the role that each heading gives."""
    role: Role | None = None
    listed: list[Listed] = []
    names: set[str] = set()
    for at, line in enumerate(lines):
        text = line.text.strip()
        if not text:
            continue
        opened = role is not None and (_opens_call(line) or _is_again(text, names, lines, at))
        if opened or headings.section(line) is not None:
            return Front(listed, at if listed else 0)
        if (heading := headings.roster(line)) is not None:
            role = heading
        elif headings.is_front(line) or _opens_other(line):
            role = None
        elif role is not None:
            names |= {text.lower(), _ENTRY_ENDS.split(text)[0].strip().lower()}
            listed.append((role, line))
    return Front(listed, 0)


def _is_again(text: str, names: Collection[str], lines: Sequence[Line], at: int) -> bool:
    """Whether a line names somebody of the list once more, now as the one who says what follows."""
    if text.lower() in names:
        return True
    name = _ENTRY_ENDS.split(text)[0].strip().lower()
    if not any(known == name or known.startswith(f"{name} ") for known in names):
        return False
    below = next((line.text.strip() for line in lines[at + 1 : at + _NEAR] if not line.blank), "")
    return len(below) > _WORDS_LENGTH and _SENTENCE.search(below) is not None and not is_speaker_line(below)


def _opens_call(line: Line) -> bool:
    """Whether a line below a list is no entry of it: the operator's, or somebody's words."""
    return is_operator(line.text) or (len(line.text) > _LONGEST_ENTRY and _SENTENCE.search(line.text) is not None)


def _opens_other(line: Line) -> bool:
    """Whether a line is the heading of something else."""
    text = line.text.strip()
    if text.isupper() and text.isalpha():
        return True
    return (line.heading > 0 and not is_name(text)) or _is_sentence(text)


def _is_sentence(text: str) -> bool:
    """Whether an entry ends as a sentence does and has the small words of one."""
    return ends_sentence(text) and sum(word.islower() for word in text.split()) >= _SMALL_WORDS


def first_speech(lines: Sequence[Line], heard: Mapping[int, Heard], front: Front) -> int:
    """Where the call begins: at the heading of a section, or at the first speaker line with words below it."""
    opened = next((at for at, line in enumerate(lines) if headings.section(line) is not None), None)
    begun = next((at for at in heard if at >= front.end and _has_words(lines, at)), None)
    if opened is not None and (begun is None or opened < begun or headings.section(lines[opened]) == "presentation"):
        return opened
    if begun is not None:
        return begun
    return min((at for at in heard if at >= front.end), default=len(lines))


def _has_words(lines: Sequence[Line], at: int) -> bool:
    """Whether somebody's words stand below a line."""
    following = [line.text.strip() for line in lines[at + 1 : at + _NEAR] if not line.blank][:3]
    return any(len(text) > _WORDS_LENGTH or text.endswith((".", "?", "!")) for text in following)


def titles(front: Sequence[Line]) -> Iterator[str]:
    """The printed lines ahead of the participants' lists: title, date and time, provider."""
    for line in front:
        if headings.roster(line) is not None:
            return
        if not line.blank:
            yield line.text.strip()
