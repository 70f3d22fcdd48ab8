"""What a library knows, in a SQLite file, so that nothing needs all of the records: a cache that may be deleted.

Nothing is in it that the records and the files of the calls do not say. It is compared with the folder of records
whenever that has changed, by whomsoever; where it is missing or damaged it is made again, and says so.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from transcripts import library_tables as tables
from transcripts.library_catalogue import CallRecord, record_of
from transcripts.library_files import NotSavedError, is_held, lock_of, make_folder, stamp_of
from transcripts.library_records import SUFFIX, read_record, record_files
from transcripts.packing import Packed

T = TypeVar("T")

FILE = "library.sqlite"


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
    period: str | None
    date: str | None
    """ISO."""
    title: str | None
    renderings: int
    added: str
    """When it joined (ISO, UTC)."""
    key: str = ""
    """What calls of one company have in common, by what all calls tell; "" where nothing does."""


class Person(NamedTuple):
    """What somebody does in one call."""

    person: str
    name: str
    role: str
    title: str | None
    firm: str | None
    turns: int
    words: int
    questions: int
    """Sentences that ask."""


class Reading(NamedTuple):
    """What is kept of a call that was read."""

    call: str
    version: str
    """What it depends on: the file, the corrections, the reader."""
    packed: Packed
    people: tuple[Person, ...]


class Cache:
    """The cache of one library.

    Args:
        root: The library's folder.
    """

    def __init__(self, root: Path) -> None:
        self.calls = root / "calls"
        self.path = root / "cache" / FILE
        self.notices: list[str] = []
        """What was mended, a sentence each, to be told to the user."""
        self._connection: sqlite3.Connection | None = None

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def records(self) -> Iterator[CallRecord]:
        """All records, in the order of their ids."""
        for (text,) in self._asked("SELECT record FROM calls ORDER BY id"):
            yield record_of(json.loads(text))

    def rows(self) -> list[CallRow]:
        """All calls, in the order of their ids."""
        asked = self._asked(
            "SELECT id, company, ticker, firm, own, type, year, part, period, date, title, renderings, added FROM calls"
        )
        return [CallRow(*row) for row in asked]

    def count(self) -> int:
        """How many calls there are."""
        return int(self._asked("SELECT count(*) FROM calls")[0][0])

    def is_current(self, record: CallRecord) -> bool:
        """Whether a record's file is still of the generation that is known."""
        stamp = json.dumps(stamp_of(self.calls / f"{record.id}{SUFFIX}"))
        return bool(self._asked("SELECT 1 FROM calls WHERE id = ? AND stamp = ?", record.id, stamp))

    def record(self, id: str) -> CallRecord | None:
        """The call with exactly that id."""
        return next(iter(self._records("id = ?", id)), None)

    def of_file(self, sha256: str) -> list[CallRecord]:
        """The calls that a file is a rendering of."""
        return self._keyed("file", [sha256])

    def of_id(self, id: str) -> list[CallRecord]:
        """The calls that answer to an id, in any case of letters."""
        return self._keyed("id", [id.casefold()])

    def of_companies(self, keys: Iterable[str]) -> list[CallRecord]:
        """The calls that share one of the keys by which companies are known (`company_keys`)."""
        return self._keyed("company", keys)

    def keys_beside(self, keys: Iterable[str]) -> set[str]:
        """The keys of companies, and those that some call shows to be of the same ones: tickers of names, names of tickers."""
        found = set(keys)
        for firm, tickers in self.tickers().items():
            told = {f"ticker {ticker.casefold()}" for ticker in tickers}
            if f"name {firm}" in found or found & told:
                found |= {f"name {firm}", *told}
        return found

    def keys_like(self, start: str) -> list[str]:
        """The keys of companies that begin so."""
        asked = "SELECT DISTINCT key FROM keys WHERE kind = 'company' AND key >= ? AND key < ? ORDER BY key"
        return [key for (key,) in self._asked(asked, start, start + "\U0010ffff")]

    def taken_ids(self, id: str) -> set[str]:
        """The ids, in lower case, that begin so, that some call answers to."""
        start = id.casefold()
        asked = "SELECT key FROM keys WHERE kind = 'id' AND key >= ? AND key < ?"
        return {key for (key,) in self._asked(asked, start, start + "\U0010ffff")}

    def tickers(self) -> dict[str, set[str]]:
        """The tickers of companies by what is left of their names for comparing."""
        found: dict[str, set[str]] = {}
        for firm, ticker in self._asked("SELECT DISTINCT firm, ticker FROM tickers"):
            found.setdefault(firm, set()).add(ticker)
        return found

    def put(self, record: CallRecord, gone: Iterable[str] = ()) -> None:
        """Take over a record that was just written, and drop those that went into it."""
        with self._changing() as db:
            for id in gone:
                tables.drop(db, id)
            stamp = stamp_of(self.calls / f"{record.id}{SUFFIX}")
            tables.put(db, record, json.dumps(stamp))
            tables.remember(db, self.calls, dirty=False)

    def drop(self, id: str) -> None:
        """Forget a call whose record was just taken away."""
        with self._changing() as db:
            tables.drop(db, id)
            tables.remember(db, self.calls, dirty=False)

    def warn(self) -> None:
        """Note that records are about to change, so that a sudden end is seen."""
        with self._changing() as db:
            db.execute("INSERT OR REPLACE INTO state VALUES ('dirty', 1)")

    def reading(self, id: str) -> Reading | None:
        """What was read of a call; its people are left out."""
        found = self._asked("SELECT call, version, text, figures, rest FROM readings WHERE call = ?", id)
        return next((Reading(call, version, Packed(*packs), ()) for call, version, *packs in found), None)

    def unread(self, reader: str) -> list[str]:
        """The calls of which there is no reading, or one of another file, other corrections or another reader."""
        version = "c.shown || ':' || c.corrected || ':' || ?"
        asked = f"SELECT c.id FROM calls c LEFT JOIN readings r ON r.call = c.id WHERE r.version IS NOT {version}"
        return [id for (id,) in self._asked(f"{asked} ORDER BY c.id", reader)]

    def texts(self, ids: Iterable[str]) -> dict[str, bytes]:
        """Packed texts by call, where there is a reading."""
        wanted = json.dumps(list(ids))
        return dict(
            self._asked("SELECT call, text FROM readings WHERE call IN (SELECT value FROM json_each(?))", wanted)
        )

    def names(self, people: Iterable[str]) -> dict[str, str]:
        """Names of people by their ids, as most calls spell them."""
        wanted = json.dumps(list(people))
        among = "WHERE person IN (SELECT value FROM json_each(?))"
        asked = f"SELECT person, name, count(*) AS n FROM people {among} GROUP BY 1, 2 ORDER BY n"
        return {person: name for person, name, _ in self._asked(asked, wanted)}

    def note_stamps(self) -> dict[str, str]:
        """Which generation of its notes is known, by call."""
        return dict(self._asked("SELECT call, stamp FROM notes"))

    def notes(self, id: str) -> list[list[Any]]:
        """The notes on a call, as they were put."""
        return next((json.loads(notes) for (notes,) in self._asked("SELECT notes FROM notes WHERE call = ?", id)), [])

    def put_notes(self, id: str, stamp: str, notes: Iterable[Iterable[Any]]) -> None:
        """Keep the notes on a call; they are to be made searchable."""
        with self._changing() as db:
            held = json.dumps([list(note) for note in notes], ensure_ascii=False)
            db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (id, stamp, held))
            db.execute("INSERT OR REPLACE INTO unsearchable VALUES (?)", (id,))

    def generation(self) -> str | None:
        """What changes whenever a record does; None where there never was one."""
        found: str | None = self.state("changed")
        return found

    def figures(self, ids: Iterable[str]) -> dict[str, tuple[str, str, bytes]]:
        """By call, where there is a reading: its version, the file and corrections it should be of, packed figures."""
        asked = self._asked(
            "SELECT call, version, shown || ':' || corrected, figures FROM readings JOIN calls ON call = id"
            " WHERE call IN (SELECT value FROM json_each(?))",
            json.dumps(list(ids)),
        )
        return {call: (version, shown, figures) for call, version, shown, figures in asked}

    def put_readings(self, readings: Iterable[Reading]) -> None:
        """Keep what was read; it is to be made searchable."""
        with self._changing() as db:
            for call, version, packed, people in readings:
                db.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?)", (call, version, *packed))
                db.execute("DELETE FROM people WHERE call = ?", (call,))
                db.executemany("INSERT INTO people VALUES (?,?,?,?,?,?,?,?,?)", [(call, *person) for person in people])
                db.execute("INSERT OR REPLACE INTO unsearchable VALUES (?)", (call,))

    def unsearchable(self) -> list[str]:
        """The calls of which the full text does not know the latest."""
        return [call for (call,) in self._asked("SELECT call FROM unsearchable ORDER BY call")]

    def searchable(self, ids: Iterable[str]) -> None:
        """Note that the full text knows the latest of calls."""
        with self._changing() as db:
            db.executemany("DELETE FROM unsearchable WHERE call = ?", [(id,) for id in ids])

    def nothing_is_searchable(self) -> None:
        """Note that the full text is to be made from nothing."""
        with self._changing() as db:
            db.execute("INSERT OR REPLACE INTO unsearchable SELECT call FROM readings")

    def state(self, name: str) -> Any:
        """A value that was kept, or None."""
        return next((value for (value,) in self._asked("SELECT value FROM state WHERE name = ?", name)), None)

    def set_state(self, name: str, value: Any) -> None:
        """Keep a value: a text, a number or None."""
        with self._changing() as db:
            db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))

    def people(self) -> list[tuple[Any, ...]]:
        """Everyone in every call: call, then the fields of `Person`."""
        return self._asked("SELECT * FROM people ORDER BY person, call")

    def sync(self, *, is_writer: bool = False, thorough: bool = False) -> None:
        """Compare with the folder of records, if it has changed, and take over what is new, other or gone there.

        Args:
            is_writer: Whether the caller holds the lock of the records.
            thorough: Compare also where the folder shows no change: a file may have been written over in its place.
        """
        self._healed(lambda: self._sync(is_writer, thorough))

    def _asked(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._healed(lambda: self._open().execute(statement, values).fetchall())

    def _records(self, condition: str, *values: Any) -> list[CallRecord]:
        found = self._asked(f"SELECT record FROM calls WHERE {condition} ORDER BY id", *values)
        return [record_of(json.loads(text)) for (text,) in found]

    def _keyed(self, kind: str, keys: Iterable[str]) -> list[CallRecord]:
        wanted = json.dumps(list(keys))
        return self._records(
            "id IN (SELECT call FROM keys WHERE kind = ? AND key IN (SELECT value FROM json_each(?)))", kind, wanted
        )

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        db = self._healed(self._open)
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
        except BaseException:
            db.rollback()
            raise
        db.commit()

    def _healed(self, action: Callable[[], T]) -> T:
        """Do something with the file; where that shows it to be damaged, make it anew and do it again."""
        try:
            return action()
        except sqlite3.OperationalError as error:
            if self.path.exists() and not str(error).startswith("no such"):
                raise NotSavedError("Not saved", f"The library's cache {self.path} cannot be used: {error}.") from None
        except (sqlite3.DatabaseError, ValueError):
            pass
        self._throw_away()
        self.notices.append("The library's cache was damaged: it is made anew, and nothing else is lost.")
        self._sync()
        return action()

    def _throw_away(self) -> None:
        self.close()
        for end in ("", "-wal", "-shm", "-journal"):
            with suppress(FileNotFoundError):
                os.unlink(f"{self.path}{end}")

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._connected()
        return self._connection

    def _connected(self) -> sqlite3.Connection:
        """A connection to a file that has the tables; in memory where none can be written."""
        try:
            make_folder(self.path.parent)
            if self.path.exists() and not os.access(self.path, os.W_OK):
                raise PermissionError(self.path)
            db = tables.connection(str(self.path))
        except (OSError, sqlite3.OperationalError):
            db = tables.connection(":memory:")
        tables.prepare(db)
        return db

    def _sync(self, is_writer: bool = False, thorough: bool = False) -> None:
        db = self._open()
        known = dict(db.execute("SELECT name, value FROM state WHERE name IN ('folder', 'dirty')").fetchall())
        if not thorough and known.get("folder") == tables.folder_time(self.calls) and not known.get("dirty"):
            return
        alone = is_writer or not is_held(lock_of(self.calls))
        before = tables.folder_time(self.calls)
        held = {path.name[: -len(SUFFIX)]: json.dumps(stamp_of(path)) for path in record_files(self.calls)}
        stamps = dict(db.execute("SELECT id, stamp FROM calls"))
        changed = [id for id, stamp in held.items() if stamps.get(id) != stamp]
        gone = stamps.keys() - held.keys()
        if not changed and not gone and (not alone or (known.get("folder") == before and not known.get("dirty"))):
            return
        with self._changing() as db:
            for id in (*gone, *changed):
                record = self._readable(id)
                if record is None:
                    tables.drop(db, id)
                else:
                    tables.put(db, record, held[id])
            if alone:
                tables.remember(db, self.calls, dirty=False, seen=before)

    def _readable(self, id: str) -> CallRecord | None:
        """A record from its file; None where that is gone, or holds no record of that id."""
        with suppress(OSError, ValueError):
            record = read_record(self.calls / f"{id}{SUFFIX}")
            return record if record is not None and record.id == id else None
        return None
