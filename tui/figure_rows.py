"""The figures of a call as rows: by metric, where what is said again is one row, or in the order in which they are said.

Pure: figures in, rows out.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.figures.vocabulary import DEFAULT
from transcripts.model import Figure

_RANK = {metric.name: rank for rank, metric in enumerate(DEFAULT.metrics) if metric.name != "other"}
_LAST = len(_RANK)


class FigureRow(NamedTuple):
    """One row: a figure, wherever in the call it is said."""

    figure: Figure
    """As it is said first."""
    places: tuple[int, ...]
    """The numbers of the figures that it stands for, in order of place; at least one."""


class MetricRows(NamedTuple):
    """A metric and what is said of it."""

    metric: str
    """Its public name; "other" for figures that no metric is known of."""
    rows: tuple[FigureRow, ...]


def by_place(figures: Sequence[Figure]) -> tuple[FigureRow, ...]:
    """A row a figure, in order."""
    return tuple(FigureRow(figure, (number,)) for number, figure in enumerate(figures))


def by_metric(figures: Sequence[Figure]) -> tuple[MetricRows, ...]:
    """The figures under their metrics, those in the order of an income statement, unnamed figures last.

    Under a metric the whole comes first, then its parts, then what analysts ask; each in order of place.
    """
    metrics = sorted({figure.metric for figure in figures}, key=_rank)
    return tuple(MetricRows(metric, tuple(_rows_of(metric, figures))) for metric in metrics)


def _rank(metric: str) -> tuple[int, str]:
    return (_LAST + 1 if metric == "other" else _RANK.get(metric, _LAST), metric)


def _rows_of(metric: str, figures: Sequence[Figure]) -> Iterator[FigureRow]:
    same: dict[tuple[object, ...], list[int]] = {}
    for number, figure in enumerate(figures):
        if figure.metric == metric:
            same.setdefault(_said(figure), []).append(number)
    segments = [key[1] for key in same]
    for places in sorted(
        same.values(),
        key=lambda places: _order(figures[places[0]], segments.index(figures[places[0]].segment), places[0]),
    ):
        yield FigureRow(figures[places[0]], tuple(places))


def _said(figure: Figure) -> tuple[object, ...]:
    """What is the same where the same is said again."""
    amount = (figure.value, figure.low, figure.high)
    words = figure.text.lower() if amount == (None, None, None) else ""
    return (
        figure.metric,
        figure.segment,
        figure.kind,
        figure.asked,
        figure.measure,
        *amount,
        words,
        figure.unit,
        figure.period,
    )


def _order(figure: Figure, segment: int, place: int) -> tuple[bool, bool, int, int]:
    return (figure.asked, figure.segment is not None, segment if figure.segment is not None else 0, place)
