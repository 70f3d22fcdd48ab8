"""Memory of the reader on one call, of the library's screen, and of a bare Textual app, once they stand still.

uv run python bench/memory.py [--runs 3]
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from ratios import interleaved, ratio

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from terminal import Terminal

_HERE = Path(__file__).resolve().parent
_SAMPLE = _HERE.parent / "transcripts" / "samples" / "halden-ridge-q1-2031.txt"


def resident(command: list[str], text: str) -> float:
    """Bytes that a command holds some pages after a text is on its screen."""
    with Terminal(command) as terminal:
        terminal.wait_for(text)
        for key in ("pgdn", "pgdn", "pgup"):
            terminal.settle()
            terminal.press(key)
        terminal.settle(1.0)
        return terminal.resident_bytes


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    earmark = [sys.executable, "-m", "tui"]
    with tempfile.TemporaryDirectory() as library:
        os.environ["EARMARK_LIBRARY"] = library
        subprocess.run([*earmark, "add", str(_SAMPLE.parent)], check=True, capture_output=True)
        lent, read, shelf, bare = interleaved(
            runs,
            lambda: resident([*earmark, "HRDG-2031Q1"], "Welcome, everybody"),
            lambda: resident([*earmark, str(_SAMPLE)], "Welcome, everybody"),
            lambda: resident(earmark, "Halden Ridge"),
            lambda: resident([sys.executable, str(_HERE / "bare_app.py"), "6000"], "A plain page"),
        )
    print(f"a bare Textual app     {median(bare) / 1e6:6.1f} MB")
    print(f"a call of the library  {median(lent) / 1e6:6.1f} MB   {ratio(lent, bare, 1.3)}")
    print(f"a call given as a file {median(read) / 1e6:6.1f} MB   {ratio(read, bare, 1.3)}")
    print(f"the library's screen   {median(shelf) / 1e6:6.1f} MB   {median(shelf) / median(bare):.2f} ×")


if __name__ == "__main__":
    main()
