"""Highlights as they are drawn, tags as they are typed, filters, notes under the text: pure."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.model import Annotation, Quote
from annotations.pens import COLORS, with_meanings
from annotations.tagging import TagCount
from annotations.verdicts import ExchangeVerdict
from transcripts.model import Call, Span
from tui.filtering import Noted, filter_of, ordered
from tui.highlights import Highlights, pen_number, pen_of
from tui.movement import Terrain
from tui.notelines import note_lines
from tui.noterows import is_open, looking_back
from tui.tagline import completed, line_of, offered, tags_of
from tui.taglist import merged_into, tag_rows

MOMENT = "2031-07-25T08:00:00.000Z"
SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30), st.sampled_from([c.name for c in COLORS])), max_size=12
)


def annotation(start: int, end: int, color: str = "yellow", id: str = "a", **fields: object) -> Annotation:
    """An annotation that only its place and colour matter of."""
    made = {"tags": (), "note": "", **fields}
    return Annotation(id, "CALL", MOMENT, MOMENT, Quote("words"), Span(start, end), color, **made)


def highlights(spans: Sequence[tuple[int, int, str]]) -> Highlights:
    return Highlights(annotation(s, s + n, c, f"a{i}") for i, (s, n, c) in enumerate(spans))


@given(SPANS)
def test_every_offset_is_drawn_in_the_colour_of_the_shortest_highlight_over_it(
    spans: list[tuple[int, int, str]],
) -> None:
    drawn = highlights(spans)
    strokes = list(drawn.strokes(0, 100))
    assert all(one.end <= other.start for one, other in pairwise(strokes))
    for offset in range(95):
        over = [a for a in drawn.annotations if a.position.start <= offset < a.position.end]
        stroke = next((s for s in strokes if s.start <= offset < s.end), None)
        assert (stroke.depth if stroke else 0) == len(over)
        here = drawn.at(offset)
        assert sorted(a.id for a in here) == sorted(a.id for a in over)
        if stroke:
            assert here[0].position.end - here[0].position.start == min(a.position.end - a.position.start for a in over)


@given(SPANS, st.integers(0, 90), st.integers(1, 20))
def test_strokes_of_a_row_are_those_of_the_whole_that_touch_it(
    spans: list[tuple[int, int, str]], start: int, length: int
) -> None:
    drawn = highlights(spans)
    expected = [s for s in drawn.strokes(0, 200) if s.start < start + length and s.end > start]
    assert list(drawn.strokes(start, start + length)) == expected


@given(SPANS)
def test_walking_goes_through_all_places(spans: list[tuple[int, int, str]]) -> None:
    drawn = highlights(spans)
    starts, at = [], -1
    while (there := drawn.after(at)) is not None:
        at = there.position.start
        starts.append(at)
    assert starts == sorted({a.position.start for a in drawn.annotations})
    back, at = [], 1_000
    while (there := drawn.before(at)) is not None:
        at = there.position.start
        back.append(at)
    assert back == starts[::-1]


def test_orphans_are_not_drawn() -> None:
    assert not Highlights([annotation(1, 5, anchored="orphan")]).annotations


def test_a_colour_of_another_program_is_drawn_as_the_first_pen() -> None:
    assert pen_number("teal") == 1
    assert pen_of("teal") == "yellow"


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("guidance/revenue, tone", ("guidance/revenue", "tone")),
        (" #tone ,, tone, ", ("tone",)),
        ("gross  margin , a / b", ("gross margin", "a/b")),
        ("", ()),
    ],
)
def test_tags_of_a_line(line: str, tags: tuple[str, ...]) -> None:
    assert tags_of(line) == tags
    assert tags_of(line_of(tags)) == tags


def test_tags_are_offered_most_used_first_and_the_last_ones_ahead_of_them() -> None:
    used = ["tone", "guidance/revenue", "guidance/margin"]
    assert offered("", used, ["doubt"]) == ["doubt", *used]
    assert offered("tone, ", used, ["doubt"]) == ["doubt", "guidance/revenue", "guidance/margin"]
    assert offered("gui", used, ["doubt"]) == ["guidance/revenue", "guidance/margin"]
    assert offered("mar", used) == ["guidance/margin"]
    assert completed("tone, gui", "guidance/margin") == "tone, guidance/margin, "


def test_a_filter_takes_conditions_together() -> None:
    colors = with_meanings({"red": "doubt"})
    one = Noted(annotation(1, 5, "red", tags=("guidance/revenue",), note="Why?"), "Q2 2031", "Q2 2031", "Ada Brook")
    for line in (
        "",
        "why",
        "words",
        "tag:guidance",
        "#guidance/rev",
        "color:doubt",
        "color:2",
        "speaker:ada",
        "quarter:q2",
        "quarter:2031",
        "why color:red tag:guidance",
        "by:me",
    ):
        assert filter_of(line, colors).lets(one), line
    for line in (
        "how",
        "tag:revenue",
        "color:yellow",
        "color:teal",
        "speaker:ben",
        "quarter:q3",
        "by:jo",
        "why color:green",
    ):
        assert not filter_of(line, colors).lets(one), line


def test_orphans_come_last_in_their_call_and_time_turns_the_order_round() -> None:
    lost = Noted(annotation(1, 2, id="lost", anchored="orphan"), "", "", "", 0)
    first = Noted(annotation(3, 4, id="first"), "", "", "", 0)
    later = Noted(annotation(0, 4, id="later", extra={}), "", "", "", 1)
    assert [n.annotation.id for n in ordered([later, lost, first], "place")] == ["first", "lost", "later"]


def test_questions_are_open_by_tag_colour_or_note() -> None:
    colors = with_meanings({"purple": "question"})
    assert is_open(annotation(0, 1, note="Fine.\nBut why?"), colors)
    assert is_open(annotation(0, 1, tags=("Question/margin",)), colors)
    assert is_open(annotation(0, 1, "purple"), colors)
    assert not is_open(annotation(0, 1, tags=("questionable",), note="Fine."), colors)


def test_looking_back_tells_open_questions_first() -> None:
    marked = [annotation(0, 1, id="a"), annotation(2, 3, id="b", note="Really?")]
    sentence, rows = looking_back("Q1 2031", marked, "Weak.", COLORS)
    assert sentence == "In Q1 2031 you marked 2 passages, 1 question open"
    assert [row.key for row in rows if row.key] == ["b", "a"]


def test_looking_back_counts_nothing_that_is_not_there() -> None:
    dodged = [ExchangeVerdict("4", "dodged")]
    assert looking_back("Q1 2031", [], "", COLORS, dodged)[0] == "In Q1 2031 you left 1 question open"
    assert looking_back("Q1 2031", [], "Weak.", COLORS)[0] == "In Q1 2031 you wrote on the call"


@pytest.mark.parametrize("width", [12, 30, 80])
def test_notes_stand_under_the_paragraph_that_their_passage_ends_in(small_call: Call, width: int) -> None:
    terrain = Terrain(small_call)
    first, second = terrain.paragraphs[0], terrain.paragraphs[1]
    over_both = annotation(
        first.start, second.end, note="One line.\n\nAnother, a little longer than the first.", tags=("x",)
    )
    found = note_lines(terrain, Highlights([over_both]), width)
    assert list(found.under) == [second.start]
    assert all(len(line.head) + len(line.words) <= width for line in found.lines)
    words = " ".join(line.words for line in found.lines).split()
    assert words == "One line. Another, a little longer than the first. #x".split()


def test_tags_by_name_stand_under_what_they_begin_with() -> None:
    tags = [
        TagCount("guidance/revenue", 3, MOMENT),
        TagCount("tone", 2, MOMENT),
        TagCount("guidance/margin", 1, MOMENT),
    ]
    assert [row.tag for row in tag_rows(tags, "use")] == ["guidance/revenue", "tone", "guidance/margin"]
    by_name = tag_rows(tags, "name")
    assert [(row.tag, row.depth, row.uses, row.below) for row in by_name] == [
        ("guidance", 0, 0, 4),
        ("guidance/margin", 1, 1, 0),
        ("guidance/revenue", 1, 3, 0),
        ("tone", 0, 2, 0),
    ]
    assert [row.tag for row in tag_rows(tags, "use", "TON")] == ["tone"]


def test_a_tag_is_not_merged_into_what_stands_below_it() -> None:
    assert merged_into(["guidance", "tone"], "guidance/revenue") == ["tone"]
