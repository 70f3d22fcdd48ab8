"""The checks of Web Annotations themselves: what earmark writes passes, and each rule of the model finds what breaks it."""

from collections.abc import Callable
from typing import Any

import pytest
from web_annotation import CONTEXT, check_pages, parsed

from annotations.interchange import as_text
from annotations.model import Annotation, Quote
from transcripts.model import Span

Json = dict[str, Any]


def annotation(number: int, call: str) -> Annotation:
    """A passage with a note, two tags and a colleague's name."""
    return Annotation(
        id=f"made-{number}",
        call=call,
        created="2031-07-24T20:30:00.000Z",
        modified="2031-07-25T08:00:00.000Z",
        quote=Quote("Prices are firm.", "We like our range. ", " That is all."),
        position=Span(number, number + 16),
        color="red",
        tags=("price", "guidance/revenue"),
        note="Are they?",
        creator="Jo Marsh",
    )


@pytest.fixture
def pages() -> list[Json]:
    """Two pages of a collection, as earmark writes them."""
    made = [annotation(number, call) for number, call in enumerate(("BRKS-2031Q1", "BRKS-2031Q1", "BRKS-2031Q2"))]
    return parsed(as_text(made, "w3c"))


def test_what_is_written_keeps_the_rules(pages: list[Json]) -> None:
    check_pages(pages)
    assert [len(page["items"]) for page in pages] == [2, 1]
    check_pages(parsed(as_text([], "w3c")))


def test_a_member_that_is_there_twice_is_found() -> None:
    with pytest.raises(AssertionError, match="twice"):
        parsed('[{"id": "urn:a:1", "id": "urn:a:2"}]')


def put(*path: str | int, to: Any) -> Callable[[list[Json]], None]:
    """Puts something else at a place of the first page."""

    def change(pages: list[Json]) -> None:
        *way, last = path
        place: Any = pages[0]
        for step in way:
            place = place[step]
        place[last] = to

    return change


def drop(*path: str | int) -> Callable[[list[Json]], None]:
    """Takes something out of the first page."""

    def change(pages: list[Json]) -> None:
        *way, last = path
        place: Any = pages[0]
        for step in way:
            place = place[step]
        del place[last]

    return change


ITEM = ("items", 0)
BODY = (*ITEM, "body", 0)
TARGET = (*ITEM, "target")
QUOTED = (*TARGET, "selector", 0)
PLACED = (*TARGET, "selector", 1)
BROKEN: dict[str, list[Callable[[list[Json]], None]]] = {
    "3.1 @context: a single": [put("@context", to=[CONTEXT])],
    "3.1 id": [drop(*ITEM, "id"), put(*ITEM, "id", to=["urn:a:1", "urn:a:2"]), put(*ITEM, "id", to="no iri")],
    "3.1 id: an IRI identifies one": [put(*ITEM, "id", to="urn:x-earmark:annotation:made-1")],
    "3.1 type": [drop(*ITEM, "type"), put(*ITEM, "type", to=["Highlight"])],
    "3.1 target": [drop(*ITEM, "target"), put(*ITEM, "target", to=[])],
    "3.1: members": [put(*ITEM, "rating", to=5), put("@context", to=[CONTEXT, {}])],
    "3.2.1 id": [put(*TARGET, to="the call"), put(*TARGET, to={"type": "Text"}), put(*BODY, to="a note")],
    "3.2.1 textDirection": [put(*BODY, "textDirection", to="down")],
    "3.2.4 type": [drop(*BODY, "type"), put(*BODY, "type", to="Choice")],
    "3.2.4 value": [drop(*BODY, "value"), put(*BODY, "value", to=["one", "two"])],
    "3.2.4: members": [put(*BODY, "chars", to="as of old")],
    "3.2.5 bodyValue: a single": [put(*ITEM, "bodyValue", to=["one", "two"])],
    "3.2.5 bodyValue: no body": [put(*ITEM, "bodyValue", to="one")],
    "3.2.6 body": [put(*ITEM, "body", to=[])],
    "3.3.1 created: not more": [put(*ITEM, "created", to=["2031-07-24T20:30:00Z"] * 2)],
    "3.3.1 created: an xsd": [
        put(*ITEM, "created", to="2031-07-24T20:30:00+00:00"),
        put(*ITEM, "created", to="2031-07-24"),
    ],
    "3.3.1 created: a day": [put(*ITEM, "created", to="2031-02-30T20:30:00Z")],
    "3.3.1 modified": [put(*ITEM, "modified", to="2031-07-24T20:30:00"), put(*BODY, "modified", to="today")],
    "3.3.1 generated": [put(*ITEM, "generated", to="2031-07-24 20:30:00Z")],
    "3.3.2 id": [put(*ITEM, "creator", "id", to=["urn:a:1", "urn:a:2"])],
    "3.3.2 agent": [put(*ITEM, "creator", to="Jo Marsh")],
    "3.3.2 type": [put(*ITEM, "creator", "type", to="Analyst")],
    "3.3.2 name": [put(*ITEM, "creator", "name", to=7)],
    "3.3.2: members": [put(*ITEM, "creator", "desk", to="3rd floor")],
    "3.3.5 motivation": [put(*ITEM, "motivation", to="doubting")],
    "3.3.5 purpose": [put(*BODY, "purpose", to="doubting")],
    "4 source": [drop(*TARGET, "source"), put(*TARGET, "source", to=["urn:a:1", "urn:a:2"])],
    "4: members": [put(*TARGET, "hasState", to="urn:a:1")],
    "4.2.4 exact": [drop(*QUOTED, "exact"), put(*QUOTED, "exact", to=["one", "two"])],
    "4.2.4 prefix": [put(*QUOTED, "prefix", to=["one", "two"])],
    "4.2.4 suffix": [put(*QUOTED, "suffix", to=3)],
    "4.2.4, 4.2.5 type": [drop(*QUOTED, "type"), put(*PLACED, "type", to=["TextPositionSelector", "Selector"])],
    "4.2.4: members": [put(*QUOTED, "start", to=3)],
    "4.2.5 start": [drop(*PLACED, "start"), put(*PLACED, "start", to=-1), put(*PLACED, "start", to="3")],
    "4.2.5 end": [drop(*PLACED, "end"), put(*PLACED, "end", to=True), put(*PLACED, "end", to=2.5)],
    "4.2.5 end: not ahead": [put(*PLACED, "start", to=99)],
    "4.2.5: members": [put(*PLACED, "refinedBy", to="urn:a:1")],
    "4.4 stylesheet": [put(*ITEM, "stylesheet", to=["urn:a:1", "urn:a:2"])],
    "4.4 type": [put(*ITEM, "stylesheet", "type", to="Style")],
    "4.4 styleClass": [put(*TARGET, "styleClass", to="another"), drop(*ITEM, "stylesheet")],
    "5.2 @context: a page": [drop("@context")],
    "5.2 @context: the model": [put("@context", to="http://www.w3.org/ns/oa.jsonld")],
    "5.2 id": [drop("id"), put("id", to="page 1")],
    "5.2 type": [drop("type"), put("type", to="AnnotationCollection")],
    "5.2 partOf": [drop("partOf"), put("partOf", to={"label": "mine"})],
    "5.2 partOf: the pages": [put("partOf", to="urn:a:another")],
    "5.2 items: an array": [drop("items"), put("items", to={})],
    "5.2 items: one or more": [put("items", to=[])],
    "5.2 next: exactly": [put("next", to={"id": "urn:a:1"})],
    "5.2 next: a page": [drop("next"), put("next", to="urn:a:another")],
    "5.2 next: nothing": [lambda pages: pages[-1].update(next="urn:a:another")],
    "5.2 prev: it": [lambda pages: pages[-1].pop("prev")],
    "5.2 prev: nothing": [put("prev", to="urn:a:another")],
    "5.2 startIndex: a": [put("startIndex", to=-1), put("startIndex", to="0"), put("startIndex", to=[0, 1])],
    "5.2 startIndex: the position": [put("startIndex", to=1)],
    "5.2 startIndex: the first": [lambda pages: [page.update(startIndex=page["startIndex"] + 1) for page in pages]],
    "5.2: members": [put("total", to=3)],
}
"""What breaks each rule; a rule is named by its section, its member and the beginning of what it says."""


@pytest.mark.parametrize(("rule", "change"), [(rule, change) for rule, changes in BROKEN.items() for change in changes])
def test_each_rule_finds_what_breaks_it(pages: list[Json], rule: str, change: Callable[[list[Json]], object]) -> None:
    change(pages)
    with pytest.raises(AssertionError) as caught:
        check_pages(pages)
    assert str(caught.value).startswith(rule)
