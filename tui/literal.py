"""The only way that words from a file or from the user reach a widget.

Textual reads a plain `str` as markup: `[Operator Instructions]` would vanish and `[@click=…]` would come alive. What is
made here is literal, and free of anything a terminal would obey. Everything that shows untrusted words takes its
`Content`, `Text` or `Segment` from this module.
"""

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.content import Content

_FIRST_ODD = "\u0300"
"""Printable characters below it are letters and signs of the Latin alphabet, and harmless."""


def _is_plain(text: str) -> bool:
    """Whether a text can be shown as it is, as nearly every one can; told at C speed."""
    return text.isprintable() and (text.isascii() or max(text) < _FIRST_ODD)


def _clean(text: str) -> str:
    """A text without what a terminal would obey."""
    if _is_plain(text):
        return text
    from transcripts.hygiene import clean

    return clean(text).text


def plain(text: str) -> str:
    """A text on one line, without control characters."""
    if not _is_plain(text):
        from transcripts.hygiene import plain_line_ends

        text = _clean(plain_line_ends(text))
    return " ".join(text.split())


def content(text: str, style: str = "") -> Content:
    """Any words as Content, shown as they stand; `style` is ours, never the words' own."""
    return Content.styled(plain(text), style) if style else Content(plain(text))


def line(*parts: str | tuple[str, str] | Content) -> Content:
    """One line of Content from parts: words, (words, style), or Content."""
    made = [part if isinstance(part, Content) else content_part(part) for part in parts]
    return Content("").join(made)


def content_part(part: str | tuple[str, str]) -> Content:
    """Words that keep the spaces at their ends, or (words, style), as Content."""
    text, style = (part, "") if isinstance(part, str) else part
    text = _clean(text.replace("\n", " "))
    return Content.styled(text, style) if style else Content(text)


def rich_text(text: str, style: str = "") -> Text:
    """Any words as rich Text, for tables on the terminal and the widgets that do not take Content."""
    return Text(plain(text), style=style)


def rich_lines(text: str) -> Text:
    """Several lines of words as rich Text, each free of control characters."""
    return Text("\n".join(plain(row) if row.strip() == row else _clean(row) for row in text.split("\n")))


def segment(text: str, style: Style | None = None) -> Segment:
    """Words of a call's text, which is clean already, as a piece of a drawn line."""
    return Segment(text, style)


def shortened(text: str, width: int) -> str:
    """A text cut to a width in cells, with an ellipsis where something is missing."""
    text = plain(text)
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def padded(text: str, width: int) -> str:
    """A text cut or filled with blanks to a width in cells."""
    text = shortened(text, width)
    return text + " " * (width - cell_len(text))
