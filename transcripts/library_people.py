"""Everyone who speaks in a library's calls: where, for whom, what they asked about. Pure."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from transcripts.cache_file import CallRow
from transcripts.firms import firm_key, same_firm
from transcripts.library_cache import Person
from transcripts.names import is_unnamed, name_words
from transcripts.namesakes import same_person

Known = list[tuple[CallRow, Person]]
"""Somebody in each of their calls, in order of time."""


class Tenure(NamedTuple):
    """A firm that somebody spoke for, and from when to when."""

    firm: str
    first: str
    """Date or fiscal period of the first call."""
    last: str


class Profile(NamedTuple):
    """Somebody, over all calls."""

    person: str
    """Id, as in most calls."""
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
    first: str
    """Date of the first call, else its fiscal period; "" where neither is known."""
    last: str
    """Date of the last call, else its fiscal period; "" where neither is known."""
    ids: tuple[str, ...]
    """Every id that a call has them by, `person` first."""
    spellings: tuple[str, ...]
    """Other names that they are printed by."""


def profiles_of(people: Iterable[tuple[Any, ...]], rows: Sequence[CallRow]) -> list[Profile]:
    """Profiles, those of the most calls first; nobody is left in them whom no call names.

    Who is spelled otherwise in another call is one person where the names may be one's, the firm is the same, and no
    call has both.

    Args:
        people: Call and the fields of `Person`, in the order of persons.
        rows: The calls.
    """
    calls = {row.id: row for row in rows}
    entries: dict[str, Known] = {}
    for id, several in groupby(people, key=lambda entry: entry[1]):
        known = [(calls[call], Person(*fields)) for call, *fields in several if call in calls]
        if known and not is_unnamed(known[0][1].name):
            entries[id] = known
    found = []
    for ids in _united(entries):
        known = sorted((entry for id in ids for entry in entries[id]), key=lambda entry: in_time(entry[0]))
        roles = Counter(person.role for _, person in known)
        if roles.most_common(1)[0][0] != "operator":
            found.append(_profile(known, roles))
    return sorted(found, key=lambda profile: (-len(profile.calls), profile.name))


def in_time(row: CallRow) -> tuple[str, str]:
    """A call's place among all calls, by its date, else by its fiscal quarter."""
    if row.date:
        return row.date, row.id
    return f"{row.year or 9999}-{(row.part or 4) * 3:02}", row.id


def _united(entries: dict[str, Known]) -> Iterator[Sequence[str]]:
    """Ids, those of one person together."""
    namesakes: dict[str, list[str]] = {}
    for id, known in entries.items():
        words = name_words(known[0][1].name)
        namesakes.setdefault(words[-1] if words else id, []).append(id)
    firm_of = cache(firm_key)
    for ids in namesakes.values():
        yield from [ids] if len(ids) == 1 else _told_apart(ids, entries, firm_of)


def _told_apart(ids: list[str], entries: dict[str, Known], firm_of: Callable[[str], str]) -> Iterator[Sequence[str]]:
    """Ids of one last name, those of one person together: only who shares a firm is compared.

    The fullest names come first, so that an initial that may be of two of them is of neither.
    """
    firms = {id: _firms_of(entries[id], firm_of) for id in ids}
    calls = {id: {row.id for row, _ in entries[id]} for id in ids}
    groups: list[list[str]] = []
    of_firm: dict[str, list[list[str]]] = {}

    def may_be(id: str, group: Collection[str]) -> bool:
        name = entries[id][0][1].name
        return all(same_person(name, entries[o][0][1].name) and calls[id].isdisjoint(calls[o]) for o in group)

    for id in sorted(ids, key=lambda id: (-len(entries[id][0][1].name), id)):
        near: list[list[str]] = []
        for firm in sorted(firms[id]):
            near += [group for group in of_firm.get(firm, ()) if all(group is not other for other in near)]
        fitting = [group for group in near if may_be(id, group)]
        group = fitting[0] if len(fitting) == 1 else []
        if not group:
            groups.append(group)
        group.append(id)
        for firm in firms[id]:
            if all(group is not other for other in of_firm.setdefault(firm, [])):
                of_firm[firm].append(group)
    return iter(groups)


def _firms_of(known: Known, firm_of: Callable[[str], str]) -> set[str]:
    """The firms that somebody speaks for, for comparing; an executive speaks for the company whose call it is."""
    found = {firm_of(person.firm) for _, person in known if person.firm}
    return found | {row.firm for row, person in known if person.role == "executive" and row.firm}


def _profile(known: Known, roles: Counter[str]) -> Profile:
    role = roles.most_common(1)[0][0]
    titles = [p.title for _, p in known if p.title]
    names = [name for name, _ in Counter(p.name for _, p in known).most_common()]
    ids = tuple(id for id, _ in Counter(p.person for _, p in known).most_common())
    when = [date for row, _ in known if (date := _when(row))]
    return Profile(
        ids[0],
        names[0],
        role,
        titles[-1] if titles else None,
        tuple(row.id for row, _ in known),
        _tenures(known),
        tuple(key for key, _ in Counter(row.key for row, _ in known).most_common()),
        sum(p.turns for _, p in known),
        sum(p.words for _, p in known),
        sum(p.questions for _, p in known) if role == "analyst" else 0,
        when[0] if when else "",
        when[-1] if when else "",
        ids,
        tuple(names[1:]),
    )


def _when(row: CallRow) -> str:
    return row.date or row.period or ""


def _tenures(known: Known) -> tuple[Tenure, ...]:
    """The firms, one after the other, each as it is spelled last; a call that names none breaks no tenure."""
    found: list[Tenure] = []
    for row, person in known:
        if not person.firm:
            continue
        is_same = found and (found[-1].firm == person.firm or same_firm(found[-1].firm, person.firm))
        first = found.pop().first if is_same else _when(row)
        found.append(Tenure(person.firm, first, _when(row)))
    return tuple(found)
