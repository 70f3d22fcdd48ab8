"""What the figures of a sentence mean, given what was spoken of before it."""

from collections.abc import Set

from transcripts.figures.assembling import Reading, assembled
from transcripts.figures.buybacks import AUTHORIZATION, is_authorized
from transcripts.figures.candidates import Name
from transcripts.figures.changes import Change, borrowed, change_of, grown_subject
from transcripts.figures.dating import Dated, Undated, dated, is_base
from transcripts.figures.fits import wanted
from transcripts.figures.headings import is_house
from transcripts.figures.kinds import kind_of
from transcripts.figures.memory import Left, Setting, Topic, name_before, remember
from transcripts.figures.naming import name_of
from transcripts.figures.quarters import PART, ends, resolved
from transcripts.figures.ranges import Quantity
from transcripts.figures.scene import Scene, leads_of
from transcripts.figures.segments import listed_segment, segment_of
from transcripts.figures.turning import turns_to_outlook
from transcripts.model import Figure

_OPENING = 12
"""Words at the start of a sentence in which a period sets what the next one is about."""
_HINTED = 7
_HINTS_APART = frozenset(["and", "but", ";"])


def figures_in(scene: Scene, topic: Topic, setting: Setting) -> tuple[list[Figure], Left]:
    """The figures of a sentence, and what it leaves for the next one to speak of."""
    changes: list[Change | None] = []
    names: list[Name] = []
    told: list[Dated] = []
    figures: list[Figure] = []
    for index, quantity in enumerate(scene.quantities):
        change = change_of(scene, index, changes)
        name = _named(scene, index, change is not None, names, topic, setting)
        change = change or _grown(scene, index, name, setting)
        kind = kind_of(scene, index, [kind for kind, _ in told], topic.ahead)
        meant, period = dated(scene, index, Undated(kind, name.metric), told, topic, setting)
        changes.append(change)
        told.append((meant, period))
        if name.metric == "share_repurchases":
            allowed = quantity.unit != "%" and is_authorized(scene, index)
            name = name._replace(segment=AUTHORIZATION if allowed else None)
        elif name.segment is not None and names and name.first == names[-1].first:
            name = name._replace(segment=listed_segment(scene, index) or name.segment)
        is_figure = _is_figure(quantity, name, setting.vocabulary.bare)
        if is_figure and name.segment is None:
            segment = segment_of(scene, setting, index, name, names, topic)
            name = name._replace(segment=None if is_house(segment, setting.house) else segment)
        names.append(name)
        if is_figure:
            figures.append(assembled(scene, index, Reading(change, name, meant, period), topic, setting))
            remember(quantity, figures[-1], setting)
    return figures, _left(scene, topic, told, setting)


def moves_in(scene: Scene, moves: list[Quantity], topic: Topic, setting: Setting) -> list[Figure]:
    """The figures without a number of a sentence ("gross margin to be up slightly"), where it names a metric for them."""
    clear = [move for move in moves if not _numbered(scene, move)]
    if not clear or not scene.names:
        return []
    leads = leads_of(scene.words, clear, scene.named, scene.dated)
    return figures_in(scene._replace(quantities=clear, leads=leads), topic, setting)[0]


def _named(scene: Scene, index: int, change: bool, taken: list[Name], topic: Topic, setting: Setting) -> Name:
    name = name_of(scene, index, setting.vocabulary, change, taken)
    if name is not None:
        return name
    return name_before(scene, index, wanted(scene.words, scene.quantities[index], change), topic, setting)


def _grown(scene: Scene, index: int, name: Name, setting: Setting) -> Change | None:
    """A change that the name itself tells: "revenue growth was 5%", "revenues grew only slightly, at 3%"."""
    quantity = scene.quantities[index]
    if name.growth:
        return Change(1, -1)
    if name.metric == "debt" and quantity.unit is not None and quantity.unit.isupper():
        return borrowed(scene, index)
    if (
        name.first < 0
        or name.share
        or name.first > quantity.first
        or not (quantity.unit in ("%", "pp", "bps") or quantity.words == "size")
    ):
        return None
    ratio = "percent" in setting.vocabulary.by_name[name.metric].takes
    return grown_subject(scene, name.first, name.last + 1 if ratio else max(quantity.before, name.last + 1))


def _is_figure(quantity: Quantity, name: Name, bare: Set[str]) -> bool:
    """Whether a quantity is a figure after all: days, multiples and bare numbers only where a metric wants them."""
    if quantity.words in ("move", "even", "size"):
        return name.first >= 0 and (quantity.words == "size" or name.metric != "other")
    if quantity.unit == "days":
        return name.metric in ("dso", "inventory")
    if quantity.unit == "x":
        return name.metric != "other" or name.first >= 0
    return quantity.unit is not None or quantity.scaled or name.metric in bare


def _numbered(scene: Scene, move: Quantity) -> bool:
    """Whether a number says what words such as "flat" or "up slightly" only hint at."""
    for other in scene.quantities:
        if other.first < move.last and move.first < other.last:
            return True
        gap = scene.words[move.last : other.before]
        if other.first >= move.last and len(gap) < _HINTED and _HINTS_APART.isdisjoint(gap):
            return True
    return False


def _left(scene: Scene, topic: Topic, told: list[Dated], setting: Setting) -> Left:
    """What goes on in the next sentence."""
    if not told:
        ahead = turns_to_outlook(scene, topic.ahead, _is_to_come(scene, setting))
    else:
        last = told[-1][0].kind
        ahead = last == "guidance" or (topic.ahead and last in ("target", "comparison", "prior_guidance"))
    wanted_kind = "guidance" if ahead else "actual"
    period = next((period for meant, period in reversed(told) if meant.kind == wanted_kind), None)
    return Left(ahead, _carried(scene, topic, ahead, setting) if period is None else period)


def _is_to_come(scene: Scene, setting: Setting) -> bool:
    """Whether a sentence names a period that is still to come ("Here's how we see the third quarter")."""
    own = setting.calendar.own
    told = (resolved(said, setting.calendar, True) for said in scene.periods if not is_base(scene, said))
    return own is not None and any(period and ends(period) > ends(own) for period in told)


def _carried(scene: Scene, topic: Topic, ahead: bool, setting: Setting) -> str | None:
    """The period that the next sentence may still be about, where no figure tells it."""
    own = setting.calendar.own
    for said in scene.periods:
        if said.first <= _OPENING and own is not None and not is_base(scene, said):
            period = resolved(said, setting.calendar, ahead)
            if period == PART or (period is not None and ends(period) >= ends(own)):
                return period
    return topic.period
