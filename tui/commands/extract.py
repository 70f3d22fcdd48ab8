"""`earmark extract PATH… --out DIR`: archives of calls as Parquet."""

import argparse
from collections.abc import Iterator
from concurrent.futures import Executor
from itertools import islice
from pathlib import Path

from transcripts.extracted_rows import TABLES, arrow_or_refuse
from transcripts.extracting import SUFFIX, cluster, extract
from transcripts.folders import each_file
from transcripts.processes import WORTH_PROCESSES, readers
from transcripts.reading_many import AHEAD
from tui import output
from tui.progress import progress


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is read, where the tables go, and who reads."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="files, and folders with all that is in them"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="gets folders calls, turns, figures")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="read on a Dask cluster, which sees the same files")
    parser.add_argument("--jobs", type=int, metavar="N", help="read on so many processes (default: one a core)")


def run(arguments: argparse.Namespace) -> int:
    """The tables; a file that is refused spoils no other."""
    arrow_or_refuse()
    absent = [path for path in arguments.paths if not path.exists()]
    for path in absent:
        output.complain(f"{path}: There is no such file or folder.")
    if arguments.scheduler:
        with cluster(arguments.scheduler) as (executor, ahead):
            return _run(arguments.paths, arguments.out, executor, ahead) or bool(absent)
    few = list(islice(_files(arguments.paths, arguments.out), WORTH_PROCESSES))
    with readers(len(few), arguments.jobs) as local:
        return _run(arguments.paths, arguments.out, local, AHEAD) or bool(absent)


def _files(paths: list[Path], out: Path) -> Iterator[Path]:
    """The files that are read; not the tables of an earlier run, where they lie in one of the folders."""
    tables = [out.resolve() / table for table in TABLES]
    for path in each_file(paths):
        if path.suffix != SUFFIX or path.parent not in tables:
            yield path


def _run(paths: list[Path], out: Path, executor: Executor | None, ahead: int) -> int:
    done = refused = 0
    rows = dict.fromkeys(TABLES, 0)
    with progress("reading") as shown:
        of = sum(1 for _ in _files(paths, out)) if shown else 0
        for batch in extract(_files(paths, out), out, executor, ahead=ahead):
            done += batch.files
            refused += len(batch.refused)
            for path, reason in batch.refused:
                output.complain(f"{path}: refused. {reason}")
            for table, several in batch.rows.items():
                rows[table] += several
            if shown:
                shown(done, of)
    output.line(", ".join(f"{number:,} {table}" for table, number in rows.items()) + f" in {out}")
    return 1 if refused else 0
