"""Figures: finding those of a call of 50 KB, and the ledger of forty quarters from the library's cache.

uv run python bench/figures.py [--runs 20] [--kilobytes 50] [--quarters 40]

Processor time of this process, beside its budget. The calls are invented (`invented_calls.py`).
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from invented_calls import write_calls
from ratios import interleaved, milliseconds

from transcripts.adding import add_all
from transcripts.library import Library
from transcripts.model import Call
from transcripts.reading import read_file, with_figures
from tui.keeping import Keeper
from tui.ledgers import Account, account_of
from tui.lending import Lender

_FIGURES, _LEDGER = 15.0, 100.0  # ms
_CALLS = 8


def main() -> None:
    """Measure and print, a line each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--kilobytes", type=int, default=50)
    parser.add_argument("--quarters", type=int, default=40)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="earmark-bench-") as folder:
        files = write_calls(Path(folder) / "files", max(_CALLS, arguments.quarters), arguments.kilobytes)
        figures([read_file(path) for path in files[:_CALLS]], arguments.runs)
        library = Library(Path(folder) / "library")
        for _ in add_all(library, files[: arguments.quarters]):
            pass
        ledger(library.root, arguments.runs)


def figures(calls: list[Call], runs: int) -> None:
    """Finding the figures of calls that are read but for them."""
    seconds = [median(times) for times in interleaved(runs, *(used_by(partial(with_figures, call)) for call in calls))]
    found = sum(len(call.figures) for call in calls)
    size = sum(len(call.text) for call in calls) // len(calls) // 1000
    print(f"figures of {size} KB, {found // len(calls)} a call: {told(seconds, _FIGURES)}")


def ledger(root: Path, runs: int) -> None:
    """The ledger of a company, as the app shows it, of a library that was just opened."""

    def account() -> Account:
        library = Library(root)
        shelf, _ = Lender(library).place_of(next(iter(library.records())).id)
        return account_of(shelf, Keeper(library))

    made = account()
    cells = sum(len(row.cells) for row in made.ledger.rows)
    number = len(made.shelf.events)
    [seconds] = interleaved(runs, used_by(account))
    print(f"ledger of {number} quarters, {cells} cells: {told(seconds, _LEDGER)}")


def used_by(do: Callable[[], object]) -> Callable[[], float]:
    """A measurement of the processor seconds that something uses."""

    def used() -> float:
        began = time.process_time()
        do()
        return time.process_time() - began

    return used


def told(seconds: list[float], budget: float) -> str:
    """The figures, and whether their median is within the budget, in milliseconds."""
    over = "" if median(seconds) * 1e3 <= budget else "  OVER"
    return f"{milliseconds(seconds)} (budget {budget:g}){over}"


if __name__ == "__main__":
    main()
