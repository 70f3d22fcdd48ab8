"""A figure put together from what the rules found: value and sign, unit, measure, comparison, basis, and why."""

from typing import NamedTuple

from transcripts.figures.candidates import Name
from transcripts.figures.changes import Change
from transcripts.figures.comparing import Meant
from transcripts.figures.dating import measured_from
from transcripts.figures.memory import Setting, Topic
from transcripts.figures.quantity import NEGATIVE
from transcripts.figures.quarters import compared_with, resolved
from transcripts.figures.ranges import Quantity
from transcripts.figures.scene import Scene
from transcripts.figures.segments import is_whole
from transcripts.figures.vocabulary import Metric, Vocabulary
from transcripts.model import Basis, Compare, Figure, Measure

_STATES = frozenset("from to at of was were is are be remained between than plus".split())
"""Words before basis points that are a level, not a change."""
_LOSSES = frozenset(["net_income", "eps", "operating_income"])
_EXCLUDED = frozenset(", ; . : ( ) -- – — was were is are and which we our grew increased decreased".split())
_DANGLING = frozenset("of the a from for by to in our any".split())
_PLAIN_BEFORE = frozenset(
    "our the total adjusted reported overall net core year quarter and , group firmwide on".split()
)
"""Words before a weak name that leave it the company's ("our expenses")."""
_MOST_EXCLUDED = 8
_BASES = ("gaap", "non_gaap")


class Reading(NamedTuple):
    """What the rules found for one quantity."""

    change: Change | None
    name: Name
    meant: Meant
    period: str | None


def measure_of(scene: Scene, index: int, change: Change | None, name: Name, vocabulary: Vocabulary) -> Measure:
    """Level, change or share."""
    quantity, metric = scene.quantities[index], vocabulary.by_name.get(name.metric)
    if change is not None or name.share:
        return "share" if change is None else "change"
    ratio = metric is not None and "percent" in metric.takes
    growth = metric is not None and metric.growth
    if quantity.words == "size":
        return "level" if metric is None or (ratio and not growth) else "change"
    if quantity.unit == "%" and metric is not None:
        return "change" if growth else "level" if ratio else "share"
    if quantity.unit in ("pp", "bps"):
        lead = scene.words[quantity.before - 1] if quantity.before else ""
        return "level" if lead in _STATES else "change"
    return "level"


def assembled(scene: Scene, index: int, read: Reading, topic: Topic, setting: Setting) -> Figure:
    """The figure of a quantity."""
    quantity, sentence, name = scene.quantities[index], scene.sentence, read.name
    start, end = sentence.at[quantity.first], sentence.stop(quantity.last - 1)
    measure = measure_of(scene, index, read.change, name, setting.vocabulary)
    low, high, value = _signed(scene, quantity, measure, read)
    return Figure(
        start=start,
        end=end,
        text=setting.text[start:end],
        value=value,
        low=low,
        high=high,
        unit=_unit(quantity, setting.vocabulary.by_name.get(name.metric)),
        approximate=quantity.approximate,
        hedge=quantity.hedge,
        metric=name.metric,
        segment=name.segment,
        measure=measure,
        kind=read.meant.kind,
        asked=topic.asked,
        period=read.period or None,
        compare=_compare(scene, index, read.period, setting) if measure == "change" else None,
        basis=_basis(scene, index),
        excluding=_excluding(scene, index, setting.text),
        turn=topic.turn,
        why=_why(scene, setting.text, read),
        named=_is_named(scene, name),
        whole=name.first >= 0 and is_whole(scene, name.first),
    )


def _is_named(scene: Scene, name: Name) -> bool:
    """Whether the sentence or the one before names the metric, and not only with a word that may mean it ("credit loss
    expense")."""
    if name.first < 0:
        return name.near
    weak = any(said.kind == "weak" and said.first == name.first for said in scene.names)
    return not weak or name.first == 0 or scene.words[name.first - 1] in _PLAIN_BEFORE


def _unit(quantity: Quantity, metric: Metric | None) -> str | None:
    name = "" if metric is None else metric.name
    bare = quantity.unit is None and not quantity.scaled and quantity.words is None
    if metric is not None and bare:
        if metric.bare and "percent" in metric.takes:
            return "%"
        counted = (kind for kind in ("days", "turns", "count") if kind in metric.takes)
        return "x" if name == "debt" else next(counted, None) if metric.bare else None
    return "turns" if quantity.unit == "x" and name == "inventory_turns" else quantity.unit


def _signed(
    scene: Scene, quantity: Quantity, measure: Measure, read: Reading
) -> tuple[float | None, float | None, float | None]:
    """Low, high and value, negative for a decline and for a loss."""
    low, high, value = quantity.low, quantity.high, quantity.value
    if quantity.words == "flat":
        return low, high, None
    if measure == "change" and read.change is not None and read.change.sign < 0:
        value = None if value is None else -abs(value)
        return (
            (None, None, value)
            if low is None or high is None
            else (-max(map(abs, (low, high))), -min(map(abs, (low, high))), None)
        )
    if measure == "level" and value is not None and value > 0:
        loss = _is_negative(scene, quantity, read.name) or (
            read.name.metric in _LOSSES and _is_loss(scene, quantity, read.name)
        )
        return low, high, -value if loss else value
    return low, high, value


def _is_negative(scene: Scene, quantity: Quantity, name: Name) -> bool:
    """Whether the name in front of a figure is told as negative ("negative EPS of $0.12")."""
    return 0 < name.first < name.last <= quantity.before and scene.words[name.first - 1] in NEGATIVE


def _is_loss(scene: Scene, quantity: Quantity, name: Name) -> bool:
    """Whether a profit is told as a loss: by its own name, or the one before it ("a net loss of $5 million or $0.05 per
    share")."""
    named = scene.words[name.first : name.last] if name.first >= 0 else []
    if "loss" in named or name.first < 0 or name.last <= quantity.before:
        return "loss" in named
    profits = (said for said in scene.names if said.last <= quantity.before and _LOSSES.intersection(said.names))
    last = max(profits, key=lambda said: said.first, default=None)
    return last is not None and "loss" in scene.words[last.first : last.last]


def _compare(scene: Scene, index: int, period: str | None, setting: Setting) -> Compare | None:
    """What a change is measured against."""
    quantity = scene.quantities[index]
    said = measured_from(scene, index)
    for cue in scene.cues:
        if quantity.last <= cue.first < scene.trail(index):
            if cue.kind in ("guidance", "recalled") and (said is None or not quantity.last <= said.first < cue.first):
                return "guidance"
            if cue.kind in ("yoy", "qoq"):
                return "yoy" if cue.kind == "yoy" else "qoq"
    told = None if said is None else compared_with(period, resolved(said, setting.calendar, False, period))
    if told is not None:
        return told
    for cue in reversed(scene.cues):
        if scene.leads[index] <= cue.first < quantity.before and cue.kind in ("yoy", "qoq"):
            return "yoy" if cue.kind == "yoy" else "qoq"
    return None


def _basis(scene: Scene, index: int) -> Basis | None:
    """GAAP or not, as said last before the figure, else behind it in its sentence."""
    if scene.cued.isdisjoint(_BASES):
        return None
    said = [cue for cue in scene.cues if cue.kind in _BASES]
    before = [cue for cue in said if cue.first < scene.quantities[index].first]
    return "gaap" if (before[-1] if before else said[0]).kind == "gaap" else "non_gaap"


def _excluding(scene: Scene, index: int, text: str) -> str | None:
    """What the figure leaves out: named beside it, or at the start of its sentence."""
    if "excluding" not in scene.cued:
        return None
    for cue in scene.cues:
        beside = scene.leads[index] <= cue.first < scene.trail(index)
        if cue.kind != "excluding" or not (beside or cue.first < scene.quantities[0].first):
            continue
        stop = cue.last
        while stop < min(len(scene.words), cue.last + _MOST_EXCLUDED) and scene.words[stop] not in _EXCLUDED:
            if any(quantity.before <= stop < quantity.last for quantity in scene.quantities):
                break
            stop += 1
        while stop > cue.last and scene.words[stop - 1] in _DANGLING:
            stop -= 1
        if stop > cue.last:
            return scene.quoted(text, cue.last, stop)
    return None


def _why(scene: Scene, text: str, read: Reading) -> str:
    """The words that gave the figure its metric and its kind."""
    parts = []
    if read.name.first >= 0:
        parts.append(f"“{scene.quoted(text, read.name.first, read.name.last)}”")
    elif read.name.remembered:
        parts.append(f"“{read.name.remembered}” before")
    if read.meant.first >= 0:
        parts.append(f"“{scene.quoted(text, read.meant.first, read.meant.last)}” {read.meant.note}".strip())
    elif read.meant.note:
        parts.append(read.meant.note)
    return " · ".join(parts)
