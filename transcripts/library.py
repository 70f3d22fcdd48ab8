"""The folder of calls: files come in and are known again, each call is one however many files hold it.

Truth lies in plain files: a record a call (`calls/<id>.json`), and beside them the files as they came
(`calls/originals`). Records are written by one process at a time, each whole or not at all, and only after the file
that they speak of is safely there: killed at any moment, nothing is lost, and adding again finishes what was begun.
"""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from transcripts.errors import EarmarkError, UnreadableFileError
from transcripts.library_catalogue import (
    CallRecord,
    Rendering,
    free_id,
    may_be_same,
    rendering_of,
    same_words,
    superseded,
    united,
    without_superseded,
)
from transcripts.library_companies import Companies
from transcripts.library_files import locked, make_folder, not_saved, write_whole
from transcripts.library_records import read_records, write_record

if TYPE_CHECKING:
    from transcripts.model import Call

Status = Literal["added", "rendering", "replaced", "unchanged"]


class NoSuchCallError(EarmarkError):
    """No call of the library answers to that name."""


class Added(NamedTuple):
    """What became of a file that was to join the library."""

    path: str
    status: Status
    """A new call; another rendering of a known one; a corrected version of a known rendering; known already."""
    record: CallRecord
    """The call that the file is of."""


def library_root(named: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the library is: where the user says, else `EARMARK_LIBRARY`, else the platform's data folder; makes nothing."""
    if named is not None:
        return named.expanduser()
    if environment.get("EARMARK_LIBRARY"):
        return Path(environment["EARMARK_LIBRARY"]).expanduser()
    from platformdirs import user_data_path

    return user_data_path("earmark", appauthor=False)


class Library:
    """A library by its folder. Making one touches no disk, and reading from it writes nothing.

    Args:
        root: The folder; it need not be there.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def calls_folder(self) -> Path:
        """The folder of the calls' records."""
        return self.root / "calls"

    @property
    def originals_folder(self) -> Path:
        """The folder of the files as they came."""
        return self.calls_folder / "originals"

    def is_empty(self) -> bool:
        """Whether there is no call in it."""
        return next(iter(read_records(self.calls_folder)), None) is None

    def records(self) -> list[CallRecord]:
        """All calls, by company, then by quarter."""
        return Companies(read_records(self.calls_folder)).arranged()

    def record(self, id: str) -> CallRecord:
        """The call that answers to an id, in any case of letters; its own id goes before those of its renderings.

        Raises:
            NoSuchCallError: None does.
        """
        wanted = id.casefold()
        answering = [r for r in self.records() if any(known.casefold() == wanted for known in r.ids)]
        found = next((r for r in answering if r.id.casefold() == wanted), None) or next(iter(answering), None)
        if found is None:
            raise NoSuchCallError("No such call", f"There is no call {id} in the library.", "See `earmark list`.")
        return found

    def company(self, word: str) -> list[CallRecord]:
        """A company's calls by its ticker, else by its name in any spelling; the earliest quarter first."""
        return Companies(read_records(self.calls_folder)).of(word)

    def find(self, sha256: str) -> CallRecord | None:
        """The call that a file with that hash is a rendering of."""
        return next((r for r in read_records(self.calls_folder) if r.knows(sha256)), None)

    def call(self, id: str, rendering: str | None = None) -> "Call":
        """A call, read: its cleanest rendering, or the one whose hash begins so; its id is the record's.

        Raises:
            NoSuchCallError: No call answers to the id, or it has no such rendering.
            EarmarkError: Its file is gone, or can no longer be read.
        """
        record = self.record(id)
        chosen = record.renderings[0] if rendering is None else record.rendering(rendering)
        if chosen is None:
            raise NoSuchCallError("No such rendering", f"{record.id} has no rendering {rendering}.")
        return self._read(record, chosen)

    def original(self, rendering: Rendering) -> Path:
        """Where a rendering's file is."""
        return Path(rendering.linked) if rendering.linked else self.originals_folder / rendering.file_name

    def add(self, path: Path, *, link: bool = False, password: str | None = None) -> Added:
        """Take a file into the library.

        Args:
            path: The file; it is copied.
            link: Leave it where it is instead, and read it there.
            password: What opens an encrypted PDF; it is kept, for the file is read again.

        Raises:
            UnreadableFileError: The file cannot be read.
            PasswordError: It is encrypted, and the password is missing or wrong.
            NotATranscriptError: It is text, and no transcript.
            NotSavedError: The library's folder cannot be written to.
        """
        from hashlib import sha256

        from transcripts.reading import load, read_bytes

        data = load(path)
        known = self.find(sha256(data).hexdigest())
        if known is not None:
            return Added(str(path), "unchanged", known)
        call = read_bytes(data, str(path), password=password)
        return self._join(call, data, str(path), path.resolve() if link else None, password)

    def add_call(self, call: "Call", data: bytes, name: str) -> Added:
        """Take a call in that was opened as a file.

        Args:
            call: What was read.
            data: The file's bytes, of which the call was read.
            name: What the file is called.

        Raises:
            NotSavedError: The library's folder cannot be written to.
        """
        return self._join(call, data, name)

    def _join(
        self, call: "Call", data: bytes, path: str, linked: Path | None = None, password: str | None = None
    ) -> Added:
        rendering = rendering_of(call, Path(path).name, datetime.now(UTC).isoformat())
        rendering = replace(rendering, linked=str(linked) if linked else None, password=password)
        try:
            make_folder(self.originals_folder)
            with locked(self.calls_folder):
                known = self.find(rendering.sha256)
                if known is not None:
                    return Added(path, "unchanged", known)
                if linked is None:
                    write_whole(self.original(rendering), data, keep_previous=False)
                status, record = self._placed(rendering, call.text)
                return Added(path, status, record)
        except OSError as error:
            raise not_saved(error, "The call", self.calls_folder) from None

    def _placed(self, rendering: Rendering, text: str) -> tuple[Status, CallRecord]:
        """Put a rendering where it belongs: to the call that it is of, else into a record of its own."""
        records = list(read_records(self.calls_folder))
        same = sorted((r for r in Companies(records).near(rendering) if self._is_of(rendering, text, r)), key=_age)
        if not same:
            taken = {id.casefold() for r in records for id in r.ids}
            record = CallRecord(free_id(rendering.id, rendering.event.type, taken), (rendering,))
            write_record(self.calls_folder, record)
            return "added", record
        kept = same[0]
        for other in same[1:]:
            kept = united(kept, other)
        older = superseded(kept, rendering)
        kept = without_superseded(kept, rendering)
        write_record(self.calls_folder, kept)
        for other in same[1:]:
            (self.calls_folder / f"{other.id}.json").unlink(missing_ok=True)
        return ("replaced" if older else "rendering"), kept

    def _is_of(self, rendering: Rendering, text: str, record: CallRecord) -> bool:
        return any(may_be_same(rendering, known) for known in record.renderings) and same_words(
            text, self._read(record, record.renderings[0]).text
        )

    def _read(self, record: CallRecord, rendering: Rendering) -> "Call":
        from transcripts.reading import load, read_bytes

        path = self.original(rendering)
        try:
            data = load(path)
        except UnreadableFileError as error:
            raise UnreadableFileError(
                error.title, f"The file of {record.id} is not to be had: {path}. {error.sentence}", error.advice
            ) from None
        call = read_bytes(data, rendering.name, plain_text=True, password=rendering.password)
        return replace(call, id=record.id, source=replace(call.source, path=str(path)))


def _age(record: CallRecord) -> tuple[str, str]:
    """By which the record that has its id longest is first."""
    return min(r.added for r in record.renderings), record.id
