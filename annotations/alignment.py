"""How a pattern lies in a text, edits allowed: pure, and quick where they are few.

The distance is the number of characters changed, put in or left out. Paths of equal distance are followed diagonal by
diagonal, each as far as the two texts agree (Ukkonen 1985; Landau and Vishkin 1989): the cost grows with the square of the
edits and not with the length, so long patterns are taken piece by piece.
"""

from collections.abc import Sequence
from typing import NamedTuple

_PIECE = 192
_LOOKAHEAD = 24
_LAG = 24
"""How far behind the furthest a path may be, in characters of both texts, and still be followed."""
_PATIENCE = 6
_DENSEST = 0.4
"""Edits a character beyond which, but for the first few, a pattern is not thought to lie there at all."""
_NOWHERE = -9


class Reached(NamedTuple):
    """Where a piece of a pattern ends in a text."""

    errors: int
    end: int


_NOT_YET = Reached(0, -1)


def reached(pattern: str, mark: int, text: str, at: int, most: int) -> Reached | None:
    """How far the first `mark` characters of a pattern reach, if all of it is laid from `at` on with the fewest edits.

    Args:
        pattern: What is laid; the part from `mark` on only helps to find where the part before it ends.
        mark: How much of it is asked about.
        text: What it is laid in.
        at: Where it begins; its end is free.
        most: The most edits allowed in all of the pattern.

    Returns:
        The edits in the first `mark` characters and where they end; None where it takes more than `most`.
    """
    whole, room = len(pattern), len(text) - at
    least, rows, crossings = 0, [0], [_NOT_YET]
    for errors in range(most + 1):
        furthest = 0
        for index, row in enumerate(rows):
            diagonal = least + index
            end = whole if whole + diagonal <= room else room - diagonal
            if row < 0 or row > end or row + diagonal < 0:
                rows[index] = _NOWHERE
                continue
            place = at + diagonal
            while row < end and pattern[row] == text[place + row]:
                row += 1
            rows[index] = row
            if row >= mark and crossings[index] is _NOT_YET:
                crossings[index] = Reached(errors, place + mark)
            if row == whole:
                return crossings[index]
            if 2 * row + diagonal > furthest:
                furthest = 2 * row + diagonal
        if errors > _PATIENCE + furthest * _DENSEST / 2:
            return None
        least, rows, crossings = _without_laggards(least, rows, crossings, furthest - _LAG)
        least, rows, crossings = _one_edit_more(least, rows, crossings)
    return None


def _without_laggards(
    least: int, rows: list[int], crossings: list[Reached], floor: int
) -> tuple[int, list[int], list[Reached]]:
    """The diagonals between the first and the last that have come as far as `floor`, counted in both texts."""
    begin, end = 0, len(rows)
    while begin < end and 2 * rows[begin] + least + begin < floor:
        begin += 1
    while end > begin and 2 * rows[end - 1] + least + end - 1 < floor:
        end -= 1
    return least + begin, rows[begin:end], crossings[begin:end]


def _one_edit_more(least: int, rows: list[int], crossings: list[Reached]) -> tuple[int, list[int], list[Reached]]:
    """How far each diagonal is reached with one edit more: a character changed, put into the text, or left out of it."""
    grown, kept = [], []
    around = [_NOWHERE, _NOWHERE, *rows, _NOWHERE, _NOWHERE]
    before = [_NOT_YET, _NOT_YET, *crossings, _NOT_YET, _NOT_YET]
    for index, put_in in enumerate(around[:-2]):
        changed, left_out = around[index + 1] + 1, around[index + 2] + 1
        if changed >= put_in and changed >= left_out:
            grown.append(changed)
            kept.append(before[index + 1])
        elif put_in >= left_out:
            grown.append(put_in)
            kept.append(before[index])
        else:
            grown.append(left_out)
            kept.append(before[index + 2])
    return least - 1, grown, kept


def walked(pieces: Sequence[str], text: str, at: int, tolerance: float) -> list[Reached]:
    """Each of some pieces that follow one another, laid in a text from `at` on.

    Args:
        pieces: What is laid, in order.
        text: What it is laid in.
        at: Where the first begins.
        tolerance: The most edits allowed, as a share of the characters.

    Returns:
        The edits of each piece and where it ends. One that lies nowhere counts as all edits, and so do those after it.
    """
    found: list[Reached] = []
    for number, piece in enumerate(pieces):
        following = "".join(pieces[number + 1 :])[:_LOOKAHEAD]
        laid = _laid(piece, following, text, at, tolerance)
        if laid is None:
            return found + [Reached(len(rest), at) for rest in pieces[number:]]
        found.append(laid)
        at = laid.end
    return found


def _laid(piece: str, following: str, text: str, at: int, tolerance: float) -> Reached | None:
    """A piece of any length, laid part by part; `following` is what comes after it."""
    errors = 0
    allowed = int(len(piece) * tolerance) + 2
    for begin in range(0, max(1, len(piece)), _PIECE):
        part = piece[begin : begin + _PIECE]
        ahead = (piece[begin + _PIECE :] + following)[:_LOOKAHEAD] if begin + _PIECE < len(piece) else following
        most = min(int(len(part) * tolerance) + 2, allowed - errors)
        step = reached(part + ahead, len(part), text, at, most + int(len(ahead) * tolerance)) or reached(
            part, len(part), text, at, most
        )
        if step is None:
            return None
        errors, at = errors + step.errors, step.end
    return Reached(errors, at)
