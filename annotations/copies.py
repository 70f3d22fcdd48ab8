"""Second versions of a file, as services that keep folders in step leave them beside it when two machines changed it.

CALX-2013Q1.sync-conflict-20261121-052000-ABCDEFG.json   CALX-2013Q1 (Ada's conflicted copy 2026-11-21).json
CALX-2013Q1 (1).json                                     CALX-2013Q1 2.json
"""

import os
import re
from contextlib import suppress
from pathlib import Path

from transcripts.library_files import PREVIOUS, Stamp, stamp_of

MERGED = ".merged"
"""What is put after the name of a file, before when it was changed, once what it holds is in another."""
_COPY = re.compile(r"(?P<stem>.+?)(?:\.sync-conflict-[\w-]+| ?\([^()]*\)| \d{1,3})(?P<suffix>\.[a-z]+)")


class Folder:
    """A folder's second versions; it is looked through again only when something was put there or taken away."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp: Stamp | None = None
        self._copies: dict[str, list[Path]] = {}

    def copies_of(self, path: Path) -> list[Path]:
        """The second versions of a file in the folder, by name."""
        stamp = stamp_of(self.path)
        if stamp != self._stamp:
            self._stamp, self._copies = stamp, copies_in(self.path)
        return self._copies.get(path.name, [])


def copies_in(folder: Path) -> dict[str, list[Path]]:
    """The second versions in a folder, by the name of the file that they are of."""
    found: dict[str, list[Path]] = {}
    with suppress(OSError):
        for name in sorted(os.listdir(folder)):
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
