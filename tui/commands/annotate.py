"""`earmark annotate CALL|PATH --quote TEXT`: mark a passage."""

import argparse
from dataclasses import replace
from pathlib import Path

from annotations.notebook import Notebook
from annotations.passages import Passages
from annotations.pens import color_called, with_meanings
from annotations.quoting import QuoteNotFoundError, place_of
from transcripts.library import Library, library_root
from transcripts.model import Call, Span
from transcripts.reading import load, read_bytes
from tui import output, printing
from tui.configuration import read_configuration
from tui.opening import is_file_name


def arguments(parser: argparse.ArgumentParser) -> None:
    """The passage, and what to think of it."""
    parser.add_argument("call", metavar="CALL|PATH", help="a call of the library by its id, or a file, which joins it")
    parser.add_argument("--quote", required=True, metavar="TEXT", help="the words of the passage")
    parser.add_argument(
        "--prefix", default="", metavar="TEXT", help="words right before it, where it stands several times"
    )
    parser.add_argument("--suffix", default="", metavar="TEXT", help="words right after it")
    parser.add_argument("--color", default="yellow", metavar="NAME", help="a pen, or what it means to you")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="may be given several times")
    parser.add_argument("--note", default="", metavar="TEXT")
    parser.add_argument("--json", action="store_true", help="print the annotation, schema earmark.annotation/1")


def run(arguments: argparse.Namespace) -> int:
    """Mark the passage and print it; nothing is written where it is not found, or found in several places."""
    root = library_root(arguments.library)
    color = color_called(arguments.color, with_meanings(read_configuration(root).colors))
    library, notebook = Library(root, output.complain), Notebook(root)
    call, span = _found(arguments, library)
    made = notebook.annotate(Passages(call), span, color=color, tags=arguments.tag, note=arguments.note)
    record = library.record(call.id)
    if call.source.sha256 != record.renderings[0].sha256:
        call = library.call(record.id)
        made = next((a for a in notebook.shown(call) if a.id == made.id), made)
    if arguments.json:
        output.json_line(made.as_json())
    else:
        output.line(printing.annotated(made, call))
    return 0


def _found(arguments: argparse.Namespace, library: Library) -> tuple[Call, Span]:
    """The call and the place in it; a file joins the library once the place is found."""
    if not is_file_name(arguments.call):
        return _first_found(arguments, library)
    path = Path(arguments.call)
    data = load(path)
    call = read_bytes(data, str(path), plain_text=True)
    span = place_of(call.text, arguments.quote, arguments.prefix, arguments.suffix)
    return replace(call, id=library.add_call(call, data, str(path)).record.id), span


def _first_found(arguments: argparse.Namespace, library: Library) -> tuple[Call, Span]:
    """The place in the rendering that is shown, else in another one, whose words may differ.

    Raises:
        QuoteNotFoundError: It is in none.
        QuoteNotUniqueError: It stands several times in the first that it is in.
    """
    missing: list[QuoteNotFoundError] = []
    record = library.record(arguments.call)
    for rendering in record.renderings:
        call = library.call(record.id, rendering.sha256)
        try:
            return call, place_of(call.text, arguments.quote, arguments.prefix, arguments.suffix)
        except QuoteNotFoundError as error:
            missing.append(error)
    raise missing[0]
