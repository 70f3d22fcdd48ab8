"""A file on its way into the library: all that is wanted of it once it was read, made where it was read.

It may be read in another process, or on another machine; what comes back is small and needs no more work.
"""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from transcripts.library_cache import Person
from transcripts.library_catalogue import Rendering, rendering_of
from transcripts.model import Call
from transcripts.packing import Packed, packed
from transcripts.wording import sayable


class Incoming(NamedTuple):
    """What was read of a file."""

    path: str
    rendering: Rendering
    text: str
    packed: Packed
    people: tuple[Person, ...]


def incoming(call: Call, path: str, *, link: Path | None = None, password: str | None = None) -> Incoming:
    """What is wanted of a file that was read.

    Args:
        call: What was read.
        path: The file, as the user named it.
        link: Where it is, if it is to stay there.
        password: What opened it.
    """
    rendering = rendering_of(call, sayable(Path(path).name), datetime.now(UTC).isoformat())
    rendering = replace(rendering, linked=str(link) if link else None, password=password)
    return Incoming(path, rendering, call.text, packed(call), people_of(call))


def people_of(call: Call) -> tuple[Person, ...]:
    """Everyone who speaks in a call or is listed in it."""
    questions: Counter[str | None] = Counter()
    for turn in call.turns:
        questions[turn.speaker] += call.text.count("?", turn.start, turn.end)
    return tuple(
        Person(p.id, p.name, p.role, p.title, p.affiliation, p.turns, p.words, questions[p.id])
        for p in call.participants
    )
