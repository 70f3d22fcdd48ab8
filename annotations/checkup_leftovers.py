"""Locks and half-written files that somebody who died has left in a library."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from annotations.findings import Finding
from transcripts.errors import EarmarkError
from transcripts.library_files import is_held, locked

_LOCK = re.compile(r"\.(?P<file>.+)\.lock")
_SPARE = re.compile(r"\.(?P<file>.+)\.\d+-[0-9a-f]{8}\.tmp")
_YOUNG = 3600
"""Seconds for which a half-written file may be one that is being written; the lock does not tell with every folder."""


def leftovers(folder: Path, *, mend: bool, now: float | None = None) -> Iterator[Finding]:
    """What was left in a folder; where it is to be mended, it is cleared away.

    Args:
        folder: The folder, which need not be there.
        mend: Whether to clear away.
        now: The time, in seconds since 1970.
    """
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    for name in names:
        path = folder / name
        if (match := _LOCK.fullmatch(name)) and path.is_file() and not is_held(path):
            cleared = mend and _unlocked(folder / match["file"])
            yield Finding("lock", str(path), f"{path} is the lock of an earmark that is no more.", cleared, _ADVICE)
        elif (match := _SPARE.fullmatch(name)) and _is_old(path, time.time() if now is None else now):
            cleared = mend and _removed(path, folder / match["file"])
            yield Finding("leftover", str(path), f"{path} was never written to its end.", cleared, _ADVICE)


_ADVICE = "It can be deleted."


def _unlocked(file: Path) -> bool:
    """Take a lock as anybody would who writes, and give it back, which clears it away."""
    with suppress(EarmarkError, OSError), locked(file, patience=0):
        return True
    return False


def _removed(path: Path, file: Path) -> bool:
    with suppress(EarmarkError, OSError), locked(file, patience=0):
        path.unlink(missing_ok=True)
        return True
    return False


def _is_old(path: Path, now: float) -> bool:
    with suppress(OSError):
        return now - path.stat().st_mtime > _YOUNG
    return False
