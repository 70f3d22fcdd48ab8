"""Where a text may be cut: not inside what a reader takes for one character.

The rules of Unicode's annex 29 that occur in prose: combining marks, emoji sequences, flags, Hangul syllables, CR LF.
"""

import unicodedata

from transcripts.model import Span

_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def is_boundary(text: str, at: int) -> bool:
    """Whether a text may be cut before the code point at `at`; always at its ends."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before.isascii() and after.isascii():
        return not (before == "\r" and after == "\n")
    if (before.isspace() and not before.isascii()) or before in "\r\n":
        return True
    if _extends(after) or (before == _JOINER and unicodedata.category(after) == "So"):
        return False
    if ord(before) in _FLAG_LETTERS and ord(after) in _FLAG_LETTERS:
        return _run_of_flag_letters(text, at) % 2 == 0
    return not _one_syllable(before, after)


def outward(text: str, span: Span) -> Span:
    """A span grown to the characters that it cuts, and brought into the text."""
    start, end = max(0, min(span.start, len(text))), max(0, min(span.end, len(text)))
    while not is_boundary(text, start):
        start -= 1
    while not is_boundary(text, end):
        end += 1
    return Span(start, end)


def words_before(text: str, at: int, most: int) -> str:
    """At most `most` code points before `at`, beginning with a whole character."""
    start = max(0, at - most)
    while start < at and not is_boundary(text, start):
        start += 1
    return text[start:at]


def words_after(text: str, at: int, most: int) -> str:
    """At most `most` code points from `at` on, ending with a whole character."""
    end = min(len(text), at + most)
    while end > at and not is_boundary(text, end):
        end -= 1
    return text[at:end]


def _extends(char: str) -> bool:
    """Whether a code point belongs to the character before it."""
    code = ord(char)
    return char == _JOINER or unicodedata.category(char) in ("Mn", "Me", "Mc") or code in _SKIN_TONES or code in _TAGS


def _run_of_flag_letters(text: str, at: int) -> int:
    """How many regional indicators stand right before `at`."""
    start = at
    while start > 0 and ord(text[start - 1]) in _FLAG_LETTERS:
        start -= 1
    return at - start


def _one_syllable(before: str, after: str) -> bool:
    """Whether two code points of Hangul are of one syllable."""
    a, b = _hangul(before), _hangul(after)
    return (
        (a == "L" and b in ("L", "V", "LV", "LVT"))
        or (a in ("LV", "V") and b in ("V", "T"))
        or (a in ("LVT", "T") and b == "T")
    )


def _hangul(char: str) -> str:
    code = ord(char)
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return "L"
    if 0x1160 <= code <= 0x11A7 or 0xD7B0 <= code <= 0xD7C6:
        return "V"
    if 0x11A8 <= code <= 0x11FF or 0xD7CB <= code <= 0xD7FB:
        return "T"
    if 0xAC00 <= code <= 0xD7A3:
        return "LV" if (code - 0xAC00) % 28 == 0 else "LVT"
    return ""
