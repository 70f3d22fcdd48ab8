"""Lines to paragraphs: sentences that a line or page break cut are whole again."""

import re
from collections.abc import Iterable, Sequence

from transcripts.document import Line
from transcripts.mending import Edit, Mended, edited, joined, stripped

_SENTENCE_END = re.compile(r"[.?!:;…][\"'”’)\]]*$|--$|—$|[)\]]$")
_BROKEN_COMPOUND = re.compile(r"(?<=[^\W\d_])-$")
_UNFORCED = 0.8
_FULL = 0.9
_SPACES = re.compile(r"[ \t]{2,}")


def paragraphs(lines: Iterable[Line], width: int | None) -> list[Mended]:
    """The paragraphs of a speech.

    Args:
        lines: Lines as printed; blank ones part paragraphs, a change of page may cut one anywhere.
        width: What lines are cut to, in characters; None where each line is a paragraph of its own.
    """
    groups: list[list[Line]] = []
    blank = True
    for line in lines:
        if line.blank:
            blank = True
            continue
        if groups and _goes_on(groups[-1][-1], line, blank, width):
            groups[-1].append(line)
        else:
            groups.append([line])
        blank = False
    return [_whole(group) for group in groups]


def _goes_on(line: Line, following: Line, blank: bool, width: int | None) -> bool:
    """Whether the following line belongs to the same paragraph."""
    before, after = line.text.rstrip(), following.text.lstrip()
    if line.page != following.page:
        return _goes_on_over_page(before, after, width)
    if blank:
        return before[-1:].isalpha() and before[-1:].islower() and after[:1].islower()
    return width is not None and not _stops_short(before, after, width)


def _goes_on_over_page(before: str, after: str, width: int | None) -> bool:
    """A page break says nothing of paragraphs: the sentence, then the room left on the line must tell."""
    if not _SENTENCE_END.search(before) or after[:1].islower():
        return True
    return width is not None and len(before) >= _FULL * width


def _stops_short(before: str, after: str, width: int) -> bool:
    """Whether the next word would have had room on the line, so that somebody meant to end it there."""
    word = after.split(maxsplit=1)[0]
    return len(before) + 1 + len(word) < _UNFORCED * width


def _whole(lines: Sequence[Line]) -> Mended:
    """A paragraph's lines as one; a compound cut at its hyphen has no space put in."""
    parts = [stripped(line.mended()) for line in lines]
    merged: list[Mended] = []
    for part in parts:
        if merged and _BROKEN_COMPOUND.search(merged[-1].text):
            merged[-1] = joined((merged[-1], part), "")
        else:
            merged.append(part)
    whole = joined(merged, " ")
    spaces = [Edit(m.start(), m.end(), " ", None) for m in _SPACES.finditer(whole.text)]
    return edited(whole, spaces)
