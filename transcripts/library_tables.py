"""The tables of a library's cache. Loads nothing that takes long."""

import os
import sqlite3
import time
from pathlib import Path

from transcripts.library_files import stamp_of
from transcripts.library_place import is_record

_VERSION = 5
_PATIENCE = 30.0
_SAME_TICK = 50_000_000
"""Nanoseconds within which a folder may change twice and show one time."""
_TABLES = f"""
PRAGMA user_version = {_VERSION};
CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE calls (
  id TEXT PRIMARY KEY, stamp TEXT, company TEXT, ticker TEXT, firm TEXT, own TEXT, type TEXT,
  year INTEGER, part INTEGER, quarter INTEGER,
  period TEXT, date TEXT, title TEXT, shown TEXT, corrected TEXT, renderings INTEGER, added TEXT, record TEXT
) WITHOUT ROWID;
CREATE TABLE keys (kind TEXT, key TEXT, call TEXT, PRIMARY KEY (kind, key, call)) WITHOUT ROWID;
CREATE INDEX keys_of_call ON keys (call);
CREATE TABLE tickers (firm TEXT, ticker TEXT, call TEXT, PRIMARY KEY (firm, ticker, call)) WITHOUT ROWID;
CREATE INDEX tickers_of_call ON tickers (call);
CREATE INDEX tickers_by_ticker ON tickers (ticker COLLATE NOCASE);
CREATE TABLE readings (call TEXT PRIMARY KEY, version TEXT, text BLOB, figures BLOB, rest BLOB);
CREATE TABLE people (
  call TEXT, person TEXT, name TEXT, role TEXT, title TEXT, firm TEXT, turns INTEGER, words INTEGER, questions INTEGER,
  PRIMARY KEY (call, person)
) WITHOUT ROWID;
CREATE INDEX people_by_person ON people (person);
CREATE TABLE notes (call TEXT PRIMARY KEY, stamp TEXT, marks INTEGER, notes TEXT);
CREATE TABLE unsearchable (call TEXT PRIMARY KEY) WITHOUT ROWID;
"""
CHANGED = "INSERT OR REPLACE INTO state VALUES ('changed', hex(randomblob(8)))"
"""Gives the records another generation."""


def connection(path: str) -> sqlite3.Connection:
    """A connection that readers share with one writer, and that several threads may use in turn."""
    db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:  # it is damaged, or cannot be written beside
        db.close()
        raise
    return db


def prepare(db: sqlite3.Connection) -> int | None:
    """Make the tables, in place of those of another version; of two processes one does it.

    Returns:
        None where they were there; else the version of those that were, 0 where there were none.
    """
    if db.execute("PRAGMA user_version").fetchone()[0] == _VERSION:
        return None
    db.execute("BEGIN IMMEDIATE")
    found: int = db.execute("PRAGMA user_version").fetchone()[0]
    if found != _VERSION:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            db.execute(f'DROP TABLE "{name}"')
        for statement in _TABLES.split(";\n"):
            db.execute(statement)
    db.execute("COMMIT")
    return None if found == _VERSION else found


def folder_time(folder: Path) -> int:
    """When something was last put into a folder, taken out or renamed (nanoseconds); 0 where there is none."""
    stamp = stamp_of(folder)
    return stamp.modified if stamp else 0


def remember(db: sqlite3.Connection, folder: Path, *, dirty: bool, seen: int | None = None) -> None:
    """Note the state of the folder that the tables agree with; not one that may change within the same tick."""
    when = folder_time(folder) if seen is None else seen
    if seen is not None and time.time_ns() - when < _SAME_TICK:
        when = -1
    db.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", [("folder", when), ("dirty", int(dirty))])


def drop(db: sqlite3.Connection, id: str) -> None:
    """Forget a call; the full text is to forget it too."""
    for table, column in (
        ("calls", "id"),
        ("keys", "call"),
        ("tickers", "call"),
        ("readings", "call"),
        ("people", "call"),
    ):
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", (id,))
    db.execute("INSERT OR REPLACE INTO unsearchable VALUES (?)", (id,))
    db.execute(CHANGED)


def record_files(folder: Path) -> list[Path]:
    """The files in a folder that should be records (`is_record`); none where there is no folder."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if is_record(entry.name)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [folder / name for name in sorted(names)]
