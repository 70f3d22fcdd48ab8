"""What people's positions are called, to tell a title from a firm."""

import re

from transcripts.wording import lazy

_POSITION = lazy(
    r"\b(?:analysts?|officer|president|chief|executive|chair(?:man|woman|person)?|director|board|manager|treasurer"
    r"|controller|comptroller|counsel|secretary|partner|founder|co-founder|head|deputy|leader|relations|ir|vp|svp|evp|avp"
    r"|ceo|cfo|coo|cto|cio|cmo|cro|cao|cso|md|principal|associate|investor|shareholder|moderator|advis[eo]r|strategist"
    r"|economist|actuary)\b",
    re.IGNORECASE,
)
_RANK = lazy(
    r"(?:(?:senior|executive|assistant|associate|first|sr\.?)\s+)*"
    r"(?:vice[ -]president|director|managing[ -]director|associate|principal|partner|[as]?vp|md)",
    re.IGNORECASE,
)
_LOST_SPACE = lazy(r",(?=[^\s\d])")


def is_position(text: str) -> bool:
    """Whether a text reads like somebody's title ("EVP, CFO", "Research Analyst")."""
    return _POSITION.search(text) is not None


def is_rank(text: str | None) -> bool:
    """Whether a title is nothing but a rank, which people of a company and analysts have ("VP", "Managing Director")."""
    return text is not None and _RANK.fullmatch(text.strip()) is not None


def tidy(text: str) -> str:
    """A firm or title with a space after each comma, as an OCR may have lost them, and no dashes at its ends."""
    return _LOST_SPACE.sub(", ", " ".join(text.split())).strip(" -–—")
