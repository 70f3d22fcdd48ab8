"""`earmark [PATH…]`: the reader."""

import argparse
import os
import sys
from pathlib import Path

from transcripts.errors import EarmarkError
from transcripts.library import Library, library_root
from tui import starting


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be opened, and how it looks."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files and folders; none: the sample calls")
    parser.add_argument("--theme", metavar="NAME", help="earmark-dark, earmark-light, or one of Textual's themes")
    parser.add_argument("--ascii", action="store_true", help="draw marks in plain ASCII")


def run(arguments: argparse.Namespace) -> int:
    """Open the reader; Textual is loaded here and nowhere before."""
    from tui.desk import files_of, samples

    files, refusals = files_of(arguments.paths) if arguments.paths else (samples(), [])
    if refusals and not files and not any(path.exists() for path in arguments.paths):
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
        library=Library(library_root(arguments.library)),
        theme=arguments.theme or os.environ.get("TEXTUAL_THEME"),
        ascii_marks=arguments.ascii,
    )
    app.run()
    return app.return_code or 0
