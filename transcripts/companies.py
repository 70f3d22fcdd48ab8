"""Whose call it is, where no title tells: by the greeting, by legal notices, by the address of the company's pages."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from transcripts import periods
from transcripts.firms import firm_key, plain_company
from transcripts.wording import lazy, word_set

_EVENT_WORD = lazy(
    r"\b(?:earnings|results|conference|teleconference|webcast|call|event|meeting|presentation|investor|quarterly"
    r"|financial|update)\b",
    re.IGNORECASE,
)
_GREETING = lazy(
    r"\b(?:welcome(?: you| everyone| everybody| all)? to"
    r"|join(?:ing|ed)?(?: us)?(?: all)?(?: today| here| on| this morning)*"
    r"|standing by|participating|(?:here )?to (?:review|discuss|report)|entitled)"
    r"(?: for| on| in| at| to| and)?\s+",
    re.IGNORECASE,
)
_ABOUT_PEOPLE = lazy(
    r"(?:today |here |us |on the call |on this call |this morning )*(?:is|are|me|from|with)\b", re.IGNORECASE
)
_WORD = r"(?:[^\W\d_a-z][\w&.'’/!-]*|\d\w*[^\W\d_]\w*)"
_CAPITALISED = lazy(
    rf"{_WORD}(?:,? (?:Inc|Corp|Ltd|LLC|plc|PLC)\b\.?| ?& ?{_WORD}| (?:of|and|the|for|de) {_WORD}| {_WORD})*"
)
_SENTENCE_END = lazy(r"(?<!\bInc)(?<!\bCorp)(?<!\bCo)(?<!\bLtd)(?<!\b[A-Z])\.(?= \w)", re.IGNORECASE)
_NOT_A_COMPANY = word_set(
    "the our this today's today good morning afternoon evening everyone ladies gentlemen welcome thank thanks operator"
    " i we my at in on for and investor relations conference earnings call host form sec gaap january february march"
    " april may june july august september october november december monday tuesday wednesday thursday friday"
)
_LEGAL_NAME = lazy(
    r"\b(?:[^\W\d_a-z][\w&.'’-]*,? ){1,5}"
    r"(?:Inc|Incorporated|Corp|Corporation|AG|plc|PLC|N\.V|S\.A|SE|Ltd|Limited|LLC|Co)\b"
)
_OWN_PAGES = lazy(r"(?<![\w@.])(?:https?://)?(?:www\.|ir\.|investors?\.)+([a-z][a-z0-9-]{1,30})\.(?:com|co|net|org)\b")
_REACH = 140
_GREETED = 3_500
_SAID_OFTEN = 5


def greeted(text: str) -> tuple[str, str] | None:
    """The company that a call's opening welcomes people to, and the words that tell it."""
    found = list(_greetings(text[:_GREETED]))
    if not found:
        return None
    votes = Counter(firm_key(name) for name, _ in found)
    best = max(votes, key=lambda key: (votes[key], text.count(next(n for n, _ in found if firm_key(n) == key))))
    same = [(name, words) for name, words in found if firm_key(name) == best]
    return max(same, key=lambda pair: len(pair[0]))


def _greetings(opening: str) -> Iterator[tuple[str, str]]:
    for cue in _GREETING.finditer(opening):
        rest = opening[cue.end() : cue.end() + _REACH]
        event = None if _ABOUT_PEOPLE.match(rest) else _EVENT_WORD.search(rest)
        if event is None or _SENTENCE_END.search(rest, 0, event.start()):
            continue
        phrase = _without_periods(rest[: event.start()])
        for match in _CAPITALISED.finditer(phrase):
            name = _tidy(match[0])
            if name:
                yield name, " ".join(opening[cue.start() : cue.end() + event.end()].split())
                break


def _without_periods(phrase: str) -> str:
    """A phrase with its quarters and years blanked."""
    named = (periods.quarters, periods.quarters_alone, periods.full_years, periods.halves)
    for period in [period for find in named for period in find(phrase)]:
        phrase = phrase[: period.start] + "\x00" * (period.end - period.start) + phrase[period.end :]
    return re.sub(r"\b(?:19|20)\d\d\b", "\x00", phrase)


def _tidy(name: str) -> str | None:
    """A name without a possessive and without words that begin sentences, or None where nothing is left of it."""
    words = re.sub(r"['’]s?$", "", name.strip(" ,.")).split()
    while words and words[0].lower().strip(".,") in _NOT_A_COMPANY:
        words.pop(0)
    while words and words[-1].lower().strip(".,") in _NOT_A_COMPANY:
        words.pop()
    return " ".join(words) or None


def noticed(notices: str) -> str | None:
    """The company that legal notices speak of most."""
    names = Counter(" ".join(match[0].split()) for match in _LEGAL_NAME.finditer(notices))
    return plain_end(names.most_common(1)[0][0]) if names else None


def plain_end(name: str) -> str:
    """A name without the punctuation and small words that a sentence left at its ends."""
    return re.sub(r"^(?:The|By|Of|And|In) ", "", name.strip(" ,."))


def of_own_pages(printed: Iterable[str], text: str) -> str | None:
    """The company whose name, often said, is the address that the file prints or says of its own pages."""
    for line in (*printed, text[: 4 * _GREETED]):
        for match in _OWN_PAGES.finditer(line):
            name = _said_like(match[1], text)
            if name:
                return name
    return None


def _said_like(address: str, text: str) -> str | None:
    """The spelling in which a text says the name that an address is made of, if it often does."""
    plain = address.replace("-", "")
    spellings = Counter(match[0] for match in re.finditer(rf"(?i)\b{re.escape(plain)}\b(?!\.\w)", text))
    proper = [(spelling, n) for spelling, n in spellings.most_common() if not spelling.islower()]
    return proper[0][0] if proper and proper[0][1] >= _SAID_OFTEN else None


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in nothing but case and legal form."""
    return firm_key(plain_company(one)) == firm_key(plain_company(other))
