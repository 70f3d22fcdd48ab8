"""Folders that are watched: which files in them are new or changed, and written to their end."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from transcripts.folders import files_of
from transcripts.library_files import Stamp, stamp_of

PAUSE = 2.0
"""Seconds between two looks."""


class Watch:
    """Folders that are looked at from time to time; each look is cheap, and reads no file.

    Args:
        folders: The folders; one that is not there may come.
        told: Files that were told before, and as they were then.
        but: A folder whose files are none of it, though it lies in one that is watched.
    """

    def __init__(
        self, folders: Iterable[Path], told: Mapping[Path, Stamp] | None = None, but: Path | None = None
    ) -> None:
        self._folders = tuple(folders)
        self._but = but
        self.told: dict[Path, Stamp] = dict(told or {})
        """The files that were told and are still there, as they were then."""
        self.missing: tuple[Path, ...] = ()
        """The folders that were not there at the last look."""
        self._seen: dict[Path, Stamp] = {}

    def settled(self, *, at_once: bool = False) -> list[Path]:
        """The files that are new or changed since they were last told, and as they were at the look before.

        Args:
            at_once: Take files as whole that are seen for the first time.
        """
        present = [folder for folder in self._folders if folder.is_dir()]
        self.missing = tuple(folder for folder in self._folders if folder not in present)
        stamps = {
            path: stamp
            for path in files_of(present)[0]
            if not (self._but and path.is_relative_to(self._but)) and (stamp := stamp_of(path)) is not None
        }
        whole = {p: s for p, s in stamps.items() if self.told.get(p) != s and (at_once or self._seen.get(p) == s)}
        self._seen = stamps
        self.told = {path: stamp for path, stamp in self.told.items() if path in stamps or self._is_away(path)} | whole
        return sorted(whole)

    def _is_away(self, path: Path) -> bool:
        """Whether a file is in a folder that is not there just now, as on a drive that is not connected."""
        return any(path.is_relative_to(folder) for folder in self.missing)
