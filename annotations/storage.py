"""TinyDB's storage, made safe: one file read, changed and written whole by one writer at a time.

The lock is held from reading to writing, and writing is that of `transcripts.library_files`. What files hold, and what
becomes of a damaged one, stands in `annotations.contents`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from annotations.contents import Contents, Kind, Lines, as_bytes, contents_of, set_aside, version_of
from annotations.merging import Record
from transcripts.library_files import locked, make_folder, not_saved, stamp_of, write_whole


@contextmanager
def opened(path: Path, kind: Kind, start: Contents | None = None, lines: Lines | None = None) -> Iterator["Database"]:
    """A file as a TinyDB database, for oneself alone; what was changed in it is written when the block ends well.

    Args:
        path: The file; it and its folder are made with the first change.
        kind: What it is.
        start: What it is known to hold, so that it need not be read again; heeded while that is what lies on the disk.
        lines: What was written before, so that it need not be made again.

    Raises:
        NotSavedError: It could not be written, or another process keeps it locked.
        UnreadableNotesError: It is there and cannot be read.
    """
    try:
        make_folder(path.parent)
        with locked(path):
            known = start is not None and start.stamp is not None and start.stamp == stamp_of(path)
            contents = start if start is not None and known else contents_of(path, kind)
            storage = WholeFile(path, kind, contents, lines)
            yield Database(storage)
            storage.save()
    except OSError as error:
        raise not_saved(error, "Your last change", path) from error


class WholeFile(Storage):
    """A file's tables in memory while its lock is held; `save` writes them if they were changed."""

    def __init__(self, path: Path, kind: Kind, contents: Contents, lines: Lines | None = None) -> None:
        self._path = path
        self._lines = lines
        self._kind = kind
        self.contents = contents
        self._is_changed = False

    def read(self) -> dict[str, dict[str, Any]]:
        """The tables; the records are not to be changed in place."""
        return {name: dict(records) for name, records in self.contents.tables.items()}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Take tables for `save`."""
        held = self.contents
        self.contents = Contents(data, held.rest, held.stamp, held.trouble, held.old)
        self._is_changed = True

    def save(self) -> None:
        """Write what was changed. A damaged file, or one of an earlier version, is kept under another name.

        Raises:
            OSError: It could not be written.
        """
        if not self._is_changed:
            return
        held = self.contents
        is_newer = (version_of(held.rest, self._kind) or 0) > self._kind.version
        rest = held.rest if is_newer else {**held.rest, "schema": self._kind.schema}
        data = as_bytes(rest, held.tables, self._lines)
        is_damaged = held.trouble is not None and held.trouble.reason == "damaged"
        if is_damaged or held.old:
            set_aside(self._path)
        stamp = write_whole(self._path, data, keep_previous=not is_damaged)
        self.contents = Contents(held.tables, rest, stamp)


class NamedTable(Table):
    """A table whose keys are names."""

    document_id_class = str  # type: ignore[assignment]

    def put(self, changes: Mapping[str, Record | None]) -> None:
        """Set records by key, None to take one out; TinyDB is given each list once, however long."""
        there = [document.doc_id for document in self if str(document.doc_id) in changes]
        self.remove(doc_ids=there)
        self.insert_multiple(_Named(record, key) for key, record in changes.items() if record is not None)


class _Named(Document):
    def __init__(self, value: Record, doc_id: str) -> None:
        super().__init__(value, doc_id)  # type: ignore[arg-type]


class Database(TinyDB):
    """A file opened by `opened`."""

    table_class = NamedTable

    def __init__(self, storage: WholeFile) -> None:
        super().__init__(storage=lambda: storage)
        self._file = storage

    def records(self, name: str) -> NamedTable:
        """A table by its name."""
        table = self.table(name)
        assert isinstance(table, NamedTable)
        return table

    def change(self, changes: Mapping[str, Mapping[str, Record | None]]) -> None:
        """Set records by table and key; None takes one out."""
        for name, records in changes.items():
            self.records(name).put(records)

    @property
    def contents(self) -> Contents:
        """What the file holds with the changes made so far."""
        return self._file.contents
