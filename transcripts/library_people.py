"""Everyone who speaks in a library's calls: where, for whom, what they asked. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from transcripts.cache_file import CallRow
from transcripts.library_cache import Person
from transcripts.model import Call


class Tenure(NamedTuple):
    """A firm that somebody spoke for, and from when to when."""

    firm: str
    first: str
    """Date or fiscal period of the first call."""
    last: str


class Profile(NamedTuple):
    """Somebody, over all calls."""

    person: str
    """Id, as in every call."""
    name: str
    """As most calls spell it."""
    role: str
    """What they are in most calls."""
    title: str | None
    """The latest."""
    calls: tuple[str, ...]
    """Ids, in order of time."""
    firms: tuple[Tenure, ...]
    """In order of time."""
    companies: tuple[str, ...]
    """Whose calls, the most frequent first, as `CallRow.key` has it."""
    turns: int
    words: int
    questions: int
    """Sentences that ask, where they are an analyst; else 0."""


class Said(NamedTuple):
    """What somebody says in a call."""

    call: str
    turns: tuple[int, ...]
    """Indices."""
    about: Counter[str]
    """How many figures of each metric there are in it, and in the answers that it got."""


def profiles_of(people: Iterable[tuple[Any, ...]], rows: Sequence[CallRow]) -> list[Profile]:
    """Profiles, those of the most calls first.

    Args:
        people: Call and the fields of `Person`, in the order of persons.
        rows: The calls.
    """
    calls = {row.id: row for row in rows}
    found = []
    for person, several in groupby(people, key=lambda entry: entry[1]):
        known = [(calls[call], Person(*fields)) for call, *fields in several if call in calls]
        roles = Counter(p.role for _, p in known)
        if known and roles.most_common(1)[0][0] != "operator":
            found.append(_profile(person, sorted(known, key=lambda entry: in_time(entry[0])), roles))
    return sorted(found, key=lambda profile: (-len(profile.calls), profile.name))


def in_time(row: CallRow) -> tuple[str, str]:
    """A call's place among all calls, by its date, else by its fiscal quarter."""
    if row.date:
        return row.date, row.id
    return f"{row.year or 9999}-{(row.part or 4) * 3:02}", row.id


def said_in(call: Call, person: str) -> Said:
    """What somebody says in a call, and what it is about."""
    turns = tuple(turn.index for turn in call.turns if turn.speaker == person)
    heard = {*turns, *(index for e in call.exchanges if e.analyst == person for index in e.turns)}
    about = Counter(f.metric for f in call.figures if f.turn in heard and f.metric != "other")
    return Said(call.id, turns, about)


def _profile(person: str, known: list[tuple[CallRow, Person]], roles: Counter[str]) -> Profile:
    role = roles.most_common(1)[0][0]
    titles = [p.title for _, p in known if p.title]
    return Profile(
        person,
        Counter(p.name for _, p in known).most_common(1)[0][0],
        role,
        titles[-1] if titles else None,
        tuple(row.id for row, _ in known),
        _tenures(known),
        tuple(key for key, _ in Counter(row.key for row, _ in known).most_common()),
        sum(p.turns for _, p in known),
        sum(p.words for _, p in known),
        sum(p.questions for _, p in known) if role == "analyst" else 0,
    )


def _tenures(known: list[tuple[CallRow, Person]]) -> tuple[Tenure, ...]:
    """The firms, one after the other; a call that names none breaks no tenure."""
    named = [(p.firm, row.date or row.period or "") for row, p in known if p.firm]
    found = []
    for firm, several in groupby(named, key=lambda entry: entry[0]):
        when = [date for _, date in several]
        found.append(Tenure(firm, when[0], when[-1]))
    return tuple(found)
