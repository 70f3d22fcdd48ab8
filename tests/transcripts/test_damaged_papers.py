"""PDFs that cannot be read, or not whole: each says what is wrong, on which page, and what to do."""

import re
from contextlib import suppress

import paper
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invariants import broken
from invented import SMALL_CALL

from transcripts.errors import EarmarkError, PasswordError, UnreadableFileError
from transcripts.reading import read_bytes

LONG_CALL = SMALL_CALL + "\n\n".join(
    f"Ada Brook\n\nThe {n} mills of the company ran well this year." for n in range(99)
)
WHOLE = paper.words_alone(LONG_CALL)
LOCKED = paper.words_alone(SMALL_CALL, "sesame")


def without_page(data: bytes, number: int) -> bytes:
    """A PDF that has nothing where the description of one of its pages should be."""
    pages = list(re.finditer(rb"(?<=\n)\d+ 0 obj\n(<<(?:(?!endobj).)*/Type /Page\n.*?)endobj", data, re.DOTALL))
    start, end = pages[number - 1].span(1)
    return data[:start] + b"null".ljust(end - start - 1) + b"\n" + data[end:]


def test_pictures_of_pages_are_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableFileError, match=r"pictures of pages and no text.*OCR"):
        read_bytes(paper.scan(), "scan.pdf")


def test_a_locked_paper_asks_for_its_password() -> None:
    with pytest.raises(PasswordError, match="protected by a password"):
        read_bytes(LOCKED, "locked.pdf")


def test_a_wrong_password_is_told_from_none() -> None:
    with pytest.raises(PasswordError, match="does not open it"):
        read_bytes(LOCKED, "locked.pdf", password="open")


@pytest.mark.parametrize("password", ["sesame", "owner"])
def test_either_password_opens_a_locked_paper(password: str) -> None:
    opened = read_bytes(LOCKED, "locked.pdf", password=password)
    assert opened.text == read_bytes(paper.words_alone(SMALL_CALL), "open.pdf").text


def test_a_password_for_an_open_paper_does_no_harm() -> None:
    assert read_bytes(WHOLE, "open.pdf", password="sesame").text == read_bytes(WHOLE, "open.pdf").text


def test_a_broken_page_is_named_and_what_stands_around_it_is_read() -> None:
    whole = read_bytes(WHOLE, "call.pdf")
    call = read_bytes(without_page(WHOLE, 2), "call.pdf")
    assert broken(call) == []
    assert any("Page 2 is damaged" in warning for warning in call.warnings)
    assert len(call.text) < len(whole.text)
    assert whole.text[:400] == call.text[:400]
    assert whole.text[-400:] == call.text[-400:]


def test_a_paper_whose_pages_are_all_broken_names_the_first() -> None:
    with pytest.raises(UnreadableFileError, match="damaged on page 1"):
        read_bytes(without_page(paper.words_alone("One page."), 1), "call.pdf")


@given(st.integers(0, len(WHOLE)), st.binary(max_size=40))
def test_whatever_is_broken_is_a_call_that_keeps_its_promises_or_a_sentence(at: int, put: bytes) -> None:
    damaged = WHOLE[:at] + put + WHOLE[at + len(put) :]
    with suppress(EarmarkError):
        assert broken(read_bytes(damaged, "call.pdf", plain_text=True, figures=False)) == []
