"""What a file of notes holds: JSON, read and told apart from what is damaged, and made into bytes again.

`schema`, then tables of records by key, a record a line, everything sorted, so that two versions of a file merge line by
line. What a newer version of earmark put there is kept as it is; of a damaged file the generation before counts.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, NamedTuple

from annotations.merging import Record, Tables
from transcripts.errors import EarmarkError
from transcripts.library_files import PREVIOUS, Stamp, read_whole, stamp_of, write_whole

Json = dict[str, Any]
DAMAGED = ".damaged-"
"""What stands between the name of a file that was set aside and the first digits of its hash."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


class Kind(NamedTuple):
    """What a file is, and how files of earlier versions become ones of this."""

    name: str
    """The part of its schema before the number ("earmark.notes")."""
    version: int
    migrations: Mapping[int, Callable[[Json], Json]] = {}
    """For each earlier version, what makes the next one of it."""

    @property
    def schema(self) -> str:
        """The schema of this version ("earmark.notes/1")."""
        return f"{self.name}/{self.version}"


class Trouble(NamedTuple):
    """A file that is not as it should be, and what was done about it."""

    path: Path
    sentence: str
    reason: Literal["damaged", "gone"]


class UnreadableNotesError(EarmarkError):
    """A file of notes is there and cannot be opened."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds; nobody changes it."""

    tables: Tables = field(default_factory=dict)
    rest: Mapping[str, Any] = field(default_factory=dict)
    """Everything else at its top, the schema included."""
    stamp: Stamp | None = None
    """The generation that this is; None where the file is damaged or gone."""
    trouble: Trouble | None = None
    old: bool = False
    """Whether it was written by an earlier version."""


def contents_of(path: Path, kind: Kind) -> Contents:
    """What a file holds, in the form of this version; without a lock, as files are replaced whole.

    Raises:
        UnreadableNotesError: The system refuses to read it.
    """
    try:
        held = read_whole(path)
        if held is not None:
            try:
                return _parsed(held[0], held[1], kind)
            except ValueError as error:
                return _generation_before(path, kind, f"is damaged ({error})", "damaged")
        return _generation_before(path, kind, "is gone", "gone")
    except OSError as error:
        sentence = f"{path} cannot be read: {error.strerror or error}."
        raise UnreadableNotesError("Notes cannot be read", sentence, "Is it yours to read?") from error


def set_aside(path: Path) -> Path | None:
    """Keep a file's present bytes under another name, beside it; the file stays. None where there is none.

    Raises:
        OSError: It could not be done.
    """
    held = read_whole(path)
    if held is None:
        return None
    aside = path.with_name(f"{path.name}{DAMAGED}{sha256(held[0]).hexdigest()[:8]}")
    if stamp_of(aside) is None:
        write_whole(aside, held[0], keep_previous=False)
    return aside


def _generation_before(path: Path, kind: Kind, what: str, reason: Literal["damaged", "gone"]) -> Contents:
    """The generation before a file that is damaged or gone."""
    held = read_whole(path.with_name(path.name + PREVIOUS))
    if held is None and reason == "gone":
        return Contents()
    kept = "; it is kept beside, under a longer name" if reason == "damaged" else ""
    try:
        before = _parsed(held[0], held[1], kind) if held else Contents()
    except ValueError:
        held, before = None, Contents()
    told = (
        "what it held before the last change is used"
        if held
        else "and so is the one from before; it is taken for empty"
    )
    trouble = Trouble(path, f"{path} {what}: {told}{kept}.", reason)
    return Contents(before.tables, before.rest, None, trouble, before.old)


def _parsed(data: bytes, stamp: Stamp, kind: Kind) -> Contents:
    """A file's bytes as contents.

    Raises:
        ValueError: They are not of this kind.
    """
    try:
        value = json.loads(data)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    version = version_of(value, kind) if isinstance(value, dict) else None
    if version is None:
        raise ValueError(f"no {kind.name}")
    for number in range(version, kind.version):
        value = kind.migrations[number](value)
    tables = {name: v for name, v in value.items() if isinstance(v, dict)}
    for name, records in tables.items():
        if not all(isinstance(record, dict) for record in records.values()):
            raise ValueError(f"{name} holds something that is no record")
    rest = {name: v for name, v in value.items() if name not in tables}
    return Contents(tables, rest, stamp, None, version < kind.version)


def version_of(value: Mapping[str, Any], kind: Kind) -> int | None:
    """The version of a file's form; None where it is no file of the kind."""
    name, _, number = str(value.get("schema", "")).rpartition("/")
    return int(number) if name == kind.name and number.isdecimal() and number.isascii() else None


class Lines:
    """Records as lines of a file; those that were written before are not made again."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Record, str]] = {}

    def of(self, tables: Tables, name: str) -> str:
        """The lines of a table."""
        return ",\n".join(self._line(f"{name}/{key}", key, tables[name][key]) for key in sorted(tables[name]))

    def _line(self, place: str, key: str, record: Record) -> str:
        known = self._made.get(place)
        if known is None or known[0] is not record:
            known = self._made[place] = record, f"  {_ENCODER.encode(key)}: {_ENCODER.encode(record)}"
        return known[1]


def as_bytes(rest: Mapping[str, Any], tables: Tables, lines: Lines | None = None) -> bytes:
    """A file: a line for every record, sorted. Half of a character pair, which UTF-8 knows not, is written by its number."""
    one, lines = _ENCODER.encode, lines or Lines()
    parts = [f"{one(name)}: {one(rest[name])}" for name in sorted(rest, key=lambda name: (name != "schema", name))]
    for name in sorted(tables):
        records = lines.of(tables, name)
        parts.append(f"{one(name)}: {{\n{records}\n}}" if records else f"{one(name)}: {{}}")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode("utf-8", "backslashreplace")
