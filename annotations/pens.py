"""The five marker pens, and what the user takes their colours to mean. Pure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transcripts.errors import EarmarkError


class Color(NamedTuple):
    """A colour of the marker pen."""

    name: str
    meaning: str = ""
    """What the user takes it to mean ("claim"), or ""."""


COLORS = (Color("yellow"), Color("red"), Color("green"), Color("blue"), Color("purple"))
"""The five pens, in the order of the keys 1 to 5."""


def with_meanings(meanings: Mapping[str, str]) -> tuple[Color, ...]:
    """The five pens with the meanings that the user gave to some of them, by name."""
    return tuple(Color(color.name, meanings.get(color.name, "").strip()) for color in COLORS)


def color_called(word: str, colors: Sequence[Color] = COLORS) -> str:
    """The name of the pen that a word names, or whose meaning it is.

    Raises:
        EarmarkError: There is no such pen.
    """
    wanted = word.strip().casefold()
    for color in colors:
        if wanted and wanted in (color.name, color.meaning.casefold()):
            return color.name
    known = ", ".join(f"{c.name} ({c.meaning})" if c.meaning else c.name for c in colors)
    raise EarmarkError("No such colour", f"There is no colour called {word!r}.", f"There are {known}.")
