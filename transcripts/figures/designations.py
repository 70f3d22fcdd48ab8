"""Numbers that are a part of a name, a time or a date: E7-20, 10-K, 5G, 24/7, 8:30, 3rd."""

from transcripts.figures.tails import multiplies
from transcripts.figures.units import BASIS_POINTS, CODES, LETTERS, PERCENT, POINTS, SCALES
from transcripts.figures.words import Sentence

_DIGITS = frozenset("0123456789")
_DASHES = frozenset("-−–—")
_QUALIFIERS = frozenset(["mid", "low", "high", "upper", "lower", "sub", "pre", "plus", "minus", "non"])
_YEARS = ("1950", "2060")


def is_named(sentence: Sentence, index: int) -> bool:
    """Whether a number is a part of a name, a time or a date: E7-20, 10-K, 5G, 24/7, 8:30, 3rd."""
    return _named_before(sentence, index) or _named_behind(sentence, index)


def _named_before(sentence: Sentence, index: int) -> bool:
    if not sentence.adjoining(index):
        return False
    words, before = sentence.words, sentence.words[index - 1]
    if before.isalpha():
        return before not in CODES
    if before in "/:#'’" or (
        before == "." and index > 1 and words[index - 2].isalpha() and words[index - 2] not in CODES
    ):
        return True
    if before not in _DASHES or not sentence.adjoining(index - 1):
        return False
    head = words[index - 2]
    if head.isalpha():
        return head not in _QUALIFIERS and head not in SCALES and head not in PERCENT
    return head[0] in _DIGITS and index > 2 and sentence.adjoining(index - 2) and words[index - 3].isalpha()  # E7-20


def _named_behind(sentence: Sentence, index: int) -> bool:
    if index + 1 >= len(sentence.words) or not sentence.adjoining(index + 1):
        return False
    after = sentence.words[index + 1]
    if after in "/:":
        return index + 2 < len(sentence.words) and sentence.adjoining(index + 2)
    if not after.isalpha() or after in ("x", "ish", "plus"):
        return False
    if after in LETTERS:
        return not multiplies(sentence, index + 1)
    return not (after in SCALES or after in BASIS_POINTS or after in POINTS or after in PERCENT)


def is_year(word: str) -> bool:
    """Whether a number is one of a year."""
    return len(word) == 4 and word.isdigit() and _YEARS[0] <= word <= _YEARS[1]
