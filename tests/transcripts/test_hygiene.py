"""Which characters may live in a text, and what is remembered of those that may not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.document import plain_lines
from transcripts.hygiene import bare, clean, dangers, is_clean, plain_line_ends
from transcripts.mending import Mended

ODD = st.sampled_from(
    ["\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\x00", "\u202e", "\u200b", "\u00ad", "\u00a0", "\u3000", "\t", "\ufeff"]
)
TEXTS = st.lists(st.text(max_size=12) | ODD, max_size=20).map("".join)


@pytest.mark.parametrize(
    ("given", "kept", "taken"),
    [
        ("plain words", "plain words", []),
        ("\x1b[31mred\x1b[0m", "red", ["\x1b[31m", "\x1b[0m"]),
        ("a\x1b]0;owned\x07b", "ab", ["\x1b]0;owned\x07"]),
        ("a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "alink", ["\x1b]8;;http://x\x1b\\", "\x1b]8;;\x1b\\"]),
        ("\x9b2Jgone", "gone", ["\x9b2J"]),
        ("\x1bPq#0\x1b\\sixel", "sixel", ["\x1bPq#0\x1b\\"]),
        ("\u202elive\u202c", "live", ["\u202e", "\u202c"]),
        ("nul\x00\x01", "nul", ["\x00\x01"]),
        ("soft\u00adhy\u200bphen", "softhyphen", []),
        ("$412\u00a0million\u3000up\t4", "$412 million up 4", []),
        ("\ud800", "", ["\ud800"]),
        ("naïve 日本 \U0001f600", "naïve 日本 \U0001f600", []),
    ],
)
def test_what_goes_and_what_is_remembered_of_it(given: str, kept: str, taken: list[str]) -> None:
    mended = clean(given)
    assert (mended.text, [repair.original for repair in mended.repairs]) == (kept, taken)
    assert all(repair.reason == "control" for repair in mended.repairs)


@given(TEXTS)
def test_nothing_that_is_left_would_be_taken_out(text: str) -> None:
    mended = clean(text)
    assert is_clean(mended.text)
    assert clean(mended.text) == Mended(mended.text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in mended.text if c not in "\n\v\f\r\x85")


@given(TEXTS)
def test_the_repairs_lie_in_the_text_in_order(text: str) -> None:
    mended = clean(text)
    places = [repair.start for repair in mended.repairs]
    assert places == sorted(places)
    assert all(0 <= r.start == r.end <= len(mended.text) for r in mended.repairs)


@given(TEXTS)
def test_putting_back_what_was_taken_out_gives_the_letters_of_the_file(text: str) -> None:
    mended = clean(text)
    whole, at = "", 0
    for repair in mended.repairs:
        whole += mended.text[at : repair.start] + repair.original
        at = repair.end
    whole += mended.text[at:]
    assert [c for c in whole if c.isalnum()] == [c for c in text if c.isalnum()]


@given(TEXTS)
def test_a_long_text_is_cleaned_like_a_short_one(text: str) -> None:
    assert bare(text) == clean(text).text


def test_a_text_of_several_pieces_is_cleaned_whole() -> None:
    text = "co\u200bpper\u00a0" * 300_000
    assert clean(text).text == bare(text) == "copper " * 300_000


@given(st.lists(st.sampled_from(["a", "\r\n", "\r", "\n", "\u2028", "\x85", "\x0b"]), max_size=12).map("".join))
def test_every_line_end_is_one_line_end(text: str) -> None:
    plain = plain_line_ends(text)
    assert set(plain) <= {"a", "\n"}
    assert plain.split("\n") == text.splitlines() + [""] * (not text or plain.endswith("\n"))
    assert [line.text for line in plain_lines(text)] == plain.split("\n")


def test_form_feeds_and_line_ends_are_no_danger() -> None:
    assert dangers("page one\fpage two\n\x85") == 0
    assert dangers("\x1b[2J\u202e") == 2
