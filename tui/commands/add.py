"""`earmark add PATH…`: files and folders into the library."""

import argparse
import time
from collections.abc import Iterable
from pathlib import Path

from annotations.notebook import Notebook
from transcripts.adding import Refused, add_all
from transcripts.errors import EarmarkError
from transcripts.folders import files_of
from transcripts.library import Added, Library, library_root
from transcripts.processes import readers
from transcripts.watching import PAUSE, Watch
from tui import output
from tui.configuration import read_configuration
from tui.progress import progress

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
        "paths", nargs="*", type=Path, metavar="PATH", help="files, and folders with all that is in them"
    )
    parser.add_argument("--link", action="store_true", help="leave the files where they are instead of copying them")
    parser.add_argument(
        "--password", metavar="WORD", help="opens encrypted PDFs; kept in the library, to read them again"
    )
    parser.add_argument(
        "--watch",
        nargs="?",
        action="append",
        type=Path,
        metavar="DIR",
        help="go on adding what appears in a folder, until ctrl+c; without DIR, in those that config.toml watches",
    )
    parser.add_argument("--jobs", type=int, metavar="N", help="read on so many processes (default: one a core)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """What became of each file, in a line; one that is refused spoils no other."""
    library = Library(library_root(arguments.library), output.complain)
    watched = _watched(arguments, library.root)
    if not arguments.paths and not watched:
        raise EarmarkError("Nothing to add", "No file and no folder is named.", "earmark add PATH…")
    files, nothing = files_of(arguments.paths)
    for path, reason in nothing:
        _refuse(Refused(path, reason), arguments.json)
    status = 1 if nothing else 0
    if arguments.paths:
        try:
            status |= _add(library, files, arguments)
        except KeyboardInterrupt:
            output.complain("Ended. What was told is in the library; add the same again to go on.")
            raise
    if watched:
        _watch(library, watched, arguments)
    return status


def _watched(arguments: argparse.Namespace, root: Path) -> list[Path]:
    """The folders that are watched.

    Raises:
        EarmarkError: One of them is none, or none is set.
    """
    if arguments.watch is None:
        return []
    folders = [folder for folder in arguments.watch if folder is not None]
    if None in arguments.watch:
        folders += read_configuration(root).watched
    if not folders:
        raise EarmarkError("Nothing to watch", "config.toml watches no folder.", "Name one: earmark add --watch DIR.")
    for folder in folders:
        if not folder.is_dir():
            raise EarmarkError("No such folder", f"{folder}: there is no such folder.", "Check the name.")
    return folders


def _add(library: Library, files: list[Path], arguments: argparse.Namespace) -> int:
    status = 0
    with progress("adding") as shown, readers(len(files), arguments.jobs) as executor:
        became = add_all(library, files, executor, link=arguments.link, password=arguments.password)
        for done, result in enumerate(became, 1):
            if isinstance(result, Refused):
                status = 1
                _refuse(result, arguments.json)
            else:
                if result.record.also:
                    Notebook(library.root).unite(result.record.id, result.record.also)
                _say(result, arguments.json)
            if shown:
                shown(done, len(files))
    return status


def _watch(library: Library, folders: Iterable[Path], arguments: argparse.Namespace) -> None:
    """Add what appears, until the user ends it."""
    watch = Watch(folders)
    files = watch.settled(at_once=True)
    output.say(f"Watching {', '.join(map(str, folders))}; ctrl+c ends it.")
    try:
        while True:
            if files:
                _add(library, files, arguments)
                output.flush()
            time.sleep(PAUSE)
            files = watch.settled()
    except KeyboardInterrupt:
        output.say("Watching has ended.")


def _say(added: Added, as_json: bool) -> None:
    if as_json:
        output.json_line({"path": added.path, "status": added.status, "call": added.record.id})
    else:
        output.line(f"{added.path}: {_WORDS[added.status].format(id=added.record.id)}")


def _refuse(refused: Refused, as_json: bool) -> None:
    if as_json:
        refusal = {"path": refused.path, "status": "refused", "error": refused.reason}
        output.json_line({"schema": ERROR_SCHEMA, **refusal})
    else:
        output.complain(f"{refused.path}: refused. {refused.reason}")
