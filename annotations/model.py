"""What a reader keeps of a call: annotations, marks, a note on the whole, where the reading stopped.

Plain frozen values, JSON in and out. What a newer version of earmark added is kept in `extra` and written back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args

from annotations.pens import COLORS
from annotations.stamps import canonical
from transcripts.model import Span

SCHEMA = "earmark.annotation/1"
Anchored = Literal["exact", "moved", "fuzzy", "orphan"]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a passage and those around it: a TextQuoteSelector of the Web Annotation Data Model."""

    exact: str
    prefix: str = ""
    """At most 32 code points before the passage."""
    suffix: str = ""
    """At most 32 code points after it."""

    def as_json(self) -> Json:
        """As CONTRACT has it."""
        return {"exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}


@dataclass(frozen=True, slots=True)
class Annotation:
    """A passage that was marked, with what the reader thought of it."""

    id: str
    call: str
    created: str
    """When it was made, as `stamps` writes it."""
    modified: str
    """When it was last changed; later than any change it grew from, whatever the clock said."""
    quote: Quote
    position: Span
    """Where the passage stands, in code points of the call's text: a TextPositionSelector."""
    color: str = COLORS[0].name
    tags: tuple[str, ...] = ()
    """In the order given; "/" parts a tag from the one above it ("guidance/revenue")."""
    note: str = ""
    turn: int | None = None
    """Index of the turn that the passage begins in."""
    speaker: str | None = None
    """Id of the participant whose turn that is."""
    anchored: Anchored = "exact"
    """How the passage was found in the text now shown."""
    creator: str | None = None
    """Who made it, where that is somebody else than the library's owner."""
    rendering: str | None = None
    """SHA-256 of the file it was made on: the state that `position` belongs to."""
    rival: float | None = None
    """How good the next best place for it was in the text it was made on, from 0 to 1; None where nobody looked."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What this version does not know."""

    def as_json(self) -> Json:
        """As CONTRACT has it, with what is unknown here beside it."""
        return {
            "schema": SCHEMA,
            "id": self.id,
            "call": self.call,
            "created": self.created,
            "modified": self.modified,
            "color": self.color,
            "tags": list(self.tags),
            "note": self.note,
            "quote": self.quote.as_json(),
            "position": span_as_json(self.position),
            "turn": self.turn,
            "speaker": self.speaker,
            "anchored": self.anchored,
            "creator": self.creator,
            "rendering": self.rendering,
            "rival": self.rival,
            **self.extra,
        }


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with a letter, to come back to."""

    letter: str
    quote: Quote
    """The words that begin there."""
    position: Span
    modified: str
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def as_json(self) -> Json:
        """The mark, its letter included."""
        place = {"quote": self.quote.as_json(), "position": span_as_json(self.position)}
        return {"letter": self.letter, "modified": self.modified, **place, **self.extra}


@dataclass(frozen=True, slots=True)
class CallNote:
    """A note on the whole call."""

    text: str
    modified: str
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def as_json(self) -> Json:
        """The note."""
        return {"text": self.text, "modified": self.modified, **self.extra}


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a call was read."""

    quote: Quote
    """The words at which the reading stopped."""
    position: Span
    length: int
    """Code points of the text that it was read in."""
    modified: str
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def as_json(self) -> Json:
        """The place, and how long the text was."""
        place = {"quote": self.quote.as_json(), "position": span_as_json(self.position)}
        return {"length": self.length, "modified": self.modified, **place, **self.extra}


def annotation_of(value: Mapping[str, Any]) -> Annotation:
    """An annotation from its JSON.

    Raises:
        ValueError: A field that there must be is missing, or one is of the wrong kind.
    """
    anchored = value.get("anchored", "exact")
    return Annotation(
        id=_text(value, "id"),
        call=_text(value, "call"),
        created=_moment(value, "created"),
        modified=_moment(value, "modified"),
        quote=quote_of(value),
        position=span_of(value),
        color=_text(value, "color", COLORS[0].name),
        tags=_texts(value, "tags"),
        note=_text(value, "note", ""),
        turn=_number_or_none(value, "turn"),
        speaker=_text_or_none(value, "speaker"),
        anchored=cast(Anchored, anchored) if anchored in _ANCHORED else "exact",
        creator=_text_or_none(value, "creator"),
        rendering=_text_or_none(value, "rendering"),
        rival=share_or_none(value, "rival"),
        extra=_unknown(value, _ANNOTATION_FIELDS, SCHEMA),
    )


def mark_of(value: Mapping[str, Any]) -> Mark:
    """A mark from its JSON.

    Raises:
        ValueError: It is none.
    """
    known = frozenset(("letter", "quote", "position", "modified"))
    modified = _moment(value, "modified")
    return Mark(_text(value, "letter"), quote_of(value), span_of(value), modified, _unknown(value, known))


def call_note_of(value: Mapping[str, Any]) -> CallNote:
    """A call's note from its JSON.

    Raises:
        ValueError: It is none.
    """
    return CallNote(_text(value, "text"), _moment(value, "modified"), _unknown(value, frozenset(("text", "modified"))))


def reading_of(value: Mapping[str, Any]) -> Reading:
    """A reading position from its JSON.

    Raises:
        ValueError: It is none.
    """
    known = frozenset(("length", "quote", "position", "modified"))
    length = _number_or_none(value, "length")
    if length is None:
        raise ValueError("length is missing")
    return Reading(quote_of(value), span_of(value), length, _moment(value, "modified"), _unknown(value, known))


_ANCHORED = get_args(Anchored)
_GREATEST = 1 << 53
"""The greatest number that every reader of JSON has; no text is so long."""
_ANNOTATION_FIELDS = frozenset(
    (
        "id",
        "call",
        "created",
        "modified",
        "color",
        "tags",
        "note",
        "quote",
        "position",
        "turn",
        "speaker",
        "anchored",
        "creator",
        "rendering",
        "rival",
    )
)


def _unknown(value: Mapping[str, Any], known: frozenset[str], schema: str | None = None) -> Json:
    strange = value.keys() - known
    if schema is not None and value.get("schema") == schema:
        strange.discard("schema")
    return {name: v for name, v in value.items() if name in strange} if strange else {}


def span_as_json(span: Span) -> Json:
    """A place, as `span_of` reads it."""
    return {"start": span.start, "end": span.end}


def _text(value: Mapping[str, Any], name: str, default: str | None = None) -> str:
    found = value.get(name, default)
    if not isinstance(found, str):
        raise ValueError(f"{name} is {'missing' if found is None else 'no text'}")
    return found


def _text_or_none(value: Mapping[str, Any], name: str) -> str | None:
    return None if value.get(name) is None else _text(value, name)


def _moment(value: Mapping[str, Any], name: str) -> str:
    return canonical(_text(value, name))


def _texts(value: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = value.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise ValueError(f"{name} is no list of texts")
    return tuple(found)


def _number_or_none(value: Mapping[str, Any], name: str) -> int | None:
    found = value.get(name)
    if found is not None and (not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= _GREATEST):
        raise ValueError(f"{name} is no number")
    return found


def share_or_none(value: Mapping[str, Any], name: str) -> float | None:
    """A number from 0 to 1 of a record, where it has one.

    Raises:
        ValueError: It has something else.
    """
    found = value.get(name)
    if found is not None and (not isinstance(found, int | float) or isinstance(found, bool) or not 0 <= found <= 1):
        raise ValueError(f"{name} is no share")
    return None if found is None else float(found)


def quote_of(value: Mapping[str, Any]) -> Quote:
    """The words that a record is known by.

    Raises:
        ValueError: There are none.
    """
    found = value.get("quote")
    if not isinstance(found, dict):
        raise ValueError("quote is missing")
    return Quote(_text(found, "exact"), _text(found, "prefix", ""), _text(found, "suffix", ""))


def span_of(value: Mapping[str, Any]) -> Span:
    """The place of a record's words.

    Raises:
        ValueError: There is none, or it is none that words can have.
    """
    found = value.get("position")
    if not isinstance(found, dict):
        raise ValueError("position is missing")
    start, end = _number_or_none(found, "start"), _number_or_none(found, "end")
    if start is None or end is None or end < start:
        raise ValueError("position is no span")
    return Span(start, end)
