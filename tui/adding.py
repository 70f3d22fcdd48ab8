"""Files into the library from the app: what becomes of them, in words. Pure but for `added`."""

from collections import Counter
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import NamedTuple

from transcripts.adding import Refused, add_all
from transcripts.library import Added, Library
from transcripts.processes import readers

WORDS = {
    "added": "added",
    "rendering": "another rendering",
    "replaced": "corrected version",
    "unchanged": "known already",
}


class Step(NamedTuple):
    """A file is done."""

    done: int
    of: int
    became: Added | Refused


def added(library: Library, files: Sequence[Path], password: str | None = None) -> Generator[Step, None, None]:
    """Take files into the library, one after the other; closing the iterator ends it where it is.

    Raises:
        NotSavedError: The library's folder cannot be written to.
    """
    with readers(len(files)) as executor:
        became = add_all(library, files, executor, password=password)
        for done, result in enumerate(became, 1):
            yield Step(done, len(files), result)


def tally(results: Sequence[Added | Refused]) -> str:
    """What became of files, in a sentence."""
    counts = Counter("refused" if isinstance(result, Refused) else result.status for result in results)
    told = [
        f"{counts[status]:,} {words}" for status, words in (*WORDS.items(), ("refused", "refused")) if counts[status]
    ]
    return f"{', '.join(told)}." if told else "No files."


def bar(done: int, of: int, width: int, *, ascii_marks: bool = False) -> str:
    """How far it is, drawn."""
    full, empty = ("#", "-") if ascii_marks else ("━", "╌")
    filled = round(width * done / max(1, of))
    return full * filled + empty * (width - filled)
