"""`earmark export --format w3c|json|csv`: annotations for other programs, and for other people's earmark."""

import argparse
import sys
from pathlib import Path

from annotations.collecting import Collector
from annotations.exporting import written
from annotations.interchange import FORMATS, as_text
from annotations.model import Annotation
from annotations.notebook import Notebook
from annotations.pens import with_meanings
from transcripts.library import Library, library_root
from tui import output
from tui.commands.digest import add_filter, filter_in
from tui.configuration import read_configuration


def arguments(parser: argparse.ArgumentParser) -> None:
    """In which form, which annotations, to where."""
    parser.add_argument("--format", choices=FORMATS, required=True, help="Web Annotations (JSON-LD), JSON, or a table")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="a file; one that is there is kept as .bak")
    add_filter(parser.add_argument_group("which annotations (all, if nothing is said)"))


def run(arguments: argparse.Namespace) -> int:
    """The annotations that are meant, as they are kept, and nothing else; the status is 1 where some cannot be read."""
    root = library_root(arguments.library)
    notebook = Notebook(root)
    text = as_text(_meant(arguments, root, notebook), arguments.format)
    if arguments.output in (None, Path("-")):
        sys.stdout.write(text)
    else:
        written(arguments.output, text)
    return 1 if notebook.refused() else 0


def _meant(arguments: argparse.Namespace, root: Path, notebook: Notebook) -> list[Annotation]:
    asked = filter_in(arguments)
    if not asked.terms:
        everything = list(notebook.everything())
        for call_id, error in notebook.refused().items():
            output.complaint(call_id, error)
        return everything
    pens = with_meanings(read_configuration(root).colors)
    ids = {
        item.id for item in Collector(Library(root, output.complain), notebook, pens, output.complaint).collected(asked)
    }
    return [annotation for annotation in notebook.everything() if annotation.id in ids]
