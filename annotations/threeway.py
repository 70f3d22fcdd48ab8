"""Two sides changed the same lines: what each of them wants, piece by piece. Pure.

A side that only puts something in between two lines is never in the way of the other. Where both change or take out the
same lines, that is a piece of both.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

Range = tuple[int, int]
"""From one line to before another."""


class Piece(NamedTuple):
    """Some lines of the result."""

    mine: Range | None
    """Which of the lines of one side they are; None where only the other side has a say."""
    theirs: Range | None
    """Which of the other side's; with both, each side changed what the other changed too."""


class _Change(NamedTuple):
    """Lines of the common origin that a side has otherwise; none of them where it only put something in."""

    start: int
    end: int
    is_mine: bool


class _Side(NamedTuple):
    """One side's changes of the origin."""

    changes: list[_Change]
    before: list[int]
    """For each place between two lines of the origin, the side's line there, ahead of what it put in there."""
    after: list[int]
    """The same, behind what it put in there."""

    def lines(self, start: int, end: int) -> Range:
        """The side's lines for lines of the origin, without what was put in at either end of them."""
        return self.after[start], self.before[end]


def pieces(origin: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[Piece]:
    """The result of two changes of one origin, in its order; lines that neither side changed are taken from mine."""
    ours, others = _side(origin, mine, True), _side(origin, theirs, False)
    regions = _regions(ours, others)
    put_in = _put_in(ours, regions)
    at = 0
    while True:
        yield from (Piece((ours.before[place], ours.after[place]), None) for place in put_in.get(at, ()))
        for region in regions.get(at, ()):
            piece = _piece(region, ours, others, mine, theirs)
            if piece.mine or not _has_put_in(ours, others, at, mine, theirs):
                yield piece
        end = max((change.end for region in regions.get(at, ()) for change in region), default=at)
        if end == at:
            if at == len(origin):
                return
            yield Piece((ours.after[at], ours.before[at + 1]), None)
            end = at + 1
        at = end


def _side(origin: Sequence[str], lines: Sequence[str], is_mine: bool) -> _Side:
    changes: list[_Change] = []
    before, after = [0] * (len(origin) + 1), [0] * (len(origin) + 1)
    for kind, start, end, first, last in SequenceMatcher(None, origin, lines, autojunk=False).get_opcodes():
        for place in range(start, end + 1):
            there = first + place - start if kind == "equal" else last if place == end else first
            after[place] = there
            if place > start:
                before[place] = there
        if kind == "insert":
            before[start], after[start] = first, last
        if kind != "equal":
            changes.append(_Change(start, end, is_mine))
    return _Side(changes, before, after)


def _regions(ours: _Side, others: _Side) -> dict[int, list[list[_Change]]]:
    """The changes by the line at which they begin, those together that overlap; what mine only put in is none."""
    found: dict[int, list[list[_Change]]] = {}
    last: list[_Change] = []
    for change in sorted((*(c for c in ours.changes if c.start < c.end), *others.changes)):
        if last and change.start < max(c.end for c in last):
            last.append(change)
        else:
            last = [change]
            found.setdefault(change.start, []).append(last)
    return found


def _put_in(ours: _Side, regions: dict[int, list[list[_Change]]]) -> dict[int, list[int]]:
    """Where in the origin mine only put something in, by where it comes in the result.

    Within lines that the other side has otherwise it comes after them; within lines that mine has otherwise it is part of
    these.
    """
    spans = [
        (min(c.start for c in region), max(c.end for c in region), any(c.is_mine for c in region))
        for same_start in regions.values()
        for region in same_start
    ]
    found: dict[int, list[int]] = {}
    for place in (change.start for change in ours.changes if change.start == change.end):
        around = next(((end, is_mine) for start, end, is_mine in spans if start < place < end), (place, False))
        if not around[1]:
            found.setdefault(around[0], []).append(place)
    return found


def _has_put_in(ours: _Side, others: _Side, at: int, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether mine put in, at a place, just what theirs did."""
    left, right = (mine[ours.before[at] : ours.after[at]], theirs[others.before[at] : others.after[at]])
    return bool(left) and left == right


def _piece(region: list[_Change], ours: _Side, others: _Side, mine: Sequence[str], theirs: Sequence[str]) -> Piece:
    start, end = region[0].start, max(change.end for change in region)
    if start == end:
        return Piece(None, (others.before[start], others.after[start]))
    left, right = ours.lines(start, end), others.lines(start, end)
    sides = {change.is_mine for change in region}
    if sides == {True} or mine[slice(*left)] == theirs[slice(*right)]:
        return Piece(left, None)
    return Piece(left, right) if True in sides else Piece(None, right)
