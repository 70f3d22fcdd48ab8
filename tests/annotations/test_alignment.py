"""Laying a pattern in a text with the fewest edits: the quick way agrees with the plain one."""

from hypothesis import given
from hypothesis import strategies as st

from annotations.alignment import Reached, reached, walked

FEW_LETTERS = st.text(st.sampled_from("abc"), max_size=14)


def fewest_edits(pattern: str, text: str) -> int:
    """Edits that it takes to lay a pattern at the start of a text, ending wherever that is cheapest: the plain way."""
    row = list(range(len(text) + 1))
    for number, wanted in enumerate(pattern, start=1):
        diagonal, row[0] = row[0], number
        for at, char in enumerate(text, start=1):
            diagonal, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, diagonal + (wanted != char))
    return min(row)


@given(pattern=FEW_LETTERS, text=FEW_LETTERS)
def test_the_fewest_edits(pattern: str, text: str) -> None:
    fewest = fewest_edits(pattern, text)
    found = reached(pattern, len(pattern), text, 0, len(pattern))
    if found is not None:
        assert found.errors == fewest
        assert fewest_edits(pattern, text[: found.end]) == fewest
    if fewest <= 3:
        assert found is not None
        assert reached(pattern, len(pattern), text, 0, fewest - 1) is None


@given(before=FEW_LETTERS, pattern=FEW_LETTERS, after=FEW_LETTERS)
def test_what_stands_there_as_it_is(before: str, pattern: str, after: str) -> None:
    at = len(before)
    assert reached(pattern, len(pattern), before + pattern + after, at, 2) == Reached(0, at + len(pattern))
    assert walked([pattern, after], before + pattern + after, at, 0.4) == [
        Reached(0, at + len(pattern)),
        Reached(0, at + len(pattern) + len(after)),
    ]


def test_a_part_of_a_pattern_ends_where_the_rest_of_it_goes_on() -> None:
    found = reached("good evening all", 12, "good  evenning all", 0, 4)
    assert found == Reached(2, 14)


def test_long_pieces_are_laid_part_by_part() -> None:
    words = " ".join(f"{number * 7919 % 9973}" for number in range(200))
    left_out, changed = words.split(" ")[50], words.split(" ")[150]
    text = words.replace(f" {left_out} ", " ").replace(f" {changed} ", f" x{changed[1:]} ") + " and more"
    (found,) = walked([words], text, 0, 0.4)
    assert found == Reached(len(left_out) + 1 + 1, len(text) - len(" and more"))


def test_what_lies_nowhere_counts_as_all_edits() -> None:
    assert walked(["abcdefghij" * 3, "xyz"], "q" * 60, 0, 0.4) == [Reached(30, 0), Reached(3, 0)]
