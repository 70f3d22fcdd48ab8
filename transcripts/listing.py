"""A library's calls in the order of lists: by company, then by fiscal quarter."""

from transcripts.cache_file import CacheFile, CallRow
from transcripts.library_companies import LAST, arranged, company_key, ticker_of


def calls_of(cache: CacheFile) -> list[CallRow]:
    """All calls, each with the ticker that its company has in any of them."""
    tickers = cache.tickers()
    told = []
    for row in cache.rows():
        ticker = ticker_of(row.ticker, row.firm, tickers)
        told.append(row._replace(ticker=ticker, key=company_key(ticker, row.firm)))
    return arranged(told, lambda row: row.key, lambda row: row.firm, _place)


def _place(row: CallRow) -> tuple[int, int, str, str]:
    if row.year is None:
        return (LAST, 9, "", row.id) if row.date is None else (int(row.date[:4]), 0, row.date, row.id)
    return row.year, row.part or 4, row.date or "", row.id
