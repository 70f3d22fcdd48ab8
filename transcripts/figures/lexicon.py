"""Phrases looked up word by word: where a sentence names a metric, a segment, or says how a figure is meant."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from transcripts.figures.cues import BLOCKED, CUES
from transcripts.figures.vocabulary import Vocabulary, plain
from transcripts.figures.words import sentence


class Mention(NamedTuple):
    """A phrase found in a sentence."""

    first: int
    last: int
    """One past its last word."""
    kind: str
    """"metric", "weak", "segment", "blocked", or a kind of cue (`cues.CUES`)."""
    names: tuple[str, ...] = ()
    """Metrics it may mean, the usual one first; or the segment."""


class _Phrase(NamedTuple):
    words: list[str]
    kind: str
    names: tuple[str, ...]


Phrases = tuple[list[_Phrase], list[_Phrase]]
"""Phrases that name, and phrases that say how a figure is meant; the longest first."""
Book = dict[str, dict[str, Phrases]]
"""Phrases by their first two words; with those of one word under "" and behind the longer ones everywhere."""


@lru_cache(maxsize=8)
def book_of(vocabulary: Vocabulary) -> Book:
    """The phrases of a vocabulary, and those that say how a figure is meant."""
    book: Book = {}
    _enter(book, 0, _naming(vocabulary))
    _enter(book, 1, ((phrase, kind, ()) for kind, phrases in CUES.items() for phrase in phrases))
    for pages in book.values():
        alone = pages.setdefault("", ([], []))
        for second, phrases in pages.items():
            for found, single in zip(phrases, alone, strict=True):
                found.sort(key=lambda phrase: -len(phrase.words))
                if second:
                    found.extend(single[:1])
    return book


def found_in(words: list[str], book: Book) -> tuple[list[Mention], list[Mention]]:
    """The names and the cues in a sentence, the longest at each place, none within another of its list."""
    names: list[Mention] = []
    cues: list[Mention] = []
    named = told = 0
    for at in [at for at, word in enumerate(words) if word in book]:
        pages = book[words[at]]
        naming, telling = pages.get(words[at + 1], pages[""]) if at + 1 < len(words) else pages[""]
        if naming and at >= named and (mention := _longest(naming, words, at)):
            names.append(mention)
            named = mention.last
        if telling and at >= told and (mention := _longest(telling, words, at)):
            cues.append(mention)
            told = mention.last
    return names, cues


def metrics_in(words: list[str], book: Book) -> list[Mention]:
    """The metrics that a sentence names."""
    return [name for name in found_in(words, book)[0] if name.kind == "metric"]


def _longest(phrases: list[_Phrase], words: list[str], at: int) -> Mention | None:
    """The first of some phrases, the longest first, that stands at a word; two words of each are known to fit."""
    for wanted, kind, names in phrases:
        last = at + len(wanted)
        if last < at + 3 or words[at:last] == wanted:
            return Mention(at, last, kind, names)
    return None


def _naming(vocabulary: Vocabulary) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """Phrase, kind and names of all that names a metric or a segment."""
    metrics: dict[str, list[str]] = {}
    weak: dict[str, list[str]] = {}
    for metric in vocabulary.metrics:
        for word in metric.words:
            metrics.setdefault(word, []).append(metric.name)
    for metric in vocabulary.metrics:
        for word in metric.also:
            metrics.setdefault(word, []).append(metric.name)
        for word in metric.weak:
            weak.setdefault(word, []).append(metric.name)
    yield from ((phrase, "segment", (name,)) for phrase, name in vocabulary.segments)
    yield from ((phrase, "weak", tuple(names)) for phrase, names in weak.items() if phrase not in metrics)
    yield from ((phrase, "metric", (*names, *weak.get(phrase, ()))) for phrase, names in metrics.items())
    yield from ((phrase, "blocked", ()) for phrase in BLOCKED)


def _enter(book: Book, side: int, entries: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
    """Enter phrases in a book, on the side of those that name or of those that tell."""
    for phrase, kind, names in entries:
        simple = phrase.replace(" ", "").isalpha()
        words = phrase.split() if simple else sentence(plain(phrase), 0, len(phrase)).words
        if words:
            second = words[1] if len(words) > 1 else ""
            pages = book.setdefault(words[0], {}).setdefault(second, ([], []))
            pages[side].append(_Phrase(words, kind, names))
