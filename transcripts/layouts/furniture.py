"""What a page prints and nobody said: page numbers, running heads, provider and copyright lines, links."""

import re
from collections.abc import Sequence

from transcripts.document import Line

PROVIDER = re.compile(r"(?:[A-Z][A-Z&.\-]+ ){0,4}STREETEVENTS(?:\s*\|.*)?")
RUNNING_HEAD = re.compile(
    r"(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER) \d{1,2}, ?\d{4} ?/ ?"
    r"\d{1,2}:\d\d ?[AP]M(?: [A-Z]{2,5})?, .+"
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).{0,12}\d{4}\b.*", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+|Contact Us", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: of \d{1,4})?", re.IGNORECASE)
_COPYRIGHT_LINES = 4
_PAGE_BREAK_BLANKS = 3
_INDENTED = re.compile(r" \S")
_WRAPPED_SHARE = 0.25
_WIDEST = 240


def removed(lines: Sequence[Line], count_breaks: bool) -> tuple[list[Line], list[str]]:
    """Lines without page furniture, and the running heads that stood among it.

    Args:
        lines: A document's lines.
        count_breaks: Number the pages by what is found (furniture, a lone leading space, a run of blank lines),
            for sources that do not number them.
    """
    out = [_is_furniture(line.text.strip()) for line in lines]
    _mark_copyright(lines, out)
    _mark_page_numbers(lines, out)
    heads: dict[str, None] = {}
    kept: list[Line] = []
    page = lines[0].page if lines else 1
    blanks, broken = 0, False
    for line, is_furniture in zip(lines, out, strict=True):
        if is_furniture:
            if RUNNING_HEAD.fullmatch(line.text.strip()):
                heads.setdefault(line.text.strip())
            broken = True
            continue
        blanks = blanks + 1 if line.blank else 0
        if count_breaks:
            if not line.blank and (broken or _INDENTED.match(line.text)):
                page += 1
            broken = (broken and line.blank) or blanks == _PAGE_BREAK_BLANKS
            line = line._replace(page=page)
        kept.append(line)
    return kept, list(heads)


def line_width(lines: Sequence[Line]) -> int | None:
    """The width that lines are cut to, in characters; None where a paragraph is one line.

    Lines are cut where one that fills the width is followed by another at once, again and again.
    """
    lengths = sorted(len(line.text) for line in lines if not line.blank)
    if not lengths:
        return None
    width = lengths[int(len(lengths) * 0.98) - 1] if len(lengths) > 1 else lengths[0]
    if width > _WIDEST:
        return None
    followed = sum(not a.blank and not b.blank for a, b in zip(lines, lines[1:], strict=False))
    return width if followed > _WRAPPED_SHARE * len(lengths) else None


def _is_furniture(text: str) -> bool:
    if not text:
        return False
    if text[0] in "hwHWCc" and _LINK.fullmatch(text):
        return True
    if "STREETEVENTS" in text:
        return PROVIDER.fullmatch(text) is not None
    return " / " in text and RUNNING_HEAD.fullmatch(text) is not None


def _mark_copyright(lines: Sequence[Line], out: list[bool]) -> None:
    """A copyright notice: its first line, and those it runs on to until a full stop ends it."""
    for number, line in enumerate(lines):
        if not _COPYRIGHT.fullmatch(line.text.strip()):
            continue
        for at in range(number, min(number + _COPYRIGHT_LINES, len(lines))):
            text = lines[at].text.strip()
            if not text or (at > number and out[at]):
                break
            out[at] = True
            if (at > number and text.endswith(".")) or text.endswith(("companies.", "eserved.")):
                break


def _mark_page_numbers(lines: Sequence[Line], out: list[bool]) -> None:
    """A number alone on its line: between blank lines, or beside other furniture."""
    for number, line in enumerate(lines):
        if not _PAGE_NUMBER.fullmatch(line.text.strip()):
            continue
        around = (lines[number - 1] if number else None, lines[number + 1] if number + 1 < len(lines) else None)
        apart = all(near is None or near.blank for near in around)
        beside = any(out[at] for at in (number - 1, number + 1) if 0 <= at < len(out))
        out[number] = apart or beside
