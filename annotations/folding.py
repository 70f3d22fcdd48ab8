"""Texts in the form in which two renderings of one call are alike.

What scanners, converters and typesetters change and ears do not hear goes: spaces and line breaks, dashes and hyphens,
case, accents, ligatures, the shape of quotation marks; and the characters that an OCR takes for each other (`|`, I, l, 1
and !; 0 and O) are one.
"""

import unicodedata
from typing import NamedTuple

_ALIKE = {
    **dict.fromkeys("|Il1!¦ǀ", "l"),
    **dict.fromkeys("0O", "o"),
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
}


class Folded(NamedTuple):
    """A text in the form for comparing, and where each of its characters comes from."""

    text: str
    offsets: list[int]
    """For each character of `text`, the code point of the original that it comes from."""


class Folding:
    """Folds texts, remembering how each character folds."""

    def __init__(self) -> None:
        self._table = _Table()

    def __call__(self, text: str) -> str:
        """A text in the form for comparing."""
        return text.translate(self._table)

    def with_offsets(self, text: str) -> Folded:
        """The same, with the way back."""
        table = self._table
        plain = text.translate(table)
        return Folded(plain, [at for at, char in enumerate(text) for _ in table[ord(char)]])


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = found = _folded(chr(code))
        return found


def _folded(char: str) -> str:
    if char in _ALIKE:
        return _ALIKE[char]
    parts = (_ALIKE.get(part, part) for part in unicodedata.normalize("NFKD", char))
    return "".join(part.casefold() for part in parts if _is_heard(part))


def _is_heard(char: str) -> bool:
    """Whether a character is more than a space, a dash, an accent or an invisible sign."""
    return not char.isspace() and unicodedata.category(char) not in ("Mn", "Me", "Cf", "Cc", "Pd") and char != "−"
