"""What the command line prints: data to standard output, sentences to standard error. Loads nothing that takes long."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from transcripts.errors import EarmarkError

if TYPE_CHECKING:
    from rich.console import Console


def json_line(value: Mapping[str, Any]) -> None:
    """One JSON object on a line of its own; what UTF-8 knows not, as a file name may have it, is written by its number."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode() + "\n")


def line(words: str) -> None:
    """One line on standard output, whatever a file name or a title holds."""
    sys.stdout.write(_clean(words) + "\n")


def lines(words: Sequence[str]) -> None:
    """Many lines on standard output, as `line` writes each."""
    whole = "\n".join(words)
    if whole.count("\n") >= len(words) or not whole.isascii() or not whole.replace("\n", "").isprintable():
        whole = "\n".join(map(_clean, words))
    sys.stdout.write(whole + "\n" if words else "")


def say(sentence: str) -> None:
    """One line on standard error that tells no trouble, on a terminal only."""
    if sys.stderr.isatty():
        sys.stderr.write(_clean(sentence) + "\n")


def flush() -> None:
    """Let the reader of standard output have what was printed so far."""
    sys.stdout.flush()


def complain(sentence: str) -> None:
    """One line on standard error, whatever a file name or a message holds."""
    words = " ".join(_clean(sentence).split())
    sys.stderr.write(f"earmark: {words}\n")


def complaint(path: str, error: EarmarkError) -> None:
    """Which file, what is wrong with it, what to do."""
    complain(f"{path}: {error}")


@contextmanager
def closed_pipe_is_fine() -> Iterator[None]:
    """End quietly where the reader of standard output has gone (`earmark show … | head`)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def console() -> "Console":
    """A rich console on standard output that keeps to NO_COLOR and to what a pipe can show."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, soft_wrap=not sys.stdout.isatty())


def _clean(words: str) -> str:
    """Words on one line, with nothing in them that a terminal would obey."""
    words = words.replace("\n", " ")
    if words.isascii() and words.isprintable():
        return words
    from transcripts import hygiene

    return hygiene.clean(words).text
