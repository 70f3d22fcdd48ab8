"""Which period a figure belongs to: the one said beside it, the one the sentence or paragraph is about, or the call's own.

Kind and period depend on each other: a result of an earlier quarter is a comparison, and one of a coming quarter an
outlook; an outlook for the quarter just reported is the one given before.
"""

from collections.abc import Sequence
from typing import NamedTuple

from transcripts.figures.comparing import Meant
from transcripts.figures.memory import Setting, Topic, echo_of, period_suits
from transcripts.figures.periods import MONTHS, Said
from transcripts.figures.quarters import PART, Calendar, ends, resolved
from transcripts.figures.scene import Scene
from transcripts.model import Kind

_BASES = frozenset("from versus vs over than against relative since as above below ahead".split())
_COMPARING = frozenset(
    "compared relative comparison compares similar equal comparable flat line consistent even par".split()
)
_PASSED = frozenset(
    "the our a end of in at same what we had for strong record very tough difficult".split()
) | frozenset(MONTHS)
_PARTING = frozenset(
    """
        ; but while which despite driven due reflecting given primarily following based because lap lapped lapping
        adjusting excluding until maturing matures mature maturities maturity
    """.split()
)
_SINCE = frozenset(["since", "lap", "lapped", "lapping"])
_LONG = frozenset(["medium", "long", "longer", "mid", "midterm", "over", "multi"])
_HAVING = frozenset(["have", "has", "ve", "had"])
_NEAR = frozenset("under above below around near exceed exceeding".split())
_LEVELS = frozenset("level levels total figure number rate results".split())
_MEASURED = frozenset(["%", "percent", "points", "bps"])
_JOINING = ("to", "or")
_LEVEL_REACH = 4
_BASE_REACH = 5
_THAN_REACH = 7

Dated = tuple[Meant, str | None]
"""Kind and period of a quantity."""


class Undated(NamedTuple):
    """What is known of a quantity before its period."""

    meant: Meant
    """Its kind, as far as words tell it."""
    metric: str


def dated(scene: Scene, index: int, what: Undated, before: Sequence[Dated], topic: Topic, setting: Setting) -> Dated:
    """The period of a quantity, and its kind in the light of it.

    Args:
        scene: The sentence.
        index: Which of its quantities.
        what: What is known of it.
        before: Kinds and periods of the quantities before it.
        topic: What was spoken of before.
        setting: The call.
    """
    calendar, meant = setting.calendar, what.meant
    if meant.kind == "comparison":
        said = _base_period(scene, index)
        of = next((period for kind, period in reversed(before) if kind.kind != "comparison"), None)
        base = None if said is None else resolved(said, calendar, False, calendar.own if of is None else of)
        goes_on = bool(before) and meant == before[-1][0] and base is not None and base == calendar.own
        return (meant._replace(kind="actual") if goes_on else meant), base
    said = _own_period(scene, index)
    if said is None:
        if _is_carried(meant) and before and before[-1][0].kind == "actual":
            meant = before[-1][0]  # the sentence tells of the quarter after all
        period = _implied(scene, index, what._replace(meant=meant), before, topic, setting)
        return (_recalled(meant) if _goes_on_recalling(meant, period, before) else meant), period
    if meant.kind in ("guidance", "prior_guidance") and _is_level_of(scene, index, said):
        return meant._replace(kind="comparison"), resolved(said, calendar, False, calendar.own)
    of = before[-1][1] if before and said.years == -1 else None
    stop = scene.quantities[index].last
    if meant.kind == "actual" and meant.first < 0 and (done := _done(scene, index)) is not None:
        meant = meant._replace(first=done, last=done + 2)
    return _settled(meant, _resolved(said, meant.kind, calendar, of), _as_said(scene, said, stop), calendar)


def _is_carried(meant: Meant) -> bool:
    """Whether only the sentences before say that a figure is an outlook."""
    return meant.kind == "guidance" and meant.first < 0


def _goes_on_recalling(meant: Meant, period: str | None, before: Sequence[Dated]) -> bool:
    """Whether an outlook is the next in a list of those given before ("we told you to expect first quarter revenue of …,
    gross margin of …")."""
    if meant.kind != "guidance" or period is None or not before:
        return False
    last, last_period = before[-1]
    return last.kind == "prior_guidance" and last_period == period and last.first == meant.first


def _recalled(meant: Meant) -> Meant:
    return meant._replace(kind="prior_guidance")


def is_base(scene: Scene, said: Said) -> bool:
    """Whether a period is what something is measured from ("up 3% from the first quarter of 2012")."""
    words = scene.words
    if words[said.first] == "linked" and said.first and words[said.first - 1] in _MEASURED:
        return True  # "up 6% linked quarter"
    if said.first > 2 and words[said.first - 2 : said.first] == ["on", "the"] and words[said.first - 3] in _MEASURED:
        return True  # "190 basis points on the second quarter"
    for at in range(said.first - 1, max(said.first - _BASE_REACH - 1, -1), -1):
        word = words[at]
        if word in ("to", "with"):
            return at > 0 and words[at - 1] in _COMPARING
        if word in _BASES:
            return True
        if word in _NEAR and words[said.last : said.last + 1] and words[said.last] in _LEVELS:
            return True  # "a little under the fourth quarter total"
        if word not in _PASSED and not word.isdigit():
            break
    if not _SINCE.isdisjoint(words[max(0, said.first - _THAN_REACH) : said.first]):
        return True
    if "than" not in scene.cued:
        return False
    than = (cue.last for cue in scene.cues if cue.kind == "than" and 0 <= said.first - cue.last < _THAN_REACH)
    return any("," not in words[stop : said.first] for stop in than)


def measured_from(scene: Scene, index: int) -> Said | None:
    """The period that a change is measured from, where one is said behind it or in its lead."""
    first, last, stop = scene.leads[index], scene.quantities[index].last, scene.trail(index)
    near = [said for said in scene.periods if first <= said.first < stop and is_base(scene, said)]
    return min(near, key=lambda said: abs(said.first - last), default=None)


def _own_period(scene: Scene, index: int) -> Said | None:
    """The period said with a quantity: behind it, or in the words that lead to it."""
    quantity, stop = scene.quantities[index], scene.trail(index)
    for said in scene.periods:
        if quantity.last <= said.first < stop and _reaches(scene, quantity.last, said) and not is_base(scene, said):
            return said
    start = scene.leads[index]
    for said in reversed(scene.periods):
        if start <= said.first and said.last <= quantity.first and not is_base(scene, said):
            return said
    return None


def _base_period(scene: Scene, index: int) -> Said | None:
    """The period of a quantity that another is compared with: in front of it, behind it, or further on."""
    quantity = scene.quantities[index]
    for said in reversed(scene.periods):
        own = said.years == 0 and said.number is None
        if scene.leads[index] <= said.first and said.last <= quantity.first and not own:
            return said
    behind = (said for said in scene.periods if quantity.last <= said.first and _reaches(scene, quantity.last, said))
    return next(behind, None)


def _is_level_of(scene: Scene, index: int, said: Said) -> bool:
    """Whether a figure is told as the level of another period: "our second quarter level of $35.5 million"."""
    before = scene.quantities[index].before
    return said.last < before and scene.words[said.last] in _LEVELS and before - said.last <= _LEVEL_REACH


def _implied(
    scene: Scene, index: int, what: Undated, before: Sequence[Dated], topic: Topic, setting: Setting
) -> str | None:
    """The period of a figure with none beside it: of the figure before, the sentence, the paragraph, or the call."""
    calendar, meant = setting.calendar, what.meant
    for kind, period in reversed(before):
        if kind.kind == meant.kind and period is not None:
            return period
    following = _joined_period(scene, index)
    if following is not None:
        return _resolved(following, meant.kind, calendar)
    if meant.kind == "actual" and _beside_part(scene, index):
        return PART
    echo = echo_of(scene.quantities[index], setting)
    again = echo is not None and echo.metric == what.metric and (echo.kind == meant.kind or topic.asked)
    if echo is not None and echo.period is not None and again:
        return echo.period
    heading = _heading(scene, meant.kind, calendar)
    if heading is not None:
        return heading
    of_year = calendar.own is not None and topic.period == calendar.own[:4]
    if meant.kind == "prior_guidance":
        held = next((period for kind, period in reversed(before) if kind.kind == "actual" and period), None)
        return held or (topic.period if of_year else calendar.own)
    carries_on = meant.kind in ("guidance", "actual", "target")
    if meant.kind == "actual" and topic.ahead and of_year:
        return _default(meant.kind, calendar)  # it was the outlook that was about the year
    if carries_on and topic.period is not None and period_suits(topic.period, meant.kind, calendar):
        return topic.period
    if meant.kind == "guidance" and _is_long(scene):
        return None
    return _default("actual" if topic.asked and meant.kind == "other" else meant.kind, calendar)


def _is_long(scene: Scene) -> bool:
    """Whether a sentence speaks of a longer time than any period that it could name ("over the medium term")."""
    return any(cue.kind == "target" and scene.words[cue.first] in _LONG for cue in scene.cues)


def _beside_part(scene: Scene, index: int) -> bool:
    """Whether the figure is compared with a part of a year: "$2.37, compared to $2.18 in the first nine months"."""
    stop = scene.trail(index + 1) if index + 1 < len(scene.quantities) else scene.trail(index)
    start = scene.quantities[index].last
    near = (said for said in scene.periods if start <= said.first < stop)
    return next((said.grain == "part" for said in near), False)


def _joined_period(scene: Scene, index: int) -> Said | None:
    """The period behind the figure that this one leads to: "increased by $13 million to $95 million for the half"."""
    if index + 1 >= len(scene.quantities):
        return None
    lead = scene.lead(index + 1)
    joined = 0 < len(lead) < _LEVEL_REACH and scene.words[lead.start] in _JOINING
    return _own_period(scene, index + 1) if joined else None


def _heading(scene: Scene, kind: Kind, calendar: Calendar) -> str | None:
    """The period that a sentence names before its first figure; a result's only where it is the call's own."""
    stop = scene.quantities[0].first
    said = next((said for said in scene.periods if said.last <= stop and not is_base(scene, said)), None)
    period = None if said is None else _resolved(said, kind, calendar)
    if period and kind == "actual" and calendar.own and ends(period) != ends(calendar.own):
        return None
    return period


def _default(kind: Kind, calendar: Calendar) -> str | None:
    """The period of a figure where none is said: the call's own for a result, the next quarter for an outlook."""
    if kind in ("target", "other", "comparison"):
        return None
    return calendar.next or calendar.own if kind == "guidance" else calendar.own


def _resolved(said: Said, kind: Kind, calendar: Calendar, of: str | None = None) -> str | None:
    """A period as said with a figure of some kind."""
    return resolved(said, calendar, kind in ("guidance", "target", "other"), of)


def _done(scene: Scene, index: int) -> int | None:
    """Where the lead of a quantity says that something has been done ("we have executed $40 million of it")."""
    words = scene.words
    for at in scene.lead(index):
        if words[at] in _HAVING and any(word.endswith("ed") for word in words[at + 1 : at + 3]):
            return at
    return None


class _As(NamedTuple):
    """How a period is said."""

    numbered: bool
    """Which quarter or half."""
    whole: bool
    """As a whole year ("this year", "fiscal 2021", "for 2021"), not only as its number."""
    behind: bool
    """Behind the quantity, not in its lead."""


def _as_said(scene: Scene, said: Said, stop: int) -> _As:
    whole = said.years == 0 or said.last - said.first > 1 or scene.words[said.first - 1 : said.first] == ["for"]
    return _As(said.number is not None, whole, said.first >= stop)


def _settled(meant: Meant, period: str | None, said: _As, calendar: Calendar) -> Dated:
    """The kind once the period is known."""
    own = calendar.own
    if not period or own is None:
        return meant, period
    if meant.kind == "guidance" and period == own and said.numbered:
        return meant._replace(kind="actual" if _is_carried(meant) else "prior_guidance"), period
    if meant.kind in ("guidance", "actual") and ends(period) < ends(own):
        return meant._replace(kind="comparison"), period
    if meant.kind == "actual" and ends(period) > ends(own):
        return _to_come(meant, period, own, said)
    return meant, period


def _to_come(meant: Meant, period: str, own: str, said: _As) -> Dated:
    """The kind of a figure of a period that is not over: an outlook, unless a verb in the past reports it."""
    reported = meant.first >= 0
    if period == own[:4]:
        return meant if reported or not said.whole else meant._replace(kind="guidance"), period
    if len(period) == 4 and reported and not said.behind:
        return meant, own  # "we want ten launches by 2030, and have bought a company for $5 million"
    return meant._replace(kind="guidance"), period


def _reaches(scene: Scene, start: int, said: Said) -> bool:
    """Whether nothing parts a period from the quantity before it."""
    gap = scene.words[start : said.first]
    other = any(gap[at : at + 2] == ["and", "we"] for at in range(len(gap) - 1))
    return not other and _PARTING.isdisjoint(gap) and gap.count(",") < 3
