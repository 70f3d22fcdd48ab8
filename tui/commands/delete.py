"""`earmark delete CALL…`: calls out of the library, and back."""

import argparse
import sys

from transcripts.errors import EarmarkError
from transcripts.library import Library, library_root
from tui import output


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which calls, and which way."""
    parser.add_argument("calls", nargs="*", metavar="CALL", help="ids")
    parser.add_argument("--undo", action="store_true", help="bring them back; without CALL, list what can be")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(arguments: argparse.Namespace) -> int:
    """Take calls out, once that is confirmed; their files and notes are kept."""
    library = Library(library_root(arguments.library), output.complain)
    if arguments.undo:
        return _undo(library, arguments.calls)
    if not arguments.calls:
        raise EarmarkError("No call", "No call is named.", "earmark delete CALL…")
    records = [library.record(id) for id in arguments.calls]
    ids = ", ".join(record.id for record in records)
    if not arguments.yes and not _is_confirmed(
        f"Delete {ids}? Files and notes are kept; --undo brings them back. [y/N] "
    ):
        output.complain("Nothing was deleted.")
        return 1
    for record in records:
        library.delete(record.id)
        output.line(f"{record.id}: deleted; earmark delete --undo {record.id} brings it back")
    return 0


def _undo(library: Library, ids: list[str]) -> int:
    if not ids:
        for record in library.deleted():
            about = " ".join(part for part in (record.event.period, record.company.name) if part)
            output.line(f"{record.id}  {about}".rstrip())
        return 0
    for id in ids:
        output.line(f"{library.restore(id).id}: is back")
    return 0


def _is_confirmed(question: str) -> bool:
    """Whether the user says yes; where nobody can be asked, it is for --yes to say so."""
    if not sys.stdin.isatty():
        raise EarmarkError("Not confirmed", "Nobody can be asked here.", "Say --yes.")
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
