"""How much of anything a file may have before it can be no call; beyond that it is refused, in one sentence.

A long call has 200 turns, 30 people and 3,000 lines. The limits leave room for folders of calls run together, and keep
the time and the memory that any file can cost within bounds.
"""

from transcripts.errors import UnreadableFileError

MAX_BYTES = 32 * 1024 * 1024
MAX_FIGURED = 1_000_000
"""Characters of a text in which figures are looked for; a call has a tenth of them."""
MAX_LINES = 400_000
MAX_SPEECHES = 60_000
MAX_PEOPLE = 5_000
MAX_PAGES = 600
"""Pages of a PDF."""


def refuse_beyond(most: int, count: int, what: str) -> None:
    """Refuse a file that has more than `most` of something.

    Raises:
        UnreadableFileError: It has.
    """
    if count > most:
        raise UnreadableFileError(
            "Too large", f"The file has more than {most:,} {what}, the most that earmark reads.", "Split it first."
        )
