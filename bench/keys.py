"""From a key to the finished paint: page down in 50 KB and in 20 MB, against a bare Textual app; the next quarter.

uv run python bench/keys.py [--presses 100]
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from ratios import milliseconds, ratio, run_compiled

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from terminal import Terminal

_HERE = Path(__file__).resolve().parent
_SAMPLES = _HERE.parent / "transcripts" / "samples"
_PARAGRAPH = (
    "Revenue was $90.5 million, up from $84 million a year ago, and we expect 3% to 4% more in the year to come. "
)


def presses(terminal: Terminal, keys: list[str]) -> list[float]:
    """Seconds from each key to the last byte of what it paints."""
    terminal.settle()
    found = []
    for key in keys:
        began = time.perf_counter()
        terminal.press(key)
        found.append(terminal.settle() - began)
    return found


def call_of(size: int, folder: Path) -> Path:
    """An invented call of about so many bytes."""
    lines = ["Operator: Welcome to the Example first quarter 2031 earnings call.", ""]
    turn = ["Ada Brook: " + _PARAGRAPH * 6, "", _PARAGRAPH * 5, "", "Ben Okafor: Thank you. And what about prices?", ""]
    text = "\n".join(lines + turn * max(1, size // len("\n".join(turn))))
    path = folder / f"call-{size}.txt"
    path.write_text(text)
    return path


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--presses", type=int, default=100)
    count = parser.parse_args().presses
    python = sys.executable
    down = ["pgdn"] * count
    with tempfile.TemporaryDirectory() as name:
        run_compiled(Path(name))
        folder = Path(name)
        small, large = call_of(50_000, folder), call_of(20_000_000, folder)
        with Terminal([python, str(_HERE / "bare_app.py"), "6000"]) as terminal:
            terminal.wait_for("A plain page")
            bare = presses(terminal, down)
        with Terminal([python, "-m", "tui", str(small)]) as terminal:
            terminal.wait_for("by metric")
            small_times = presses(terminal, ["pgdn", "pgup"] * (count // 2))
        with Terminal([python, "-m", "tui", str(large)]) as terminal:
            terminal.wait_for("Revenue was", 120)
            large_times = presses(terminal, down)
        with Terminal([python, "-m", "tui", str(_SAMPLES)]) as terminal:
            terminal.wait_for("Q2 31]", 30)
            quarters = presses(terminal, ["[", "]"] * (count // 4))
    print(f"bare Textual app, page down    {milliseconds(bare)}")
    print(f"50 KB, page down               {milliseconds(small_times)}   (budget 8, p95 16)")
    print(f"  against the bare app         {ratio(small_times, bare, 1.3)}")
    print(f"20 MB, page down               {milliseconds(large_times)}")
    print(f"  against 50 KB                {ratio(large_times, small_times, 1.5)}")
    print(f"next quarter                   {milliseconds(quarters)}   (budget 60)")


if __name__ == "__main__":
    main()
