"""Texts far longer than any call: shown as plain text with a warning, or refused in a sentence."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invariants import broken

from transcripts.errors import NotATranscriptError, UnreadableFileError
from transcripts.hygiene import bare, is_clean
from transcripts.limits import MAX_FIGURED, MAX_NUMBERS, MAX_TEXT, MAX_TOLD
from transcripts.reading import read_bytes
from transcripts.sources.text import vast

SPOKEN = "Operator: Welcome to the first quarter earnings conference call.\n\nAda Brook: Revenue was $3 million.\n\n"
WRAPPED = ("We said more of this than anybody could ever wish to hear in one sitting, and\nthen some. ") * 3 + "\n\n"
LINE_END = re.compile("\r\n|[\n\r\f\x0b\x85\u2028\u2029]")
"""What ends a line of a text; the separators that `str.splitlines` knows besides are control characters like others."""
LONG = SPOKEN * (MAX_TOLD // len(SPOKEN) + 1)


def test_a_text_far_longer_than_a_call_is_plain_text_with_a_warning() -> None:
    call = read_bytes(LONG.encode(), "shelf.txt", plain_text=True)
    assert broken(call) == []
    assert call.text.split() == LONG.split()
    assert [turn.speaker for turn in call.turns] == [None]
    assert call.figures == ()
    assert call.participants == ()
    assert any("far more than a call" in warning for warning in call.warnings)


def test_its_paragraphs_are_its_lines_or_lie_between_blank_ones() -> None:
    lines = read_bytes(LONG.encode(), "shelf.txt", plain_text=True)
    assert len(lines.turns[0].paragraphs) == LONG.count(": ")
    text = SPOKEN + WRAPPED * (MAX_TOLD // len(WRAPPED) + 1)
    wrapped = read_bytes(text.encode(), "shelf.txt", plain_text=True)
    assert len(wrapped.turns[0].paragraphs) == text.count("\n\n")
    assert wrapped.text.split() == text.split()


@given(st.lists(st.text(max_size=40), max_size=8))
def test_nothing_in_it_reaches_a_terminal(pieces: list[str]) -> None:
    try:
        document = vast("\n".join(pieces), "shelf.txt")
    except UnreadableFileError:
        return
    assert all(is_clean(line.text) for line in document.lines)
    assert "".join("".join(line.text for line in document.lines).split()) == "".join(
        "".join(bare(line).split()) for line in LINE_END.split("\n".join(pieces))
    )


def test_control_characters_that_are_not_kept_are_counted() -> None:
    call = read_bytes((LONG + "\x1b[31mred\x07 \u202eevil").encode(), "shelf.txt", plain_text=True)
    assert call.repairs == ()
    assert any("3 control characters" in warning for warning in call.warnings)


def test_one_that_has_no_words_of_a_call_is_no_transcript() -> None:
    with pytest.raises(NotATranscriptError):
        read_bytes(b"lorem ipsum\n\n" * (MAX_TOLD // 12), "novel.txt")


def test_what_is_larger_still_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="larger than 24 MB"):
        read_bytes(b"a" * (MAX_TEXT + 1), "huge.txt")


@pytest.mark.parametrize(
    ("words", "warning"),
    [("so ", "longer than a call"), ("12 ", "more numbers than a call")],
)
def test_the_figures_of_what_can_be_no_call_are_not_read(words: str, warning: str) -> None:
    count = MAX_FIGURED // len(words) + 1 if words == "so " else MAX_NUMBERS + 1
    call = read_bytes((SPOKEN + words * count).encode(), "long.txt", plain_text=True)
    assert call.figures == ()
    assert any(warning in found for found in call.warnings)
