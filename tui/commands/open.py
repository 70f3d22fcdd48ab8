"""`earmark [PATH… | CALL | LINK]`: the reader on files, a call of the library, or the library's screen."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from transcripts.errors import EarmarkError, NoSuchCallError
from transcripts.library_place import has_calls, library_root
from tui import output, starting
from tui.links import Link, link_of
from tui.opening import is_file_name

if TYPE_CHECKING:
    from tui.desk import Refusal


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be opened, and how it looks."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH|CALL",
        help="files and folders, or a call of the library (CALX-2013Q1, CALX-2013Q1#5010-5200, a company);"
        " none: the library, while it is empty the sample calls",
    )
    parser.add_argument("--password", metavar="WORD", help="opens encrypted PDFs")
    parser.add_argument("--theme", metavar="NAME", help="earmark-dark, earmark-light, or one of Textual's themes")
    parser.add_argument("--ascii", action="store_true", help="draw marks in plain ASCII")


def run(arguments: argparse.Namespace) -> int:
    """Open the reader."""
    with starting.collecting_late():
        return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    """Open the reader; Textual is loaded here and nowhere before."""
    root = library_root(arguments.library)
    link = linked(arguments.paths, root)
    files, refusals = ([], []) if link is not None else _files(arguments.paths, root)
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise EarmarkError(
            "No terminal", "The reader needs a terminal.", "For pipes there are `earmark show` and `earmark inspect`."
        )
    from tui.app import make_app

    app = make_app(
        files,
        refusals=refusals,
        library=root,
        link=link,
        password=arguments.password,
        theme=arguments.theme or os.environ.get("TEXTUAL_THEME"),
        ascii_marks=arguments.ascii,
    )
    app.run()
    return app.return_code or 0


def _files(words: list[str], root: Path) -> "tuple[list[Path], list[Refusal]]":
    """The files to read: those that are named, else the samples if the library is empty.

    Raises:
        EarmarkError: Nothing that is named is there.
    """
    if not words and has_calls(root):
        return [], []
    from tui.desk import files_of, samples

    if not words:
        return samples(), []
    paths = [Path(word) for word in words]
    files, refusals = files_of(paths)
    if refusals and not files and not any(path.exists() for path in paths):
        raise EarmarkError("No such file", f"{refusals[0].path}: {refusals[0].reason}", "Check the name.")
    return files, refusals


def linked(words: list[str], root: Path) -> Link | None:
    """The place in the library that is named, if one is: by a call's id, or by a company, whose latest call is meant.

    Raises:
        NoSuchCallError: A link names a call that the library does not have.
    """
    if len(words) != 1 or (is_file_name(words[0]) and not words[0].startswith("earmark:")):
        return None
    link = link_of(words[0])
    if link is None:
        return None
    from transcripts.library import Library

    library = Library(root, output.complain)
    try:
        return link._replace(id=library.record(link.id).id)
    except NoSuchCallError:
        calls = library.company(link.id)
        if not calls:
            raise NoSuchCallError(
                "No such call",
                f"{words[0]}: there is no such file, and no such call or company in the library.",
                "See `earmark list`.",
            ) from None
        return link._replace(id=calls[-1].id)
