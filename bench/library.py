"""A library of many calls: adding, memory, search, lists, the app on it, the index's size, being killed on the way.

uv run python bench/library.py [--calls 10 100 1000 10000] [--kilobytes 50] [--kills 200] [--keep DIR]

For each number of calls a line a figure, beside its budget. The calls are invented (`invented_calls.py`).
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from invented_calls import write_calls
from ratios import interleaved, milliseconds, ratio, run_compiled
from shelves import look, quarters

from transcripts.library import Library
from transcripts.processes import cores

_TYPED = (
    "revenue", "tariff", "supply chain", '"gross margin"', "margin*", "we expect", "inventory -tariff", "price OR cost",
    "NEAR(price cost, 5)", "guidance role:analyst", "growth section:qa", "demand since:2015", "china mexico",
    "working capital", '"free cash flow"', "pricing power", "customers speaker:ba", "quarter:2014Q2 backlog", "zebra",
)  # fmt: skip
_TAIL = 0.1
_KILLED_FILES, _KILLED_KILOBYTES = 60, 12
_UNBUFFERED = {**os.environ, "PYTHONUNBUFFERED": "1"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--calls", type=int, nargs="+", default=[10, 100, 1000, 10000])
    parser.add_argument("--kilobytes", type=int, default=50)
    parser.add_argument("--runs", type=int, default=9, help="starts of the app that are measured")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument(
        "--keep", type=Path, help="keep files and libraries in this folder, and use those that are there"
    )
    arguments = parser.parse_args()
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="earmark-bench-"))
    run_compiled(folder)
    try:
        for number in arguments.calls:
            measure(folder, number, arguments.kilobytes, arguments.runs)
        if arguments.kills:
            kill(folder, arguments.kills)
    finally:
        if not arguments.keep:
            shutil.rmtree(folder)


def measure(folder: Path, number: int, kilobytes: int, runs: int) -> None:
    """Everything for a library of so many calls."""
    print(f"{number:,} calls of {kilobytes} KB, {cores()} cores")
    files = write_calls(folder / f"files-{kilobytes}", number, kilobytes)[:number]
    text = sum(path.stat().st_size for path in files)
    root = folder / f"library-{number}"
    if not root.exists():
        adding(root, files)
    library = Library(root)
    index = sum(p.stat().st_size for p in (root / "cache").rglob("*") if p.is_file())
    print(f"  index on disk      {index / text:.2f} × the text of {text / 1e6:,.0f} MB (budget 1.5 ×)")
    searching(library)
    listing(library, root)
    look(root, number, runs)
    turned = quarters(root)
    print(f"  next quarter       {milliseconds(turned.first)} (budget 60)")
    print(f"    to the last byte {milliseconds(turned.last)}")


def adding(root: Path, files: list[Path]) -> None:
    """Adding, as `earmark add` does it; the rate of the first and of the last tenth tells whether it grows dearer."""
    code = (
        "import sys,time\n"
        "from pathlib import Path\n"
        "from transcripts.adding import add_all\n"
        "from transcripts.library import Library\n"
        "from transcripts.processes import processes\n"
        "def main():\n"
        "    files = [Path(line) for line in sys.stdin.read().splitlines()]\n"
        f"    library = Library(Path({str(root)!r}))\n"
        "    with processes() as executor:\n"
        "        for result in add_all(library, files, executor):\n"
        "            print(time.perf_counter(), type(result).__name__)\n"
        "if __name__ == '__main__':\n"
        "    main()\n"
    )
    script = root.parent / "add.py"
    script.write_text(code)
    listed = root.parent / "files.txt"
    listed.write_text("\n".join(map(str, files)))
    told = root.parent / "told.txt"
    began = time.perf_counter()
    with listed.open() as source, told.open("w") as sink:
        process = subprocess.Popen([sys.executable, str(script)], stdin=source, stdout=sink, start_new_session=True)
        used = _watched(process)
    took = time.perf_counter() - began
    lines = told.read_text().splitlines()
    refused = sum("Refused" in line for line in lines)
    times = [float(line.split()[0]) for line in lines]
    tenth = max(1, int(len(times) * _TAIL))
    first, last = times[2 * tenth] - times[tenth], times[-1] - times[-1 - tenth]
    busy = 1e3 / len(files)
    print(f"  adding             {len(files) / took:.1f} calls a second (budget 50), {refused} refused")
    print(f"  the last tenth     {last / first:.2f} × the time of the second tenth")
    print(
        f"  processor          {used.all * busy:.1f} ms a call, {used.writer * busy:.1f} of them by the one that writes"
    )
    print(f"  memory             {used.memory / 1e6:.0f} MB at most, all processes together (budget 500)")


class _Used(NamedTuple):
    """What the processes of a session have used."""

    memory: int
    """Bytes, at most; what they share counted once for all."""
    all: float
    """Seconds of the processor."""
    writer: float
    """Those of the first process."""


def _watched(process: "subprocess.Popen[bytes]") -> _Used:
    """What a process and those that it begins use until it ends; nothing where the system does not tell."""
    memory, seconds = 0, {process.pid: 0.0}
    while process.poll() is None:
        resident = 0
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == process.pid:
                    shares = (folder / "smaps_rollup").read_text()
                    resident += int(shares.split("Pss:")[1].split()[0]) * 1024
                    seconds[int(folder.name)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
            except (OSError, IndexError, ValueError):
                continue
        memory = max(memory, resident)
        time.sleep(0.1)
    return _Used(memory, sum(seconds.values()), seconds[process.pid])


def searching(library: Library) -> None:
    """Search as typed: after each letter of a query, its first results."""
    library.index.search("anything")
    seconds, whole = [], []
    for query in _TYPED:
        for end in range(1, len(query) + 1):
            began = time.perf_counter()
            library.index.search(query[:end], limit=20, typing=True)
            seconds.append(time.perf_counter() - began)
        began = time.perf_counter()
        library.index.facets(query)
        library.index.mentions(query)
        whole.append(time.perf_counter() - began)
    p95 = sorted(seconds)[int(len(seconds) * 0.95)] * 1e3
    print(
        f"  search as typed    {milliseconds(seconds)} over {len(seconds)} (budget p95 20){'' if p95 <= 20 else '  OVER'}"
    )
    print(f"  counts, over time  {milliseconds(whole)}")


def listing(library: Library, root: Path) -> None:
    """Lists, a company's figures, and the command line."""
    ids = [row.id for row in library.index.calls()]
    company = [record.id for record in library.company(library.record(ids[0]).company.name or "")]

    def fresh_list() -> float:
        fresh = Library(root)
        began = time.perf_counter()
        fresh.index.calls()
        return time.perf_counter() - began

    def figures() -> float:
        began = time.perf_counter()
        library.index.figures(company)
        return time.perf_counter() - began

    def opened() -> float:
        began = time.perf_counter()
        library.call(random.choice(ids))
        return time.perf_counter() - began

    lists, ledger, calls = interleaved(9, fresh_list, figures, opened)
    print(f"  calls for a list   {milliseconds(lists)} (budget 50)")
    print(f"  figures            {milliseconds(ledger)} for {len(company)} quarters (budget 100)")
    print(f"  a call opened      {milliseconds(calls)}")
    ours, bare = interleaved(
        9,
        lambda: _run([sys.executable, "-m", "tui", "list", "--library", str(root)]),
        lambda: _run([sys.executable, "-c", "pass"]),
    )
    print(f"  earmark list       {milliseconds(ours)}; {ratio(ours, bare, 6)} of python -c pass")


def _run(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).resolve().parent.parent)
    return time.perf_counter() - began


def kill(folder: Path, times: int) -> None:
    """Kill the adding process at random moments, again and again, until all is added; then compare with a quiet run."""
    files = write_calls(folder / "files-kill", _KILLED_FILES, _KILLED_KILOBYTES)
    root, whole = folder / "library-killed", folder / "library-whole"
    for path in (root, whole):
        shutil.rmtree(path, ignore_errors=True)
    told = folder / "told-kill.txt"
    began = time.perf_counter()
    _added(whole, files, told).wait()
    longest = time.perf_counter() - began
    kills = finished = 0
    while kills < times:
        if (root / "calls").is_dir() and len(Library(root).records()) == len(files):
            _compare(root, files, whole, told)
            shutil.rmtree(root)
            finished += 1
        process = _added(root, files, told)
        with suppress(subprocess.TimeoutExpired):
            process.wait(random.random() * longest)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            kills += 1
        process.wait()
        _compare(root, files, None, told)
    _added(root, files, told).wait()
    _compare(root, files, whole, told)
    took = time.perf_counter() - began
    print(
        f"killed {kills} times within {longest:.1f} s of its beginning, {finished + 1} libraries of {len(files)} calls"
        f" finished all the same: nothing lost, nothing doubled ({took:.0f} s)"
    )


def _added(root: Path, files: list[Path], told: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tui", "add", "--library", str(root), str(files[0].parent.parent)]
    here = Path(__file__).resolve().parent.parent
    with told.open("wb") as sink:
        return subprocess.Popen(command, stdout=sink, cwd=here, start_new_session=True, env=_UNBUFFERED)


def _compare(root: Path, files: list[Path], whole: Path | None, told: Path) -> None:
    """What must hold after a kill; with a whole library beside it, that the two are the same."""
    library = Library(root)
    records = library.records()
    names = {rendering.name for record in records for rendering in record.renderings}
    lines = told.read_text().splitlines(keepends=True)
    said = {Path(line.partition(": ")[0]).name for line in lines if line.endswith("\n")}
    assert said <= names, "a call was told and is not there"
    hashes = [rendering.sha256 for record in records for rendering in record.renderings]
    assert len(hashes) == len(set(hashes)), "a file is in two calls"
    assert len({record.event.period + (record.company.name or "") for record in records}) == len(records), "doubled"
    for record in records:
        for rendering in record.renderings:
            assert library.original(rendering).stat().st_size > 0, "a record without its file"
    if whole is not None:
        assert [r.id for r in records] == [r.id for r in Library(whole).records()], "not the same calls"
        assert len(hashes) == len(files), "a file is lost"
        found = library.index.search("questions").total
        assert found == Library(whole).index.search("questions").total, "the full text differs"


if __name__ == "__main__":
    main()
