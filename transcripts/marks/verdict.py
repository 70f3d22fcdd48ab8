"""How sure a layout is of a document."""

from typing import NamedTuple


class Verdict(NamedTuple):
    """A layout's judgement of a document."""

    sure: float
    """0 (not this layout) to 1."""
    reason: str
    """The marks that were seen or missed, in words."""
