"""Finding words in a call as they are typed. Pure."""

import re
from itertools import islice

from transcripts.model import Span

MOST_HITS = 10_000
_LOOK_ALIKE = {
    "'": "['’‘ʼ]",
    "’": "['’‘ʼ]",
    '"': '["“”„]',
    "“": '["“”„]',
    "”": '["“”„]',
    "-": "[-‐‑–—]",
    "–": "[-‐‑–—]",
}
_LIGATURES = {"ffi": "(?:ffi|ﬃ)", "ffl": "(?:ffl|ﬄ)", "ff": "(?:ff|ﬀ)", "fi": "(?:fi|ﬁ)", "fl": "(?:fl|ﬂ)"}
_PIECES = re.compile(r"\s+|ffi|ffl|ff|fi|fl|.", re.IGNORECASE | re.DOTALL)


def pattern_of(words: str) -> re.Pattern[str] | None:
    """A pattern for words as typed: any white space, quotation marks, dashes and ligatures; capitals count if typed."""
    words = words.strip()
    if not words:
        return None
    pieces = []
    for match in _PIECES.finditer(words):
        piece = match[0]
        if piece.isspace():
            pieces.append(r"\s+")
        else:
            pieces.append(_LOOK_ALIKE.get(piece) or _LIGATURES.get(piece) or re.escape(piece))
    return re.compile("".join(pieces), 0 if words != words.lower() else re.IGNORECASE)


def hits(text: str, words: str) -> tuple[Span, ...]:
    """Where words stand in a text, in order, the first `MOST_HITS` of them."""
    pattern = pattern_of(words)
    if pattern is None:
        return ()
    found = islice(pattern.finditer(text), MOST_HITS)
    return tuple(Span(match.start(), match.end()) for match in found)
