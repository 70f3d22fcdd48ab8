"""Archives of calls as tables: calls, turns and figures in Parquet files, read by whatever executor there is.

Files are read in batches; each batch gives one part of each table, written whole or not at all. The archive may be
larger than any memory, and the executor may be this machine's processes or a cluster.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import fields
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from transcripts.errors import EarmarkError
from transcripts.library_files import not_saved
from transcripts.model import Call, Figure
from transcripts.reading import read_file
from transcripts.reading_many import AHEAD, in_order

TABLES = ("calls", "turns", "figures")
BATCH = 32
"""Files that are read together; a part of each table has their rows."""
_PLACE = {"call": "string", "sha256": "string"}
_CALLS = {
    **_PLACE,
    "path": "string",
    "format": "string",
    "title": "string",
    "company": "string",
    "ticker": "string",
    "type": "string",
    "fiscal_year": "int16",
    "fiscal_quarter": "int8",
    "fiscal_half": "int8",
    "date": "string",
    "time": "string",
    "timezone": "string",
    "repairs": "int32",
    "warnings": "int32",
    "text": "string",
}
_TURNS = {
    **_PLACE,
    "turn": "int32",
    "speaker": "string",
    "name": "string",
    "role": "string",
    "title": "string",
    "affiliation": "string",
    "section": "string",
    "start": "int32",
    "end": "int32",
    "time": "float64",
    "text": "string",
}
_KINDS: dict[Any, str] = {int: "int32", int | None: "int32", bool: "bool", float | None: "float64"}
_FIGURES = {**_PLACE, **{field.name: _KINDS.get(field.type, "string") for field in fields(Figure)}}
_SCHEMAS = {"calls": _CALLS, "turns": _TURNS, "figures": _FIGURES}

PATIENCE = "10s"
"""For how long an answer of a scheduler is waited for."""
Rows = list[tuple[Any, ...]]


class Extracted(NamedTuple):
    """What was read of a batch of files."""

    rows: dict[str, Rows]
    """By table."""
    refused: tuple[tuple[str, str], ...]
    """Files that are no calls, and why."""
    files: int


class NeedsExtraError(EarmarkError):
    """Something is asked for that only comes with an extra."""


def extract(
    paths: Iterable[Path], out: Path, executor: Executor | None = None, *, ahead: int = AHEAD, batch: int = BATCH
) -> Iterator[Extracted]:
    """Read files and write the tables into a folder, a batch after the other; what each batch came to.

    Args:
        paths: The files.
        out: The folder; one with a folder a table in it. Parts that are there are written over.
        executor: Who reads; None: this process.
        ahead: How many batches are handed out at once.
        batch: How many files are read together.

    Raises:
        NeedsExtraError: pyarrow is not there.
        NotSavedError: The folder cannot be written to.
    """
    arrow_or_refuse()
    for number, extracted in enumerate(in_order(extracted_from, _batches(paths, batch), executor, ahead=ahead)):
        for table in TABLES:
            _write(out / table / f"part-{number:06}.parquet", table, extracted.rows[table])
        yield extracted


def _batches(paths: Iterable[Path], size: int) -> Iterator[list[str]]:
    files = iter(paths)
    while several := [str(path) for path in islice(files, size)]:
        yield several


def extracted_from(paths: Sequence[str]) -> Extracted:
    """The rows of some files; runs wherever the executor has it run, and needs nothing there but earmark."""
    rows: dict[str, Rows] = {table: [] for table in TABLES}
    refused = []
    for path in paths:
        try:
            call = read_file(Path(path))
        except EarmarkError as error:
            refused.append((path, str(error)))
            continue
        rows["calls"].append(_call_row(call, path))
        rows["turns"] += _turn_rows(call)
        rows["figures"] += _figure_rows(call)
    return Extracted(rows, tuple(refused), len(paths))


def arrow_or_refuse() -> Any:
    """The module of pyarrow.

    Raises:
        NeedsExtraError: It is not there.
    """
    try:
        pyarrow = import_module("pyarrow")
        import_module("pyarrow.parquet")
    except ImportError:
        raise NeedsExtraError(
            "pyarrow is missing", "Writing Parquet needs pyarrow.", "Install it: pip install 'earmark[extract]'."
        ) from None
    return pyarrow


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
        yield executor, max(AHEAD, 3 * threads)


def _write(path: Path, table: str, rows: Rows) -> None:
    """A part of a table."""
    arrow = arrow_or_refuse()
    sink = arrow.BufferOutputStream()
    arrow.parquet.write_table(_table(arrow, table, rows), sink, compression="zstd")
    spare = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        spare.write_bytes(sink.getvalue().to_pybytes())
        os.replace(spare, path)
    except OSError as error:
        raise not_saved(error, "The table", path) from None


def _table(arrow: Any, table: str, rows: Rows) -> Any:
    schema = arrow.schema([(name, arrow.type_for_alias(kind)) for name, kind in _SCHEMAS[table].items()])
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [arrow.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return arrow.Table.from_arrays(arrays, schema=schema)


def _call_row(call: Call, path: str) -> tuple[Any, ...]:
    event, company = call.event, call.company
    return (
        call.id,
        call.source.sha256,
        path,
        call.source.format,
        call.title,
        company.name,
        company.ticker,
        event.type,
        event.fiscal_year,
        event.fiscal_quarter,
        event.fiscal_half,
        event.date,
        event.time,
        event.timezone,
        len(call.repairs),
        len(call.warnings),
        call.text,
    )


def _turn_rows(call: Call) -> Rows:
    people = {person.id: person for person in call.participants}
    rows: Rows = []
    for turn in call.turns:
        person = people.get(turn.speaker or "")
        about = (person.name, person.role, person.title, person.affiliation) if person else (None, None, None, None)
        place = (turn.section, turn.start, turn.end, turn.time, call.text[turn.start : turn.end])
        rows.append((call.id, call.source.sha256, turn.index, turn.speaker, *about, *place))
    return rows


def _figure_rows(call: Call) -> Rows:
    return [
        (call.id, call.source.sha256, *(getattr(figure, field.name) for field in fields(Figure)))
        for figure in call.figures
    ]
