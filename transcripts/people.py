"""Who takes part: one person under several spellings, roles as printed, and who is listed and never speaks."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from transcripts.firms import same_firm
from transcripts.limits import MAX_PEOPLE, refuse_beyond
from transcripts.model import Participant, Role, SectionKind
from transcripts.names import in_usual_case, is_unnamed, name_words, several, slug
from transcripts.namesakes import FullNames, same_person
from transcripts.positions import is_rank
from transcripts.script import Script, Voice
from transcripts.wording import lazy

_SEVERAL = 2
_ORDER: dict[Role, int] = {"operator": 0, "executive": 1, "analyst": 2, "unknown": 3}
_UNNAMED_ANALYST = lazy(r"analyst|audience|questioner|caller", re.IGNORECASE)
_UNNAMED_EXECUTIVE = lazy(r"compan|corporate|executive|management", re.IGNORECASE)


@dataclass(slots=True)
class _Person:
    """Everything that a file says of one person, gathered while it is read."""

    name: str
    spellings: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    firms: list[str] = field(default_factory=list)
    role: Role = "unknown"
    sections: set[SectionKind] = field(default_factory=set)
    listed: bool = False
    inferred: bool = True


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a call."""

    participants: tuple[Participant, ...]
    ids: dict[str, str]
    """The participant's id by every spelling of a name that the file prints."""


class _Gathering:
    """The people met so far, found again by a spelling or by their last name."""

    def __init__(self) -> None:
        self.people: list[_Person] = []
        self._by_spelling: dict[str, _Person] = {}
        self._by_last_name: dict[str, list[_Person]] = {}

    def meet(self, voice: Voice) -> _Person:
        """The person that a voice belongs to, a new one if need be, with what the voice tells added."""
        person = self._by_spelling.get(voice.name)
        if person is None:
            words = name_words(voice.name)
            namesakes = self._by_last_name.setdefault(words[-1] if words else "", [])
            person = next((p for p in namesakes if _is_same(p, voice)), None)
            if person is None:
                person = _Person(voice.name)
                self.people.append(person)
                namesakes.append(person)
            self._by_spelling[voice.name] = person
            person.spellings.append(voice.name)
        if voice.title and voice.title not in person.titles:
            person.titles.append(voice.title)
        if voice.affiliation and voice.affiliation not in person.firms:
            person.firms.append(voice.affiliation)
        if person.role == "unknown":
            person.role = voice.role
        person.inferred = person.inferred and voice.inferred
        return person

    def complete(self) -> None:
        """Take single names for the one person whose full name they are part of; where it may be of two, for neither."""
        named = [person for person in self.people if not is_unnamed(person.name) and not several(person.name)]
        people = {person.name: person for person in named}
        shared = Counter(person.name for person in named)
        full = FullNames(people)
        left = []
        for person in self.people:
            whole = None if is_unnamed(person.name) else full.only(person.name)
            if whole is None or shared[whole] > 1:
                left.append(person)
            else:
                _join(people[whole], person)
        self.people = left


def _join(person: _Person, other: _Person) -> None:
    """Add what is told of one person to another, whose spelling it is."""
    person.spellings += other.spellings
    person.titles += [title for title in other.titles if title not in person.titles]
    person.firms += [firm for firm in other.firms if firm not in person.firms]
    person.sections |= other.sections
    if person.role == "unknown":
        person.role = other.role
    person.inferred = person.inferred and other.inferred


def cast_of(script: Script, company: str | None) -> Cast:
    """The participants of a script, in order: operator, executives, analysts, others.

    Args:
        script: The document, told apart.
        company: The company's name, which tells executives from analysts where no list does.
    """
    gathering = _Gathering()
    for voice in script.listed:
        gathering.meet(voice).listed = True
    for voice, section in dict.fromkeys((s.voice, s.section) for s in script.speeches if s.voice is not None):
        gathering.meet(voice).sections.add(section)
    refuse_beyond(MAX_PEOPLE, len(gathering.people), "people")
    gathering.complete()
    for person in gathering.people:
        if person.role == "unknown":
            person.role = _role(person, company, script.divided)
    roles = {person.name: person.role for person in gathering.people}
    for person in gathering.people:
        shared = {roles.get(name, "unknown") for name in several(person.name)}
        person.role = shared.pop() if len(shared) == 1 else person.role
    taken: set[str] = set()
    ids: dict[str, str] = {}
    participants = []
    for person in sorted(gathering.people, key=lambda person: _ORDER[person.role]):
        made = _participant(person, taken, script)
        participants.append(made)
        ids |= dict.fromkeys(person.spellings, made.id)
    return Cast(tuple(participants), ids)


def with_roles(participants: Iterable[Participant], told: dict[str, Role]) -> tuple[Participant, ...]:
    """Participants with the roles that were inferred, in order again."""
    given = (replace(p, role=told.get(p.id, p.role)) for p in participants)
    return tuple(sorted(given, key=lambda p: _ORDER[p.role]))


def counted(participants: Iterable[Participant], turns: Iterable[tuple[str | None, int]]) -> tuple[Participant, ...]:
    """Participants with the number of their turns and words; `turns` are (speaker's id, words)."""
    number: Counter[str | None] = Counter()
    words: Counter[str | None] = Counter()
    for speaker, count in turns:
        number[speaker] += 1
        words[speaker] += count
    return tuple(replace(p, turns=number[p.id], words=words[p.id]) for p in participants)


def house(script: Script) -> str | None:
    """The company whose call it is, told by speaker lines: the firm of most of those who present and are no analysts.

    Where the file does not tell who presents, a firm counts only if several people are of it.
    """
    firms: Counter[str] = Counter()
    names: dict[str, set[str]] = {}
    for voice, section in ((speech.voice, speech.section) for speech in script.speeches):
        if (
            voice is None
            or not voice.affiliation
            or section == "qa"
            or voice.role == "analyst"
            or _is_analysts_title(voice.title)
        ):
            continue
        firms[voice.affiliation] += 1
        names.setdefault(voice.affiliation, set()).add(voice.name)
    best = firms.most_common(1)
    if not best or (not script.divided and len(names[best[0][0]]) < _SEVERAL):
        return None
    return best[0][0]


def _is_same(person: _Person, voice: Voice) -> bool:
    """Whether a voice under another spelling is a person met before: the names agree and the firms do not disagree."""
    if is_unnamed(voice.name) or is_unnamed(person.name) or several(voice.name) or several(person.name):
        return False
    if not same_person(person.name, voice.name):
        return False
    if not voice.affiliation or not person.firms:
        return True
    return any(same_firm(firm, voice.affiliation) for firm in person.firms)


def _role(person: _Person, company: str | None, divided: bool) -> Role:
    """The role of somebody whom no list gives one; where the file is not `divided`, who presents is not known yet."""
    if any(_is_analysts_title(title) for title in person.titles):
        return "analyst"
    if company and any(same_firm(firm, company) for firm in person.firms):
        return "executive"
    if is_unnamed(person.name):
        if _UNNAMED_ANALYST.search(person.name):
            return "analyst"
        return "executive" if _UNNAMED_EXECUTIVE.search(person.name) else "unknown"
    if person.firms:
        return "analyst" if person.sections == {"qa"} else "unknown"
    if (person.sections == {"qa"} or not divided) and all(map(is_rank, person.titles)):
        return "unknown"  # who is introduced with a question is an analyst
    return "executive" if person.titles else "unknown"


def _is_analysts_title(title: str | None) -> bool:
    return bool(title) and "analyst" in str(title).lower()


def _participant(person: _Person, taken: set[str], script: Script) -> Participant:
    """The person as the call keeps one: the fullest spelling is the name, the others are aliases."""
    mixed = [name for name in person.spellings if not name.isupper()] or person.spellings
    name = max(mixed[:1] if person.listed else mixed, key=lambda n: len(name_words(n)))
    shown = _as_written(name, script)
    id = _free_id(slug(shown) or "speaker", taken)
    return Participant(
        id=id,
        name=shown,
        role=person.role,
        title=person.titles[0] if person.titles else None,
        affiliation=person.firms[0] if person.firms else None,
        aliases=tuple(spelling for spelling in person.spellings if spelling not in (name, shown)),
        inferred=person.inferred,
    )


def _free_id(base: str, taken: set[str]) -> str:
    """The base, or the base with a number where it is taken."""
    id, number = base, 1
    while id in taken:
        number += 1
        id = f"{base}-{number}"
    taken.add(id)
    return id


def _as_written(name: str, script: Script) -> str:
    """A name printed in capitals as the call's words write it, else as names are written."""
    if not name.isupper() or " " not in name:
        return name
    spelling = lazy(re.escape(name), re.IGNORECASE)
    said = (spelling.search(line.text) for speech in script.speeches for line in speech.lines)
    return next((found[0] for found in said if found and not found[0].isupper()), in_usual_case(name))
