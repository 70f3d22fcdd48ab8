"""The library's screen: its first paint with many calls against a bare Textual app's, and its keys.

    uv run python bench/shelves.py [--runs 9] [--calls 100,1000,10000]

The calls are records made here, of invented companies; no file is read. Keys: from a key to the last byte that it
changes on the screen.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from painted import Painted
from ratios import interleaved, milliseconds, ratio, run_compiled

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from terminal import Terminal

from transcripts.library import Library
from transcripts.library_catalogue import CallRecord, Rendering
from transcripts.library_files import make_folder
from transcripts.library_records import write_record
from transcripts.model import Company, Event

_QUIET = 0.3  # seconds without a byte after which nothing more is drawn
_HERE = Path(__file__).resolve().parent
_QUARTERS = 20  # a company's calls, some of them missing
_FIRST_YEAR = 2026
_SYLLABLES = (
    "al",
    "ber",
    "cor",
    "dun",
    "el",
    "far",
    "gor",
    "hal",
    "in",
    "jor",
    "kel",
    "lan",
    "mor",
    "nor",
    "or",
    "pel",
)


def made(root: Path, calls: int) -> Library:
    """A library with so many records."""
    library = Library(root)
    make_folder(library.calls_folder)
    number = 0
    while number < calls:
        company = number // _QUARTERS
        quarter = number % _QUARTERS
        year, part = _FIRST_YEAR + quarter // 4, quarter % 4 + 1
        name = "".join(_SYLLABLES[company // 16**at % 16] for at in range(4)).title()
        ticker = f"{name[:2].upper()}{company:04}"
        event = Event("earnings", year, part, None, f"{year}-{part * 3:02}-15", "14:00")
        title = f"Q{part} {year} {name}, Inc. Earnings Call"
        id = f"{ticker}-{year}Q{part}"
        rendering = Rendering(
            f"{number:064x}", f"{id}.txt", "labelled-text", id, "2031-01-01T00:00:00+00:00", title,
            Company(f"{name}, Inc.", ticker), event,
        )  # fmt: skip
        write_record(library.calls_folder, CallRecord(id, (rendering,)))
        number += 1
    began = time.perf_counter()
    library.index.calls()
    print(f"{calls:,} records taken into the cache  {(time.perf_counter() - began) * 1e3:.0f} ms")
    return library


def first_paint(command: list[str], text: str, library: Path) -> float:
    """Seconds from starting a command to a text on its screen."""
    began = time.perf_counter()
    with Terminal(command, environ={"EARMARK_LIBRARY": str(library)}) as terminal:
        terminal.wait_for(text)
        return time.perf_counter() - began


def keys(library: Path, calls: int) -> tuple[Painted, int]:
    """Seconds from keys in the grid to paint, and the bytes in memory afterwards."""
    found = Painted([], [])
    with Terminal([sys.executable, "-m", "tui"], environ={"EARMARK_LIBRARY": str(library)}) as terminal:
        terminal.wait_for(f"{calls:,} calls")
        terminal.settle(quiet=0.5)
        for key in ["pgdn"] * 20 + ["down"] * 20 + ["end", "home"] * 5 + list("alb") + ["backspace"] * 3:
            found.press(terminal, key, _QUIET)
        return found, terminal.resident_bytes


def quarters(library: Path) -> Painted:
    """Seconds from `[` and `]` to the company's other call."""
    index = Library(library).index
    by_company: dict[str, list[str]] = {}
    for row in index.calls():
        by_company.setdefault(row.key, []).append(row.id)
    ids = max(by_company.values(), key=len)
    found = Painted([], [])
    with Terminal([sys.executable, "-m", "tui", ids[0]], environ={"EARMARK_LIBRARY": str(library)}) as terminal:
        terminal.settle(quiet=1.0)
        for key in "]" * min(12, len(ids) - 1) + "[" * min(8, len(ids) - 1):
            found.press(terminal, key, _QUIET)
    return found


def look(root: Path, calls: int, runs: int) -> None:
    """Measure the app on a library of so many calls and print it."""
    python = sys.executable
    ours, bare = interleaved(
        runs,
        lambda: first_paint([python, "-m", "tui"], f"{calls:,} calls", root),
        lambda: first_paint([python, str(_HERE / "bare_app.py"), "20"], "A plain page", root),
    )
    pressed, resident = keys(root, calls)
    print(f"  library's screen   {milliseconds(ours)}")
    print(f"  a bare Textual app {milliseconds(bare)}")
    print(f"  the one's first paint against the other's  {ratio(ours, bare, 1.4)}")
    print(f"  key to paint       {milliseconds(pressed.first)}")
    print(f"    to the last byte {milliseconds(pressed.last)}")
    print(f"  memory of the app  {resident / 1e6:.0f} MB after all that")


def measure(calls: int, runs: int, root: Path) -> None:
    """Measure a library of so many calls and print it."""
    print(f"{calls:,} calls")
    made(root, calls)
    look(root, calls, runs)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--calls", default="100,1000,10000")
    parsed = parser.parse_args()
    for calls in map(int, parsed.calls.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            run_compiled(Path(folder))
            measure(calls, parsed.runs, Path(folder) / "library")


if __name__ == "__main__":
    main()
