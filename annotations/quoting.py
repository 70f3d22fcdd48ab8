"""Words that somebody types or passes on → the place in a text that they are from. Pure."""

from collections.abc import Iterator

from annotations.folding import Folded, Folding
from annotations.graphemes import outward
from transcripts.errors import EarmarkError
from transcripts.model import Span


class QuoteNotFoundError(EarmarkError):
    """The words stand nowhere in the text."""


class QuoteNotUniqueError(EarmarkError):
    """The words stand in several places of the text."""


def place_of(text: str, words: str, prefix: str = "", suffix: str = "") -> Span:
    """The one place in a text where some words stand.

    They are found as they stand; where they do not, spacing, dashes, case, accents, the shape of quotation marks and
    what an OCR takes for each other make no difference, nor do they in the neighbours.

    Args:
        text: The text.
        words: The words.
        prefix: Words right before them, where they stand in several places.
        suffix: Words right after them.

    Raises:
        QuoteNotFoundError: They stand nowhere.
        QuoteNotUniqueError: They stand in several places.
    """
    places = places_of(text, words, prefix, suffix)
    if len(places) == 1:
        return places[0]
    shown = words if len(words) <= 60 else words[:59] + "…"
    if places:
        raise QuoteNotUniqueError(
            "Found several times",
            f"“{shown}” stands in {len(places)} places of the call.",
            "Give the words before it (--prefix) or after it (--suffix).",
        )
    beside = " between those words" if (prefix or suffix) and places_of(text, words) else ""
    raise QuoteNotFoundError("Not found", f"“{shown}” is not in the call{beside}.", "Check the words.")


def places_of(text: str, words: str, prefix: str = "", suffix: str = "") -> list[Span]:
    """Every place in a text where some words stand (see `place_of`), in order."""
    if not words.strip():
        return []
    fold = Folding()
    exact = [Span(at, at + len(words)) for at in _occurrences(text, words)]
    if exact and not prefix and not suffix:
        return exact
    folded = fold.with_offsets(text)
    places = exact or list(_alike(text, folded, fold, words.strip()))
    return [place for place in places if _is_beside(text, fold, place, prefix, suffix)]


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _alike(text: str, folded: Folded, fold: Folding, words: str) -> Iterator[Span]:
    """Where words stand that differ only in what folding takes away, not beginning or ending within a word."""
    wanted = fold(words)
    if not wanted:
        return
    for at in _occurrences(folded.text, wanted):
        start, end = folded.offsets[at], folded.offsets[at + len(wanted) - 1] + 1
        cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum() and words[0].isalnum()
        cut_after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum() and words[-1].isalnum()
        if not cut_before and not cut_after:
            yield outward(text, _with_dashes(text, Span(start, end), words, fold))


def _with_dashes(text: str, span: Span, words: str, fold: Folding) -> Span:
    """A place with the dashes before and after it, where the words begin or end with some."""
    start, end = span.start, span.end
    if not fold(words[0]):
        while start > 0 and not fold(text[start - 1]):
            start -= 1
    if not fold(words[-1]):
        while end < len(text) and not fold(text[end]):
            end += 1
    shown = text[start:end]
    return Span(start + len(shown) - len(shown.lstrip()), end - len(shown) + len(shown.rstrip()))


def _is_beside(text: str, fold: Folding, place: Span, prefix: str, suffix: str) -> bool:
    before, after = fold(prefix), fold(suffix)
    reach = 4 * (len(prefix) + len(suffix)) + 64
    stands_before = fold(text[max(0, place.start - reach) : place.start])
    return stands_before.endswith(before) and fold(text[place.end : place.end + reach]).startswith(after)
