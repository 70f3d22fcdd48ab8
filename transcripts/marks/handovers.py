"""Who gets the microphone, by what is said: "I'll turn the call over to …", "our next question comes from … of …"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.names import is_full_name, is_name
from transcripts.namesakes import FullNames
from transcripts.positions import is_position
from transcripts.wording import lazy, word_set

_NAME_WORD = r"(?:[A-Z]\.(?:[A-Z]\.)?|[A-Z][A-Za-zÀ-ÿ'’-]+)"
_NO_POSITION = r"""(?!(?:
    The|Your|Our|Senior|Executive|Vice|Chief|President|Chairman|Investor|Head|Director|Group|Management|Global
)\b)"""
_NAME = rf"{_NO_POSITION}(?P<name>{_NAME_WORD}(?:[ ](?:{_NAME_WORD}|de|von|van|del|der|la)){{0,3}})"
_HONORIFIC = r"(?:(?:Mr|Ms|Mrs|Dr)\.?[ ]|Sir[ ])?"
_POSITION_WORD = r"(?:[A-Z][\w&]*|and|of|for|the)"
# "your host for today, ", "our CFO, ", "Senior Vice President of Investor Relations, "
_DESCRIPTION = rf"""
    (?: (?:your|our|the|my|today['’]s)[ ][a-z]+ (?:[ ,]+(?:for[ ])?today)? (?:['’]s[ ][a-z]+)* ,?[ ]
      | (?:our|the|your)[ ] )?
    (?: {_POSITION_WORD} (?:,?[ ]{_POSITION_WORD}){{0,8}} ,[ ] )??
"""
_THE_CALL = r"""(?:(?:the|today['’]s|our|this)[ ])?
    (?:call|conference[ ]call|conference|floor|it|things|program|meeting|presentation|event|line|time|us)?"""
_HOST = lazy(
    rf"""\b
    (?: (?:turn|hand|pass|give)[ ]{_THE_CALL}(?:[ ]back)?(?:[ ]over|[ ]back|[ ]off)*[ ]to
      | introduce(?:[ ]to[ ]you)?(?:[ ](?:your|our|the))?(?:[ ](?:host|speaker|first[ ]speaker))?(?:[ ]for)?
        (?:[ ]today)?(?:['’]s[ ](?:call|conference|program|event))?,?
      | over[ ]to
    )[ ]{_DESCRIPTION}{_HONORIFIC}{_NAME}(?=[\s,.;]|$)""",
    re.VERBOSE,
)
_FIRM_WORD = r"[A-Z][\w&'’-]*(?:\.[A-Z]\.?)*"
_FIRM = rf"""(?P<firm>,?[ ](?:with|from|of|at|for|representing)[ ](?:the[ ])?
    {_FIRM_WORD}(?:[ ](?:of|and|&|{_FIRM_WORD}))*)"""
_QUESTION = lazy(
    rf"""\b
    (?: questions?(?:[ ]today|[ ]here|[ ]now)?(?:,?[ ]please,?)?
        [ ](?:comes?|is[ ]coming|will[ ]come|coming|is|will[ ]be|are)(?:[ ]today|[ ]to[ ]us|[ ]now)?
        (?:[ ](?:from|with|by))?(?:[ ]the)?(?:[ ]lines?[ ]of|[ ]line,)?
      | (?:go|move|turn)(?:[ ]next|[ ]now)?[ ]to(?:[ ]the)?[ ]lines?[ ]of
      | (?:go|move)(?:[ ]next|[ ]now)?[ ]to
      | from[ ]the[ ]line[ ]of
      | call[ ](?:is[ ])?from
      | take[ ](?:our|the|a)(?:[ ]first|[ ]next|[ ]last|[ ]final)?[ ]?question[ ]from(?:[ ]the[ ]line[ ]of)?
    )[ ]{_HONORIFIC}{_NAME}{_FIRM}?(?=[\s,.;]|$)""",
    re.VERBOSE,
)
_BEFORE_FIRM = lazy(r"^,? (?:with|from|of|at|for|representing) (?:the )?")
_TITLE = lazy(rf",? (?:our |the |who is |your )?(?P<title>[A-Z][\w&]*(?:[ ,]+{_POSITION_WORD})*)")
_INTRODUCED = lazy(
    rf"""{_NAME},[ ](?:our[ ]|the[ ]|who[ ]is[ ]our[ ])?(?P<title>{_POSITION_WORD}(?:[ ,]+{_POSITION_WORD})*)""",
    re.VERBOSE,
)
# What an operator says behind a name before that person speaks.
_INVITED = r"""(?:
    (?:please[ ])?(?:go[ ]ahead|proceed|begin)\b[^.?!]{0,50}
  | (?:your|the)[ ](?:line[ ]is|question)[^.?!]{0,40}
  | you[ ]may[ ](?:now[ ])?(?:begin|proceed|go[ ]ahead|ask)[^.?!]{0,30}
  | please[ ](?:go|proceed)[^.?!]{0,40}
  | the[ ]floor[ ]is[ ]yours
  | you(?:['’]re|[ ]are)[ ](?:now[ ])?(?:live|open)[^.?!]{0,20}
)"""
_STOCK = lazy(
    rf"""\s*(?:
        {_INVITED}
      | sir | ma['’]am
      | (?:[A-Z]\w+|(?:mr|ms)\.?[ ]\w+),?[ ]{_INVITED}
      | thank[ ]you(?:,?[ ](?:sir|ma['’]am|(?:mr|ms)\.?[ ]\w+|\w+))?(?=[.!][ ]{_INVITED})
    )[.?!]+""",
    re.IGNORECASE | re.VERBOSE,
)
# What an operator says ahead of the next name.
_LEAD = lazy(
    r"""(?: (?:thank[ ]you|thanks|okay|great|certainly|all[ ]right)[.,!][ ]
      | one[ ]moment[^.?!]{0,60}[.!][ ]
      | (?:and[ ])?(?:as[ ]a[ ]reminder|once[ ]again|again)[^.?!]{0,120}[.!][ ]
    )+$""",
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE_START = lazy(r"(?<=[.?!])\s+(?=\S)")
_SENTENCE_END = lazy(r"[.?!]+(?=\s|$)")
_NOT_LAST = word_set(
    "please thank thanks good your you the and hi hey sir so go from with of for today now to at we i it this he she"
    " they morning afternoon line lines question questions call operator instructions ladies gentlemen"
)
_NOT_NAMES = word_set(
    "the your our and senior vice chief president chairman investor head good thank please q we director ladies"
    " executive group management morgan bank goldman wells jp j.p deutsche operator now a an all you page slide star"
    " everyone questions question it what that"
)
_OPENING = 6_000
_BEHIND = 200
_LONGEST_SENTENCE = 400
_FARTHEST = 4_000
"""How far behind a hand-over the sentence may end that hands over."""


class Handover(NamedTuple):
    """A place where the microphone changes hands."""

    start: int
    """Where the words of handing over begin, which in a session of questions are the operator's."""
    end: int
    """Where the next speaker begins."""
    name: str
    title: str | None
    firm: str | None
    asks: bool
    """Whether it goes to somebody with a question."""
    words: str
    """The words that hand over."""


def handovers(text: str) -> list[Handover]:
    """Every hand-over that names somebody, in order; a first name alone is completed where the full one is told."""
    found = sorted((*_hosts(text), *_questions(text)), key=lambda handover: handover.start)
    introduced = _introduced(text[:_OPENING])
    full = FullNames([h.name for h in found if not h.asks and " " in h.name] + [n for n in introduced if " " in n])
    out: list[Handover] = []
    for handover in found:
        if out and handover.start < out[-1].end:
            continue
        name = handover.name
        if " " not in name:
            whole = full.only(name)
            if whole is not None:
                name = whole
            elif handover.asks:
                continue
        title = handover.title or (None if handover.asks else introduced.get(name))
        out.append(handover._replace(name=name, title=title))
    return out


def _introduced(opening: str) -> dict[str, str]:
    """Titles by name, of the people that an opening introduces ("Ada Example, our Chief Executive Officer")."""
    found = ((match["name"], match["title"]) for match in _INTRODUCED.finditer(opening))
    return {name: _one_title(title) for name, title in found if is_position(title)}


def _hosts(text: str) -> Iterator[Handover]:
    for match in _HOST.finditer(text):
        name = _trimmed(match["name"])
        if name is None:
            continue
        at = match.start("name") + len(name)
        behind = _TITLE.match(text, at)
        title = _one_title(behind["title"]) if behind and is_position(behind["title"]) else None
        start = _sentence_start(text, match.start())
        yield Handover(start, _after(text, at), name, title, None, False, _folded(match[0]))


def _questions(text: str) -> Iterator[Handover]:
    for match in _QUESTION.finditer(text):
        name = _trimmed(match["name"])
        if name is None:
            continue
        firm = _BEFORE_FIRM.sub("", match["firm"] or "").strip(" .") or None
        start = _sentence_start(text, match.start())
        lead = _LEAD.search(text, max(0, start - _BEHIND), start)
        whole = match["firm"] and match["name"] == name
        end = match.end("firm") if whole else match.start("name") + len(name)
        yield Handover(lead.start() if lead else start, _after(text, end), name, None, firm, True, _folded(match[0]))


def _folded(words: str) -> str:
    return " ".join(words.split())


def _one_title(text: str) -> str:
    """The title at the beginning of a list of people and titles, as far as it is one person's."""
    parts = text.strip(" ,").split(", ")
    names = (part.removeprefix("and ") for part in parts)
    others = (at for at, name in enumerate(names) if at and is_full_name(name) and not is_position(name))
    return ", ".join(parts[: next(others, len(parts))]).removesuffix(", and").strip()


def _trimmed(name: str) -> str | None:
    """A name without the words of the next sentence that capitals joined to it, or None where it is none."""
    words = name.rstrip(".,").split()
    while words and words[-1].lower() in _NOT_LAST:
        words.pop()
    if not words or words[0].lower().strip(".") in _NOT_NAMES or is_position(words[0]):
        return None
    return " ".join(words) if is_name(" ".join(words)) else None


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence around a place begins."""
    start = max(0, at - _LONGEST_SENTENCE)
    ends = [match.end() for match in _SENTENCE_START.finditer(text, start, at)]
    return ends[-1] if ends else (0 if start == 0 else at)


def _after(text: str, at: int) -> int:
    """Where the next speaker begins: behind the sentence that hands over and the stock phrases that follow it."""
    stop = _SENTENCE_END.search(text, at, at + _FARTHEST)
    if stop is None:
        return len(text) if at + _FARTHEST >= len(text) else at
    end = stop.end()
    while (stock := _STOCK.match(text, end)) and stock.end() > end:
        end = stock.end()
    while end < len(text) and text[end].isspace():
        end += 1
    return end
