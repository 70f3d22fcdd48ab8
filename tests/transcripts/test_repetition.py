"""What a call repeats of an earlier one: the stock phrases are known again, news is news."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.model import Call, Company, Event, Source, Span, Turn
from transcripts.repetition import Said, share_repeated, whole_paragraphs

HARBOR = (
    "Statements on this call about the future rest on what we know as of May 4, 2031, and we take on no duty to bring them up"
    " to date."
)


def call(*paragraphs: str) -> Call:
    text, spans = "", []
    for words in paragraphs:
        spans.append(Span(len(text), len(text) + len(words)))
        text += words + "\n\n"
    turn = Turn(0, None, "presentation", 0, len(text), tuple(spans))
    return Call("A", Source("", "", "", ""), None, Company(None, None), Event(), (), text, (), (turn,), ())


def repeated(now: Call, before: Call) -> list[str]:
    return [now.text[span.start : span.end] for span in Said([before]).repeated(now)]


def test_the_safe_harbor_of_another_day_is_known_again() -> None:
    now = call(HARBOR.replace("May 4", "August 3"), "Sales of rope doubled.")
    assert repeated(now, call("Good day.", HARBOR)) == [now.text[: len(HARBOR) + 3]]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Revenue was $84 million in the quarter, as we had said.", "Revenue was $90 million in the quarter, as we had said."),
        ("We make rope in three mills by the river.", "We sell rope to two navies by the sea."),
        ("Good day to all of you.", "Good night."),
    ],
)  # fmt: skip
def test_another_number_or_other_words_are_news(before: str, now: str) -> None:
    assert repeated(call(now), call(before)) == []


def test_neighbours_are_one_and_paragraphs_can_be_folded() -> None:
    before = call("Thank you, operator. Good day to all. Here is Ada.", "We make rope.")
    now = call("Thank you, operator. Good day to all. Here is Ben.", "We make rope.")
    spans = Said([before]).repeated(now)
    assert [now.text[span.start : span.end] for span in spans] == [
        "Thank you, operator. Good day to all.",
        "We make rope.",
    ]
    assert whole_paragraphs(now, spans) == {now.text.index("We make rope")}
    assert 0 < share_repeated(now, spans) < 1


@given(st.lists(st.text(max_size=120), max_size=5), st.lists(st.text(max_size=120), max_size=5))
def test_spans_are_in_order_and_inside_and_a_call_repeats_itself(one: list[str], other: list[str]) -> None:
    now = call(*one)
    for before in (now, call(*other)):
        spans = Said([before]).repeated(now)
        assert all(span.start < span.end <= len(now.text) for span in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert whole_paragraphs(now, spans) <= {paragraph.start for paragraph in now.turns[0].paragraphs}


def test_a_call_repeats_itself_as_a_whole() -> None:
    now = call(HARBOR, "We make rope. It is good rope.")
    assert share_repeated(now, Said([now]).repeated(now)) > 0.9
