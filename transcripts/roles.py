"""Who is an analyst and who is of the company, where no list or title tells: by who asks and who answers."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from transcripts.model import Role
from transcripts.names import folded, name_words
from transcripts.wording import lazy

_INTRODUCED = lazy(
    r"""\bquestions?\b[^.?!]{0,40}\b(?:from|with|by)\b
      | \b(?:the[ ]lines?[ ]of|go[ ](?:next[ ])?to|next[ ]is|next[ ]up[ ]is|follow-?up[ ](?:from|with))\b
      | \btake[ ](?:our|the|a)[ ][^.?!]{0,20}question\b
      | \b(?:your[ ]line[ ]is|please[ ](?:proceed|go[ ]ahead)|you[ ]may[ ](?:proceed|begin|ask))""",
    re.IGNORECASE | re.VERBOSE,
)


class Part(NamedTuple):
    """A turn, as far as roles go."""

    speaker: str
    """Id of a participant."""
    name: str
    qa: bool
    text: str


def told_by_parts(parts: Sequence[Part], known: Mapping[str, Role]) -> dict[str, Role]:
    """Roles of those whom `known` gives none, as far as what they do tells it.

    Args:
        parts: The call's turns in order.
        known: The role of each participant's id, "unknown" where nothing prints it.
    """
    if not any(part.qa for part in parts):
        return {}
    presents = {part.speaker for part in parts if not part.qa}
    asks = _introduced(parts, known, presents)
    found: dict[str, Role] = {}
    for speaker in dict.fromkeys(part.speaker for part in parts):
        if known.get(speaker) != "unknown":
            continue
        if speaker in presents:
            found[speaker] = "executive"
        elif asks:
            found[speaker] = "analyst" if speaker in asks else "executive"
    return found


def _introduced(parts: Sequence[Part], known: Mapping[str, Role], presents: set[str]) -> set[str]:
    """Who speaks first after the microphone is handed over to a question, and never in the presentation."""
    found: set[str] = set()
    by_operator = False
    for before, part in pairwise(parts):
        if not part.qa:
            continue
        operator = known.get(before.speaker) == "operator"
        if operator:
            by_operator = _INTRODUCED.search(before.text) is not None
        if known.get(part.speaker) == "operator" or part.speaker in presents:
            continue
        introduces = operator or _INTRODUCED.search(before.text) is not None
        if by_operator or (introduces and _names(before.text, part.name)):
            found.add(part.speaker)
        by_operator = False
    return found


def _names(text: str, name: str) -> bool:
    """Whether a text says somebody's last name."""
    words = name_words(name)
    return bool(words) and words[-1] in folded(text)
