"""Lines to paragraphs: sentences that a line or page break cut are whole again."""

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from transcripts.document import Line
from transcripts.mending import Edit, Mended, cut, edited, interleaved, joined, stripped
from transcripts.script import RUNS_ON
from transcripts.wording import lazy

_SENTENCE_END = lazy(r"[.?!:;…][\"'”’)\]]*$|--$|—$|[)\]]$")
_BROKEN_WORD = lazy(r"(?P<first>[^\W\d_]+)-$")
_FIRST_WORD = lazy(r"[^\W\d_]+")
_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_UNFORCED = 0.8
_FULL = 0.9
_SPACES = lazy(r"[ \t]{2,}")
_BULLETS = "•▪◦●■□➢➤❖\uf0b7\uf0a7\uf0d8·"
_BULLET = lazy(rf"\s*[{_BULLETS}]+\s*(?=\S)")
_DASH_BULLET = lazy(r"\s*[-–]\s+(?=\S)")
_SLIDE_TITLE = lazy(r"\s*Slides? \d{1,3}(?: (?:and|to|[-–—]) \d{1,3})? ?[-–—:] ?[^.?!]{2,200}")
_ENOUGH_BULLETS = 5


class Paragraph(NamedTuple):
    """A paragraph, and the places in it that the file gives a time for."""

    mended: Mended
    moments: tuple[tuple[int, float], ...] = ()
    """(code point, seconds from the start of the recording)"""


class Page(NamedTuple):
    """What a document shows of how it is set."""

    width: int | None = None
    """What lines are cut to, in characters; None where each line is a paragraph of its own, `RUNS_ON` where only blank
    lines part paragraphs."""
    words: Collection[str] = frozenset()
    """Its words, folded: they tell whether a hyphen at a line's end is a word's own."""
    dashed: bool = False
    """Whether its paragraphs are items of lists, marked by dashes."""
    slides: bool = False
    """Whether titles of slides stand among its paragraphs."""


def page_of(lines: Sequence[Line], width: int | None, published: bool) -> Page:
    """How a document is set.

    Args:
        lines: All that is said in it.
        width: What lines are cut to, in characters.
        published: Whether it was set for reading, with bullets and slide titles (PDF, HTML, DOCX).
    """
    if not published:
        return Page(width)
    words = {word.lower() for line in lines for word in _WORD.findall(line.text)}
    dashed = sum(1 for line in lines if _DASH_BULLET.match(line.text)) >= _ENOUGH_BULLETS
    return Page(width, words, dashed, slides=any(_SLIDE_TITLE.match(line.text) for line in lines))


def paragraphs(lines: Iterable[Line], page: Page) -> list[Paragraph]:
    """The paragraphs of a speech.

    Args:
        lines: Lines as printed; blank ones part paragraphs, a change of page may cut one anywhere.
        page: How the document is set.
    """
    groups: list[list[Line]] = []
    blank = True
    for line in lines:
        if line.blank:
            blank = True
            continue
        if groups and _goes_on(groups[-1][-1], line, blank, page):
            groups[-1].append(line)
        else:
            groups.append([line])
        blank = False
    found = [_whole(group, page) for group in groups]
    if page.slides:
        found = [paragraph for paragraph in found if not _SLIDE_TITLE.fullmatch(paragraph.mended.text)]
    return found


def _goes_on(line: Line, following: Line, blank: bool, page: Page) -> bool:
    """Whether the following line belongs to the same paragraph."""
    before, after = line.text.rstrip(), following.text.lstrip()
    if after[0] in _BULLETS or (page.dashed and _DASH_BULLET.match(after)):
        return False
    if line.page != following.page:
        return _goes_on_over_page(line, before, after, page.width)
    if blank:
        return before[-1].islower() and after[0].islower()
    if page.width is None:
        return False
    return page.width == RUNS_ON or not _stops_short(before, after, page.width)


def _goes_on_over_page(line: Line, before: str, after: str, width: int | None) -> bool:
    """A page break says nothing of paragraphs: the sentence, then the room left on the line must tell."""
    if after[:1].islower() or not _SENTENCE_END.search(before):
        return True
    if width == RUNS_ON:
        return not line.short
    return width is not None and len(before) >= _FULL * width


def _stops_short(before: str, after: str, width: int) -> bool:
    """Whether the next word would have had room on the line, so that somebody meant to end it there."""
    return len(before) + 1 + len(after.split(maxsplit=1)[0]) < _UNFORCED * width


def _whole(lines: Sequence[Line], page: Page) -> Paragraph:
    """A paragraph's lines as one; a word cut at a hyphen has no space put in."""
    mended = [_tidy(line.mended()) for line in lines] if any(line.repairs for line in lines) else None
    texts = [part.text for part in mended] if mended else [" ".join(line.text.split()) for line in lines]
    bullet = _bullet(texts[0], page)
    glues: list[str] = []
    for at, (before, after) in enumerate(pairwise(texts)):
        glue = _glue(before, after, page)
        if glue is None:  # the line ends in a hyphen that only broke a word
            texts[at] = before[:-1]
        glues.append(glue or "")
    moments = _moments(lines, texts, glues, bullet) if lines[0].time is not None else ()
    if mended is None:
        texts[0] = texts[0][bullet:]
        return Paragraph(Mended(interleaved(texts, glues)), moments)
    parts = [cut(part, 0, len(text)) for part, text in zip(mended, texts, strict=True)]
    parts[0] = cut(parts[0], bullet, len(texts[0]))
    return Paragraph(joined(parts, glues), moments)


def _moments(
    lines: Sequence[Line], texts: Sequence[str], glues: Sequence[str], bullet: int
) -> tuple[tuple[int, float], ...]:
    """Where the lines of a paragraph that have a time begin in it."""
    starts = accumulate((len(text) + len(glue) for text, glue in zip(texts, glues, strict=False)), initial=0)
    return tuple(
        (max(0, start - bullet), line.time) for line, start in zip(lines, starts, strict=True) if line.time is not None
    )


def _tidy(line: Mended) -> Mended:
    """A line without white space at its ends, single spaces in it."""
    line = stripped(line)
    return edited(line, [Edit(m.start(), m.end(), " ", None) for m in _SPACES.finditer(line.text)])


def _bullet(text: str, page: Page) -> int:
    """How many characters the mark of a list's item takes at the beginning of a paragraph."""
    mark = _BULLET.match(text) or (_DASH_BULLET.match(text) if page.dashed else None)
    return mark.end() if mark else 0


def _glue(before: str, after: str, page: Page) -> str | None:
    """What joins two lines: a space, nothing behind a hyphen, None where the hyphen itself goes."""
    if not before.endswith("-") or not before[-2:-1].isalnum():
        return " "
    broken, rest = _BROKEN_WORD.search(before), _FIRST_WORD.match(after)
    if broken is None or rest is None or not after[0].islower():
        return ""
    first, second = broken["first"].lower(), rest[0].lower()
    if not page.words or f"{first}-{second}" in page.words:
        return ""
    return None if first + second in page.words or first not in page.words else ""
