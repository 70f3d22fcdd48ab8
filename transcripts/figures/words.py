"""A text as sentences, and a sentence as words: what the grammar of figures reads.

Words are in lower case and have no "'s". A hyphen between words is no word ("non-GAAP" is two words), one beside a
digit is ("5-6%"), so that ranges and product names can be told apart. Every step takes time linear in the text.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

_LETTER = "a-z\u00df-\u024f"
_WORD = re.compile(
    rf"([{_LETTER}&]+"
    r"|(?<![\w.])\.[0-9]+"
    r"|[,.$%;:?!()€£¥₹₩₽₺₪¢+/#~\[\]]"
    r"|[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)*"
    r"|['’][0-9]{2}(?![0-9%]|[.,][0-9])"
    r"|--+|[-−–—](?=\s?[0-9.$€£¥(])|(?<=[0-9%)])[-−–—]|—|(?<=\s)[-–](?=\s))\s?"
)
"""A word, and a space behind it: what is passed with the word need not be looked at again."""
_STOP = re.compile(r"[.?!](?![.?!])[\"')\]”’]{0,3}\s+")
_ABBREVIATIONS = frozenset(
    """
        mr mrs ms dr jr sr st vs no inc corp co ltd approx est e.g i.e u.s u.k jan feb mar apr jun jul aug sep
        sept oct nov dec q etc ex rs
    """.split()
)
_BEFORE_STOP = 6
_SHARE_NOUNS = frozenset(["share", "shares", "unit"])
_SHARE_ADJECTIVES = frozenset(
    [
        "fully",
        "diluted",
        "basic",
        "common",
        "average",
        "ordinary",
        "outstanding",
        "limited",
        "partnership",
        "class",
        "adjusted",
    ]
)
_LONGEST = 1_500
"""Code points of a sentence; a longer stretch without a stop is cut, so that no rule meets more."""


class Sentence(NamedTuple):
    """The words of a sentence, and where each begins."""

    words: list[str]
    at: list[int]
    """Offsets in the text."""

    def stop(self, index: int) -> int:
        """One past the last code point of a word."""
        return self.at[index] + len(self.words[index])

    def adjoining(self, index: int) -> bool:
        """Whether a word follows the one before it without a space."""
        return index > 0 and self.at[index - 1] + len(self.words[index - 1]) == self.at[index]


def lowered(text: str) -> str:
    """A text in lower case and without the "'s" of "last year's", of the same length.

    A letter whose small form is longer stays as it is.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return low.replace("'s ", "   ").replace("’s ", "   ")


def bounds(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of a stretch of text begin, and its end: n + 1 offsets for n sentences."""
    found = [start]
    for match in _STOP.finditer(text, start, end):
        at = match.end()
        if at < end and not (text[at].islower() or _abbreviates(text, match.start())):
            found.append(at)
    found.append(end)
    if max(map(int.__sub__, found[1:], found)) <= _LONGEST:
        return found
    return list(_cut(text, found))


def sentence(low: str, start: int, end: int) -> Sentence:
    """The words of a stretch of a `lowered` text."""
    found = list(_WORD.finditer(low, start, end))
    return Sentence([match[1] for match in found], [match.start() for match in found])


def per_share(words: list[str], index: int) -> int | None:
    """One past "per diluted share" or "a share" that begins at a word, or None."""
    if index + 1 >= len(words) or words[index] not in ("per", "a"):
        return None
    at = index + 1
    while at < min(len(words), index + 5) and words[at] in _SHARE_ADJECTIVES:
        at += 1
    if at < len(words) and words[at] in _SHARE_NOUNS and (words[index] == "per" or words[at] == "share"):
        return at + 1
    return None


def _abbreviates(text: str, stop: int) -> bool:
    """Whether a full stop belongs to the word before it ("vs.", "U.S.", "J.")."""
    if text[stop] != "." or text[stop - _BEFORE_STOP : stop].isalpha():
        return False
    before = text[max(0, stop - _BEFORE_STOP) : stop].rsplit(None, 1)
    word = before[-1] if before else ""
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")


def _cut(text: str, found: list[int]) -> Iterator[int]:
    """The bounds, with every stretch that is longer than a sentence cut, at a space where there is one."""
    for here, following in itertools.pairwise(found):
        yield here
        while following - here > _LONGEST:
            space = text.rfind(" ", here + 1, here + _LONGEST)
            here = space + 1 if space > here else here + _LONGEST
            yield here
    yield found[-1]
