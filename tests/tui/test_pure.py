"""Painting, blocks, quarters, search: the pure parts of the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from transcripts.model import Call, Company, Source, Span
from transcripts.model import Event as Facts
from transcripts.shelf import Event
from tui.blocks import blocks_of, turns_by_role, turns_not_by
from tui.finding import hits
from tui.movement import Terrain
from tui.painting import Layer, painted
from tui.quarters import Cell, fitted, missing, strip_of
from tui.search import searched
from tui.wrapping import RowKind

BOLD, RED = Style(bold=True), Style(color="red")


def call(year: int | None, quarter: int | None, **facts: object) -> Call:
    event = Facts("earnings", year, quarter, **facts)
    source = Source(f"{year}-{quarter}.txt", "test", "", "")
    return Call("x", source, None, Company("X", None), event, (), "", (), (), ())


def events(*quarters: tuple[int, int]) -> list[Event]:
    return [Event((call(*quarter),)) for quarter in quarters]


def test_painting_cuts_at_the_edges_of_layers() -> None:
    segments = painted("abcdef", 0, 6, Style(), [Layer(1, 4, BOLD), Layer(3, 9, RED)])
    assert [(s.text, s.style) for s in segments] == [
        ("a", Style()),
        ("bc", BOLD),
        ("d", BOLD + RED),
        ("ef", RED),
    ]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=6))
def test_painting_changes_no_words(text: str, edges: list[tuple[int, int]]) -> None:
    layers = [Layer(min(edge), max(edge), BOLD) for edge in edges]
    assert "".join(s.text for s in painted(text, 0, len(text), Style(), layers)) == text


def test_the_page_of_a_call_has_heads_speakers_and_paragraphs(small_call: Call) -> None:
    kinds = [block.kind for block in blocks_of(Terrain(small_call))]
    assert kinds.count(RowKind.SECTION) == 2
    assert kinds.count(RowKind.TURN) == len(small_call.turns) == 6
    assert kinds.count(RowKind.TEXT) == sum(len(turn.paragraphs) for turn in small_call.turns)


def test_blocks_stand_in_the_order_of_their_offsets(small_call: Call) -> None:
    for hidden in (frozenset(), turns_by_role(small_call, "operator"), frozenset(range(9))):
        starts = [block.start for block in blocks_of(Terrain(small_call), hidden)]
        assert starts == sorted(starts)


def test_a_line_stands_for_turns_that_are_left_out(small_call: Call) -> None:
    hidden = turns_not_by(small_call, "ada-brook")
    counts = [block.about for block in blocks_of(Terrain(small_call), hidden) if block.kind is RowKind.HIDDEN]
    assert counts == [1, 2, 1]


def test_the_strip_shows_gaps() -> None:
    cells = strip_of(events((2030, 3), (2031, 1), (2031, 2)))
    assert [cell.label for cell in cells] == ["Q3 30", "·", "Q1 31", "Q2 31"]
    assert [cell.event for cell in cells] == [0, None, 1, 2]
    assert missing(events((2030, 3), (2031, 1), (2031, 2))) == 1


def test_many_gaps_are_counted() -> None:
    assert [cell.label for cell in strip_of(events((2013, 1), (2015, 2)))] == ["Q1 13", "·8·", "Q2 15"]


def test_calls_without_a_quarter_have_a_label() -> None:
    undated = [
        Event((call(2030, None, fiscal_half=1),)),
        Event((call(None, None, date="2030-05-01"),)),
        Event((call(None, None),)),
    ]
    assert [cell.label for cell in strip_of(undated)] == ["H1 30", "2030-05-01", "undated"]


def test_the_strip_that_does_not_fit_keeps_the_current_quarter() -> None:
    cells = strip_of(events(*((2020 + n // 4, n % 4 + 1) for n in range(20))))
    shown = fitted(cells, 10, 30)
    assert Cell(cells[10].label, 10) in shown
    assert sum(len(cell.label) + 2 for cell in shown) <= 30


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("gross margin", ["Gross\nmargin", "gross margin"]),
        ("Gross", ["Gross"]),
        ("don't", ["don’t"]),
        ("first", ["ﬁrst"]),
        ("year-over-year", ["year–over–year"]),
        ("(ph)", ["(ph)"]),
        ("  ", []),
    ],
)
def test_what_is_typed_finds_what_was_said(words: str, found: list[str]) -> None:
    text = "Gross\nmargin and gross margin don’t rise ﬁrst, year–over–year (ph)."
    assert [text[hit.start : hit.end] for hit in hits(text, words)] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("quarter", ["qu arter", "quarter", "q u a r t e r"]),
        ("second quarter", ["sec ond qu arter"]),
        ("about", ["a bout"]),
        ("first", ["ﬁ rst"]),
        ("therein", []),
        ("percent", []),
    ],
)
def test_stray_spaces_in_words_make_no_difference(words: str, found: list[str]) -> None:
    text = (
        "The sec ond qu arter was a bout the ﬁ rst. The quarter was a Q. q u a r t e r"
        " per cent is there in per share: there, in it, in cent."
    )
    assert [text[hit.start : hit.end] for hit in hits(text, words)] == found


@given(st.text(max_size=20), st.text(max_size=200))
def test_any_words_can_be_looked_for(words: str, text: str) -> None:
    for hit in hits(text, words):
        assert 0 <= hit.start < hit.end <= len(text)


def test_a_search_goes_round_the_end() -> None:
    search = searched("a b a b a", "a")
    assert search.first_from(1) == Span(4, 5)
    assert search.step(8, 1) == Span(0, 1)
    assert search.step(0, -1) == Span(8, 9)
    assert searched("x", "q").place == "no hits"
    assert searched("x", "").place == ""
