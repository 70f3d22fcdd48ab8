"""Where the caret goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.errors import EarmarkError
from transcripts.model import Call
from transcripts.reading import read_bytes
from tui.movement import Terrain, Unit

UNITS: list[Unit] = ["character", "word", "sentence", "paragraph", "turn", "exchange"]


@pytest.fixture
def terrain(small_call: Call) -> Terrain:
    return Terrain(small_call)


def at(terrain: Terrain, words: str) -> int:
    return terrain.text.index(words)


def test_sentences_follow_each_other_over_paragraphs_and_turns(terrain: Terrain) -> None:
    offset, seen = 0, []
    for _ in range(5):
        span = terrain.sentence_at(offset)
        seen.append(terrain.text[span.start : span.end])
        moved = terrain.moved(offset, "sentence", 1)
        assert moved is not None
        offset = moved
    assert seen == [
        "Good evening to everyone.",
        "[Operator Instructions] Here is Ada Brook.",
        "Thank you.",
        "Revenue was $90.5 million in the quarter, up from $84 million a year ago.",
        "Mr. Vane runs the U.S. mill.",
    ]


def test_back_goes_to_the_start_of_the_sentence_first(terrain: Terrain) -> None:
    inside = at(terrain, "90.5")
    assert terrain.moved(inside, "sentence", -1) == at(terrain, "Revenue was")
    assert terrain.moved(at(terrain, "Revenue was"), "sentence", -1) == at(terrain, "Thank you")


def test_turns_and_exchanges(terrain: Terrain) -> None:
    assert terrain.moved(0, "turn", 1) == at(terrain, "Thank you. Revenue")
    assert terrain.moved(at(terrain, "firm"), "turn", -1) == at(terrain, "We like")
    assert terrain.moved(0, "exchange", 1) == at(terrain, "The first question")
    assert terrain.exchange_at(at(terrain, "firm")) == 0
    assert terrain.exchange_at(at(terrain, "Goodbye")) is None
    assert terrain.moved(at(terrain, "Goodbye"), "exchange", 1) is None


def test_counts_go_as_far_as_they_can(terrain: Terrain) -> None:
    assert terrain.moved(0, "turn", 99) == terrain.turns[-1].start
    assert terrain.moved(0, "turn", -1) == 0


def test_a_selection_grows_unit_by_unit(terrain: Terrain) -> None:
    start = at(terrain, "Revenue was")
    assert terrain.text[start : terrain.extended(start, "word", 2)] == "Revenue was"
    assert terrain.text[start : terrain.extended(start, "sentence", 1)].endswith("a year ago.")
    assert terrain.text[start : terrain.extended(start, "sentence", 2)].endswith("mill.")
    assert terrain.text[start : terrain.extended(start, "turn", 1)].endswith("That is all.")


def test_the_caret_never_stands_between_paragraphs(terrain: Terrain) -> None:
    for offset in range(len(terrain.text)):
        clamped = terrain.clamped(offset)
        assert any(span.start <= clamped < span.end for span in terrain.paragraphs)


@given(st.integers(0, 2_000), st.sampled_from(UNITS), st.integers(-7, 7).filter(bool))
def test_moving_ends_inside_the_text_and_in_the_right_direction(offset: int, unit: Unit, count: int) -> None:
    terrain = Terrain(_call())
    here = terrain.clamped(offset)
    to = terrain.moved(here, unit, count)
    if to is not None:
        assert terrain.clamped(to) == to
        assert to >= here if count > 0 else to <= here


@given(st.text(max_size=400), st.integers(0, 400), st.sampled_from(UNITS), st.sampled_from([-2, -1, 1, 2]))
def test_any_text_can_be_walked(text: str, offset: int, unit: Unit, count: int) -> None:
    data = text.encode("utf-8", "ignore") or b"x"
    if not data.strip() or b"\x00" in data:
        return
    try:
        call = read_bytes(data, "any.txt", plain_text=True)
    except EarmarkError:  # unreadable bytes are the reader's matter
        return
    terrain = Terrain(call)
    here = terrain.clamped(offset)
    terrain.moved(here, unit, count)
    assert 0 <= terrain.extended(here, unit, count) <= len(call.text) + 1


def test_a_text_without_turns_has_paragraphs() -> None:
    call = read_bytes(b"First line here.\n\nSecond one there.", "x.txt", plain_text=True)
    terrain = Terrain(call)
    assert len(terrain.paragraphs) >= 1
    assert terrain.moved(0, "sentence", 1) == call.text.index("Second")


def _call() -> Call:
    from invented import SMALL_CALL

    return read_bytes(SMALL_CALL.encode(), "brook.txt")
