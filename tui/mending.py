"""Putting right by hand how a call was read: forms to corrections. Pure but for what `library.correct` writes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from transcripts.corrections import Correction, PersonCorrection
from transcripts.errors import EarmarkError
from transcripts.library_catalogue import CallRecord
from transcripts.model import Call, Participant, Role
from transcripts.names import name_words, slug
from tui.screens.form import Field

ROLES: tuple[Role, ...] = get_args(Role)


def call_fields(record: CallRecord) -> tuple[Field, ...]:
    """What can be put right about a call, as it is shown now."""
    company, event = record.company, record.event
    return (
        Field("company", "company", company.name or "", "its name"),
        Field("ticker", "ticker", company.ticker or "", "as the exchange has it"),
        Field("fiscal_year", "fiscal year", _text(event.fiscal_year), "2013"),
        Field("fiscal_quarter", "fiscal quarter", _text(event.fiscal_quarter), "1 to 4"),
        Field("date", "date", event.date or "", "2013-04-25"),
    )


def call_correction(record: CallRecord, told: Mapping[str, str]) -> Correction:
    """What is right about a call, by a form: what is left as it is stays so, what is emptied is as it was read.

    Raises:
        EarmarkError: A year or a quarter is no number.
    """
    found = record.corrections
    for field in call_fields(record):
        value = told[field.name]
        if value == field.value:
            continue
        number = field.name in ("fiscal_year", "fiscal_quarter")
        change: dict[str, Any] = {field.name: (_number(field.label, value) if number else value) if value else None}
        found = replace(found, **change)
    return found


def person_fields(person: Participant) -> tuple[Field, ...]:
    """What can be put right about somebody in a call, as it is shown now."""
    return (
        Field("name", "name", person.name, "as it should be written"),
        Field("role", "role", person.role, ", ".join(ROLES)),
        Field("same_as", "same person as", "", "another name in this call, where two are one person"),
    )


def person_correction(record: CallRecord, call: Call, person: Participant, told: Mapping[str, str]) -> Correction:
    """What is right about somebody, by a form, together with all that was put right before.

    Raises:
        EarmarkError: There is no such role, or nobody of that name in the call.
    """
    role = told["role"].lower()
    if role and role not in ROLES:
        raise EarmarkError("No such role", f"{told['role']} is no role.", f"There are {', '.join(ROLES)}.")
    right = PersonCorrection(
        read_id(record, person.id),
        told["name"] if told["name"] not in ("", person.name) else None,
        next((known for known in ROLES if known == role and known != person.role), None),
        read_id(record, _named(call, person, told["same_as"]).id) if told["same_as"] else None,
    )
    return record.corrections | Correction(people=(right,))


def read_id(record: CallRecord, id: str) -> str:
    """The id that the reading of a call gives to somebody who may have been put right since."""
    people = record.corrections.people
    return next((known.id for known in people if known.name and slug(known.name) == id and not known.same_as), id)


def _named(call: Call, person: Participant, name: str) -> Participant:
    wanted = set(name_words(name))
    others = [p for p in call.participants if p.id != person.id]
    found = [p for p in others if wanted and wanted <= {word for n in (p.name, *p.aliases) for word in name_words(n)}]
    if len(found) == 1:
        return found[0]
    names = ", ".join(p.name for p in found or others)
    if found:
        raise EarmarkError("Several people", f"{name} may be several people.", f"Which of {names}?")
    raise EarmarkError("No such person", f"Nobody called {name} is in this call.", f"There are {names}.")


def _number(label: str, value: str) -> int:
    if not value.isdecimal() or len(value) > 4:
        raise EarmarkError("No number", f"{value} is no {label}.", "Type a number.")
    return int(value)


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
