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


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that figures can be called."""

    metrics: tuple[Metric, ...]
    segments: tuple[tuple[str, str], ...] = ()
    """Words and the name of the segment they mean."""
    by_name: Mapping[str, Metric] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {metric.name: metric for metric in self.metrics})

    def __hash__(self) -> int:
        return hash((self.metrics, self.segments))


def extended(vocabulary: Vocabulary, table: Mapping[str, Any]) -> Vocabulary:
    """A vocabulary with a user's own words, as a `metrics.toml` gives them.

    Args:
        vocabulary: What to build on.
        table: `[metric.NAME]` with `words` (a list), and for a new metric `takes` (a list of `UNITS`, default
            money), `good` ("more", "less"), `us_gaap`; `[segment]` with `NAME = [words]`. For a metric that is
            known already the words are added, and `good` replaces.

    Raises:
        ValueError: A key or value that has no meaning here, in a sentence that names it.
    """
    unknown = set(table) - {"metric", "segment"}
    if unknown:
        raise ValueError(f"“{min(unknown)}” is neither metric nor segment.")
    metrics = {metric.name: metric for metric in vocabulary.metrics}
    for name, entry in _tables(table.get("metric", {}), "metric"):
        metrics[name] = _with_entry(metrics.get(name), name, entry)
    segments = list(vocabulary.segments)
    for name, words in dict(table.get("segment", {})).items():
        segments += [(word, name) for word in _words(words, f"segment {name}")]
    return Vocabulary(tuple(metrics.values()), tuple(segments))


def plain(phrase: str) -> str:
    """A phrase as it is looked up: lower case, hyphens and runs of space as one space."""
    return " ".join(phrase.lower().replace("-", " ").split())


def _tables(entries: Any, what: str) -> list[tuple[str, Mapping[str, Any]]]:
    if not isinstance(entries, Mapping) or not all(isinstance(entry, Mapping) for entry in entries.values()):
        raise ValueError(f"“{what}” must hold tables, such as [{what}.net_adds].")
    return list(entries.items())


def _with_entry(known: Metric | None, name: str, entry: Mapping[str, Any]) -> Metric:
    unknown = set(entry) - {"words", "takes", "good", "us_gaap"}
    if unknown:
        raise ValueError(f"metric {name}: “{min(unknown)}” means nothing here.")
    words = _words(entry.get("words", []), f"metric {name}")
    takes = frozenset(_words(entry.get("takes", []), f"metric {name}"))
    if takes - UNITS:
        raise ValueError(f"metric {name}: it cannot be counted in {min(takes - UNITS)}; there are {sorted(UNITS)}.")
    good = entry.get("good")
    if good not in (None, "more", "less"):
        raise ValueError(f"metric {name}: good is “more” or “less”, not {good!r}.")
    base = known or Metric(name, takes or frozenset(["money"]), ())
    return replace(
        base,
        words=(*base.words, *words),
        takes=takes or base.takes,
        good=good or base.good,
        us_gaap=entry.get("us_gaap", base.us_gaap),
    )


def _words(words: Any, where: str) -> tuple[str, ...]:
    if not isinstance(words, Sequence) or isinstance(words, str) or not all(isinstance(word, str) for word in words):
        raise ValueError(f"{where}: a list of words is wanted.")
    return tuple(filter(None, map(plain, words)))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _metric(paragraph: str) -> Metric:
    """A metric as the built-in table writes it."""
    head, *rest = paragraph.split("\n")
    name, facts = head.split(": ", 1)
    takes, good, us_gaap, growth, *_ = [*facts.split("; "), "", "", ""]
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
        growth=growth.strip() == "growth",
    )


def _default() -> Vocabulary:
    segments = (line.split(": ", 1) for line in SEGMENTS.strip().split("\n"))
    return Vocabulary(
        tuple(map(_metric, METRICS.strip().split("\n\n"))),
        tuple((word, name) for name, words in segments for word in _listed(words)),
    )


DEFAULT = _default()
