"""A sentence with everything found in it: quantities, names, cues, periods. What the rules of meaning look at."""

import itertools
from collections.abc import Set
from typing import NamedTuple

from transcripts.figures.cues import NOUNS
from transcripts.figures.hedges import is_hedge
from transcripts.figures.lexicon import Book, Mention, found_in
from transcripts.figures.periods import Said, periods
from transcripts.figures.ranges import Quantity
from transcripts.figures.words import Sentence, per_share

_COUNTING = frozenset("was were to of at from is be range the [ and or think are".split())
_PARTING = frozenset(
    """
        , ; -- — – - ( : and but while or compared versus vs which with whereas although bringing making taking
        leaving
    """.split()
)
_LEADING = frozenset(
    "from to at up down by above below than over was were is are being be resulting reaching totaling".split()
)
_OF_WHOLE = frozenset("total quarterly consolidated annual overall company adjusted all".split())
_CARRIED = frozenset("the a an our its their level levels of about only just same record total net prior last".split())
_NO_PLURALS = frozenset("versus vs as is was plus turns basis less this customers respectively its s".split())
_WHOLE_REACH = 5
_STRONG = frozenset(["metric", "blocked"])


class Scene(NamedTuple):
    """A sentence and what is in it, each list in order of place.

    The words between two quantities are parted: what belongs to the first ("in the first quarter of last year") and
    what leads to the second ("and up from").
    """

    sentence: Sentence
    words: list[str]
    quantities: list[Quantity]
    names: list[Mention]
    metrics: list[Mention]
    """Those of the names that are metrics'."""
    cues: list[Mention]
    cued: Set[str]
    """The kinds of cues there are."""
    periods: list[Said]
    named: Set[int]
    """Indices of words that are part of a metric's name."""
    weak: Set[int]
    """The same with weak names and segments."""
    dated: Set[int]
    """Indices of words that are part of a period."""
    leads: list[int]
    """For each quantity the index at which the words that lead to it begin."""

    def lead(self, index: int) -> range:
        """Indices of the words that lead to a quantity, its hedge not included."""
        return range(self.leads[index], self.quantities[index].before)

    def trail(self, index: int) -> int:
        """One past the words that belong to a quantity behind it."""
        return self.leads[index + 1] if index + 1 < len(self.leads) else len(self.words)

    def leading_segment(self, index: int) -> Mention | None:
        """The first segment named in the words that lead to a quantity ("Europe was $21 million")."""
        lead = self.lead(index)
        return next((m for m in self.names if m.kind == "segment" and lead.start <= m.first < lead.stop), None)

    def quoted(self, text: str, first: int, last: int) -> str:
        """The words from one index up to another, as they stand in the text."""
        return " ".join(text[self.sentence.at[first] : self.sentence.stop(last - 1)].split())


def scene_of(sentence: Sentence, quantities: list[Quantity], book: Book, bare: frozenset[str]) -> Scene:
    """A sentence with its names, cues and periods.

    Args:
        sentence: The sentence.
        quantities: Its quantities, bare numbers included.
        book: What names and tells.
        bare: The metrics that are said without a unit.
    """
    words = sentence.words
    names, told = found_in(words, book)
    said = periods(sentence)
    named: set[int] = set()
    weak: set[int] = set()
    dated: set[int] = set()
    for name in names:
        (named if name.kind in _STRONG else weak).update(range(name.first, name.last))
    weak |= named
    for period in said:
        dated.update(range(period.first, period.last))
    cues = [cue for cue in told if cue.first not in named or words[cue.first] == "earned" or cue.last - 1 not in named]
    metrics = [name for name in names if name.kind == "metric"]
    busy = _counting(words, quantities, any(bare.intersection(name.names) for name in metrics))
    leads = leads_of(words, busy, named, dated)
    return Scene(
        sentence, words, busy, names, metrics, cues, {cue.kind for cue in cues}, said, named, weak, dated, leads
    )


def leads_of(words: list[str], quantities: list[Quantity], named: Set[int], dated: Set[int]) -> list[int]:
    """Where the words that lead to each quantity begin."""
    leads = [0] if quantities else []
    for last, following in itertools.pairwise(quantities):
        start = _attached(words, per_share(words, last.after) or last.after, named)
        if words[start] in NOUNS:
            start += 1  # "a $75 million increase | from the prior midpoint of"
        strong = [at for at in range(start, following.before) if words[at] in _PARTING and at not in named]
        leads.append(strong[0] if strong else _lead(words, start, following.before, named, dated))
    return leads


def _counting(words: list[str], quantities: list[Quantity], bare: bool) -> list[Quantity]:
    """The quantities without the numbers that count nothing, where no metric with bare values stands in the sentence."""
    leads = _COUNTING if bare else frozenset[str]()
    return [
        quantity
        for quantity, last in zip(quantities, [None, *quantities], strict=False)
        if quantity.unit is not None
        or quantity.scaled
        or quantity.words is not None
        or (quantity.before and words[quantity.before - 1] in leads and not _counts_other(words, quantity))
        or _goes_on(words, quantity, last)
    ]


def _counts_other(words: list[str], quantity: Quantity) -> bool:
    """Whether a bare number counts what stands right behind it: "more than 60 price reductions", "4.7 years"."""
    following = words[quantity.after] if quantity.after < len(words) else ""
    return following.isalpha() and following.endswith("s") and following not in _NO_PLURALS


def _goes_on(words: list[str], quantity: Quantity, last: Quantity | None) -> bool:
    """Whether a bare number is a range told as such, or goes on days or times that were said before it."""
    if quantity.low is not None and "range" in words[quantity.last : quantity.last + 3]:
        return True
    return last is not None and last.unit in ("days", "x") and words[quantity.before - 1] in ("from", "to")


def _attached(words: list[str], start: int, named: Set[int]) -> int:
    """One past the name that a quantity leads to with "of" ("10% of sales"), or the start."""
    if words[start : start + 1] != ["of"]:
        return start
    for at in range(start + 1, min(start + _WHOLE_REACH, len(words))):
        if at in named:
            while at in named:
                at += 1
            return at
        if not (words[at] in _CARRIED or words[at] in _OF_WHOLE):
            break
    return start


def _lead(words: list[str], start: int, stop: int, named: Set[int], dated: Set[int]) -> int:
    """Where the lead begins when nothing strong parts two quantities: "… in Q2 | from Q1's", "… the prior year | at"."""
    at = stop
    while at > start:
        word = words[at - 1]
        if word in _LEADING:
            while at > start and words[at - 1] in _LEADING:
                at -= 1
            return at
        if not (at - 1 in named or at - 1 in dated or word in _CARRIED or is_hedge(word)):
            break
        at -= 1
    return start
