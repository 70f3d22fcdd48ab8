"""What was pasted, or dropped on the terminal, as the files and folders that it names.

A terminal turns a dropped file into its path: plain, in quotation marks, with spaces escaped, or as a file:// address;
several are parted by spaces or stand on lines of their own.
"""

import shlex
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LONGEST = 100_000


def paths_in(text: str) -> list[Path]:
    """The files and folders that are there, out of those that a text names; none where it names anything else."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return []
    for words in (_lines(text), _words(text)):
        paths = [_path(word) for word in words]
        if paths and all(_is_there(path) for path in paths):
            return list(dict.fromkeys(paths))
    return []


def path_named(text: str) -> Path:
    """The one path that somebody typed, whether it is there or not."""
    found = paths_in(text)
    return found[0] if len(found) == 1 else _path(text.strip().strip("'\""))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:  # a quotation mark without its fellow
        return []


def _path(word: str) -> Path:
    if word.startswith("file://"):
        return Path(unquote(urlsplit(word).path))
    with suppress(RuntimeError):  # nobody of that name has a home
        return Path(word).expanduser()
    return Path(word)


def _is_there(path: Path) -> bool:
    """Whether there is such a file or folder; a bare word is no path, whatever it happens to be the name of."""
    try:
        return (path.is_absolute() or len(path.parts) > 1) and path.exists()
    except (OSError, ValueError):  # a name too long, or with a zero in it
        return False
