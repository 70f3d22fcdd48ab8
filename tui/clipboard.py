"""Copying: by the terminal and by the system's own tool, else into a file; and which of them it was.

OSC 52 is answered by nobody, so what only went that way is called sent, not copied.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

_TOOLS: tuple[tuple[str, ...], ...] = (
    ("pbcopy",),
    ("wl-copy",),
    ("xclip", "-selection", "clipboard"),
    ("xsel", "--clipboard", "--input"),
    ("clip.exe",),
)
_SECONDS = 2.0
_DEAF_TERMINALS = frozenset(("Apple_Terminal",))
_MOST_OSC52 = 74_000  # bytes that common terminals take in one sequence


def copy(text: str, send: Callable[[str], None], environ: Mapping[str, str] = os.environ) -> str:
    """Copy a text, and say in a few words where it went.

    Args:
        text: What to copy.
        send: Writes the terminal's own copy sequence.
        environ: Where the terminal's name and the display are looked up.
    """
    heard = environ.get("TERM_PROGRAM") not in _DEAF_TERMINALS and len(text.encode()) <= _MOST_OSC52
    if heard:
        send(text)
    tool = _tool(environ)
    if tool is not None and _run(tool, text):
        return f"copied ({tool[0]})"
    return "sent to the terminal's clipboard" if heard else f"written to {_written(text)}"


def _tool(environ: Mapping[str, str]) -> tuple[str, ...] | None:
    """The system's copy tool, if there is one and it has a display to copy to."""
    remote = "SSH_CONNECTION" in environ or "SSH_TTY" in environ
    if remote:
        return None
    for tool in _TOOLS:
        if tool[0] == "wl-copy" and not environ.get("WAYLAND_DISPLAY"):
            continue
        if tool[0] in ("xclip", "xsel") and not environ.get("DISPLAY"):
            continue
        if tool[0] == "pbcopy" and sys.platform != "darwin":
            continue
        if shutil.which(tool[0], path=environ.get("PATH")):
            return tool
    return None


def _run(tool: tuple[str, ...], text: str) -> bool:
    try:
        done = subprocess.run(
            tool,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _written(text: str) -> Path:
    """A file of its own that only the user may read."""
    handle, name = tempfile.mkstemp(prefix="earmark-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(name)
