"""Amounts joined to ranges and lists, and freed of their hedges: the quantities of a sentence."""

import itertools
from typing import NamedTuple

from transcripts.figures.hedges import hedge_after, hedge_before, is_hedge
from transcripts.figures.quantity import Amount, amounts, scaled
from transcripts.figures.units import NATIONS
from transcripts.figures.words import Sentence, per_share

_DASHES = frozenset(["-", "−", "–", "—", "--"])
_JOINTS = frozenset(["to", "through", "and", "or", "in", "til", "until"]) | _DASHES
_FILLERS = frozenset("a an the uh um maybe call it say even now up as high much positive plus".split())
_IDLE = frozenset([",", "all", "way"])
_BEFORE_JOINT = frozenset(["uh", "um", "all", "up", "percent", ","])
_CHANGES = frozenset(
    """
        increase increased increases increasing grew grow growing grown rise rose risen improved improve
        improves improving decreased decrease decreasing declined decline declining fell reduced reduce reducing
        dropped drop up down expanded raised raising raise lowered lower went go gone goes gained moved
    """.split()
)
_BASES = frozenset(["increase", "grow", "rise", "decline", "decrease", "improve", "reduce", "fall", "drop", "expand"])
_TO_COME = frozenset(["to", "will", "should", "could", "may", "would", "might", "ll"])
_LOOSE = frozenset(["low", "mid", "high", "upper", "lower"])
"""Words before a percentage that leave it vague ("in the low 50% range")."""
_SPREAD = frozenset("range ranges ranging ranged anywhere somewhere be being vary varied".split())
_BEFORE = frozenset(["previously", "before", "earlier", "prior"])
_CURRENCIES = ("USD", "EUR", "GBP")
_FAR = 2.5
"""How much greater the second of two amounts is when "X to Y" behind a verb of change is no range."""
_GIVE_OR_TAKE = ["plus", "or", "minus"]
_WIDEST = 100
_LOOK_BACK = 6
_GAP = 6


class Quantity(NamedTuple):
    """What is said to be counted, in a sentence: an amount or a range."""

    first: int
    """Index of its first word."""
    last: int
    """One past its last word."""
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    scaled: bool
    """True where a scale is said ("million")."""
    approximate: bool = False
    hedge: str | None = None
    before: int = 0
    """Index of the first word of the hedge before it; `first` where there is none."""
    after: int = 0
    """One past the hedge behind it; `last` where there is none."""
    per: str | None = None
    """The metric of a counted noun."""
    words: str | None = None
    """For a figure in words: which kind ("even", "none", "part", "size", "move"); "flat" for a range that begins so."""


def quantities(sentence: Sentence, currency: str = "USD") -> list[Quantity]:
    """Amounts and ranges of a sentence in order, bare numbers included.

    Args:
        sentence: The sentence.
        currency: What the company counts in: whose cents, and whether pounds are money.
    """
    found = [_minted(sentence, amount, currency) for amount in amounts(sentence)]
    joined: list[Quantity] = []
    index = 0
    while index < len(found):
        following = found[index + 1] if index + 1 < len(found) else None
        quantity = None
        if following is not None:
            quantity = _give_or_take(sentence, found[index], following) or _range(sentence, found[index], following)
        if quantity is None:
            amount = _listed(sentence, found, index)
            quantity = _quantity(sentence, amount.first, amount, amount.value, None, None)
            index += 1
        else:
            index += 2
        joined.append(_from_flat(sentence, quantity))
    return joined


def _from_flat(sentence: Sentence, quantity: Quantity) -> Quantity:
    """A rate told as a range one of whose ends is nil: "flat to 2%", "flat to down 3%", "down 1% to flat"."""
    words, value, first = sentence.words, quantity.value, quantity.before
    if quantity.unit != "%" or value is None:
        return quantity
    moved = words[max(0, first - 1) : first]
    if words[quantity.after : quantity.after + 2] == ["to", "flat"]:
        first, last = quantity.first, quantity.after + 2
    else:
        start = first - 1 if moved in (["down"], ["up"]) else first
        if words[max(0, start - 2) : start] not in (["flat", "to"], ["flattish", "to"]):
            return quantity
        first, last = start - 2, quantity.last
    low, high = sorted((0.0, -abs(value) if moved == ["down"] else value))
    return quantity._replace(
        first=first,
        last=last,
        value=None,
        low=low,
        high=high,
        before=first,
        after=max(last, quantity.after),
        words="flat",
    )


def _minted(sentence: Sentence, amount: Amount, currency: str) -> Amount:
    """An amount in the company's own cents; pounds are a weight where it does not count in them."""
    if amount.unit not in _CURRENCIES or currency == amount.unit:
        return amount
    noun = sentence.words[amount.last - 1]
    if noun in ("cent", "cents") and currency == "EUR":
        return amount._replace(unit=currency)
    weight = noun in ("pound", "pounds") and sentence.words[amount.last - 2] not in NATIONS
    return amount._replace(unit=noun, per="other") if weight else amount


def _quantity(
    sentence: Sentence, first: int, amount: Amount, value: float | None, low: float | None, high: float | None
) -> Quantity:
    """A quantity with the words of hedging around it.

    Args:
        sentence: The sentence.
        first: Its first word.
        amount: Its last amount, with the unit, scale and vagueness of all.
        value: Its value, or `low` and `high`.
        low: The lower end of a range.
        high: The upper end.
    """
    before, hedge = hedge_before(sentence, first)
    after, behind = hedge_after(sentence, amount.last)
    hedge = hedge or behind
    if hedge is None and amount.unit == "%" and before and sentence.words[before - 1] in _LOOSE:
        before, hedge = before - 1, sentence.words[before - 1]
    vague = hedge is not None or amount.plus or amount.number is None
    return Quantity(
        first, amount.last, value, low, high, amount.unit, amount.scaled, vague, hedge, before, after, amount.per
    )


def _give_or_take(sentence: Sentence, middle: Amount, off: Amount) -> Quantity | None:
    """An amount told with how far it may be off, as a range: "$6.6 billion, plus or minus $200 million"."""
    gap = [word for word in sentence.words[middle.last : off.first] if word not in (",", "/", "a")]
    if off.number is not None and off.number < 0 and gap in (["plus", "or"], ["plus"], ["+"], ["+", "or"]):
        gap = _GIVE_OR_TAKE
    if gap != _GIVE_OR_TAKE or middle.number is None or off.number is None or middle.value is None:
        return None
    factor = 0.01 if off.unit == "bps" and middle.unit == "%" else 1.0
    if off.unit not in (middle.unit, "bps", "pp", None) or (off.unit == "bps" and middle.unit != "%"):
        return None
    size = off.value or 0.0
    if off.bare and middle.scaled:
        size = scaled(off.number, middle.factor)
    low, high = (float(f"{middle.value + sign * abs(size) * factor:.12g}") for sign in (-1, 1))
    whole = middle._replace(last=off.last, plus=False)
    return _quantity(sentence, middle.first, whole, None, low, high)


def _range(sentence: Sentence, low: Amount, high: Amount) -> Quantity | None:
    """Two amounts as a range, or None where they are two figures."""
    if low.number is None or high.number is None:
        return None
    joint = _joint(sentence, low, high) or _loosely(sentence, low, high)
    fitted = _fitted(low, high) if joint is not None else None
    if joint is None or fitted is None:
        return None
    bottom, top = fitted
    opening = _opening(sentence, low.first)
    if opening is None and not _ranges_without_between(sentence, low, high, joint, bottom, top):
        return None
    if bottom == top:
        return None
    whole = high._replace(unit=low.unit or high.unit, scaled=high.scaled or low.scaled, plus=low.plus or high.plus)
    first = low.first if opening is None else opening
    return _quantity(sentence, first, whole, None, min(bottom, top), max(bottom, top))


def _ranges_without_between(
    sentence: Sentence, low: Amount, high: Amount, joint: str, bottom: float, top: float
) -> bool:
    """Whether two amounts are a range though no "between" says so."""
    if joint in ("and", "in"):
        return False
    if joint == "or" and not _either_or(sentence, low, high):
        return False
    if joint not in _DASHES and _two_states(sentence, low, high.last, bottom, top):
        return False
    return bottom <= top or (bottom < 0 and top < 0) or joint in _DASHES


def _either_or(sentence: Sentence, low: Amount, high: Amount) -> bool:
    """Whether "X or Y" is one vague figure ("25 or 30 basis points", "$48 million or $49 million range")."""
    if low.bare or hedge_before(sentence, low.first)[1] is not None:
        return True
    if any(word in ("range", "ranges", "guidance") for word in sentence.words[high.last : high.last + 3]):
        return True
    return low.unit == high.unit and high.scaled and not low.scaled


def _joint(sentence: Sentence, low: Amount, high: Amount) -> str | None:
    """The word that joins two amounts, if nothing but hedges stands beside it."""
    gap = sentence.words[per_share(sentence.words, low.last) or low.last : high.first]
    if not gap or len(gap) > _GAP or not (gap[0] in _JOINTS or gap[0] in _BEFORE_JOINT):
        return None
    joints = [word for word in gap if word in _JOINTS]
    if any(not (word in _JOINTS or word in _FILLERS or word in _IDLE or is_hedge(word)) for word in gap):
        return None
    if not joints or (joints[0] in ("or", "and") and "," in gap):
        return None
    return "to" if "to" in joints else joints[0] if len(joints) == 1 else None


def _loosely(sentence: Sentence, low: Amount, high: Amount) -> str | None:
    """ "70, 80%": two neighbouring round numbers said for what lies between."""
    words = sentence.words
    if words[low.last : high.first] != [","] or not low.bare or high.unit not in ("%", "bps", "days", "pp"):
        return None
    small, great = low.number or 0.0, high.number or 0.0
    if not (0 < small < great <= 2 * small and small.is_integer() and great.is_integer()):
        return None
    if low.first > 1 and words[low.first - 1] in (",", "and") and words[low.first - 2][-1].isdigit():
        return None  # the end of a longer list
    following = words[high.last : high.last + 12]
    return None if "respectively" in following or following[:2] == [",", "and"] else "-"


def _fitted(low: Amount, high: Amount) -> tuple[float, float] | None:
    """The two values, the first with the scale of the second where it has none; None where their units differ."""
    bottom, top = low.value or 0.0, high.value or 0.0
    small, great = low.number or 0.0, high.number or 0.0
    if low.per or (low.scaled and low.unit is None and high.unit is not None and not high.scaled):
        return None
    if not (low.unit == high.unit or low.unit is None or (high.unit is None and (high.scaled or not low.scaled))):
        return None
    if low.bare and high.unit in _CURRENCIES and high.factor == 0.01:
        return scaled(small, 0.01), top
    if high.scaled and not low.scaled and small:
        bottom = scaled(small, high.factor)
        if bottom > top and high.factor >= 1e6 and small >= 100:
            bottom = scaled(small, high.factor / 1000)  # "900 to 1 billion"
    if low.scaled and not high.scaled and high.unit == low.unit and great * low.factor > bottom:
        top = scaled(great, low.factor)
    if high.bare and low.unit not in ("%", *_CURRENCIES, "x", "days", None):
        return None
    return None if low.bare and high.bare and top > _WIDEST * max(bottom, 1e-9) else (bottom, top)


def _opening(sentence: Sentence, first: int) -> int | None:
    """Index of a "between" that stands before an amount, hedges between."""
    for at in range(first - 1, max(first - 4, -1), -1):
        word = sentence.words[at]
        if word == "between":
            return at
        if not is_hedge(word) and word not in _FILLERS:
            return None
    return None


def _two_states(sentence: Sentence, low: Amount, stop: int, bottom: float, top: float) -> bool:
    """Whether "X to Y" tells of a change: from X to Y, or by X to Y."""
    before = sentence.words[max(0, low.first - _LOOK_BACK) : low.first]
    if "from" in before and not any(word in _BEFORE for word in sentence.words[stop : stop + 2]):
        place = len(before) - 1 - before[::-1].index("from")
        if "range" in before[place:]:
            return False  # "up from our prior range of …"
        if not any(word in (",", ";") for word in before[place:]):
            last = before[:place][-3:]
            return last[-1:] not in (["anywhere"], ["of"]) and _SPREAD.isdisjoint(last)
    far = top > _FAR * max(bottom, 1e-9)
    if far and low.unit is not None and low.unit.isupper() and "by" in before[-3:]:
        return True  # "raising our guidance by $500 million to $60 billion"
    if _to_move(before):
        return False  # "we expect revenue to decline 1% to 3%"
    if low.bare or (not low.scaled and low.unit != "%" and top >= 1e4):
        return False
    return far and any(word in _CHANGES for word in before[-3:])


def _to_move(before: list[str]) -> bool:
    """Whether a verb of change stands before an amount as what is still to come ("to grow", "will decline")."""
    at = len(before) - 1
    while at > 0 and (is_hedge(before[at]) or before[at] == "by"):
        at -= 1
    return at > 0 and before[at] in _BASES and before[at - 1] in _TO_COME


def _listed(sentence: Sentence, found: list[Amount], index: int) -> Amount:
    """An amount with what its neighbour in a list tells of it ("40 and 41%", "$50, $60 and $70 million")."""
    amount = found[index]
    if amount.scaled or not (amount.bare or amount.unit in _CURRENCIES) or amount.number is None:
        return amount
    for last, following in itertools.pairwise(found[index : index + 4]):
        gap = sentence.words[last.last : following.first]
        if (
            following.number is None
            or len(gap) > 3
            or any(word not in (",", "and", "or", "to", "the", "about", "-") for word in gap)
        ):
            return amount
        if following.bare or (following.unit == amount.unit and not following.scaled):
            continue
        if amount.bare and following.unit in ("%", "bps", "pp"):
            return amount._replace(unit=following.unit)
        alike = following.scaled and following.unit == amount.unit and following.number >= amount.number / 10
        if alike and amount.number.is_integer() and amount.number < 1000:
            return amount._replace(factor=following.factor, scaled=True)
        return amount
    return amount
