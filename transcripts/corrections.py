"""What a reader has put right by hand in how a call was read; kept beside the call, and applied whenever it is read.

Pure: corrections and calls in, calls out. Offsets never change under a correction.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, get_args

from transcripts.model import Call, Company, Event, Participant, Role, Turn
from transcripts.names import slug

if TYPE_CHECKING:
    from transcripts.figures.vocabulary import Vocabulary

_RESTS_ON_EVENT = ("fiscal_year", "fiscal_quarter")


@dataclass(frozen=True, slots=True)
class PersonCorrection:
    """What is right about somebody in a call."""

    id: str
    """The id that the reading gives."""
    name: str | None = None
    """None where it was read right."""
    role: Role | None = None
    same_as: str | None = None
    """The id that the reading gives of whom this is another spelling."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What is right about a call; None where it was read right."""

    company: str | None = None
    ticker: str | None = None
    fiscal_year: int | None = None
    fiscal_quarter: int | None = None
    date: str | None = None
    """ISO."""
    people: tuple[PersonCorrection, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def __or__(self, later: "Correction") -> "Correction":
        """These corrections and later ones, which win."""
        facts = {name: getattr(later, name) for name in _FACTS if getattr(later, name) is not None}
        people = {person.id: person for person in self.people}
        for person in later.people:
            known = people.get(person.id, PersonCorrection(person.id))
            told = {name: getattr(person, name) for name in _PERSON if getattr(person, name) is not None}
            people[person.id] = replace(known, **told)
        return replace(self, **facts, people=tuple(people[id] for id in sorted(people)))

    @property
    def digest(self) -> str:
        """What tells one state of the corrections from another; "" where there are none."""
        return f"{zlib.crc32(json.dumps(self.as_json(), sort_keys=True).encode()):08x}" if self else ""

    def company_of(self, company: Company) -> Company:
        """A company, put right."""
        return Company(self.company or company.name, self.ticker or company.ticker)

    def event_of(self, event: Event) -> Event:
        """An event, put right; a quarter that is told takes the place of a half-year."""
        told = {name: getattr(self, name) for name in (*_RESTS_ON_EVENT, "date") if getattr(self, name) is not None}
        return replace(event, **told, fiscal_half=None if self.fiscal_quarter else event.fiscal_half)

    def as_json(self) -> dict[str, Any]:
        """The corrections as they are kept: only what there is."""
        kept = {name: getattr(self, name) for name in _FACTS if getattr(self, name) is not None}
        people = [
            {name: getattr(p, name) for name in ("id", *_PERSON) if getattr(p, name) is not None} for p in self.people
        ]
        return kept | ({"people": people} if people else {})


NO_CORRECTION = Correction()
_FACTS = tuple(field.name for field in fields(Correction) if field.name != "people")
_PERSON = ("name", "role", "same_as")


def correction_of(value: Mapping[str, Any]) -> Correction:
    """Corrections from their JSON.

    Raises:
        ValueError: They are none.
    """
    try:
        people = tuple(PersonCorrection(**person) for person in value.get("people", ()))
        if any(p.role is not None and p.role not in get_args(Role) for p in people):
            raise ValueError("no such role")
        return Correction(**{name: value.get(name) for name in _FACTS}, people=people)
    except (TypeError, AttributeError) as error:
        raise ValueError(f"no corrections: {error}") from None


def applied(correction: Correction, call: Call, vocabulary: "Vocabulary | None" = None) -> Call:
    """A call, put right: whose it is, when it was, who speaks; figures and exchanges follow from that.

    Args:
        correction: What is right.
        call: What was read.
        vocabulary: What figures may be called; None: what they commonly are.
    """
    if not correction:
        return call
    put_right = replace(call, company=correction.company_of(call.company), event=correction.event_of(call.event))
    if correction.people:
        put_right = _with_people(correction.people, put_right)
    if put_right.event == call.event and not correction.people:
        return put_right
    from transcripts.reading import with_figures

    return with_figures(put_right, vocabulary)


def _with_people(corrections: Iterable[PersonCorrection], call: Call) -> Call:
    told = {correction.id: correction for correction in corrections}
    ids = {p.id: _right_id(p, told) for p in call.participants}
    people: dict[str, Participant] = {}
    for person in sorted(call.participants, key=lambda p: _target(p.id, told) != p.id):
        right = _put_right(person, told.get(person.id), ids[person.id])
        known = people.get(right.id)
        people[right.id] = _together(known, right) if known else right
    turns = tuple(replace(t, speaker=ids.get(t.speaker, t.speaker)) if t.speaker else t for t in call.turns)
    order = dict.fromkeys(ids[p.id] for p in call.participants)
    return _with_exchanges(replace(call, participants=tuple(people[id] for id in order), turns=turns))


def _with_exchanges(call: Call) -> Call:
    from transcripts.exchanges import exchanges_of

    roles: dict[str | None, Role] = {p.id: p.role for p in call.participants}
    turns: tuple[Turn, ...] = call.turns
    return replace(call, exchanges=exchanges_of(call.text, turns, roles)) if turns else call


def _target(id: str, told: Mapping[str, PersonCorrection]) -> str:
    """Whose id somebody's words go to in the end."""
    seen = {id}
    while (correction := told.get(id)) and correction.same_as and correction.same_as not in seen:
        id = correction.same_as
        seen.add(id)
    return id


def _right_id(person: Participant, told: Mapping[str, PersonCorrection]) -> str:
    target = _target(person.id, told)
    correction = told.get(target)
    return (slug(correction.name) or target) if correction and correction.name else target


def _put_right(person: Participant, correction: PersonCorrection | None, id: str) -> Participant:
    name = correction.name if correction and correction.name else person.name
    aliases = tuple(dict.fromkeys((*person.aliases, person.name))) if name != person.name else person.aliases
    role = correction.role if correction and correction.role else person.role
    return replace(person, id=id, name=name, role=role, aliases=aliases)


def _together(one: Participant, other: Participant) -> Participant:
    """Two spellings of one person as the person that the first one is."""
    aliases = tuple(a for a in dict.fromkeys((*one.aliases, other.name, *other.aliases)) if a != one.name)
    return replace(
        one,
        title=one.title or other.title,
        affiliation=one.affiliation or other.affiliation,
        role=one.role if one.role != "unknown" else other.role,
        aliases=aliases,
        turns=one.turns + other.turns,
        words=one.words + other.words,
    )
