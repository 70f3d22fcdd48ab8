"""A cell of the ledger: all that the calls say of a metric in one period, laid out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from transcripts.figures.quarters import ends
from transcripts.figures.vocabulary import Metric
from transcripts.ledger_choice import chosen, distinct, with_ranges
from transcripts.ledger_values import Family, Told, agree, middle
from transcripts.ledger_verdicts import Verdict, verdict_of
from transcripts.model import Basis, Compare, Figure, Kind, Measure, Standing

_RESTATED = 0.25
"""Share by which two calls may differ on a figure for the later one to be a restatement and not another thing."""


class Reported(NamedTuple):
    """A call as the ledger reads it."""

    call: str
    """Its id."""
    period: str | None
    """The fiscal period it reports ("2013Q1"), where that is known."""
    figures: Sequence[Figure]


class Change(NamedTuple):
    """How a figure stands to that of another period."""

    value: float
    unit: str | None
    """"%", "pp", or the unit of the figures where a percentage says nothing (a loss, cents a share)."""
    said: Told | None
    """Where the company says so; None where it follows from the two cells."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of a metric in one period."""

    actual: Told | None = None
    """The result. Its figure's kind is "comparison" where only a later call tells it."""
    guidance: Told | None = None
    """What was guided for the period; a change where a growth rate was guided."""
    verdict: Verdict | None = None
    qoq: Change | None = None
    """Against the quarter before."""
    yoy: Change | None = None
    """Against the same period of the year before."""
    restated: Told | None = None
    """What a later call says it was, where that is another number."""
    others: tuple[Told, ...] = ()
    """Further numbers that the call gives for it: on another basis, or with something left out."""


class Key(NamedTuple):
    """What a row is about."""

    metric: str
    segment: str | None
    """The segment in small letters; None for the company."""
    measure: Measure
    """"level", or "share" for a segment told as a part of the whole."""
    family: Family


class Said(NamedTuple):
    """All figures that were said of a row in one period, call by call, the earliest call first."""

    period: str
    own: Reported | None
    """The call that reports the period, where there is one."""
    figures: Sequence[tuple[Reported, Figure]]

    def reported(self, kind: Kind) -> list[Figure]:
        """What the period's own call says of some kind."""
        return [figure for call, figure in self.figures if call is self.own and figure.kind == kind]

    def before(self) -> Iterable[tuple[Reported, list[Figure]]]:
        """What earlier calls guided for the period, the latest call first."""
        calls = {call.call: call for call, _ in self.figures if call.period and ends(call.period) < ends(self.period)}
        for call in reversed(calls.values()):
            guided = [figure for other, figure in self.figures if other is call and figure.kind == "guidance"]
            if guided:
                yield call, guided

    def after(self) -> Iterable[tuple[Reported, list[Figure]]]:
        """What later calls set their own figures beside, the earliest call first."""
        calls = {call.call: call for call, _ in self.figures if call.period and ends(call.period) > ends(self.period)}
        for call in calls.values():
            compared = [figure for other, figure in self.figures if other is call and figure.kind == "comparison"]
            if compared:
                yield call, compared


def cell_of(said: Said, key: Key, metric: Metric) -> Cell | None:
    """The cell, or None where nothing of it is a result, a guidance or a change."""
    own, told = said.own, said.reported("actual")
    results = _levels(told, key, metric)
    changes = [] if metric.growth else [figure for figure in told if figure.measure == "change"]
    guidance = _guidance(said, key, metric)
    basis = None if guidance is None else guidance.figure.basis
    result = chosen(results, basis)
    actual = _looked_back(said, key, metric, basis) if result is None or own is None else Told(own.call, result)
    if actual is None and guidance is None and not changes:
        return None
    return Cell(
        actual=actual,
        guidance=guidance,
        verdict=_verdict(actual, guidance, results, changes, key, metric),
        qoq=_told_change(own, changes, "qoq"),
        yoy=_told_change(own, changes, "yoy"),
        restated=None if result is None else _restated(said, key, metric, result),
        others=() if own is None else tuple(Told(own.call, figure) for figure in distinct(results, result)),
    )


def _levels(figures: Iterable[Figure], key: Key, metric: Metric) -> list[Figure]:
    """The figures that a cell can hold: levels, shares in a row of shares; growth rates where the metric is one."""
    if metric.growth:
        return [figure for figure in figures if figure.measure != "share"]
    return [figure for figure in figures if figure.measure == key.measure]


def _guidance(said: Said, key: Key, metric: Metric) -> Told | None:
    """What was guided: by the call before, else as recalled in the period's own; a number before mere words."""
    offers = [
        Told(call.call, guided)
        for call, figures in said.before()
        if (guided := _guided(figures, key, metric)) is not None
    ]
    if said.own is not None and (recalled := _guided(said.reported("prior_guidance"), key, metric)) is not None:
        offers.append(Told(said.own.call, recalled))
    return next((offer for offer in offers if offer.middle is not None), offers[0] if offers else None)


def _guided(figures: Sequence[Figure], key: Key, metric: Metric) -> Figure | None:
    """The guidance among what one call guided: a level, else a growth rate, else what was said in words."""
    levels = with_ranges(_levels(figures, key, metric))
    changes = [figure for figure in figures if figure.measure == "change" and middle(figure) is not None]
    numbers = [figure for figure in levels if middle(figure) is not None]
    return chosen(numbers) or chosen(changes) or (levels[0] if levels else None)


def _looked_back(said: Said, key: Key, metric: Metric, basis: Basis | None) -> Told | None:
    """What the first later call that tells it says the period's result was."""
    for call, compared in said.after():
        figure = chosen([f for f in _levels(compared, key, metric) if middle(f) is not None], basis)
        if figure is not None:
            return Told(call.call, figure)
    return None


def _restated(said: Said, key: Key, metric: Metric, result: Figure) -> Told | None:
    """What the last later call to tell it says that a result was, where no such call says the same."""
    size, found = middle(result), None
    for call, compared in said.after():
        levels = [f for f in _levels(compared, key, metric) if middle(f) is not None and _comparable(f, result)]
        if not levels:
            continue
        other = min(levels, key=lambda figure: abs((middle(figure) or 0) - (size or 0)))
        value = middle(other)
        near = size is not None and value is not None and abs(value - size) <= _RESTATED * abs(size)
        found = Told(call.call, other) if near and not agree(other, result) else None
    return found


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures are told on one basis, as far as it is said."""
    return one.basis is None or other.basis is None or one.basis == other.basis


def _verdict(
    actual: Told | None, guidance: Told | None, results: list[Figure], changes: list[Figure], key: Key, metric: Metric
) -> Verdict | None:
    """What came of the guidance; of a guided growth rate, held against the growth reported."""
    said = _standing(None if actual is None else actual.figure, results, changes)
    if guidance is None or guidance.figure.measure != "change" or metric.growth:
        guided = None if guidance is None else guidance.figure
        return None if actual is None else verdict_of(actual.figure, guided, key.family, metric.good, said)
    rate = guidance.figure
    grown = [figure for figure in changes if figure.unit == rate.unit and figure.compare == rate.compare]
    return verdict_of(grown[0], rate, "percent", metric.good, said) if grown else None


def _standing(actual: Figure | None, results: Iterable[Figure], changes: Iterable[Figure]) -> Standing | None:
    """Where the company says that the result stands: beside the figure, at another mention of it, or by how much."""
    if actual is not None and actual.standing is not None:
        return actual.standing
    same = (figure.standing for figure in results if actual is not None and agree(figure, actual) and figure.standing)
    found = next(same, None)
    if found is not None:
        return found
    off = next((f for f in changes if f.compare == "guidance" and middle(f) is not None), None)
    if off is None:
        return next((figure.standing for figure in changes if figure.standing), None)
    return off.standing or ("above" if (off.value or 0) > 0 else "below")


def _told_change(own: Reported | None, changes: Iterable[Figure], compare: Compare) -> Change | None:
    """A growth rate that the company tells itself."""
    if own is None:
        return None
    for figure in changes:
        if figure.compare == compare and figure.value is not None and figure.unit is not None:
            return Change(figure.value, figure.unit, Told(own.call, figure))
    return None
