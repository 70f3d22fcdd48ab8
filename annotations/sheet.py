"""What is kept of one call: the file on the disk as it was last seen, and the changes that could not be written yet."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from annotations.contents import Contents, Lines, Trouble, UnreadableNotesError, contents_of
from annotations.copies import Folder, put_away
from annotations.kept import ANNOTATIONS, NOTES, Kept, Read, kept_of
from annotations.merging import Made, Step, Tables, changed, difference, made
from annotations.stamps import now
from annotations.uniting import united
from transcripts.errors import EarmarkError
from transcripts.library_files import NotSavedError, Stamp, stamp_of

State = tuple[Stamp | None, tuple[Stamp | None, ...]]
"""Which generations of a file and of its second versions lie on the disk."""
SheetStamp = tuple[State, int]
"""That, and how much is still to be written."""


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
    """One call's file.

    Args:
        path: The file; it need not be there.
        call_id: The call.
        folder: The folder that it is in.
    """

    def __init__(self, path: Path, call_id: str, folder: Folder) -> None:
        self.path = path
        self.call_id = call_id
        self._folder = folder
        self._state: State | None = None
        self._contents: Contents | None = None
        self._tables: Tables | None = None
        self._pending: list[_Pending] = []
        self._kept: Kept | None = None
        self._read: Read = {}
        self._lines = Lines()

    @property
    def stamp(self) -> SheetStamp:
        """Changes whenever the file or what is still to be written changes."""
        return self._on_disk(), len(self._pending)

    @property
    def is_saved(self) -> bool:
        """Whether everything is on the disk."""
        return not self._pending

    @property
    def trouble(self) -> Trouble | None:
        """What was wrong with the file when it was last read."""
        return self._contents.trouble if self._contents else None

    def kept(self) -> Kept:
        """What is kept of the call, what is not written yet included.

        Raises:
            UnreadableNotesError: The file is there, cannot be read, and never could.
        """
        tables = self._looked()
        if self._kept is None:
            self._kept = kept_of(self.call_id, self._with_pending(tables), self.trouble, self._read)
        return self._kept

    def do(self, steps: Sequence[Step], *, yielding: bool = False) -> Outcome:
        """Change records, on the disk if that can be done, else for now only here."""
        wanted = _Pending(tuple(steps), yielding)
        try:
            return Outcome(self._written([*self._pending, wanted])[-1].steps)
        except (NotSavedError, UnreadableNotesError) as error:
            tables = self._with_pending(self._tables or {})
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

    def take_over(self, other: Path) -> None:
        """Take over what another file holds, of a call that was found to be this one; that file counts no more then.

        Raises:
            NotSavedError: It could not be written.
            UnreadableNotesError: One of the files cannot be read.
        """
        tables = contents_of(other, NOTES).tables
        moved = {key: {**record, "call": self.call_id} for key, record in tables.get(ANNOTATIONS, {}).items()}
        self._written(self._pending, {**tables, ANNOTATIONS: moved})
        with suppress(OSError):
            put_away(other)

    def mend(self) -> None:
        """Write the file anew, where it is damaged, gone, or has second versions.

        Raises:
            NotSavedError: It could not be written.
            UnreadableNotesError: The file cannot be read.
        """
        self._written(self._pending)

    def _on_disk(self) -> State:
        return stamp_of(self.path), tuple(stamp_of(copy) for copy in self._folder.copies_of(self.path))

    def _looked(self) -> Tables:
        """What lies on the disk, read again if it was changed."""
        there = self._on_disk()
        if self._tables is None or there != self._state:
            try:
                fresh = contents_of(self.path, NOTES)
            except UnreadableNotesError:
                if self._tables is None:
                    raise
                return self._tables
            self._take(fresh, self._complete(fresh), there)
        return self._tables or {}

    def _take(self, contents: Contents, tables: Tables, state: State) -> None:
        self._contents, self._tables, self._state, self._kept = contents, tables, state, None

    def _complete(self, fresh: Contents) -> Tables:
        """What a file holds, with what its second versions hold; of one damaged or gone with what was seen in it before."""
        tables = fresh.tables
        if fresh.stamp is None and self._tables:
            tables = united(tables, self._tables)
        for copy in self._folder.copies_of(self.path):
            with suppress(UnreadableNotesError):
                tables = united(tables, contents_of(copy, NOTES).tables)
        return tables

    def _with_pending(self, tables: Tables) -> Tables:
        for pending in self._pending:
            tables = changed(tables, made(tables, pending.steps, now(), yielding=pending.yielding).changes)
        return tables

    def _written(self, changes: Iterable[_Pending], others: Tables | None = None) -> list[Made]:
        """Changes, made to what lies on the disk now and written.

        Raises:
            NotSavedError: They could not be written.
            UnreadableNotesError: The file cannot be read.
        """
        from annotations.storage import opened  # TinyDB is loaded by the first change

        self._is_there()
        with opened(self.path, NOTES, self._contents, self._lines) as file:
            held, copies = file.contents, self._folder.copies_of(self.path)
            tables = self._complete(held)
            tables = united(tables, others) if others else tables
            results = []
            for change in changes:
                results.append(made(tables, change.steps, now(), yielding=change.yielding))
                tables = changed(tables, results[-1].changes)
            different = difference(held.tables, tables)
            if different or held.trouble:
                file.change(different or {ANNOTATIONS: {}})
        for copy in copies:
            with suppress(OSError):
                put_away(copy)
        if copies:
            self._folder.forget(self.path)
        self._pending = []
        self._take(file.contents, tables, (file.contents.stamp, ()))
        return results

    def _is_there(self) -> None:
        """Make sure that the folder of a file that was read is not on a disk that was taken away.

        Raises:
            NotSavedError: It is.
        """
        was_there = self._state is not None and self._state[0] is not None
        if was_there and not self.path.parent.parent.is_dir():
            sentence = f"The library {self.path.parent.parent} is gone."
            raise NotSavedError("Not saved", sentence, "Is its disk still there?")
