"""Two changes of one origin, put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.threeway import pieces

LINES = st.lists(st.sampled_from("abcdef"), max_size=8).map("".join)


def together(origin: str, mine: str, theirs: str) -> str:
    """The result; a piece of both sides as <mine|theirs>."""
    said = []
    for piece in pieces(origin, mine, theirs):
        ours = mine[slice(*piece.mine)] if piece.mine else None
        others = theirs[slice(*piece.theirs)] if piece.theirs else None
        said.append(f"<{ours}|{others}>" if ours is not None and others is not None else ours or others or "")
    return "".join(said)


@pytest.mark.parametrize(
    ("origin", "mine", "theirs", "result"),
    [
        ("abc", "aXbc", "aYc", "aXYc"),
        ("abc", "abXc", "aYc", "aYXc"),
        ("abc", "aXc", "aYc", "a<X|Y>c"),
        ("abc", "abXc", "Y", "YX"),
        ("abc", "aXXc", "abcZ", "aXXcZ"),
        ("abc", "abcX", "abcY", "abcXY"),
        ("abc", "XabcX", "YabY", "XYabYX"),
        ("abc", "ac", "aYc", "a<|Y>c"),
        ("abc", "aYc", "aYc", "aYc"),
        ("", "x", "y", "xy"),
    ],
)
def test_what_either_side_changed(origin: str, mine: str, theirs: str, result: str) -> None:
    assert together(origin, mine, theirs) == result


@given(LINES, LINES)
def test_one_side_alone_gets_its_way(origin: str, changed: str) -> None:
    assert together(origin, changed, origin) == changed
    assert together(origin, origin, changed) == changed
    assert together(origin, changed, changed) == changed


@given(LINES, st.lists(st.tuples(st.integers(0, 8), st.sampled_from("XYZ")), max_size=5), LINES)
def test_what_one_side_put_in_is_never_lost_nor_in_the_way(
    origin: str, put_in: list[tuple[int, str]], theirs: str
) -> None:
    mine = list(origin)
    for at, letter in sorted(put_in, reverse=True):
        mine.insert(min(at, len(origin)), letter)
    result = together(origin, "".join(mine), theirs)
    assert "<" not in result
    assert [c for c in result if c in "XYZ"] == [c for c in mine if c in "XYZ"]
    assert "".join(c for c in result if c not in "XYZ") == theirs
