"""Many calls read over any executor: processes of this machine, or other machines."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from transcripts.errors import EarmarkError
from transcripts.library_catalogue import CallRecord
from transcripts.model import Call

if TYPE_CHECKING:
    from transcripts.library import Library

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 16
"""How many are handed out before the first is wanted back: enough to keep everybody busy, little memory."""


class _Job(NamedTuple):
    root: str
    record: CallRecord


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """What needs no more work, among items that do."""

    result: R


def in_order(
    function: Callable[[T], R], items: Iterable[T | Done[R]], executor: Executor | None, *, ahead: int = AHEAD
) -> Iterator[R]:
    """A function of each item, in the order of the items, worked out ahead by an executor; None: here and now.

    What was handed out and is not wanted any more is called back when the iterator is closed.
    """
    waiting: deque[Future[R] | R] = deque()
    try:
        for item in items:
            if isinstance(item, Done):
                waiting.append(item.result)
            else:
                waiting.append(executor.submit(function, item) if executor else function(item))
            if executor is None or len(waiting) >= ahead:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())
    finally:
        for result in waiting:
            if isinstance(result, Future):
                result.cancel()


def _result(waiting: Future[R] | R) -> R:
    if not isinstance(waiting, Future):
        return waiting
    try:
        return waiting.result()
    except BrokenExecutor:
        raise EarmarkError(
            "Reading ended",
            "A process that read files was ended from outside, perhaps for want of memory.",
            "Go on again.",
        ) from None


def read_many(library: "Library", records: list[CallRecord], executor: Executor | None) -> Iterator[Call | None]:
    """The calls of records, in their order; None for one whose file is gone or cannot be read."""
    jobs = [_Job(str(library.root), record) for record in records]
    return in_order(_read, jobs, executor)


def _read(job: _Job) -> Call | None:
    from pathlib import Path

    from transcripts.library import Library

    try:
        return Library(Path(job.root)).read(job.record, job.record.renderings[0])
    except EarmarkError:
        return None
