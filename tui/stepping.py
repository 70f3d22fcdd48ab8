"""Two calls side by side in step: the place in the one that stands for a place in the other. Pure."""

from typing import Literal

from transcripts.model import Figure, Turn
from tui.jumps import landing
from tui.movement import Terrain

Step = Literal["speaker", "section", "metric", "free"]
STEPS: tuple[Step, ...] = ("speaker", "section", "metric", "free")
NAMES = {"speaker": "by speaker", "section": "by section", "metric": "by metric", "free": "not in step"}


def in_step(here: Terrain, offset: int, there: Terrain, step: Step) -> int | None:
    """The place in another call that goes with a place in this one; None where it is to stay where it is.

    By speaker it is as far into the speaker's turn of the same number, by section as far into the same section; by
    metric it is the same figure, and stays where there is none under the caret.
    """
    if step == "free" or not there.turns:
        return None
    if step == "metric":
        figure = here.figure_at(offset)
        return None if figure is None or figure.metric == "other" else landing(here, offset, there)[0]
    turn = here.turn_at(offset)
    if step == "speaker" and turn is not None and turn.speaker is not None:
        other = _same_turn(here, turn, there)
        if other is not None:
            return _as_far(offset, turn.start, turn.end, other.start, other.end)
    return _in_section(here, offset, there)


def same_metric(here: Terrain, figure: Figure, there: Terrain) -> int | None:
    """Where another call tells the metric of a figure; None where it does not."""
    if figure.metric == "other" or all(other.metric != figure.metric for other in there.figures):
        return None
    return landing(here, figure.start, there)[0]


def _same_turn(here: Terrain, turn: Turn, there: Terrain) -> Turn | None:
    """The speaker's turn of the same number in the same section."""
    own = [t.index for t in here.turns if t.speaker == turn.speaker and t.section == turn.section]
    theirs = [t for t in there.turns if t.speaker == turn.speaker and t.section == turn.section]
    return theirs[min(own.index(turn.index), len(theirs) - 1)] if theirs else None


def _in_section(here: Terrain, offset: int, there: Terrain) -> int:
    """As far into the same section, else as far into the call."""
    own = next((s for s in here.call.sections if s.start <= offset < s.end), None)
    other = next((s for s in there.call.sections if own is not None and s.kind == own.kind), None)
    if own is None or other is None:
        return there.clamped(round(offset / max(1, here.end) * there.end))
    return there.clamped(_as_far(offset, own.start, own.end, other.start, other.end))


def _as_far(offset: int, start: int, end: int, other_start: int, other_end: int) -> int:
    """The same share of the way between two places."""
    share = (offset - start) / max(1, end - start)
    return min(other_end - 1, other_start + round(share * (other_end - other_start)))
