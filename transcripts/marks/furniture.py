"""What a page prints and nobody said: page numbers, running heads, provider and copyright lines, links."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transcripts.document import Line
from transcripts.marks.standing import is_speaker_line
from transcripts.names import is_name
from transcripts.script import RUNS_ON
from transcripts.wording import lazy

PROVIDER = lazy(r"(?:[A-Z][A-Z&.\-]+ ){0,4}STREETEVENTS(?:\s*\|.*)?")
_DATED_HEAD = lazy(
    r"(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER) \d{1,2}, ?\d{4} ?/ ?"
    r"\d{1,2}:\d\d ?[AP]M(?: [A-Z]{2,5})?, .+"
)
_COPYRIGHT = lazy(r"(?:©|\(c\)|copyright\b).{0,12}\d{4}\b.*", re.IGNORECASE)
_LINK = lazy(r"(?:https?://|www\.)\S+|Contact Us", re.IGNORECASE)
_NUMBER = lazy(r"(?:page )?\d{1,4}(?: of \d{1,4})?|- ?\d{1,4} ?-", re.IGNORECASE)
_DIGITS = lazy(r"\d+")
_SENTENCE_END = lazy(r"[.?!:;\"”’)\]]\s*$")
_COPYRIGHT_LINES = 4
_PAGE_BREAK_BLANKS = 3
_EDGE_LINES = 5
_LEAST_PAGES = 3
_SEVERAL_WORDS = 3
_REPEATED_SHARE = 0.45
_WRAPPED_SHARE = 0.25
_WIDEST = 240


def removed(lines: Sequence[Line], count_breaks: bool) -> tuple[list[Line], list[str]]:
    """Lines without page furniture, and the running heads that stood among it.

    Args:
        lines: A document's lines.
        count_breaks: Number the pages by what is found (furniture, a lone leading space, a run of blank lines),
            for sources that do not number them.
    """
    out = [bool(line.text) and len(line.text) <= _WIDEST and _is_furniture(line.text) for line in lines]
    heads: dict[str, None] = {}
    for at in _running_heads(lines):
        out[at] = True
        heads.setdefault(lines[at].text.strip())
    _mark_copyright(lines, out)
    _mark_page_numbers(lines, out)
    _spare_spoken_links(lines, out)
    for line, is_furniture in zip(lines, out, strict=True):
        if is_furniture and " / " in line.text and _DATED_HEAD.fullmatch(line.text.strip()):
            heads.setdefault(line.text.strip())
    if count_breaks:
        return list(_numbered(lines, out)), list(heads)
    return [line for line, is_furniture in zip(lines, out, strict=True) if not is_furniture], list(heads)


def _numbered(lines: Sequence[Line], out: Sequence[bool]) -> Iterator[Line]:
    """The lines that are no furniture, with their pages counted by the breaks that are found among them."""
    page = lines[0].page if lines else 1
    blanks, broken = 0, False
    for line, is_furniture in zip(lines, out, strict=True):
        if is_furniture:
            broken = True
            continue
        text = line.text
        if text and not text.isspace():
            if broken or (text[0] == " " and text[1] != " "):
                page += 1
            blanks, broken = 0, False
        else:
            blanks += 1
            broken = broken or blanks == _PAGE_BREAK_BLANKS
        yield line if page == line.page else line._replace(page=page)


def line_width(lines: Sequence[Line], flows: bool = False) -> int | None:
    """The width that lines are cut to, in characters; None where a paragraph is one line, `RUNS_ON` where lines flow.

    Lines are cut where one that fills the width is followed by another at once, again and again.
    """
    if flows:
        return RUNS_ON
    lengths = sorted(len(line.text) for line in lines if not line.blank)
    if not lengths:
        return None
    width = lengths[int(len(lengths) * 0.98) - 1] if len(lengths) > 1 else lengths[0]
    if width > _WIDEST:
        return None
    blanks = [line.blank for line in lines]
    followed = sum(not a and not b for a, b in pairwise(blanks))
    return width if followed > _WRAPPED_SHARE * len(lengths) else None


def _is_furniture(text: str) -> bool:
    if "STREETEVENTS" in text:
        return PROVIDER.fullmatch(text.strip()) is not None
    if " / " in text:
        return _DATED_HEAD.fullmatch(text.strip()) is not None
    return ("://" in text or "www." in text or "ontact" in text) and _LINK.fullmatch(text.strip()) is not None


def _running_heads(lines: Sequence[Line]) -> list[int]:
    """Lines at the head or foot of pages that stand there, but for their numbers, on nearly every other page."""
    if not lines or lines[-1].page == lines[0].page:
        return []
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if not line.blank:
            pages.setdefault(line.page, []).append(at)
    edges = [at for page in pages.values() for at in {*page[:_EDGE_LINES], *page[-_EDGE_LINES:]}]
    shapes = {at: _DIGITS.sub("#", lines[at].text.strip()) for at in edges}
    counts = Counter(shapes.values())
    least = max(min(_LEAST_PAGES, len(pages)), _REPEATED_SHARE * len(pages))
    few = len(pages) < _LEAST_PAGES
    return [at for at in sorted(edges) if counts[shapes[at]] >= least and _is_head(shapes[at], few)]


def _is_head(shape: str, few: bool) -> bool:
    """Whether a repeated line may be a running head: words or a number, and not a speaker who often opens a page.

    Where there are but few pages, a head must have several words.
    """
    if few and len(shape.split()) < _SEVERAL_WORDS:
        return False
    if not any(c.isalpha() or c == "#" for c in shape) or is_name(shape.rstrip(":")):
        return False
    return "#" in shape or not is_speaker_line(shape)


def _mark_copyright(lines: Sequence[Line], out: list[bool]) -> None:
    """A copyright notice: its first line, and those it runs on to until a full stop ends it."""
    for number, line in enumerate(lines):
        if not line.text.lstrip()[:10].lower().startswith(("©", "(c)", "copyright")):
            continue
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
    """A number alone on its line: between blank lines, beside other furniture, or at the edge of a page."""
    for number, line in enumerate(lines):
        text = line.text
        if not text or len(text) > 24 or not _NUMBER.fullmatch(text.strip()):
            continue
        around = [lines[at] for at in (number - 1, number + 1) if 0 <= at < len(lines)]
        apart = all(near.blank or near.page != line.page for near in around)
        beside = any(out[at] for at in (number - 1, number + 1) if 0 <= at < len(out))
        at_edge = line.page > 1 and lines[number - 1].page != line.page
        out[number] = apart or beside or at_edge


def _spare_spoken_links(lines: Sequence[Line], out: list[bool]) -> None:
    """A link is furniture beside furniture; after a line that ends in mid-sentence it is the sentence's."""
    for number, line in enumerate(lines):
        if not out[number] or "." not in line.text or not _LINK.fullmatch(line.text.strip()):
            continue
        before = lines[number - 1] if number else None
        if before is not None and not before.blank and not out[number - 1] and not _SENTENCE_END.search(before.text):
            out[number] = False
