"""What stands behind a number: its scale, its unit, the things that it counts."""

from typing import NamedTuple

from transcripts.figures.units import (
    BASIS_POINTS,
    CENTS,
    CODES,
    COUNTED,
    COUNTS,
    DAYS,
    LETTERS,
    MONEY,
    MULTIPLES,
    NATIONS,
    PERCENT,
    POINTS,
    SCALES,
    SIGNS,
)
from transcripts.figures.words import Sentence

_DASHES = frozenset("-−–—")
_NO_NOUN = frozenset(
    """
        of in to and or per for from with by on at the a an that which is was were are will as if than then over
        under up down we our percent million billion thousand basis point points years year months month weeks
        week quarters quarter times hours minutes so versus compared plus more less largest top biggest
    """.split()
)
"""Words that cannot stand between a number and the noun it counts."""
_GOING_ON = frozenset(["+", "plus", "ish"]).union(_DASHES, SCALES, LETTERS)
"""What may stand between a number and its unit."""


class Tail(NamedTuple):
    """What stands behind a number."""

    last: int
    factor: float = 1.0
    unit: str | None = None
    scaled: bool = False
    plus: bool = False
    per: str | None = None


def tail_of(sentence: Sentence, index: int, money: bool = False) -> Tail | None:
    """Scale and unit that stand behind a number, from the word after it; None for "12-month".

    Args:
        sentence: The sentence.
        index: Where the word after the number stands.
        money: Whether a currency before the number says already what is counted ("$2,000 all patients").
    """
    words = sentence.words
    at, plus, factor, has_scale = index, False, 1.0, False
    if index < len(words) and words[index] in _GOING_ON:
        at, plus = _past_plus(sentence, index)
        at, factor, has_scale = _scale(sentence, at)
        at, more = _past_plus(sentence, at)
        plus = plus or more
    word = words[at] if at < len(words) else ""
    if word in _DASHES and sentence.adjoining(at) and at + 1 < len(words) and sentence.adjoining(at + 1):
        if _unit(words, at + 1) is not None:
            at += 1
        elif words[at + 1].isalpha() and not has_scale:
            return None  # 10-K, 12-month, 3-year
    unit = _unit(words, at)
    if unit is None:
        noun = None if money else counted(sentence, at)
        if noun is None:
            return Tail(at, factor, None, has_scale, plus)
        return Tail(noun[0], factor, noun[1], has_scale, plus, noun[2])
    name, length, multiplier = unit
    stop, more = _past_plus(sentence, at + length)
    last = stop if more and words[stop - 1] != "ish" else at + length
    return Tail(last, factor * multiplier, name, has_scale, plus or more)


def _scale(sentence: Sentence, index: int) -> tuple[int, float, bool]:
    """Past the scale words behind a number, and what they multiply by."""
    words, factor, at = sentence.words, 1.0, index
    if at >= len(words):
        return index, 1.0, False
    if words[at] in LETTERS and sentence.adjoining(at) and multiplies(sentence, at):
        return at + 1, LETTERS[words[at]], True
    if words[at] in _DASHES and at + 1 < len(words) and words[at + 1] in SCALES:
        at += 1
    while at < len(words) and at < index + 3 and words[at] in SCALES:
        factor *= SCALES[words[at]]
        at += 1
    return (at, factor, True) if factor > 1.0 else (index, 1.0, False)


def multiplies(sentence: Sentence, at: int) -> bool:
    """Whether a letter behind a number is a scale and not a name's ("5B", "10K")."""
    words = sentence.words
    if len(words[at]) > 1 or "." in words[at - 1] or (at > 1 and words[at - 2] in SIGNS):
        return True
    return words[at] == "k" and counted(sentence, at + 1) is not None


def _unit(words: list[str], index: int) -> tuple[str, int, float] | None:
    """Name, number of words and multiplier of the unit that begins at a word."""
    word = words[index] if index < len(words) else ""
    following = words[index + 1] if index + 1 < len(words) else ""
    if word in PERCENT:
        return ("pp", 2, 1.0) if following in POINTS else ("%", 1, 1.0)
    if word == "per" and following == "cent":
        return "%", 2, 1.0
    if (word == "percentage" and following in POINTS) or (word == "basis" and following in ("point", "points")):
        return "pp" if word == "percentage" else "bps", 2, 1.0
    if word in NATIONS and following in MONEY:
        return NATIONS[word], 2, 1.0
    return _SIMPLE.get(word)


_SIMPLE: dict[str, tuple[str, int, float]] = {
    **{word: (name, 1, 1.0) for table in (MONEY, CODES) for word, name in table.items()},
    **{word: (name, 1, 0.01) for word, name in CENTS.items()},
    **{
        word: (name, 1, 1.0)
        for name, names in (("pp", POINTS), ("bps", BASIS_POINTS), ("x", MULTIPLES), ("days", DAYS))
        for word in names
    },
}
"""Units of one word."""


def counted(sentence: Sentence, index: int) -> tuple[int, str, str] | None:
    """The counted noun behind a number, an adjective or two between: its stop, the unit and its metric."""
    words = sentence.words
    for at in range(index, min(index + 3, len(words))):
        word = words[at]
        if word == "square" and words[at + 1 : at + 2] in (["feet"], ["foot"], ["meters"], ["metres"]):
            return at + 2, f"square {words[at + 1]}", "other"
        if word == "cubic" and words[at + 1 : at + 2] in (["feet"], ["foot"], ["meters"], ["metres"]):
            return at + 2, f"cubic {words[at + 1]}", "production"
        if word in COUNTED:
            metric = "headcount" if word == "members" and words[at - 1] == "team" else COUNTED[word]
            return at + 1, "count" if metric in COUNTS else word, metric
        if not word.isalpha() or word in _NO_NOUN:
            return None
    return None


def _past_plus(sentence: Sentence, index: int) -> tuple[int, bool]:
    """Past a "plus", "+" or "-ish" that stands close behind a number, a scale or a unit."""
    words = sentence.words
    word = words[index] if index < len(words) else ""
    if word in _DASHES and index + 1 < len(words) and words[index + 1] in ("plus", "ish") and sentence.adjoining(index):
        return index + 2, True
    if word == "+" or (word == "plus" and _goes_on(words, index + 1)) or (word == "ish" and sentence.adjoining(index)):
        return index + 1, True
    return index, False


def _goes_on(words: list[str], index: int) -> bool:
    """Whether "plus" is followed by the unit of the number before it ("20 plus percent")."""
    word = words[index] if index < len(words) else ""
    return word in PERCENT or word in SCALES or word in CENTS or word == "basis"
