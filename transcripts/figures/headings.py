"""What a stretch of a call is about: "Turning to Coatings, …", "In our Rural category, …", "Our Pumps segment had …".

A segment named so is that of the figures that follow, until the speaker turns to something else.
"""

import re
from typing import NamedTuple

from transcripts.figures.periods import MONTHS

_NOUN = (
    r"(?:segments?|divisions?|business unit|business(?:es)?|category|categories|channels?|regions?|franchise|group|brand"
    r"|platform)"
)
_CAPITAL = r"[A-Z][\w&'’-]*"
_PROPER = rf"{_CAPITAL}(?: (?:(?:and|&|of|the) )?{_CAPITAL})*"
_COMMON = r"[a-z][\w&-]*(?: [a-z&][\w&-]*){0,2}?"
_FILLERS = (
    r"(?:(?:Now|And|So|Next|Finally|Lastly|First|Second|Third|Okay|Then|Let me|Let's|Let us|I'll|I will|We'll|If we"
    r"|now|next|first|then|briefly|finally|quickly|just)\b,? ?)*"
)
_TURNS = re.compile(
    rf"{_FILLERS}(?i:turn|turning|move|moving|shift|shifting|switch|switching|look|looking|start|starting|begin"
    r"|beginning|focus|focusing|touch|touching|on|going)(?: (?:now|next|over|briefly|more closely|first))* "
    r"(?:to|with|on|at|into|onto)(?: (?:our|the|to|results for|results in|performance in|performance of))* "
    rf"(?:(?P<proper>{_PROPER})|(?P<common>{_COMMON}) (?={_NOUN}\b)|(?P<else>[a-z]))"
)
_SLIDE = re.compile(r"(?:(?:On|As shown on|Turning to|Moving to|As you can see on) (?:[Ss]lide|[Pp]age) \d+,? ?)+")
_WITHIN = re.compile(
    rf"{_FILLERS}(?:[Ii]n|[Ww]ithin|[Ff]or|[Aa]cross|[Aa]t|[Ff]rom)(?: (?:our|the))* "
    rf"(?:(?P<proper>{_PROPER}),|(?P<proper_noun>{_PROPER}) {_NOUN}\b|(?P<common>{_COMMON}) {_NOUN},)"
)
_SUBJECT = re.compile(
    rf"{_FILLERS}(?:(?:[Oo]ur|[Tt]he) (?P<common>{_COMMON}) {_NOUN}|(?:(?:[Oo]ur|[Tt]he) )?(?P<proper>{_PROPER}) {_NOUN})"
    r"(?:['’]s)? (?!and\b|or\b)"
)
_ACTOR = re.compile(
    rf"{_FILLERS}(?:[Tt]he )?(?P<proper>{_PROPER})(?: [a-z]+)? "
    r"(?:delivered|generated|posted|achieved|contributed|recorded|produced|had) "
    r"(?:[a-z]+ ){0,2}(?:revenue|sales|net sales|EBITDA|adjusted EBITDA|bookings|orders|operating)"
)
_METRIC = re.compile(
    r"(?:net|gross|operating|adjusted|organic|core|total|third|second|first|fourth|quarter|full|year|same)? ?"
    r"(?:revenues?|sales|operating|income|earnings|profit|ebitda|margins?|backlog|orders|bookings|results|volumes?)\b",
    re.IGNORECASE,
)
_NO_SEGMENT = frozenset(MONTHS) | frozenset(
    """
        q1 q2 q3 q4 q first second third fourth fiscal full year slide page slides gaap non gross operating net adjusted
        cash capital revenue revenues sales earnings ebitda eps sg&a inventory guidance outlook covid covid-19 i we our
        the this that these each every other total consolidated overall entire whole core new same given as an a in to
        reported reportable segment segments business company financial income balance cost costs expense expenses
        during while with today looking turning moving one two three all both long short per last next prior current
        backlog orders margin margins profit profitability liquidity debt tax taxes results performance questions
        organic good great well next summary addition terms closing however
    """.split()
)
_VERBAL = frozenset("of to in for and or is are was were has have continues across from by that which as".split())
_WHOLE = re.compile(
    r"\b(?:consolidated|company-?wide|total company|overall|firm-?wide|enterprise-?wide)\b", re.IGNORECASE
)
_WHOLE_REACH = 60


class Heading(NamedTuple):
    """What a sentence says that it is about."""

    segment: str | None
    """None where it turns to something that is no segment, or to the whole company."""
    lasting: bool
    """Whether the sentences behind it are about that too."""


def heading_of(text: str, start: int, stop: int, house: str | None = None) -> Heading | None:
    """What a sentence says that it, and perhaps what follows, is about; None where it says nothing of the kind.

    Args:
        text: The call's text.
        start: Where the sentence begins.
        stop: Where it ends.
        house: The company's name: "At Brook, …" is about no part of it.
    """
    slide = _SLIDE.match(text, start, stop)
    at = slide.end() if slide else start
    turn = _TURNS.match(text, at, stop)
    if turn is not None:
        return Heading(_named(turn, house), True)
    for pattern in (_WITHIN, _SUBJECT, _ACTOR):
        match = pattern.match(text, at, stop)
        segment = None if match is None else _named(match, house)
        if match is not None and segment is not None:
            return Heading(segment, _lasts(text, pattern, match))
    return Heading(None, True) if _WHOLE.search(text, at, min(stop, at + _WHOLE_REACH)) else None


def _lasts(text: str, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether what a sentence is about goes on: not where a segment only stands before a metric's name ("Pumps segment
    revenue was"), or a place is told in passing ("In Canada, …")."""
    if pattern is _SUBJECT:
        return _METRIC.match(text, match.end()) is None
    return pattern is _WITHIN and match.lastgroup != "proper"


def is_house(segment: str | None, house: str | None) -> bool:
    """Whether a segment is only the company's own name: "WWE's revenue" is no part of it."""
    if segment is None or house is None:
        return False
    own = house.lower().replace(",", "").replace(".", "").split()
    words = segment.lower().replace("’s", "").replace("'s", "").split()
    initials = "".join(word[0] for word in own)
    return words == own[: len(words)] or (len(words) == 1 and len(words[0]) > 1 and initials.startswith(words[0]))


def _named(match: re.Match[str], house: str | None) -> str | None:
    """The segment that a heading names."""
    group = match.lastgroup
    words = match[group].split() if group and group != "else" else []
    while words and words[0].lower() in ("our", "the"):
        words = words[1:]
    folded = [word.lower().strip("'’,.") for word in words]
    if not words or folded[0] in _NO_SEGMENT or folded[-1] in _NO_SEGMENT:
        return None
    if group == "common" and not _VERBAL.isdisjoint(folded):
        return None
    return None if is_house(" ".join(words), house) else " ".join(words)
