"""What a word is for searching: letters and digits, without case and accents. The same for texts and for queries.

Folding keeps every character's place, so that what is found in the folded text is found in the text.
"""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """A text without case and accents, as long as it was."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded_character, text))


def words_of(text: str) -> list[str]:
    """The words of a query, folded."""
    return WORD.findall(folded(unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[0].lower()
    return base if len(base) == 1 and base.isalnum() else character
