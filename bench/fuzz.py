"""Damage files and read them: nothing may come out but a call or the one documented error, soon and in little memory.

    uv run python bench/fuzz.py [--count 20000] [--seed 0] [--giants] [FOLDER…]

Without folders, the real files in ../shared are taken where they are there, else the samples; and with either, one
invented call in every layout that there is (HTML, DOCX, captions, JSON, PDF among them). Every damaged file is named by
its number: `--only 1234` makes and reads that one again, `--keep FOLDER` writes it there. `--giants` reads instead the
files of `giants.py`, each in a process of its own. Times are the processor's, so that a busy machine tells no lies.
Exit status 1 where anything is found.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from giants import GIANTS, SIZES

from transcripts.model import Call

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SLOW_SECONDS = 2.0
MOST_MEGABYTES = 500
SUFFIXES = {".txt", ".md", ".pdf", ".json", ".html", ".vtt", ".srt", ".docx", ".xml"}
NASTY = [
    *(b"\x1b[31m", b"\x1b]0;owned\x07", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xe2\x80\x8b"),
    *(b"\xc2\x9b2J", b"\xed\xa0\x80", b"\r", b"\f", b"\n\n\n\n", b"|", b"\\", b"**", b"(", b"a" * 3_000),
    *(b"%PDF-1.7\n", b"PK\x03\x04", b"WEBVTT\n\n", b"-->", b"{", b"[[[[", b"<html><p>", b"&amp;", b"=" * 80, b"-" * 80),
    *(b"Operator", b"Operator: ", b" - Analyst", b"[1]", b"QUESTIONS AND ANSWERS\n", b"PRESENTATION\n"),
]


class Sample(NamedTuple):
    """A file to damage."""

    name: str
    read: Callable[[], bytes]


def sources(folders: Sequence[Path]) -> list[Sample]:
    """The files to damage, in a fixed order."""
    if not folders:
        folders = [SHARED / "corpus", SHARED / "calls"] if SHARED.exists() else [ROOT / "transcripts" / "samples"]
    found = sorted(
        path for folder in folders for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file()
    )
    files = [path for path in found if path.name not in ("README.md", "gold.json", "index.json", "facts.json")]
    return [*(Sample(path.name, path.read_bytes) for path in files), *dressed()]


def dressed() -> Iterator[Sample]:
    """One invented call in the layouts that the tests have."""
    sys.path[:0] = [str(ROOT / "tests" / "transcripts"), str(ROOT / "tests"), str(ROOT)]
    from test_dresses import PAPERS, TEXTS, dresses, paper

    for name, text in TEXTS.items():
        yield Sample(name, cache(lambda text=text: text().encode()))
    for name, made in {**PAPERS, "margin.pdf": paper.names_in_margin, "call.docx": dresses.docx}.items():
        yield Sample(name, cache(made))


def damaged(number: int, seed: int, files: Sequence[Sample]) -> tuple[str, bytes]:
    """The damaged file of a number: always the same for a seed and a list of files."""
    dice = random.Random(f"{seed}/{number}")
    sample = dice.choice(files)
    data = sample.read()
    other = dice.choice(files).read()
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        data = dice.choice(HURTS)(data, other, dice)
        if len(data) > 4_000_000:
            data = data[:4_000_000]
    return sample.name, data


def _flip(data: bytes, _: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.choice((1, 4, 40, 400))):
        if out:
            out[dice.randrange(len(out))] = dice.randrange(256)
    return bytes(out)


def _insert(data: bytes, _: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.choice((1, 5, 30))):
        at = dice.randrange(len(data) + 1)
        data = data[:at] + dice.choice(NASTY) + data[at:]
    return data


def _drop(data: bytes, _: bytes, dice: random.Random) -> bytes:
    a, b = sorted((dice.randrange(len(data) + 1), dice.randrange(len(data) + 1)))
    b = min(b, a + dice.choice((10, 200, 5_000, len(data))))
    return data[:a] + data[b:]


def _double(data: bytes, _: bytes, dice: random.Random) -> bytes:
    a = dice.randrange(len(data) + 1)
    piece = data[a : a + dice.choice((1, 20, 400, 8_000))]
    return data[:a] + piece * dice.choice((2, 5, 50)) + data[a:]


def _splice(data: bytes, other: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)] + other[dice.randrange(len(other) + 1) :]


def _cut(data: bytes, _: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _shuffle(data: bytes, _: bytes, dice: random.Random) -> bytes:
    lines = data.split(b"\n")
    a = dice.randrange(len(lines))
    part = lines[a : a + 60]
    dice.shuffle(part)
    return b"\n".join(lines[:a] + part + lines[a + 60 :])


def _recode(data: bytes, _: bytes, dice: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(dice.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-8-sig")), "replace")


def _no_breaks(data: bytes, _: bytes, dice: random.Random) -> bytes:
    return data.replace(b"\n", dice.choice((b" ", b"", b"\r", b"\n\n", b"\x0b")))


HURTS: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (
    _flip, _insert, _drop, _double, _splice, _cut, _shuffle, _recode, _no_breaks,
)  # fmt: skip


def judged(number: int, name: str, data: bytes) -> Iterator[str]:
    """What is wrong with the reading of a damaged file."""
    from transcripts.contract import as_json
    from transcripts.errors import EarmarkError
    from transcripts.hygiene import is_clean
    from transcripts.reading import read_bytes

    began = time.process_time()
    try:
        call = read_bytes(data, f"{number}-{name}", plain_text=True)
        as_json(call)
    except EarmarkError:
        call = None
    except Exception:
        yield traceback.format_exc().strip().replace("\n", "\n    ")
        return
    took = time.process_time() - began
    if took > SLOW_SECONDS:
        yield f"took {took:.1f} s for {len(data):,} bytes"
    if call is None:
        return
    for where, shown in strings(call):
        if not is_clean(shown.replace("\n", " ")):
            yield f"control or invisible characters in the {where}: {shown[:80]!a}"
    last = 0
    for turn in call.turns:
        if not last <= turn.start < turn.end <= len(call.text):
            yield f"turn {turn.index} is out of order or outside the text"
        last = turn.end


def strings(call: Call) -> Iterator[tuple[str, str]]:
    """(what it is, everything of a call that is shown)."""
    event = call.event
    facts = (call.id, call.title, call.company.name, call.company.ticker, event.date, event.time, event.timezone)
    yield "text", call.text
    yield from (("facts", fact) for fact in facts if fact)
    for person in call.participants:
        told = (person.id, person.name, person.title, person.affiliation, *person.aliases)
        yield from (("people", value) for value in told if value)
    yield from (("warnings", warning) for warning in call.warnings)
    for figure in call.figures:
        told = (figure.unit, figure.segment, figure.excluding, figure.hedge, figure.why)
        yield from (("figures", value) for value in told if value)


def work(numbers: range, seed: int, files: Sequence[Sample], keep: Path | None) -> None:
    """Read the damaged files of these numbers; a line for each, so that whoever waits knows where this process died."""
    for number in numbers:
        name, data = damaged(number, seed, files)
        if keep is not None:
            (keep / f"{number}-{name}").write_bytes(data)
        print(f"at {number} {name}", flush=True)
        for what in judged(number, name, data):
            print(f"found {number} {name}: {what}", flush=True)
        megabytes = peak()
        print(f"memory {megabytes}", flush=True)


class Run:
    """Workers that read damaged files one after the other, and what they find."""

    def __init__(self, count: int, command: Sequence[str]) -> None:
        self.count = count
        self.command = command
        self.at = self.found = self.memory = 0

    def go(self) -> None:
        """Run workers until every number has been read; a worker that dies is itself a finding."""
        while self.at < self.count:
            self._worker(self.at, min(self.at + 1_000, self.count))

    def _worker(self, first: int, last: int) -> None:
        worker = subprocess.Popen(
            [*self.command, "--worker", str(first), str(last)], stdout=subprocess.PIPE, text=True, errors="replace"
        )
        assert worker.stdout is not None
        here, peak = "", 0
        for line in worker.stdout:
            if line.startswith("at "):
                here, self.at = line.strip(), int(line.split()[1]) + 1
            elif line.startswith("memory "):
                peak = self._grown(here, peak, int(line.split()[1]))
            else:
                self.found += line.startswith("found ")
                print(line.rstrip(), flush=True)
        self.memory = max(self.memory, peak)
        if worker.wait() != 0:
            self._finding(f"{here}: the process died with status {worker.returncode}")

    def _grown(self, here: str, before: int, now: int) -> int:
        """The most memory so far, in MB."""
        if now > MOST_MEGABYTES >= before:
            self._finding(f"{here}: memory grew to {now} MB")
        return max(before, now)

    def _finding(self, what: str) -> None:
        self.found += 1
        print(what, flush=True)


def peak() -> int:
    """The most memory that this process has had, in MB; what its parent had is not in it where the system tells."""
    status = Path("/proc/self/status")
    if status.exists():
        return (
            int(next(line for line in status.read_text().splitlines() if line.startswith("VmHWM")).split()[1]) // 1024
        )
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def giant(name: str, path: Path) -> int:
    """Read one giant file and print what that took, and what is wrong."""
    data = path.read_bytes()
    began = time.process_time()
    found = list(judged(0, name, data))
    took = time.process_time() - began
    megabytes = peak()
    if megabytes > MOST_MEGABYTES:
        found.append(f"took {megabytes} MB")
    print(f"{name:24} {len(data):>11,} bytes {took:5.2f} s {megabytes:4} MB  {'; '.join(found)}", flush=True)
    return 1 if found else 0


def giants() -> int:
    """Read every giant file in a process of its own; how many showed something wrong."""
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, made in GIANTS.items():
            for size in SIZES:
                path = Path(folder) / name
                path.write_text(made(size), encoding="utf-8")
                done = subprocess.run([sys.executable, __file__, "--giant", name, str(path)], check=False)
                found += done.returncode != 0
    print(f"{len(GIANTS) * len(SIZES)} giant files; {found} findings")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--giants", action="store_true")
    parser.add_argument("--giant", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--worker", nargs=2, type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.giant:
        return giant(options.giant[0], Path(options.giant[1]))
    if options.giants:
        return 1 if giants() else 0
    files = sources(options.folders)
    if options.worker or options.only is not None:
        first, last = options.worker or (options.only, options.only + 1)
        work(range(first, last), options.seed, files, options.keep)
        return 0
    began = time.perf_counter()
    run = Run(options.count, [sys.executable, __file__, *map(str, options.folders), "--seed", str(options.seed)])
    run.go()
    seconds = time.perf_counter() - began
    print(f"{run.count:,} files of {len(files)} in {seconds:.0f} s; most memory {run.memory} MB; {run.found} findings")
    return 1 if run.found else 0


if __name__ == "__main__":
    sys.exit(main())
