"""Processes of this machine that work together, as an executor."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

_OBJECTS = 50_000
"""After how many new objects more than are gone garbage is looked for; reading makes many, and hardly any garbage."""
WORTH_PROCESSES = 12
"""Fewer files are read before a process has begun."""


@contextmanager
def processes(number: int | None = None) -> Iterator[Executor]:
    """An executor over processes, which are ended when the block is left; what was not begun is not done.

    Args:
        number: How many; None for one a core.
    """
    # Not by forking: this process may have threads and open databases.
    way = "spawn" if sys.platform == "win32" else "forkserver"
    executor = ProcessPoolExecutor(number or cores(), multiprocessing.get_context(way), _begin)
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def readers(files: int, number: int | None = None) -> Iterator[Executor | None]:
    """Processes that read files; None where they are so few that they are read before a process has begun.

    Args:
        files: How many there are to read.
        number: How many processes; None for one a core.
    """
    if files < WORTH_PROCESSES or (number or cores()) < 2:
        yield None
        return
    with processes(number) as executor:
        yield executor


def cores() -> int:
    """How many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin() -> None:
    """Leave ctrl+c to the parent, and end when it does, however suddenly: nobody else would tell."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_OBJECTS)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
