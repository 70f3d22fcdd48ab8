"""Finding words in a call as they are typed. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from re import Match

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
_WORD = re.compile(r"\w+")
_LONG_WORD = 5
"""Letters from which a word is looked for with stray spaces in it."""
_TELLING = 3
"""Letters from which a piece of a word that is a word of its own tells that no space is stray."""
_MOST_SEARCHED = 1_000_000
"""Characters of a text in which stray spaces are looked for."""


def pattern_of(words: str, *, stray: bool = False) -> re.Pattern[str] | None:
    """A pattern for words as typed: any white space, quotation marks, dashes and ligatures; capitals count if typed.

    Args:
        words: What was typed.
        stray: Let single spaces stand between the letters of long words, as they do in some PDFs.
    """
    words = words.strip()
    if not words:
        return None
    pattern = r"\s+".join(_word(word, stray and len(word) >= _LONG_WORD and word.isalpha()) for word in words.split())
    return re.compile(pattern, 0 if words != words.lower() else re.IGNORECASE)


def _word(word: str, stray: bool) -> str:
    pieces = (match[0] for match in _PIECES.finditer(word))
    return (" ?" if stray else "").join(_LOOK_ALIKE.get(p) or _LIGATURES.get(p) or re.escape(p) for p in pieces)


def hits(text: str, words: str) -> tuple[Span, ...]:
    """Where words stand in a text, in order, the first `MOST_HITS` of them; stray spaces in them make no difference."""
    pattern = pattern_of(words, stray=len(text) <= _MOST_SEARCHED)
    if pattern is None:
        return ()
    found = list(islice(pattern.finditer(text), MOST_HITS))
    split = {match: pieces for match in found if (pieces := list(_split(text, match, words.split())))}
    if split:
        anywhere = Counter(word.lower() for word in _WORD.findall(text))
        in_splits = Counter(piece for pieces in split.values() for piece in pieces)
        own = {piece for piece in in_splits if anywhere[piece] > in_splits[piece]}
        found = [match for match in found if match not in split or _is_stray(split[match], own)]
    return tuple(Span(match.start(), match.end()) for match in found)


def _split(text: str, match: Match[str], words: Sequence[str]) -> Iterator[str]:
    """The pieces, whole as they stand in the text and in lower case, of those words that a match has spaces in."""
    if len(match[0].split()) == len(words):
        return
    start, end = match.span()
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    pieces = iter(zip(match[0].split(), text[start:end].split(), strict=True))
    for word in words:
        group: list[str] = []
        length = 0
        while length < len(word) and (piece := next(pieces, None)):
            length += len(unicodedata.normalize("NFKC", piece[0]))
            group += _WORD.findall(piece[1].lower())
        if len(group) > 1:
            yield from group


def _is_stray(pieces: Sequence[str], own: set[str]) -> bool:
    """Whether pieces are those of a word, and not words of their own that stand side by side."""
    return not all(piece in own for piece in pieces) and not any(len(p) >= _TELLING and p in own for p in pieces)
