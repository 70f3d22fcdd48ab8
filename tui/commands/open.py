"""`earmark [PATH… | CALL | LINK]`: the reader on files, a call of the library, or the library's screen."""

import argparse
import os
import sys
from pathlib import Path

from transcripts.errors import EarmarkError
from transcripts.library import Library, NoSuchCallError, library_root
from tui import starting
from tui.links import Link, link_of
from tui.opening import is_file_name


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
    """Open the reader; Textual is loaded here and nowhere before."""
    from tui.desk import files_of, samples

    library = Library(library_root(arguments.library))
    link = linked(arguments.paths, library)
    paths = [] if link is not None else [Path(word) for word in arguments.paths]
    files, refusals = files_of(paths) if paths or link is not None or not library.is_empty() else (samples(), [])
    if refusals and not files and not any(path.exists() for path in paths):
        raise EarmarkError("No such file", f"{refusals[0].path}: {refusals[0].reason}", "Check the name.")
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise EarmarkError(
            "No terminal", "The reader needs a terminal.", "For pipes there are `earmark show` and `earmark inspect`."
        )
    starting.collect_no_garbage()
    from tui.app import make_app

    app = make_app(
        files,
        refusals=refusals,
        library=library,
        link=link,
        password=arguments.password,
        theme=arguments.theme or os.environ.get("TEXTUAL_THEME"),
        ascii_marks=arguments.ascii,
    )
    app.run()
    return app.return_code or 0


def linked(words: list[str], library: Library) -> Link | None:
    """The place in the library that is named, if one is: by a call's id, or by a company, whose latest call is meant.

    Raises:
        NoSuchCallError: A link names a call that the library does not have.
    """
    if len(words) != 1 or (is_file_name(words[0]) and not words[0].startswith("earmark:")):
        return None
    link = link_of(words[0])
    if link is None:
        return None
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
