"""A call as bytes and back: how the cache keeps what was read, so that opening a call does not read its file again.

Three packs, since they are wanted apart: the text for searching, the figures for the ledger, the rest for the reader.
"""

import json
import struct
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
_BLOCK = 8_192
"""Code points of text that are packed together."""
_NUMBER = struct.Struct("<I")


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
        _pack_text(call.text),
        _pack([_figure_row(figure) for figure in call.figures]),
        _pack(rest),
    )


def unpacked(held: Packed, *, with_figures: bool = True) -> Call:
    """The call that was packed; unpacking no figures, where they are not wanted, spares half of the time.

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
            figures=figures_of(held.figures) if with_figures else (),
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
    return part_of(held, 0, None)


def part_of(held: bytes, start: int, end: int | None) -> str:
    """What stands in a call's text from one code point to before another, without unpacking all of it; None: to its end.

    Raises:
        ValueError: The bytes are not what `packed` gave.
    """
    try:
        (number,) = _NUMBER.unpack_from(held)
        sizes = struct.unpack_from(f"<{number}I", held, _NUMBER.size)
        at = _NUMBER.size * (number + 1)
        first, last = start // _BLOCK, number - 1 if end is None else max(end - 1, 0) // _BLOCK
        at += sum(sizes[:first])
        parts = []
        for size in sizes[first : last + 1]:
            parts.append(zlib.decompress(held[at : at + size]).decode("utf-8", "surrogatepass"))
            at += size
    except (zlib.error, struct.error) as error:
        raise ValueError(f"no packed text: {error}") from None
    return "".join(parts)[start - first * _BLOCK : None if end is None else end - first * _BLOCK]


def figures_of(held: bytes) -> tuple[Figure, ...]:
    """A call's figures.

    Raises:
        ValueError: The bytes are not what `packed` gave.
    """
    try:
        return tuple(Figure(*row) for row in _unpack(held))
    except (zlib.error, TypeError) as error:
        raise ValueError(f"no packed figures: {error}") from None


def _pack_text(text: str) -> bytes:
    """A text in blocks, so that a passage can be had without the rest: how many, how long each is, then the blocks."""
    starts = range(0, len(text), _BLOCK)
    blocks = [zlib.compress(text[at : at + _BLOCK].encode("utf-8", "surrogatepass"), _EFFORT) for at in starts]
    return b"".join((struct.pack(f"<{len(blocks) + 1}I", len(blocks), *map(len, blocks)), *blocks))


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
