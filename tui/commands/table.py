"""Every command and what it does in a line; its module is loaded only when it is asked for."""

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

COMMANDS: dict[str, str] = {
    "open": "open the reader (what earmark does without a command)",
    "add": "take files and folders into the library",
    "list": "list the calls of the library",
    "annotate": "mark a passage of a call",
    "annotations": "list what was marked",
    "answers": "which questions of a call were answered, and your own word on them",
    "digest": "put passages together, as Markdown or a page",
    "export": "annotations for other programs: Web Annotations, JSON, CSV",
    "import": "annotations from an export, a colleague's earmark or Hypothesis",
    "doctor": "look whether all is well in the library, and mend what can be",
    "correct": "put right by hand how a call was read",
    "delete": "take calls out of the library, or bring them back",
    "search": "find words in all calls and notes",
    "show": "print a call as plain text, speaker by speaker",
    "metrics": "a company's metrics quarter by quarter: guided, reported, beat or missed",
    "extract": "write archives of calls as Parquet tables, on all cores or a cluster",
    "inspect": "say how files are read: people, figures, repairs",
}
"""Each command's name, that of its module in `tui.commands`, and its help."""


class Command(NamedTuple):
    """What a command's module gives."""

    arguments: Callable[[argparse.ArgumentParser], None]
    """Adds the command's arguments to its parser."""
    run: Callable[[argparse.Namespace], int]
    """Does it; gives the exit status."""


def command(name: str) -> Command:
    """A command of the table, loaded.

    Raises:
        KeyError: There is none of that name.
    """
    if name not in COMMANDS:
        raise KeyError(name)
    module = import_module(f"tui.commands.{name}")
    return Command(module.arguments, module.run)
