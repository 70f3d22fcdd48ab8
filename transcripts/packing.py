"""A call as bytes and back: how the cache keeps what was read, so that opening a call does not read its file again.

Three packs, since they are wanted apart: the text for searching, the figures for the ledger, the rest for the reader.
"""

import json
import zlib
from dataclasses import astuple
from typing import Any, NamedTuple

from transcripts.model import (
    Call,
    Company,
    Event,
    Exchange,
    Figure,
    Moment,
    Participant,
    Repair,
    Section,
    Source,
    Span,
    Turn,
)

_EFFORT = 5


class Packed(NamedTuple):
    """A call in bytes."""

    text: bytes
    figures: bytes
    rest: bytes


def packed(call: Call) -> Packed:
    """A call as it is kept."""
    rest = {
        "id": call.id,
        "source": astuple(call.source),
        "title": call.title,
        "company": astuple(call.company),
        "event": astuple(call.event),
        "people": [astuple(p) for p in call.participants],
        "sections": [(s.kind, s.start, s.end) for s in call.sections],
        "turns": [
            (t.index, t.speaker, t.section, t.start, t.end, [(p.start, p.end) for p in t.paragraphs], t.time)
            for t in call.turns
        ],
        "exchanges": [(e.analyst, e.turns, e.declined and astuple(e.declined)) for e in call.exchanges],
        "repairs": [(r.start, r.end, r.original, r.reason) for r in call.repairs],
        "warnings": call.warnings,
        "moments": [(m.at, m.seconds) for m in call.moments],
    }
    return Packed(
        zlib.compress(call.text.encode("utf-8", "surrogatepass"), _EFFORT),
        _pack([_figure_row(figure) for figure in call.figures]),
        _pack(rest),
    )


def unpacked(held: Packed) -> Call:
    """The call that was packed.

    Raises:
        ValueError: The bytes are not what `packed` gave.
    """
    try:
        rest = _unpack(held.rest)
        return Call(
            id=rest["id"],
            source=Source(*rest["source"]),
            title=rest["title"],
            company=Company(*rest["company"]),
            event=Event(*rest["event"]),
            participants=tuple(_participant(p) for p in rest["people"]),
            text=text_of(held.text),
            sections=tuple(Section(*s) for s in rest["sections"]),
            turns=tuple(_turn(t) for t in rest["turns"]),
            exchanges=tuple(
                Exchange(analyst, tuple(turns), Span(*declined) if declined else None)
                for analyst, turns, declined in rest["exchanges"]
            ),
            figures=figures_of(held.figures),
            repairs=tuple(Repair(*r) for r in rest["repairs"]),
            warnings=tuple(rest["warnings"]),
            moments=tuple(Moment(*m) for m in rest["moments"]),
        )
    except (zlib.error, TypeError, KeyError, IndexError) as error:
        raise ValueError(f"no packed call: {error}") from None


def text_of(held: bytes) -> str:
    """A call's text.

    Raises:
        ValueError: The bytes are not what `packed` gave.
    """
    try:
        return zlib.decompress(held).decode("utf-8", "surrogatepass")
    except zlib.error as error:
        raise ValueError(f"no packed text: {error}") from None


def figures_of(held: bytes) -> tuple[Figure, ...]:
    """A call's figures.

    Raises:
        ValueError: The bytes are not what `packed` gave.
    """
    try:
        return tuple(Figure(*row) for row in _unpack(held))
    except (zlib.error, TypeError) as error:
        raise ValueError(f"no packed figures: {error}") from None


def _figure_row(figure: Figure) -> tuple[Any, ...]:
    return tuple(getattr(figure, name) for name in Figure.__slots__)


def _pack(value: Any) -> bytes:
    return zlib.compress(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), _EFFORT
    )


def _unpack(held: bytes) -> Any:
    return json.loads(zlib.decompress(held).decode("utf-8", "surrogatepass"))


def _participant(row: list[Any]) -> Participant:
    id, name, role, title, affiliation, aliases, inferred, turns, words = row
    return Participant(id, name, role, title, affiliation, tuple(aliases), inferred, turns, words)


def _turn(row: list[Any]) -> Turn:
    index, speaker, section, start, end, paragraphs, time = row
    return Turn(index, speaker, section, start, end, tuple(Span(*p) for p in paragraphs), time)
