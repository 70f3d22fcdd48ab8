"""Numbers written in words: "twenty-five", "one point five", "four and a half", "a couple hundred"."""

from typing import NamedTuple

SMALL = {
    word: float(value)
    for value, word in enumerate(
        """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
            sixteen seventeen eighteen nineteen
        """.split()
    )
}
TENS = {
    word: 10.0 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
UNSURE = frozenset(["couple", "few", "several", "tens", "hundreds", "thousands", "dozens"])
"""Words for a number that is not told."""
STARTERS = frozenset([*SMALL, *TENS, *UNSURE, "a", "an", "half", "hundred"])
_LONGEST = 8
"""Words in a number; a longer run of number words is none."""


class Number(NamedTuple):
    """A number in words."""

    value: float | None
    """None for "a couple of"."""
    stop: int
    """One past its last word."""


def spelled(words: list[str], index: int) -> Number | None:
    """The number in words that begins at a word, or None; scales from thousand up are not part of it."""
    word = words[index]
    if word in UNSURE:
        return Number(None, _past(words, index + 1, "of"))
    if word == "half":
        return Number(0.5, _past(words, index + 1, "a", "an"))
    if word in ("a", "an"):
        return _after_article(words, index)
    return _sum(words, index)


def _after_article(words: list[str], index: int) -> Number | None:
    """ "a hundred", "a half", "a couple of"; "a" itself before a scale or unit is one."""
    following = words[index + 1] if index + 1 < len(words) else ""
    if following in ("couple", "few"):
        return Number(None, _past(words, index + 2, "of"))
    if following == "half":
        return Number(0.5, index + 2)
    if following == "hundred":
        rest = _sum(words, index + 1)
        return rest and Number(rest.value, rest.stop)
    return Number(1.0, index + 1)


def _sum(words: list[str], index: int) -> Number | None:
    """A sum of number words, with a fraction behind it."""
    total, at = 0.0, index
    while at < min(len(words), index + _LONGEST):
        word = words[at]
        if word in SMALL:
            total += SMALL[word]
        elif word in TENS:
            total += TENS[word]
        elif word == "hundred":
            total = (total or 1.0) * 100
        else:
            break
        at += 1
    if at == index:
        return None
    return _with_fraction(words, total, at)


def _with_fraction(words: list[str], total: float, at: int) -> Number:
    """The number with "point five" or "and a half" behind it."""
    following = words[at : at + 3]
    if following[:1] == ["point"] and len(following) > 1 and following[1] in SMALL:
        digits = ""
        at += 1
        while at < len(words) and len(digits) < _LONGEST and words[at] in SMALL:
            digits += str(int(SMALL[words[at]]))
            at += 1
        return Number(total + float(f"0.{digits}"), at)
    if following[:2] == ["and", "a"] and len(following) > 2 and following[2] in ("half", "quarter"):
        return Number(total + (0.5 if following[2] == "half" else 0.25), at + 3)
    return Number(total, at)


def _past(words: list[str], index: int, *skipped: str) -> int:
    return index + 1 if index < len(words) and words[index] in skipped else index
