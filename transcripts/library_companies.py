"""Whose calls are whose: a company known by its ticker in one call is the same in another that prints only its name.

Pure: records in, records out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from transcripts.firms import firm_key
from transcripts.library_catalogue import CallRecord, Rendering
from transcripts.model import Company

_LAST = 9999


class Companies:
    """Records by company.

    Args:
        records: All records of a library.
    """

    def __init__(self, records: Iterable[CallRecord]) -> None:
        self._records = list(records)
        self._tickers: dict[str, set[str]] = {}
        for record in self._records:
            for rendering in record.renderings:
                company = rendering.company
                if company.name and company.ticker:
                    self._tickers.setdefault(firm_key(company.name), set()).add(company.ticker)

    def arranged(self) -> list[CallRecord]:
        """All records, by company in the order of the alphabet, then by quarter; each with the ticker it lacks."""
        known = [self._with_ticker(record) for record in self._records]
        names: dict[str, Counter[str]] = {}
        for record in known:
            names.setdefault(_key(record.company), Counter()).update([firm_key(record.company.name or "")])
        shown = {key: max((number, name) for name, number in found.items())[1] for key, found in names.items()}

        def place(record: CallRecord) -> tuple[bool, str, str, int, int, str, str]:
            key = _key(record.company)
            return key == "", shown[key], key, *_quarter(record), record.id

        return sorted(known, key=place)

    def of(self, word: str) -> list[CallRecord]:
        """The calls of the company with that ticker, else of that name, else whose name begins so; by quarter."""
        asked, name = word.strip().casefold(), firm_key(word)
        records = self.arranged()
        found = [r for r in records if (r.company.ticker or "").casefold() == asked]
        found = found or [r for r in records if name and firm_key(r.company.name or "") == name]
        found = found or [r for r in records if name and f"{firm_key(r.company.name or '')} ".startswith(f"{name} ")]
        keys = {_key(r.company) for r in found if found}
        return [r for r in records if _key(r.company) in keys and _key(r.company)]

    def near(self, rendering: Rendering) -> Iterator[CallRecord]:
        """The calls of which a file may be another rendering, by whose call it is."""
        keys = self._keys(rendering.company)
        for record in self._records:
            if any(keys & self._keys(known.company) for known in record.renderings):
                yield record

    def _keys(self, company: Company) -> set[str]:
        """All that a company is known by; calls that share one are of one company."""
        tickers = {company.ticker} if company.ticker else set()
        names = set()
        if company.name:
            name = firm_key(company.name)
            names.add(f"name {name}")
            if not tickers:
                tickers = self._tickers.get(name, set())
        return names | {f"ticker {ticker.casefold()}" for ticker in tickers}

    def _with_ticker(self, record: CallRecord) -> CallRecord:
        company = record.company
        if company.ticker or not company.name:
            return record
        tickers = self._tickers.get(firm_key(company.name), set())
        return replace(record, ticker=next(iter(tickers))) if len(tickers) == 1 else record


def _key(company: Company) -> str:
    """What calls of one company have in common, or "" where nothing tells whose call it is."""
    return f"ticker {company.ticker.casefold()}" if company.ticker else firm_key(company.name or "")


def _quarter(record: CallRecord) -> tuple[int, int, str]:
    """A call's place among its company's: those of no known quarter by their date, those without any last."""
    event = record.event
    if event.fiscal_year is None:
        return (_LAST, 9, "") if event.date is None else (int(event.date[:4]), 0, event.date)
    return event.fiscal_year, event.fiscal_quarter or (event.fiscal_half or 2) * 2, event.date or ""
