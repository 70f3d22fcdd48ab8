"""Where in a passage the words that were asked for stand, and the sentence around them. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import permutations

from transcripts.model import Span
from transcripts.search.query import Near, Phrase, Term, Word
from transcripts.search.words import folded

_GAP = r"[\W_]+"
_WORD = r"[^\W_]+"
_MOST_ORDERS = 3
_SENTENCE_END = re.compile(r"[.?!][\"”’)\]]*\s+|\n+")
_LONGEST_SNIPPET = 280
_LEAD = 90


def found_in(text: str, terms: Iterable[Term]) -> list[Span]:
    """The places in a text of all that was asked for, the first one first."""
    plain = folded(text)
    return sorted({Span(*match.span()) for term in terms for match in _pattern(term).finditer(plain)})


def sentence_around(text: str, span: Span) -> Span:
    """The sentence that a place is in, shortened where it is very long."""
    start = max((m.end() for m in _SENTENCE_END.finditer(text, 0, span.start)), default=0)
    end_mark = _SENTENCE_END.search(text, span.end)
    end = end_mark.start() + 1 if end_mark else len(text)
    if end - start > _LONGEST_SNIPPET:
        start = _word_start(text, max(start, span.start - _LEAD))
        end = min(end, _word_end(text, max(start + _LONGEST_SNIPPET, span.end)))
    return Span(start, max(len(text[:end].rstrip()), start))


def _word_start(text: str, at: int) -> int:
    """The next place at which a word begins."""
    if at == 0:
        return 0
    space = text.find(" ", at - 1, at + 40)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    """The next place at which a word ends, or `at` itself in a very long one."""
    space = text.find(" ", at, at + 40)
    return space if space >= 0 else at


@lru_cache(maxsize=256)
def _pattern(term: Term) -> re.Pattern[str]:
    """What a term looks like in folded text."""
    match term:
        case Word(text, begins):
            inside = re.escape(text) + ("[^\\W_]*" if begins else "")
        case Phrase(words, begins):
            inside = _GAP.join(map(re.escape, words)) + ("[^\\W_]*" if begins else "")
        case Near(words, distance):
            between = rf"(?:{_GAP}{_WORD}){{0,{distance}}}?{_GAP}"
            orders = permutations(words) if len(words) <= _MOST_ORDERS else (words, words[::-1])
            inside = "|".join(between.join(map(re.escape, order)) for order in orders)
    return re.compile(rf"(?<![^\W_])(?:{inside})(?![^\W_])")
