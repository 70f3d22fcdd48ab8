"""What a call is: one text, and spans over it.

Every span is half-open and counts code points (elements of a Python `str`) of `Call.text`. There is no second
copy of the text anywhere: a turn, a figure, a highlight are places in it.
"""

from dataclasses import dataclass
from typing import Literal

Role = Literal["operator", "executive", "analyst", "unknown"]
SectionKind = Literal["presentation", "qa", "unknown"]
Measure = Literal["level", "change", "share"]
Kind = Literal["actual", "guidance", "prior_guidance", "comparison", "target", "other"]
Compare = Literal["yoy", "qoq", "guidance"]
Basis = Literal["gaap", "non_gaap"]
Standing = Literal["above", "in_line", "below", "better", "worse"]


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text; places are sorted by where they begin, then by where they end."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""

    def __lt__(self, other: "Span") -> bool:
        return (self.start, self.end) < (other.start, other.end)


@dataclass(frozen=True, slots=True)
class Repair:
    """A place where the text departs from what the file says (spacing and line joins aside)."""

    start: int
    """First code point of what stands there now."""
    end: int
    """One past the last; equal to `start` where something was only taken out."""
    original: str
    """What the file says."""
    reason: str
    """Why it was changed: "ocr", "control"."""


@dataclass(frozen=True, slots=True)
class Company:
    """Whose call it is."""

    name: str | None
    ticker: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """When the call was held and what it was about; null where the file neither prints nor says it."""

    type: str = "unknown"
    """"earnings", "brief" (a summary that is no transcript), "conference", "unknown"."""
    fiscal_year: int | None = None
    fiscal_quarter: int | None = None
    fiscal_half: int | None = None
    date: str | None = None
    """ISO date."""
    time: str | None = None
    """24-hour HH:MM."""
    timezone: str | None = None
    """As printed ("GMT", "ET"), only where the file prints one."""

    @property
    def period(self) -> str | None:
        """The fiscal period as figures name it: "2013Q1", "2015H1", "2011", or None."""
        if self.fiscal_year is None:
            return None
        if self.fiscal_quarter is not None:
            return f"{self.fiscal_year}Q{self.fiscal_quarter}"
        if self.fiscal_half is not None:
            return f"{self.fiscal_year}H{self.fiscal_half}"
        return str(self.fiscal_year)


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who speaks in the call, or is listed and never does."""

    id: str
    """A slug of the name, unique in the call, the same for one person in every call ("michael-ashby")."""
    name: str
    role: Role
    title: str | None = None
    affiliation: str | None = None
    aliases: tuple[str, ...] = ()
    """Other spellings of the name in the file."""
    inferred: bool = False
    """True where the name is known only from what is said, not from a speaker line or a list."""
    turns: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says until the next one speaks."""

    index: int
    speaker: str | None
    """Id of a participant; None where the file names nobody."""
    section: SectionKind
    start: int
    end: int
    paragraphs: tuple[Span, ...]
    time: float | None = None
    """When the turn begins, in seconds from the start of the recording; None where the file tells no times."""


@dataclass(frozen=True, slots=True)
class Section:
    """The presentation or the questions and answers."""

    kind: SectionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in the text that the file gives a time for: a caption, a timed segment."""

    at: int
    """First code point of what is said then."""
    seconds: float
    """From the start of the recording."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One analyst at the microphone, from the operator's introduction to the next one's."""

    analyst: str | None
    """Id of a participant."""
    turns: tuple[int, ...]
    """Indices of the turns, the introduction first."""
    declined: Span | None = None
    """The words with which the company refuses a figure that was asked for; None where it does not."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure said: a quantity, the metric it is a value of, and what kind of statement it makes."""

    start: int
    end: int
    text: str
    """The whole figure with its unit: `text[start:end]` of the call."""
    value: float | None
    """In whole units ($90.5 million is 90500000, 48.1% is 48.1); None for a range or a figure in words."""
    low: float | None
    high: float | None
    unit: str | None
    """ISO 4217 code, "%", "pp", "bps", "days", "turns", "count", "x", or the noun as said."""
    approximate: bool = False
    hedge: str | None = None
    """The words of hedging that stand at the figure ("just under"), not part of `text`."""
    metric: str = "other"
    """A name of `figures.vocabulary`, or "other"."""
    segment: str | None = None
    measure: Measure = "level"
    kind: Kind = "actual"
    asked: bool = False
    """True in an analyst's mouth."""
    period: str | None = None
    compare: Compare | None = None
    basis: Basis | None = None
    excluding: str | None = None
    turn: int | None = None
    why: str = ""
    """The words of the call that gave the figure its metric and kind."""
    standing: Standing | None = None
    """Where the company itself says that a result stands to its guidance ("above the high end of our range")."""
    named: bool = True
    """False where its metric was named only sentences before, or by a word that need not mean it."""
    whole: bool = False
    """True where it is said to be the whole company's ("total revenue")."""
    yours: bool = False
    """True where a reader has corrected how the figure was read."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file a call was read from, and how."""

    path: str
    format: str
    """Layout and kind of file ("streetevents-text")."""
    sha256: str
    reason: str
    """Why that layout was chosen, in words."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call as it was said."""

    id: str
    source: Source
    title: str | None
    company: Company
    event: Event
    participants: tuple[Participant, ...]
    text: str
    sections: tuple[Section, ...]
    turns: tuple[Turn, ...]
    exchanges: tuple[Exchange, ...]
    figures: tuple[Figure, ...] = ()
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[str, ...] = ()
    moments: tuple[Moment, ...] = ()
    """The times that the file gives, in the order of the text; empty where it gives none."""

    def participant(self, id: str | None) -> Participant | None:
        """The participant with that id, or None."""
        return next((p for p in self.participants if p.id == id), None)
