"""Markdown: what converters make of a PDF, and what people keep in their notes.

Only the mark-up that such files carry is undone (headings, bold, italics, links, escapes, rules); it is not text, so
undoing it is no repair. A full Markdown reader would lose words: a paragraph that begins "4. " is no list, and
transcribers' brackets are no links.
"""

import re
from dataclasses import replace

from transcripts.document import Document, Line
from transcripts.mending import Mended, cut, joined
from transcripts.model import Span
from transcripts.wording import lazy

_HEADING = lazy(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_RULE = lazy(r"^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$")
_BOLD = lazy(r"\*\*(?=\S)[^*]+?\S?\*\*")
_ESCAPE = lazy(r"\\[$*_#\[\]()`~>|&.!+\-\\]")
_ESCAPED = lazy(r"\\([!-/:-@\[-`{-~])")
_INLINE = lazy(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!?\[(?P<label>[^\]\[]*)\]\((?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)"
    r"|<(?P<address>https?://[^<>\s]+)>"
    r"|(?P<bold>\*\*|__)(?=\S)(?P<strong>(?:(?!(?P=bold)).)+?)(?<=\S)(?P=bold)"
    r"|(?<![\w*])\*(?=[^\s*])(?P<star>[^*]+?)(?<=\S)\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])(?P<low>[^_]+?)(?<=\S)_(?![\w_])"
)
_HARD_BREAK = lazy(r"(?:\\| {2,})$")
_ENOUGH_MARKS = 3
_RULE_MARKS = ("-", "*", "_")
_MARKS = ("*", "_", "](", "<http")


def is_markdown(document: Document) -> bool:
    """Whether a text carries Markdown: headings, bold or escapes in several places."""
    text = document.text
    if "**" not in text and "\\" not in text and "\n#" not in text and not text.startswith("#"):
        return False
    marks = 0
    for line in document.lines:
        text = line.text
        if "**" in text or "\\" in text or text.startswith("#"):
            marks += len(_BOLD.findall(text)) + len(_ESCAPE.findall(text)) + bool(_HEADING.match(text))
            if marks >= _ENOUGH_MARKS:
                return True
    return False


def unmarked(document: Document) -> Document:
    """A text document whose lines are Markdown, without the marks; bold and headings stay known."""
    return replace(document, lines=tuple(_unmarked_line(line) for line in document.lines), kind="markdown")


def _unmarked_line(line: Line) -> Line:
    if not line.text:
        return line
    if line.text.lstrip()[:1] in _RULE_MARKS and _RULE.match(line.text):
        return Line("", line.page)
    mended, heading = line.mended(), 0
    if line.text.lstrip()[:1] == "#" and (match := _HEADING.match(line.text)):
        heading = len(match[1])
        mended = cut(mended, match.start(2), match.end(2))
    elif line.text.endswith(("\\", "  ")) and (match := _HARD_BREAK.search(line.text)):
        mended = cut(mended, 0, match.start())
    text, strong = _inline(mended)
    if text.text == line.text and not heading:
        return line
    return Line(text.text, line.page, text.repairs, strong, heading)


def _inline(source: Mended) -> tuple[Mended, tuple[Span, ...]]:
    """Inline marks undone, and where the text is bold."""
    if not any(mark in source.text for mark in _MARKS):
        if "\\" in source.text and not source.repairs:  # escapes alone, as most lines have them
            return Mended(_ESCAPED.sub(r"\1", source.text)), ()
        if "\\" not in source.text:
            return source, ()
    parts: list[Mended] = []
    strong: list[Span] = []
    at = length = 0
    for match in _INLINE.finditer(source.text):
        before = cut(source, at, match.start())
        inner, inner_strong = _content(source, match)
        length += len(before.text)
        strong += [Span(s.start + length, s.end + length) for s in inner_strong]
        length += len(inner.text)
        parts += (before, inner)
        at = match.end()
    parts.append(cut(source, at, len(source.text)))
    return joined(parts, ""), tuple(strong)


def _content(source: Mended, match: re.Match[str]) -> tuple[Mended, tuple[Span, ...]]:
    """What a mark encloses."""
    group = next(g for g in ("escaped", "label", "address", "strong", "star", "low") if match[g] is not None)
    piece = cut(source, match.start(group), match.end(group))
    if group in ("escaped", "address"):
        return piece, ()
    text, strong = _inline(piece)
    return text, (Span(0, len(text.text)),) if group == "strong" else strong
