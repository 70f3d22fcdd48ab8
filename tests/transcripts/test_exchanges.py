"""One analyst at the microphone: from the introduction to the next one's; closing words belong to nobody's."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.exchanges import exchanges_of, sounds_like_operator
from transcripts.model import Role, Span, Turn

ROLES: dict[str | None, Role] = {
    "operator": "operator", "ada": "executive", "ben": "executive", "carl": "analyst", "dora": "analyst",
    "nobody": "unknown",
}  # fmt: skip
FIRST = ("operator", "Our first question comes from Carl Lind with Northlight.")
NEXT = ("operator", "Our next question comes from Dora Sund with Brook Bank.")
LINE_OF = ("operator", "We go to the line of Dora Sund.")
END = ("operator", "There are no further questions at this time.")
ASKED = ("carl", "How are prices?")
ANSWERED = ("ada", "They hold.")
OTHER = ("dora", "And volumes?")
MORE = ("ben", "Up a little.")
THANKS = ("ada", "Thank you all for joining us today.")


def call(said: Sequence[tuple[str | None, str]]) -> tuple[str, list[Turn]]:
    text = "\n\n".join(words for _, words in said)
    turns, at = [], 0
    for number, (speaker, words) in enumerate(said):
        turns.append(Turn(number, speaker, "qa", at, at + len(words), (Span(at, at + len(words)),)))
        at += len(words) + 2
    return text, turns


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([FIRST, ASKED, ANSWERED, NEXT, OTHER, MORE], [("carl", (0, 1, 2)), ("dora", (3, 4, 5))]),
        ([FIRST, ASKED, ANSWERED, ASKED, MORE, LINE_OF, OTHER], [("carl", (0, 1, 2, 3, 4)), ("dora", (5, 6))]),
        ([FIRST, ASKED, ANSWERED, END, THANKS], [("carl", (0, 1, 2))]),
        ([FIRST, ASKED, ANSWERED, THANKS, END], [("carl", (0, 1, 2))]),
        ([ASKED, ANSWERED, OTHER, MORE], [("carl", (0, 1)), ("dora", (2, 3))]),
        ([FIRST, END], []),
        ([ANSWERED, MORE], []),
        ([], []),
    ],
)
def test_the_exchanges_of_a_session(said: list[tuple[str, str]], found: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(e.analyst, e.turns) for e in exchanges_of(*call(said), ROLES)] == found


def test_the_presentation_has_none() -> None:
    text, turns = call([FIRST, ASKED, ANSWERED])
    spoken = [Turn(t.index, t.speaker, "presentation", t.start, t.end, t.paragraphs) for t in turns]
    assert exchanges_of(text, spoken, ROLES) == ()


def test_an_introduction_under_an_analysts_name_asks_nothing() -> None:
    misprinted = ("carl", "The next question comes from Dora Sund of Brook Bank. Please go ahead.")
    text, turns = call([FIRST, ASKED, ANSWERED, misprinted, OTHER, MORE])
    assert sounds_like_operator(text, turns[3])
    assert [(e.analyst, e.turns) for e in exchanges_of(text, turns, ROLES)] == [
        ("carl", (0, 1, 2)),
        ("dora", (3, 4, 5)),
    ]


WORDS = st.sampled_from([words for _, words in (FIRST, NEXT, LINE_OF, END, ASKED, ANSWERED, THANKS)]) | st.text(
    max_size=40
)
SAID = st.lists(st.tuples(st.sampled_from([*ROLES, None]), WORDS), max_size=16)


@given(SAID)
def test_exchanges_are_in_order_apart_and_each_has_its_analyst(said: list[tuple[str | None, str]]) -> None:
    found = exchanges_of(*call(said), ROLES)
    turns = [turn for exchange in found for turn in exchange.turns]
    assert turns == sorted(set(turns))
    for exchange in found:
        assert ROLES[exchange.analyst] == "analyst"
        assert exchange.analyst in {said[turn][0] for turn in exchange.turns}
        assert list(exchange.turns) == list(range(exchange.turns[0], exchange.turns[-1] + 1))
