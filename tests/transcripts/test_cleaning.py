"""Lines to paragraphs: what a line or page break cut is whole again, and nothing is lost or joined that was apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.cleaning import Page, page_of, paragraphs
from transcripts.document import Line
from transcripts.script import RUNS_ON

WIDTH = 40


def read(text: str, page: Page) -> list[str]:
    """The paragraphs of lines; a form feed begins a page."""
    lines = [Line(line, number) for number, part in enumerate(text.split("\f"), 1) for line in part.split("\n")]
    return [paragraph.mended.text for paragraph in paragraphs(lines, page)]


@pytest.mark.parametrize(
    ("text", "width", "found"),
    [
        ("One line.\nAnother.", None, ["One line.", "Another."]),
        ("One that goes\non.\n\nAnother.", RUNS_ON, ["One that goes on.", "Another."]),
        ("We sold the whole of the old yard by the\nriver.\nPrices are firm.", WIDTH,
         ["We sold the whole of the old yard by the river.", "Prices are firm."]),
        ("We sold it all\f and more.", None, ["We sold it all and more."]),
        ("We sold it all.\fAnd more.", None, ["We sold it all.", "And more."]),
        ("which we sold\n\nto the canal company", None, ["which we sold to the canal company"]),
        ("  Two   spaces  ", None, ["Two spaces"]),
        ("", None, []),
        ("• First\n• Second", RUNS_ON, ["First", "Second"]),
    ],
)  # fmt: skip
def test_paragraphs(text: str, width: int | None, found: list[str]) -> None:
    assert read(text, Page(width)) == found


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ({"quarter"}, "the quar-\nter", "the quarter"),
        ({"year-over"}, "year-\nover", "year-over"),
        ({"non", "cash"}, "non-\ncash", "non-cash"),
        (set(), "quar-\nter", "quar-ter"),
        ({"a"}, "of $3-\n$4", "of $3-$4"),
    ],
)
def test_a_hyphen_at_a_lines_end(words: set[str], text: str, found: str) -> None:
    assert read(text, Page(RUNS_ON, words)) == [found]


def test_titles_of_slides_are_not_said() -> None:
    lines = [Line("Slide 3 – Key messages"), Line(""), Line("We had a good year.")]
    page = page_of(lines, RUNS_ON, published=True)
    assert [p.mended.text for p in paragraphs(lines, page)] == ["We had a good year."]


def test_times_keep_their_place_in_the_paragraph() -> None:
    lines = [Line("We had a", time=1.5), Line("good year.", time=3.0)]
    (paragraph,) = paragraphs(lines, Page(RUNS_ON))
    assert paragraph.moments == ((0, 1.5), (9, 3.0))


WORDS = st.text("abcdefg hij.?!-,'’ABC•$0123", max_size=30)


@given(
    st.lists(st.tuples(WORDS, st.integers(1, 3)), max_size=14),
    st.sampled_from([None, RUNS_ON, WIDTH]),
    st.booleans(),
)
def test_no_word_is_lost_and_none_is_added(said: list[tuple[str, int]], width: int | None, published: bool) -> None:
    lines = [Line(text, page) for text, page in sorted(said, key=lambda line: line[1])]
    found = paragraphs(lines, page_of(lines, width, published))
    whole = "".join(c for line in lines for c in line.text if c.isalnum())
    assert "".join(c for p in found for c in p.mended.text if c.isalnum()) == whole
    assert all(p.mended.text == " ".join(p.mended.text.split()) for p in found)
