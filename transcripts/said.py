"""What somebody says in calls: their turns, what these are about, and all of them as one text. Pure."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from transcripts.figures.lexicon import book_of, metrics_in
from transcripts.figures.vocabulary import DEFAULT, Vocabulary
from transcripts.figures.words import lowered, sentence
from transcripts.model import Call, Company, Event, Figure, Participant, Section, Source, Span, Turn
from transcripts.names import name_words
from transcripts.wording import lazy, word_set

_PARTING = "\n\n"
_ASKING = lazy(r"[^.?!\n]+\?")
_WORD = lazy(r"[^\W\d_]{4,}")
_SAYS_LITTLE = word_set(
    "able about actually after again also although always another anything around asking back because been before being"
    " believe better between both bring came case clear color colour come comes comment comments company congrats"
    " could couple curious detail different does doing done down drive driving during each either else even ever every"
    " everyone expect expecting expectation expectations feel first follow forward from further future getting give"
    " given goes going good gotten great guess guys happen happening have having hear heard help helpful here hoping"
    " impact important indicated into just kind know last later least less level like likely line little long look"
    " looking looks made maybe make makes making many maybe mean means mention mentioned mentioning might month months"
    " more morning most move moving much need next nice number obviously okay only other others outlook over part past"
    " people perhaps piece place please point potential potentially pretty previously probably provide putting quarter"
    " quarters question questions quick quickly quite rather really regarding related remind right said same saying"
    " says second seeing seem seems seen sense several share should side similar since some someone something sort"
    " speak specific specifically start started still stuff such suppose sure take taken talk talked talking tell"
    " terms than thank thanks that their them then there these they thing things think thinking third this those though"
    " thought thoughts through time today together told touch trying turn twice under understand understanding until"
    " update upon used using very view want wanted wanting ways week well went were what whatever when where whether"
    " which while whole whom will with within without wonder wondering work would wrap year years yesterday your yours"
)
"""Words that nearly every question has."""


class Said(NamedTuple):
    """What somebody says in a call."""

    call: str
    turns: tuple[int, ...]
    """Indices."""
    about: Counter[str]
    """Metrics, and how many of their turns are about each: by the figures in it, for an analyst also by those in the
    answers and by the words of the question."""
    words: Counter[str]
    """Words of an analyst's questions, lower case, that not every question has."""


def said_in(call: Call, people: Collection[str], vocabulary: Vocabulary | None = None) -> Said:
    """What somebody says in a call, and what it is about.

    Args:
        call: The call.
        people: The ids that they have.
        vocabulary: The words for metrics; None: those of earmark.
    """
    turns = tuple(turn.index for turn in call.turns if turn.speaker in people)
    heard: dict[int, tuple[int, ...]] = {index: (index,) for index in turns}
    asks = {p.id for p in call.participants if p.id in people and p.role == "analyst"}
    for exchange in call.exchanges:
        own = [index for index in exchange.turns if index in heard]
        if exchange.analyst in asks and own:
            for index in own[1:]:
                del heard[index]
            heard[own[0]] = exchange.turns
    metrics: dict[int, set[str]] = {}
    for figure in call.figures:
        if figure.turn is not None and figure.metric != "other":
            metrics.setdefault(figure.turn, set()).add(figure.metric)
    about: Counter[str] = Counter()
    for together in heard.values():
        found = set().union(*(metrics.get(index, set()) for index in together))
        if asks:
            own_turns = [call.turns[index] for index in together if call.turns[index].speaker in people]
            found |= _named(call.text, own_turns, vocabulary or DEFAULT)
        about.update(found)
    return Said(call.id, turns, about, _asked_words(call, turns) if asks else Counter())


def _named(text: str, turns: Iterable[Turn], vocabulary: Vocabulary) -> set[str]:
    """The metrics that turns name."""
    book = book_of(vocabulary)
    said = (text[turn.start : turn.end] for turn in turns)
    words = (sentence(lowered(turn), 0, len(turn)).words for turn in said)
    return {mention.names[0] for told in words for mention in metrics_in(told, book)}


def _asked_words(call: Call, turns: Iterable[int]) -> Counter[str]:
    """The words of what is asked; names of people and of the company are none."""
    names = {word for p in call.participants for word in name_words(p.name)}
    names |= set(name_words(call.company.name or ""))
    found: Counter[str] = Counter()
    for index in turns:
        turn = call.turns[index]
        for question in _ASKING.finditer(call.text, turn.start, turn.end):
            words = {word.lower() for word in _WORD.findall(question[0])}
            found.update(words - _SAYS_LITTLE - names)
    return found


class Passage(NamedTuple):
    """A turn, and where it stands in a text made of several."""

    call: str
    start: int
    """First code point in the call's text."""
    end: int
    """One past the last."""
    at: int
    """First code point in the text that is made."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that somebody says, as one text in the form of a call: a section a call, a turn a turn."""

    call: Call
    """Its sections are of the calls, and its turns by stand-ins for whoever speaks, titled with whom they answer."""
    calls: tuple[str, ...]
    """Ids of the calls, in the order of the sections."""
    passages: tuple[Passage, ...]
    """In the order of the text; one at least."""

    def place(self, offset: int) -> tuple[str, int]:
        """The call that an offset is of, and the offset in the call's text."""
        passage = self.passages[max(0, bisect_right(self.passages, offset, key=lambda passage: passage.at) - 1)]
        return passage.call, passage.start + max(0, offset - passage.at)

    def spans_of(self, call: str, span: Span) -> Iterator[Span]:
        """Where a stretch of a call's text stands here; what is between the turns is nowhere."""
        for passage in self.passages:
            if passage.call == call and passage.start < span.end and span.start < passage.end:
                by = passage.start - passage.at
                yield Span(max(span.start, passage.start) - by, min(span.end, passage.end) - by)


def gathered(calls: Iterable[Call], people: Collection[str]) -> Gathered | None:
    """All that somebody says in calls, one after the other; None where they say nothing.

    Args:
        calls: The calls, in the order in which they are to stand.
        people: The ids that they have.
    """
    making = _Gathering()
    for call in calls:
        making.take(call, people)
    return making.made() if making.passages else None


class _Gathering:
    """A text that is made of turns of calls."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self._text: list[str] = []
        self._length = 0
        self._calls: list[str] = []
        self._sections: list[Section] = []
        self._turns: list[Turn] = []
        self._figures: list[Figure] = []
        self._people: dict[tuple[str, str | None, str | None], Participant] = {}

    def take(self, call: Call, people: Collection[str]) -> None:
        """Add what somebody says in a call."""
        begun = self._length
        turns = [turn for turn in call.turns if turn.speaker in people]
        names = {p.id: p.name for p in call.participants}
        askers = {index: exchange.analyst for exchange in call.exchanges for index in exchange.turns}
        for turn in turns:
            asker = askers.get(turn.index)
            self._take_turn(call, turn, None if asker in people else names.get(asker or ""))
        if turns:
            self._calls.append(call.id)
            self._sections.append(Section("unknown", begun, self._length))

    def made(self) -> Gathered:
        """The text, and what stands in it."""
        call = Call(
            "",
            Source("", "", "", ""),
            None,
            Company(None, None),
            Event(),
            tuple(self._people.values()),
            _PARTING.join(self._text),
            tuple(self._sections),
            tuple(self._turns),
            (),
            tuple(self._figures),
        )
        return Gathered(call, tuple(self._calls), tuple(self.passages))

    def _take_turn(self, call: Call, turn: Turn, asker: str | None) -> None:
        by = turn.start - self._length
        index = len(self._turns)
        self.passages.append(Passage(call.id, turn.start, turn.end, self._length))
        paragraphs = tuple(Span(span.start - by, span.end - by) for span in turn.paragraphs)
        speaker = self._stand_in(call, turn, asker).id
        self._turns.append(Turn(index, speaker, turn.section, turn.start - by, turn.end - by, paragraphs))
        self._figures += (
            replace(figure, start=figure.start - by, end=figure.end - by, turn=index)
            for figure in call.figures
            if turn.start <= figure.start < turn.end
        )
        self._text.append(call.text[turn.start : turn.end])
        self._length += turn.end - turn.start + len(_PARTING)

    def _stand_in(self, call: Call, turn: Turn, asker: str | None) -> Participant:
        person = call.participant(turn.speaker)
        assert person is not None
        title, firm = (f"answers {asker}", None) if asker else (person.title, person.affiliation)
        key = person.name, title, firm
        if key not in self._people:
            self._people[key] = Participant(f"voice-{len(self._people)}", person.name, person.role, title, firm)
        return self._people[key]
