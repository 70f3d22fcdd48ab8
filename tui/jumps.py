"""Where the caret lands in another call: on the same metric, speaker or section. Pure."""

from transcripts.model import Figure
from tui.movement import Terrain
from tui.widgets.figures import metric_name


def landing(here: Terrain, offset: int, there: Terrain) -> tuple[int, str]:
    """The place in another call that stands for a place in this one, and in words what was stayed on."""
    figure = here.figure_at(offset)
    if figure is not None and figure.metric != "other":
        same = _same_figure(figure, there)
        if same is not None:
            return same.start, f"On {metric_name(figure)}."
    turn = here.turn_at(offset)
    if turn is None or not there.turns:
        return 0, ""
    if turn.index > 0 and turn.speaker is not None:
        nth = [t.index for t in here.turns if t.speaker == turn.speaker and t.section == turn.section].index(turn.index)
        theirs = [t for t in there.turns if t.speaker == turn.speaker and t.section == turn.section]
        if theirs:
            person = there.call.participant(turn.speaker)
            return theirs[min(nth, len(theirs) - 1)].start, f"On {person.name}." if person else ""
    section = next((t for t in there.turns if t.section == turn.section), there.turns[0])
    if turn.section == "qa":
        return section.start, "In the questions and answers."
    return there.turns[0].start, ""


def _same_figure(figure: Figure, there: Terrain) -> Figure | None:
    """The figure that stands for one in another call: the same metric and segment, of the same kind if there is one."""
    same = [f for f in there.figures if f.metric == figure.metric and not f.asked]
    ranked = sorted(
        same, key=lambda f: (f.segment != figure.segment, f.kind != figure.kind, f.measure != figure.measure, f.start)
    )
    return ranked[0] if ranked else None
