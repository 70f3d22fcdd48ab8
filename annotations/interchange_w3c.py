"""Annotations as W3C Web Annotations (JSON-LD; the recommendation of 2017): a page a call.

What the model has a place for stands there: note and tags as bodies, the pen as a style class, the passage as
TextQuoteSelector and TextPositionSelector. What is ours alone is one member, `earmark`, which the context declares.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote, unquote

from annotations.foreign import Foreign, moment_of, stable_id, text_of
from annotations.model import Annotation, Quote, annotation_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_URN = "urn:x-earmark"
_OWN_CONTEXT = {"@version": 1.1, "earmark": {"@id": f"{_URN}:record", "@type": "@json"}}
_TINTS = {"yellow": "#fff3a3", "red": "#ffc4c4", "green": "#c9efc2", "blue": "#c5defa", "purple": "#e3cdf7"}
_CARRIED = ("id", "created", "modified", "creator", "note", "tags", "quote", "position")
_NOT_A_CLASS = re.compile(r"[^a-z0-9-]+")
Json = dict[str, Any]


def pages(annotations: Sequence[Annotation]) -> list[Json]:
    """The pages of annotations that are in the order of their calls; each names the one that follows and precedes it."""
    found: list[Json] = []
    start = 0
    for call, members in groupby(annotations, key=lambda annotation: annotation.call):
        items = [_annotation(annotation) for annotation in members]
        page = {
            "@context": [CONTEXT, _OWN_CONTEXT],
            "id": f"{_URN}:page:{_named(call)}",
            "type": "AnnotationPage",
            "partOf": f"{_URN}:annotations",
            "startIndex": start,
        }
        if found:
            found[-1]["next"], page["prev"] = page["id"], found[-1]["id"]
        found.append({**page, "items": items})
        start += len(items)
    return found


def is_annotation(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a Web Annotation."""
    return "Annotation" in _listed(value.get("type", value.get("@type"))) and "target" in value


def annotation_in(value: Mapping[str, Any]) -> Annotation | Foreign | str:
    """The annotation that a JSON object is; a reason where it has no passage.

    Raises:
        ValueError: It is one of ours, and wrong.
    """
    target = next((t for t in _listed(value.get("target")) if isinstance(t, Mapping)), {})
    selectors = list(_selectors(target.get("selector")))
    words = next((s for s in selectors if s.get("type") == "TextQuoteSelector"), None)
    own = value.get("earmark")
    if words is None or not text_of(words.get("exact")):
        return "it quotes no words"
    if isinstance(own, Mapping):
        return _own(value, own, words, selectors)
    name = text_of(value.get("id"))
    notes, tags = _bodies(value)
    found = Quote(text_of(words["exact"]), text_of(words.get("prefix")), text_of(words.get("suffix")))
    created = moment_of(value.get("created"))
    return Foreign(
        stable_id("w3c", name or repr((found, notes, tags))),
        found,
        _source(target),
        "\n\n".join(notes),
        tuple(tags),
        created,
        max(created, moment_of(value.get("modified"))),
        _creator(value),
    )


def _annotation(annotation: Annotation) -> Json:
    kept = annotation.as_json()
    look = f"earmark-{_NOT_A_CLASS.sub('-', annotation.color.lower()).strip('-') or 'highlight'}"
    note = [_body(annotation.note, "commenting", format="text/plain")] if annotation.note else []
    tags = [_body(tag, "tagging") for tag in annotation.tags]
    motivation = ["highlighting", *(["commenting"] if note else []), *(["tagging"] if tags else [])]
    creator = {"creator": {"type": "Person", "name": annotation.creator}} if annotation.creator is not None else {}
    return {
        "id": f"{_URN}:annotation:{_named(annotation.id)}",
        "type": "Annotation",
        "motivation": motivation if len(motivation) > 1 else motivation[0],
        "created": annotation.created,
        "modified": annotation.modified,
        **creator,
        "generator": {"id": _URN, "type": "Software", "name": "earmark"},
        "stylesheet": {
            "type": "CssStylesheet",
            "value": f".{look} {{ background-color: {_TINTS.get(annotation.color, _TINTS['yellow'])}; }}",
        },
        **({"body": [*note, *tags]} if note or tags else {}),
        "target": {
            "type": "SpecificResource",
            "source": f"{_URN}:call:{_named(annotation.call)}",
            "styleClass": look,
            "selector": [_quote(annotation.quote), _position(annotation)],
        },
        "earmark": {name: v for name, v in kept.items() if name not in _CARRIED},
    }


def _own(
    value: Mapping[str, Any], own: Mapping[str, Any], words: Mapping[str, Any], selectors: Iterable[Mapping[str, Any]]
) -> Annotation:
    notes, tags = _bodies(value)
    position = next((s for s in selectors if s.get("type") == "TextPositionSelector"), {})
    return annotation_of(
        {
            **own,
            "id": unquote(text_of(value.get("id")).removeprefix(f"{_URN}:annotation:")),
            "created": value.get("created"),
            "modified": value.get("modified", value.get("created")),
            "creator": _creator(value),
            "note": "\n\n".join(notes),
            "tags": tags,
            "quote": {name: words[name] for name in ("exact", "prefix", "suffix") if name in words},
            "position": {"start": position.get("start"), "end": position.get("end")},
        }
    )


def _body(value: str, purpose: str, **more: str) -> Json:
    return {"type": "TextualBody", "value": value, **more, "purpose": purpose}


def _quote(words: Quote) -> Json:
    around = {name: text for name, text in (("prefix", words.prefix), ("suffix", words.suffix)) if text}
    return {"type": "TextQuoteSelector", "exact": words.exact, **around}


def _position(annotation: Annotation) -> Json:
    span = annotation.position
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _bodies(value: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The notes and the tags among an annotation's bodies."""
    notes: list[str] = []
    tags: list[str] = []
    if isinstance(value.get("bodyValue"), str):
        notes.append(value["bodyValue"])
    for body in _listed(value.get("body")):
        if isinstance(body, Mapping) and isinstance(body.get("value"), str):
            purpose = _listed(body.get("purpose"))
            (tags if "tagging" in purpose else notes).append(body["value"])
    return notes, tags


def _selectors(value: Any) -> Iterator[Mapping[str, Any]]:
    """Selectors, those that refine others among them."""
    waiting = _listed(value)
    while waiting:
        selector = waiting.pop(0)
        if isinstance(selector, Mapping):
            yield selector
            waiting += _listed(selector.get("refinedBy"))


def _source(target: Mapping[str, Any]) -> str:
    source = target.get("source", "")
    return text_of(source.get("id")) if isinstance(source, Mapping) else text_of(source)


def _creator(value: Mapping[str, Any]) -> str | None:
    creator = next(iter(_listed(value.get("creator"))), None)
    if isinstance(creator, Mapping):
        names = (creator.get("name"), creator.get("nickname"), creator.get("id"))
        return next((name for name in names if isinstance(name, str)), None)
    return creator if isinstance(creator, str) else None


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def _named(name: str) -> str:
    return quote(name, safe="", errors="replace")
