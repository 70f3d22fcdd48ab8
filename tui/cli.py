"""The command line: arguments to functions. Textual is loaded only where the reader opens."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from transcripts.errors import EarmarkError
from tui import output
from tui.commands.table import COMMANDS, command
from tui.version import __version__

_EXAMPLES = """\
examples:
  earmark                                  read the sample calls
  earmark ~/calls                          read every call in a folder, quarter by quarter
  earmark show call.pdf --speaker "Ada"    what one person said, as plain text
  earmark inspect *.txt --json | jq .id    what was read, for other programs

A file that is called like a command is named with a path: earmark ./show"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run earmark; the exit status is 0, 1 where something could not be done, 2 for wrong usage."""
    name, words = _split(list(sys.argv[1:] if arguments is None else arguments))
    if name is None:
        _overview().parse_args(words)
        return 0
    chosen = command(name)
    parser = argparse.ArgumentParser(
        prog="earmark" if name == "open" else f"earmark {name}", description=COMMANDS[name], allow_abbrev=False
    )
    chosen.arguments(parser)
    parser.add_argument(
        "--library", type=Path, metavar="DIR", help="where your calls and notes are (else EARMARK_LIBRARY says)"
    )
    parsed = parser.parse_args(words)
    try:
        with output.closed_pipe_is_fine():
            return chosen.run(parsed)
    except EarmarkError as error:
        output.complain(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


def _split(words: list[str]) -> tuple[str | None, list[str]]:
    """The command and its words: the first word that is no option names it, else it is `open`; None for the overview."""
    if words[:1] and words[0] in ("-h", "--help", "--version"):
        return None, words
    at = 0
    while at < len(words) and words[at].startswith("-") and words[at] != "--":
        at += 2 if words[at] == "--library" else 1
    if at < len(words) and words[at] in COMMANDS:
        return words[at], [*words[:at], *words[at + 1 :]]
    return "open", words


def _overview() -> argparse.ArgumentParser:
    """What `earmark --help` and `earmark --version` say."""
    parser = argparse.ArgumentParser(
        prog="earmark",
        usage="earmark [COMMAND] …",
        description="Read and annotate earnings-call transcripts.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"earmark {__version__}")
    commands = parser.add_argument_group("commands (earmark COMMAND --help says more)")
    for name, help in COMMANDS.items():
        commands.add_argument(f"{name:<12}", help=help, nargs="?")
    return parser


if __name__ == "__main__":
    sys.exit(main())
