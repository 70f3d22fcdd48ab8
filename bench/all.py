"""All measurements, one after the other, each with its baseline and budget beside it.

    uv run python bench/all.py [--quick] [startup keys memory reading figures marking annotating digest library]

Best on a machine that does nothing else. The last line of a measurement that is over its budget says so.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_MEASUREMENTS: dict[str, tuple[list[str], list[str]]] = {
    "startup": (["--runs", "15"], ["--runs", "3"]),
    "keys": (["--presses", "100"], ["--presses", "20"]),
    "memory": (["--runs", "3"], ["--runs", "1"]),
    "reading": (["--rounds", "5"], ["--rounds", "1"]),
    "figures": (["--runs", "20"], ["--runs", "2", "--quarters", "4"]),
    "marking": ([], ["--quick"]),
    "annotating": ([], ["--runs", "2", "--presses", "20"]),
    "digest": ([], ["--presses", "3"]),
    "library": (["--calls", "10", "100", "1000", "10000"], ["--calls", "10", "100", "--kills", "5", "--runs", "3"]),
}
"""Each measurement: what it is given in earnest, and for a quick look."""


def main() -> int:
    """Measure; 1 if a measurement could not be made."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(_MEASUREMENTS))
    parser.add_argument("--quick", action="store_true", help="few runs, to see that all works")
    arguments = parser.parse_args()
    failed = []
    for name in arguments.names or _MEASUREMENTS:
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        given = _MEASUREMENTS[name][arguments.quick]
        if subprocess.run([sys.executable, str(_HERE / f"{name}.py"), *given], check=False).returncode:
            failed.append(name)
        print(f"   ({time.monotonic() - began:.0f} s)")
    if failed:
        print(f"\nnot measured: {', '.join(failed)}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
