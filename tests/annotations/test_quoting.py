"""Words that somebody types are found in the text in whatever dress they come, and only where there is one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.quoting import QuoteNotFoundError, QuoteNotUniqueError, place_of, places_of
from transcripts.model import Span

TEXT = "We said “mid-teens” growth – no more.\n\nMr. Vane’s café grew 4.5%. We said so. We said it twice, in fact."


def found(words: str, **around: str) -> str:
    span = place_of(TEXT, words, **around)
    return TEXT[span.start : span.end]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Mr. Vane’s café", "Mr. Vane’s café"),
        ("mr. vane's cafe", "Mr. Vane’s café"),
        ('"mid teens" growth', "“mid-teens” growth"),
        ("growth — no more.", "growth – no more."),
        ("no more. Mr. Vane", "no more.\n\nMr. Vane"),
        ("  grew   4.5%  ", "grew 4.5%"),
        ("– no more", "– no more"),
    ],
)
def test_the_dress_makes_no_difference(typed: str, words: str) -> None:
    assert found(typed) == words


@pytest.mark.parametrize("words", ["grew 45%", "an Vane", "ore.\n\nMr", "", "   ", "–", "nothing of the kind"])
def test_what_is_not_there(words: str) -> None:
    if words in TEXT and words.strip():
        assert found(words) == words
        return
    with pytest.raises(QuoteNotFoundError):
        place_of(TEXT, words)


def test_several_places_need_neighbours() -> None:
    with pytest.raises(QuoteNotUniqueError, match="3 places"):
        place_of(TEXT, "We said")
    assert place_of(TEXT, "We said", suffix=" so").start == TEXT.index("We said so")
    assert place_of(TEXT, "We said", prefix="So. ").start == TEXT.index("We said it")
    with pytest.raises(QuoteNotFoundError, match="between those words"):
        place_of(TEXT, "We said", prefix="Perhaps ")


@given(start=st.integers(0, len(TEXT) - 1), length=st.integers(1, len(TEXT)))
def test_every_part_of_a_text_is_found_in_it(start: int, length: int) -> None:
    span = Span(start, min(len(TEXT), start + length))
    words = TEXT[span.start : span.end]
    if words.strip():
        assert span in places_of(TEXT, words)
        assert place_of(TEXT, words, TEXT[: span.start], TEXT[span.end :]) == span
