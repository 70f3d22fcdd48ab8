"""`earmark import FILE`: annotations from a file, those that are there already left alone."""

import argparse
from pathlib import Path

from annotations.exporting import text_in
from annotations.intake import Intake, Outcome, Status, taken_in
from annotations.interchange import incoming
from annotations.notebook import Notebook
from annotations.whereabouts import Whereabouts
from transcripts.errors import EarmarkError
from transcripts.library import Library, library_root
from tui import output
from tui.progress import read_all


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and what it does not say itself."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="an export (w3c, json, csv), or annotations of Hypothesis as JSON"
    )
    parser.add_argument("--creator", metavar="NAME", help="who made those that do not say it (else: you)")
    parser.add_argument(
        "--call", metavar="ID", help="the call that annotations of another program are of (else: found by their words)"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would come of it, and change nothing")
    parser.add_argument("--json", action="store_true", help="a line each: status, id, call, words, why")


def run(arguments: argparse.Namespace) -> int:
    """Take in what is new and newer; say what came of each that is neither new nor known."""
    root = library_root(arguments.library)
    library, notebook = Library(root, output.complain), Notebook(root)
    text = text_in(arguments.file)
    if text is None:
        raise EarmarkError("No such file", f"{arguments.file}: there is no such file.", "Check the name.")
    file = incoming(text)
    calls = Whereabouts(library, arguments.call, output.complaint, lambda: read_all(library))
    intake = taken_in(file, notebook.everything(), calls.own_id, calls.candidates, arguments.creator)
    if not arguments.dry_run:
        notebook.put(intake.wanted)
    _tell(intake, calls, arguments.json)
    for sentence in file.left_out:
        output.complain(sentence)
    return 1 if intake.count("not placed") else 0


_WORDS: tuple[tuple[Status, str], ...] = (
    ("new", "new"),
    ("newer", "newer than yours"),
    ("known", "known already"),
    ("conflict", "in conflict"),
    ("not placed", "without a place"),
)


def _tell(intake: Intake, calls: Whereabouts, as_json: bool) -> None:
    if as_json:
        for outcome in intake.outcomes:
            output.json_line(_as_json(outcome))
        return
    told = [f"{intake.count(status)} {words}" for status, words in _WORDS if intake.count(status)]
    number = len(intake.outcomes)
    output.line(
        ": ".join(part for part in (f"{number} annotation{'s' * (number != 1)}", ", ".join(told)) if part) + "."
    )
    for outcome in intake.outcomes:
        if outcome.status in ("newer", "conflict", "not placed"):
            output.line(_in_words(outcome))
    absent = sorted({o.annotation.call for o in intake.outcomes if o.annotation} - calls.known)
    if absent:
        output.complain(f"The library has no call {', '.join(absent)}; what was marked there shows once it does.")


def _in_words(outcome: Outcome) -> str:
    id = f"{outcome.annotation.id}  " if outcome.annotation else ""
    words = " ".join(outcome.words.split())
    stays = {"newer": "taken; it has", "conflict": "yours stays; theirs has", "not placed": "not taken in:"}
    return f"{id}“{words if len(words) <= 60 else words[:59] + '…'}” {stays[outcome.status]} {outcome.why}"


def _as_json(outcome: Outcome) -> dict[str, str | None]:
    known = outcome.annotation
    return {
        "status": outcome.status.replace(" ", "_"),
        "id": known.id if known else None,
        "call": known.call if known else None,
        "words": outcome.words,
        "why": outcome.why or None,
    }
