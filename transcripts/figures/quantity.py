"""What is a figure: single amounts, with currency, scale and unit.

An amount is a number that says what it counts: money, a percentage, points, days, a multiple, things with a noun. A
bare number is kept too, without a unit: it becomes a figure only as a part of a range or list, or where a metric
that is counted in bare numbers stands before it. Years, dates, quarters, product names (E7-20, 10-K, 5G), clock times
and the numbers of slides and forms are no amounts.
"""

from typing import NamedTuple

from transcripts.figures.designations import is_named, is_year
from transcripts.figures.numbers import STARTERS, Number, spelled
from transcripts.figures.tails import tail_of
from transcripts.figures.units import CODES, DOLLARS, MEASURED, SIGNS
from transcripts.figures.words import Sentence

_DIGITS = frozenset("0123456789")
_MOST_DIGITS = 18
_DASHES = frozenset("-−–—")
NEGATIVE = frozenset(["negative", "minus"])
_NUMBERED = frozenset(
    """
        slide slides page pages form forms section item rule note tier phase stage chapter step exhibit route
        flight version release generation gen series model no number # basel ifrs asc fas fortune russell top
        level schedule title article appendix january february march april may june july august september
        october november december jan feb mar apr jun jul aug sep sept oct nov dec day week press dial code
        covid windows opec class type category zone grade part figure table
    """.split()
)
"""Words whose number is a name ("Slide 5", "Tier 2", "August 27")."""
_FEWEST = 10
"""A smaller number before a counted noun is mostly a way of speaking ("3 customers told us")."""
_SPELLED_FEWEST = 13
_FRACTIONS = {"and a half": 0.5, "and a quarter": 0.25}
"""What may stand behind a number in digits ("3 and a half billion")."""


class Amount(NamedTuple):
    """A single amount, as words of a sentence."""

    first: int
    """Index of the first word: sign, currency or number."""
    last: int
    """One past the last word."""
    number: float | None
    """Before the scale, with its sign; None for "a couple of million"."""
    factor: float
    """What the scale multiplies by; 1 where there is none."""
    unit: str | None
    """ISO code, "%", "pp", "bps", "days", "x", a counted noun, or None."""
    scaled: bool
    """True where a scale is said."""
    plus: bool = False
    """True with a "plus" or "-ish" inside or behind."""
    per: str | None = None
    """The metric of a counted noun."""

    @property
    def value(self) -> float | None:
        """In whole units."""
        return None if self.number is None else scaled(self.number, self.factor)

    @property
    def bare(self) -> bool:
        """Whether nothing tells what is counted."""
        return self.unit is None and not self.scaled


def amounts(sentence: Sentence) -> list[Amount]:
    """Every amount of a sentence, in order, bare numbers included; ranges are still in two."""
    found: list[Amount] = []
    past = 0
    numbers = [at for at, word in enumerate(sentence.words) if (word < "a" and word[-1] in _DIGITS) or word in STARTERS]
    for index in numbers:
        if index < past:
            continue
        amount = _said(sentence, index) if sentence.words[index] in STARTERS else _written(sentence, index)
        if amount is not None:
            found.append(amount)
            past = amount.last
    return found


def scaled(number: float, factor: float) -> float:
    """A number times its scale, without the dust of binary fractions (16.6 billion is 16600000000)."""
    return float(f"{number * factor:.15g}")


def _written(sentence: Sentence, index: int) -> Amount | None:
    """The amount whose number is a word in digits."""
    word = sentence.words[index]
    if word[0] in "'’" or word.count(".") > 1 or len(word) > _MOST_DIGITS or is_named(sentence, index):
        return None
    first, currency, negative = _head(sentence, index)
    half = _fraction(sentence.words, index + 1)
    tail = tail_of(sentence, index + 4 if half else index + 1, currency is not None)
    if tail is None or (half and tail.unit is None and not tail.scaled):
        return None
    number = (float(word.replace(",", "")) + half) * (-1.0 if negative else 1.0)
    if currency is None and (tail.unit is None or tail.per is not None) and not tail.scaled:
        before = sentence.words[index - 1] if index else ""
        few = tail.per is not None and abs(number) < _FEWEST and tail.unit not in MEASURED
        if is_year(word) or before in _NUMBERED or few:
            return None
    last = tail.last
    if sentence.words[index - 1] == "(" and first < index - 1 and sentence.words[last : last + 1] == [")"]:
        last += 1  # $(0.05)
    return Amount(first, last, number, tail.factor, currency or tail.unit, tail.scaled, tail.plus, tail.per)


def _said(sentence: Sentence, index: int) -> Amount | None:
    """The amount whose number is in words; it needs a scale or unit."""
    words = sentence.words
    number = spelled(words, index)
    tail = tail_of(sentence, number.stop) if number is not None else None
    if number is None or tail is None:
        return None
    if tail.unit is None and not tail.scaled:
        return _begun(sentence, index, number)
    article = words[index] in ("a", "an") and number.stop == index + 1
    if article and tail.unit in ("%", "pp") and not tail.scaled and words[tail.last : tail.last + 1] == ["of"]:
        return None  # "as a percent of"
    if (article or number.value is None) and tail.unit not in ("%", "pp", "bps") and not tail.scaled:
        return None
    few = number.value is None or (tail.per is not None and number.value < _SPELLED_FEWEST and not tail.scaled)
    if few and (tail.per is not None or tail.unit in ("x", "days")):
        return None
    alone = tail.unit == "pp" and number.value in (1.0, None) and tail.last - number.stop == 1
    if alone and not _of_something(words, index, tail.last):
        return None  # "at one point", "a couple of points I would make"
    first, _, negative = _head(sentence, index)
    value = -number.value if negative and number.value is not None else number.value
    half = _fraction(words, tail.last) if tail.unit in ("%", "pp") and value is not None else 0.0
    if half and value is not None:  # "a point and a half"
        value, tail = value + half, tail._replace(last=tail.last + 3)
    return Amount(first, tail.last, value, tail.factor, tail.unit, tail.scaled, tail.plus, tail.per)


def _fraction(words: list[str], index: int) -> float:
    """What "and a half" adds to a number in digits; 0 where nothing of the kind stands there."""
    if words[index : index + 1] != ["and"]:
        return 0.0
    return _FRACTIONS.get(" ".join(words[index : index + 3]), 0.0)


def _begun(sentence: Sentence, index: int, number: Number) -> Amount | None:
    """A number in words as the first of two that only the second one scales: "four or five million"."""
    words, stop = sentence.words, number.stop
    joints = ("to", "or", "and") if words[index - 1 : index] == ["between"] else ("to", "or")
    joined = stop < len(words) and words[stop] in joints
    if words[index] in ("a", "an", "half") or number.value is None or not joined:
        return None
    following = words[stop + 1] if stop + 1 < len(words) else ""
    second = spelled(words, stop + 1) if following in STARTERS and following not in ("a", "an", "half") else None
    if second is None or second.value is None or second.value <= number.value:
        return None
    tail = tail_of(sentence, second.stop)
    if tail is None or not (tail.scaled or tail.unit in ("%", "pp", "bps")):
        return None
    return Amount(index, stop, number.value, 1.0, None, False)


def _of_something(words: list[str], first: int, last: int) -> bool:
    """Whether points in words are points of something: "one point of growth", "up a couple of points"."""
    before, after = words[first - 1 : first], words[last : last + 1]
    return after in (["of"], ["improvement"], ["higher"], ["lower"], ["better"], ["in"]) or before in (
        ["up"],
        ["down"],
        ["by"],
    )


def _head(sentence: Sentence, index: int) -> tuple[int, str | None, bool]:
    """First word, currency and sign of the amount whose number is a word: US$, €, CHF, (, -, negative."""
    words = sentence.words
    first, currency, negative = index, None, False
    before = words[index - 1] if index else ""
    if before == "(" and index > 1 and words[index - 2] in SIGNS:
        first, negative, before = index - 1, True, words[index - 2]  # $(0.05)
    if before in SIGNS:
        currency, first = SIGNS[before], first - 1
        nation = words[first - 1] if sentence.adjoining(first) else ""
        if nation in DOLLARS and before == "$":
            currency, first = DOLLARS[nation], first - 1
    elif before == "." and index > 1 and words[index - 2] in CODES:
        currency, first = CODES[words[index - 2]], index - 2
    elif before in CODES:
        currency, first = CODES[before], index - 1
    sign = words[first - 1] if first else ""
    if sign in NEGATIVE or (sign in _DASHES and sentence.adjoining(first) and not sentence.adjoining(first - 1)):
        return first - 1, currency, True
    return first, currency, negative
