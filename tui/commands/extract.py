"""`earmark extract PATH… --out DIR`: archives of calls as Parquet."""

import argparse
from concurrent.futures import Executor
from pathlib import Path

from transcripts.extracting import TABLES, arrow_or_refuse, cluster, extract
from transcripts.folders import files_of
from transcripts.processes import readers
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
    files, nothing = files_of(arguments.paths)
    for path, reason in nothing:
        output.complain(f"{path}: {reason}")
    if arguments.scheduler:
        with cluster(arguments.scheduler) as (executor, ahead):
            return _run(files, arguments.out, executor, ahead) or bool(nothing)
    with readers(len(files), arguments.jobs) as local:
        return _run(files, arguments.out, local, AHEAD) or bool(nothing)


def _run(files: list[Path], out: Path, executor: Executor | None, ahead: int) -> int:
    done = refused = 0
    rows = dict.fromkeys(TABLES, 0)
    with progress("reading") as shown:
        for batch in extract([path.resolve() for path in files], out, executor, ahead=ahead):
            done += batch.files
            refused += len(batch.refused)
            for path, reason in batch.refused:
                output.complain(f"{path}: refused. {reason}")
            for table, several in batch.rows.items():
                rows[table] += len(several)
            if shown:
                shown(done, len(files))
    output.line(", ".join(f"{number:,} {table}" for table, number in rows.items()) + f" in {out}")
    return 1 if refused else 0
