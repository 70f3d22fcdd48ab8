"""What figures are called: metrics, their synonyms, what they are counted in, and segments.

A vocabulary is a value that is passed in. `DEFAULT` holds the metrics of the public contract; `extended` returns
another one with a user's own metrics, synonyms and segments.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from transcripts.figures.table import METRICS, SEGMENTS

Good = Literal["more", "less"]

UNITS = frozenset(["money", "share", "percent", "days", "turns", "count"])
"""What a metric may be counted in: an amount of money, one per share, a percentage (or points of it), days, turns
(or a multiple), things."""
_COUNTED = frozenset(["days", "turns", "count"])
"""What numbers without a unit may be."""


@dataclass(frozen=True, slots=True)
class Metric:
    """Something a company reports, and what it is called in a call."""

    name: str
    """The public name ("gross_margin")."""
    takes: frozenset[str]
    """Kinds of unit (`UNITS`) that a level of it can have. A growth rate in percent fits any metric."""
    words: tuple[str, ...]
    """What people call it, in lower case, hyphens as spaces ("non interest expense")."""
    also: tuple[str, ...] = ()
    """What they call it only where the unit leaves nothing else ("earnings" of $0.40 a share)."""
    weak: tuple[str, ...] = ()
    """Words that mean it only where nothing else in the sentence names the figure ("the business" grew)."""
    good: Good | None = None
    """Whether more or less of it is good; None where that is not plain."""
    us_gaap: str | None = None
    """The element of the us-gaap taxonomy that reports it, where there is one."""
    growth: bool = False
    """True for a metric whose own level is a growth rate (comparable sales)."""
    bare: bool = False
    """True for a metric that is said without a unit ("turns improved to 4.7")."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that figures can be called."""

    metrics: tuple[Metric, ...]
    segments: tuple[tuple[str, str], ...] = ()
    """Words and the name of the segment they mean."""
    by_name: Mapping[str, Metric] = field(init=False, repr=False, compare=False)
    bare: frozenset[str] = field(init=False, repr=False, compare=False)
    """The names of the metrics that are said without a unit."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {metric.name: metric for metric in self.metrics})
        object.__setattr__(self, "bare", frozenset(metric.name for metric in self.metrics if metric.bare))

    def __hash__(self) -> int:
        return hash((self.metrics, self.segments))


class VocabularyError(ValueError):
    """A key or a value of a user's table has no meaning.

    Args:
        sentence: What is wrong.
        about: The word of the table that it is about.
    """

    def __init__(self, sentence: str, about: str) -> None:
        super().__init__(sentence)
        self.about = about


def extended(vocabulary: Vocabulary, table: Mapping[str, Any]) -> Vocabulary:
    """A vocabulary with a user's own words, as a `metrics.toml` gives them.

    Args:
        vocabulary: What to build on.
        table: `[metric.NAME]` with `words` (a list), and for a new metric `takes` (a list of `UNITS`, default
            money), `good` ("more", "less"), `us_gaap`; `[segment]` with `NAME = [words]`. For a metric that is
            known already the words are added, and `good` replaces. A word means what the user says, whatever it
            meant before.

    Raises:
        VocabularyError: A key or value that has no meaning here, in a sentence that names it.
    """
    for key in table:
        if key not in ("metric", "segment"):
            raise VocabularyError(f"“{key}” is neither metric nor segment.", key)
    metrics = {metric.name: metric for metric in vocabulary.metrics}
    for name, entry in _tables(table.get("metric", {}), "metric"):
        words = _words(entry.get("words", []), f"metric {name}", name)
        metrics = {other: _without(metric, words) for other, metric in metrics.items()}
        metrics[name] = _with_entry(metrics.get(name), name, entry, words)
    segments = list(vocabulary.segments)
    for name, words in _entries(table.get("segment", {})):
        own = _words(words, f"segment {name}", name)
        segments = [pair for pair in segments if pair[0] not in own] + [(word, name) for word in own]
    return Vocabulary(tuple(metrics.values()), tuple(segments))


def plain(phrase: str) -> str:
    """A phrase as it is looked up: lower case, hyphens and runs of space as one space."""
    return " ".join(phrase.lower().replace("-", " ").split())


def _entries(entries: Any) -> list[tuple[str, Any]]:
    if not isinstance(entries, Mapping):
        raise VocabularyError("“segment” must be a table, such as [segment] with mills = [“the mills”].", "segment")
    return list(entries.items())


def _tables(entries: Any, what: str) -> list[tuple[str, Mapping[str, Any]]]:
    if not isinstance(entries, Mapping) or not all(isinstance(entry, Mapping) for entry in entries.values()):
        raise VocabularyError(f"“{what}” must hold tables, such as [{what}.net_adds].", what)
    return list(entries.items())


def _without(metric: Metric, words: Sequence[str]) -> Metric:
    """A metric that is not called by some words any more."""
    if set(words).isdisjoint((*metric.words, *metric.also, *metric.weak)):
        return metric

    def left(known: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(word for word in known if word not in words)

    return replace(metric, words=left(metric.words), also=left(metric.also), weak=left(metric.weak))


def _with_entry(known: Metric | None, name: str, entry: Mapping[str, Any], words: tuple[str, ...]) -> Metric:
    for key in entry:
        if key not in ("words", "takes", "good", "us_gaap"):
            raise VocabularyError(f"metric {name}: “{key}” means nothing here.", key)
    takes = frozenset(_words(entry.get("takes", []), f"metric {name}", "takes"))
    for unit in takes - UNITS:
        raise VocabularyError(
            f"metric {name}: it cannot be counted in “{unit}”; there are {', '.join(sorted(UNITS))}.", unit
        )
    good = entry.get("good")
    if good not in (None, "more", "less"):
        raise VocabularyError(f"metric {name}: good is “more” or “less”, not {good!r}.", str(good))
    base = known or Metric(name, takes or frozenset(["money"]), (), bare=bool(takes) and takes <= _COUNTED)
    return replace(
        base,
        words=(*base.words, *words),
        takes=takes or base.takes,
        good=good or base.good,
        us_gaap=entry.get("us_gaap", base.us_gaap),
    )


def _words(words: Any, where: str, about: str) -> tuple[str, ...]:
    if not isinstance(words, Sequence) or isinstance(words, str) or not all(isinstance(word, str) for word in words):
        raise VocabularyError(f"{where}: a list of words is wanted.", about)
    return tuple(filter(None, map(plain, words)))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _metric(paragraph: str) -> Metric:
    """A metric as the built-in table writes it."""
    head, *rest = paragraph.split("\n")
    name, facts = head.split(": ", 1)
    takes, good, us_gaap, nature, *_ = [*facts.split("; "), "", "", ""]
    columns = {"words": "", "also": "", "weak": ""}
    column = "words"
    for line in rest:
        first, _, words = line.strip().partition(" ")
        if first in ("also", "weak"):
            column = first
            line = words
        columns[column] += line.strip() + " "
    return Metric(
        name,
        frozenset(takes.split()),
        **{column: _listed(words) for column, words in columns.items()},
        good="more" if good == "more" else "less" if good == "less" else None,
        us_gaap=us_gaap.strip() or None,
        growth=nature.strip() == "growth",
        bare=nature.strip() == "bare",
    )


def _default() -> Vocabulary:
    segments = (line.split(": ", 1) for line in SEGMENTS.strip().split("\n"))
    return Vocabulary(
        tuple(map(_metric, METRICS.strip().split("\n\n"))),
        tuple((word, name) for name, words in segments for word in _listed(words)),
    )


DEFAULT = _default()
