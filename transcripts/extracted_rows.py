"""Calls as rows of tables, and rows as Parquet."""

from collections.abc import Mapping
from dataclasses import fields
from importlib import import_module
from typing import Any

from transcripts.errors import EarmarkError
from transcripts.model import Call, Figure
from transcripts.wording import sayable

TABLES = ("calls", "turns", "figures")
_PLACE = {"call": "string", "sha256": "string"}
_CALLS = {
    **_PLACE,
    "path": "string",
    "format": "string",
    "title": "string",
    "company": "string",
    "ticker": "string",
    "type": "string",
    "fiscal_year": "int16",
    "fiscal_quarter": "int8",
    "fiscal_half": "int8",
    "date": "string",
    "time": "string",
    "timezone": "string",
    "repairs": "int32",
    "warnings": "int32",
    "text": "string",
}
_TURNS = {
    **_PLACE,
    "turn": "int32",
    "speaker": "string",
    "name": "string",
    "role": "string",
    "title": "string",
    "affiliation": "string",
    "section": "string",
    "start": "int32",
    "end": "int32",
    "time": "float64",
    "text": "string",
}
_KINDS: dict[Any, str] = {int: "int32", int | None: "int32", bool: "bool", float | None: "float64"}
_FIGURES = {**_PLACE, **{field.name: _KINDS.get(field.type, "string") for field in fields(Figure)}}
_SCHEMAS = {"calls": _CALLS, "turns": _TURNS, "figures": _FIGURES}

Rows = list[tuple[Any, ...]]


class NeedsExtraError(EarmarkError):
    """Something is asked for that only comes with an extra."""


def arrow_or_refuse() -> Any:
    """The module of pyarrow.

    Raises:
        NeedsExtraError: It is not there.
    """
    try:
        pyarrow = import_module("pyarrow")
        import_module("pyarrow.parquet")
    except ImportError:
        raise NeedsExtraError(
            "pyarrow is missing", "Writing Parquet needs pyarrow.", "Install it: pip install 'earmark[extract]'."
        ) from None
    return pyarrow


def rows_of(call: Call, path: str) -> dict[str, Rows]:
    """What a call puts into each table.

    Args:
        call: The call, figures included.
        path: The file that it was read from.
    """
    return {"calls": [_call_row(call, path)], "turns": _turn_rows(call), "figures": _figure_rows(call)}


def parquet_of(table: str, rows: Rows, about: Mapping[str, str]) -> bytes:
    """Rows of a table as a Parquet file's bytes.

    Args:
        table: One of `TABLES`.
        rows: Its rows.
        about: What is to be kept with the file.

    Raises:
        NeedsExtraError: pyarrow is not there.
    """
    arrow = arrow_or_refuse()
    schema = arrow.schema([(name, arrow.type_for_alias(kind)) for name, kind in _SCHEMAS[table].items()], about)
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [arrow.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    sink = arrow.BufferOutputStream()
    arrow.parquet.write_table(arrow.Table.from_arrays(arrays, schema=schema), sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def about_parquet(path: str) -> tuple[dict[str, str], int] | None:
    """What was kept with a Parquet file, and how many rows it has; None where it is none, or not whole."""
    arrow = arrow_or_refuse()
    try:
        found = arrow.parquet.read_metadata(path)
    except (OSError, arrow.ArrowException):
        return None
    return {key.decode(): value.decode() for key, value in (found.metadata or {}).items()}, int(found.num_rows)


def _call_row(call: Call, path: str) -> tuple[Any, ...]:
    event, company = call.event, call.company
    return (
        call.id,
        call.source.sha256,
        sayable(path),
        call.source.format,
        call.title,
        company.name,
        company.ticker,
        event.type,
        event.fiscal_year,
        event.fiscal_quarter,
        event.fiscal_half,
        event.date,
        event.time,
        event.timezone,
        len(call.repairs),
        len(call.warnings),
        call.text,
    )


def _turn_rows(call: Call) -> Rows:
    people = {person.id: person for person in call.participants}
    rows: Rows = []
    for turn in call.turns:
        person = people.get(turn.speaker or "")
        about = (person.name, person.role, person.title, person.affiliation) if person else (None, None, None, None)
        place = (turn.section, turn.start, turn.end, turn.time, call.text[turn.start : turn.end])
        rows.append((call.id, call.source.sha256, turn.index, turn.speaker, *about, *place))
    return rows


def _figure_rows(call: Call) -> Rows:
    return [
        (call.id, call.source.sha256, *(getattr(figure, field.name) for field in fields(Figure)))
        for figure in call.figures
    ]
