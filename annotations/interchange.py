"""Annotations as files that other programs, and other people's earmark, can read; and such files as annotations. Pure.

Out go W3C Web Annotations, JSON as CONTRACT has it, and CSV. In come all of these, and the JSON of Hypothesis. What is
written here is read back without loss.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

from annotations import interchange_csv, interchange_hypothesis, interchange_w3c
from annotations.foreign import Foreign
from annotations.model import Annotation, annotation_of
from transcripts.errors import EarmarkError

Format = Literal["w3c", "json", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)
SCHEMA = "earmark.annotations/1"
_Member = Annotation | Foreign


class Incoming(NamedTuple):
    """What a file holds."""

    annotations: tuple[Annotation, ...]
    """Those of earmark."""
    foreign: tuple[Foreign, ...]
    """Those of other programs, whose place in a call is still to be found."""
    left_out: tuple[str, ...]
    """What else there was, and why it is not an annotation; a sentence each."""


def as_text(annotations: Sequence[Annotation], format: Format) -> str:
    """Annotations as a file; the same ones give the same file, in whatever order they come."""
    ordered = sorted(annotations, key=lambda a: (a.call, a.position, a.created, a.id))
    return _WRITERS[format](ordered)


def incoming(text: str) -> Incoming:
    """The annotations of a file, of whichever kind it is.

    Raises:
        EarmarkError: It is of none that is known.
    """
    text = text.removeprefix("\ufeff")
    known: list[Annotation] = []
    foreign: list[Foreign] = []
    left_out: list[str] = []
    for number, read in enumerate(_members(text), 1):
        try:
            member = read()
        except ValueError as error:
            left_out.append(f"Annotation {number} cannot be read: {error}.")
            continue
        if isinstance(member, Annotation):
            known.append(member)
        elif isinstance(member, Foreign):
            foreign.append(member)
        else:
            left_out.append(f"Annotation {number} is left out: {member}.")
    return Incoming(tuple(known), tuple(foreign), tuple(left_out))


Reader = Callable[[], _Member | str]
"""Reads one annotation; gives a reason where it is none that can be placed, and raises ValueError where it is wrong."""


def _members(text: str) -> Iterator[Reader]:
    if text.lstrip()[:1] in ("{", "["):
        return _in_json(_parsed(text))
    if interchange_csv.is_table(text):
        return (_bound(interchange_csv.annotation_in, row) for row in interchange_csv.rows(text))
    raise EarmarkError(
        "No annotations", "The file holds no annotations.", f"It must be {', '.join(FORMATS)}, or Hypothesis' JSON."
    )


def _parsed(text: str) -> Any:
    """JSON, or a line of JSON after another."""
    try:
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            rows = [line for line in text.splitlines() if line.strip()]
            if len(rows) < 2 or not error.msg.startswith("Extra data"):
                raise
            return [json.loads(row) for row in rows]
    except (ValueError, RecursionError) as error:
        raise EarmarkError("No annotations", f"The file is no whole JSON: {error}.", "Was it cut short?") from None


def _in_json(value: Any) -> Iterator[Reader]:
    """The annotations in lists, pages, collections and answers, however they are put into each other."""
    waiting = [value]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif not isinstance(value, dict):
            yield _failing("it is no object")
        elif "quote" in value and "position" in value:
            yield _bound(_own, value)
        elif interchange_hypothesis.is_annotation(value):
            yield _bound(interchange_hypothesis.annotation_in, value)
        elif interchange_w3c.is_annotation(value):
            yield _bound(interchange_w3c.annotation_in, value)
        else:
            inner = next((value[name] for name in _CONTAINERS if isinstance(value.get(name), list | dict)), None)
            if inner is None:
                yield _failing("nothing in it is known")
            else:
                waiting.insert(0, inner)


def _own(value: Mapping[str, Any]) -> _Member:
    return annotation_of(value)


def _bound(read: Callable[[Mapping[str, Any]], _Member | str], value: Mapping[str, Any]) -> Reader:
    return lambda: read(value)


def _failing(why: str) -> Reader:
    def read() -> str:
        raise ValueError(why)

    return read


def _as_json(annotations: Iterable[Annotation]) -> str:
    return dumped({"schema": SCHEMA, "annotations": [annotation.as_json() for annotation in annotations]})


def dumped(value: Any) -> str:
    """A value as JSON for people and programs; half of a character pair, which UTF-8 knows not, by its number."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace").decode()


_CONTAINERS = ("annotations", "rows", "items", "first", "@graph")
_WRITERS: Mapping[Format, Callable[[Sequence[Annotation]], str]] = {
    "w3c": lambda annotations: dumped(interchange_w3c.pages(annotations)),
    "json": _as_json,
    "csv": interchange_csv.as_table,
}
