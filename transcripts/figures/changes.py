"""Is a figure a level or a change: "up 3%", "an increase of $5 million", "$1 million lower than", "15% growth"."""

from typing import NamedTuple

from transcripts.figures.cues import BEHIND, DOWN, NOUNS, UP
from transcripts.figures.ranges import Quantity
from transcripts.figures.scene import Scene
from transcripts.figures.words import per_share

_ADVERBS = frozenset(
    """
        slightly sequentially organically another a an by just only further roughly significantly strongly
        nicely solidly modestly about over year quarter on annually the quite even again it well nearly almost
        approximately around and more than total overall also respectively basis in our this per each of some
        substantially dramatically sharply marginally very additional healthy robust strong solid record
        impressive uh um during for anywhere from between somewhere full last first second third fourth currency
        constant local aggregate average
    """.split()
)
_LEVEL = frozenset("to at was were is be are from reaching totaled reached with between as".split())
_BEING = frozenset("of was were at is to totaled be are reached remained remain being".split())
_AMBIGUOUS = frozenset(["up", "down", "above", "below", "ahead", "behind", "short"])
_BEHIND_ONLY = frozenset(
    """
        more less fewer above below ahead behind plus better worse short benefit headwind tailwind drag larger
        smaller
    """.split()
)
"""Directions that tell a change only behind its figure ("5% more"), or with "by"."""
_MODIFIERS = frozenset(
    """
        sequential sequentially year over on quarter organic organically net comparable annual annualized
        further overall total average adjusted same currency constant in a compound core underlying reported
        like for percent gaap non yoy qoq pro forma rate revenue sales the linked strong solid additional full
        improved unit internal aggregate combined approximate relative cumulative gross nominal or so
    """.split()
)
_JOINTS = frozenset("or and , uh um a an another by sequentially organically year over on quarter yoy".split())
_GOES_ON = frozenset(["in", "for", "on", "to", "from", "rate", "rates", "range", "as"])
_GROWING = frozenset(["grow", "grows", "grew", "grown", "growing", "growth"])
_SUMS = frozenset(["aggregate", "total", "average"])
_IMPACTED = frozenset(["impacted", "hurt", "impacting", "impact", "affected", "penalized", "hit", "diluted"])
_WELCOME = frozenset(["positively", "favorably", "beneficially"])
_OWNED = frozenset(["our", "the", "its", "their", "this", "that"])
_GROWTH_REACH = 4
_NEAR = 9
_JOINT_REACH = 8
_NOUN_REACH = 14
_BEHIND_REACH = 7
_CONTRIBUTED = frozenset(["contributed", "contributes", "contributing", "added", "adding"])
_ADDED = frozenset(["incremental", "additional"])
_ADDED_REACH = 6
_POINTS = ("%", "pp", "bps")
_REPAID = frozenset(
    "repaid repay repaying retired retire retiring redeemed redeem redeeming prepaid prepay repayment".split()
)
_BORROWED = frozenset("borrowed borrowing issued issuing".split())


class Change(NamedTuple):
    """That a figure is a change, and which way."""

    sign: int
    """1 or -1; 0 where the words say that it is a level ("increased to")."""
    first: int
    """Index of the word that says so."""


def change_of(scene: Scene, index: int, before: list[Change | None]) -> Change | None:
    """The change that a quantity measures, or None where it is a level.

    Args:
        scene: The sentence.
        index: Which of its quantities.
        before: The changes of the quantities before it.
    """
    quantity = scene.quantities[index]
    if quantity.words == "part":
        return None
    if quantity.words == "flat":
        return Change(1, quantity.first)
    if _adds(scene, index):
        return Change(1, quantity.before - 1)
    ahead = _said_before(scene, index)
    if ahead is not None and (ahead.sign or not _is_growth(scene, index)):
        return ahead if ahead.sign else None
    if scene.words[scene.leads[index] : quantity.before] == ["or"] and (
        again := _inherited(scene, quantity, index, before)
    ):
        return again
    return _said_behind(scene, index) or _inherited(scene, quantity, index, before) or _said_of_both(scene, index)


def _is_growth(scene: Scene, index: int) -> bool:
    """Whether a figure is a growth rate though "to" or "at" leads to it ("committed to 6% revenue growth")."""
    behind = _said_behind(scene, index) if scene.quantities[index].unit == "%" else None
    return behind is not None and scene.words[behind.first] == "growth"


def _said_of_both(scene: Scene, index: int) -> Change | None:
    """A direction behind the figure that says the same again: "$0.08 or 13% higher than"."""
    if index + 1 >= len(scene.quantities):
        return None
    gap = scene.words[scene.quantities[index].after : scene.quantities[index + 1].before]
    return _said_behind(scene, index + 1) if gap in (["or"], [",", "or"]) else None


def _adds(scene: Scene, index: int) -> bool:
    """Whether a figure is what something added to a metric: "contributed $0.14 to earnings", "of incremental sales"."""
    words, quantity = scene.words, scene.quantities[index]
    if quantity.before and words[quantity.before - 1] in _CONTRIBUTED:
        small = quantity.unit is not None and quantity.unit.isupper() and not quantity.scaled
        return small or words[quantity.after : quantity.after + 1] == ["to"]
    behind = words[quantity.after : quantity.after + 3]
    if behind[:1] == ["of"] and any(word in _ADDED for word in behind[1:]):
        return True
    if behind[:1] == ["of"] and behind[1:2] and behind[1] not in _OWNED and _grows(scene, quantity.after + 1):
        return True
    lead = words[max(scene.leads[index], quantity.before - _ADDED_REACH) : quantity.before]
    return (
        any(word in _ADDED and lead[at + 1 : at + 2] != ["margin"] for at, word in enumerate(lead[:-1]))
        and lead[-1] == "of"
    )


def _grows(scene: Scene, first: int) -> bool:
    """Whether a noun of growth stands behind "of", what grows before it: "$74 million of loan growth"."""
    for at in range(first, min(first + _GROWTH_REACH, len(scene.words))):
        if scene.words[at] == "growth":
            return True
        if not scene.words[at].isalpha() or scene.words[at] in _LEVEL or scene.words[at] == "and":
            return False
    return False


def borrowed(scene: Scene, index: int) -> Change | None:
    """What was paid back of a debt, or newly borrowed: a change of it ("we repaid $50 million of debt")."""
    words, quantity = scene.words, scene.quantities[index]
    for at in range(quantity.before - 1, scene.leads[index] - 1, -1):
        if words[at] in _REPAID or words[at : at + 2] in (["paid", "down"], ["pay", "down"], ["paying", "down"]):
            return Change(-1, at)
        if words[at] in _BORROWED:
            return Change(1, at)
        if words[at] not in _ADVERBS and at not in scene.dated and words[at] not in ("down", "off", "we"):
            return None
    return None


def grown_subject(scene: Scene, first: int, stop: int) -> Change | None:
    """A change told by the name's own words or a verb behind it: "revenue growth was 5%", "grew slightly, at 3%".

    Args:
        scene: The sentence.
        first: First word of the name.
        stop: One past the last word that may tell it.
    """
    words = scene.words
    for at in range(first, min(stop, len(words))):
        if words[at] in NOUNS or words[at] in ("grew", "grow", "growing"):
            return Change(_sign(words[at]), at)
    return None


def _said_before(scene: Scene, index: int) -> Change | None:
    """A direction in front: "up 3%", "declined by", "an increase in X of". Sign 0 says that it is a level."""
    words, quantity = scene.words, scene.quantities[index]
    start = max(scene.leads[index], scene.quantities[index - 1].last if index else 0)
    for at in range(quantity.before - 1, max(start, quantity.before - _NEAR) - 1, -1):
        word = words[at]
        if word in UP or word in DOWN:
            if word in _BEHIND_ONLY and words[at + 1] != "by":
                return None
            return Change(_sign(word), at)
        if word == "of" and words[at - 1] in _SUMS:
            continue  # "down by an aggregate of"
        if word == "of":
            by = quantity.before - 1
            return _moved_by(scene, start, by) if words[by] == "by" else _noun_before(words, at, start)
        if word == "at" and quantity.unit == "%" and _growing(scene, start, at):
            return Change(1, at)
        if (
            word in _BEING
            and word not in ("to", "at", "of")
            and quantity.unit in _POINTS
            and (grown := _growth_subject(scene, start, at))
        ):
            return grown
        if word in _LEVEL and at not in scene.dated:
            return Change(0, at) if word in ("to", "at") else None
        if word not in _ADVERBS and at not in scene.dated and at not in scene.weak:
            by = quantity.before - (2 if words[quantity.before - 1] in ("a", "an") else 1)
            return _moved_by(scene, start, by) if words[by] == "by" else None
    return None


def _moved_by(scene: Scene, start: int, by: int) -> Change | None:
    """A verb of change with its object before "by": "raised our quarterly cash dividend by"."""
    words = scene.words
    if words[by - 1] in ("driven", "led", "offset", "followed", "supported", "helped", "caused"):
        return None
    for at in range(by - 1, max(start, by - _NOUN_REACH) - 1, -1):
        noun = words[at] in NOUNS and words[at + 1] not in ("our", "the", "its", "their")
        if words[at] in (UP | DOWN) and not noun and words[at] not in _BEHIND_ONLY:
            return Change(_sign(words[at]), at)
        if words[at] in _IMPACTED:
            return Change(-1 if _WELCOME.isdisjoint(words[max(start, at - 2) : at]) else 1, at)
        if words[at] in (",", ";", "--") or words[at][0].isdigit():
            return None
    return None


def _growth_subject(scene: Scene, start: int, verb: int) -> Change | None:
    """The noun of change that a verb of being speaks of: "organic growth in the quarter was"."""
    words = scene.words
    for at in range(verb - 1, max(start, verb - _NEAR) - 1, -1):
        word = words[at]
        if word in NOUNS:
            return Change(_sign(word), at)
        if not (
            word in _ADVERBS
            or word in _BEING
            or word in ("expected", "in", "for", "the")
            or at in scene.named
            or at in scene.dated
        ):
            return None
    return None


def _growing(scene: Scene, start: int, stop: int) -> bool:
    """Whether something grows "at" a rate."""
    return any(word in _GROWING for word in scene.words[max(start, stop - _NOUN_REACH) : stop])


def _noun_before(words: list[str], of: int, start: int) -> Change | None:
    """The noun of change that "of" belongs to: "growth of", "a decline in gross margin of"."""
    for at in range(of - 1, max(start, of - _NOUN_REACH) - 1, -1):
        word = words[at]
        if word in NOUNS:
            if at < of - 1 and words[at + 1] not in _GOES_ON:
                return None
            return Change(_sign(word), at)
        if word in (",", ";", "--", "was", "were", "is", "and", "with", "to", "by", "at"):
            return None
    return None


def _said_behind(scene: Scene, index: int) -> Change | None:
    """A direction behind: "3.9% decrease", "$1 million lower than", "20% sequential revenue growth"."""
    words, quantity = scene.words, scene.quantities[index]
    start = per_share(words, quantity.after) or quantity.after
    limit = min(scene.trail(index), start + _BEHIND_REACH)
    for at in range(start, limit):
        word = words[at]
        if word in BEHIND:
            if (
                word in _AMBIGUOUS
                and (at > quantity.after or _governed(scene, quantity))
                and not _beyond(scene, quantity, at)
            ):
                return None
            return Change(_sign(word), at)
        if _adverbial(words, at) and quantity.unit in _POINTS and not any(w in BEHIND for w in words[at:limit]):
            return None if _governed(scene, quantity) else Change(1, at)
        if word not in _MODIFIERS and at not in scene.named and at not in scene.dated:
            return None
    return None


def _beyond(scene: Scene, quantity: Quantity, at: int) -> bool:
    """Whether a percentage is told to be above or below an earlier period ("15% above prior year levels")."""
    return (
        quantity.unit == "%"
        and scene.words[at] in ("above", "below", "ahead")
        and any(place in scene.dated for place in (at + 1, at + 2, at + 3))
    )


def _adverbial(words: list[str], at: int) -> bool:
    """Whether "sequentially" or "year over year" stands at a word."""
    if words[at : at + 3] == ["a", "year", "ago"]:
        return False
    if words[at] in ("sequentially", "sequential", "annually") or words[at : at + 2] in (
        ["a", "year"],
        ["per", "year"],
        ["per", "annum"],
    ):
        return True
    return words[at : at + 3] in (["year", "over", "year"], ["year", "on", "year"])


def _inherited(scene: Scene, quantity: Quantity, index: int, before: list[Change | None]) -> Change | None:
    """The change of the figure before, where this is the same thing again or the next of a list: "$9 million or 17%"."""
    if not index or before[index - 1] is None:
        return None
    last = scene.quantities[index - 1]
    gap = range(per_share(scene.words, last.after) or last.after, quantity.before)
    if not gap or len(gap) > _JOINT_REACH:
        return None
    return before[index - 1] if all(at in scene.dated or _joins(scene.words, at, gap.stop) for at in gap) else None


def _joins(words: list[str], at: int, stop: int) -> bool:
    """Whether a word of those that end before a figure only joins it to the one before ("or", "for the quarter or")."""
    if words[at] in _JOINTS or words[at : at + 2] == ["for", "the"]:
        return True
    return words[at] == "the" and words[at - 1] in ("for", "on") and words[stop - 1] != "the"


def _governed(scene: Scene, quantity: Quantity) -> bool:
    """Whether a verb of being stands right before a quantity ("EPS was $0.98")."""
    return quantity.before > 0 and scene.words[quantity.before - 1] in _BEING


def _sign(word: str) -> int:
    return -1 if word in DOWN else 1
