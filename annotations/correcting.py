"""Figures as their reader has put them right: what was corrected by hand is applied to what was read. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from annotations.kept import FigureCorrection
from annotations.model import Quote
from transcripts.model import Call, Figure, Span

_CONTEXT = 32
"""Code points kept from before a figure and from behind it."""
_FIELDS = frozenset("metric segment kind period value low high unit measure basis".split())
"""What of a figure can be put right."""
_KNOWN = frozenset(field.name for field in fields(Figure))


def corrected(figures: Sequence[Figure], corrections: Iterable[FigureCorrection]) -> tuple[Figure, ...]:
    """The figures with their corrections; each corrected one is marked as the reader's own.

    A correction holds for the figure at its place; where the place has other words now, for the nearest figure with
    the same words, and for none if there is none.
    """
    told = list(figures)
    for correction in corrections:
        at = _place(told, correction)
        if at is None:
            continue
        changes: dict[str, Any] = {k: v for k, v in correction.changes.items() if k in _FIELDS & _KNOWN}
        changed = replace(told[at], **changes, yours=True, named=True)
        told[at] = changed if correction.is_figure else replace(changed, metric="other")
    return tuple(told)


def correction_of(call: Call, figure: Figure, changes: dict[str, Any], *, is_figure: bool = True) -> FigureCorrection:
    """A correction of a figure of a call, to be kept.

    Args:
        call: The call.
        figure: The figure as it was read.
        changes: Fields of it with the values they should have.
        is_figure: False where the words are no figure at all.
    """
    prefix = call.text[max(0, figure.start - _CONTEXT) : figure.start]
    quote = Quote(figure.text, prefix, call.text[figure.end : figure.end + _CONTEXT])
    kept = {name: value for name, value in changes.items() if name in _FIELDS}
    return FigureCorrection(quote, Span(figure.start, figure.end), kept, is_figure)


def _place(figures: Sequence[Figure], correction: FigureCorrection) -> int | None:
    """Which of some figures a correction is of."""
    words, start = correction.quote.exact, correction.position.start
    same = [at for at, figure in enumerate(figures) if figure.text == words]
    return min(same, key=lambda at: abs(figures[at].start - start), default=None)
