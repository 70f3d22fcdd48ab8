"""What a library knows of all its calls at once: their records, what was read of them, the notes on them."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from transcripts import library_tables as tables
from transcripts.cache_file import SUFFIX, CacheFile, CallRow
from transcripts.library_catalogue import CallRecord, record_of
from transcripts.library_files import stamp_of
from transcripts.library_rows import put
from transcripts.packing import Packed

__all__ = ["Cache", "CallRow", "Person", "Reading"]


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


class Cache(CacheFile):
    """The cache of one library, as far as anybody asks it."""

    def records(self) -> Iterator[CallRecord]:
        """All records, in the order of their ids."""
        for (text,) in self._asked("SELECT record FROM calls ORDER BY id"):
            yield record_of(json.loads(text))

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

    def near_companies(self, keys: Iterable[str]) -> list[CallRecord]:
        """The calls that share one of the keys in anything that a file of theirs prints, put right by hand or not."""
        return self._keyed("near", keys)

    def keys_beside(self, keys: Iterable[str]) -> set[str]:
        """The keys of companies, and those that some call shows to be of the same ones: tickers of names, names of tickers."""
        found: set[str] = set()
        fresh = set(keys)
        while fresh:
            found |= fresh
            fresh = {beside for key in fresh for beside in self._beside(key)} - found
        return found

    def _beside(self, key: str) -> Iterator[str]:
        kind, _, known = key.partition(" ")
        if kind == "name":
            asked = "SELECT DISTINCT ticker FROM tickers WHERE firm = ?"
            yield from (f"ticker {ticker.casefold()}" for (ticker,) in self._asked(asked, known))
        else:
            asked = "SELECT DISTINCT firm FROM tickers WHERE ticker = ? COLLATE NOCASE"
            yield from (f"name {firm}" for (firm,) in self._asked(asked, known))

    def keys_like(self, start: str) -> list[str]:
        """The keys of companies that begin so."""
        asked = "SELECT DISTINCT key FROM keys WHERE kind = 'company' AND key >= ? AND key < ? ORDER BY key"
        return [key for (key,) in self._asked(asked, start, start + "\U0010ffff")]

    def taken_ids(self, id: str) -> set[str]:
        """The ids, in lower case, that begin so, that some call answers to."""
        start = id.casefold()
        asked = "SELECT key FROM keys WHERE kind = 'id' AND key >= ? AND key < ?"
        return {key for (key,) in self._asked(asked, start, start + "\U0010ffff")}

    @contextmanager
    def following(self) -> Iterator[None]:
        """Take over what is done to the records meanwhile, as one change; a sudden end is seen, and they are compared.

        Raises:
            NotSavedError: The file cannot be written, or another process writes for too long.
        """
        self.set_state("dirty", 1)
        with self.together():
            yield
            with self._changing() as db:
                tables.remember(db, self.calls, dirty=False)

    def put(self, record: CallRecord, gone: Iterable[str] = ()) -> None:
        """Take over a record that was just written, and drop those that went into it; within `following`."""
        with self._changing() as db:
            for id in gone:
                tables.drop(db, id)
            stamp = stamp_of(self.calls / f"{record.id}{SUFFIX}")
            put(db, record, json.dumps(stamp))

    def drop(self, id: str) -> None:
        """Forget a call whose record was just taken away; within `following`."""
        with self._changing() as db:
            tables.drop(db, id)

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
            held = [list(note) for note in notes]
            marks = sum(quote != "" for _, _, quote, *_ in held)
            row = (id, stamp, marks, json.dumps(held, ensure_ascii=False))
            db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?)", row)
            db.execute("INSERT OR REPLACE INTO unsearchable VALUES (?)", (id,))

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

    def people(self, person: str | None = None) -> list[tuple[Any, ...]]:
        """Everyone in every call, or one person in all of them: call, then the fields of `Person`."""
        if person is not None:
            return self._asked("SELECT * FROM people WHERE person = ?", person)
        return self._asked("SELECT * FROM people ORDER BY person, call")

    def _records(self, condition: str, *values: Any) -> list[CallRecord]:
        found = self._asked(f"SELECT record FROM calls WHERE {condition} ORDER BY id", *values)
        return [record_of(json.loads(text)) for (text,) in found]

    def _keyed(self, kind: str, keys: Iterable[str]) -> list[CallRecord]:
        wanted = json.dumps(list(keys))
        return self._records(
            "id IN (SELECT call FROM keys WHERE kind = ? AND key IN (SELECT value FROM json_each(?)))", kind, wanted
        )
