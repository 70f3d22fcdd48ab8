"""One analyst at the microphone: from the introduction to the next one's."""

import re
from collections.abc import Iterator, Mapping, Sequence

from transcripts.declining import refusal
from transcripts.model import Exchange, Role, Turn
from transcripts.wording import lazy

_INTRODUCTION = lazy(
    r"\bquestions?\b[^.?!]{0,60}?\b(?:comes?|coming|is|are|be)\b[^.?!]{0,30}?\b(?:from|with|by)\b"
    r"|\b(?:go|move|turn|take|proceed)\b[^.?!]{0,30}"
    r"\b(?:to|from) (?:the line of|our (?:first|next)|[A-Z][\w.'-]+ [A-Z])"
    r"|\b(?:from )?the line of\b"
    r"|\byour line is (?:now )?(?:open|live)"
    r"|\b(?:first|next|last|final) (?:question|up|is|caller)\b",
    re.IGNORECASE,
)
_OPERATORS_WORDS = lazy(
    r"\b(?:first|next|last|final) question[^.?!]{0,40}\b(?:comes?|is|coming)\b[^.?!]{0,30}\bfrom\b"
    r"[^?]{0,300}(?:proceed|go ahead|line is|line of)"
    r"|\bplease (?:proceed|go ahead) with your question",
    re.IGNORECASE,
)
_ENDED = r"call|conference|session|q&a|program|teleconference|webcast|question"  # what a call's end may be called
_CLOSING = lazy(
    r"\b(?:no (?:further|more|additional|other) questions"
    rf"|concludes?\b[^.?!]{{0,60}}\b(?:{_ENDED})"
    r"|(?:reached|come to) the end of"
    r"|(?:closing|concluding|final|further) (?:remarks|comments)"
    r"|(?:last|final) question (?:for|of) (?:today|the)"
    r"|may (?:now )?disconnect"
    r"|back (?:over )?to (?:mr|ms|the|our|management|you)\b[^.?!]{0,60}\bclos)",
    re.IGNORECASE,
)
_GOODBYE = lazy(
    r"\bthank(?:s| you)\b[^.?!]{0,60}"
    r"\b(?:joining|participat|your (?:time|interest|attention|questions)|being with us|dialing|listening)"
    r"|\bgood ?bye\b"
    r"|\blook forward to (?:speaking|talking|updating|seeing)"
    r"|\b(?:that )?concludes\b"
    r"|\bend of (?:the|our|today'?s) call",
    re.IGNORECASE,
)
_LONGEST_INTRODUCTION = 1_200

Roles = Mapping[str | None, Role]
"""The role of each speaker's id."""


def exchanges_of(text: str, turns: Sequence[Turn], roles: Roles) -> tuple[Exchange, ...]:
    """The exchanges of a call's questions and answers, in order."""
    asked = [turn for turn in turns if turn.section == "qa"]
    found = []
    for group in _microphones(text, asked, roles):
        group = _without_goodbye(text, group, roles)
        analyst = next((t.speaker for t in group if _asks(text, t, roles)), None)
        if analyst is not None:
            found.append(Exchange(analyst, tuple(turn.index for turn in group), refusal(text, group, roles)))
    return tuple(found)


def introduces(text: str, turn: Turn, roles: Roles) -> bool:
    """Whether a turn hands the microphone to the next analyst."""
    role = roles.get(turn.speaker)
    if role == "operator":
        return _INTRODUCTION.search(text, turn.start, turn.end) is not None
    return role != "executive" and sounds_like_operator(text, turn)


def sounds_like_operator(text: str, turn: Turn) -> bool:
    """Whether a turn's words are plainly the operator's, whoever is printed above them."""
    if turn.end - turn.start >= _LONGEST_INTRODUCTION or text.find("question", turn.start, turn.end) < 0:
        return False
    return _OPERATORS_WORDS.search(text, turn.start, turn.end) is not None


def _asks(text: str, turn: Turn, roles: Roles) -> bool:
    return roles.get(turn.speaker) == "analyst" and not sounds_like_operator(text, turn)


def _microphones(text: str, turns: Sequence[Turn], roles: Roles) -> Iterator[list[Turn]]:
    """The turns of the session cut at each introduction, and where another analyst speaks unintroduced."""
    group: list[Turn] = []
    analyst: str | None = None
    for turn in turns:
        introduced = introduces(text, turn, roles)
        operator = roles.get(turn.speaker) == "operator"
        if introduced or (operator and _CLOSING.search(text, turn.start, turn.end)):
            yield group
            group, analyst = ([turn], None) if introduced else ([], None)
            continue
        asks = _asks(text, turn, roles)
        if asks and analyst is not None and turn.speaker != analyst:
            before, group = _handed_over(group, roles)
            yield before
            analyst = None
        group.append(turn)
        if asks:
            analyst = analyst or turn.speaker
    yield group


def _handed_over(group: list[Turn], roles: Roles) -> tuple[list[Turn], list[Turn]]:
    """A group whose next turn is another analyst's, parted at the operator's last words, if they end it."""
    if group and roles.get(group[-1].speaker) == "operator":
        return group[:-1], group[-1:]
    return group, []


def _without_goodbye(text: str, group: list[Turn], roles: Roles) -> list[Turn]:
    """A group without the goodbye that may follow its last answer."""
    last = max((i for i, turn in enumerate(group) if _asks(text, turn, roles)), default=-1)
    for i in range(last + 2, len(group)):
        if _GOODBYE.search(text, group[i].start, group[i].end):
            return group[:i]
    return group
