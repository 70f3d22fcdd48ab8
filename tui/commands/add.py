"""`earmark add PATH…`: files and folders into the library."""

import argparse
from pathlib import Path
from typing import Any

from transcripts.errors import EarmarkError
from transcripts.library import Library, library_root
from transcripts.library_writing import Added
from tui import output

ERROR_SCHEMA = "earmark.error/1"
_WORDS = {
    "added": "added as {id}",
    "rendering": "same call as {id} (another rendering)",
    "replaced": "a corrected version of {id}, shown from now on; the old one is kept",
    "unchanged": "unchanged, it is in {id}",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is added, and how."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="files, and folders with all that is in them"
    )
    parser.add_argument("--link", action="store_true", help="leave the files where they are instead of copying them")
    parser.add_argument(
        "--password", metavar="WORD", help="opens encrypted PDFs; kept in the library, to read them again"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """What became of each file, in a line; one that is refused spoils no other."""
    from tui.desk import files_of

    library = Library(library_root(arguments.library))
    files, refusals = files_of(arguments.paths)
    status = 0
    for refusal in refusals:
        status = 1
        _refuse(refusal.path, refusal.reason, arguments.json)
    for path in files:
        try:
            added = library.add(path, link=arguments.link, password=arguments.password)
        except EarmarkError as error:
            status = 1
            _refuse(str(path), str(error), arguments.json)
        else:
            _say(added, arguments.json)
    return status


def _say(added: Added, as_json: bool) -> None:
    if as_json:
        output.json_line(added_as_json(added))
    else:
        output.line(f"{added.path}: {_WORDS[added.status].format(id=added.record.id)}")


def _refuse(path: str, reason: str, as_json: bool) -> None:
    if as_json:
        output.json_line({"schema": ERROR_SCHEMA, "path": path, "status": "refused", "error": reason})
    else:
        output.complain(f"{path}: refused. {reason}")


def added_as_json(added: Added) -> dict[str, Any]:
    """What became of a file, as a line of JSON."""
    return {"path": added.path, "status": added.status, "call": added.record.id}
