"""What was put right by hand about a call, in words. Pure."""

from collections.abc import Iterator

from transcripts.corrections import Correction

_FACTS = {
    "company": "company",
    "ticker": "ticker",
    "fiscal_year": "fiscal year",
    "fiscal_quarter": "fiscal quarter",
    "date": "date",
}


def righted(correction: Correction) -> Iterator[str]:
    """What was put right, a line each: facts as they are now, then people by the id that the file gives them."""
    for name, label in _FACTS.items():
        value = getattr(correction, name)
        if value is not None:
            yield f"{label}: {value}"
    for person in correction.people:
        told = (person.name and f"is {person.name}", person.role, person.same_as and f"same as {person.same_as}")
        yield f"{person.id}: {', '.join(part for part in told if part)}"
