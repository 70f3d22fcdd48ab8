"""Non-answers: where an analyst asks for a figure and gets none, and where he only seems to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.contract import exchange_as_json
from transcripts.declining import refusal
from transcripts.model import Exchange, Span, Turn

ROLES = {"ada": "executive", "ben": "analyst", "operator": "operator"}


def refused(*said: tuple[str, str]) -> str | None:
    """The words that refuse, in an exchange of (speaker, words)."""
    text, turns = "", []
    for index, (speaker, words) in enumerate(said):
        start = len(text)
        text += words
        turns.append(Turn(index, speaker, "qa", start, len(text), (Span(start, len(text)),)))
        text += "\n\n"
    span = refusal(text, turns, ROLES)  # type: ignore[arg-type]
    return None if span is None else text[span.start : span.end]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("Thanks, Ben. We don't break that out. It is a nice business.", "We don't break that out"),
        ("That's fair, but we haven't disclosed it.", "we haven't disclosed"),
        ("No comment.", "No comment"),
        ("I won't quote any number here, as you know.", "I won't quote any number"),
        ("I can't give you a number on that.", "I can't give you a number"),
        ("We're not going to get into the specifics of the contract.", "We're not going to get into the specifics"),
        ("So we do not typically guide to that.", "we do not typically guide to"),
        ("That's not something we share.", "That's not something we share"),
        ("I'd rather not comment on one customer.", "I'd rather not comment"),
    ],
)
def test_a_figure_is_asked_for_and_refused(answer: str, words: str) -> None:
    assert refused(("ben", "How much of sales came from the mill?"), ("ada", answer)) == words


@pytest.mark.parametrize(
    "answer",
    [
        "We don't break that out, but it is about 10% of sales.",
        "We don't normally break it out. I will say it was $4 million.",
        "It was a third of sales, and I don't think that it will change.",
        "The plant has never broken down.",
        "We gave guidance in May and we stand by it.",
    ],
)
def test_an_answer_that_gives_a_figure_or_refuses_nothing_is_one(answer: str) -> None:
    assert refused(("ben", "How much of sales came from the mill?"), ("ada", answer)) is None


def test_only_the_companys_words_refuse_and_only_what_was_asked() -> None:
    assert refused(("ben", "How much? I know you don't break that out."), ("ada", "A tenth, roughly.")) is None
    assert refused(("ben", "Congratulations to the team."), ("ada", "Thank you. We don't comment on rumors.")) is None
    assert refused(("ada", "We don't break that out."), ("ben", "How much is it?")) is None


def test_the_words_are_told_to_programs() -> None:
    told = exchange_as_json(Exchange("ben", (1, 2), Span(4, 14)), "Ada. No comment.")
    assert (told["declined"], told["declined_words"]) == (True, {"start": 4, "end": 14, "text": " No commen"})
    assert exchange_as_json(Exchange("ben", (1, 2)), "")["declined_words"] is None


@given(st.lists(st.tuples(st.sampled_from([*ROLES]), st.text(max_size=80)), max_size=6))
def test_any_words_can_be_looked_at(said: list[tuple[str, str]]) -> None:
    refused(*said)
