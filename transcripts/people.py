"""Who takes part: roles, one person under several spellings, and who is listed and never speaks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from transcripts.firms import same_firm
from transcripts.model import Participant, Role, SectionKind
from transcripts.names import is_unnamed, name_words, same_person, slug
from transcripts.script import Script, Voice

_ORDER: dict[Role, int] = {"operator": 0, "executive": 1, "analyst": 2, "unknown": 3}


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


def cast_of(script: Script, company: str | None) -> Cast:
    """The participants of a script, in order: operator, executives, analysts, others.

    Args:
        script: The document, told apart.
        company: The company's name, which tells executives from analysts where no list does.
    """
    people: list[_Person] = []
    for voice in script.listed:
        _meet(people, voice).listed = True
    for speech in script.speeches:
        if speech.voice is not None:
            _meet(people, speech.voice).sections.add(speech.section)
    for person in people:
        if person.role == "unknown":
            person.role = _role(person, company)
    ordered = sorted(people, key=lambda person: _ORDER[person.role])
    taken: set[str] = set()
    ids: dict[str, str] = {}
    participants = []
    for person in ordered:
        made = _participant(person, taken)
        participants.append(made)
        ids |= dict.fromkeys(person.spellings, made.id)
    return Cast(tuple(participants), ids)


def counted(participants: Iterable[Participant], turns: Iterable[tuple[str | None, int]]) -> tuple[Participant, ...]:
    """Participants with the number of their turns and words; `turns` are (speaker's id, words)."""
    number: Counter[str | None] = Counter()
    words: Counter[str | None] = Counter()
    for speaker, count in turns:
        number[speaker] += 1
        words[speaker] += count
    return tuple(replace(p, turns=number[p.id], words=words[p.id]) for p in participants)


def house(voices: Sequence[tuple[Voice, SectionKind]]) -> str | None:
    """The company whose call it is, told by speaker lines: the firm of most of those who are no analysts."""
    firms = Counter(
        voice.affiliation
        for voice, section in voices
        if voice.affiliation and voice.role != "analyst" and not _is_analysts_title(voice.title)
    )
    return firms.most_common(1)[0][0] if firms else None


def _meet(people: list[_Person], voice: Voice) -> _Person:
    """The person that a voice belongs to, a new one if need be, with what the voice tells added."""
    person = next((p for p in people if voice.name in p.spellings), None)
    if person is None:
        person = next((p for p in people if _is_same(p, voice)), None)
    if person is None:
        person = _Person(voice.name)
        people.append(person)
    if voice.name not in person.spellings:
        person.spellings.append(voice.name)
    if voice.title and voice.title not in person.titles:
        person.titles.append(voice.title)
    if voice.affiliation and voice.affiliation not in person.firms:
        person.firms.append(voice.affiliation)
    if person.role == "unknown":
        person.role = voice.role
    person.inferred = person.inferred and voice.inferred
    return person


def _is_same(person: _Person, voice: Voice) -> bool:
    """Whether a voice under another spelling is a person met before: the names agree and the firms do not disagree."""
    if is_unnamed(voice.name) or is_unnamed(person.name) or not same_person(person.name, voice.name):
        return False
    if not voice.affiliation or not person.firms:
        return True
    return any(same_firm(firm, voice.affiliation) for firm in person.firms)


def _role(person: _Person, company: str | None) -> Role:
    """The role of somebody whom no list gives one."""
    if any(_is_analysts_title(title) for title in person.titles):
        return "analyst"
    if company and any(same_firm(firm, company) for firm in person.firms):
        return "executive"
    if person.firms:
        return "analyst" if person.sections == {"qa"} else "unknown"
    if person.titles:
        return "executive"
    return "unknown"


def _is_analysts_title(title: str | None) -> bool:
    return bool(title) and "analyst" in str(title).lower()


def _participant(person: _Person, taken: set[str]) -> Participant:
    """The person as the call keeps one: the fullest spelling is the name, the others are aliases."""
    name = max(person.spellings[:1] if person.listed else person.spellings, key=lambda n: len(name_words(n)))
    base = slug(name) or "speaker"
    id, number = base, 1
    while id in taken:
        number += 1
        id = f"{base}-{number}"
    taken.add(id)
    return Participant(
        id=id,
        name=name,
        role=person.role,
        title=person.titles[0] if person.titles else None,
        affiliation=person.firms[0] if person.firms else None,
        aliases=tuple(spelling for spelling in person.spellings if spelling != name),
        inferred=person.inferred,
    )
