"""What the Web Annotation Data Model (W3C recommendation, 23 February 2017) says that pages of annotations must be.

Every MUST and MUST NOT about a part that occurs is a check, named by its section; `test_web_annotation.py` breaks each
of them. A member or class that is not known here is refused, so that nothing is written whose rules are not checked.
"""

import json
import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_MOTIVATIONS = set(
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning"
    " replying tagging".split()
)
_PAGE = set("@context id type partOf items next prev startIndex".split())
_ANNOTATION = set(
    "id type motivation created modified generated creator generator stylesheet body bodyValue target".split()
)
_AGENT = {"id", "type", "name", "nickname"}
_TEXT = set("id type value format language textDirection purpose creator created modified".split())
_SPECIFIC = set("id type source selector styleClass purpose".split())
Json = dict[str, Any]


def parsed(text: str) -> list[Json]:
    """Pages of a file; a member that is there twice is an error, for "exactly 1" is lost where JSON is read as usual."""

    def once(pairs: list[tuple[str, Any]]) -> Json:
        assert len(pairs) == len(dict(pairs)), f"a member is there twice: {[name for name, _ in pairs]}"
        return dict(pairs)

    pages: list[Json] = json.loads(text, object_pairs_hook=once)
    return pages


def check_pages(pages: Sequence[Json]) -> None:
    """Raise AssertionError where the pages of a collection break one of the model's rules."""
    for page in pages:
        check_page(page)
    for page, following in pairwise(pages):
        assert page.get("next") == following["id"], (
            "5.2 next: a page that is not the last refers to the one that follows"
        )
        assert following.get("prev") == page["id"], "5.2 prev: it follows that one"
        assert _id_of(page["partOf"]) == _id_of(following["partOf"]), "5.2 partOf: the pages are of one collection"
        after = page["startIndex"] + len(page["items"])
        assert following["startIndex"] == after, "5.2 startIndex: the position of the first item in the collection"
    if pages:
        assert "next" not in pages[-1], "5.2 next: nothing follows the last page"
        assert "prev" not in pages[0], "5.2 prev: nothing precedes the first page"
        assert pages[0]["startIndex"] == 0, "5.2 startIndex: the first entry in the first page is entry 0"
    ids = [annotation["id"] for page in pages for annotation in page["items"]] + [page["id"] for page in pages]
    assert len(ids) == len(set(ids)), "3.1 id: an IRI identifies one resource"


def check_page(page: Json) -> None:
    """The same for a page by itself (section 5.2)."""
    _known(page, _PAGE, set(), "5.2")
    assert "@context" in page, "5.2 @context: a page that is embedded in nothing has one or more"
    contexts = page["@context"] if isinstance(page["@context"], list) else [page["@context"]]
    assert CONTEXT in contexts, "5.2 @context: the model's is one of them"
    assert len(contexts) > 1 or page["@context"] == CONTEXT, "3.1 @context: a single one is a string"
    _iri(page.get("id"), "5.2 id")
    assert "AnnotationPage" in _listed(page.get("type")), "5.2 type: AnnotationPage is one of them"
    _iri(_id_of(page.get("partOf")), "5.2 partOf")
    for name in ("next", "prev"):
        if name in page:
            _iri(page[name], f"5.2 {name}")
    assert _is_count(page.get("startIndex")), "5.2 startIndex: a nonNegativeInteger"
    assert isinstance(page.get("items"), list), "5.2 items: an array"
    assert page["items"], "5.2 items: one or more"
    declared = {name for context in contexts if isinstance(context, dict) for name in context}
    for annotation in page["items"]:
        check_annotation(annotation, declared)


def check_annotation(annotation: Json, declared: set[str]) -> None:
    """The same for an annotation (sections 3 and 4); `declared` are the members that the page's contexts add."""
    _known(annotation, _ANNOTATION, declared, "3.1")
    _iri(annotation.get("id"), "3.1 id")
    assert "Annotation" in _listed(annotation.get("type")), "3.1 type: Annotation is one of them"
    assert _listed(annotation.get("target")), "3.1 target: one or more"
    for motivation in _listed(annotation.get("motivation")):
        assert motivation in _MOTIVATIONS, "3.3.5 motivation: one of the vocabulary's"
    _check_life(annotation)
    if "bodyValue" in annotation:
        assert isinstance(annotation["bodyValue"], str), "3.2.5 bodyValue: a single string"
        assert "body" not in annotation, "3.2.5 bodyValue: no body beside it"
    assert annotation.get("body") != [], "3.2.6 body: left out where there is none"
    for body in _listed(annotation.get("body")):
        _check_body(body)
    for target in _listed(annotation["target"]):
        _check_target(target, annotation)


def _check_life(resource: Json) -> None:
    for name in ("created", "modified", "generated"):
        if name in resource:
            value = resource[name]
            assert isinstance(value, str), f"3.3.1 {name}: not more than one"
            assert _MOMENT.fullmatch(value), f"3.3.1 {name}: an xsd:dateTime in UTC, expressed as Z"
            assert _is_day(value), f"3.3.1 {name}: a day that there is"
    for agent in (*_listed(resource.get("creator")), *_listed(resource.get("generator"))):
        if isinstance(agent, str):
            _iri(agent, "3.3.2 agent")
            continue
        _known(agent, _AGENT, set(), "3.3.2")
        if "id" in agent:
            _iri(agent["id"], "3.3.2 id")
        classes = _listed(agent.get("type"))
        assert set(classes) <= {"Person", "Organization", "Software"}, "3.3.2 type: one of the classes of agents"
        assert all(isinstance(name, str) for name in _listed(agent.get("name"))), "3.3.2 name: a text"


def _check_body(body: Json | str) -> None:
    if isinstance(body, str):
        _iri(body, "3.2.1 id")
        return
    assert _listed(body.get("type")) == ["TextualBody"], "3.2.4 type: the only kind of body that is written"
    _known(body, _TEXT, set(), "3.2.4")
    assert isinstance(body.get("value"), str), "3.2.4 value: exactly one"
    assert body.get("textDirection", "auto") in ("ltr", "rtl", "auto"), "3.2.1 textDirection: one of the three"
    for purpose in _listed(body.get("purpose")):
        assert purpose in _MOTIVATIONS, "3.3.5 purpose: one of the vocabulary's"
    _check_life(body)


def _check_target(target: Json | str, annotation: Json) -> None:
    if isinstance(target, str):
        _iri(target, "3.2.1 id")
        return
    if "source" not in target and target.get("type") != "SpecificResource":
        _known(target, {"id", "type", "format", "language"}, set(), "3.2.1")
        _iri(target.get("id"), "3.2.1 id")
        return
    _known(target, _SPECIFIC, set(), "4")
    _iri(_id_of(target.get("source")), "4 source")
    for selector in _listed(target.get("selector")):
        _check_selector(selector)
    sheet = annotation.get("stylesheet")
    if sheet is not None:
        assert not isinstance(sheet, list), "4.4 stylesheet: none or one"
        assert isinstance(sheet, str) or sheet.get("type", "CssStylesheet") == "CssStylesheet", (
            "4.4 type: CssStylesheet"
        )
    for name in _listed(target.get("styleClass")):
        assert isinstance(sheet, dict), "4.4 styleClass: of the annotation's style sheet"
        assert f".{name} " in sheet.get("value", ""), "4.4 styleClass: of the annotation's style sheet"


def _check_selector(selector: Json) -> None:
    kind = selector.get("type")
    if kind == "TextQuoteSelector":
        _known(selector, {"type", "exact", "prefix", "suffix"}, set(), "4.2.4")
        assert isinstance(selector.get("exact"), str), "4.2.4 exact: exactly one"
        for name in ("prefix", "suffix"):
            assert isinstance(selector.get(name, ""), str), f"4.2.4 {name}: not more than one"
    else:
        assert kind == "TextPositionSelector", "4.2.4, 4.2.5 type: exactly one, and this"
        _known(selector, {"type", "start", "end"}, set(), "4.2.5")
        for name in ("start", "end"):
            assert _is_count(selector.get(name)), f"4.2.5 {name}: exactly one, a nonNegativeInteger"
        assert selector["start"] <= selector["end"], "4.2.5 end: not ahead of the start"


def _known(value: Any, members: set[str], declared: set[str], section: str) -> None:
    assert isinstance(value, dict), f"{section}: an object"
    strange = set(value) - members - declared
    assert not strange, f"{section}: members that nobody declares or checks: {strange}"


def _iri(value: Any, rule: str) -> None:
    assert isinstance(value, str), f"{rule}: exactly one IRI"
    assert _IRI.fullmatch(value), f"{rule}: an IRI, which {value!r} is not"


def _id_of(value: Any) -> Any:
    return value.get("id") if isinstance(value, dict) else value


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_day(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
