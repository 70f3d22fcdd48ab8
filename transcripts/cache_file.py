"""The file of a library's cache: opened, compared with the records, made again where it is missing or damaged.

Nothing is in it that the records and the files of the calls do not say; it may be deleted at any time. Listing the calls
needs no more than this module, which loads nothing that takes long.
"""

import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from transcripts import library_tables as tables
from transcripts.library_files import NotSavedError, is_held, lock_of, make_folder, not_saved, stamp_of

if TYPE_CHECKING:
    from transcripts.library_catalogue import CallRecord

T = TypeVar("T")

FILE = "library.sqlite"
SUFFIX = ".json"
_DAMAGED = "The library's cache was damaged: it is made anew, and nothing else is lost."
_GONE = "The library's cache was gone: it is made anew, and nothing else is lost."
_OTHER_VERSION = "The library's cache was another version's: it is made anew, and nothing else is lost."


class CallRow(NamedTuple):
    """A call as lists show it."""

    id: str
    company: str | None
    ticker: str | None
    """As a rendering prints it, or as another call of the company does."""
    firm: str
    """What is left of the company's name for comparing."""
    own: str
    """What calls of one company have in common, as far as this call tells it by itself."""
    type: str
    year: int | None
    """Fiscal year."""
    part: int | None
    """Fiscal quarter; for a half-year the quarter that ends it."""
    quarter: int | None
    """Fiscal quarter, where it is the call of one."""
    period: str | None
    date: str | None
    """ISO."""
    title: str | None
    renderings: int
    added: str
    """When it joined (ISO, UTC)."""
    key: str = ""
    """What calls of one company have in common, by what all calls tell; "" where nothing does."""


class CacheFile:
    """The cache of one library, as far as lists ask it.

    Args:
        root: The library's folder.
        tell: Is told what was found damaged and mended, a sentence each; `notices` keeps them too.
    """

    def __init__(self, root: Path, tell: Callable[[str], None] | None = None) -> None:
        self.calls = root / "calls"
        self.path = root / "cache" / FILE
        self.notices: list[str] = []
        """What was mended, a sentence each, to be told to the user."""
        self._tell = tell
        self._connection: sqlite3.Connection | None = None
        self._lock = RLock()
        """Held by the thread that asks or changes: a change is one thread's from its beginning to its end."""
        self._is_together = False
        self._is_healing = False

    def __del__(self) -> None:
        """Let go of the file with the library that has it open; what is left open is warned of from Python 3.13 on."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def notice(self, sentence: str) -> None:
        """Have the user told that something was mended."""
        self.notices.append(sentence)
        if self._tell is not None:
            self._tell(sentence)

    def rows(self, ids: Iterable[str] | None = None) -> list[CallRow]:
        """All calls, or those of so many ids, in the order of their ids; tickers as each call has them by itself."""
        which, values = "", []
        if ids is not None:
            which, values = " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", [json.dumps(list(ids))]
        asked = self._asked(
            "SELECT id, company, ticker, firm, own, type, year, part, quarter, period, date, title, renderings, added"
            f" FROM calls{which}",
            *values,
        )
        return [CallRow(*row) for row in asked]

    def count(self) -> int:
        """How many calls there are."""
        return int(self._asked("SELECT count(*) FROM calls")[0][0])

    def tickers(self, firm: str | None = None) -> dict[str, set[str]]:
        """The tickers of companies, or of one, by what is left of their names for comparing."""
        which, values = ("", []) if firm is None else (" WHERE firm = ?", [firm])
        found: dict[str, set[str]] = {}
        for name, ticker in self._asked(f"SELECT DISTINCT firm, ticker FROM tickers{which}", *values):
            found.setdefault(name, set()).add(ticker)
        return found

    def files(self) -> dict[str, list[dict[str, str]]]:
        """The files of each call, the cleanest first: hash, name and format."""
        told = ("sha256", "name", "format")
        return {
            id: [{name: rendering[name] for name in told} for rendering in json.loads(record)["renderings"]]
            for id, record in self._asked("SELECT id, record FROM calls")
        }

    def note_counts(self) -> dict[str, int] | None:
        """How many annotations each call has; None where they were changed since they were last looked at."""
        if self.state("notes") != self.notes_on_disk():
            return None
        return dict(self._asked("SELECT call, marks FROM notes WHERE marks > 0"))

    def notes_on_disk(self) -> str:
        """What changes when any file of annotations does; "" where there is none."""
        try:
            with os.scandir(self.calls.parent / "annotations") as entries:
                found = sorted((entry.name, entry.stat().st_mtime_ns, entry.stat().st_size) for entry in entries)
        except OSError:
            return ""
        return f"{zlib.crc32(repr(found).encode()):08x}" if found else ""

    def state(self, name: str) -> Any:
        """A value that was kept, or None."""
        return next((value for (value,) in self._asked("SELECT value FROM state WHERE name = ?", name)), None)

    def set_state(self, name: str, value: Any) -> None:
        """Keep a value: a text, a number or None."""
        with self._changing() as db:
            db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))

    def generation(self) -> str | None:
        """What changes whenever a record does; None where there never was one."""
        found: str | None = self.state("changed")
        return found

    def sync(self, *, is_writer: bool = False, thorough: bool = False) -> None:
        """Compare with the folder of records, if it has changed, and take over what is new, other or gone there.

        Args:
            is_writer: Whether the caller holds the lock of the records.
            thorough: Compare also where the folder shows no change: a file may have been written over in its place.
        """
        with self._lock:
            if not self._is_together:  # else whoever changes the records tells each change
                self._healed(lambda: self._sync(is_writer, thorough))

    def _asked(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._healed(lambda: self._open().execute(statement, values).fetchall())

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep several changes as one: all of them, or none where the block ends with an error.

        Raises:
            NotSavedError: The file cannot be written, or another process writes for too long.
        """
        with self._lock:
            if self._is_together:
                yield
                return
            self._healed(lambda: self._open().execute("BEGIN IMMEDIATE"))
            self._is_together = True
            try:
                yield
            except BaseException:
                self._end_change(sqlite3.Connection.rollback)
                raise
            self._end_change(sqlite3.Connection.commit)

    def _end_change(self, end: Callable[[sqlite3.Connection], None]) -> None:
        self._is_together = False
        try:
            self._healed(lambda: end(self._open()))
        except BaseException:
            with suppress(sqlite3.Error):  # else the next change would begin within this one
                self._open().rollback()
            raise

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """A change; where the file shows itself to be damaged it is made anew, from the records that are there by then."""
        with self.together():
            try:
                yield self._open()
            except sqlite3.DatabaseError as error:
                self._heal(error)

    def _healed(self, action: Callable[[], T]) -> T:
        """Do something with the file; where that shows it to be damaged, make it anew and do it again."""
        with self._lock:
            try:
                return action()
            except sqlite3.DatabaseError as error:
                self._heal(error)
            try:
                return action()
            except sqlite3.DatabaseError as error:
                raise self._unusable(error) from None

    def _heal(self, error: Exception) -> None:
        """Make the file anew, unless it is whole and only cannot be used at the moment, or is being made anew already.

        Raises:
            NotSavedError: So it is, or another process has the file open and it cannot be taken away.
        """
        is_busy = isinstance(error, sqlite3.OperationalError) and not str(error).startswith("no such")
        if self._is_healing or (is_busy and self.path.exists()):
            raise self._unusable(error) from None
        self._is_healing = True
        try:
            self._throw_away()
            self.notice(_DAMAGED)
            self._connection = self._connected(is_told=True)
            self._sync()
        except sqlite3.DatabaseError as again:
            raise self._unusable(again) from None
        finally:
            self._is_healing = False

    def _unusable(self, error: Exception) -> NotSavedError:
        return NotSavedError("Not saved", f"The library's cache {self.path} cannot be used: {error}.")

    def _throw_away(self) -> None:
        self.close()
        try:
            for end in ("", "-wal", "-shm", "-journal"):
                with suppress(FileNotFoundError):
                    os.unlink(f"{self.path}{end}")
        except OSError as error:
            raise not_saved(error, "The library's cache", self.path) from None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._connected()
        return self._connection

    def _connected(self, *, is_told: bool = False) -> sqlite3.Connection:
        """A connection to a file that has the tables; in memory where none can be written.

        Args:
            is_told: Whether it was told already why the file is not there.
        """
        try:
            make_folder(self.path.parent)
            if self.path.exists() and not os.access(self.path, os.W_OK):
                raise PermissionError(self.path)
            db = tables.connection(str(self.path))
        except (OSError, sqlite3.OperationalError):
            db = tables.connection(":memory:")
            tables.prepare(db)
            return db
        try:
            found = tables.prepare(db)
        except sqlite3.Error:  # it is damaged
            db.close()
            raise
        if found is not None and not is_told and tables.record_files(self.calls):
            self.notice(_OTHER_VERSION if found else _GONE)
        return db

    def _sync(self, is_writer: bool = False, thorough: bool = False) -> None:
        db = self._open()
        known = dict(db.execute("SELECT name, value FROM state WHERE name IN ('folder', 'dirty')").fetchall())
        if not thorough and known.get("folder") == tables.folder_time(self.calls) and not known.get("dirty"):
            return
        alone = is_writer or not is_held(lock_of(self.calls))
        before = tables.folder_time(self.calls)
        held = {path.name[: -len(SUFFIX)]: json.dumps(stamp_of(path)) for path in tables.record_files(self.calls)}
        stamps = dict(db.execute("SELECT id, stamp FROM calls"))
        changed = [id for id, stamp in held.items() if stamps.get(id) != stamp]
        gone = stamps.keys() - held.keys()
        if not changed and not gone and (not alone or (known.get("folder") == before and not known.get("dirty"))):
            return
        from transcripts.library_rows import put

        with self._changing() as db:
            for id in (*gone, *changed):
                record = self._readable(id)
                if record is None:
                    tables.drop(db, id)
                else:
                    put(db, record, held[id])
            if alone:
                tables.remember(db, self.calls, dirty=False, seen=before)

    def _readable(self, id: str) -> "CallRecord | None":
        """A record from its file; None where that is gone, or holds no record of that id."""
        from transcripts.library_records import read_record

        with suppress(OSError, ValueError):
            record = read_record(self.calls / f"{id}{SUFFIX}")
            return record if record is not None and record.id == id else None
        return None
