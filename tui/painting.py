"""A row of text with layers of style on it, to segments. Pure.

Layers may overlap in any way; where they do, a later one adds to and overrides an earlier one.
"""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui import literal


class Layer(NamedTuple):
    """A style over a stretch of the text."""

    start: int
    end: int
    style: Style


def painted(text: str, start: int, end: int, base: Style, layers: Sequence[Layer]) -> list[Segment]:
    """The segments of `text[start:end]`, in `base` with the layers on it."""
    if not layers:
        return [literal.segment(text[start:end], base)] if start < end else []
    cuts = {start, end}
    for layer in layers:
        if layer.start < end and layer.end > start:
            cuts.add(max(start, layer.start))
            cuts.add(min(end, layer.end))
    edges = sorted(cuts)
    segments = []
    for a, b in itertools.pairwise(edges):
        style = base
        for layer in layers:
            if layer.start <= a and layer.end >= b:
                style += layer.style
        segments.append(literal.segment(text[a:b], style))
    return segments
