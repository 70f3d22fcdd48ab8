"""First readable page: a call of the library, and a call given as a file, against a bare Textual app's first paint.

    uv run python bench/startup.py [--runs 9] [--processor]

Also the command line without the app, against a bare interpreter.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import NamedTuple

from ratios import interleaved, milliseconds, ratio, run_compiled

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from terminal import Terminal

_HERE = Path(__file__).resolve().parent
_SAMPLE = _HERE.parent / "transcripts" / "samples" / "halden-ridge-q1-2031.txt"
_FIRST_WORDS = "Welcome, everybody"


class Clock(NamedTuple):
    """Times commands: by the clock, or by what they use of the processor, which another's work disturbs less."""

    processor: bool

    def first_paint(self, command: list[str], text: str) -> float:
        """Seconds from starting a command to a text on its screen."""
        began = time.perf_counter()
        with Terminal(command) as terminal:
            terminal.wait_for(text)
            took = time.perf_counter() - began
        return terminal.processor_seconds if self.processor else took

    def whole_run(self, command: list[str]) -> float:
        """Seconds that a command takes."""
        began, used = time.perf_counter(), getrusage(RUSAGE_CHILDREN)
        subprocess.run(command, check=False, capture_output=True)
        now = getrusage(RUSAGE_CHILDREN)
        if self.processor:
            return now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
        return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--processor", action="store_true", help="processor time, where others use the machine too")
    arguments = parser.parse_args()
    runs, clock = arguments.runs, Clock(arguments.processor)
    python = sys.executable
    earmark = [python, "-m", "tui"]
    with tempfile.TemporaryDirectory() as library:
        os.environ["EARMARK_LIBRARY"] = library
        run_compiled(Path(library))
        subprocess.run([*earmark, "add", str(_SAMPLE.parent)], check=True, capture_output=True)
        lent, read, bare = interleaved(
            runs,
            lambda: clock.first_paint([*earmark, "HRDG-2031Q1"], _FIRST_WORDS),
            lambda: clock.first_paint([*earmark, str(_SAMPLE)], _FIRST_WORDS),
            lambda: clock.first_paint([python, str(_HERE / "bare_app.py"), "20"], "A plain page"),
        )
        listed, nothing = interleaved(
            runs, lambda: clock.whole_run([*earmark, "list"]), lambda: clock.whole_run([python, "-c", "pass"])
        )
    print(f"a bare Textual app, first paint      {milliseconds(bare)}")
    print(f"a call of the library, first page    {milliseconds(lent)}")
    print(f"  against the bare app               {ratio(lent, bare, 1.25)}")
    print(f"a call given as a file, first page   {milliseconds(read)}")
    print(f"  against the bare app               {ratio(read, bare, 1.6)}")
    print(f"python -c pass                       {milliseconds(nothing)}")
    print(f"earmark list                         {milliseconds(listed)}")
    print(f"  against python -c pass             {ratio(listed, nothing, 6)}")


if __name__ == "__main__":
    main()
