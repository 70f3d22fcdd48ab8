"""Where a speech turns to the outlook, and away from it."""

from transcripts.figures.cues import COMPARATORS, GIVEN
from transcripts.figures.scene import Scene

_TURNS = frozenset(
    "turning turn moving looking ahead forward expectations thoughts assumptions shift shifting onto".split()
)
_LOOKS = frozenset(["see", "look"])
_TIMES = frozenset(["quarter", "year", "half", "fiscal"])
"""Words of a period that may be still to come."""
_SHORT = 30
"""Words of a sentence that only leads over to something."""


def may_turn(words: list[str]) -> bool:
    """Whether a sentence without a figure may turn to the outlook, or away from it, by its words alone."""
    if "guidance" in words or "outlook" in words:
        return True
    return not _TIMES.isdisjoint(words) and not (_TURNS.isdisjoint(words) and _LOOKS.isdisjoint(words))


def turns_to_outlook(scene: Scene, state: bool, to_come: bool) -> bool:
    """Whether what follows a sentence without figures is about the outlook.

    Args:
        scene: The sentence.
        state: Whether what came before it was.
        to_come: Whether it names a period that is still to come.
    """
    words = scene.words
    if to_come and len(words) <= _SHORT and "past" not in scene.cued and _turns(words):
        return True
    for cue in scene.cues:
        if cue.kind == "guidance":
            lead = words[max(0, cue.first - 6) : cue.first]
            if not any(word in COMPARATORS or word in GIVEN or word in ("not", "t", "historical") for word in lead):
                state = True
        elif cue.kind == "past" and cue.first < 8:
            state = False
    return state


def _turns(words: list[str]) -> bool:
    """Whether a sentence leads over to something ("turning to the third quarter", "here is how we see the year")."""
    told = any(word in _TURNS and words[at : at + 2] != ["ahead", "of"] for at, word in enumerate(words))
    return told or ("how" in words and not _LOOKS.isdisjoint(words))
