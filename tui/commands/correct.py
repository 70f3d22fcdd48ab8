"""`earmark correct CALL`: put right by hand how a call was read."""

import argparse

from annotations.notebook import Notebook
from transcripts.corrections import NO_CORRECTION, Correction, PersonCorrection
from transcripts.errors import EarmarkError
from transcripts.library import Library, library_root
from transcripts.model import Call, Participant
from transcripts.names import folded, name_words
from transcripts.search.query import filters_of
from tui import output


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is right."""
    parser.add_argument("call", metavar="CALL", help="a call of the library by its id")
    parser.add_argument("--company", metavar="NAME")
    parser.add_argument("--ticker", metavar="TICKER")
    parser.add_argument("--quarter", metavar="QUARTER", help="the fiscal quarter: 2031Q2")
    parser.add_argument("--date", metavar="DAY", help="2031-07-24")
    people = "; may be given several times"
    parser.add_argument("--name", nargs=2, action="append", default=[], metavar=("WHO", "NAME"), help=people)
    parser.add_argument("--role", nargs=2, action="append", default=[], metavar=("WHO", "ROLE"), help=people)
    same = "two spellings of one person, the right one last" + people
    parser.add_argument("--same", nargs=2, action="append", default=[], metavar=("WHO", "WHO"), help=same)
    parser.add_argument("--reset", action="store_true", help="forget first what was put right before")
    parser.add_argument("--json", action="store_true", help="print all that is put right")


def run(arguments: argparse.Namespace) -> int:
    """Keep what is right beside the call, and say what is put right now."""
    library = Library(library_root(arguments.library), output.complain)
    record = library.record(arguments.call)
    told = _facts(arguments) | Correction(people=tuple(_people(arguments, library, record.id)))
    if told or arguments.reset:
        before = NO_CORRECTION if arguments.reset else record.corrections
        record = library.correct(record.id, before | told)
        if record.also:
            Notebook(library.root).unite(record.id, record.also)
    kept = record.corrections.as_json()
    if arguments.json:
        output.json_line({"call": record.id, "corrections": kept})
        return 0
    output.line(f"{record.id}: {'put right by hand' if kept else 'as it was read'}")
    for name, value in kept.items():
        for line in value if isinstance(value, list) else [value]:
            words = ", ".join(f"{k} {v}" for k, v in line.items()) if isinstance(line, dict) else str(line)
            output.line(f"  {name}: {words}")
    return 0


def _facts(arguments: argparse.Namespace) -> Correction:
    year = quarter = None
    if arguments.quarter is not None:
        (period,) = _understood("quarter", arguments.quarter)
        if "Q" not in period or not period[:4].isdigit():
            raise EarmarkError(
                "No such quarter", f"{arguments.quarter} is no quarter of a year.", "Write it as 2031Q2."
            )
        year, quarter = int(period[:4]), int(period[-1])
    return Correction(arguments.company, arguments.ticker, year, quarter, arguments.date)


def _people(arguments: argparse.Namespace, library: Library, id: str) -> list[PersonCorrection]:
    if not (arguments.name or arguments.role or arguments.same):
        return []
    record = library.record(id)
    call = library.read_as_it_is(record)
    told = [PersonCorrection(_person(call, who).id, name=name) for who, name in arguments.name]
    for who, role in arguments.role:
        (known,) = _understood("role", role)
        told.append(PersonCorrection(_person(call, who).id, role=known))  # type: ignore[arg-type]
    told += [PersonCorrection(_person(call, who).id, same_as=_person(call, right).id) for who, right in arguments.same]
    return told


def _understood(name: str, value: str) -> tuple[str, ...]:
    """What a word of the search's filters means."""
    try:
        found: tuple[str, ...] = getattr(filters_of({name: [value]}), name)
    except ValueError as error:
        raise EarmarkError("Not understood", f"--{error}") from None
    return found[:1]


def _person(call: Call, who: str) -> Participant:
    """The one whose id or name that is, as the file is read.

    Raises:
        EarmarkError: Nobody's, or that of several.
    """
    asked = set(name_words(who))
    found = [p for p in call.participants if p.id == folded(who)]
    found = found or [p for p in call.participants if asked and asked <= set(name_words(p.name))]
    if len(found) == 1:
        return found[0]
    people = ", ".join(p.id for p in (found or call.participants))
    sentence = f"{who} may be several people in this call." if found else f"Nobody in this call is called {who}."
    raise EarmarkError("Who is that?", sentence, f"There are {people}.")
