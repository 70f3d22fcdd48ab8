"""Archives of calls as tables: calls, turns and figures in Parquet files, read by whatever executor there is.

Files are read in batches; each batch gives one part of each table, made where it was read and written whole or not at
all. Nothing is held but the batches that are being read, so the archive may be larger than any memory, and the executor
may be this machine's processes or a cluster. Ended on the way, it goes on where it was.
"""

import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from transcripts.errors import EarmarkError
from transcripts.extracted_rows import (
    TABLES,
    NeedsExtraError,
    Rows,
    about_parquet,
    arrow_or_refuse,
    parquet_of,
    rows_of,
)
from transcripts.library_files import not_saved, stamp_of
from transcripts.reader_version import reader_version
from transcripts.reading import read_file
from transcripts.reading_many import AHEAD, Done, in_order

SUFFIX = ".parquet"
"""How the names of the tables' parts end."""
BATCH = 32
"""Files that are read together at most; a part of each table has their rows."""
_MOST_BYTES = 16_000_000
"""What a batch's files may hold together, if it has more than one."""
_FILES, _REFUSED = "earmark.files", "earmark.refused"
"""What is kept with each part: which files it is of, in which state; those that were refused, and why."""
PATIENCE = "10s"
"""For how long an answer of a scheduler is waited for."""


class Batch(NamedTuple):
    """Files that are read together."""

    paths: tuple[str, ...]
    digest: str
    """What tells them, in their state, from any others, and this version of earmark from others."""


class Extracted(NamedTuple):
    """What a batch of files came to."""

    rows: dict[str, int]
    """How many each table has of it."""
    refused: tuple[tuple[str, str], ...]
    """Files that are no calls, and why."""
    files: int
    parts: dict[str, bytes]
    """By table, the part of it as it is to be written; none where it is written already."""


def extract(
    paths: Iterable[Path], out: Path, executor: Executor | None = None, *, ahead: int = AHEAD, batch: int = BATCH
) -> Iterator[Extracted]:
    """Read files and write the tables into a folder, a batch after the other; what each batch came to.

    Parts that are there, of the same files in the same state, are left as they are; all others are written over, and
    once all is done those of earlier, longer runs are taken away.

    Args:
        paths: The files, always in the same order.
        out: The folder; one with a folder a table in it.
        executor: Who reads; None: this process.
        ahead: How many batches are handed out at once.
        batch: How many files are read together at most.

    Raises:
        NeedsExtraError: pyarrow is not there.
        NotSavedError: The folder cannot be written to.
    """
    arrow_or_refuse()
    jobs = (_kept(out, number, several) or several for number, several in enumerate(_batches(paths, batch)))
    number = -1
    for number, extracted in enumerate(in_order(extracted_from, jobs, executor, ahead=ahead)):
        for table, part in extracted.parts.items():
            _write(_part(out, table, number), part)
        yield extracted._replace(parts={})
    if number >= 0:
        _forget_after(out, number)


def extracted_from(batch: Batch) -> Extracted:
    """The tables' parts of some files; runs wherever the executor has it run, on nothing but earmark and pyarrow."""
    rows: dict[str, Rows] = {table: [] for table in TABLES}
    refused = []
    for path in batch.paths:
        try:
            found = rows_of(read_file(Path(path)), path)
        except EarmarkError as error:
            refused.append((path, str(error)))
            continue
        for table in TABLES:
            rows[table] += found[table]
    about = {_FILES: batch.digest, _REFUSED: json.dumps(refused)}
    parts = {table: parquet_of(table, rows[table], about) for table in TABLES}
    return Extracted({table: len(rows[table]) for table in TABLES}, tuple(refused), len(batch.paths), parts)


def _batches(paths: Iterable[Path], most: int) -> Iterator[Batch]:
    """Files together, as many as may be, but no more than are read in little memory."""
    version = reader_version().encode()
    several: list[str] = []
    digest, size = sha256(version), 0
    for path in paths:
        stamp = stamp_of(path)
        more = stamp.size if stamp else 0
        if several and (len(several) >= most or size + more > _MOST_BYTES):
            yield Batch(tuple(several), digest.hexdigest())
            several, digest, size = [], sha256(version), 0
        several.append(str(path))
        size += more
        digest.update(f"{path}\0{stamp and (stamp.size, stamp.modified)}\0".encode("utf-8", "surrogateescape"))
    if several:
        yield Batch(tuple(several), digest.hexdigest())


def _kept(out: Path, number: int, batch: Batch) -> Done[Extracted] | None:
    """What a batch came to whose parts are written already."""
    rows = {}
    refused: list[tuple[str, str]] = []
    for table in TABLES:
        found = about_parquet(str(_part(out, table, number)))
        if found is None or found[0].get(_FILES) != batch.digest:
            return None
        rows[table] = found[1]
        refused = [(path, reason) for path, reason in json.loads(found[0][_REFUSED])]
    return Done(Extracted(rows, tuple(refused), len(batch.paths), {}))


def _part(out: Path, table: str, number: int) -> Path:
    return out / table / f"part-{number:06}{SUFFIX}"


def _forget_after(out: Path, number: int) -> None:
    """Take away the parts that an earlier run with more files has left."""
    for table in TABLES:
        for path in (out / table).glob(f"part-*{SUFFIX}"):
            if path.name > _part(out, table, number).name:
                with suppress(OSError):
                    path.unlink()


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """An executor over a Dask cluster, and how many batches keep it busy; a worker that dies is made up for by others.

    Args:
        address: The scheduler's ("tcp://host:8786").

    Raises:
        NeedsExtraError: Dask is not there.
        EarmarkError: Nobody answers at the address.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise NeedsExtraError(
            "Dask is missing", "Reading on a cluster needs Dask.", "Install it: pip install 'earmark[dask]'."
        ) from None
    try:
        client = distributed.Client(address, timeout=PATIENCE)
        threads = sum(client.nthreads().values())
    except (OSError, ValueError, TimeoutError) as error:
        raise EarmarkError("No scheduler", f"No Dask scheduler answers at {address}: {error}.") from None
    with client, client.get_executor(pure=False, retries=3) as executor:
        yield executor, max(AHEAD, 2 * threads)


def _write(path: Path, part: bytes) -> None:
    """A part of a table, whole or not at all."""
    spare = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        spare.write_bytes(part)
        os.replace(spare, path)
    except OSError as error:
        raise not_saved(error, "The table", path) from None
