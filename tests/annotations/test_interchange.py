"""Annotations go out to other programs, and come back as they were."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC

import pytest
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from web_annotation import check_pages, parsed

from annotations.intake import Intake, taken_in
from annotations.interchange import FORMATS, Format, as_text, incoming
from annotations.model import Annotation, Quote
from annotations.stamps import stamp_of
from transcripts.errors import EarmarkError
from transcripts.model import Call, Span

TEXTS = HOSTILE.map(lambda words: words.encode("utf-8", "replace").decode())
MOMENTS = st.datetimes(timezones=st.just(UTC)).map(stamp_of)
SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**4)).map(lambda pair: Span(pair[0], sum(pair)))
EXTRA = st.dictionaries(st.text("mnxy", min_size=3, max_size=5), TEXTS | st.integers() | st.lists(TEXTS), max_size=2)
ANNOTATIONS = st.builds(
    Annotation,
    id=TEXTS.filter(bool),
    call=TEXTS.filter(bool),
    created=MOMENTS,
    modified=MOMENTS,
    quote=st.builds(Quote, TEXTS.filter(bool), TEXTS, TEXTS),
    position=SPANS,
    color=st.sampled_from(["yellow", "red", "Ultra Violet!", "purple"]),
    tags=st.lists(TEXTS.filter(bool), max_size=3).map(tuple),
    note=TEXTS,
    turn=st.none() | st.integers(0, 400),
    speaker=st.none() | TEXTS,
    anchored=st.sampled_from(["exact", "moved", "fuzzy", "orphan"]),
    creator=st.none() | TEXTS,
    rendering=st.none() | TEXTS,
    rival=st.none() | st.floats(0, 1),
    extra=EXTRA,
)
MANY = st.lists(ANNOTATIONS, max_size=4, unique_by=lambda annotation: annotation.id)


def as_made(annotations: Iterable[Annotation]) -> list[str]:
    return sorted(json.dumps(annotation.as_json(), sort_keys=True) for annotation in annotations)


@settings(max_examples=150)
@given(MANY, st.sampled_from(FORMATS))
def test_what_goes_out_comes_back_without_loss(annotations: list[Annotation], format: Format) -> None:
    text = as_text(annotations, format)
    back = incoming(text) if annotations or format != "w3c" else incoming("[]")
    assert back.left_out == ()
    assert back.foreign == ()
    assert as_made(back.annotations) == as_made(annotations)
    assert as_text(list(reversed(annotations)), format) == text


@settings(max_examples=150)
@given(MANY)
def test_web_annotations_are_what_the_recommendation_asks_for(annotations: list[Annotation]) -> None:
    pages = parsed(as_text(annotations, "w3c"))
    check_pages(pages)
    assert sum(len(page["items"]) for page in pages) == len(annotations)
    assert len(pages) == len({annotation.call for annotation in annotations})


@settings(max_examples=150)
@given(MANY)
def test_no_cell_starts_a_formula(annotations: list[Annotation]) -> None:
    table = list(csv.reader(io.StringIO(as_text(annotations, "csv"), newline="")))
    assert len(table) == 1 + len(annotations)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for row in table for cell in row)


@given(MANY)
def test_a_line_of_json_an_annotation_is_read_too(annotations: list[Annotation]) -> None:
    lines = "\n".join(json.dumps(annotation.as_json()) for annotation in annotations)
    if annotations:
        assert as_made(incoming(lines).annotations) == as_made(annotations)


@pytest.mark.parametrize("text", ["", "Buy milk.\n", '{"annotations": [', "a,b\n1,2\n"])
def test_a_file_that_holds_none_is_said_to(text: str) -> None:
    with pytest.raises(EarmarkError):
        incoming(text)


@pytest.mark.parametrize(
    "text", ['{"annotations": [1, {"quote": 1, "position": 2}, null]}', '[{"type": "Annotation", "target": []}]']
)
def test_what_cannot_be_read_spoils_nothing_else(text: str) -> None:
    found = incoming(text)
    assert found.annotations == ()
    assert found.left_out


HYPOTHESIS = {
    "total": 3,
    "rows": [
        {
            "id": "Ab1",
            "created": "2031-08-01T10:00:00.000000+00:00",
            "updated": "2031-08-02T10:00:00.000000+00:00",
            "user": "acct:jo@hypothes.is",
            "uri": "https://example.org/call",
            "text": "Is that so?",
            "tags": ["price"],
            "target": [
                {
                    "source": "https://example.org/call",
                    "selector": [
                        {"type": "RangeSelector", "startContainer": "/p[1]"},
                        {"type": "TextPositionSelector", "start": 3, "end": 19},
                        {"type": "TextQuoteSelector", "exact": "Prices are  firm.", "prefix": "our range. "},
                    ],
                }
            ],
        },
        {"id": "Ab2", "uri": "https://example.org/call", "text": "A page note", "target": [{"source": "x"}]},
        {"id": "Ab3", "uri": "https://example.org/call", "references": ["Ab1"], "text": "No.", "target": []},
    ],
}


def intake(text: str, there: Iterable[Annotation], *calls: Call, creator: str | None = None) -> Intake:
    ids = {call.id.casefold(): call.id for call in calls}
    return taken_in(incoming(text), there, lambda id: ids.get(id.casefold()), lambda foreign: calls, creator)


def test_annotations_of_hypothesis_find_their_place(small_call: Call) -> None:
    text = json.dumps(HYPOTHESIS)
    assert [reason.split(" is left out: ")[1] for reason in incoming(text).left_out] == [
        "it is a note on the whole page, and marks no passage.",
        "it is a reply to another one.",
    ]
    (outcome,) = intake(text, (), small_call).outcomes
    made = outcome.annotation
    assert outcome.status == "new"
    assert made is not None
    assert small_call.text[made.position.start : made.position.end] == "Prices are firm."
    assert (made.call, made.note, made.tags, made.creator) == (small_call.id, "Is that so?", ("price",), "jo")
    assert (made.created, made.modified) == ("2031-08-01T10:00:00.000Z", "2031-08-02T10:00:00.000Z")
    again = intake(json.dumps({"annotations": HYPOTHESIS["rows"]}), [made], small_call)
    assert [outcome.status for outcome in again.outcomes] == ["known"]


def test_words_that_stand_nowhere_or_twice_are_not_placed(small_call: Call) -> None:
    row = HYPOTHESIS["rows"][0]  # type: ignore[index] # a list of objects
    for words in ("Nobody said this.", "Revenue", "Brook"):
        target = [{"selector": [{"type": "TextQuoteSelector", "exact": words}]}]
        (outcome,) = intake(
            json.dumps([{**row, "target": target}]), (), small_call, replace(small_call, id="other")
        ).outcomes
        assert (outcome.status, outcome.annotation) == ("not placed", None)


def test_a_web_annotation_of_another_program(small_call: Call) -> None:
    value = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "bodyValue": "Hm.",
        "creator": "http://example.org/jo",
        "target": {
            "source": "http://example.org/page",
            "selector": {
                "type": "FragmentSelector",
                "refinedBy": {"type": "TextQuoteSelector", "exact": "We like our range."},
            },
        },
    }
    (outcome,) = intake(json.dumps(value), (), small_call).outcomes
    assert outcome.annotation is not None
    assert outcome.annotation.note == "Hm."
    assert outcome.annotation.creator == "http://example.org/jo"


ONE = Annotation(
    "a1", "BRKS-2031Q2", "2031-08-01T10:00:00.000Z", "2031-08-01T10:00:00.000Z", Quote("Prices are firm."), Span(5, 21)
)


@pytest.mark.parametrize(
    ("theirs", "status", "why"),
    [
        (ONE, "known", ""),
        (replace(ONE, id="b2"), "known", "the same as a1"),
        (replace(ONE, id="b2", creator="Jo"), "new", ""),
        (replace(ONE, note="New.", modified="2031-08-02T10:00:00.000Z"), "newer", "another note"),
        (replace(ONE, note="Old.", modified="2031-07-02T10:00:00.000Z"), "conflict", "another note"),
        (replace(ONE, tags=("x",), color="red"), "conflict", "another tags and colour"),
        (replace(ONE, anchored="moved"), "known", ""),
    ],
)
def test_nothing_comes_twice_and_nothing_newer_is_lost(theirs: Annotation, status: str, why: str) -> None:
    (outcome,) = intake(as_text([theirs], "json"), [ONE]).outcomes
    assert (outcome.status, outcome.why) == (status, why)


def test_a_colleagues_annotations_are_theirs(small_call: Call) -> None:
    (outcome,) = intake(as_text([replace(ONE, call="brks-2031q2")], "csv"), (), small_call, creator="Jo").outcomes
    assert outcome.annotation is not None
    assert outcome.annotation.creator == "Jo"
    assert outcome.annotation.call == "BRKS-2031Q2"


@given(MANY)
def test_importing_twice_adds_nothing(annotations: list[Annotation]) -> None:
    text = as_text(annotations, "json")
    first = intake(text, ())
    second = intake(text, first.wanted)
    assert second.wanted == []
    assert {outcome.status for outcome in second.outcomes} <= {"known"}
