"""What a call repeats of another: the safe harbour, the greetings, the stock phrases; the rest is new. Pure.

Two sentences are the same where most of their runs of three words are, and every number but those of dates. A number
said anew is news, whatever stands around it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from transcripts.model import Call, Span
from transcripts.sentences import sentences

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_RUN = 3
"""Words of a run."""
_ALIKE = 0.72
"""Share of the runs of two sentences, taken together, that are in both, from which they are the same."""
_COMMON = 40
"""Runs that stand in more sentences than this tell nothing ("in the quarter")."""


class _Sentence(NamedTuple):
    span: Span
    runs: frozenset[tuple[str, ...]]
    numbers: frozenset[str]


class Said:
    """What was said in some calls, to be recognised in another one."""

    def __init__(self, calls: Iterable[Call]) -> None:
        self._sentences = [sentence for call in calls for sentence in _sentences(call)]
        self._by_run: dict[tuple[str, ...], list[int]] = {}
        for number, sentence in enumerate(self._sentences):
            for run in sentence.runs:
                self._by_run.setdefault(run, []).append(number)

    def repeated(self, call: Call) -> tuple[Span, ...]:
        """The sentences of a call that were said before, in order; neighbours in a paragraph as one."""
        found: list[Span] = []
        for sentence in _sentences(call):
            if not self._knows(sentence):
                continue
            last = found[-1] if found else None
            if last is not None and not call.text[last.end : sentence.span.start].strip(" "):
                found[-1] = Span(last.start, sentence.span.end)
            else:
                found.append(sentence.span)
        return tuple(found)

    def _knows(self, sentence: _Sentence) -> bool:
        shared: Counter[int] = Counter()
        for run in sentence.runs:
            places = self._by_run.get(run, ())
            if len(places) <= _COMMON or len(sentence.runs) == 1:
                shared.update(places)
        for number, count in shared.most_common(3):
            other = self._sentences[number]
            both = len(sentence.runs & other.runs) if count < len(sentence.runs) else count
            if both / len(sentence.runs | other.runs) >= _ALIKE and sentence.numbers == other.numbers:
                return True
        return False


def whole_paragraphs(call: Call, repeated: Sequence[Span]) -> frozenset[int]:
    """Where the paragraphs begin of which everything was said before."""
    ends = [span.end for span in repeated]
    found = set()
    for paragraph in _paragraphs(call):
        at = bisect_right(ends, paragraph.start)
        if at < len(repeated) and repeated[at].start <= paragraph.start and paragraph.end <= repeated[at].end:
            found.add(paragraph.start)
    return frozenset(found)


def share_repeated(call: Call, repeated: Iterable[Span]) -> float:
    """The share of a call's text that was said before."""
    return sum(span.end - span.start for span in repeated) / max(1, len(call.text))


def _paragraphs(call: Call) -> Iterator[Span]:
    for turn in call.turns:
        yield from turn.paragraphs


def _sentences(call: Call) -> Iterator[_Sentence]:
    for paragraph in _paragraphs(call):
        for span in sentences(call.text, paragraph):
            words = [word.casefold() for word in _WORD.findall(call.text, span.start, span.end)]
            if words:
                runs = frozenset(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))
                yield _Sentence(span, runs, _numbers(words))


def _numbers(words: Sequence[str]) -> frozenset[str]:
    """The numbers of a sentence, dates aside: the safe harbour of another day is no news."""
    return frozenset(
        word
        for at, word in enumerate(words)
        if word[0].isdigit() and not _YEAR.fullmatch(word) and (not at or words[at - 1] not in _MONTHS)
    )
