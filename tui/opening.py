"""What a word on the command line opens: a file, or a call of the library."""

from pathlib import Path
from typing import TYPE_CHECKING

from transcripts.errors import EarmarkError, NoSuchCallError

if TYPE_CHECKING:
    from transcripts.library import Library
    from transcripts.model import Call


def is_file_name(word: str) -> bool:
    """Whether a word names a file: there is one, or it looks like a path rather than like an id."""
    path = Path(word)
    return path.exists() or path.name != word or word in (".", "..")


def opened(word: str, library: "Library") -> "Call":
    """The call that a word names, a file before a call of the library.

    Raises:
        EarmarkError: It names neither, or the file cannot be read.
    """
    if is_file_name(word):
        from transcripts.reading import read_file  # a call of the library needs none of it

        return read_file(Path(word), plain_text=True)
    try:
        return library.call(word)
    except NoSuchCallError:
        raise EarmarkError(
            "No such call",
            f"{word}: there is no such file, and no call of that name in the library.",
            "See `earmark list`.",
        ) from None
