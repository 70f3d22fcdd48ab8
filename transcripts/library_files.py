"""Files that nothing loses: written whole or not at all, by one writer at a time, the generation before kept.

A process may be killed, or the power fail, between any two of the calls made here: what a reader then finds is the file
as it was before or as it is after. Readers need no lock.
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from transcripts.errors import EarmarkError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PREVIOUS = ".previous"
"""What the generation before is called, after the file's own name."""
_PATIENCE = 10.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.0005, 0.02
_NO_LOCKS = frozenset((errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL))
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_REASONS = {
    errno.ENOSPC: ("The disk is full.", "Make room."),
    errno.EDQUOT: ("Your share of the disk is used up.", "Make room."),
    errno.EROFS: ("The folder can only be read.", "Choose another with --library."),
    errno.EACCES: ("There is no permission to write there.", "Ask for the right to, or choose another with --library."),
    errno.EPERM: ("There is no permission to write there.", "Ask for the right to, or choose another with --library."),
    errno.ENOENT: ("The folder is gone.", "Is its disk still there?"),
    errno.EFBIG: ("The file would be larger than is allowed here.", "Raise the limit on file sizes."),
}


class NotSavedError(EarmarkError):
    """Something could not be written; what is on the disk is as it was before."""


class Stamp(NamedTuple):
    """What tells one generation of a file from another."""

    modified: int
    """Nanoseconds."""
    size: int
    inode: int


def stamp_of(path: Path) -> Stamp | None:
    """Which generation of a file is on the disk; None where there is no such file."""
    try:
        return _stamp(os.stat(path))
    except OSError:
        return None


def read_whole(path: Path) -> tuple[bytes, Stamp] | None:
    """A file's bytes and which generation they are, or None where there is no such file.

    Raises:
        OSError: There is one, and it cannot be read.
    """
    try:
        number = os.open(path, os.O_RDONLY | _BINARY)
    except FileNotFoundError:
        return None
    with os.fdopen(number, "rb") as file:
        return file.read(), _stamp(os.fstat(number))


def write_whole(path: Path, data: bytes, *, keep_previous: bool = True, is_settled: bool = True) -> Stamp:
    """Put bytes in a file's place, safely on the disk when this returns.

    Args:
        path: The file; its folder is there.
        data: All that it shall hold.
        keep_previous: Keep what it held under its name with `PREVIOUS` after it.
        is_settled: Whether the name is to be safe too; if not, `settle` sees to it, for many files at once.

    Raises:
        OSError: It could not be done; the file is as it was.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    spare = target.with_name(f".{target.name}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        stamp = _written(spare, data)
        if keep_previous:
            _keep(target, target.with_name(target.name + PREVIOUS))
        _patiently(lambda: os.replace(spare, target))
    except BaseException:
        with suppress(OSError):
            os.unlink(spare)
        raise
    if is_settled:
        settle(target.parent)
    return stamp


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for the user's eyes only.

    Raises:
        OSError: It could not be done.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):
        os.mkdir(folder, 0o700)
    settle(folder.parent)


def settle(folder: Path) -> None:
    """See to it that what was renamed in a folder stays renamed when the power fails; where the system can."""
    if sys.platform == "win32":
        return
    number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(number)
    finally:
        os.close(number)


@contextmanager
def locked(path: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Be the only one who changes a file, among processes and threads.

    The system gives the lock back when its holder dies, so none is ever left over; the file that carries it may be, and
    so may what its holder was writing: both are cleared away. Where the file system knows no locks there is none.

    Args:
        path: The file; its folder is there, the file itself need not be.
        patience: Seconds to wait for another holder.

    Raises:
        NotSavedError: Another process holds it for longer than that.
        OSError: The lock's file cannot be made.
    """
    lock = lock_of(path)
    number, was_left = _acquired(lock, patience)
    try:
        if was_left:
            _sweep(path)
        yield
    finally:
        _give_back(lock, number)


def lock_of(path: Path) -> Path:
    """The file that carries a file's lock while it is held."""
    return path.with_name(f".{path.name}.lock")


def is_held(lock: Path) -> bool:
    """Whether somebody holds the lock that a file carries."""
    try:
        number = os.open(lock, os.O_RDWR | _BINARY)
    except OSError:
        return False
    try:
        return not _try_lock(number)
    finally:
        os.close(number)


def not_saved(error: OSError, what: str, where: Path) -> NotSavedError:
    """What a failure to write means, in a sentence.

    Args:
        error: The failure.
        what: What was to be written ("The annotation").
        where: The file.
    """
    reason, advice = _REASONS.get(error.errno or 0, (f"The system says: {error.strerror or error}.", ""))
    return NotSavedError("Not saved", f"{what} could not be written to {where}. {reason}", advice)


def _acquired(lock: Path, patience: float) -> tuple[int, bool]:
    """A descriptor that holds the lock, and whether its file was left by somebody who died."""
    give_up = time.monotonic() + patience
    pause = _FIRST_PAUSE
    while True:
        number, was_left = _opened(lock)
        try:
            if _try_lock(number) and _is_still(lock, number):
                return number, was_left
        except BaseException:
            os.close(number)
            raise
        os.close(number)
        if time.monotonic() > give_up:
            sentence = f"Another earmark has been writing to {lock.parent} for {patience:g} seconds."
            raise NotSavedError("Not saved", sentence, "Close it, or try again.")
        time.sleep(pause)
        pause = min(pause * 1.5, _LONGEST_PAUSE)


def _opened(lock: Path) -> tuple[int, bool]:
    """A lock's file, opened, and whether it was there before."""
    try:
        return os.open(lock, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), False
    except FileExistsError:
        return os.open(lock, os.O_RDWR | os.O_CREAT | _BINARY, 0o600), True


def _try_lock(number: int) -> bool:
    """Take a lock if nobody has it; true also where the file system knows no locks."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in _NO_LOCKS
    return True


def _give_back(lock: Path, number: int) -> None:
    """Take a lock's file away and let go of it.

    While it is held nobody else can have a new file of its name; but Windows takes away only what nobody has open, and
    leaves a file that another process has opened meanwhile.
    """
    if sys.platform == "win32":
        os.close(number)
    with suppress(OSError):
        os.unlink(lock)
    if sys.platform != "win32":
        os.close(number)


def _is_still(lock: Path, number: int) -> bool:
    """Whether the opened file is still the one of that name: its last holder may have taken it away meanwhile."""
    try:
        there = os.stat(lock)
    except FileNotFoundError:
        return False
    return os.path.samestat(there, os.fstat(number))


def _sweep(path: Path) -> None:
    """Clear away what somebody who died was writing in a file's place."""
    with suppress(OSError), os.scandir(path.parent) as entries:
        for entry in entries:
            if entry.name.startswith(f".{path.name}.") and entry.name.endswith(".tmp"):
                os.unlink(entry.path)


def _written(path: Path, data: bytes) -> Stamp:
    """Bytes in a new file, on the disk."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(number, rest) :]
        os.fsync(number)
        return _stamp(os.fstat(number))
    finally:
        os.close(number)


def _keep(path: Path, previous: Path) -> None:
    """Give a file a second name, in one step; where the file system cannot, copy it."""
    spare = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        try:
            os.link(path, spare)
        except FileNotFoundError:
            return
        except OSError:
            held = read_whole(path)
            if held is None:
                return
            _written(spare, held[0])
        _patiently(lambda: os.replace(spare, previous))
    finally:
        # Two names of one file are not replaced by each other: the spare one then stays.
        with suppress(OSError):
            os.unlink(spare)


def _patiently(action: Callable[[], None]) -> None:
    """Do something that Windows refuses while another process has the file open for a moment."""
    if sys.platform == "win32":
        for pause in (0.001, 0.005, 0.02, 0.1):
            try:
                return action()
            except PermissionError:
                time.sleep(pause)
    return action()


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)
