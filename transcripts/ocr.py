"""What a poor OCR does to a transcript, undone.

Each rule is of the kind of letters that look alike (`|`, `l` and `1` for `I`, `7` for `?`) or of a space that was lost;
none knows a word of any call. A letter put right is a repair and recorded; a space put back is spacing.
"""

import re
from typing import NamedTuple

from transcripts.mending import Mended, substituted
from transcripts.wording import lazy

_LOOKALIKE = lazy(
    r"""(?<![^\s("'“.])\|(?=\s+[a-z]|['’t])  # a bar that stands for a word
      | (?<=[.?! ])l[tfns]?(?=[ ][a-z])  # "lt was"
      | (?<=[.,][ ])1(?=[ ][a-z]{3,5}[ ])  # ". 1 think "
    """,
    re.VERBOSE,
)
_LOST_SPACE = lazy(r"(?<=[a-z][.?!])[A-Z][a-z]")
_COMMONEST = ("|", " l ", " lt ", "Itis")
_ENOUGH_LOOKALIKES = 3
_ENOUGH_MARKS = 8

# What people say behind "I": a lone 1 ahead of it is no number.
_BEHIND_I = (
    "am|think|guess|mean|would(?:n['’]t)?|will|was|have|had|know|just|want|wanted|don['’]t|didn['’]t|can|can['’]t|could(?:n['’]t)?|believe|appreciate|said|did|do|see|saw"
    "|hope|suppose|understand|also|really|actually|assume|should|might|may|say|missed|apologize"
)
_PRONOUN = "[Ii]t|[Tt]hat|[Tt]here|[Tt]his|[Ww]hat|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|[Yy]ou"
_AUXILIARY = "is|was|are|were|has|had|will|would"


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    new: str
    """A template, as `re.sub` takes one."""


def _rule(pattern: str, new: str) -> _Rule:
    return _Rule(lazy(pattern, re.VERBOSE), new)


_LETTERS = (
    _rule(r"(?<![\w|]) [|] (?=[tfns]\b)", "I"),  # |t
    _rule(r"(?<=[.?!]) l (?=[tfns]?\b(?!['’]s))", " I"),  # here.lt, that.l
    _rule(rf"(?<![\w'’$|.-]) l (?=[tfns]\b|t(?:{_AUXILIARY})\b)", "I"),  # lt, lf, ltis
    _rule(r"(?<![\w'’$|.-]) l (?=(?:['’](?:m|ll|ve|d))?\b(?!['’\w.-]))", "I"),  # l, l'm
    _rule(r"(?<=[a-z][.?!]) [|] (?=\s)", " I"),  # time.| would
    _rule(r"(?<![\w|]) [|] (?![\w|])", "I"),
    _rule(rf"(?<![\w.,$%-]) 1 (?=[ ](?:{_BEHIND_I})\b)", "I"),  # 1 think
    _rule(r"(?<=[a-z]\.) \s?! (?=\s[a-z])", " I"),  # Ada.! just
    _rule(rf"(?<=[a-z]{{2}}\.) 1 (?=[ ](?:{_BEHIND_I})\b)", " I"),  # that.1 think
    _rule(  # in 20117 Yes, going up7 And
        r"(?: (?<=\b(?:19|20)\d\d) | (?<=\W['’]\d\d) | (?<=[A-Za-z][a-z]) ) 7 (?=\s+[A-Z]|\s*$)", "?"
    ),
    _rule(r"(?<=\d) [lI] (?=\d)", "1"),
    _rule(r"(?<=[$€£]) l (?=l?[\d.,]) | (?<=[$€£]l) l (?=[\d.,])", "1"),
    _rule(r"(?<=\d) [oO] (?=[oO]?[\d%]) | (?<=\d[oO]) [oO] (?=[\d%])", "0"),
)
_SPACES = (
    _rule(  # Q3.Q4, year.We; not in names of pages, nor behind an initial
        r"""(?<=[\w%)\]][.?!]) (?<!\b[A-Z]\.) (?<!www\.)
            (?=[A-Z](?:[a-z'’\x20-]|\d\b)) (?![\w-]+\.(?:com|org|net|gov)\b)""",
        " ",
    ),
    _rule(r"(?<=[a-z]{2}\.) (?=[A-Z]{2,}\b)", " "),
    _rule(r"(?<=[a-z]) , (?=[A-Za-z])", ", "),
    _rule(r"(?<=[a-z][ ]\d) , (?=(?:19|20)\d\d\b) | (?<=[a-z][ ]\d\d) , (?=(?:19|20)\d\d\b)", ", "),  # June 24,2011
    _rule(r"(?<![-\w]) -- (?=[a-z]) | (?<=[a-z,]) -- (?=[ ])", "-- "),
    _rule(rf"\b ({_PRONOUN}) ({_AUXILIARY}) \b", r"\1 \2"),  # Itis
)


def is_poor(text: str) -> bool:
    """Whether a text comes from a poor OCR: look-alikes for letters, and lost spaces, again and again."""
    if sum(text.count(mark) for mark in _COMMONEST) < _ENOUGH_LOOKALIKES:
        return False
    lookalikes = len(_LOOKALIKE.findall(text))
    return lookalikes >= _ENOUGH_LOOKALIKES and lookalikes + len(_LOST_SPACE.findall(text)) >= _ENOUGH_MARKS


def mended(paragraph: Mended) -> Mended:
    """A paragraph of a poor OCR as it was before, each letter put right recorded as a repair."""
    for rules, reason in ((_LETTERS, "ocr"), (_SPACES, None)):
        for rule in rules:
            if rule.pattern.search(paragraph.text):
                paragraph = substituted(paragraph, rule.pattern, rule.new, reason)
    return paragraph
