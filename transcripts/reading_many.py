"""Many calls read over any executor: processes of this machine, or other machines."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, wait
from contextlib import closing
from dataclasses import dataclass
from time import monotonic
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
    handed_out = _handed_out(function, items, executor, ahead)
    with closing(handed_out):
        for waiting in handed_out:
            yield _result(waiting)


def in_batches(
    function: Callable[[T], R],
    items: Iterable[T | Done[R]],
    executor: Executor,
    *,
    ahead: int = AHEAD,
    most: int = AHEAD,
    patience: float = 0.25,
) -> Iterator[list[R]]:
    """As `in_order`, several results at once for whom that spares work.

    Args:
        function: What is worked out.
        items: Of what.
        executor: Who works.
        ahead: How many are handed out before the first is wanted back.
        most: How many results at most a batch has.
        patience: Seconds that a result waits for more before it is given.
    """
    batch: list[R] = []
    until = 0.0
    handed_out = _handed_out(function, items, executor, ahead)
    with closing(handed_out):
        for waiting in handed_out:
            if batch and (len(batch) >= most or not _is_there(waiting, until - monotonic())):
                yield batch
                batch = []
            result = _result(waiting)
            if not batch:
                until = monotonic() + patience
            batch.append(result)
    if batch:
        yield batch


def _handed_out(
    function: Callable[[T], R], items: Iterable[T | Done[R]], executor: Executor | None, ahead: int
) -> Generator[Future[R] | R, None, None]:
    """What will be the results, in order; always so many more are being worked out."""
    waiting: deque[Future[R] | R] = deque()
    try:
        for item in items:
            if isinstance(item, Done):
                waiting.append(item.result)
            else:
                waiting.append(executor.submit(function, item) if executor else function(item))
            if executor is None or len(waiting) >= ahead:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()
    finally:
        for result in waiting:
            if isinstance(result, Future):
                result.cancel()


def _is_there(waiting: Future[R] | R, patience: float) -> bool:
    """Whether a result is there, or is in so many seconds."""
    return not isinstance(waiting, Future) or bool(wait([waiting], max(0.0, patience)).done)


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
