r"""Any words as Markdown that says these words and nothing else.

Whatever a transcript, a note or a name holds, its Markdown renders to the same words: no heading, list, link, image,
HTML or code comes of it, and none of what surrounds it is disturbed. A character is escaped only where it would mean
something, so that figures and sentences stay readable as they are.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal
from urllib.parse import quote

from transcripts import hygiene
from transcripts.model import Span

Dialect = Literal["commonmark", "obsidian"]
"""Whose Markdown it is: Obsidian gives a meaning to more characters."""

_MEANT = (
    r"[\\`*\[\]<>|~]"
    r"|(?<=\])\("
    r"|(?<![^\W_])_|_(?![^\W_])"  # between letters an underscore means nothing
    r"|&(?=\#?\w{1,40};)"
    r"|(?<!\S)\#"
)
_PLACES = {
    "commonmark": re.compile(_MEANT),
    # also mathematics, highlights, comments and the names of blocks
    "obsidian": re.compile(_MEANT + r"|\$|=(?==)|(?<==)=|%(?=%)|(?<=%)%|(?<!\S)\^"),
}
_AT_LINE_START = re.compile(
    r"(?:[-+](?=\s|$)"  # a list
    r"|:?-[-:\s]*$|=+\s*$"  # a rule, an underlined heading, the second line of a table
    r"|(?P<number>\d{1,9})[.)](?=\s|$))"
)
_BARE_DOLLAR = re.compile(r"(?<!\\)\$")
_REMEMBERED = 4_096  # names, firms, tags: the same ones at every passage
_UNSAFE_IN_ANCHOR = re.compile(r"[^\w\- ]")


@lru_cache(maxsize=_REMEMBERED)
def line(words: str, dialect: Dialect = "commonmark") -> str:
    """Words as one line of Markdown, white space at the ends and in between put together."""
    said = " ".join(readable(words).split())
    return _escaped(said, (), dialect)


def prose(words: str, *, bold: Sequence[Span] = (), dialect: Dialect = "commonmark") -> str:
    r"""Words as paragraphs of Markdown: a blank line parts them, any other line end stays one.

    Args:
        words: The words.
        bold: What of them is to be bold, in their order and not overlapping. A place where Markdown knows no way of
            making it bold stays plain.
        dialect: Whose Markdown.
    """
    clean = readable(words)
    spans = bold if clean == words else ()
    paragraphs: list[list[str]] = [[]]
    at = 0
    for row in clean.split("\n"):
        said = row.strip()
        if said:
            start = at + len(row) - len(row.lstrip())
            end = start + len(said)
            inside = [Span(s.start - start, s.end - start) for s in spans if start <= s.start and s.end <= end]
            paragraphs[-1].append(_escaped(said, inside, dialect))
        elif paragraphs[-1]:
            paragraphs.append([])
        at += len(row) + 1
    return "\n\n".join("\\\n".join(rows) for rows in paragraphs if rows)


def cell(markdown: str) -> str:
    """Paragraphs of Markdown as the cell of a table."""
    return " ".join(markdown.replace("\\\n", "\n").split())


def within(markdown: str, dialect: Dialect) -> str:
    """CommonMark that was made here, without code in it, as another dialect reads it."""
    return markdown if dialect == "commonmark" else _BARE_DOLLAR.sub(r"\$", markdown)


def quoted(markdown: str) -> str:
    """Paragraphs of Markdown as a quotation."""
    return "\n".join(f"> {row}".rstrip() for row in markdown.split("\n"))


def readable(words: str) -> str:
    r"""Words without what a terminal or a page would obey; every line end is \n."""
    if hygiene.is_plain(words):
        return words
    return hygiene.clean(hygiene.plain_line_ends(words).replace("\f", "\n")).text


def address(call: str, place: Span) -> str:
    """The link that `earmark` opens at a passage: "earmark:CALX-2013Q1#5010-5200"."""
    return f"earmark:{quote(call, safe='')}#{place.start}-{place.end}"


def anchor(heading: str, taken: Iterable[str] = ()) -> str:
    """What a heading's place is called in links, as most programs call it ("Gross margin, 2013" → "gross-margin-2013").

    Args:
        heading: The words of the heading.
        taken: The anchors of the headings before it.
    """
    wanted = _UNSAFE_IN_ANCHOR.sub("", readable(heading).strip().lower()).replace(" ", "-")
    used = set(taken)
    if wanted not in used:
        return wanted
    return next(name for number in range(1, len(used) + 2) if (name := f"{wanted}-{number}") not in used)


def _escaped(said: str, bold: Iterable[Span], dialect: Dialect) -> str:
    """One line, stripped, with a backslash ahead of each character that would mean something."""
    marks = {match.start(): "\\" for match in _PLACES[dialect].finditer(said)}
    first = _AT_LINE_START.match(said)
    if first is not None:
        marks[first.end("number") if first["number"] else 0] = "\\"
    closed = -1
    for span in bold:
        if span.start > closed and _may_be_bold(said, span, marks):
            marks[span.start] = "**" + marks.get(span.start, "")
            marks[span.end] = "**" + marks.get(span.end, "")
            closed = span.end
    if not marks:
        return said
    pieces, at = [], 0
    for place in sorted(marks):
        pieces += [said[at:place], marks[place]]
        at = place
    return "".join((*pieces, said[at:]))


def _may_be_bold(said: str, span: Span, escaped: dict[int, str]) -> bool:
    """Whether asterisks around a span are taken for emphasis, by every reading of CommonMark's rules on flanks."""
    if span.start >= span.end:
        return False
    first = "\\" if span.start in escaped else said[span.start]
    last = said[span.end - 1]
    before = said[span.start - 1] if span.start else " "
    after = said[span.end] if span.end < len(said) else " "
    if span.end in escaped:
        after = "\\"
    opens = not first.isspace() and (not _may_be_mark(first) or before.isspace() or _is_mark(before))
    closes = not last.isspace() and (not _may_be_mark(last) or after.isspace() or _is_mark(after))
    return opens and closes


@lru_cache(maxsize=1_024)
def _may_be_mark(character: str) -> bool:
    """Whether some reading of the rules takes a character for punctuation."""
    return unicodedata.category(character)[0] in "PS"


@lru_cache(maxsize=1_024)
def _is_mark(character: str) -> bool:
    """Whether every reading of the rules takes a character for punctuation."""
    return _may_be_mark(character) and (character.isascii() or unicodedata.category(character)[0] == "P")
