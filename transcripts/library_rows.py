"""What a call's record puts into the tables of the cache."""

import json
import sqlite3
from collections.abc import Iterable

from transcripts.firms import firm_key
from transcripts.library_catalogue import CallRecord
from transcripts.library_companies import company_key
from transcripts.library_tables import CHANGED
from transcripts.model import Company


def company_keys(companies: Iterable[Company]) -> set[str]:
    """All that companies are known by: their names and tickers."""
    found = set()
    for company in companies:
        if company.name:
            found.add(f"name {firm_key(company.name)}")
        if company.ticker:
            found.add(f"ticker {company.ticker.casefold()}")
    return found


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
        event.fiscal_quarter,
        event.period,
        event.date,
        record.title,
        record.renderings[0].sha256,
        record.corrections.digest,
        len(record.renderings),
        min(r.added for r in record.renderings),
        json.dumps(record.as_json()),
    )
    db.execute(f"INSERT OR REPLACE INTO calls VALUES ({','.join('?' * len(row))})", row)
    db.execute("DELETE FROM keys WHERE call = ?", (record.id,))
    keys = [("id", id.casefold(), record.id) for id in record.ids]
    keys += [("file", rendering.sha256, record.id) for rendering in record.renderings]
    keys += [("company", key, record.id) for key in company_keys(record.companies)]
    keys += [("near", key, record.id) for key in company_keys(company for company, _ in record.facts)]
    db.executemany("INSERT OR REPLACE INTO keys VALUES (?, ?, ?)", keys)
    db.execute("DELETE FROM tickers WHERE call = ?", (record.id,))
    told = [(firm_key(c.name), c.ticker, record.id) for c in set(record.companies) if c.name and c.ticker]
    db.executemany("INSERT OR REPLACE INTO tickers VALUES (?, ?, ?)", told)
    db.execute(CHANGED)
