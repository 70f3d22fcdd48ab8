"""What the Web Annotation Data Model (W3C recommendation, 23 February 2017) says a page of annotations must be.

Each check names the section whose MUST it is. Only what the model asks of the parts that occur is checked.
"""

import re
from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_MOTIVATIONS = set(
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning"
    " replying tagging".split()
)


def check_page(page: dict[str, Any]) -> None:
    """Raise AssertionError where a page breaks one of the model's rules (section 5.2)."""
    contexts = _listed(page["@context"])
    assert CONTEXT in contexts, "3.1: the context must be among @context"
    _iri(page["id"])
    assert "AnnotationPage" in _listed(page["type"]), "5.2: the type"
    part_of = page.get("partOf")
    assert part_of is not None, "5.2: partOf, exactly one"
    _iri(part_of["id"] if isinstance(part_of, dict) else part_of)
    assert isinstance(page["startIndex"], int), "5.2: startIndex is a number"
    assert page["startIndex"] >= 0, "5.2: startIndex is not negative"
    assert isinstance(page["items"], list), "5.2: items is an ordered list"
    assert page["items"], "5.2: items has one or more members"
    declared = {name for context in contexts if isinstance(context, dict) for name in context}
    for annotation in page["items"]:
        check_annotation(annotation, declared)
    ids = [annotation["id"] for annotation in page["items"]]
    assert len(ids) == len(set(ids)), "an annotation has exactly one IRI that identifies it"


def check_annotation(annotation: dict[str, Any], declared: set[str]) -> None:
    """The same for an annotation (sections 3 and 4)."""
    known = set("id type motivation created modified creator generator stylesheet body target".split()) | declared
    assert set(annotation) <= known, "what the context does not know, must be declared"
    _iri(annotation["id"])
    assert "Annotation" in _listed(annotation["type"]), "3.1: the type"
    for motivation in _listed(annotation.get("motivation", [])):
        assert motivation in _MOTIVATIONS, "3.3.5: a motivation of the vocabulary"
    for moment in ("created", "modified"):
        assert _MOMENT.fullmatch(annotation[moment]), "3.3.1: xsd:dateTime in UTC, written with Z"
    for agent in (annotation.get("creator"), annotation.get("generator")):
        if agent is not None:
            assert agent["type"] in ("Person", "Organization", "Software"), "3.3.2: the type of an agent"
            assert isinstance(agent.get("name", ""), str), "3.3.2: a name is a text"
    for body in _listed(annotation.get("body", [])):
        _check_body(body)
    targets = _listed(annotation["target"])
    assert targets, "3.1: there must be one or more targets"
    for target in targets:
        _check_specific_resource(target)
        if "styleClass" in target:
            sheet = annotation["stylesheet"]
            assert sheet["type"] == "CssStylesheet", "4.4: an embedded style sheet is a CssStylesheet"
            assert f".{target['styleClass']} " in sheet["value"], "4.4: the class is one of the style sheet"


def _check_body(body: dict[str, Any]) -> None:
    assert body["type"] == "TextualBody", "3.2.4: the type"
    assert isinstance(body["value"], str), "3.2.4: exactly one value"
    assert set(body) <= {"type", "value", "format", "language", "purpose"}
    assert body.get("purpose", "commenting") in _MOTIVATIONS, "3.3.5: purpose"


def _check_specific_resource(resource: dict[str, Any]) -> None:
    assert resource["type"] == "SpecificResource"
    source = resource["source"]
    _iri(source["id"] if isinstance(source, dict) else source)
    for selector in _listed(resource.get("selector", [])):
        if selector["type"] == "TextQuoteSelector":
            assert isinstance(selector["exact"], str), "4.2.4: exactly one exact"
            assert all(isinstance(selector.get(name, ""), str) for name in ("prefix", "suffix"))
        else:
            assert selector["type"] == "TextPositionSelector"
            start, end = selector["start"], selector["end"]
            assert isinstance(start, int), "4.2.5: start is a number"
            assert isinstance(end, int), "4.2.5: end is a number"
            assert 0 <= start <= end


def _iri(value: Any) -> None:
    assert isinstance(value, str), "an IRI"
    assert _IRI.fullmatch(value), f"an IRI: {value!r}"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
