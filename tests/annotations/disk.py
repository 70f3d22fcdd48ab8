"""A disk to be tried: calls to the system that fail, a process that dies at one of them, and what a power failure leaves.

`Disk` stands in for `os` in the module that writes files. What it is asked for it does, and it remembers what would be
on the disk if the power failed now: data that was not synced is gone, and of the names given, taken and exchanged in a
folder since it was last synced any may be missing.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import annotations.copies
import transcripts.library_files


class KilledError(BaseException):
    """The process is dead: nothing that it still tries has any effect."""


@dataclass
class Disk:
    """`os`, watched."""

    root: Path
    die_at: int | None = None
    """The number of the call, from 0, at which the process dies."""
    fail_at: int | None = None
    """The number of the call from which on the disk is full."""
    calls: int = 0
    _is_dead: bool = False
    _names: dict[int, str] = field(default_factory=dict)
    _data: list[bytes] = field(default_factory=list)
    _synced: list[bytes] = field(default_factory=list)
    _files: dict[str, int] = field(default_factory=dict)
    _start: dict[str, int] = field(default_factory=dict)
    _folders: set[str] = field(default_factory=set)
    _log: list[tuple[str, str, int | None]] = field(default_factory=list)
    """Names given (with a number) and taken (None) by folder, in order, since the beginning."""
    _settled: set[int] = field(default_factory=set)
    """The entries of the log that are safe."""

    def __post_init__(self) -> None:
        for path in sorted(self.root.rglob("*")):
            if path.is_file():
                self._files[str(path)] = self._new(path.read_bytes())
        self._synced = list(self._data)
        self._start = dict(self._files)

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def open(self, path: Any, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and not os.path.lexists(path):
            self._call()
            number = os.open(path, flags, mode)
            self._give(str(path), self._new(b""))
        else:
            number = os.open(path, flags, mode)
        if flags & (os.O_WRONLY | os.O_RDWR) or os.path.isdir(path):  # others are closed by who reads them
            self._names[number] = str(path)
        return number

    def close(self, number: int) -> None:
        os.close(number)
        del self._names[number]

    def after_death(self) -> None:
        """Close what a dead process had open, as the system does."""
        for number in list(self._names):
            self.close(number)

    def write(self, number: int, data: Any) -> int:
        file = self._files[self._names[number]]
        try:
            self._call()
        except KilledError:
            self._data[file] += bytes(data[: len(data) // 2])
            os.write(number, data[: len(data) // 2])
            raise
        self._data[file] += bytes(data)
        return os.write(number, data)

    def fsync(self, number: int) -> None:
        self._call()
        name = self._names[number]
        if stat.S_ISDIR(os.fstat(number).st_mode):
            self._settled |= {at for at, (_, path, _) in enumerate(self._log) if os.path.dirname(path) == name}
        else:
            self._synced[self._files[name]] = self._data[self._files[name]]

    def mkdir(self, path: Any, mode: int = 0o777) -> None:
        self._call()
        os.mkdir(path, mode)

    def link(self, old: Any, new: Any) -> None:
        self._call()
        os.link(old, new)
        self._give(str(new), self._files[str(old)])

    def replace(self, old: Any, new: Any) -> None:
        self._call()
        os.replace(old, new)
        file = self._files[str(old)]
        if self._files.get(str(new)) != file:
            self._log.append(("exchange", str(new), file))
            self._files[str(new)] = file
            del self._files[str(old)]

    def unlink(self, path: Any) -> None:
        if self.fail_at is None:  # a full disk lets one take away
            self._call()
        os.unlink(path)
        self._files.pop(str(path), None)
        self._log.append(("take", str(path), None))

    def states(self) -> Iterator[dict[str, bytes]]:
        """What may be on the disk after a power failure now: files by path."""
        unsettled = [at for at in range(len(self._log)) if at not in self._settled]
        yield self._state(set())
        for number, at in enumerate(unsettled):
            yield self._state(set(unsettled[number:]))
            yield self._state({at})

    def _state(self, missing: set[int]) -> dict[str, bytes]:
        files = dict(self._start)
        for at, (_, path, file) in enumerate(self._log):
            if at in missing:
                continue
            if file is None:
                files.pop(path, None)
            else:
                files[path] = file
        return {path: self._synced[file] for path, file in files.items()}

    def _give(self, path: str, file: int) -> None:
        self._files[path] = file
        self._log.append(("give", path, file))

    def _new(self, data: bytes) -> int:
        self._data.append(data)
        self._synced.append(b"")
        return len(self._data) - 1

    def _call(self) -> None:
        number, self.calls = self.calls, self.calls + 1
        if self._is_dead or number == self.die_at:
            self._is_dead = True
            raise KilledError
        if self.fail_at is not None and number >= self.fail_at:
            raise OSError(28, "No space left on device")


@contextmanager
def on(disk: Disk) -> Iterator[Disk]:
    """Let files be written to a disk that is tried."""
    with patch.object(transcripts.library_files, "os", disk), patch.object(annotations.copies, "os", disk):
        try:
            yield disk
        finally:
            disk.after_death()


def restored(state: dict[str, bytes], root: Path, to: Path) -> Path:
    """A state of the disk in a folder of its own."""
    for name, data in state.items():
        path = to / Path(name).relative_to(root)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return to
