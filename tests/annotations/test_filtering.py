"""Which annotations are meant."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import annotation

from annotations.filtering import KEYS, Filter, Term, filter_of
from annotations.items import CallFacts, Item, items_of
from transcripts.errors import EarmarkError
from transcripts.model import Call


@pytest.fixture
def item(small_call: Call) -> Item:
    made = annotation(
        small_call, "For the third quarter we expect revenue of $94 million to $98 million.", "a",
        tags=("guidance/revenue", "Price"), note="Believe it?", color="red", creator="Jo Reader",
    )  # fmt: skip
    return next(items_of(small_call, [made]))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "tag:guidance",
        "tag:guidance/revenue tag:price",
        "tag:moon,price",
        "company:brks since:2031",
        'company:"brook & sons"',
        "call:brks-2031q2",
        "speaker:brook",
        "speaker:ada-brook role:executive",
        "section:presentation colour:red",
        "metric:revenue",
        "by:jo",
        "since:2031Q2 until:2031Q2",
        "since:2031-07 until:2031-07-24",
        "company:moon company:brks",
        "third believe",
        '"we expect"',
        "-tag:moon -by:me",
        "$94",
    ],
)
def test_what_is_meant(item: Item, words: str) -> None:
    assert filter_of(words).holds(item)
    assert filter_of(words).may_hold(item.call)
    assert filter_of(words).may_hold_note(item.annotation)


@pytest.mark.parametrize(
    "words",
    [
        "tag:guid",
        "tag:guidance tag:moon",
        "company:moon",
        "call:BRKS-2031Q1",
        "speaker:okafor",
        "role:analyst",
        "section:qa",
        "color:yellow",
        "metric:eps",
        "by:me",
        "since:2032",
        "until:2031Q1",
        "since:2031-08",
        "until:2031-07-23",
        "third moon",
        "-tag:guidance",
        "-believe",
    ],
)
def test_what_is_not_meant(item: Item, words: str) -> None:
    assert not filter_of(words).holds(item)


def test_a_call_of_unknown_time_is_neither_since_nor_until() -> None:
    unknown = CallFacts("x")
    assert not filter_of("since:1990").may_hold(unknown)
    assert not filter_of("until:2090").may_hold(unknown)


@pytest.mark.parametrize("words", ["moon:x", "since:yesterday", "until:2031Q5"])
def test_what_cannot_be_asked_for_is_said(words: str) -> None:
    with pytest.raises(EarmarkError):
        filter_of(words)


VALUES = st.text(min_size=1, max_size=12).filter(str.strip)


@given(st.lists(st.builds(Term, st.sampled_from(["", *KEYS[:9]]), VALUES, st.booleans()), max_size=4))
def test_a_filter_is_typed_as_it_is_written(terms: list[Term]) -> None:
    wanted = Filter(tuple(terms))
    assert filter_of(str(wanted)) == wanted


@given(st.text(max_size=40))
def test_anything_typed_is_a_filter_or_said_not_to_be(words: str) -> None:
    with suppress(EarmarkError):
        filter_of(words)


def test_notes_of_calls_without_text(item: Item) -> None:
    bare = replace(item.annotation, speaker=None)
    assert filter_of("tag:price speaker:anyone").may_hold_note(bare)
    assert not filter_of("tag:moon").may_hold_note(bare)
