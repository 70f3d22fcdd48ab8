"""`earmark inspect PATH…`: how files are read."""

import argparse
from pathlib import Path

from transcripts.contract import as_json, error_as_json
from transcripts.errors import EarmarkError
from transcripts.library import library_root
from transcripts.library_vocabulary import own_words
from transcripts.reading import read_file
from tui import output, printing
from tui.explaining import explain


def arguments(parser: argparse.ArgumentParser) -> None:
    """The files, and for whom they are described."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--json", action="store_true", help="one JSON object a line, schema earmark.call/1")
    parser.add_argument(
        "--explain", action="store_true", help="every figure with its sentence and the words that name it"
    )
    parser.add_argument("--password", metavar="WORD", help="opens encrypted PDFs")


def run(arguments: argparse.Namespace) -> int:
    """Each file's call, in the order given; one that cannot be read spoils no other."""
    status = 0
    words = own_words(library_root(arguments.library))
    if words.problem:
        output.complain(words.problem)
    for path in arguments.paths:
        try:
            call = read_file(path, password=arguments.password, vocabulary=words.vocabulary)
        except EarmarkError as error:
            status = 1
            if arguments.json:
                output.json_line(error_as_json(str(path), str(error)))
            else:
                output.complaint(str(path), error)
            continue
        if arguments.json:
            output.json_line(as_json(call))
        else:
            printing.summary(call)
            if arguments.explain:
                explain(call)
    return status
