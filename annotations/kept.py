"""What is kept of one call, as values, and the records that they are on the disk."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotations.contents import Kind, Trouble
from annotations.merging import Record, Tables
from annotations.model import (
    Annotation,
    CallNote,
    Mark,
    Quote,
    Reading,
    annotation_of,
    call_note_of,
    mark_of,
    quote_of,
    reading_of,
    span_as_json,
    span_of,
)
from annotations.verdicts import ExchangeVerdict, exchange_verdict_of
from transcripts.model import Span

NOTES = Kind("earmark.notes", 1)
"""The files that annotations and everything else of a call are kept in."""
ANNOTATIONS, MARKS, ABOUT, VERDICTS, FIGURES = "annotations", "marks", "about", "verdicts", "figures"
"""Their tables."""
NOTE, READING = "note", "reading"
"""The records of `ABOUT`."""


@dataclass(frozen=True, slots=True)
class FigureCorrection:
    """How the reader of a call understands a figure, where earmark understood it otherwise."""

    quote: Quote
    """The figure's words and those around it."""
    position: Span
    changes: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields of the `Figure` with the values they should have (`metric`, `segment`, `kind`, `period`…)."""
    is_figure: bool = True
    """False where the words are no figure at all."""
    modified: str = ""
    """When the correction was made; set by the notebook."""

    @property
    def key(self) -> str:
        """What it is kept under: a figure has one correction."""
        return f"{self.position.start}-{self.position.end}"

    def as_json(self) -> dict[str, Any]:
        """The correction."""
        return {
            "quote": self.quote.as_json(),
            "position": span_as_json(self.position),
            "changes": dict(self.changes),
            "is_figure": self.is_figure,
            "modified": self.modified,
        }


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that is kept of one call."""

    call: str
    annotations: tuple[Annotation, ...] = ()
    """In the order they were made."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    """By letter."""
    note: CallNote | None = None
    """The note on the whole call; None where there is none."""
    reading: Reading | None = None
    """Where the reading stopped."""
    verdicts: tuple[ExchangeVerdict, ...] = ()
    """The reader's word on exchanges, by place."""
    corrections: tuple[FigureCorrection, ...] = ()
    """By place."""
    unreadable: tuple[str, ...] = ()
    """Records that this version cannot read ("annotations/KEY"); they are left alone."""
    trouble: Trouble | None = None
    """What is wrong with the file."""

    @property
    def has_words(self) -> bool:
        """Whether the reader has said anything of the call: marked or noted it, or found a question dodged."""
        return bool(self.annotations or self.note or any(verdict.word == "dodged" for verdict in self.verdicts))

    def annotation(self, id: str) -> Annotation | None:
        """The annotation with that id."""
        return next((a for a in self.annotations if a.id == id), None)


Read = dict[str, tuple[Record, Annotation]]
"""Annotations by their keys, with the records that they were read from."""


def kept_of(call_id: str, tables: Tables, trouble: Trouble | None = None, known: Read | None = None) -> Kept:
    """The values that a call's tables hold; a record that cannot be read spoils no other.

    Args:
        call_id: The call.
        tables: What its file holds.
        trouble: What is wrong with the file.
        known: What was read before, which is not read again where the record is still the very same; it is brought up
            to date.
    """
    unreadable: list[str] = []

    def each(table: str, read: Callable[[Record], Any], only: str | None = None) -> dict[str, Any]:
        found = {}
        for key, record in tables.get(table, {}).items():
            if only not in (None, key):
                continue
            try:
                found[key] = read(record)
            except (ValueError, TypeError, KeyError):
                unreadable.append(f"{table}/{key}")
        return found

    before = known or {}
    read = {
        key: (record, annotation)
        for key, record in tables.get(ANNOTATIONS, {}).items()
        if (annotation := _annotation_of(call_id, key, record, before, unreadable)) is not None
    }
    if known is not None:
        known.clear()
        known.update(read)
    about: dict[str, Callable[[Record], Any]] = {NOTE: call_note_of, READING: reading_of}
    single = {name: each(ABOUT, read_one, name).get(name) for name, read_one in about.items()}
    return Kept(
        call=call_id,
        annotations=tuple(sorted((a for _, a in read.values()), key=lambda a: (a.created, a.id))),
        marks=each(MARKS, mark_of),
        note=single[NOTE],
        reading=single[READING],
        verdicts=tuple(sorted(_verdicts_of(tables.get(VERDICTS, {}), unreadable), key=_place)),
        corrections=tuple(sorted(each(FIGURES, _correction_of).values(), key=lambda c: c.position)),
        unreadable=tuple(unreadable),
        trouble=trouble,
    )


def _annotation_of(call_id: str, key: str, record: Record, known: Read, unreadable: list[str]) -> Annotation | None:
    """The annotation of a record; None where it cannot be read."""
    if key in known and known[key][0] is record:
        return known[key][1]
    try:
        return annotation_of({**record, "call": call_id})
    except (ValueError, TypeError, KeyError):
        unreadable.append(f"{ANNOTATIONS}/{key}")
        return None


def _verdicts_of(records: Mapping[str, Record], unreadable: list[str]) -> Iterator[ExchangeVerdict]:
    for key, record in records.items():
        try:
            yield exchange_verdict_of(key, record)
        except (ValueError, TypeError, KeyError):
            unreadable.append(f"{VERDICTS}/{key}")


def _place(verdict: ExchangeVerdict) -> tuple[int, int, str]:
    """What verdicts are put in order by; those that are known by a turn alone first."""
    if verdict.position is None:
        return -1, verdict.turn or 0, verdict.key
    return verdict.position.start, verdict.position.end, verdict.key


def _correction_of(record: Record) -> FigureCorrection:
    return FigureCorrection(
        quote_of(record),
        span_of(record),
        dict(record.get("changes", {})),
        bool(record.get("is_figure", True)),
        str(record.get("modified", "")),
    )
