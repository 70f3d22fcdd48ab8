"""Figures without digits: "breakeven", "no debt", "a third of", "mid-teens", "up slightly", "flat"."""

from transcripts.figures.hedges import hedge_before
from transcripts.figures.ranges import Quantity
from transcripts.figures.words import Sentence

_PARTS = {"half": 50.0, "third": 33.3, "thirds": 66.7, "quarters": 75.0}
_ONES = frozenset(["a", "one"])
_BORROWED = frozenset(["debt", "borrowings", "indebtedness"])
_DECADES = frozenset("teens twenties thirties forties fifties sixties seventies eighties nineties".split())
_DIGITS = frozenset(["digit", "digits"])
_DIGIT_SIZES = frozenset(["single", "double", "triple"])
_SIZES = frozenset(["low", "mid", "high", "upper", "lower", "middle", "single", "double", "triple"])
_FLAT = frozenset(["flat", "flattish", "unchanged"])
_DEGREES = frozenset(["slightly", "modestly", "marginally"])
_TRIGGERS = frozenset(["breakeven", "break", "s"]).union(_PARTS, _BORROWED, _DECADES, _DIGITS)
_MOVED = _FLAT | _DEGREES
_DIRECTIONS = frozenset(
    """
        up down higher lower increase increased increases increasing decrease decreased decreases decreasing
        decline declined declines declining improve improved improves improving grow grew grows growing rise
        rose fall fell better softer tick ticked
    """.split()
)
_NOT_EVEN = frozenset("point price prices level levels economics analysis cost costs volume oil".split())
_NOT_DEBT = frozenset("maturities maturity covenants issuance related due".split())
_OF_DEBT = frozenset("long term outstanding net bank funded".split())
_TIMES = frozenset("year years quarter month day week decade century time fiscal season hour the".split())
_GOES_ON = frozenset(
    "of or to more less lower higher are is was were at in from compared versus that which since over right".split()
)
_ENDS = frozenset([",", ".", ";", "?", ")", "and"])
_ORDINALS = frozenset("first second 1st 2nd back front last other in and later latter this next the that each".split())


def worded(sentence: Sentence, currency: str) -> list[Quantity]:
    """The figures of a sentence that are told without digits, in order.

    Args:
        sentence: The sentence.
        currency: ISO code of what the company counts in, for "breakeven" and "no debt".
    """
    if _TRIGGERS.isdisjoint(sentence.words):
        return []
    found: list[Quantity] = []
    for index, word in enumerate(sentence.words):
        if word not in _TRIGGERS:
            continue
        quantity = (
            _even(sentence, index, currency)
            or _nothing(sentence, index, currency)
            or _part(sentence, index)
            or _size(sentence, index)
        )
        if quantity is not None and not (found and quantity.first < found[-1].last):
            found.append(quantity)
    return found


def moves(sentence: Sentence) -> list[Quantity]:
    """Where a sentence tells a direction without a number: "flat", "up slightly", in order."""
    if _MOVED.isdisjoint(sentence.words):
        return []
    found = (_move(sentence, index) for index, word in enumerate(sentence.words) if word in _MOVED)
    return [quantity for quantity in found if quantity is not None]


def _made(sentence: Sentence, first: int, last: int, value: float | None, unit: str | None, words: str) -> Quantity:
    before, hedge = hedge_before(sentence, first)
    vague = hedge is not None or value is None
    return Quantity(first, last, value, None, None, unit, False, vague, hedge, before, last, words=words)


def _even(sentence: Sentence, index: int, currency: str) -> Quantity | None:
    """ "breakeven", "break-even" as a result of nil."""
    words = sentence.words
    last = (
        index + 1 if words[index] == "breakeven" else index + 2 if words[index : index + 2] == ["break", "even"] else 0
    )
    if not last or (last < len(words) and words[last] in _NOT_EVEN):
        return None
    return _made(sentence, index, last, 0.0, currency, "even")


def _nothing(sentence: Sentence, index: int, currency: str) -> Quantity | None:
    """ "no debt", "zero debt"."""
    words = sentence.words
    if words[index] not in _BORROWED or index == 0:
        return None
    first = index - 1
    while first > max(0, index - 4) and words[first] in _OF_DEBT:
        first -= 1
    following = words[index + 1] if index + 1 < len(words) else ""
    if words[first] not in ("no", "zero") or following in _NOT_DEBT:
        return None
    return _made(sentence, first, index + 1, 0.0, currency, "none")


def _part(sentence: Sentence, index: int) -> Quantity | None:
    """ "a third of our revenue", "two thirds", "more than half of", "three quarters of"."""
    words = sentence.words
    word = words[index]
    if word not in _PARTS:
        return None
    before = words[index - 1] if index else ""
    following = words[index + 1] if index + 1 < len(words) else "."
    first = index - 1
    if word == "third":
        told = before in _ONES and _ends_part(sentence, first, following)
    elif word == "thirds":
        told = before in ("two", "2")
    elif word == "quarters":
        told = before == "three" and following == "of"
    else:
        first = index - 1 if before in _ONES else index
        told = before not in _ORDINALS and _is_half(sentence, first, following)
    if not told or (following == "of" and _of_time(words, index + 2)):
        return None
    return _made(sentence, first, index + 1, _PARTS[word], "%", "part")


def _of_time(words: list[str], index: int) -> bool:
    """Whether a part is one of a stretch of time: "half of the year"."""
    return any(word in _TIMES or word.isdigit() for word in words[index : index + 2] if word != "the")


def _ends_part(sentence: Sentence, first: int, following: str) -> bool:
    """Whether what follows "a third" leaves it a share: "of our revenue", or nothing after "nearly" or "or"."""
    before = sentence.words[first - 1] if first else ""
    return following in _GOES_ON or (
        following in _ENDS and (before == "or" or hedge_before(sentence, first)[1] is not None)
    )


def _is_half(sentence: Sentence, first: int, following: str) -> bool:
    """Whether "half" is a share: "half of our", "more than half", not "the first half"."""
    if following == "of":
        return True
    if hedge_before(sentence, first)[1] is not None:
        return following in _GOES_ON or following in _ENDS
    return sentence.words[first] in _ONES and following == "or"


def _size(sentence: Sentence, index: int) -> Quantity | None:
    """ "mid-teens", "low to mid single digits", "high twenties", "low 30s"."""
    words = sentence.words
    word = words[index]
    before = words[index - 1] if index else ""
    decade = word == "s" and before.isdigit() and len(before) == 2 and sentence.adjoining(index)
    if not (decade or word in _DECADES or (word in _DIGITS and before in _DIGIT_SIZES)):
        return None
    first = index if word in _DECADES else index - 1
    while first > 0 and words[first - 1] in _SIZES:
        first -= 1
        if first > 1 and words[first - 1] == "to" and words[first - 2] in _SIZES:
            first -= 1
    if decade and first == index - 1:
        return None  # "the 80s"
    last, unit = index + 1, None
    if last < len(words) and words[last] in ("%", "percent", "percentage"):
        last, unit = last + 1, "%"
    return _made(sentence, first, last, None, unit, "size")


def _move(sentence: Sentence, index: int) -> Quantity | None:
    """ "flat", "up slightly", "slightly higher"."""
    words = sentence.words
    first, last = index, index + 1
    if words[index] in _DEGREES:
        if index and words[index - 1] in _DIRECTIONS:
            first = index - 1
        elif (
            words[last : last + 1]
            and words[last] in _DIRECTIONS
            and words[last + 1 : last + 2] not in (["than"], ["by"])
        ):
            last += 1
        else:
            return None
    return Quantity(first, last, None, None, None, None, False, True, None, first, last, words="move")
