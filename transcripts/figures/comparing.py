"""Figures that others are compared with: "up from 41.8%", "above the year-ago level of", "52 days down to"."""

from typing import NamedTuple

from transcripts.figures.ranges import Quantity
from transcripts.figures.scene import Scene
from transcripts.model import Kind

_BETWEEN = frozenset(
    """
        the a an our its their level levels of figure reported approximately about around record total net just
        over under only same quarter year last prior previous first second third fourth q 1 2 3 4 recorded what
        was we had were ago full fiscal pro forma adjusted gaap non basis average range as number rate nearly
        almost roughly low high mid loss in is s june march september december
    """.split()
)
_RANGING = frozenset(["range", "ranges", "ranging", "ranged", "anywhere", "somewhere", "vary"])
_SOURCES = frozenset(
    """
        benefit benefits benefited benefiting benefitted benefitting derived came come comes coming resulted resulting
        generated contribution contributions impact headwind headwinds tailwind tailwinds pressure help helped
        proceeds support received
    """.split()
)
"""Words whose "from" tells where something comes from, and compares nothing ("we benefited from 2% of pricing")."""
_AND = frozenset(["and", "but", "while"])
_WE = frozenset(["we", "our", "it", "they", "i"])
_AHEAD = frozenset(["be", "expect", "expects", "will"])
_BESIDE = frozenset(["above", "below", "exceeding", "exceeded"])
_EARLIER = frozenset(["prior", "last", "previous", "year", "same"])
_PIVOTS = frozenset(["than", "from", "over"]) | _BESIDE
_GOES_ON = frozenset(["or", "and", ",", "a", "the", "in"])
_WAS = frozenset(["which", "was", "were", "is", "at"])
_FAR = 16


class Meant(NamedTuple):
    """A kind, and the words that made it."""

    kind: Kind
    first: int = -1
    last: int = -1
    note: str = ""
    """What those words were taken for."""


def compared(scene: Scene, index: int) -> Meant | None:
    """Whether the figure is what another one is compared with."""
    words, quantity = scene.words, scene.quantities[index]
    start = max(scene.leads[index], quantity.before - _FAR)
    if "than" not in scene.cued and _PIVOTS.isdisjoint(words[start : quantity.before]):
        return None  # none of the words that compare
    than = {cue.last - 1: cue for cue in scene.cues if cue.kind == "than"}
    loose = False
    for at in range(quantity.before - 1, start - 1, -1):
        word = words[at]
        if word in _AND and words[at + 1] in _WE:
            return None  # "up 38% versus last year, and we delivered a margin of"
        if word in _AHEAD:
            return None  # "flat compared to last year and to be down slightly"
        if at in than:
            return _told(scene, than[at].first, than[at].last, quantity)
        if word == "than" and not loose:
            return _told(scene, at, at + 1, quantity)
        if word == "from" and not loose and at not in scene.named:
            if words[at - 1] in _RANGING or words[at - 1] in _SOURCES:
                return None
            return _told(scene, at, at + 1, quantity)
        if (
            word == "over"
            and not loose
            and at + 1 < quantity.before - 1
            and any(place in scene.dated for place in range(at, quantity.before))
        ):
            return _told(scene, at, at + 1, quantity)
        if word in _BESIDE and at + 1 in scene.dated and not loose and scene.words[at + 1] in _EARLIER:
            return _told(scene, at, at + 1, quantity)
        if word in (";", "--", ","):
            return None
        loose = loose or not (at in scene.named or at in scene.dated or word in _BETWEEN or word == ",")
    return None


def left_behind(scene: Scene, index: int) -> Meant | None:
    """ "52 days down to 43": what the next figure came from."""
    if index + 1 < len(scene.quantities):
        start, stop = scene.quantities[index].after, scene.quantities[index + 1].before
        if scene.words[start:stop] in (["down", "to"], ["up", "to"]):
            return Meant("comparison", start, stop, "compared")
    return None


def _told(scene: Scene, first: int, last: int, quantity: Quantity) -> Meant:
    """A comparison, or the outlook recalled where that is what is compared with."""
    for cue in scene.cues:
        if last <= cue.first < quantity.before and cue.kind in ("guidance", "recalled"):
            return Meant("prior_guidance", cue.first, cue.last, "recalled")
    return Meant("comparison", first, last, "compared")


def chained(scene: Scene, index: int, before: list[Meant]) -> Meant | None:
    """A figure that goes on a comparison: "from 7% in the first quarter and 9% last quarter", "$17 million or $0.45"."""
    if not index or before[index - 1].kind not in ("comparison", "prior_guidance"):
        return None
    lead = range(scene.leads[index], scene.quantities[index].before)
    told = "which" in scene.words[lead.start : lead.stop]
    if all(scene.words[at] in _GOES_ON or (told and scene.words[at] in _WAS) or at in scene.dated for at in lead):
        return before[index - 1]
    return None
