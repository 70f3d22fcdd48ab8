"""What came of what was guided: beat, met, missed, above or below, and by how much."""

from typing import Literal, NamedTuple

from transcripts.figures.vocabulary import Good
from transcripts.ledger_values import Family, middle
from transcripts.model import Figure, Standing

Word = Literal["beat", "met", "missed", "above", "below"]
"""Beat and missed where it is plain what is good for the metric, else above and below."""

_NEAR = 0.5
"""Percent of a single figure within which it is met."""
_NEAR_POINTS = 0.1
"""The same for a percentage, in points."""
_LOOSE = 4
"""How many times that where the figure was hedged with one of these:"""
_LOOSELY = ("around", "about", "approximately", "roughly", "ish", "or so", "circa", "in the neighborhood")


class Verdict(NamedTuple):
    """What came of a guidance."""

    word: Word
    by: float | None
    """How far the result lies outside what was guided, in the unit of the figures: from the nearer end of a range, from
    a single figure; 0 inside. None where no number was guided."""
    said: bool
    """Whether these are the company's own words."""


def verdict_of(
    actual: Figure, guided: Figure | None, family: Family, good: Good | None, said: Standing | None
) -> Verdict | None:
    """What came of a guidance; None where nothing tells.

    Args:
        actual: The result.
        guided: What was guided for it, a level as the result is, or a change as it is.
        family: What both are counted in.
        good: Whether more or less of the metric is good.
        said: Where the company itself says that the result stands.
    """
    off = None if guided is None else _outside(actual, guided)
    word = None if said is None else _own_word(said, good)
    if word is not None:
        return Verdict(word, off, True)
    if guided is None or off is None:
        return None
    return Verdict(_word(off if not _met(actual, guided, off, family) else 0.0, good), off, False)


def _outside(actual: Figure, guided: Figure) -> float | None:
    """How far a result lies outside of what was guided, negative below it."""
    result = middle(actual)
    if result is None:
        return None
    low = guided.low if guided.low is not None else guided.value
    high = guided.high if guided.high is not None else guided.value
    if low is None or high is None:
        return None
    return result - high if result > high else result - low if result < low else 0.0


def _met(actual: Figure, guided: Figure, off: float, family: Family) -> bool:
    """Whether a result is what was guided, as near as one figure can be told."""
    if guided.value is None:
        return off == 0
    room = _LOOSE if guided.hedge and any(word in guided.hedge.lower() for word in _LOOSELY) else 1
    if family == "percent":
        return round(abs(off), 6) <= _NEAR_POINTS * room
    return off == 0 or (guided.value != 0 and round(abs(off / guided.value) * 100, 1) <= _NEAR * room)


def _word(off: float, good: Good | None) -> Word:
    if off == 0:
        return "met"
    if good is None:
        return "above" if off > 0 else "below"
    return "beat" if (off > 0) == (good == "more") else "missed"


def _own_word(said: Standing, good: Good | None) -> Word:
    if said == "in_line":
        return "met"
    if said in ("better", "worse"):
        return "beat" if said == "better" else "missed"
    return _word(1.0 if said == "above" else -1.0, good)
