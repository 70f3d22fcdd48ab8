"""Second versions of a file, as services that keep folders in step leave them beside it when two machines changed it.

CALX-2013Q1.sync-conflict-20261121-052000-ABCDEFG.json   CALX-2013Q1 (Ada's conflicted copy 2026-11-21).json
CALX-2013Q1 (1).json                                     CALX-2013Q1 2.json
"""

import os
import re
import time
from contextlib import suppress
from pathlib import Path

from transcripts.library_files import PREVIOUS, Stamp, stamp_of

MERGED = ".merged"
"""What is put after the name of a file, before when it was changed, once what it holds is in another."""
_REST = 1.0
"""Seconds after a look through a folder in which it is not looked through again: with many calls that takes a while."""
_ODD = re.compile(r"[ (]|\.sync-")
_COPY = re.compile(r"(?P<stem>.+?)(?:\.sync-conflict-[\w-]+| ?\([^()]*\)| \d{1,3})(?P<suffix>\.[a-z]+)")


class Folder:
    """A folder's second versions; it is looked through again when something was put there or taken away, but not at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp: Stamp | None = None
        self._looked = -_REST
        self._copies: dict[str, list[Path]] = {}

    def copies_of(self, path: Path) -> list[Path]:
        """The second versions of a file in the folder, by name."""
        if time.monotonic() - self._looked >= _REST:
            stamp = stamp_of(self.path)
            if stamp != self._stamp:
                self._stamp, self._copies, self._looked = stamp, copies_in(self.path), time.monotonic()
        return self._copies.get(path.name, [])

    def forget(self, path: Path) -> None:
        """Take it that the second versions of a file are in it now."""
        self._copies.pop(path.name, None)


def copies_in(folder: Path) -> dict[str, list[Path]]:
    """The second versions in a folder, by the name of the file that they are of."""
    found: dict[str, list[Path]] = {}
    try:
        names = os.listdir(folder)
    except OSError:
        return found
    for name in sorted(name for name in names if _ODD.search(name)):
        match = _COPY.fullmatch(name)
        if match and not name.startswith("."):
            found.setdefault(match["stem"] + match["suffix"], []).append(folder / name)
    return found


def is_copy(name: str) -> bool:
    """Whether a file is called like a second version of another."""
    return _COPY.fullmatch(name) is not None


def put_away(path: Path) -> None:
    """Give a file, and the generation before it, names that make them count no more.

    Raises:
        OSError: It could not be done.
    """
    for old in (path.with_name(path.name + PREVIOUS), path):
        with suppress(FileNotFoundError):
            os.replace(old, old.with_name(f"{old.name}{MERGED}-{os.stat(old).st_mtime_ns}"))
