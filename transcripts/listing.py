"""A library's calls in the order of lists: by company, then by fiscal quarter."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from transcripts.cache_file import CacheFile, CallRow
from transcripts.errors import EarmarkError
from transcripts.library_companies import LAST, arranged, company_key, ticker_of

_PARTS, _FIELDS = "\x1e", "\x1f"


class Held(NamedTuple):
    """A call of the library, as the grid shows it."""

    id: str
    company: str
    """The company's name; "" where it is not known."""
    ticker: str
    """"" where there is none."""
    year: int | None
    quarter: int | None
    """The fiscal quarter; the second of a half-year's call."""
    label: str
    """The quarter in short: "Q1 2013", "H1 2015", "FY 2012", the date, "undated"."""
    date: str
    """ISO; "" where it is not known."""
    key: str
    """What calls of one company have in common."""

    @property
    def quarter_number(self) -> int | None:
        """The number of its quarter, counted through the years; None where it is of no quarter."""
        return None if self.year is None or self.quarter is None else self.year * 4 + self.quarter - 1

    @property
    def words(self) -> str:
        """What typed words are looked for in, folded."""
        year = self.year or ""
        return f"{self.company} {self.ticker} {self.id} {self.label} {year}q{self.quarter} {self.date}".casefold()


def calls_of(cache: CacheFile) -> list[CallRow]:
    """All calls, each with the ticker that its company has in any of them."""
    tickers = cache.tickers()
    told = []
    for row in cache.rows():
        ticker = ticker_of(row.ticker, row.firm, tickers)
        told.append(row._replace(ticker=ticker, key=company_key(ticker, row.firm)))
    return arranged(told, lambda row: row.key, lambda row: row.firm, _place)


def held_calls(cache: CacheFile) -> list[Held]:
    """All calls of a library, in the order of lists, as fast as can be: kept as texts until a record changes.

    Raises:
        EarmarkError: The cache can neither be used nor made anew.
    """
    if not cache.calls.is_dir():
        return []
    cache.sync()
    return _calls_in(kept(cache, "shelves", len(Held._fields), lambda: _columns(map(held_of, calls_of(cache)))))


def kept(cache: CacheFile, name: str, number: int, made: Callable[[], Sequence[Sequence[str]]]) -> list[list[str]]:
    """Columns of texts that are made of all calls: kept until a record changes, as one text.

    Splitting that is many times faster than reading as many rows.

    Args:
        cache: What they are made of, up to date.
        name: What they are kept as.
        number: How many columns there are.
        made: Makes them, all equally long.
    """
    generation = cache.generation() or ""
    held = str(cache.state(name) or "").split(_PARTS)
    if held[0] == generation and len(held) == number + 1 and held[1]:
        columns = [column.split(_FIELDS) for column in held[1:]]
        if len(set(map(len, columns))) == 1:
            return columns
    columns = [list(column) for column in made()]
    texts = [_FIELDS.join(column) for column in columns]
    if not any(_PARTS in text or text.count(_FIELDS) >= len(columns[0]) for text in texts):
        with suppress(EarmarkError, sqlite3.Error):  # where nothing can be written it is done again the next time
            cache.set_state(name, _PARTS.join((generation, *texts)))
    return columns


def held_of(row: CallRow) -> Held:
    """A call of the library as the grid shows it."""
    return Held(
        row.id,
        row.company or "",
        row.ticker or "",
        row.year,
        row.part,
        label_of(row),
        row.date or "",
        row.key or row.id,
    )


def label_of(row: CallRow) -> str:
    """A call's quarter in short: "Q1 2013", "H1 2015", "FY 2012", its date, "undated"."""
    if row.period is None or row.year is None:
        return row.date or "undated"
    part = row.period.removeprefix(str(row.year))
    return f"{part} {row.year}" if part else f"FY {row.year}"


def _columns(calls: Iterable[Held]) -> list[list[str]]:
    """Each field of all calls, as texts."""
    rows = list(calls)
    return [["" if value is None else str(value) for value in column] for column in zip(*rows, strict=True)] or [
        [] for _ in Held._fields
    ]


def _calls_in(columns: list[list[str]]) -> list[Held]:
    """The calls that columns are of."""
    ids, companies, tickers, years, quarters, *rest = columns
    numbers = ([int(text) if text else None for text in column] for column in (years, quarters))
    return list(map(Held._make, zip(ids, companies, tickers, *numbers, *rest, strict=True)))


def _place(row: CallRow) -> tuple[int, int, str, str]:
    if row.year is None:
        return (LAST, 9, "", row.id) if row.date is None else (int(row.date[:4]), 0, row.date, row.id)
    return row.year, row.part or 4, row.date or "", row.id
