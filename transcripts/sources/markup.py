"""HTML: the words of a saved page as lines, with bold type and headings; StreetEvents' XML, which wraps a text file.

Nothing is fetched and no entity is expanded but HTML's own. What a page carries beside its article (scripts, menus,
forms, foot) is left out by its tags; of several articles the longest is read.
"""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from transcripts.document import Document, Line, Stated, clean_line
from transcripts.errors import UnreadableFileError
from transcripts.model import Span
from transcripts.sources.text import lines_of
from transcripts.wording import lazy, word_set

MAX_CHARACTERS = 6 * 1024 * 1024
_MOST_TAGS = 400_000
_MOST_OPEN = 1_000  # signs "less than" that open no tag: the parser looks for the end of each
_BLOCKS = word_set(
    "p div section article main li ul ol dl dt dd table tr blockquote pre figure figcaption h1 h2 h3 h4 h5 h6 header hr"
    " body title address center fieldset td th caption"
)
_ASIDE = word_set(
    "script style noscript template svg nav footer aside form button select iframe object head menu dialog video audio"
    " canvas"
)
_BOLD = word_set("b strong")
_VOID = word_set("br hr img input meta link area base col embed source track wbr")
_HIDDEN = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAW = lazy(r"<(?P<tag>script|style|noscript|svg|template|iframe)\b|<!--", re.IGNORECASE)
_DECLARATION = lazy(r"<[!?][^<>]{0,2000}>|<(?=[!?])")
_LONG_TAG = lazy(r"<[^<>]{100000}")
_LOOKS_HTML = lazy(r"<(?:!doctype html|html|head|body|div|p|article|section|h1|table|span|meta)\b", re.IGNORECASE)
_XML_BODY = ("<Body>", "</Body>")
_XML_RAW = ("<![CDATA[", "]]>")
_XML_FIELD = lazy(r"<(?P<name>eventTitle|companyName|companyTicker|startDate)>(?P<value>[^<]{1,300})</(?P=name)>")
_HEAD = 4_000


class _Run(NamedTuple):
    """A stretch of words in one type."""

    text: str
    bold: bool
    heading: int


def looks_like(text: str) -> bool:
    """Whether a text is an HTML page or StreetEvents' XML."""
    return "<Event" in text[:_HEAD] or _LOOKS_HTML.search(text[:_HEAD]) is not None


def read(text: str, name: str = "") -> Document:
    """The document of an HTML page or of StreetEvents' XML.

    Raises:
        UnreadableFileError: The page is larger than a saved article can be.
    """
    if "<Event" in text[:_HEAD] and (body := _between(text, *_XML_BODY)):
        return _of_xml(text, body, name)
    text = _without_raw(text)
    if len(text) > MAX_CHARACTERS:
        limit = MAX_CHARACTERS // 2**20
        sentence = f"The page holds more than {limit} MB without its scripts."
        raise UnreadableFileError("Too large", sentence, "Save the article alone.")
    tags = text.count("<")
    if tags > _MOST_TAGS or tags > 2 * text.count(">") + _MOST_OPEN or _LONG_TAG.search(text):
        sentence = "The page has more, longer or more broken tags than a saved article can have."
        raise UnreadableFileError("Unsafe page", sentence, "Save the article alone, or as text.")
    parser = _Page()
    parser.feed(text)
    parser.close()
    return Document(tuple(parser.lines()), "html", name)


def _without_raw(text: str) -> str:
    """A page without its scripts, drawings, comments and declarations; what is never closed stays as words."""
    pieces: list[str] = []
    never: set[str] = set()
    at = kept = 0
    while opening := _RAW.search(text, at):
        tag = (opening["tag"] or "").lower()
        end = _closed(text, opening.end(), tag) if tag not in never else None
        if end is None:
            never.add(tag)
            at = opening.end()
            continue
        pieces += (text[kept : opening.start()], " ")
        at = kept = end
    return _DECLARATION.sub(" ", "".join((*pieces, text[kept:])))


def _closed(text: str, start: int, tag: str) -> int | None:
    """Where a raw element ends ("" for a comment), None where it does not."""
    if not tag:
        end = text.find("-->", start)
        return end + 3 if end >= 0 else None
    match = lazy(rf"</{tag}\s*>", re.IGNORECASE).search(text, start)
    return match.end() if match else None


def _between(text: str, opening: str, closing: str) -> str:
    """What stands between two marks, "" where they do not stand there."""
    start = text.find(opening)
    end = text.find(closing, start) if start >= 0 else -1
    return text[start + len(opening) : end] if end >= 0 else ""


def _of_xml(text: str, body: str, name: str) -> Document:
    """StreetEvents' XML: a text file in an element, facts beside it."""
    facts = {match["name"]: html.unescape(match["value"]).strip() for match in _XML_FIELD.finditer(text)}
    said = _between(body, *_XML_RAW) or html.unescape(body)
    ticker = facts.get("companyTicker", "").partition(".")[0]
    stated = Stated(company=facts.get("companyName"), ticker=ticker or None, title=facts.get("eventTitle"))
    ahead = [clean_line(facts[key]) for key in ("eventTitle", "startDate") if key in facts]
    return Document((*ahead, Line(""), *lines_of(said)), "xml", name, stated=stated)


class _Page(HTMLParser):
    """Gathers a page's words by block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[list[_Run]] = [[]]
        self._articles: list[tuple[int, int]] = []
        self._open_articles: list[int] = []
        self._aside: list[str] = []
        self._bold = 0
        self._heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._aside:
            if tag not in _VOID and tag == self._aside[-1]:
                self._aside.append(tag)
            return
        if tag in _ASIDE or (tag not in _VOID and any(k == "style" and v and _HIDDEN.search(v) for k, v in attrs)):
            if tag not in _VOID:
                self._aside.append(tag)
            self._break()
            return
        if tag in ("article", "main"):
            self._break()
            self._open_articles.append(len(self._blocks) - 1)
        if tag in _BOLD:
            self._bold += 1
        elif tag == "br" or tag in _BLOCKS:
            self._break(tag != "br")
            if tag[0] == "h" and tag[1:].isdigit():
                self._heading = int(tag[1:])

    def handle_endtag(self, tag: str) -> None:
        if self._aside:
            if tag == self._aside[-1]:
                self._aside.pop()
            return
        if tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag in _BLOCKS:
            self._break()
            self._heading = 0
        if tag in ("article", "main") and self._open_articles:
            self._articles.append((self._open_articles.pop(), len(self._blocks)))

    def handle_data(self, data: str) -> None:
        if not self._aside and data:
            self._blocks[-1].append(_Run(data, self._bold > 0, self._heading))

    def _break(self, whole: bool = True) -> None:
        """Begin a line; a `whole` block is parted from the next by a blank one."""
        if self._blocks[-1]:
            self._blocks.append([])
        if whole and len(self._blocks) > 1 and self._blocks[-2]:
            self._blocks.append([])

    def lines(self) -> Iterator[Line]:
        """The lines of the article, or of the whole page where it marks none or little of it."""
        lines = [_line(runs) for runs in self._blocks]
        sizes = [(sum(len(line.text) for line in lines[a:b]), a, b) for a, b in self._articles]
        size, start, end = max(sizes, default=(0, 0, 0))
        if size * 2 < sum(len(line.text) for line in lines):
            start, end = 0, len(lines)
        yield from lines[start:end]


def _line(runs: list[_Run]) -> Line:
    """One line of the runs of a block, with its bold stretches."""
    text = ""
    strong: list[Span] = []
    for run in runs:
        words = re.sub(r"[ \t\r\n\f]+", " ", run.text)
        if not text or text.endswith(" "):
            words = words.lstrip(" ")
        if run.bold and words.strip():
            end = len(text) + len(words.rstrip())
            if strong and not text[strong[-1].end :].strip():
                strong[-1] = Span(strong[-1].start, end)
            else:
                strong.append(Span(len(text), end))
        text += words
    heading = next((run.heading for run in runs if run.heading), 0)
    line = clean_line(text.rstrip(), heading=heading)
    return line._replace(strong=tuple(strong)) if len(line.text) == len(text.rstrip()) else line
