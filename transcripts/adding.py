"""Many files into the library at once: read in parallel, taken in one after the other, in the order given.

Reading is nearly all of the work, and is done by any executor. Whoever is killed on the way has in the library, whole,
what was told so far, and perhaps a few calls more; adding the same files again goes on where it was.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from transcripts.errors import EarmarkError, PasswordError
from transcripts.incoming import Incoming, incoming
from transcripts.library import Library
from transcripts.library_files import make_folder, not_saved, write_whole
from transcripts.library_writing import Added
from transcripts.reading import load, read_bytes
from transcripts.reading_many import Done, in_batches, in_order

_AT_ONCE = 200
"""After how many calls the full text takes them in."""
_AHEAD = 48
"""How many files are handed out before the first is wanted back: enough to read on while the full text takes in calls."""
_TOGETHER = 16
"""How many calls at most are one change to the library."""


class Refused(NamedTuple):
    """A file that could not join the library."""

    path: str
    reason: str
    is_locked: bool = False
    """Whether a password would open it."""


_Became = Incoming | Added | Refused


class Job(NamedTuple):
    """A file that is to be read."""

    path: str
    root: str
    link: bool
    password: str | None


def add_all(
    library: Library,
    paths: Iterable[Path],
    executor: Executor | None = None,
    *,
    link: bool = False,
    password: str | None = None,
) -> Iterator[Added | Refused]:
    """What becomes of each file, in the order given; a file that is refused spoils no other.

    Closing the iterator ends the work; what was told is in the library.

    Args:
        library: Where they go.
        paths: The files.
        executor: Who reads them; None: this process.
        link: Leave them where they are instead of copying them.
        password: What opens encrypted PDFs.

    Raises:
        NotSavedError: The library's folder cannot be written to.
    """
    jobs: Iterator[Job | Done[_Became]] = (
        _known(library, path) or Job(str(path), str(library.root), link, password) for path in paths
    )
    fresh = 0
    for batch in _batches(jobs, executor):
        for became in _taken(library, batch):
            fresh += isinstance(became, Added) and became.status != "unchanged"
            yield became
        if fresh >= _AT_ONCE:
            library.index.refresh_full_text()
            fresh = 0
    if fresh:
        library.index.refresh_full_text()


def _batches(jobs: Iterator[Job | Done[_Became]], executor: Executor | None) -> Iterator[Sequence[_Became]]:
    """What was read, several files at once where others read: each change to a library has its price."""
    if executor is None:
        return ((read,) for read in in_order(prepared, jobs, None))
    return in_batches(prepared, jobs, executor, ahead=_AHEAD, most=_TOGETHER)


def _taken(library: Library, batch: Sequence[_Became]) -> Iterator[Added | Refused]:
    """What becomes of files that were read, in their order."""
    read = [became for became in batch if isinstance(became, Incoming)]
    added = iter(library.take_all(read)) if read else iter(())
    return (next(added) if isinstance(became, Incoming) else became for became in batch)


def prepared(job: Job) -> Incoming | Refused:
    """A file, read and copied to its place in the library; the one part of adding that takes long."""
    path = Path(job.path)
    try:
        data = load(path)
        library = Library(Path(job.root))
        call = read_bytes(data, job.path, password=job.password, vocabulary=library.own_words.vocabulary)
        read = incoming(call, job.path, link=path.resolve() if job.link else None, password=job.password)
        if not job.link:
            _copy(library, read, data)
        return read
    except EarmarkError as error:
        return Refused(job.path, str(error), isinstance(error, PasswordError))


def _known(library: Library, path: Path) -> Done[_Became] | None:
    """What is to be said of a file that needs no reading: it is in the library, or cannot be opened."""
    try:
        record = library.find(sha256(load(path)).hexdigest())
    except EarmarkError as error:
        return Done(Refused(str(path), str(error)))
    return Done(Added(str(path), "unchanged", record)) if record else None


def _copy(library: Library, read: Incoming, data: bytes) -> None:
    place = library.original(read.rendering)
    if place.exists():
        return
    try:
        make_folder(place.parent)
        write_whole(place, data, keep_previous=False, is_settled=False)
    except OSError as error:
        raise not_saved(error, "The call", place) from None
