"""`earmark list`: the calls of the library. Loads nothing that takes long."""

import argparse
from collections.abc import Sequence
from typing import Any

from transcripts.cache_file import CacheFile, CallRow
from transcripts.library_place import has_calls, library_root
from transcripts.listing import calls_of, kept
from tui import output


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which calls, and for whom."""
    parser.add_argument("company", nargs="?", metavar="COMPANY", help="only this company's, by ticker or name")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """The calls by company and quarter, a line each."""
    root = library_root(arguments.library)
    cache = CacheFile(root, output.complain)
    if not has_calls(root):
        output.complain("There are no calls in the library yet: earmark add PATH…")
        return 0
    cache.sync()
    counts = _annotations(cache, arguments)
    if arguments.company is None and not arguments.json:
        _print(kept(cache, "lines", 2, lambda: _lines(calls_of(cache))), counts)
        return 0
    rows = calls_of(cache)
    if arguments.company is not None:
        rows = _of_company(rows, arguments)
    if arguments.json:
        files = cache.files() if rows else {}
        for row in rows:
            output.json_line(_as_json(row, files.get(row.id, []), counts.get(row.id, 0)))
    else:
        _print(_lines(rows), counts)
    return 0


def _of_company(rows: list[CallRow], arguments: argparse.Namespace) -> list[CallRow]:
    from transcripts.library import Library

    wanted = {
        record.id for record in Library(library_root(arguments.library), output.complain).company(arguments.company)
    }
    if not wanted:
        output.complain(f"There are no calls of {arguments.company} in the library.")
    return [row for row in rows if row.id in wanted]


def _annotations(cache: CacheFile, arguments: argparse.Namespace) -> dict[str, int]:
    """How many annotations each call has; looked up where the annotations were not changed since somebody looked."""
    counts = cache.note_counts()
    if counts is None:
        from annotations.notebook import Notebook
        from annotations.searchable import take_notes
        from transcripts.library import Library

        root = library_root(arguments.library)
        take_notes(Notebook(root), Library(root, output.complain).index)
        counts = cache.note_counts()
    return counts or {}


def _as_json(row: CallRow, files: list[dict[str, str]], annotations: int) -> dict[str, Any]:
    return {
        "id": row.id,
        "company": row.company,
        "ticker": row.ticker,
        "fiscal_year": row.year,
        "fiscal_quarter": row.quarter,
        "date": row.date,
        "title": row.title,
        "renderings": files,
        "annotations": annotations,
    }


def _lines(rows: list[CallRow]) -> tuple[list[str], list[str]]:
    """The ids of calls, and a line for each."""
    table = [(row.id, row.period or "", row.date or "") for row in rows]
    widths = [max((len(cells[at]) for cells in table), default=0) for at in range(3)]
    lines = []
    for row, cells in zip(rows, table, strict=True):
        more = row.renderings - 1
        about = [row.company or row.title or row.id]
        about += [f"(+{more} rendering{'s' if more > 1 else ''})"] if more else []
        lines.append("  ".join((*(f"{cell:<{w}}" for cell, w in zip(cells, widths, strict=True)), *about)))
    return [row.id for row in rows], lines


def _print(lines: Sequence[Sequence[str]], counts: dict[str, int]) -> None:
    told = [
        f"{line}  {counts[id]} annotation{'s' if counts[id] > 1 else ''}" if id in counts else line
        for id, line in zip(*lines, strict=True)
    ]
    output.lines(told)
