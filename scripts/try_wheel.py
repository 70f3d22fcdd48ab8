"""Builds the wheel, installs it in an environment of its own and runs it from another folder: is everything inside?

Run with `uv run python scripts/try_wheel.py`. The development tools are not installed beside it, so an import that
only they satisfy fails here.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from terminal import Terminal

_ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Build, install, run; 0 if all is well."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run(["uv", "build", "--wheel", "--quiet", "--out-dir", str(folder), str(_ROOT)], _ROOT)
        wheel = next(folder.glob("earmark-*.whl"))
        environment = folder / "environment"
        _run(["uv", "venv", "--quiet", "--python", sys.executable, str(environment)], folder)
        _run(["uv", "pip", "install", "--quiet", "--python", str(environment), str(wheel)], folder)
        earmark = environment / ("Scripts" if os.name == "nt" else "bin") / "earmark"
        _try(str(earmark), folder)
    print(f"{wheel.name}: installs alone, runs elsewhere")
    return 0


def _try(earmark: str, folder: Path) -> None:
    """The command line answers, and the reader opens the samples that came along."""
    version = _run([earmark, "--version"], folder)
    if not any(character.isdigit() for character in version):
        raise SystemExit(f"earmark --version says {version!r}")
    (folder / "call.txt").write_text(
        "Operator: Welcome to the first quarter 2030 earnings call.\n\nAda Brook: Hello, and thank you.\n"
    )
    if '"schema":"earmark.call/1"' not in _run([earmark, "inspect", "call.txt", "--json"], folder):
        raise SystemExit("earmark inspect reads no call")
    with Terminal([earmark], environ={"EARMARK_LIBRARY": str(folder / "library")}) as terminal:
        terminal.wait_for("Halden Ridge Instruments", 30)
        terminal.press("q")
        if terminal.wait_for_exit() != 0:
            raise SystemExit(f"earmark ends with an error:\n{terminal.text}")


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
