"""A passage with the words that say who said it, in which call."""

from datetime import date

from transcripts.model import Call, Span


def speaker_of(call: Call, offset: int) -> str | None:
    """Who speaks at an offset, with title and firm, or None where the file names nobody."""
    turn = next((t for t in reversed(call.turns) if t.start <= offset), None)
    person = call.participant(turn.speaker) if turn is not None else None
    if person is None:
        return None
    return ", ".join(part for part in (person.name, person.title, person.affiliation) if part)


def event_name(call: Call) -> str:
    """A call in words: company, quarter, date ("Calix, Inc., Q1 2013 earnings call, 25 April 2013")."""
    event = call.event
    kind = "earnings call" if event.type in ("earnings", "unknown") else event.type
    quarter = f"Q{event.fiscal_quarter} {event.fiscal_year or ''}".strip() if event.fiscal_quarter else event.period
    parts = [call.company.name or call.id, f"{quarter} {kind}" if quarter else kind]
    if event.date:
        day = date.fromisoformat(event.date)
        parts.append(f"{day.day} {day:%B %Y}")
    return ", ".join(parts)


def cited(call: Call, span: Span) -> str:
    """A passage as a quotation with its source: “words” — speaker, call (id#start-end)."""
    words = " ".join(call.text[span.start : span.end].split())
    source = "; ".join(part for part in (speaker_of(call, span.start), event_name(call)) if part)
    return f"“{words}” — {source} ({call.id}#{span.start}-{span.end})"
