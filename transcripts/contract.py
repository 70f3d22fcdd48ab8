"""A call as `inspect --json` gives it: the public shape, schema `earmark.call/1`."""

from typing import Any

from transcripts.model import Call, Exchange, Figure

SCHEMA = "earmark.call/1"
ERROR_SCHEMA = "earmark.error/1"


def as_json(call: Call) -> dict[str, Any]:
    """A call as plain JSON values."""
    event = call.event
    return {
        "schema": SCHEMA,
        "id": call.id,
        "source": {
            "path": call.source.path,
            "format": call.source.format,
            "sha256": call.source.sha256,
            "reason": call.source.reason,
        },
        "title": call.title,
        "company": {"name": call.company.name, "ticker": call.company.ticker},
        "event": {
            "type": event.type,
            "fiscal_year": event.fiscal_year,
            "fiscal_quarter": event.fiscal_quarter,
            "fiscal_half": event.fiscal_half,
            "date": event.date,
            "time": event.time,
            "timezone": event.timezone,
        },
        "participants": [
            {
                "id": p.id,
                "name": p.name,
                "role": p.role,
                "title": p.title,
                "affiliation": p.affiliation,
                "aliases": list(p.aliases),
                "inferred": p.inferred,
                "turns": p.turns,
                "words": p.words,
            }
            for p in call.participants
        ],
        "text": call.text,
        "sections": [{"kind": s.kind, "start": s.start, "end": s.end} for s in call.sections],
        "turns": [
            {
                "index": t.index,
                "speaker": t.speaker,
                "section": t.section,
                "start": t.start,
                "end": t.end,
                "paragraphs": [[p.start, p.end] for p in t.paragraphs],
                "time": t.time,
            }
            for t in call.turns
        ],
        "exchanges": [exchange_as_json(exchange, call.text) for exchange in call.exchanges],
        "metrics": [figure_as_json(figure) for figure in call.figures],
        "repairs": [{"start": r.start, "end": r.end, "original": r.original, "reason": r.reason} for r in call.repairs],
        "warnings": list(call.warnings),
        "moments": [[m.at, m.seconds] for m in call.moments],
    }


def exchange_as_json(exchange: Exchange, text: str) -> dict[str, Any]:
    """An exchange, with the words that refuse a figure where there are some."""
    told = exchange.declined
    words = None if told is None else {"start": told.start, "end": told.end, "text": text[told.start : told.end]}
    return {
        "analyst": exchange.analyst,
        "turns": list(exchange.turns),
        "declined": told is not None,
        "declined_words": words,
    }


def figure_as_json(figure: Figure) -> dict[str, Any]:
    """A figure as an entry of `metrics`."""
    return {
        "metric": figure.metric,
        "segment": figure.segment,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "approximate": figure.approximate,
        "hedge": figure.hedge,
        "measure": figure.measure,
        "kind": figure.kind,
        "asked": figure.asked,
        "period": figure.period,
        "compare": figure.compare,
        "basis": figure.basis,
        "excluding": figure.excluding,
        "turn": figure.turn,
        "why": figure.why,
        "standing": figure.standing,
    }


def error_as_json(path: str, error: str) -> dict[str, Any]:
    """The line of a file that could not be read."""
    return {"schema": ERROR_SCHEMA, "source": {"path": path}, "error": error}
