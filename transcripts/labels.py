"""The shape of a label that names who says what follows: `Name:`, `NAME, FIRM:`, `Name (Firm):`, `<Q - Name>:`."""

from collections.abc import Sequence
from typing import NamedTuple

from transcripts.model import SectionKind
from transcripts.names import NO_SUFFIX, is_name, is_operator, several, together
from transcripts.positions import is_position, tidy
from transcripts.script import OPERATOR, Voice
from transcripts.wording import lazy, word_set

_LABEL = lazy(
    r"\s*(?P<open>[<\[])?(?P<label>[^:\n<>\[\]]{1,90}?)(?P<shut>[>\]])? ?:(?P<shut2>[>\]])?(?=\s|$|[^\W\d_a-z])\s*"
)
_SIDE = lazy(r"^(?P<side>[QA])\s*[-–—]\s*")
_BRACKETS = lazy(r"(?P<name>[^()]+?)\s*\((?P<rest>[^()]{1,80})\)")
_DASH = lazy(r"\s+[-–—]+\s+")
_COMMA = lazy(rf",{NO_SUFFIX}\s*")
REACH = 96
_SMALL_WORDS = word_set(
    "note notes example examples question answer q a source date time subject re to from cc summary update"
)


class Label(NamedTuple):
    """A label by its shape, and where what is said begins."""

    printed: str
    voice: Voice
    end: int
    section: SectionKind | None = None


def label_of(text: str) -> Label | None:
    """The label that a line may begin with."""
    colon = text.find(":", 0, REACH)
    if colon < 1:
        return None
    match = _LABEL.match(text)
    if match is None:
        return None
    printed = " ".join(match["label"].split())
    if ("(" in printed) != (")" in printed):
        return None
    side = _SIDE.match(printed)
    section: SectionKind | None = "qa" if side else None
    voice = _voice(printed[side.end() :] if side else printed)
    return Label(printed, voice, match.end(), section) if voice is not None else None


def _voice(printed: str) -> Voice | None:
    """The speaker that a label names, with what it says of them."""
    if is_operator(printed):
        return OPERATOR
    inside = _BRACKETS.fullmatch(printed) if printed.endswith(")") else None
    if inside and is_name(inside["name"]):
        return _described(inside["name"], [inside["rest"]])
    if is_name(printed):
        return None if printed.lower() in _SMALL_WORDS else Voice(printed)
    for mark in (_DASH, _COMMA):
        name, *rest = mark.split(printed, maxsplit=1)
        if rest and is_name(name) and not is_operator(name):
            return _described(name, _DASH.split(rest[0]))
    people = several(printed)
    return Voice(together(people)) if people else None


def _described(name: str, rest: Sequence[str]) -> Voice:
    parts = [tidy(part) for part in rest if tidy(part)]
    if len(parts) > 1:
        return Voice(name, parts[-1], parts[0])
    if not parts:
        return Voice(name)
    title, _, firm = parts[0].partition(", ")
    if firm and is_position(title):
        return Voice(name, title, firm)
    return Voice(name, title=parts[0]) if is_position(parts[0]) else Voice(name, affiliation=parts[0])
