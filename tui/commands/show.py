"""`earmark show CALL|PATH`: a call as plain text."""

import argparse
from dataclasses import replace

from annotations.model import Annotation
from transcripts.errors import EarmarkError
from transcripts.library import Library, library_root
from transcripts.model import Call, Turn
from transcripts.names import folded, name_words
from tui import output, printing
from tui.opening import opened


def arguments(parser: argparse.ArgumentParser) -> None:
    """The call, and what of it."""
    parser.add_argument("call", metavar="CALL|PATH", help="a call of the library by its id, or a file")
    parser.add_argument("--speaker", metavar="NAME", help="only what this person says")
    parser.add_argument("--role", choices=("operator", "executive", "analyst", "unknown"))
    parser.add_argument("--section", choices=("presentation", "qa"))
    parser.add_argument("--annotations", action="store_true", help="with what you marked, after each paragraph")


def run(arguments: argparse.Namespace) -> int:
    """The call, turn by turn."""
    library = Library(library_root(arguments.library), output.complain)
    call = opened(arguments.call, library)
    speakers = _speakers(call, arguments.speaker)

    def wanted(turn: Turn) -> bool:
        person = call.participant(turn.speaker)
        role = person.role if person else "unknown"
        return (
            (speakers is None or turn.speaker in speakers)
            and arguments.role in (None, role)
            and arguments.section in (None, turn.section)
        )

    turns = [turn.index for turn in call.turns if wanted(turn)]
    printing.linear(call, turns, _annotations(call, library) if arguments.annotations else ())
    return 0


def _annotations(call: Call, library: Library) -> tuple[Annotation, ...]:
    """The annotations of a call of the library, or of a file that is one of its."""
    from annotations.notebook import Notebook

    record = library.find(call.source.sha256)
    return () if record is None else Notebook(library.root).shown(replace(call, id=record.id))


def _speakers(call: Call, name: str | None) -> set[str] | None:
    """The ids of those whose name holds the words of `name`, or whose id it is.

    Raises:
        EarmarkError: Nobody in the call is called so.
    """
    if name is None:
        return None
    asked = set(name_words(name))
    found = {
        p.id
        for p in call.participants
        for spelling in (p.name, *p.aliases)
        if asked <= set(name_words(spelling)) or folded(name) == p.id
    }
    if not found:
        people = ", ".join(p.name for p in call.participants)
        raise EarmarkError("No such speaker", f"Nobody called {name} speaks in this call.", f"There are {people}.")
    return found
