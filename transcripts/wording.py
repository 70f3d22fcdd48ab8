"""Small questions about words in a text, answered at the speed of `str`; regular expressions made when first used."""

import re
from typing import Any, cast

_WORD = re.compile(r"[^\W_]+")
_LONG = 200_000
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Lazy:
    """Stands for a pattern until one of its methods is asked for; from then on its methods are the pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        made = re.compile(*self._source)
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        return getattr(made, name)


def sayable(words: str) -> str:
    """Words as any text can hold them: half of a character pair, as a file name may have, is a question mark."""
    return words.encode("utf-8", "replace").decode()


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that is compiled when it is first used.

    There are some 150 in this package, and a file of one kind needs few: compiling all would cost more than reading.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(words.split())


def word_list(words: str) -> tuple[str, ...]:
    """The words of a list that is written as text, in order."""
    return tuple(words.split())


class Said:
    """A text that is asked for many words: each is looked for once, and in a long text only where it may be."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._answers: dict[str, bool] = {}
        self._words = frozenset(_WORD.findall(text)) if len(text) > _LONG else None

    def has(self, words: str) -> bool:
        """Whether the text has a word, or a few, not merely as a part of longer ones."""
        if words not in self._answers:
            known = self._words is None or self._words.issuperset(_WORD.findall(words))
            self._answers[words] = known and says(self._text, words)
        return self._answers[words]


def says(text: str, word: str) -> bool:
    """Whether a text has a word, not merely as a part of a longer one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or after.isalnum()):
            return True
        at = text.find(word, end)
    return False
