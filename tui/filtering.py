"""Annotations narrowed and put in order, as the pane shows them. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from annotations.filtering import is_by
from annotations.model import Annotation
from annotations.pens import Color
from annotations.tagging import is_within

Order = Literal["place", "time"]


class Noted(NamedTuple):
    """An annotation and what is known of where it stands."""

    annotation: Annotation
    call: str
    """The call in a few words ("Q2 2031", "Brook & Sons Q2 2031")."""
    quarter: str
    """"Q2 2031", "2031", or ""."""
    speaker: str
    """Whose words they are, or ""."""
    rank: int = 0
    """The call's place among those listed."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What annotations are narrowed to: every condition must hold, of several of a kind one."""

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    colors: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    quarters: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()

    def lets(self, noted: Noted) -> bool:
        """Whether an annotation is let through."""
        annotation = noted.annotation
        tags = [tag.casefold() for tag in annotation.tags]
        said = " ".join((annotation.quote.exact, annotation.note, *tags)).casefold()
        quarter = _squeezed(f"{noted.quarter} {noted.call}")
        return (
            all(word in said for word in self.words)
            and all(any(_is_under(tag, wanted) for tag in tags) for wanted in self.tags)
            and (not self.colors or annotation.color in self.colors)
            and (not self.speakers or any(word in noted.speaker.casefold() for word in self.speakers))
            and (not self.quarters or any(_squeezed(word) in quarter for word in self.quarters))
            and (not self.creators or any(is_by(annotation, word) for word in self.creators))
        )


def filter_of(line: str, colors: Sequence[Color]) -> Filter:
    """What a line asks for: `tag:guidance color:claim speaker:brook quarter:Q2 by:jo`, and words of passage or note.

    `#guidance` is short for `tag:guidance`; a colour goes by its name, the number of its key, or its meaning.
    """
    found: dict[str, list[str]] = {
        "words": [],
        "tags": [],
        "colors": [],
        "speakers": [],
        "quarters": [],
        "creators": [],
    }
    for word in line.casefold().split():
        kind, colon, value = word.partition(":")
        if word.startswith("#") and len(word) > 1:
            found["tags"].append(word[1:])
        elif colon and kind in _KINDS:
            if value:
                found[_KINDS[kind]] += _pens(value, colors) if kind.startswith("col") else [value]
        else:
            found["words"].append(word)
    return Filter(**{kind: tuple(values) for kind, values in found.items()})


_KINDS = {
    "tag": "tags",
    "color": "colors",
    "colour": "colors",
    "speaker": "speakers",
    "quarter": "quarters",
    "call": "quarters",
    "by": "creators",
    "creator": "creators",
}


def ordered(items: Iterable[Noted], order: Order) -> list[Noted]:
    """By place, those that have lost theirs last in their call; or by time, the newest first."""
    if order == "time":
        return sorted(items, key=lambda noted: noted.annotation.modified, reverse=True)
    return sorted(items, key=_place)


def _place(noted: Noted) -> tuple[int, bool, int, int]:
    annotation = noted.annotation
    return noted.rank, annotation.anchored == "orphan", annotation.position.start, -annotation.position.end


def _pens(word: str, colors: Sequence[Color]) -> list[str]:
    """The names of the pens that a word may mean; a word that means none lets nothing through."""
    meant = [
        color.name
        for number, color in enumerate(colors, 1)
        if color.name.startswith(word) or str(number) == word or (color.meaning.casefold().startswith(word))
    ]
    return meant or [word]


def _is_under(tag: str, wanted: str) -> bool:
    return is_within(tag, wanted) or tag.startswith(wanted)


def _squeezed(text: str) -> str:
    return "".join(text.casefold().split())
