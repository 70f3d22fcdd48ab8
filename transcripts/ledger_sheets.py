"""A ledger as other programs read it: rows of JSON and of CSV, and Markdown tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from transcripts.amounts import amount, metric_label, short
from transcripts.ledger import Ledger, Row
from transcripts.ledger_cells import Cell, Change
from transcripts.ledger_values import Told
from transcripts.ledger_verdicts import Verdict
from transcripts.model import Company

SCHEMA = "earmark.metric/1"
CSV_HEAD = (
    "company metric segment measure unit period actual actual_low actual_high actual_text actual_call actual_start"
    " actual_end guidance guidance_low guidance_high guidance_text guidance_call guidance_start guidance_end verdict by"
    " verdict_said qoq qoq_unit yoy yoy_unit restated restated_call restated_start restated_end yours"
).split()
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows_as_json(ledger: Ledger, company: Company) -> Iterator[dict[str, Any]]:
    """A row for each metric, segment and period that something is known of, in the ledger's order."""
    for row in ledger.rows:
        for period, cell in row.cells.items():
            yield {
                "schema": SCHEMA,
                "company": company.ticker or company.name,
                "metric": row.key.metric,
                "segment": row.segment,
                "measure": row.key.measure,
                "unit": row.unit,
                "us_gaap": row.us_gaap,
                "period": period,
                "call": ledger.calls.get(period),
                "gap": period in ledger.gaps,
                "actual": _figure(cell.actual),
                "guidance": _figure(cell.guidance),
                "verdict": None if cell.verdict is None else cell.verdict.word,
                "by": None if cell.verdict is None else _rounded(cell.verdict.by),
                "verdict_said": cell.verdict is not None and cell.verdict.said,
                "qoq": _change(cell.qoq),
                "yoy": _change(cell.yoy),
                "restated": _figure(cell.restated),
                "others": [_figure(other) for other in cell.others],
            }


def rows_as_csv(ledger: Ledger, company: Company) -> Iterator[list[Any]]:
    """The rows under `CSV_HEAD`; words that a spreadsheet would take for a formula are quoted with an apostrophe."""
    for row in ledger.rows:
        for period, cell in row.cells.items():
            verdict = cell.verdict
            cells: list[Any] = [company.ticker or company.name, row.key.metric, row.segment, row.key.measure, row.unit]
            cells += [period, *_columns(cell.actual), *_columns(cell.guidance)]
            cells += [verdict.word, _rounded(verdict.by), verdict.said] if verdict else [None, None, None]
            for change in (cell.qoq, cell.yoy):
                cells += [None, None] if change is None else [change.value, change.unit]
            again = cell.restated
            cells += [None] * 4 if again is None else [again.middle, again.call, again.figure.start, again.figure.end]
            yours = cell.actual is not None and cell.actual.figure.yours
            yield [_harmless(value) for value in (*cells, yours)]


def as_markdown(ledger: Ledger, company: Company, periods: Sequence[str]) -> Iterator[str]:
    """The lines of a table, metrics down and periods across: result, guidance and verdict in each cell."""
    yield from (f"## {_escaped(company.name or company.ticker or 'Unnamed company')}", "")
    yield "| metric | " + " | ".join(told_period(period) for period in periods) + " |"
    yield "| --- |" + " ---: |" * len(periods)
    for row in ledger.rows:
        cells = [_told(row.cells.get(period), row) for period in periods]
        if any(cells):
            yield f"| {_escaped(row_name(row))} | " + " | ".join(map(_escaped, cells)) + " |"


def told_period(period: str) -> str:
    """A period for people: "Q1 2013", "H1 2015", "2011"."""
    return f"{period[4:]} {period[:4]}".strip()


def row_name(row: Row) -> str:
    """A row for people: "gross margin", "revenue, international", "revenue, international (share)"."""
    name = metric_label(row.key.metric)
    name = f"{name}, {row.segment}" if row.segment else name
    if row.key.measure == "share":
        return f"{name} (share)"
    return f"{name} ({row.key.family})" if row.key.family in ("days", "turns") and row.key.metric != "dso" else name


def told_verdict(verdict: Verdict, unit: str | None) -> str:
    """A verdict for people: "beat by $0.5M", "met"."""
    by = "" if not verdict.by else amount(float(f"{abs(verdict.by):.10g}"), "pp" if unit == "%" else unit)
    return f"{verdict.word} by {by}" if by and verdict.word != "met" else verdict.word


def _told(cell: Cell | None, row: Row) -> str:
    if cell is None:
        return ""
    parts = [_amount(cell.actual) if cell.actual is not None else ""]
    if cell.guidance is not None:
        parts.append(f"guided {_amount(cell.guidance)}")
    if cell.verdict is not None:
        parts.append(told_verdict(cell.verdict, row.unit))
    return ", ".join(part for part in parts if part)


def _amount(told: Told) -> str:
    """A figure in short, marked where a reader has put it right."""
    return f"{short(told.figure)}{' (put right by hand)' if told.figure.yours else ''}"


def _figure(told: Told | None) -> dict[str, Any] | None:
    """A figure with the call and the offsets it was said at."""
    if told is None:
        return None
    figure = told.figure
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "text": figure.text,
        "hedge": figure.hedge,
        "approximate": figure.approximate,
        "measure": figure.measure,
        "kind": figure.kind,
        "basis": figure.basis,
        "excluding": figure.excluding,
        "call": told.call,
        "start": figure.start,
        "end": figure.end,
        "turn": figure.turn,
        "why": figure.why,
        "yours": figure.yours,
    }


def _change(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    said = change.said
    return {
        "value": change.value,
        "unit": change.unit,
        "call": None if said is None else said.call,
        "start": None if said is None else said.figure.start,
        "end": None if said is None else said.figure.end,
    }


def _columns(told: Told | None) -> list[Any]:
    if told is None:
        return [None] * 7
    figure = told.figure
    return [figure.value, figure.low, figure.high, figure.text, told.call, figure.start, figure.end]


def _rounded(number: float | None) -> float | None:
    """Without the noise that a difference of two decimal fractions leaves."""
    return None if number is None else float(f"{number:.10g}")


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _escaped(words: str) -> str:
    """Words in a cell of a Markdown table."""
    for mark in "\\|`*_<>[]":
        words = words.replace(mark, f"\\{mark}")
    return " ".join(words.split())
