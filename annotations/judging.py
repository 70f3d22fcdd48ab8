"""The reader's word on exchanges, found again in a call's text, and given. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from annotations.kept import VERDICTS
from annotations.merging import Step
from annotations.passages import Passages
from annotations.verdicts import ExchangeVerdict, Verdict
from transcripts.model import Call, Exchange, Span

_LONGEST = 240
"""Code points of the words that an exchange is known by."""


def told(passages: Passages, verdicts: Iterable[ExchangeVerdict]) -> dict[int, ExchangeVerdict]:
    """The verdicts that belong to exchanges of a call, by the number of the exchange.

    One whose words are not found in the text, or in no exchange, is left out; of several on one exchange, as two
    machines may give them, the last word counts.
    """
    found: dict[int, ExchangeVerdict] = {}
    for number, verdict in _placed(passages, tuple(verdicts)):
        if number not in found or found[number].modified <= verdict.modified:
            found[number] = verdict
    return found


def asking(call: Call, exchange: Exchange) -> Span:
    """The words that an exchange is known by: the beginning of the longest paragraph that its analyst says."""
    turns = [call.turns[index] for index in exchange.turns]
    own = [p for turn in turns if turn.speaker == exchange.analyst for p in turn.paragraphs]
    spoken = own or [p for turn in turns for p in turn.paragraphs] or [Span(turns[0].start, turns[0].end)]
    longest = max(spoken, key=lambda p: min(p.end - p.start, _LONGEST))
    return Span(longest.start, min(longest.end, longest.start + _LONGEST))


def steps_to(
    passages: Passages, kept: Sequence[ExchangeVerdict], number: int, word: Verdict | None
) -> tuple[Step, ...]:
    """What is to be written so that an exchange has a verdict, or none; others known by a turn's number alone get words.

    Args:
        passages: Those of the call.
        kept: Its verdicts as they are kept.
        number: The number of the exchange among the call's.
        word: The verdict; None withdraws it.
    """
    steps: list[Step] = []
    known: ExchangeVerdict | None = None
    for at, verdict in _placed(passages, kept):
        if at == number and known is None and verdict.quote is not None and word is not None:
            known = verdict
            steps.append(Step(VERDICTS, verdict.key, verdict.as_json(), replace(verdict, word=word).as_json()))
        elif at == number or verdict.quote is None:
            steps.append(Step(VERDICTS, verdict.key, verdict.as_json(), None))
            if at != number:
                steps.append(_given(passages, at, verdict.word, verdict.extra))
    if known is None and word is not None:
        steps.append(_given(passages, number, word, {}))
    return tuple(steps)


def _given(passages: Passages, number: int, word: Verdict, extra: Mapping[str, object]) -> Step:
    """A verdict on an exchange that had none known by words."""
    exchange = passages.call.exchanges[number]
    passage = passages.of(asking(passages.call, exchange))
    key = f"{passage.position.start}-{passage.position.end}"
    fresh = ExchangeVerdict(
        key, word, passage.quote, passage.position, exchange.analyst, passage.rival, extra=dict(extra)
    )
    return Step(VERDICTS, key, None, fresh.as_json())


def _placed(passages: Passages, verdicts: Sequence[ExchangeVerdict]) -> list[tuple[int, ExchangeVerdict]]:
    """The verdicts with the numbers of their exchanges, as far as those are found."""
    exchanges = passages.call.exchanges
    number_of = {turn: number for number, exchange in enumerate(exchanges) for turn in exchange.turns}
    anchored = [verdict for verdict in verdicts if verdict.quote is not None]
    places = dict(zip((v.key for v in anchored), passages.places(anchored), strict=True))
    found = []
    for verdict in verdicts:
        turn: int | None = verdict.turn
        if (place := places.get(verdict.key)) is not None:
            at = passages.turn_at(place)
            turn = at.index if at else None
        if turn is not None and turn in number_of:
            found.append((number_of[turn], verdict))
    return found
