"""What is a figure: single amounts, with currency, scale and unit.

An amount is a number that says what it counts: money, a percentage, points, days, a multiple, things with a noun. A
bare number is kept too, without a unit: it becomes a figure only as a part of a range or list, or where a metric
that is counted in bare numbers stands before it. Years, dates, quarters, product names (E7-20, 10-K, 5G), clock times
and the numbers of slides and forms are no amounts.
"""

from typing import NamedTuple

from transcripts.figures.numbers import STARTERS, Number, spelled
from transcripts.figures.units import (
    BASIS_POINTS,
    CENTS,
    CODES,
    COUNTED,
    COUNTS,
    DAYS,
    DOLLARS,
    LETTERS,
    MEASURED,
    MONEY,
    MULTIPLES,
    NATIONS,
    PERCENT,
    POINTS,
    SCALES,
    SIGNS,
)
from transcripts.figures.words import Sentence

_DIGITS = frozenset("0123456789")
_MOST_DIGITS = 18
_DASHES = frozenset("-−–—")
_MINUS = frozenset(["negative", "minus"])
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
_QUALIFIERS = frozenset(["mid", "low", "high", "upper", "lower", "sub", "pre", "plus", "minus", "non"])
_YEARS = ("1950", "2060")
_FEWEST = 10
"""A smaller number before a counted noun is mostly a way of speaking ("3 customers told us")."""
_SPELLED_FEWEST = 13
_NO_NOUN = frozenset(
    """
        of in to and or per for from with by on at the a an that which is was were are will as if than then over
        under up down we our percent million billion thousand basis point points years year months month weeks
        week quarters quarter times hours minutes so versus compared plus more less largest top biggest
    """.split()
)
"""Words that cannot stand between a number and the noun it counts."""


_FRACTIONS = {"and a half": 0.5, "and a quarter": 0.25}
"""What may stand behind a number in digits ("3 and a half billion")."""
_GOING_ON = frozenset(["+", "plus", "ish"]).union(_DASHES, SCALES, LETTERS)
"""What may stand between a number and its unit."""


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


class _Tail(NamedTuple):
    """What stands behind a number."""

    last: int
    factor: float = 1.0
    unit: str | None = None
    scaled: bool = False
    plus: bool = False
    per: str | None = None


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
    if word[0] in "'’" or word.count(".") > 1 or len(word) > _MOST_DIGITS or _named(sentence, index):
        return None
    first, currency, negative = _head(sentence, index)
    half = _fraction(sentence.words, index + 1)
    tail = _tail(sentence, index + 4 if half else index + 1, currency is not None)
    if tail is None or (half and tail.unit is None and not tail.scaled):
        return None
    number = (float(word.replace(",", "")) + half) * (-1.0 if negative else 1.0)
    if currency is None and (tail.unit is None or tail.per is not None) and not tail.scaled:
        before = sentence.words[index - 1] if index else ""
        few = tail.per is not None and abs(number) < _FEWEST and tail.unit not in MEASURED
        if _is_year(word) or before in _NUMBERED or few:
            return None
    last = tail.last
    if sentence.words[index - 1] == "(" and first < index - 1 and sentence.words[last : last + 1] == [")"]:
        last += 1  # $(0.05)
    return Amount(first, last, number, tail.factor, currency or tail.unit, tail.scaled, tail.plus, tail.per)


def _said(sentence: Sentence, index: int) -> Amount | None:
    """The amount whose number is in words; it needs a scale or unit."""
    words = sentence.words
    number = spelled(words, index)
    tail = _tail(sentence, number.stop) if number is not None else None
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
    joined = words[stop : stop + 1] in (["to"], ["or"]) or (
        index and words[index - 1 : stop + 1 : stop - index + 1] == ["between", "and"]
    )
    if words[index] in ("a", "an", "half") or number.value is None or not joined:
        return None
    following = words[stop + 1] if stop + 1 < len(words) else ""
    second = spelled(words, stop + 1) if following in STARTERS and following not in ("a", "an", "half") else None
    if second is None or second.value is None or second.value <= number.value:
        return None
    tail = _tail(sentence, second.stop)
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


def _named(sentence: Sentence, index: int) -> bool:
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
        return not _multiplies(sentence, index + 1)
    return not (after in SCALES or after in BASIS_POINTS or after in POINTS or after in PERCENT)


def _multiplies(sentence: Sentence, at: int) -> bool:
    """Whether a letter behind a number is a scale and not a name's ("5B", "10K")."""
    words = sentence.words
    if len(words[at]) > 1 or "." in words[at - 1] or (at > 1 and words[at - 2] in SIGNS):
        return True
    return words[at] == "k" and _counted(sentence, at + 1) is not None


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
    if sign in _MINUS or (sign in _DASHES and sentence.adjoining(first) and not sentence.adjoining(first - 1)):
        return first - 1, currency, True
    return first, currency, negative


def _tail(sentence: Sentence, index: int, money: bool = False) -> _Tail | None:
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
        noun = None if money else _counted(sentence, at)
        if noun is None:
            return _Tail(at, factor, None, has_scale, plus)
        return _Tail(noun[0], factor, noun[1], has_scale, plus, noun[2])
    name, length, multiplier = unit
    stop, more = _past_plus(sentence, at + length)
    last = stop if more and words[stop - 1] != "ish" else at + length
    return _Tail(last, factor * multiplier, name, has_scale, plus or more)


def _scale(sentence: Sentence, index: int) -> tuple[int, float, bool]:
    """Past the scale words behind a number, and what they multiply by."""
    words, factor, at = sentence.words, 1.0, index
    if at >= len(words):
        return index, 1.0, False
    if words[at] in LETTERS and sentence.adjoining(at) and _multiplies(sentence, at):
        return at + 1, LETTERS[words[at]], True
    if words[at] in _DASHES and at + 1 < len(words) and words[at + 1] in SCALES:
        at += 1
    while at < len(words) and at < index + 3 and words[at] in SCALES:
        factor *= SCALES[words[at]]
        at += 1
    return (at, factor, True) if factor > 1.0 else (index, 1.0, False)


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


def _counted(sentence: Sentence, index: int) -> tuple[int, str, str] | None:
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


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and _YEARS[0] <= word <= _YEARS[1]
