"""Reading speed: calls a second and core, figures included; the samples, or the files and folders that are named.

uv run python bench/reading.py [PATH…]
"""

import argparse
import time
from pathlib import Path

from transcripts.errors import EarmarkError
from transcripts.reading import load, read_bytes

_SAMPLES = Path(__file__).resolve().parent.parent / "transcripts" / "samples"
_BUDGET = 40.0


def main() -> None:
    """Measure and print, a line each kind of file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    found: dict[str, list[float]] = {}
    sizes: dict[str, int] = {}
    for path in sorted(
        p for given in arguments.paths or [_SAMPLES] for p in (given.rglob("*") if given.is_dir() else [given])
    ):
        if not path.is_file():
            continue
        try:
            data = load(path)
            layout = read_bytes(data, str(path)).source.format
        except EarmarkError as error:
            print(f"{path.name}: {error}")
            continue
        for _ in range(arguments.rounds):
            began = time.process_time()
            read_bytes(data, str(path))
            found.setdefault(layout, []).append(time.process_time() - began)
        sizes[layout] = sizes.get(layout, 0) + len(data)
    for layout, seconds in sorted(found.items()):
        rate = len(seconds) / sum(seconds)
        over = "" if rate >= _BUDGET or "pdf" in layout else f"  UNDER {_BUDGET:g}"
        calls = len(seconds) // arguments.rounds
        print(
            f"{layout:<28} {calls:>4} calls of {sizes[layout] // calls // 1000:>4} KB: {rate:6.1f} calls a second{over}"
        )


if __name__ == "__main__":
    main()
