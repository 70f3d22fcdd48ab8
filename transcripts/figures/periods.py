"""Where a sentence says a quarter or year: "Q2 2014", "the same quarter last year", "fiscal 2022", "next quarter"."""

from typing import NamedTuple

from transcripts.figures.words import Sentence

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SUFFIXES = ("st", "nd", "rd", "th")
MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct"
        "|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
_LAST = frozenset(["last", "prior", "previous", "preceding", "linked", "trailing"])
_THIS = frozenset(["this", "the", "current", "our", "reported", "full", "entire", "whole", "fiscal"])
_NEXT = frozenset(["next", "coming", "following", "upcoming", "subsequent"])
_LINKS = frozenset("of in for the a our fiscal calendar year period , quarter same full during".split())
_OTHERS = frozenset(["its", "their", "his", "her", "straight", "consecutive"])
_DATE = frozenset([",", "of", *_SUFFIXES])
_TRIGGERS = frozenset(
    "q h fy fiscal calendar quarter half year same first second third fourth last prior previous preceding linked next"
    " current this full comparable corresponding for end since".split()
) | frozenset(MONTHS)
_PARTS = (["quarter", "of"], ["quarters", "of"], ["time", "of"], ["part", "of"], ["season", "of"], ["months", "of"])
"""Words before "the year" that tell no year ("our smallest quarter of the year")."""
_ISSUES = frozenset("notes note bonds bond debentures maturities maturity convertible convertibles senior term".split())
_OVER = (["year", "over"], ["year", "on"], ["quarter", "over"], ["quarter", "on"], ["quarter", "to"])
_YEAR_TO_DATE = ["year", "to", "date"]


_OF_YEAR = frozenset(["quarter", "year", "fiscal", "full", "calendar", "period"])
_FOLLOWERS: dict[str, frozenset[str]] = {
    "for": frozenset(MONTHS),
    "end": frozenset(["of"]),
    "since": frozenset(["the", "end"]),
    **dict.fromkeys(("this", "current", *_LAST, *_NEXT), _OF_YEAR),
    **{month: frozenset(["quarter"]) for month in MONTHS},
    **{
        word: frozenset(["quarter", "period", "time", "half", "month"])
        for word in ("same", "comparable", "corresponding")
    },
}
"""What must follow some words for a period to begin there."""


class Said(NamedTuple):
    """A period as it was said."""

    first: int
    """Index of its first word."""
    last: int
    """One past its last word."""
    grain: str
    """"quarter", "half", "year"; "part" for the first nine months or the year to date."""
    number: int | None = None
    """Which quarter or half; None for "this quarter", "last quarter"."""
    year: int | None = None
    """A year in four digits, where one is said."""
    years: int | None = None
    """The year as -1 (last year), 0, 1, where it is said so."""
    shift: int = 0
    """Quarters from the call's own: -1 for "last quarter", 1 for "next quarter"."""
    same: bool = False
    """True for "the same period last year": the grain is that of what it is compared with."""
    month: int | None = None
    """For "the June quarter" and for dates."""


def periods(sentence: Sentence) -> list[Said]:
    """The periods said in a sentence, in order."""
    words, found, past = sentence.words, [], 0
    hits = [at for at, word in enumerate(words) if word in _TRIGGERS or (word[0] in "1234'’" and _may_begin(word))]
    for index in hits:
        follows = _FOLLOWERS.get(words[index])
        if follows is not None and (index + 1 >= len(words) or words[index + 1] not in follows):
            continue
        if index >= past and (said := _said(sentence, index)) is not None:
            found.append(said)
            past = said.last
    return found


def _may_begin(word: str) -> bool:
    """Whether a word in digits may begin a period: "2012", "'21", the 3 of "3Q"."""
    return len(word) == 1 or word[0] in "'’" or _is_year(word)


def _said(sentence: Sentence, index: int) -> Said | None:
    """The period that begins at a word."""
    words = sentence.words
    grain = _grain(sentence, index)
    if grain is not None:
        following = _year(words, _past_links(words, grain.last))
        return (
            grain
            if following is None
            else grain._replace(last=following.last, year=following.year, years=following.years)
        )
    year = _year(words, index)
    if year is None:
        return None
    if words[year.last : year.last + 3] == _YEAR_TO_DATE:
        return Said(index, year.last + 3, "part")
    inner = _grain(sentence, _past_links(words, year.last, 2))
    if inner is not None and inner.number is not None:
        return inner._replace(first=index, year=year.year, years=year.years)
    if words[year.last : year.last + 1] in (["quarter"], ["period"]):
        if year.years == -1:
            return Said(index, year.last + 1, "quarter", years=-1, same=True)
        if year.years == 0:
            return Said(index, year.last + 1, "quarter")
    return None if year.year is not None and _is_issue(words, year.last) else year


def _is_issue(words: list[str], stop: int) -> bool:
    """Whether a year is that of a loan's end, and so a part of its name ("the 2025 bonds")."""
    return stop < len(words) and words[stop] in _ISSUES


def _year(words: list[str], index: int) -> Said | None:
    """A year: "2012", "fiscal '22", "last year", "a year ago", "full year", or a date."""
    if index >= len(words):
        return None
    word = words[index]
    if _is_year(word):
        return _dated(words, index) or Said(index, index + 1, "year", year=int(word))
    if word[0] in "'’" and (short := _short_year(word)):
        return Said(index, index + 1, "year", year=short)
    if any(words[at : at + 3] in (["year", "over", "year"], ["year", "on", "year"]) for at in (index, index + 1)):
        return None
    if word in ("fy", "fiscal", "calendar", "full"):
        return _fiscal_year(words, index)
    if word == "year":
        if words[index + 1 : index + 2] in (["ago"], ["earlier"]):
            return Said(index, index + 2, "year", years=-1, same=True)
        return Said(index, index + 1, "year", years=0) if _is_this_year(words[max(0, index - 3) : index]) else None
    if word in _LAST or word in _NEXT or word in ("this", "current"):
        at = index + 1
        while at < len(words) and words[at] in ("fiscal", "full", "calendar"):
            at += 1
        if words[at : at + 1] == ["year"]:
            return Said(index, at + 1, "year", years=-1 if word in _LAST else 1 if word in _NEXT else 0)
    return None


def _is_this_year(before: list[str]) -> bool:
    """Whether a "year" is told as the current one by the three words before it ("for the year", "this year")."""
    if not before or before[-1] not in _THIS or before[-2:] == ["on", "the"]:
        return False
    return before[-1] != "the" or before[:-1] not in _PARTS


def _fiscal_year(words: list[str], index: int) -> Said | None:
    """ "fiscal year 2022", "FY21", "full year"."""
    at = index + 1
    while at < min(len(words), index + 4) and words[at] in ("year", "fiscal", "-"):
        at += 1
    number = words[at] if at < len(words) else ""
    if _is_year(number):
        return Said(index, at + 1, "year", year=int(number))
    if words[index] != "full" and (short := _short_year(number)):
        return Said(index, at + 1, "year", year=short)
    return Said(index, at, "year", years=0) if "year" in words[index:at] else None


def _dated(words: list[str], index: int) -> Said | None:
    """The quarter of a date whose year stands at a word ("September 26th, 2020", "December 2019")."""
    at = index - 1
    while at >= 0 and index - at < 5 and (words[at] in _DATE or (words[at].isdigit() and len(words[at]) < 3)):
        at -= 1
    if at >= 0 and words[at] in MONTHS and (words[at] != "may" or at + 1 < index):
        return Said(index, index + 1, "quarter", year=int(words[index]), month=MONTHS[words[at]])
    return None


def _grain(sentence: Sentence, index: int) -> Said | None:
    """A quarter or half: "the third quarter", "Q3", "3Q21", "H1", "last quarter", "the June quarter", "the same period"."""
    words = sentence.words
    if index >= len(words) or words[index : index + 2] in _OVER:
        return None
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else ""
    if len(word) == 1:
        return _abbreviated(sentence, index, word, following)
    if word in _ORDINALS:
        return _ordinal(words, index)
    if words[index : index + 3] == _YEAR_TO_DATE:
        return Said(index, index + 3, "part")
    if word in ("same", "comparable", "corresponding") and following in ("quarter", "period", "time", "half", "month"):
        return Said(index, index + 2, "quarter", same=True, years=-1)
    if following == "quarter":
        return _relative(index, word)
    if word in ("quarter", "half") and index and words[index - 1] in _THIS and words[index - 1] != "fiscal":
        return Said(index, index + 1, word)
    if (
        word == "for"
        and following in MONTHS
        and not any(behind[0].isdigit() for behind in words[index + 2 : index + 3])
    ):
        return Said(index, index + 2, "quarter", month=MONTHS[following])
    if word in ("end", "since") and words[index + 2 : index + 3] and words[index + 2] in MONTHS:
        return Said(index, index + 3, "quarter", month=MONTHS[words[index + 2]])
    return None


def _abbreviated(sentence: Sentence, index: int, word: str, following: str) -> Said | None:
    """ "Q3", "3Q21", "H1", "3rd quarter"."""
    words = sentence.words
    if word in "1234" and following in _SUFFIXES and words[index + 2 : index + 3] in (["quarter"], ["half"]):
        return Said(index, index + 3, words[index + 2], int(word))
    letter, number = (word, following) if word in "qh" else (following, word)
    if letter not in ("q", "h") or number not in ("1", "2", "3", "4") or not sentence.adjoining(index + 1):
        return None
    said = Said(index, index + 2, "quarter" if letter == "q" else "half", int(number))
    behind = words[said.last] if said.last < len(words) else ""
    if (short := _short_year(behind)) and (behind[0] in "'’" or sentence.adjoining(said.last)):
        return said._replace(last=said.last + 1, year=short)
    return said


def _ordinal(words: list[str], index: int) -> Said | None:
    """ "the third fiscal quarter", "first half", "the first six months"; not "its third quarter of availability"."""
    if index and words[index - 1] in _OTHERS:
        return None
    at = index + 1
    while at < min(len(words), index + 3) and words[at] in ("fiscal", "calendar"):
        at += 1
    noun = words[at] if at < len(words) else ""
    if noun in ("quarter", "half"):
        return Said(index, at + 1, noun, _ORDINALS[words[index]])
    if words[index] == "first" and words[index + 2 : index + 3] == ["months"]:
        if noun in ("six", "6"):
            return Said(index, index + 3, "half", 1)
        return Said(index, index + 3, "part") if noun in ("nine", "9") else None
    return None


def _relative(index: int, word: str) -> Said | None:
    """ "last quarter", "next quarter", "this quarter", "the June quarter"."""
    if word in _LAST:
        return Said(index, index + 2, "quarter", shift=-1)
    if word in _NEXT:
        return Said(index, index + 2, "quarter", shift=1)
    if word in ("this", "current"):
        return Said(index, index + 2, "quarter")
    return Said(index, index + 2, "quarter", month=MONTHS[word]) if word in MONTHS else None


def _past_links(words: list[str], index: int, most: int = 4) -> int:
    """Past the small words between a quarter and its year."""
    at = index
    while at < min(len(words), index + most) and words[at] in _LINKS:
        at += 1
    if index < at < len(words) and words[at] not in _LAST and not _is_year(words[at]) and words[at - 1] in _FULL_YEAR:
        return at - 1
    return at


_FULL_YEAR = frozenset(["year", "fiscal", "calendar", "full"])


def _short_year(word: str) -> int | None:
    """A year in two digits ("'21", "21")."""
    digits = word.lstrip("'’")
    return 2000 + int(digits) if len(digits) == 2 and digits.isdigit() else None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and "1980" <= word <= "2060"
