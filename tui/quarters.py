"""The strip of a company's quarters: those that are open, and the gaps between them. Pure."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from transcripts.model import Event
from transcripts.shelf import OnShelf, gaps

_MOST_GAPS = 3


class Cell(NamedTuple):
    """A quarter on the strip."""

    label: str
    """"Q1 13", "FY 12", the date, or "·" for a gap."""
    event: int | None
    """The number of the call among the company's; None for a gap."""


def label_of(event: OnShelf) -> str:
    """A call's quarter in short."""
    facts = event.facts
    year = "" if facts.fiscal_year is None else f"{facts.fiscal_year % 100:02}"
    if facts.fiscal_quarter is not None:
        return f"Q{facts.fiscal_quarter} {year}".strip()
    if facts.fiscal_half is not None:
        return f"H{facts.fiscal_half} {year}".strip()
    if facts.fiscal_year is not None:
        return f"FY {year}"
    return facts.date or "undated"


def quarter_name(facts: Event) -> str:
    """A call's quarter in full: "Q2 2031", "H1 2015", "FY 2012", the date."""
    if facts.fiscal_year is None:
        return facts.date or ""
    if facts.fiscal_quarter is not None:
        return f"Q{facts.fiscal_quarter} {facts.fiscal_year}"
    return f"H{facts.fiscal_half} {facts.fiscal_year}" if facts.fiscal_half is not None else f"FY {facts.fiscal_year}"


def strip_of(events: Sequence[OnShelf]) -> tuple[Cell, ...]:
    """The cells of a company's strip, in order: a dot for each quarter that is missing, their number where they are many."""
    cells: list[Cell] = []
    for number, event in enumerate(events):
        if number:
            cells += _gap(events[number - 1], event)
        cells.append(Cell(label_of(event), number))
    return tuple(cells)


def missing(events: Sequence[OnShelf]) -> int:
    """How many quarters are missing between the first and the last."""
    known = [event.quarter for event in events if event.quarter is not None]
    return sum(len(gaps(a, b)) for a, b in pairwise(known))


def fitted(cells: Sequence[Cell], current: int, width: int) -> tuple[Cell, ...]:
    """The cells around the current call that fit a width, each taking its label and two spaces."""
    at = next((i for i, cell in enumerate(cells) if cell.event == current), 0)
    first = last = at
    used = len(cells[at].label) + 2 if cells else 0
    while True:
        grown = False
        for side in (first - 1, last + 1):
            if 0 <= side < len(cells) and used + len(cells[side].label) + 2 <= width:
                used += len(cells[side].label) + 2
                first, last = min(first, side), max(last, side)
                grown = True
        if not grown:
            return tuple(cells[first : last + 1])


def _gap(earlier: OnShelf, later: OnShelf) -> list[Cell]:
    if earlier.quarter is None or later.quarter is None:
        return []
    count = len(gaps(earlier.quarter, later.quarter))
    return [Cell("·", None)] * count if count <= _MOST_GAPS else [Cell(f"·{count}·", None)]
