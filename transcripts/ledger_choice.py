"""Which of several figures stands in a cell: what a careful reader would write down of all that was said for it."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from transcripts.ledger_values import agree, grain, middle
from transcripts.model import Basis, Figure

_WHOLES = frozenset(
    """
        revenue gross_profit operating_expenses operating_income net_income ebitda bookings orders backlog loans deposits
        capex
    """.split()
)
"""Metrics whose total is greater than its parts, so that of several figures the greatest is the company's."""
_PART = 0.05
"""A figure below this share of the greatest one is not the company's."""
_ENDS_APART = 70
"""Code points between two figures that are the low and the high end of one guidance."""
_ENDS_ALIKE = 0.2
"""Share by which such two may differ."""


def chosen(figures: Sequence[Figure], basis: Basis | None = None) -> Figure | None:
    """The figure of a cell, of those said for it in one call.

    A reader's own correction wins. Else: what was said more than once, of the same basis as the guidance, exact,
    with nothing left out, held against the guidance by the company itself, the greatest where it is a sum of parts,
    and what was said first.

    Args:
        figures: All with one metric, segment, measure and period, in order of place.
        basis: The basis to prefer.
    """
    yours = [figure for figure in figures if figure.yours]
    if yours:
        return yours[-1]
    guided = any(figure.kind in ("guidance", "prior_guidance") for figure in figures)
    exact = [figure for figure in figures if not figure.approximate]
    borne = [figure for figure in figures if _is_borne(figure, figures)] or exact or figures
    greatest = max((abs(size) for figure in borne if (size := middle(figure)) is not None), default=0.0)

    def merit(place: int) -> float:
        figure = figures[place]
        size = middle(figure)
        if size is None:
            return -10 - 0.01 * place
        merit = -0.15 * min(place, 10) + min(2, sum(agree(figure, other) for other in figures) - 1)
        merit += 1.5 * (basis is not None and figure.basis == basis)
        merit += 1.5 * (figure.standing is not None)
        merit += 1.0 * figure.whole - 1.5 * (not figure.named)
        merit -= 1.0 * (figure.excluding is not None) + 0.5 * (figure.approximate and not guided)
        merit += 0.3 * (size != 0 and grain(figure) <= abs(size) / 50)
        if figure.metric in _WHOLES:
            merit += 1.5 * (not guided and 0.97 * greatest <= abs(size) <= greatest) - 5.0 * (
                abs(size) < _PART * greatest
            )
        return merit

    return figures[max(range(len(figures)), key=merit)] if figures else None


def _is_borne(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether anything bears a figure out: it is said again, of the whole company, or held against the guidance."""
    return figure.whole or figure.standing is not None or sum(agree(figure, other) for other in figures) > 1


def with_ranges(figures: Iterable[Figure]) -> list[Figure]:
    """Guided figures, those told as the two ends of a range ("$40 million at the low end and $41 million at the high
    end") joined to one, which spans both."""
    joined: list[Figure] = []
    for figure in figures:
        last = joined[-1] if joined else None
        if last is not None and _are_ends(last, figure):
            low, high = sorted(value for value in (last.value, figure.value) if value is not None)
            text = f"{last.text} to {figure.text}"
            joined[-1] = replace(last, end=figure.end, text=text, value=None, low=low, high=high)
        else:
            joined.append(figure)
    return joined


def _are_ends(one: Figure, other: Figure) -> bool:
    if one.value is None or other.value is None or one.value == other.value or one.turn != other.turn:
        return False
    if one.unit != other.unit or not 0 <= other.start - one.end <= _ENDS_APART:
        return False
    return abs(one.value - other.value) <= _ENDS_ALIKE * max(abs(one.value), abs(other.value))


def distinct(figures: Iterable[Figure], but: Figure | None) -> tuple[Figure, ...]:
    """The further figures said for a cell that are other numbers than the one in it, each once."""
    kept: list[Figure] = []
    for figure in figures:
        known = itertools.chain(kept, () if but is None else (but,))
        if middle(figure) is not None and not any(agree(figure, other) for other in known):
            kept.append(figure)
    return tuple(kept)
