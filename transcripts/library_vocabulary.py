"""The words for figures that a library's reader has added: `metrics.toml` in its folder.

[metric.net_adds]                       # a metric of one's own
words = ["net adds", "net additions"]   # what it is called; lower case, hyphens as spaces
takes = ["count"]                       # money, share, percent, days, turns, count (default: money)
good = "more"                           # or "less": what makes a verdict "beat"

[metric.revenue]                        # a known metric: more words for it
words = ["net turnover"]

[segment]                               # parts of a company, and what they are called
mills = ["mills", "mill business"]
"""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from transcripts.library_settings import SettingsError, settings_data, settings_of, settings_text

if TYPE_CHECKING:
    from transcripts.figures.vocabulary import Vocabulary

FILE_NAME = "metrics.toml"


class OwnWords(NamedTuple):
    """What a library's reader has added."""

    vocabulary: "Vocabulary | None" = None
    """None where there is nothing of one's own, or it cannot be understood."""
    digest: str = ""
    """What tells one state of the file from another; "" where there is none."""
    problem: str | None = None
    """What could not be understood, a sentence with its line; then nothing of the file is heard."""


def own_words(root: Path) -> OwnWords:
    """The words that a library's `metrics.toml` adds.

    Args:
        root: The library's folder; it need not be there.
    """
    try:
        data = settings_data(root / FILE_NAME)
    except SettingsError as error:
        return OwnWords(problem=str(error))
    return OwnWords() if data is None else own_words_of(data)


def own_words_of(data: bytes) -> OwnWords:
    """The words that a file's bytes add."""
    from hashlib import sha256

    from transcripts.figures.vocabulary import DEFAULT, VocabularyError, extended

    digest = sha256(data).hexdigest()[:8]
    try:
        text = settings_text(data, FILE_NAME)
        return OwnWords(extended(DEFAULT, settings_of(text, FILE_NAME)), digest)
    except SettingsError as error:
        return OwnWords(digest=digest, problem=str(error))
    except VocabularyError as error:
        return OwnWords(digest=digest, problem=f"{FILE_NAME}{_line(text, error.about)}: {error}")


def _line(text: str, about: str) -> str:
    """The first line that names a word."""
    lines = (number for number, line in enumerate(text.splitlines(), 1) if about and about in line.partition("#")[0])
    number = next(lines, None)
    return "" if number is None else f", line {number}"
