"""`earmark metrics TICKER`: what a company guided and what came of it, metric by quarter."""

import argparse
import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from annotations.notebook import Notebook
from transcripts.amounts import short
from transcripts.errors import EarmarkError
from transcripts.figures.vocabulary import DEFAULT
from transcripts.ledger import Ledger, Row, ledger_of, reported
from transcripts.ledger_cells import Cell, Reported
from transcripts.ledger_sheets import (
    CSV_HEAD,
    as_markdown,
    row_name,
    rows_as_csv,
    rows_as_json,
    told_period,
    told_verdict,
)
from transcripts.library import Library, library_root
from transcripts.model import Company, Figure
from tui import output

_QUARTERS = 8
"""Quarters in the tables for people, unless more are asked for."""
_ANY_WIDTH = 10_000
"""Cells a line may have where no terminal cuts it."""


class _Account(NamedTuple):
    company: Company
    ledger: Ledger


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whose metrics, which, and for whom."""
    parser.add_argument(
        "company", nargs="+", metavar="TICKER|PATH", help="a company of the library, or files and folders of its calls"
    )
    parser.add_argument("--metric", action="append", metavar="NAME", help="only this metric (may be repeated)")
    parser.add_argument("--segments", action="store_true", help="the segments of each metric in the table as well")
    parser.add_argument("--last", type=int, default=_QUARTERS, metavar="N", help="quarters in the table (default: 8)")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="one JSON object a line for each metric and period")
    shape.add_argument("--csv", action="store_true", help="the same as CSV")
    shape.add_argument("--markdown", action="store_true", help="a Markdown table")


def run(arguments: argparse.Namespace) -> int:
    """The ledger of each company."""
    accounts = [
        _only(account, arguments.metric) for account in _accounts(arguments.company, library_root(arguments.library))
    ]
    if arguments.json:
        for account in accounts:
            for row in rows_as_json(account.ledger, account.company):
                output.json_line(row)
    elif arguments.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(CSV_HEAD)
        for account in accounts:
            writer.writerows(rows_as_csv(account.ledger, account.company))
    else:
        for account in accounts:
            ledger = account.ledger if arguments.segments else account.ledger.of_company()
            show = _markdown if arguments.markdown else _table
            show(account.company, ledger, ledger.latest(arguments.last))
    return 0


def _accounts(words: Sequence[str], root: Path) -> list[_Account]:
    """The ledgers asked for: of the files among the words, by company, and of the companies of the library."""
    library = Library(root, output.complain)
    if library.own_words.problem:
        output.complain(library.own_words.problem)
    paths = [Path(word) for word in words if Path(word).exists()]
    accounts = _of_files(paths, library) if paths else []
    return accounts + [_of_library(word, library) for word in words if not Path(word).exists()]


def _of_files(paths: list[Path], library: Library) -> list[_Account]:
    from transcripts.folders import files_of
    from transcripts.reading import read_file
    from transcripts.shelf import arranged

    files, nothing = files_of(paths)
    for name, reason in nothing:
        output.complain(f"{name}: {reason}")
    words = library.own_words.vocabulary
    calls = []
    for path in files:
        try:
            calls.append(read_file(path, vocabulary=words))
        except EarmarkError as error:
            output.complaint(str(path), error)
    shelves = arranged(calls)
    return [
        _Account(shelf.company, ledger_of((reported(event.call) for event in shelf.events), words or DEFAULT))
        for shelf in shelves
    ]


def _of_library(word: str, library: Library) -> _Account:
    records = library.company(word)
    if not records:
        raise EarmarkError("No such company", f"There is no call of {word} in the library.", "See `earmark list`.")
    figures, notebook = library.index.figures(record.id for record in records), Notebook(library.root)
    calls = [
        Reported(record.id, record.event.period, _put_right(notebook, record.id, figures.get(record.id, ())))
        for record in records
    ]
    return _Account(records[-1].company, ledger_of(calls, library.own_words.vocabulary or DEFAULT))


def _put_right(notebook: Notebook, id: str, read: Sequence[Figure]) -> Sequence[Figure]:
    """A call's figures as the user has put them right."""
    try:
        return notebook.figures(id, read)
    except EarmarkError as error:
        output.complain(str(error))
        return read


def _only(account: _Account, metrics: Sequence[str] | None) -> _Account:
    """The ledger with some of its metrics.

    Raises:
        EarmarkError: It has none of that name.
    """
    if metrics is None:
        return account
    known = {row.key.metric for row in account.ledger.rows}
    for name in metrics:
        if name not in known:
            raise EarmarkError(
                "No such metric", f"Nothing is said of {name}.", f"There are {', '.join(sorted(known))}."
            )
    return _Account(account.company, account.ledger.only(metrics))


def _markdown(company: Company, ledger: Ledger, periods: Sequence[str]) -> None:
    sys.stdout.write("\n".join(as_markdown(ledger, company, periods)) + "\n")


def _table(company: Company, ledger: Ledger, periods: Sequence[str]) -> None:
    """Metrics down, periods across: the result, what was guided for it, what came of it."""
    from rich.table import Table

    from tui.literal import rich_lines, rich_text

    out = output.console()
    if not sys.stdout.isatty():
        out.width = _ANY_WIDTH
    shown = _that_fit(ledger, list(periods), out.width if sys.stdout.isatty() else None)
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("metric", no_wrap=True)
    for period, before in zip(shown, [None, *shown], strict=False):
        missing = 0 if before is None else ledger.missing(before, period)
        head = f"{f'({missing} missing) ' if missing else ''}{told_period(period)}"
        table.add_column(rich_text(head), justify="right", no_wrap=True)
    for row in ledger.rows:
        cells = [row.cells.get(period) for period in shown]
        if any(cell is not None and (cell.actual or cell.guidance) for cell in cells):
            table.add_row(rich_text(row_name(row)), *(rich_lines(_lines(cell, row)) for cell in cells))
    out.print(rich_text(company.name or company.ticker or "Unnamed company", "bold"))
    out.print(table)


def _that_fit(ledger: Ledger, periods: list[str], width: int | None) -> list[str]:
    """The last periods whose columns fit into a width."""
    if width is None:
        return periods
    left = width - max((len(row_name(row)) for row in ledger.rows), default=0)
    shown: list[str] = []
    for period in reversed(periods):
        lines = [line for row in ledger.rows for line in _lines(row.cells.get(period), row).split("\n")]
        left -= 2 + max(map(len, [*lines, "(99 missing) Q4 2000"]))
        if left < 0 and shown:
            break
        shown.insert(0, period)
    return shown


def _lines(cell: Cell | None, row: Row) -> str:
    """A cell in up to three lines."""
    if cell is None:
        return ""
    result = "" if cell.actual is None else _amount(cell.actual.figure)
    lines = [f"{result} *" if cell.restated is not None else result]
    if cell.guidance is not None:
        lines.append(f"guided {_amount(cell.guidance.figure)}")
    if cell.verdict is not None:
        lines.append(told_verdict(cell.verdict, row.unit))
    return "\n".join(lines)


def _amount(figure: Figure) -> str:
    """A figure, marked where the user has put it right."""
    return f"{short(figure)}{' !' if figure.yours else ''}"
