"""Write the sample calls that ship with the app, from their masters.

    python scripts/make_samples.py [--check]

With `--check` nothing is written; exit status 1 says that a file differs from what would be.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from render_call import (
    Script,
    motley_fool,
    parse_call,
    poor_ocr,
    streetevents_edited,
    streetevents_markdown,
    streetevents_pages,
    streetevents_pdf,
    streetevents_stripped,
)

HERE = Path(__file__).resolve().parent
MASTERS = HERE / "samples"
SAMPLES = HERE.parent / "transcripts" / "samples"
SEED = 125  # a throw that shows every kind of damage


def scan(script: Script) -> str:
    """A poor scan of the provider's PDF."""
    return poor_ocr(streetevents_stripped(script), SEED)


def plain_pages(script: Script) -> str:
    """The text of the provider's PDF, with headings in plain capitals."""
    return streetevents_pages(script, spaced=False)


FILES: dict[str, tuple[str, Callable[[Script], str | bytes]]] = {
    "halden-ridge-q1-2030.txt": ("HRDG-2030Q1", streetevents_edited),
    "halden-ridge-q2-2030.pdf": ("HRDG-2030Q2", streetevents_pdf),
    "halden-ridge-q3-2030-scan.txt": ("HRDG-2030Q3", scan),
    "halden-ridge-q3-2030.md": ("HRDG-2030Q3", streetevents_markdown),
    "halden-ridge-q1-2031.txt": ("HRDG-2031Q1", plain_pages),
    "halden-ridge-q2-2031.txt": ("HRDG-2031Q2", motley_fool),
    "tidewater-pantry-q4-2030.txt": ("TWPS-2030Q4", streetevents_edited),
    "tidewater-pantry-q1-2031.txt": ("TWPS-2031Q1", motley_fool),
}


def rendered() -> dict[str, bytes]:
    """Every sample file's name and bytes."""
    out = {}
    for name, (master, render) in FILES.items():
        made = render(parse_call((MASTERS / f"{master}.call").read_text(encoding="utf-8")))
        out[name] = made.encode() if isinstance(made, str) else made
    return out


def differing(files: dict[str, bytes], folder: Path) -> list[str]:
    """The names whose file in the folder is missing or has other bytes."""
    return [name for name, data in files.items() if not (path := folder / name).is_file() or path.read_bytes() != data]


def main() -> int:
    """Write the files, or say which differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, say which files differ")
    check = parser.parse_args().check
    files = rendered()
    stale = differing(files, SAMPLES)
    if check:
        for name in stale:
            print(f"{name} is not what the masters give", file=sys.stderr)
        return 1 if stale else 0
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (SAMPLES / name).write_bytes(files[name])
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
