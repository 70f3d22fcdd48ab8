"""The reader's own word on an exchange: whether its questions were answered. It wins over what the call's words tell. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args

from annotations.model import Quote, quote_of, share_or_none, span_as_json, span_of
from transcripts.model import Exchange, Span

Verdict = Literal["answered", "partly", "dodged"]
WORDS: tuple[Verdict, ...] = get_args(Verdict)
_MOST_DIGITS = 9
"""Of a turn's number; a key with more is none."""
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
        is_number = self.key.isdecimal() and len(self.key) <= _MOST_DIGITS
        return int(self.key) if self.quote is None and is_number else None

    def as_json(self) -> dict[str, Any]:
        """The word, and what its exchange is known by."""
        record: dict[str, Any] = {"verdict": self.word, "modified": self.modified, **self.extra}
        if self.quote is not None and self.position is not None:
            place = {"quote": self.quote.as_json(), "position": span_as_json(self.position)}
            record |= {**place, "analyst": self.analyst, "rival": self.rival}
        return record


def exchange_verdict_of(key: str, record: Mapping[str, Any]) -> ExchangeVerdict:
    """A verdict from what is kept of it.

    Raises:
        ValueError: It is none, or a newer version's; or its words or their place are missing, or none.
    """
    word = record.get("verdict")
    if word not in WORDS:
        raise ValueError("no verdict")
    extra = {name: value for name, value in record.items() if name not in _KNOWN}
    modified = str(record.get("modified", ""))
    if record.get("quote") is None:
        return ExchangeVerdict(key, cast(Verdict, word), modified=modified, extra=extra)
    analyst = record.get("analyst")
    return ExchangeVerdict(
        key,
        cast(Verdict, word),
        quote_of(record),
        span_of(record),
        None if analyst is None else str(analyst),
        share_or_none(record, "rival"),
        modified,
        extra,
    )


def is_unanswered(exchange: Exchange, word: Verdict | None) -> bool:
    """Whether an exchange left something unanswered: by the reader's word, else where the company refuses a figure."""
    return word != "answered" if word is not None else exchange.declined is not None
