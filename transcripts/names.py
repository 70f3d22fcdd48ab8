"""The shape of people's names, and names as ids."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from transcripts.wording import lazy, word_set

_PARTICLE = (
    r"(?:de|da|di|do|du|del|della|dos|das|des|der|den|van|von|vom|zu|zur|zum|la|le|el|al|bin|ibn|ten|ter|y|e|af|av"
    r"|(?:van)?[’']t|st\.?|mac)"
)
_SUFFIX = r"(?:J[rR]|S[rR]|II|III|IV|V|CFA|CPA|P[hH]\.?D|M\.?D|E(?:sq|SQ)|MBA|JD|OBE|CBE)\.?"
NO_SUFFIX = rf"(?!\s*{_SUFFIX}(?!\w))"
"""A place that no suffix of a name follows, as part of a pattern: behind a comma, what is no suffix is no name."""
_NAME_WORD = (
    r"(?:[^\W\d_a-z][\w’'.\-‑]*"  # a word that begins with a capital, or in a script that has none
    r"|(?:al|el|ar|as|ad|an|d|de|l|o)?[’'\-‑][A-Z]\w+"  # al-Rahman, d'Arcy
    r"|\([^\W\d_][\w.’' -]*\)|[\"“][^\W\d_][\w.’' -]*[\"”])"  # a nickname
)
_NAME = lazy(rf"(?:{_NAME_WORD}|{_PARTICLE})(?: (?:{_NAME_WORD}|{_PARTICLE})){{0,6}}(?:,? {_SUFFIX})*")
_SUFFIXES = lazy(rf"(?:,? {_SUFFIX})+$")
_HONORIFIC = lazy(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady)\.? +", re.IGNORECASE)
_NICKNAME = lazy(r"[(\"“][^)\"”]*[)\"”]")
_UNNAMED = lazy(
    r"(?:unidentified|unknown|unnamed|unverified)\b.*"
    r"|(?:company|corporate|audience) (?:representative|member|speaker)s?"
    r"|(?:speaker|participant|analyst|audience|questioner|caller|executive|management|spk|unidentified)"
    r"[ _]?(?:#?\d+|[A-Z])?"
    r"|multiple speakers|attendees?",
    re.IGNORECASE,
)
_OPERATOR = lazy(
    r"(?:the )?(?:conference |call |event )?(?:operator|coordinator|moderator|facilitator)(?: ?#?\d+)?",
    re.IGNORECASE,
)
_NOT_FIRST = word_set(
    "thank thanks yes no okay ok sure right great good well and but so the this that these those we you it he she they"
    " i our your hi hello hey welcome please now next first second third fourth what how why when where who if in on at"
    " for with from as to of by let let's looking turning moving my his her their all some any more most other another"
    " also again finally lastly overall contents prepared image source date duration full final edited corrected"
    " preliminary event today yeah yep absolutely"
)
_NOT_IN_NAMES = word_set(
    "slide slides quarter quarters quarterly revenue revenues income results guidance outlook margin margins question"
    " questions answer answers session sessions presentation statement statements transcript transcripts conference"
    " earnings participants participant officer officers instructions inc corp llc plc ltd expenses sales growth fiscal"
    " total operating operator remarks disclaimer definitions overview section relations copyright percent million"
    " billion messages discussion highlights summary update strategy americas america europe asia pacific emea apac"
    " latam international global ebitda audio video music applause laughter inaudible indiscernible crosstalk phonetic"
    " technical"
)
_GIVEN = word_set(
    "art amber april august bill brook buck carter chance chase chip christian cliff cooper crystal dale dawn dean drew"
    " earl faith frank gene glen grace grant guy hope hunter ivy jack jade jean joy june jun lane lily mark mason max may"
    " miles miller nick olive page parker pat patience pearl penny pierce ray reed rich rob rose ruby rusty sandy skip"
    " stone sue summer taylor tom trip violet wade will wing"
)
_PLAIN_LETTERS = str.maketrans(
    {"’": "'", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th"}
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i"}
)
_TOGETHER = lazy(r"\s*,?\s+(?:and|&)\s+|\s*[,/]\s*")
_LONGEST_NAME = 60
_MOST_WORDS = 8
_MOST_TOGETHER = 4
_LONGEST_SHORTENED = 4  # "Wm.", "Geo.": a longer word with a full stop ends a sentence
_CACHED = 8_192


@lru_cache(maxsize=_CACHED)
def is_operator(name: str) -> bool:
    """Whether a speaker line names the call's operator."""
    return _OPERATOR.fullmatch(name.strip()) is not None


@lru_cache(maxsize=_CACHED)
def is_unnamed(name: str) -> bool:
    """Whether a speaker line names nobody ("Unidentified Analyst", "Speaker 3")."""
    return _UNNAMED.fullmatch(name.strip()) is not None


@lru_cache(maxsize=_CACHED)
def is_name(text: str) -> bool:
    """Whether a text has the shape of one person's name (or names the operator, or says that nobody is known)."""
    text = text.strip()
    if not 2 <= len(text) <= _LONGEST_NAME:
        return False
    if is_operator(text) or is_unnamed(text):
        return True
    if text[0] in '("“' or not _NAME.fullmatch(text):
        return False
    words = text.lower().replace(",", "").split()
    if len(words) > _MOST_WORDS or words[0].strip(".") in _NOT_FIRST or not _NOT_IN_NAMES.isdisjoint(words):
        return False
    if any(word.endswith(".") and len(word) > _LONGEST_SHORTENED and "." not in word[:-1] for word in words):
        return False
    return not text.endswith(".") or len(words[-1]) <= 2 or _SUFFIXES.search(text) is not None


def is_given(word: str) -> bool:
    """Whether a capitalised word is a given name that is also a word of the language ("Will", "Hope")."""
    return word.lower() in _GIVEN


def has_suffix(word: str) -> bool:
    """Whether the last word of a name is no part of it but a suffix ("Jr.", "III")."""
    return _SUFFIXES.fullmatch(f" {word}") is not None


def is_full_name(text: str) -> bool:
    """Whether a text has the shape of a name of two words or more."""
    return " " in text.strip() and is_name(text) and not is_unnamed(text) and not is_operator(text)


@lru_cache(maxsize=_CACHED)
def several(text: str) -> tuple[str, ...]:
    """The full names in a text that is nothing but those of two people or more ("Ada Brook and Ben Okafor"), else none."""
    joined = any(mark in text for mark in (",", "&", " and ", "/"))
    parts = tuple(_TOGETHER.split(text.strip())) if joined and len(text) <= _MOST_TOGETHER * _LONGEST_NAME else ()
    return parts if len(parts) > 1 and all(map(is_full_name, parts)) else ()


def together(names: Sequence[str]) -> str:
    """Two people or more as one speaker ("Ada Brook and Ben Okafor"), however a file joins them."""
    return f"{', '.join(names[:-1])} and {names[-1]}"


def folded(text: str) -> str:
    """Lower case, without accents, with plain apostrophes: for comparing, never for showing."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=_CACHED)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell a person: folded, without honorifics, suffixes and nicknames in brackets."""
    name = _SUFFIXES.sub("", _NICKNAME.sub(" ", _HONORIFIC.sub("", name.strip())))
    return tuple(re.sub(r"[.,]", " ", folded(name)).split())


def slug(name: str) -> str:
    """A name as an id: lower-case letters, digits and hyphens ("michael-ashby")."""
    return re.sub(r"[^a-z0-9]+", "-", folded(name).replace("'", "")).strip("-")


def in_usual_case(name: str) -> str:
    """A name printed in capitals as names are written ("ADA O'HARA-LEE" is "Ada O'Hara-Lee")."""
    if not name.isupper():
        return name
    bare = _SUFFIXES.sub("", name)
    ends = re.sub(r"\b(?:JR|SR|ESQ)\b", lambda word: word[0].capitalize(), name[len(bare) :]).replace("PH", "Ph")
    usual = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), bare) + ends
    return re.sub(r"\bMc(?=[a-z])\w", lambda start: start[0][:2] + start[0][2].upper(), usual)
