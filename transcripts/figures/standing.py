"""Where the company itself says that a result stands to its guidance: "in line with our guidance", "above the high end"."""

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from transcripts.figures.lexicon import Mention
from transcripts.figures.scene import Scene
from transcripts.model import Figure, Standing

_OBJECTS = frozenset(["guidance", "guide", "outlook", "forecast", "guided"])
_OWNERS = frozenset("our the guidance guided forecast outlook expected provided".split())
_ABOVE = frozenset(
    """
        above exceeded exceeding exceeds exceed beat beating beats over surpassed surpassing surpasses higher
        outperformed topped
    """.split()
)
_BELOW = frozenset("below under missed missing short lower less".split())
_BETTER = frozenset("better ahead favorable favorably".split())
_WORSE = frozenset("worse unfavorable".split())
_WITHIN = frozenset(
    "line inline consistent within met meets meeting matched matching midpoint middle range end".split()
)
_MIDDLE = frozenset(["midpoint", "mid", "middle"])
_HIGH = frozenset("high top upper higher".split())
_LOW = frozenset("low bottom lower".split())
_STOPS = frozenset(", ; ( while but although whereas".split())
_REACH = 14
_NEAR_OWNER = 4


class _Verdict(NamedTuple):
    first: int
    """Index of the word that says it."""
    standing: Standing


def with_standings(scene: Scene, figures: list[Figure]) -> list[Figure]:
    """The figures of a sentence, those that it holds against the company's guidance told so.

    Args:
        scene: The sentence.
        figures: Its figures in order of place.
    """
    words = scene.words
    told = [at for at, word in enumerate(words) if word in _OBJECTS or (word == "range" and _is_own(words, at))]
    spoken = {at for cue in scene.cues if cue.kind in ("yoy", "qoq") for at in range(cue.first, cue.last)}
    for at in told:
        verdict = _verdict(words, at, spoken)
        index = None if verdict is None else _judged(scene, figures, verdict.first, at)
        if verdict is not None and index is not None and figures[index].standing is None:
            figures[index] = replace(figures[index], standing=verdict.standing)
    return figures


def _is_own(words: Sequence[str], at: int) -> bool:
    return any(word in _OWNERS for word in words[max(0, at - _NEAR_OWNER) : at])


def _verdict(words: Sequence[str], stop: int, apart: Set[int]) -> _Verdict | None:
    """What the words in front of "guidance" say: the earliest comparing word that nothing parts from it.

    Args:
        words: The sentence.
        stop: The index of "guidance".
        apart: Indices of words that compare with something else ("quarter over quarter").
    """
    start = stop
    while start > max(0, stop - _REACH) and words[start - 1] not in _STOPS and words[start - 1] not in _OBJECTS:
        start -= 1
    clause = [at for at in range(start, stop) if at not in apart]
    first = next((at for at in clause if _direction(words[at]) is not None or words[at] in _WITHIN), None)
    if first is None or words[max(0, first - 1) : first] == ["not"]:
        return None
    direction = next((found for at in clause if (found := _direction(words[at])) is not None), None)
    said = set(words[first:stop])
    if said & _MIDDLE or (direction == "above" and "end" in said and said & _LOW):
        return _Verdict(first, "in_line")
    if direction == "below" and "end" in said and said & _HIGH and not said & (_LOW - {"lower"}):
        return _Verdict(first, "in_line")
    if (
        "end" in said
        and said.isdisjoint(_ABOVE - {"higher"})
        and said.isdisjoint(_BELOW - {"lower"})
        and not said & _BETTER
    ):
        return _Verdict(first, "in_line")
    return _Verdict(first, direction or "in_line")


def _direction(word: str) -> Standing | None:
    if word in _ABOVE:
        return "above"
    if word in _BELOW:
        return "below"
    if word in _BETTER:
        return "better"
    return "worse" if word in _WORSE else None


def _judged(scene: Scene, figures: Sequence[Figure], first: int, stop: int) -> int | None:
    """Which figure is held against the guidance: that of the metric that the words name ("our revenue outlook"), or
    that was named last before them; else the one before them."""
    place = scene.sentence.at[first]
    results = [index for index, figure in enumerate(figures) if figure.kind == "actual" and not figure.asked]
    before = [index for index in results if figures[index].end <= place]
    inner = next((name for name in scene.names if first < name.first and name.last <= stop and _names(name)), None)
    named = inner or next((mention for mention in reversed(scene.metrics) if mention.last <= first), None)
    last = before[-1] if before else None
    if named is not None and (inner or last is None or scene.sentence.at[named.first] > figures[last].end):
        same = [index for index in results if figures[index].metric in named.names]
        behind = [index for index in same if figures[index].start >= place]
        earlier = [index for index in same if index in before]
        return earlier[-1] if inner and earlier else next(iter(behind), same[-1] if same else None)
    return _level_of(figures, before) if before else next(iter(results), None)


def _names(mention: Mention) -> bool:
    return mention.kind in ("metric", "weak")


def _level_of(figures: Sequence[Figure], before: Sequence[int]) -> int:
    """The last figure, or the level that it is only the change of ("$959 million, down $33 million and in line")."""
    last = figures[before[-1]]
    if last.measure != "change" or last.compare == "guidance":
        return before[-1]
    levels = (index for index in reversed(before) if figures[index].measure == "level")
    return next((index for index in levels if figures[index].metric == last.metric), before[-1])
