"""How much of anything a file may have before it can be no call; beyond that it is refused, in one sentence.

A long call has 200 turns, 30 people and 3,000 lines. The limits leave room for folders of calls run together, and keep
the time and the memory that any file can cost within bounds.
"""

from transcripts.errors import UnreadableFileError

_MB = 1024 * 1024
MAX_BYTES = 32 * _MB
MAX_TEXT = 24 * _MB
"""Bytes of a file that is text."""
MAX_TIMED = 8 * _MB
"""Characters of a file that gives a time or a speaker for every few words (captions, JSON, tables)."""
MAX_TOLD = 1_000_000
"""Characters of a text that is told apart and mended; a call has a tenth of them. What is longer is plain text."""
MAX_FIGURED = 300_000
"""Characters of a text in which figures are looked for; a long day with investors has as many."""
MAX_NUMBERS = 10_000
"""Numbers in digits of a text in which figures are looked for; a call has some hundreds."""
MAX_LINES = 400_000
MAX_PLAIN_LINES = 600_000
"""Lines of a text that is only shown."""
MAX_SPEECHES = 60_000
"""Entries of a file that tells by itself who says what, a sentence each perhaps."""
MAX_LABELS = 25_000
"""Lines of a text that name who says what follows."""
MAX_PEOPLE = 5_000
MAX_PAGES = 600
"""Pages of a PDF."""


def refuse_larger(most: int, size: int, what: str) -> None:
    """Refuse what is larger than `most` bytes or characters.

    Raises:
        UnreadableFileError: It is.
    """
    if size > most:
        raise UnreadableFileError(
            "Too large", f"The {what} is larger than {most // _MB} MB, the most that earmark reads.", "Split it first."
        )


def refuse_beyond(most: int, count: int, what: str) -> None:
    """Refuse a file that has more than `most` of something.

    Raises:
        UnreadableFileError: It has.
    """
    if count > most:
        raise UnreadableFileError(
            "Too large", f"The file has more than {most:,} {what}, the most that earmark reads.", "Split it first."
        )
