"""Which metrics can have a figure: an amount of money is no margin, days are no revenue."""

from typing import NamedTuple

from transcripts.figures.ranges import Quantity
from transcripts.figures.vocabulary import Vocabulary
from transcripts.figures.words import per_share

_CENTS = 20.0
"""Dollars up to which an amount with cents is one per share."""
_MILLION = 1e6
"""From here a number without a unit may be money: "revenue of 20 million"."""
_GREAT = 1000.0
"""Dollars from which an amount is none per share."""


class Wanted(NamedTuple):
    """What kind of metric can have a figure."""

    kinds: tuple[str, ...]
    """Kinds of unit (`vocabulary.UNITS`), the likeliest first."""
    change: bool
    percent: bool
    """True for a percentage, which may be a growth rate or a share of anything."""


def wanted(words: list[str], quantity: Quantity, change: bool) -> Wanted:
    """The kinds of unit that a metric must take to have a quantity of a sentence."""
    if quantity.words in ("move", "size"):
        return Wanted(("percent",), True, True)
    if quantity.words in ("even", "none"):
        shared = any(per_share(words, at) for at, word in enumerate(words) if word in ("per", "a"))
        return Wanted(("share", "money") if shared else ("money", "share"), False, False)
    unit = quantity.unit
    if unit in ("%", "pp", "bps"):
        return Wanted(("percent",), change or unit != "%", unit == "%")
    if unit in ("days", "x"):
        return Wanted(("days",) if unit == "days" else ("turns",), change, False)
    if unit is None:
        size = next((abs(v) for v in (quantity.value, quantity.high) if v is not None), _MILLION)
        if quantity.scaled:
            return Wanted(("money", "count") if size >= _MILLION else ("count",), change, False)
        return Wanted(("turns", "days", "count"), change, False)
    if quantity.per is not None:
        return Wanted(("count",), change, False)
    if per_share(words, quantity.last) or per_share(words, quantity.after):
        return Wanted(("share",), change, False)
    size = max(abs(value) for value in (quantity.value, quantity.low, quantity.high, 0.0) if value is not None)
    if quantity.scaled or size >= _GREAT:
        return Wanted(("money",), change, False)
    return Wanted(("share",) if 0 < size < _CENTS and not size.is_integer() else ("share", "money"), change, False)


def fitting(vocabulary: Vocabulary, names: tuple[str, ...], want: Wanted, soft: bool = True) -> str | None:
    """The first of some metrics that can have a figure, or None.

    Args:
        vocabulary: All metrics.
        names: What a phrase may mean, its usual meaning first.
        want: What the figure needs.
        soft: Whether a percentage may be a share or the growth of something that is not told in percent itself.
    """
    if want.percent and want.change:
        return names[0]
    for kind in want.kinds:
        for name in names:
            if kind in vocabulary.by_name[name].takes:
                return name
    return names[0] if soft and want.kinds == ("percent",) and (want.percent or want.change) else None
