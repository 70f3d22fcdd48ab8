"""What is kept of one call: the file on the disk as it was last seen, and the changes that could not be written yet."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from annotations.contents import Contents, Trouble, UnreadableNotesError, contents_of
from annotations.kept import NOTES, Kept, kept_of
from annotations.merging import Made, Step, Tables, changed, difference, made, united
from annotations.stamps import now
from transcripts.errors import EarmarkError
from transcripts.library_files import NotSavedError, Stamp, stamp_of


class Outcome(NamedTuple):
    """What came of a change."""

    steps: tuple[Step, ...]
    """What was really changed."""
    error: EarmarkError | None = None
    """Why it is not on the disk yet; it is remembered, and written as soon as something can be."""


class _Pending(NamedTuple):
    """A change that is not on the disk yet."""

    steps: tuple[Step, ...]
    yielding: bool


class Sheet:
    """One call's file."""

    def __init__(self, path: Path, call_id: str) -> None:
        self.path = path
        self.call_id = call_id
        self._seen: Contents | None = None
        self._on_disk: Stamp | None = None
        self._pending: list[_Pending] = []
        self._kept: Kept | None = None

    @property
    def stamp(self) -> tuple[Stamp | None, int]:
        """Changes whenever the file or what is still to be written changes."""
        return stamp_of(self.path), len(self._pending)

    @property
    def is_saved(self) -> bool:
        """Whether everything is on the disk."""
        return not self._pending

    @property
    def trouble(self) -> Trouble | None:
        """What was wrong with the file when it was last read."""
        return self._seen.trouble if self._seen else None

    def kept(self) -> Kept:
        """What is kept of the call, what is not written yet included.

        Raises:
            UnreadableNotesError: The file is there, cannot be read, and never could.
        """
        contents = self._looked()
        if self._kept is None:
            self._kept = kept_of(self.call_id, self._with_pending(contents.tables), contents.trouble)
        return self._kept

    def do(self, steps: Sequence[Step], *, yielding: bool = False) -> Outcome:
        """Change records, on the disk if that can be done, else for now only here."""
        wanted = _Pending(tuple(steps), yielding)
        try:
            return Outcome(self._written([*self._pending, wanted])[-1].steps)
        except (NotSavedError, UnreadableNotesError) as error:
            tables = self._with_pending(self._seen.tables if self._seen else {})
            result = made(tables, steps, now(), yielding=yielding)
            if result.steps:
                self._pending.append(wanted)
                self._kept = None
            return Outcome(result.steps, error)

    def save(self) -> None:
        """Write what is not written yet.

        Raises:
            NotSavedError: It still cannot be written.
            UnreadableNotesError: The file cannot be read.
        """
        if self._pending:
            self._written(self._pending)

    def _looked(self) -> Contents:
        """What lies on the disk, read again if it was changed."""
        there = stamp_of(self.path)
        if self._seen is None or there != self._on_disk:
            try:
                fresh = contents_of(self.path, NOTES)
            except UnreadableNotesError:
                if self._seen is None:
                    raise
                return self._seen
            self._take(self._recovered(fresh), there)
        assert self._seen is not None
        return self._seen

    def _take(self, contents: Contents, on_disk: Stamp | None) -> None:
        self._seen, self._on_disk, self._kept = contents, on_disk, None

    def _recovered(self, fresh: Contents) -> Contents:
        """Contents of a file that is damaged or gone, with what was seen in it before."""
        if fresh.stamp is not None or self._seen is None:
            return fresh
        tables = united(fresh.tables, self._seen.tables)
        return Contents(tables, fresh.rest or self._seen.rest, None, fresh.trouble, fresh.old)

    def _with_pending(self, tables: Tables) -> Tables:
        for pending in self._pending:
            tables = changed(tables, made(tables, pending.steps, now(), yielding=pending.yielding).changes)
        return tables

    def _written(self, changes: Iterable[_Pending]) -> list[Made]:
        """Changes, made to what lies on the disk now and written.

        Raises:
            NotSavedError: They could not be written.
            UnreadableNotesError: The file cannot be read.
        """
        from annotations.storage import opened  # TinyDB is loaded by the first change

        self._is_there()
        with opened(self.path, NOTES, self._seen) as file:
            held = file.contents.tables
            tables: Tables = self._recovered(file.contents).tables
            results = []
            for change in changes:
                results.append(made(tables, change.steps, now(), yielding=change.yielding))
                tables = changed(tables, results[-1].changes)
            different = difference(held, tables)
            if different:
                file.change(different)
        self._pending = []
        self._take(file.contents, file.contents.stamp)
        return results

    def _is_there(self) -> None:
        """Make sure that the folder of a file that was read is not on a disk that was taken away.

        Raises:
            NotSavedError: It is.
        """
        if self._on_disk is not None and not self.path.parent.parent.is_dir():
            sentence = f"The library {self.path.parent.parent} is gone."
            raise NotSavedError("Not saved", sentence, "Is its disk still there?")
