"""The tables of a library's cache, and what a record puts into them."""

import json
import sqlite3
import time
from pathlib import Path

from transcripts.firms import firm_key
from transcripts.library_catalogue import CallRecord
from transcripts.library_companies import company_key
from transcripts.library_files import stamp_of

_VERSION = 1
_PATIENCE = 30.0
_SAME_TICK = 50_000_000
"""Nanoseconds within which a folder may change twice and show one time."""
_TABLES = f"""
PRAGMA user_version = {_VERSION};
CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE calls (
  id TEXT PRIMARY KEY, stamp TEXT, company TEXT, ticker TEXT, firm TEXT, own TEXT, type TEXT, year INTEGER, part INTEGER,
  period TEXT, date TEXT, title TEXT, shown TEXT, corrected TEXT, renderings INTEGER, added TEXT, record TEXT
) WITHOUT ROWID;
CREATE TABLE keys (kind TEXT, key TEXT, call TEXT, PRIMARY KEY (kind, key, call)) WITHOUT ROWID;
CREATE INDEX keys_of_call ON keys (call);
CREATE TABLE tickers (firm TEXT, ticker TEXT, call TEXT, PRIMARY KEY (firm, ticker, call)) WITHOUT ROWID;
CREATE INDEX tickers_of_call ON tickers (call);
CREATE TABLE readings (call TEXT PRIMARY KEY, version TEXT, text BLOB, figures BLOB, rest BLOB);
CREATE TABLE people (
  call TEXT, person TEXT, name TEXT, role TEXT, title TEXT, firm TEXT, turns INTEGER, words INTEGER, questions INTEGER,
  PRIMARY KEY (call, person)
) WITHOUT ROWID;
CREATE INDEX people_by_person ON people (person);
CREATE TABLE notes (call TEXT PRIMARY KEY, stamp TEXT, notes TEXT);
CREATE TABLE unsearchable (call TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_CHANGED = "INSERT OR REPLACE INTO state VALUES ('changed', hex(randomblob(8)))"
"""Gives the records another generation."""


def company_keys(record: CallRecord) -> set[str]:
    """All that a call's company is known by: the names and tickers of its renderings."""
    found = set()
    for company, _ in record.facts:
        if company.name:
            found.add(f"name {firm_key(company.name)}")
        if company.ticker:
            found.add(f"ticker {company.ticker.casefold()}")
    return found


def connection(path: str) -> sqlite3.Connection:
    """A connection that readers share with one writer, and that several threads may use in turn."""
    db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    return db


def prepare(db: sqlite3.Connection) -> None:
    """Make the tables, in place of those of another version; of two processes one does it."""
    if db.execute("PRAGMA user_version").fetchone()[0] == _VERSION:
        return
    db.execute("BEGIN IMMEDIATE")
    if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            db.execute(f'DROP TABLE "{name}"')
        for statement in _TABLES.split(";\n"):
            db.execute(statement)
    db.execute("COMMIT")


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


def put(db: sqlite3.Connection, record: CallRecord, stamp: str) -> None:
    """Take over a record.

    Args:
        db: The cache, in a transaction.
        record: The record.
        stamp: Which generation of its file it is.
    """
    company, event = record.company, record.event
    firm = firm_key(company.name or "")
    part = event.fiscal_quarter or (2 * event.fiscal_half if event.fiscal_half else None)
    row = (
        record.id,
        stamp,
        company.name,
        company.ticker,
        firm,
        company_key(company.ticker, firm),
        event.type,
        event.fiscal_year,
        part,
        event.period,
        event.date,
        record.title,
        record.renderings[0].sha256,
        record.corrections.digest,
        len(record.renderings),
        min(r.added for r in record.renderings),
        json.dumps(record.as_json(), ensure_ascii=False),
    )
    db.execute(f"INSERT OR REPLACE INTO calls VALUES ({','.join('?' * len(row))})", row)
    db.execute("DELETE FROM keys WHERE call = ?", (record.id,))
    keys = [("id", id.casefold(), record.id) for id in record.ids]
    keys += [("file", rendering.sha256, record.id) for rendering in record.renderings]
    keys += [("company", key, record.id) for key in company_keys(record)]
    db.executemany("INSERT OR REPLACE INTO keys VALUES (?, ?, ?)", keys)
    db.execute("DELETE FROM tickers WHERE call = ?", (record.id,))
    companies = {company for company, _ in record.facts}
    told = [(firm_key(c.name), c.ticker, record.id) for c in companies if c.name and c.ticker]
    db.executemany("INSERT OR REPLACE INTO tickers VALUES (?, ?, ?)", told)
    db.execute(_CHANGED)


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
    db.execute(_CHANGED)
