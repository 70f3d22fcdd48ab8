"""Many calls read over any executor: processes of this machine, or other machines."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from transcripts.errors import EarmarkError
from transcripts.library_catalogue import CallRecord
from transcripts.model import Call

if TYPE_CHECKING:
    from transcripts.library import Library

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 16
"""How many are handed out before the first is wanted back: enough to keep everybody busy, little memory."""


class _Job(NamedTuple):
    root: str
    record: CallRecord


def in_order(function: Callable[[T], R], items: Iterable[T], executor: Executor | None) -> Iterator[R]:
    """A function of each item, in the order of the items, worked out ahead by an executor; None: here and now."""
    if executor is None:
        yield from map(function, items)
        return
    ahead: deque[Future[R]] = deque()
    try:
        for item in items:
            ahead.append(executor.submit(function, item))
            if len(ahead) >= _AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
    finally:
        for future in ahead:
            future.cancel()


def read_many(library: "Library", records: list[CallRecord], executor: Executor | None) -> Iterator[Call | None]:
    """The calls of records, in their order; None for one whose file is gone or cannot be read."""
    return in_order(_read, [_Job(str(library.root), record) for record in records], executor)


def _read(job: _Job) -> Call | None:
    from pathlib import Path

    from transcripts.library import Library

    try:
        return Library(Path(job.root)).read(job.record, job.record.renderings[0])
    except EarmarkError:
        return None
