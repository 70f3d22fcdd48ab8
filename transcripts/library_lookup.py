"""How a library finds a call without looking at all of them: sets of names, kept as empty files in small folders.

Nothing is in them that the records do not say; they may be deleted and are made again. A name once in a set stays, so
two machines that share the folder can only agree.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, unquote

from transcripts.firms import firm_key
from transcripts.library_catalogue import CallRecord, Rendering
from transcripts.library_files import make_folder


class Lookup:
    """The sets of names in a library's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ids_of_file(self, sha256: str) -> list[str]:
        """The calls that a file is a rendering of."""
        return self._names("files", sha256[:2], sha256)

    def ids_of_id(self, id: str) -> list[str]:
        """The calls that answer to an id, in any case of letters."""
        return self._names("ids", id.casefold())

    def ids_of_company(self, rendering: Rendering) -> list[str]:
        """The calls of the company of a rendering, known by ticker or by name."""
        keys = _company_keys(rendering)
        if rendering.company.name and not rendering.company.ticker:
            keys += [f"ticker-{ticker.casefold()}" for ticker in self.tickers(rendering.company.name)]
        return sorted({name for key in keys for name in self._names("companies", key)})

    def tickers(self, company: str) -> list[str]:
        """The tickers that a company of that name has in some call."""
        return self._names("tickers", _name_key(company))

    def enter(self, record: CallRecord) -> None:
        """Make a record known by all that it can be asked by.

        Raises:
            OSError: It could not be written.
        """
        for id in record.ids:
            self._enter(record.id, "ids", id.casefold())
        for rendering in record.renderings:
            for key in _company_keys(rendering):
                self._enter(record.id, "companies", key)
            company = rendering.company
            if company.name and company.ticker:
                self._enter(company.ticker, "tickers", _name_key(company.name))
        for rendering in record.renderings:
            self._enter(record.id, "files", rendering.sha256[:2], rendering.sha256)

    def forget(self) -> None:
        """Empty all sets, to make them again."""
        with suppress(FileNotFoundError):
            shutil.rmtree(self.folder)

    def _names(self, *keys: str) -> list[str]:
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(self._place(*keys)) as entries:
            return sorted(unquote(entry.name) for entry in entries)
        return []

    def _enter(self, name: str, *keys: str) -> None:
        folder = self._place(*keys)
        path = folder / _safe(name)
        if not path.exists():
            make_folder(folder)
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))

    def _place(self, *keys: str) -> Path:
        return self.folder.joinpath(*map(_safe, keys))


def tickers_by_name(records: Iterator[CallRecord]) -> dict[str, set[str]]:
    """The tickers of companies by what is left of their names for comparing."""
    found: dict[str, set[str]] = {}
    for record in records:
        company = record.company
        if company.name and company.ticker:
            found.setdefault(_name_key(company.name), set()).add(company.ticker)
    return found


def _company_keys(rendering: Rendering) -> list[str]:
    company = rendering.company
    keys = [f"ticker-{company.ticker.casefold()}"] if company.ticker else []
    return keys + ([_name_key(company.name)] if company.name else [])


def _name_key(name: str) -> str:
    return f"name-{firm_key(name)}"


def _safe(name: str) -> str:
    """A name as that of a file: nothing that a file system takes for more than a letter."""
    return quote(name, safe=" ")[:200].replace(".", "%2E")
