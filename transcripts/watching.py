"""Folders that are watched: which files in them are new or changed, and written to their end."""

from collections.abc import Iterable
from pathlib import Path

from transcripts.folders import files_of
from transcripts.library_files import Stamp, stamp_of

PAUSE = 2.0
"""Seconds between two looks."""


class Watch:
    """Folders that are looked at from time to time; each look is cheap, and reads no file.

    Args:
        folders: The folders; one that is not there may come.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._told: dict[Path, Stamp] = {}
        self._seen: dict[Path, Stamp] = {}

    def settled(self, *, at_once: bool = False) -> list[Path]:
        """The files that are new or changed since they were last told, and as they were at the look before.

        Args:
            at_once: Take files as whole that are seen for the first time.
        """
        present = [folder for folder in self._folders if folder.is_dir()]
        stamps = {path: stamp for path in files_of(present)[0] if (stamp := stamp_of(path)) is not None}
        whole = {p: s for p, s in stamps.items() if self._told.get(p) != s and (at_once or self._seen.get(p) == s)}
        self._seen = stamps
        self._told |= whole
        return sorted(whole)
