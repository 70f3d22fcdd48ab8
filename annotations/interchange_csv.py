"""Annotations as CSV, a row each, and back. No cell begins as a spreadsheet's formula does."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotations.foreign import Foreign, moment_of, stable_id
from annotations.model import Annotation, Quote, annotation_of
from transcripts.errors import EarmarkError

COLUMNS = (
    "id call speaker color tags note exact prefix suffix start end created modified creator turn anchored rendering rival"
    " extra"
).split()
_NUMBERS = ("start", "end", "turn")
_OPTIONAL = ("speaker", "creator", "turn", "rendering", "rival")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD = "'"
_LONGEST_CELL = 50_000_000


def as_table(annotations: Iterable[Annotation]) -> str:
    """Annotations as a table with a head."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for annotation in annotations:
        writer.writerow(_guarded(cell) for cell in _cells(annotation))
    return file.getvalue().encode("utf-8", "replace").decode()


def is_table(text: str) -> bool:
    """Whether a text is a table with a passage in each row."""
    head = next(csv.reader(io.StringIO(text[:10_000], newline="")), [])
    return "exact" in head


def rows(text: str) -> list[Mapping[str, str]]:
    """The rows of a table by the names of its columns.

    Raises:
        EarmarkError: It is no whole table.
    """
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        found = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise EarmarkError("No annotations", f"The file is no whole table: {error}.", "Was it cut short?") from None
    finally:
        csv.field_size_limit(before)
    return [{name: _unguarded(v) for name, v in row.items() if isinstance(v, str) and name} for row in found]


def annotation_in(row: Mapping[str, str]) -> Annotation | Foreign | str:
    """The annotation that a row is; one without a call is to be found one.

    Raises:
        ValueError: A cell holds what it must not.
    """
    words = Quote(row.get("exact", ""), row.get("prefix", ""), row.get("suffix", ""))
    if not words.exact:
        return "it quotes no words"
    tags = _tags_in(row.get("tags", ""))
    if not row.get("call") or not row.get("id"):
        created = moment_of(row.get("created"))
        name = row.get("id") or repr((words, row.get("note"), tags))
        note, creator = row.get("note", ""), row.get("creator") or None
        later = max(created, moment_of(row.get("modified")))
        return Foreign(stable_id("csv", name), words, row.get("call", ""), note, tags, created, later, creator)
    value: dict[str, Any] = {name: row[name] for name in ("id", "call", "created", "modified", "note") if name in row}
    value |= {name: row[name] for name in ("color", "anchored") if row.get(name)}
    value |= {name: _value(name, row.get(name, "")) for name in _OPTIONAL}
    extra = json.loads(row.get("extra") or "{}")
    if not isinstance(extra, dict):
        raise ValueError("extra is no object")
    position = {"start": _value("start", row.get("start", "")), "end": _value("end", row.get("end", ""))}
    quoted = {"exact": words.exact, "prefix": words.prefix, "suffix": words.suffix}
    return annotation_of({**extra, **value, "tags": list(tags), "quote": quoted, "position": position})


def _cells(annotation: Annotation) -> Iterator[str]:
    kept = annotation.as_json()
    flat = {**kept, **annotation.quote.as_json(), **kept["position"]}
    for name in COLUMNS:
        if name == "tags":
            yield "; ".join(re.sub(r"([;\\])", r"\\\1", tag) for tag in annotation.tags)
        elif name == "extra":
            yield json.dumps(dict(annotation.extra), ensure_ascii=True, sort_keys=True) if annotation.extra else ""
        elif name in _OPTIONAL and flat[name] == "":
            yield '""'
        else:
            yield "" if flat[name] is None else str(flat[name])


def _tags_in(cell: str) -> tuple[str, ...]:
    parts = re.findall(r"((?:[^;\\]|\\.)*)(?:; ?|\Z)", cell, re.DOTALL)
    return tuple(tag for tag in (re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in parts) if tag)


def _value(name: str, cell: str) -> Any:
    """A cell that may be empty; a text that is empty is written as two quotation marks."""
    if name in _NUMBERS:
        return int(cell) if cell.strip() else None
    if name == "rival":
        return float(cell) if cell.strip() else None
    return "" if cell == '""' else cell or None


def _guarded(cell: str) -> str:
    """A cell as no spreadsheet reckons with it; what begins with the guard gets another one, so that it can be taken off."""
    return _GUARD + cell if cell.startswith((*_DANGEROUS, _GUARD)) else cell


def _unguarded(cell: str) -> str:
    return cell.removeprefix(_GUARD)
