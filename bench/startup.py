"""First readable page: the reader on a call given as a file, against a bare Textual app's first paint.

    uv run python bench/startup.py [--runs 9]

Also the command line without the app, against a bare interpreter.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from ratios import interleaved, milliseconds, ratio

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from terminal import Terminal

_HERE = Path(__file__).resolve().parent
_SAMPLE = _HERE.parent / "transcripts" / "samples" / "halden-ridge-q1-2030.txt"


def first_paint(command: list[str], text: str) -> float:
    """Seconds from starting a command to a text on its screen."""
    began = time.perf_counter()
    with Terminal(command) as terminal:
        terminal.wait_for(text)
        return time.perf_counter() - began


def whole_run(command: list[str]) -> float:
    """Seconds that a command takes."""
    began = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    python = sys.executable
    call = _SAMPLE
    words = call.read_text(encoding="utf-8").split("Operator    [1]")[1].split()
    first_words = " ".join(words[1:6])
    ours, bare = interleaved(
        runs,
        lambda: first_paint([python, "-m", "tui", str(call)], first_words),
        lambda: first_paint([python, str(_HERE / "bare_app.py"), "20"], "A plain page"),
    )
    print(f"a call given as a file, first page   {milliseconds(ours)}")
    print(f"a bare Textual app, first paint      {milliseconds(bare)}")
    print(f"ratio                                {ratio(ours, bare, 1.6)}")
    command, nothing = interleaved(
        runs, lambda: whole_run([python, "-m", "tui", "--version"]), lambda: whole_run([python, "-c", "pass"])
    )
    print(f"earmark --version                    {milliseconds(command)}")
    print(f"python -c pass                       {milliseconds(nothing)}")
    print(f"ratio                                {ratio(command, nothing, 6)}")


if __name__ == "__main__":
    main()
