"""The command line: arguments to functions. Textual is loaded only where the reader opens."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from transcripts.contract import as_json, error_as_json
from transcripts.errors import EarmarkError
from transcripts.model import Call, Turn
from transcripts.names import folded, name_words
from transcripts.reading import read_file
from tui import output
from tui.version import __version__

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_EXAMPLES = """\
examples:
  earmark                                  read the sample calls
  earmark ~/calls                          read every call in a folder, quarter by quarter
  earmark show call.pdf --speaker "Ada"    what one person said, as plain text
  earmark inspect *.txt --json | jq .id    what was read, for other programs

A file that is called like a command is named with a path: earmark ./show"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run earmark; the exit status is 0, 1 where something could not be done, 2 for wrong usage."""
    words = _with_command(list(sys.argv[1:] if arguments is None else arguments))
    parsed = _parser().parse_args(words)
    run: Callable[[argparse.Namespace], int] = parsed.run
    try:
        with output.closed_pipe_is_fine():
            return run(parsed)
    except EarmarkError as error:
        output.complain(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


def _with_command(words: list[str]) -> list[str]:
    """The words with the command first: the first that is no option, if it is one; else `open`, the rest being files."""
    if words[:1] and words[0] in ("-h", "--help", "--version"):
        return words
    at = 0
    while at < len(words) and words[at].startswith("-") and words[at] != "--":
        at += 2 if words[at] == "--library" else 1
    if at < len(words) and words[at] in COMMANDS:
        return [words[at], *words[:at], *words[at + 1 :]]
    return ["open", *words]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="earmark",
        description="Read and annotate earnings-call transcripts.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"earmark {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, add in COMMANDS.items():
        add(commands, name).add_argument(
            "--library", type=Path, metavar="DIR", help="where your calls and notes are (else EARMARK_LIBRARY says)"
        )
    return parser


def _add_open(commands: "_Commands", name: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help="open the reader (what earmark does without a command)", allow_abbrev=False)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files and folders; none: the sample calls")
    parser.add_argument("--theme", metavar="NAME", help="earmark-dark, earmark-light, or one of Textual's themes")
    parser.add_argument("--ascii", action="store_true", help="draw marks in plain ASCII")
    parser.set_defaults(run=_open)
    return parser


def _add_show(commands: "_Commands", name: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help="print a call as plain text, speaker by speaker", allow_abbrev=False)
    parser.add_argument("path", type=Path, metavar="PATH")
    parser.add_argument("--speaker", metavar="NAME", help="only what this person says")
    parser.add_argument("--role", choices=("operator", "executive", "analyst", "unknown"))
    parser.add_argument("--section", choices=("presentation", "qa"))
    parser.set_defaults(run=_show)
    return parser


def _add_inspect(commands: "_Commands", name: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help="say how files are read: people, figures, repairs", allow_abbrev=False)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--json", action="store_true", help="one JSON object a line, schema earmark.call/1")
    parser.set_defaults(run=_inspect)
    return parser


COMMANDS = {"open": _add_open, "show": _add_show, "inspect": _add_inspect}
"""Every command, and what adds its arguments."""


def _open(arguments: argparse.Namespace) -> int:
    from tui.desk import files_of, samples

    files, refusals = files_of(arguments.paths) if arguments.paths else (samples(), [])
    if refusals and not files and not any(path.exists() for path in arguments.paths):
        raise EarmarkError("No such file", f"{refusals[0].path}: {refusals[0].reason}", "Check the name.")
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise EarmarkError(
            "No terminal", "The reader needs a terminal.", "For pipes there are `earmark show` and `earmark inspect`."
        )
    from tui.app import make_app

    app = make_app(
        files, refusals=refusals, theme=arguments.theme or os.environ.get("TEXTUAL_THEME"), ascii_marks=arguments.ascii
    )
    app.run()
    return app.return_code or 0


def _inspect(arguments: argparse.Namespace) -> int:
    """Each file's call, in the order given; one that cannot be read spoils no other."""
    status = 0
    for path in arguments.paths:
        try:
            call = read_file(path)
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
            output.summary(call)
    return status


def _show(arguments: argparse.Namespace) -> int:
    call = read_file(arguments.path, plain_text=True)
    speakers = _speakers(call, arguments.speaker)

    def wanted(turn: Turn) -> bool:
        person = call.participant(turn.speaker)
        role = person.role if person else "unknown"
        return (
            (speakers is None or turn.speaker in speakers)
            and arguments.role in (None, role)
            and arguments.section in (None, turn.section)
        )

    output.linear(call, [turn.index for turn in call.turns if wanted(turn)])
    return 0


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


if __name__ == "__main__":
    sys.exit(main())
