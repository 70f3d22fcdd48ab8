"""Markdown as a reader sees it: rendered by a strict reader, and told in plain words."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

_COMMONMARK = MarkdownIt("commonmark")
_WITH_TABLES = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def words_of(inline: Token) -> str:
    """What an inline token shows; anything but words, emphasis and line breaks is an error."""
    said = []
    for child in inline.children or ():
        if child.type in ("text", "text_special"):
            said.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            said.append("\n")
        else:
            assert child.type in ("em_open", "em_close", "strong_open", "strong_close"), child
    return "".join(said)


def structure_of(markdown: str, *, tables: bool = False) -> list[str]:
    """The types of the blocks of a Markdown text, in order."""
    return [token.type for token in (_WITH_TABLES if tables else _COMMONMARK).parse(markdown)]


def paragraphs_of(markdown: str, *, tables: bool = False) -> list[str]:
    """The words of each paragraph, heading and cell."""
    tokens = (_WITH_TABLES if tables else _COMMONMARK).parse(markdown)
    return [words_of(token) for token in tokens if token.type == "inline"]


def bold_words(markdown: str) -> list[str]:
    """What is bold."""
    found = []
    for token in _COMMONMARK.parse(markdown):
        inside = False
        for child in token.children or ():
            if child.type == "strong_open":
                inside = True
                found.append("")
            elif child.type == "strong_close":
                inside = False
            elif inside:
                found[-1] += child.content
    return found
