"""Headings that part a transcript, whatever the provider calls them and however their letters are spaced."""

from transcripts.document import Line
from transcripts.model import Role, SectionKind
from transcripts.wording import lazy, word_set

_PRESENTATION = word_set(
    "PRESENTATION PRESENTATIONSECTION PREPAREDREMARKS MANAGEMENTDISCUSSIONSECTION MANAGEMENTDISCUSSION"
    " MANAGEMENTREMARKS MANAGEMENTPRESENTATION CORPORATEPRESENTATION OPENINGREMARKS FULLCONFERENCECALLTRANSCRIPT"
    " FULLTRANSCRIPT"
)
_QUESTIONS = lazy(
    r"(?:ANALYSTS?|INVESTORS?|LIVE)?(?:QUESTIONS?(?:AND)?ANSWERS?|Q(?:AND)?A)"
    r"(?:SESSION|SECTION|PERIOD|PORTION)?(?:CEOANDCFO|CONTINUED)?"
)
_ROSTERS: dict[str, Role] = {
    "CORPORATEPARTICIPANTS": "executive",
    "COMPANYPARTICIPANTS": "executive",
    "COMPANYREPRESENTATIVES": "executive",
    "EXECUTIVES": "executive",
    "MANAGEMENT": "executive",
    "HOST": "executive",
    "HOSTS": "executive",
    "SPEAKERS": "executive",
    "PRESENTERS": "executive",
    "CONFERENCECALLPARTICIPANTS": "analyst",
    "CONFERENCECALLPARTICIPIANTS": "analyst",
    "OTHERPARTICIPANTS": "analyst",
    "ANALYSTS": "analyst",
    "ANALYSTPARTICIPANTS": "analyst",
    "CALLPARTICIPANTS": "unknown",
    "CONFERENCEPARTICIPANTS": "unknown",
    "PARTICIPANTS": "unknown",
    "ATTENDEES": "unknown",
}
_ENDING = lazy(
    r"(?:LEGAL)?DISCLAIMERS?|DEFINITIONS(?:ANDDISCLAIMER)?|IMPORTANT(?:LEGAL)?(?:NOTICES?|INFORMATION)"
    r"|(?:CAUTIONARY(?:STATEMENT|NOTE|LANGUAGE)S?)?(?:REGARDING|ABOUT|CONCERNING|ON)?FORWARDLOOKING(?:STATEMENTS?|INFORMATION)"
)
_FRONT = lazy(r"(?:EDITED|PRELIMINARY|FINAL|CORRECTED|VERBATIM|EARNINGSCALL)?TRANSCRIPT")
_NOT_LETTERS = lazy(r"[^A-Z]+")
LONGEST = 70
"""The longest heading, in characters."""
_LONGEST_KEY = 48


def key(line: Line) -> str:
    """A heading's letters alone, in capitals ("N O T I C E" is NOTICE); "" for a sentence."""
    text = line.text
    if not text or len(text) > LONGEST:
        return ""
    text = text.strip()
    if not text or text[0].islower() or text[-1] in ".?,;!":
        return ""
    letters = _NOT_LETTERS.sub("", text.upper())
    return letters if len(letters) <= _LONGEST_KEY else ""


def section(line: Line) -> SectionKind | None:
    """The section that a heading opens, None where the line is no such heading."""
    if not 2 <= len(line.text) <= LONGEST:
        return None
    letters = key(line)
    if letters in _PRESENTATION:
        return "presentation"
    if letters[:1] in ("Q", "A", "I", "L") and _QUESTIONS.fullmatch(letters):
        return "qa"
    return None


def roster(line: Line) -> Role | None:
    """The role of the people listed under a heading ("unknown" for a list of everybody), None for other lines."""
    return _ROSTERS.get(key(line))


def is_ending(line: Line) -> bool:
    """Whether a heading opens the legal notices that close a transcript."""
    return _ENDING.fullmatch(key(line)) is not None


def is_front(line: Line) -> bool:
    """Whether a line only says that this is a transcript."""
    return _FRONT.fullmatch(key(line)) is not None
