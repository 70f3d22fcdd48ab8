"""`earmark annotations [CALL]`: what was marked."""

import argparse
from typing import NamedTuple

from annotations.filtering import is_by
from annotations.model import Annotation
from annotations.notebook import Notebook
from annotations.pens import color_called, with_meanings
from annotations.stamps import canonical
from annotations.tagging import clean_tags, is_within
from transcripts.errors import EarmarkError
from transcripts.library import Library, library_root
from transcripts.model import Call
from transcripts.names import folded, name_words
from tui import output, printing
from tui.configuration import read_configuration


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which annotations, and for whom."""
    parser.add_argument("call", nargs="?", metavar="CALL", help="only this call's")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="with this tag or one below it")
    parser.add_argument("--color", metavar="NAME", help="of this pen, by its name or what it means to you")
    parser.add_argument("--speaker", metavar="NAME", help="of what this person says")
    parser.add_argument("--by", metavar="NAME", help="made by this person; me: by you")
    parser.add_argument("--since", metavar="DATE", help="made on this day or later (2026-11-21)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line, schema earmark.annotation/1")


def run(arguments: argparse.Namespace) -> int:
    """The annotations, call by call, in the order of the text, orphans last; the status is 1 where some cannot be read."""
    root = library_root(arguments.library)
    library, notebook = Library(root, output.complain), Notebook(root)
    color = arguments.color and color_called(arguments.color, with_meanings(read_configuration(root).colors))
    wanted = _Wanted(clean_tags(arguments.tag), color, arguments.speaker, arguments.by, _moment(arguments.since))
    status = 0
    for call_id in notebook.calls() if arguments.call is None else [library.record(arguments.call).id]:
        try:
            kept = notebook.kept(call_id).annotations
        except EarmarkError as error:
            output.complaint(call_id, error)
            status = 1
            continue
        call = _read(call_id, library) if kept else None
        for annotation in notebook.shown(call) if call else kept:
            if wanted.holds(annotation, call):
                _print(annotation, call, arguments.json)
    for trouble in notebook.troubles():
        output.complain(trouble.sentence)
    return status


class _Wanted(NamedTuple):
    """Which annotations are asked for."""

    tags: tuple[str, ...]
    color: str | None
    speaker: str | None
    by: str | None
    since: str

    def holds(self, annotation: Annotation, call: Call | None) -> bool:
        """Whether an annotation is."""
        return (
            all(any(is_within(tag.casefold(), above.casefold()) for tag in annotation.tags) for above in self.tags)
            and self.color in (None, annotation.color)
            and annotation.created >= self.since
            and (self.by is None or is_by(annotation, self.by))
            and (self.speaker is None or self._is_said_by(self.speaker, annotation, call))
        )

    def _is_said_by(self, name: str, annotation: Annotation, call: Call | None) -> bool:
        person = call.participant(annotation.speaker) if call else None
        names = [person.name, *person.aliases] if person else []
        asked = set(name_words(name))
        return folded(name) == annotation.speaker or any(asked and asked <= set(name_words(known)) for known in names)


def _moment(day: str | None) -> str:
    """When a day begins, or any moment of ISO 8601, in the form in which annotations keep it.

    Raises:
        EarmarkError: It is none.
    """
    try:
        return canonical(day) if day else ""
    except ValueError:
        raise EarmarkError("No such day", f"{day} is no date.", "Write it so: 2026-11-21.") from None


def _read(call_id: str, library: Library) -> Call | None:
    """The call that is shown; None where it is no longer there, or its file is not to be had."""
    try:
        return library.call(call_id)
    except EarmarkError as error:
        output.complain(f"{call_id}: {error}")
        return None


def _print(annotation: Annotation, call: Call | None, as_json: bool) -> None:
    if as_json:
        output.json_line(annotation.as_json())
    else:
        output.line(printing.annotated(annotation, call))
