"""Questions that get no answer: an analyst asks for a figure, and the company says that it gives none.

Precise rather than eager: words that refuse count only where a figure was asked for, and not where one follows them
("we don't break that out, but it is about a tenth").
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from transcripts.model import Role, Span, Turn
from transcripts.wording import lazy

_NOT = (
    r"(?:(?:do|did|would|wo|ca|have|had|are|were|is|am)n['’]?t|ca(?:n['’]?t|nnot)|never|not gonna|not in a position to"
    r"|(?:(?:do|did|would|will|can|have|are|am|is|['’](?:re|m|ve|ll)) )?not"
    r"(?: (?:going|planning|prepared|ready|able|intending) to)?)"
)
_SOFT = (
    r"(?: (?:really|typically|actually|specifically|generally|normally|usually|currently|necessarily|publicly|ever|yet"
    r"|at this (?:point|time|stage)|going to|gonna|wan(?:t|ting) to|like to|been?|try to|get into|tend to|historically"
    r"|even|today|explicitly|separately|just|here|to|going))*"
)
_OBJECT = (
    r"(?:that|this|those|these|it|them"
    r"|(?:any |the |an? |our |all |such |more |too much |much |into )*"
    r"(?:(?:specific|exact|individual|further|additional|precise|detailed|particular|actual) ?)?"
    r"(?:numbers?|figures?|details?|specifics?|break-?downs?|break-?outs?|splits?|percentages?|metrics?|guidance|amounts?"
    r"|targets?|forecasts?|color|mix|margins?|data|revenues?|sales|contributions?|rates?|names?|customers?|levels?))\b"
)
_BREAK = r"(?:br(?:eak|oken|eaking|oke)|split(?:ting)?)"
_GIVE = (
    r"(?:giv(?:e|en|ing)(?: you)?|gave|provid(?:e|ed|ing)|shar(?:e|ed|ing)|offer(?:ed|ing)?|put(?:ting)?|quot(?:e|ed|ing)"
    r"|report(?:ed|ing)?|releas(?:e|ed|ing)|talk(?:ed|ing)? about|get(?:ting)? into|go(?:ing)? into|call(?:ing)? out)"
)
_REFUSALS = lazy(
    rf"\b{_NOT}{_SOFT} {_BREAK}(?: {_OBJECT}[^.?!;]{{0,30}}? (?:out|down|apart|up)\b| (?:out|down|up)(?= [\w]))"
    rf"|\b{_NOT}{_SOFT} (?:disclos(?:e|ed|ing)|quantif(?:y|ied|ying)|divulge|publish|reveal)\b"
    rf"|\b{_NOT}{_SOFT} (?:comment(?:ing|ed)?|speculat(?:e|ing)|opine) (?:on|about|upon)\b"
    rf"|\b{_NOT}{_SOFT} {_GIVE}(?: you)?(?: (?:out|in))? {_OBJECT}(?! much\b| a lot\b| as much\b)"
    rf"|\b{_NOT}{_SOFT} guid(?:e|ed|ing) (?:to|on|for|out|beyond|specifically|that|by)\b"
    r"|\b(?:no|without) (?:further |additional )?comment\b"
    r"|\b(?:declin\w+|refrain|prefer not|rather not|reluctant)(?: from)?(?: to)?"
    r" (?:comment|disclos|quantify|giv|provid|put|say|go|get)\w*"
    r"|\bnot (?:something|a number|a figure|a metric) (?:that )?we(?:['’](?:re|ve|d))?"
    r"(?: (?:have|are|will|would|can|typically|really|ever))* (?:disclos|break|brok|provid|giv|shar|guid|report|quantif|talk)\w*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.?!;]+")
_HELPERS = ("do", "did", "would", "wo", "ca", "have", "had", "are", "were", "is", "am")
_NOES = (
    *("n't", "n’t", "not", "never", "comment", "declin", "refrain", "prefer", "reluctant"),
    *(f"{helper}nt" for helper in _HELPERS),
)
"""Of these one at least is in every sentence that refuses."""
_ASKED = lazy(
    r"\bhow (?:much|many|big|large|long|fast|far|should we (?:think|model))"
    r"|\bwhat(?:['’]s| is| are| was| were| would| percent\w*| kind| sort| portion| share| level| rate| range| do| did)"
    r"|\bquantif|\bnumbers?\b|\bfigures?\b|\bpercent|\bbreak(?:ing)? (?:out|down|that|it)|\bbreakdown|\bsize\b"
    r"|\bmagnitude|\bsplit\b|\bmix\b|\bguidance\b|\bmargins?\b|\brange\b|\bballpark\b|\bcontribut"
    r"|\bgive us (?:a|any|some)|\bcan you (?:give|share|tell|help)",
    re.IGNORECASE,
)
_GIVEN = lazy(
    r"[$€£¥]\s?\d|\d[\d,.]*\s?(?:%|percent|million|billion|basis points|bps|cents|times|x\b)"
    r"|\b(?:half|third|quarter of|single|double|mid|low|high)[- ](?:digits?|teens|single|of)",
    re.IGNORECASE,
)
_OPENING = lazy(r"(?:(?:and|so|but|obviously|well|yeah|yes|no|while|again|now),? )+", re.IGNORECASE)
_REACH = 260
"""Code points behind a refusal in which a figure is the answer after all."""
_LONGEST_CLAUSE = 160


def refusal(text: str, turns: Sequence[Turn], roles: Mapping[str | None, Role]) -> Span | None:
    """The words with which an exchange's answer is refused, or None where there was one, or nothing was asked for.

    Args:
        text: The call's text.
        turns: Those of the exchange, in order.
        roles: The role of each speaker's id.
    """
    asked = False
    for turn in turns:
        role = roles.get(turn.speaker)
        if role == "analyst":
            asked = asked or _ASKED.search(text, turn.start, turn.end) is not None
        elif role == "executive" and asked:
            for match in _refusals(text, turn):
                if not _given(text, match.end(), turn.end):
                    return _clause(text, match.start(), match.end(), turn)
    return None


def _refusals(text: str, turn: Turn) -> Iterator[re.Match[str]]:
    """The words that refuse; only sentences that say no in some way are looked at closely, which takes long."""
    for sentence in _SENTENCE.finditer(text, turn.start, turn.end):
        said = sentence[0].lower()
        if any(no in said for no in _NOES):
            yield from _REFUSALS.finditer(text, sentence.start(), sentence.end())


def _given(text: str, start: int, stop: int) -> bool:
    """Whether a figure follows in what is said next."""
    return _GIVEN.search(text, start, min(stop, start + _REACH)) is not None


def _clause(text: str, start: int, end: int, turn: Turn) -> Span:
    """The words of the refusal with the subject of their sentence: "we don't break that out"."""
    first = max(
        text.rfind(mark, turn.start, start) + len(mark) for mark in (". ", "? ", "! ", "; ", ", ", "-- ", "\n", " but ")
    )
    if first <= turn.start or start - first > _LONGEST_CLAUSE:
        first = turn.start if start - turn.start <= _LONGEST_CLAUSE else start
    opening = _OPENING.match(text, first, start)
    return Span(opening.end() if opening else first, end)
