"""Sentences as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.model import Span
from transcripts.sentences import sentence_at, sentences


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        (
            "Mr. Vane and Dr. Lund of Brook & Sons, Inc. agree. Fine.",
            ["Mr. Vane and Dr. Lund of Brook & Sons, Inc. agree.", "Fine."],
        ),
        ("We sold it to Brook, Inc. The rest stays.", ["We sold it to Brook, Inc.", "The rest stays."]),
        ("Margin was 48.1%, up 3.5 points. EPS was $0.06.", ["Margin was 48.1%, up 3.5 points.", "EPS was $0.06."]),
        ("In the U.S. we grew. J. P. Lund spoke.", ["In the U.S. we grew.", "J. P. Lund spoke."]),
        (
            'He said "win." Then he left. (Operator Instructions) Go.',
            ['He said "win."', "Then he left.", "(Operator Instructions) Go."],
        ),
        ("So -- I mean -- yes. $5 million more.", ["So -- I mean -- yes.", "$5 million more."]),
        ("no capitals here. none at all", ["no capitals here. none at all"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(max_size=300))
def test_sentences_cover_the_paragraph_in_order(text: str) -> None:
    at = 0
    for span in sentences(text, Span(0, len(text))):
        assert text[at : span.start].strip() == ""
        assert span.start < span.end
        at = span.end
    assert text[at:].strip() == ""


@given(st.text(min_size=1, max_size=120), st.integers(0, 119))
def test_every_place_has_a_sentence(text: str, offset: int) -> None:
    span = sentence_at(text, Span(0, len(text)), min(offset, len(text) - 1))
    assert 0 <= span.start <= span.end <= len(text)
