"""Names of companies and firms: when two spellings are one, and a company's name as an id."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from transcripts.names import folded, slug
from transcripts.wording import lazy, word_set

_LEGAL = lazy(
    r"\b(?:incorporated|inc|corporation|corp|company|companies|co|limited|ltd|plc|llc|llp|lp|l\.p|s\.a|sa|nv|n\.v|ag|se"
    r"|spa|ab|asa|oyj|a/s|gmbh|kgaa|bv|holdings?|group|the|trust|research division|research|and|capital markets"
    r"|securities|associates)\b",
)
_LEGAL_END = lazy(
    r"[,\s]+(?:incorporated|inc|corporation|corp|company|co|limited|ltd|plc|llc|llp|l\.?p|s\.?a|n\.?v|ag|se|s\.?p\.?a"
    r"|ab|asa|oyj|gmbh|b\.?v|holdings?|group|& co)\.?$",
    re.IGNORECASE,
)
_ALIKE = 0.85
_LONGEST_FIRM = 90
_CACHED = 8_192
_SMALL_WORDS = word_set("of and the & de du la for in at + a von der und et y plc inc ltd co corp llc ag sa nv")


def plain_company(name: str) -> str:
    """A company's name without its legal form ("Calix, Inc." is "Calix")."""
    previous = ""
    name = name.strip(" .,")
    while name != previous:
        previous = name
        name = _LEGAL_END.sub("", name).strip(" .,")
    return name or previous


def looks_like_firm(text: str) -> bool:
    """Whether a text has the shape of a firm's name: short, capitalised, no sentence."""
    words = text.split()
    if not words or len(text) > _LONGEST_FIRM or text[-1] in "?!:;" or len(words) > 10:
        return False
    return all(not word.islower() or word in _SMALL_WORDS for word in words) and any(c.isupper() for c in text)


def company_slug(name: str) -> str:
    """A company's name as the first part of a call's id ("calix")."""
    return slug(re.sub(r"^the\s+", "", plain_company(name), flags=re.IGNORECASE)) or slug(name) or "call"


def firm_key(name: str) -> str:
    """What is left of a firm's name for comparing: folded, without legal forms and punctuation."""
    bare = re.sub(r"[^a-z0-9/. ]+", " ", folded(name).replace("&", " "))
    left = _LEGAL.sub(" ", bare.replace(".", ""))
    return " ".join(left.split()) or " ".join(bare.split())


@lru_cache(maxsize=_CACHED)
def same_firm(one: str | None, other: str | None) -> bool:
    """Whether two names are spellings of one firm, a misprint allowed ("Jefferies LLC", "Jeffries & Co.")."""
    if not one or not other:
        return False
    a, b = firm_key(one), firm_key(other)
    if a == b or (min(len(a), len(b)) > 2 and (f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} "))):
        return True
    return min(len(a), len(b)) > 4 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE
