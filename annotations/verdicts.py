"""The reader's own word on an exchange: whether its questions were answered. It wins over what the call's words tell. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args

from annotations.model import Quote
from transcripts.model import Exchange, Span

Verdict = Literal["answered", "partly", "dodged"]
WORDS: tuple[Verdict, ...] = get_args(Verdict)
_KNOWN = frozenset(("verdict", "quote", "position", "analyst", "rival", "modified"))


@dataclass(frozen=True, slots=True)
class ExchangeVerdict:
    """The reader's word on one exchange, known again by the words that ask, as an annotation by those it marks."""

    key: str
    """What it is kept under: the place of the words that ask; in files of earlier versions the number of a turn."""
    word: Verdict
    quote: Quote | None = None
    """The words that ask; None in files of earlier versions."""
    position: Span | None = None
    """Where they stand in the text that the word was given on."""
    analyst: str | None = None
    """Id of the participant who asks."""
    rival: float | None = None
    """How good the next best place for the words was, from 0 to 1."""
    modified: str = ""
    """When the word was given; set by the notebook."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What this version does not know."""

    @property
    def turn(self) -> int | None:
        """The index of the exchange's first turn, where it is known by nothing else."""
        return int(self.key) if self.quote is None and self.key.isdecimal() else None

    def as_json(self) -> dict[str, Any]:
        """The word, and what its exchange is known by."""
        record: dict[str, Any] = {"verdict": self.word, "modified": self.modified, **self.extra}
        if self.quote is not None and self.position is not None:
            place = {"start": self.position.start, "end": self.position.end}
            record |= {"quote": self.quote.as_json(), "position": place, "analyst": self.analyst, "rival": self.rival}
        return record


def exchange_verdict_of(key: str, record: Mapping[str, Any]) -> ExchangeVerdict:
    """A verdict from what is kept of it.

    Raises:
        ValueError: It is none, or a newer version's.
        KeyError: Its words or their place are missing.
        TypeError: They are of the wrong kind.
    """
    word = record.get("verdict")
    if word not in WORDS:
        raise ValueError("no verdict")
    extra = {name: value for name, value in record.items() if name not in _KNOWN}
    quote, modified = record.get("quote"), str(record.get("modified", ""))
    if quote is None:
        return ExchangeVerdict(key, cast(Verdict, word), modified=modified, extra=extra)
    position, analyst, rival = record["position"], record.get("analyst"), record.get("rival")
    return ExchangeVerdict(
        key,
        cast(Verdict, word),
        Quote(str(quote["exact"]), str(quote.get("prefix", "")), str(quote.get("suffix", ""))),
        Span(int(position["start"]), int(position["end"])),
        None if analyst is None else str(analyst),
        None if rival is None else float(rival),
        modified,
        extra,
    )


def is_unanswered(exchange: Exchange, word: Verdict | None) -> bool:
    """Whether an exchange left something unanswered: by the reader's word, else where the company refuses a figure."""
    return word != "answered" if word is not None else exchange.declined is not None
