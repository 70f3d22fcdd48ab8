"""A digest's Markdown as a page that needs nothing else: to be looked at, printed or attached."""

import re
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from annotations import markdown

_SEAL = "<!-- earmark page/1 {} -->\n"
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_STYLE = """\
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, "Times New Roman", serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.25; margin: 2rem 0 0.75rem; break-after: avoid; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; border-bottom: 1px solid #8886; padding-bottom: 0.25rem; }
blockquote { margin: 1.5rem 0 0.5rem; padding: 0.1rem 0 0.1rem 1rem; border-left: 3px solid #b58900; break-inside: avoid; }
blockquote + p { font-size: 0.9rem; margin-top: 0; }
blockquote, blockquote + p { break-after: avoid; }
blockquote p { margin: 0.5rem 0; }
a { color: inherit; } p, li, h1, h2 { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: 0.85rem; }
td, th { text-align: left; vertical-align: top; padding: 0.35rem 0.5rem; border: 1px solid #8886; }
td, th { overflow-wrap: break-word; }
tr { break-inside: avoid; }
@page { margin: 18mm; }
@media print { body { max-width: none; margin: 0; font-size: 10.5pt; } a { text-decoration: none; } }
"""


def page_of(text: str, title: str) -> str:
    """Markdown as one HTML page, with its styles in it and nothing fetched from anywhere.

    Args:
        text: The Markdown; HTML in it is shown as the words that it is.
        title: What the page is called.
    """
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(_FRONT_MATTER.sub("", text))
    _name_headings(tokens)
    body = reader.renderer.render(tokens, reader.options, {})
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return sealed(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(markdown.readable(title))}</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


def sealed(page: str) -> str:
    """A page with a comment at its end by which it is known whether it was changed since."""
    return f"{page}{_SEAL.format(sha256(page.encode('utf-8', 'replace')).hexdigest()[:16])}"


def is_untouched(page: str) -> bool:
    """Whether a page is as it was written."""
    at = page.rfind(_SEAL.partition("{")[0])
    return at >= 0 and sealed(page[:at]) == page


def _name_headings(tokens: Sequence[Token]) -> None:
    """Give each heading the name that links to it use."""
    taken: list[str] = []
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            words = "".join(child.content for child in inline.children or ())
            taken.append(markdown.anchor(words, taken))
            token.attrSet("id", taken[-1])
