"""Progress of long work on standard error: a bar on a terminal, nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from transcripts.processes import readers

if TYPE_CHECKING:
    from transcripts.library import Library

Progress = Callable[[int, int], None]
"""Told how many are done, and of how many."""


@contextmanager
def progress(what: str) -> Iterator[Progress | None]:
    """A bar that shows itself with the first step; None where nobody would see it.

    Args:
        what: What is done, in a word or two ("adding").
    """
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(what)
    try:
        yield bar.step
    finally:
        bar.stop()


def read_all(library: "Library") -> None:
    """Make all calls of a library searchable, which takes a while where many were not read yet."""
    with progress("reading calls") as shown, readers(len(library.index.unread())) as executor:
        library.index.refresh(executor, shown)


class _Bar:
    """rich's bar; rich is loaded only when there is something to show."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._stop: Callable[[], None] | None = None
        self._update: Callable[[int, int], None] | None = None

    def step(self, done: int, total: int) -> None:
        """Show so many of so many."""
        if self._update is None:
            self._begin()
        assert self._update is not None
        self._update(done, total)

    def stop(self) -> None:
        """Take the bar away."""
        if self._stop:
            self._stop()

    def _begin(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
        shown = Console(stderr=True)
        bar = Bar(*columns, TimeRemainingColumn(), console=shown, transient=True, redirect_stdout=sys.stdout.isatty())
        task = bar.add_task(self._what, total=None)
        bar.start()
        self._stop = bar.stop
        self._update = lambda done, total: bar.update(task, completed=done, total=total)
