"""Which files are meant by the paths that somebody names: files, and folders with all that is in them."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

_NOT_TRANSCRIPTS = frozenset(
    (
        *(".bak", ".tmp", ".lock", ".py", ".pyc", ".md5", ".sha256", ".ds_store", ".svg", ".png", ".jpg"),
        *(".part", ".partial", ".crdownload", ".download"),  # what browsers call a file that is still coming
    )
)


class Nothing(NamedTuple):
    """A path that stands for no file."""

    path: str
    reason: str


def files_of(
    paths: Iterable[Path], most: int | None = None, order: Callable[[Path], Any] | None = None
) -> tuple[list[Path], list[Nothing]]:
    """The files that paths name, each once, and the paths that name none.

    A folder stands for every file in it and below, but for hidden ones and those that cannot be transcripts by name.

    Args:
        paths: Files and folders.
        most: How many files at most a folder stands for; None for all.
        order: By what the files of a folder are put in order; None for their names.
    """
    found: dict[Path, None] = {}
    nothing = []
    for path in paths:
        try:
            inside = list(islice(sorted(_inside(path), key=order), most)) if path.is_dir() else [path]
            if not path.exists():
                nothing.append(Nothing(str(path), "There is no such file or folder."))
            elif not inside:
                nothing.append(Nothing(str(path), "There are no files in this folder."))
            else:
                found |= dict.fromkeys(inside)
        except OSError as error:
            nothing.append(Nothing(str(path), f"It cannot be opened: {error.strerror or error}."))
    return list(found), nothing


def each_file(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that paths name, each once, in an order that stays; only one folder's names are held at a time.

    Args:
        paths: Files and folders; what is not there is passed over.
    """
    named = list(dict.fromkeys(path.resolve() for path in paths))
    for path in named:
        if not any(other in path.parents for other in named):
            yield from _inside(path) if path.is_dir() else [path] if path.exists() else []


def _inside(folder: Path) -> Iterator[Path]:
    """The files in a folder and below, by name; what cannot be looked into is passed over, and so are links to folders."""
    with os.scandir(folder) as entries:
        visible = sorted((entry for entry in entries if entry.name[0] != "."), key=lambda entry: entry.name)
    for entry in visible:
        if entry.is_dir(follow_symlinks=False):
            with suppress(OSError):  # no permission; or it was taken away meanwhile
                yield from _inside(Path(entry.path))
        elif os.path.splitext(entry.name)[1].lower() not in _NOT_TRANSCRIPTS and _is_file(entry):
            yield Path(entry.path)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry of a folder is a file, or leads to one; a link that leads to itself does not."""
    with suppress(OSError):
        return entry.is_file()
    return False
