"""Rows: nothing of a text is lost between them, none is too wide, and each offset finds its row."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.wrapping import Block, Page, RowKind, cells_between, offset_at, wrapped

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029"), max_size=300
)
WIDE = st.text(st.sampled_from("ab 漢字 é e\u0301 😀 ﬁ —"), max_size=120)


@given(TEXTS | WIDE, st.integers(1, 40))
def test_rows_lose_nothing_but_the_space_they_break_at(text: str, width: int) -> None:
    at = 0
    for start, end in wrapped(text, 0, len(text), width):
        assert text[at:start].strip(" ") == ""
        assert start <= end
        at = end
    assert text[at:].strip(" ") == ""


@given(TEXTS | WIDE, st.integers(2, 40))
def test_no_row_is_wider_than_asked(text: str, width: int) -> None:
    for start, end in wrapped(text, 0, len(text), width):
        assert cell_len(text[start:end]) <= width


def test_a_row_breaks_at_a_space_and_a_long_word_where_it_must() -> None:
    text = "one two abcdefghij z"
    assert [text[a:b] for a, b in wrapped(text, 0, len(text), 7)] == ["one two", "abcdefg", "hij z"]


def test_wide_characters_count_two_cells() -> None:
    text = "漢字漢字 ok"
    assert [text[a:b] for a, b in wrapped(text, 0, len(text), 5)] == ["漢字", "漢字", "ok"]
    assert cells_between(text, 0, 2) == 4


def page(text: str, width: int) -> Page:
    half = text.find("\n")
    blocks = [
        Block(RowKind.TURN, 0, 0, 0),
        Block(RowKind.TEXT, 0, half, 0),
        Block(RowKind.BLANK, half, half),
        Block(RowKind.TEXT, half + 1, len(text), 0),
    ]
    return Page(text, blocks, width)


def test_each_offset_finds_the_row_that_shows_it() -> None:
    text = "The quick brown fox jumps\nover the lazy dog"
    made = page(text, 10)
    for offset, character in enumerate(text):
        if character in " \n":
            continue
        row = made[made.row_of(offset)]
        assert row.kind is RowKind.TEXT
        assert row.start <= offset < row.end
        assert offset_at(text, row, offset - row.start) == offset


def test_an_offset_that_is_not_shown_goes_to_the_next_that_is() -> None:
    text = "left out\nshown"
    made = Page(text, [Block(RowKind.HIDDEN, 0, 0, 1), Block(RowKind.TEXT, 9, 14, 1)], 20)
    assert made[made.row_of(3)].start == 9


def test_a_cell_past_the_end_of_a_row_is_its_last_character() -> None:
    text = "short\nnext"
    made = page(text, 20)
    assert offset_at(text, made[1], 99) == 4
    assert offset_at(text, made[1], -3) == 0


def test_either_cell_of_a_wide_character_is_that_character() -> None:
    text = "a漢b"
    row = Page(text, [Block(RowKind.TEXT, 0, 3)], 10)[0]
    assert [offset_at(text, row, cell) for cell in range(4)] == [0, 1, 1, 2]


def test_the_nearest_text_row_in_either_direction() -> None:
    made = page("one\ntwo", 10)
    assert made.text_row(0, 1) == 1
    assert made.text_row(2, -1) == 1
    assert made.text_row(0, -1) is None
    assert made.turn_row(0, 3) == 0
