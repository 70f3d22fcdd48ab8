"""What a call's page is made of: speakers' lines, paragraphs, heads of sections; and which turns are left out. Pure."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from transcripts.model import Call, Role, Span, Turn
from tui.movement import Terrain
from tui.wrapping import Block, RowKind

Notes = Mapping[int, range]
"""The numbers of the lines of notes that stand under a paragraph, by its start."""
_NONE: Notes = MappingProxyType({})


def blocks_of(
    terrain: Terrain, hidden: Collection[int] = (), notes: Notes = _NONE, folded: Collection[int] = ()
) -> Iterator[Block]:
    """The page of a call, top to bottom.

    Args:
        terrain: The call's places.
        hidden: Indices of the turns that are left out; a line stands for each run of them.
        notes: The lines of notes that stand under paragraphs.
        folded: Where paragraphs begin that are left out; a line stands for each run of them in a turn.
    """
    call = terrain.call
    if not call.turns:
        for span in terrain.paragraphs:
            yield from _paragraph(span, -1, notes)
            yield Block(RowKind.BLANK, span.end, span.end)
        return
    named = any(turn.speaker is not None for turn in call.turns)
    section, left_out = -1, 0
    for turn in call.turns:
        number = _section_of(call, turn.start)
        if number != section:
            section = number
            if terrain.titles or len(call.sections) > 1:
                yield Block(RowKind.SECTION, turn.start, turn.start, number)
                yield Block(RowKind.BLANK, turn.start, turn.start)
        if turn.index in hidden:
            left_out += 1
            continue
        if left_out:
            yield Block(RowKind.HIDDEN, turn.start, turn.start, left_out)
            yield Block(RowKind.BLANK, turn.start, turn.start)
            left_out = 0
        if named:
            yield Block(RowKind.TURN, turn.start, turn.start, turn.index)
        yield from _turn(turn, notes, folded)
        yield Block(RowKind.BLANK, turn.end, turn.end)
    if left_out:
        yield Block(RowKind.HIDDEN, len(call.text), len(call.text), left_out)


def _turn(turn: Turn, notes: Notes, folded: Collection[int]) -> Iterator[Block]:
    """The paragraphs of a turn, parted by blank lines; a line for each run of those that are left out."""
    run = 0
    for span in turn.paragraphs:
        if span.start in folded:
            run += 1
            continue
        if run:
            yield Block(RowKind.FOLDED, span.start, span.start, run)
            run = 0
        if span.start > turn.start:
            yield Block(RowKind.BLANK, span.start, span.start, turn.index)
        yield from _paragraph(span, turn.index, notes)
    if run:
        yield Block(RowKind.FOLDED, turn.end, turn.end, run)


def _paragraph(span: Span, turn: int, notes: Notes) -> Iterator[Block]:
    """A paragraph and the notes under it."""
    yield Block(RowKind.TEXT, span.start, span.end, turn)
    for line in notes.get(span.start, ()):
        yield Block(RowKind.NOTE, span.end, span.end, line)


def turns_not_by(call: Call, speaker: str) -> frozenset[int]:
    """The turns of everybody else."""
    return frozenset(turn.index for turn in call.turns if turn.speaker != speaker)


def turns_by_role(call: Call, role: Role) -> frozenset[int]:
    """The turns of everybody who has a role."""
    ids = {p.id for p in call.participants if p.role == role}
    return frozenset(turn.index for turn in call.turns if turn.speaker in ids)


def _section_of(call: Call, offset: int) -> int:
    return max(0, bisect_right(call.sections, offset, key=lambda section: section.start) - 1)
