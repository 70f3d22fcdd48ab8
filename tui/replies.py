"""Which exchanges of a call were answered: by the reader's word, else by the company's own. Pure."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from annotations.verdicts import ExchangeVerdict, Verdict, is_unanswered
from transcripts.model import Call, Exchange, Span

Words = Mapping[int, ExchangeVerdict]
"""The reader's word on exchanges, by their numbers."""
NO_WORDS: Words = MappingProxyType({})
_SIGNS: Mapping[str, tuple[str, str]] = {"answered": ("✓", "+"), "partly": ("~", "~"), "dodged": ("✗", "x")}


class Replies:
    """How the exchanges of one call were replied to."""

    def __init__(self, call: Call | None = None, words: Words = NO_WORDS) -> None:
        self.call = call
        self.words = words
        exchanges = call.exchanges if call is not None else ()
        self.unanswered = [n for n, exchange in enumerate(exchanges) if is_unanswered(exchange, self.word(n))]
        """The numbers of the exchanges that left something unanswered, in order."""

    def word(self, number: int) -> Verdict | None:
        """The reader's word on an exchange."""
        verdict = self.words.get(number)
        return verdict.word if verdict is not None else None

    def sign(self, number: int, *, ascii_marks: bool = False) -> str:
        """An exchange's sign; "" for one that nothing is said of."""
        word = self.word(number) or ("dodged" if number in self.unanswered else "")
        return _SIGNS[word][ascii_marks] if word else ""

    def told(self, number: int) -> str:
        """What there is to say of an exchange: "no answer: “We don't break that out”", "you: dodged"; or ""."""
        word, refused = self.word(number), self._refusal(number)
        if word is None:
            return f"no answer: {refused}" if refused else ""
        return f"you: {word}" + (f", {refused}" if refused else "")

    def start(self, number: int) -> int:
        """Where an exchange begins."""
        return self.call.turns[self._exchange(number).turns[0]].start if self.call is not None else 0

    @property
    def starts(self) -> list[int]:
        """Where those begin that left something unanswered."""
        return [self.start(number) for number in self.unanswered]

    def next(self, offset: int, step: int) -> int | None:
        """Where the next such exchange begins after an offset, or the one before it; None where there is none."""
        if step > 0:
            return next((start for start in self.starts if start > offset), None)
        return next((start for start in reversed(self.starts) if start < offset), None)

    @property
    def refusals(self) -> tuple[Span, ...]:
        """The words that refuse, in order, where the reader does not say that they answer."""
        return tuple(sorted(self._refused()))

    @property
    def other_turns(self) -> frozenset[int]:
        """The turns that belong to no exchange that left something unanswered."""
        if self.call is None:
            return frozenset()
        own = {turn for number in self.unanswered for turn in self._exchange(number).turns}
        return frozenset(turn.index for turn in self.call.turns if turn.index not in own)

    def _refused(self) -> Iterator[Span]:
        for number in self.unanswered:
            words = self._exchange(number).declined
            if words is not None:
                yield words

    def _refusal(self, number: int) -> str:
        words = self._exchange(number).declined
        return f"“{self.call.text[words.start : words.end]}”" if words is not None and self.call is not None else ""

    def _exchange(self, number: int) -> Exchange:
        assert self.call is not None
        return self.call.exchanges[number]
