"""Where the questions begin, where no heading tells: at the words that hand over to the first of them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from transcripts.model import Role
from transcripts.wording import lazy

_FIRST_QUESTION = lazy(
    r"""\b(?:
        first[ ]question
      | questions?(?:[ ]today)?[ ](?:is|are|comes?|will[ ]come)(?:[ ]today)?[ ](?:from|with)
      | from[ ]the[ ]line[ ]of
      | go[ ]to[ ]the[ ]line[ ]of
      | (?:your[ ])?line[ ]is[ ](?:now[ ])?(?:open|live)
      | question[- ]and[- ]answer[ ]session\.?$
      | (?:open|begin|start|conduct)\b[^.?!]{0,40}\b(?:questions?|q&a|question[- ]and[- ]answer)
        [^.?!]{0,60}(?:comes?|from|line[ ]of)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NOW_OPEN = lazy(
    r"""\b(?:will|we['’]ll|can|would[ ]like[ ]to|i['’]d[ ]like[ ]to|let['’]s)[ ](?:now[ ])?
        (?:begin|open|start|take|conduct)\b[^.?!]{0,50}\b(?:questions?|q&a)""",
    re.IGNORECASE | re.VERBOSE,
)


class Said(NamedTuple):
    """A turn, as far as its words tell the section."""

    text: str
    role: Role


def questions_begin(said: Sequence[Said]) -> int | None:
    """The turn that the questions begin with: the operator's that introduces the first, else the first analyst's."""
    opened = _introduced(said)
    begun = next((at for at, turn in enumerate(said) if turn.role == "executive"), 0)  # advisers may open the call
    asked = next((at for at, turn in enumerate(said) if turn.role == "analyst" and at > begun), None)
    if asked is None:
        return opened
    if opened is not None and opened < asked:
        return opened
    return asked - 1 if said[asked - 1].role == "operator" and asked > 1 else asked


def _introduced(said: Sequence[Said]) -> int | None:
    """The first turn of the operator, behind somebody else's, that hands over to a question."""
    others = False
    for at, turn in enumerate(said):
        if turn.role != "operator":
            others = True
        elif others and _FIRST_QUESTION.search(turn.text):
            return _with_opening(said, at)
    return None


def _with_opening(said: Sequence[Said], at: int) -> int:
    """The operator's turn right before, where that one opens the session and this one only names who asks."""
    for before in (at - 1, at - 2):
        if before > 0 and said[before].role == "operator" and _NOW_OPEN.search(said[before].text):
            return before
    return at
