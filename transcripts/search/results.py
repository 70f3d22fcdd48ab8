"""What a search gives: hits with the sentence that they are in, and counts."""

from typing import Any, NamedTuple

from transcripts.model import Span


class Hit(NamedTuple):
    """A place in a call, or a note on one, where the words that were asked for stand."""

    call: str
    turn: int | None
    speaker: str | None
    """Id of a participant."""
    role: str
    section: str
    start: int
    """First code point of the call's text: of the first word found; of a note, of the passage that it is on."""
    end: int
    snippet: str
    """The sentence around it; of a note, its words."""
    score: float
    marks: tuple[Span, ...] = ()
    """All that was found in the snippet, in its code points."""
    note: str | None = None
    """The id of the annotation whose words these are; None for what was said."""

    def as_json(self) -> dict[str, Any]:
        """The hit as `earmark search --json` gives it."""
        return {
            "call": self.call,
            "turn": self.turn,
            "speaker": self.speaker,
            "role": self.role,
            "section": self.section,
            "start": self.start,
            "end": self.end,
            "snippet": self.snippet,
            "score": round(self.score, 4),
            "note": self.note,
        }


class Results(NamedTuple):
    """The best hits."""

    total: int
    """How many passages and notes match."""
    hits: tuple[Hit, ...]
    """The best first."""
    hints: tuple[str, ...]
    """What could not be meant as it was typed, a sentence each."""


class Count(NamedTuple):
    """How many hits have something in common."""

    value: str
    """What to filter by: a ticker or name, a speaker's id, a quarter, a call's id, a role."""
    label: str
    """What to show."""
    hits: int


class Facets(NamedTuple):
    """All hits counted, each list with the most frequent first."""

    companies: tuple[Count, ...]
    speakers: tuple[Count, ...]
    quarters: tuple[Count, ...]
    roles: tuple[Count, ...]
    calls: tuple[Count, ...]


class Mentions(NamedTuple):
    """How often a company's calls say something, by fiscal quarter."""

    company: str
    label: str
    quarters: dict[str, int]
    """Hits by fiscal period ("2031Q2"), the earliest first."""


class NoteText(NamedTuple):
    """A note of the reader's, as it is looked through."""

    id: str
    text: str
    """What was written, without the tags."""
    quote: str
    """The passage that it is on."""
    tags: tuple[str, ...]
    start: int
    end: int
    turn: int | None
    speaker: str | None
