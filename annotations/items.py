"""An annotation with all that a digest, a filter or a table says of it: its words in the call, who said them, when.

Made from the call that is shown and an annotation as it lies in its text; pure.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from annotations.model import Annotation
from transcripts.model import Call, Company, Event, Exchange, Figure, Participant, Role, SectionKind, Span, Turn
from transcripts.sentences import sentence_at, sentences

_LONGEST_QUESTION = 280
"""Characters of an analyst's questions that are quoted whole; of more the last one is, or as much of its end."""


@dataclass(frozen=True, slots=True)
class CallFacts:
    """Which call it is, by what its file or the library knows of it."""

    id: str
    company: Company = field(default_factory=lambda: Company(None, None))
    event: Event = field(default_factory=Event)
    title: str | None = None

    @property
    def company_name(self) -> str:
        """The company's name, else its ticker, else the id of the call."""
        return self.company.name or self.company.ticker or self.id

    @property
    def quarter(self) -> str:
        """The period in words ("Q1 2013"), or ""."""
        event = self.event
        if event.fiscal_quarter and event.fiscal_year:
            return f"Q{event.fiscal_quarter} {event.fiscal_year}"
        return event.period or ""

    @property
    def day(self) -> str:
        """The date in words ("25 April 2013"), or ""."""
        if not self.event.date:
            return ""
        day = date.fromisoformat(self.event.date)
        return f"{day.day} {day:%B %Y}"

    @property
    def kind(self) -> str:
        """What kind of call it is ("earnings call")."""
        return "earnings call" if self.event.type in ("earnings", "unknown") else self.event.type

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """What calls are put in order by: company, fiscal period, date, id."""
        event = self.event
        quarter = event.fiscal_quarter or (event.fiscal_half or 0) * 2
        year = event.fiscal_year or int((event.date or "9999")[:4])
        return (self.company.ticker or self.company_name).casefold(), year, quarter, event.date or "", self.id


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it."""

    id: str
    name: str
    role: Role = "unknown"
    title: str = ""
    firm: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What one speaker says of a passage."""

    words: str
    speaker: Speaker | None
    figures: tuple[Span, ...] = ()
    """Where figures stand in the words."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked before a passage was said."""

    speaker: Speaker
    words: str
    """The questions, or the last of them; "" where nothing that was said is one."""


@dataclass(frozen=True, slots=True)
class Item:
    """An annotation and what is known of its passage."""

    annotation: Annotation
    call: CallFacts
    parts: tuple[Part, ...]
    """The passage by speakers; a single part, but for passages across turns."""
    section: SectionKind = "unknown"
    question: Question | None = None
    """Of an answer, what it answers."""
    metrics: tuple[str, ...] = ()
    """The metrics of the figures in it, in their order, each once."""
    before: str = ""
    """The sentence before the passage, or the one it begins within up to there, of the same speaker."""
    after: str = ""

    @property
    def id(self) -> str:
        """The annotation's id."""
        return self.annotation.id

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks where the passage begins."""
        return self.parts[0].speaker

    @property
    def words(self) -> str:
        """The passage, paragraphs parted by a blank line."""
        return "\n\n".join(part.words for part in self.parts)

    @property
    def place(self) -> tuple[tuple[str, int, int, str, str], Span, str, str]:
        """What items are put in order by: call, place in it, then what does not depend on when they were made."""
        return self.call.place, self.annotation.position, self.annotation.creator or "", self.id


def facts_of(call: Call) -> CallFacts:
    """What a call's own file says of it."""
    return CallFacts(call.id, call.company, call.event, call.title)


def items_of(call: Call, annotations: Iterable[Annotation], facts: CallFacts | None = None) -> Iterator[Item]:
    """Annotations of one call, as they lie in its text, with what is known of each; in the order given.

    An orphan's words are those that it was made on, and nothing is known of what stands around it.

    Args:
        call: The call that is shown.
        annotations: As `Passages.shown` gives them.
        facts: What the library knows of the call, where that is more than its file says.
    """
    known = _Known(call, facts or facts_of(call))
    for annotation in annotations:
        lost = annotation.anchored == "orphan" or annotation.position.end > len(call.text)
        yield known.without_text(annotation) if lost else known.item(annotation)


def item_without_call(annotation: Annotation, facts: CallFacts | None = None) -> Item:
    """An annotation whose call is not at hand: its own words are all that is known."""
    speaker = Speaker(annotation.speaker, _name_in(annotation.speaker)) if annotation.speaker else None
    return Item(annotation, facts or CallFacts(annotation.call), (Part(annotation.quote.exact, speaker),))


class _Known:
    """A call, prepared for questions about places in it."""

    def __init__(self, call: Call, facts: CallFacts) -> None:
        self._call = call
        self._facts = facts
        self._people = {person.id: _speaker(person) for person in call.participants}
        self._turn_starts = [turn.start for turn in call.turns]
        self._figures = sorted(call.figures, key=lambda figure: (figure.start, -figure.end))
        self._figure_starts = [figure.start for figure in self._figures]
        self._exchanges = {index: exchange for exchange in call.exchanges for index in exchange.turns}

    def without_text(self, annotation: Annotation) -> Item:
        speaker = self._people.get(annotation.speaker or "")
        return Item(annotation, self._facts, (Part(annotation.quote.exact, speaker),))

    def item(self, annotation: Annotation) -> Item:
        span = annotation.position
        figures = self._figures_in(span)
        turns = self._turns_in(span)
        first, last = (turns[0], turns[-1]) if turns else (None, None)
        return Item(
            annotation,
            self._facts,
            tuple(self._parts(span, turns, figures)) or (Part(self._call.text[span.start : span.end], None),),
            first.section if first else "unknown",
            self._question(first),
            tuple(dict.fromkeys(figure.metric for figure in figures if figure.metric != "other")),
            self._before(span.start, first),
            self._after(span.end, last),
        )

    def _turns_in(self, span: Span) -> Sequence[Turn]:
        first = max(0, bisect_right(self._turn_starts, span.start) - 1)
        return self._call.turns[first : max(first + 1, bisect_left(self._turn_starts, span.end))]

    def _figures_in(self, span: Span) -> list[Figure]:
        at = bisect_left(self._figure_starts, span.start)
        found: list[Figure] = []
        while at < len(self._figures) and self._figures[at].start < span.end:
            figure = self._figures[at]
            if figure.end <= span.end and (not found or figure.start >= found[-1].end):
                found.append(figure)
            at += 1
        return found

    def _parts(self, span: Span, turns: Sequence[Turn], figures: Sequence[Figure]) -> Iterator[Part]:
        """The words of each turn; two turns of one speaker are one part."""
        made: list[tuple[str | None, Span]] = []
        for turn in turns:
            inside = Span(max(span.start, turn.start), min(span.end, turn.end))
            if inside.start >= inside.end:
                continue
            if made and made[-1][0] == turn.speaker:
                made[-1] = (turn.speaker, Span(made[-1][1].start, inside.end))
            else:
                made.append((turn.speaker, inside))
        for speaker, place in made:
            within = [f for f in figures if place.start <= f.start and f.end <= place.end]
            spans = tuple(Span(f.start - place.start, f.end - place.start) for f in within)
            yield Part(self._call.text[place.start : place.end], self._people.get(speaker or ""), spans)

    def _question(self, turn: Turn | None) -> Question | None:
        if turn is None or (exchange := self._exchanges.get(turn.index)) is None:
            return None
        analyst = self._people.get(exchange.analyst or "")
        if analyst is None or turn.speaker == exchange.analyst:
            return None
        asked = self._last_asked(exchange, turn)
        return None if asked is None else Question(analyst, self._questions_in(asked))

    def _last_asked(self, exchange: Exchange, turn: Turn) -> Turn | None:
        earlier = (self._call.turns[index] for index in reversed(exchange.turns) if index < turn.index)
        return next((t for t in earlier if t.speaker == exchange.analyst), None)

    def _questions_in(self, turn: Turn) -> str:
        text = self._call.text
        said = (text[s.start : s.end] for p in turn.paragraphs for s in sentences(text, p))
        asked = [words for words in said if words.rstrip("\"'”’)").endswith("?")]
        whole = " ".join(asked)
        return whole if len(whole) <= _LONGEST_QUESTION else _end_of(asked[-1])

    def _before(self, start: int, turn: Turn | None) -> str:
        paragraph = _paragraph_at(turn, start)
        if paragraph is None or start <= paragraph.start:
            return ""
        return self._call.text[sentence_at(self._call.text, paragraph, start - 2).start : start].strip()

    def _after(self, end: int, turn: Turn | None) -> str:
        paragraph = _paragraph_at(turn, end - 1)
        if paragraph is None or end >= paragraph.end:
            return ""
        return self._call.text[end : sentence_at(self._call.text, paragraph, end + 1).end].strip()


def _end_of(words: str) -> str:
    """The end of a question that is too long: there it asks."""
    if len(words) <= _LONGEST_QUESTION:
        return words
    return f"… {words[-_LONGEST_QUESTION:].partition(' ')[2]}"


def _paragraph_at(turn: Turn | None, offset: int) -> Span | None:
    return next((p for p in turn.paragraphs if p.start <= offset < p.end), None) if turn else None


def _speaker(person: Participant) -> Speaker:
    return Speaker(person.id, person.name, person.role, person.title or "", person.affiliation or "")


def _name_in(id: str) -> str:
    return " ".join(word.capitalize() for word in id.split("-"))
