"""A digest exported again over a file that was edited meanwhile. Pure.

What the user wrote stays where it is, whether between passages or within one. What the digest says is brought up to date;
what is new in it comes to its place; what is no longer in it stays, marked as withdrawn. Where both changed the same
lines, the user's stay and the new ones stand after them, marked: a person decides, never this program.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotations.digest import placed
from annotations.digest_blocks import Line, Lines, lines_of, located, new_line, text_of
from annotations.digest_record import Known, keyed, parted, record_of
from annotations.digest_rendering import Rendered
from annotations.threeway import pieces
from transcripts.errors import EarmarkError

WITHDRAWN = "**Withdrawn:** this passage is no longer in the digest."
CHANGED = "**Changed on both sides.** Above is what you wrote; the digest now says:"
GONE = "**Changed on both sides.** You changed what stands above; the digest no longer says it."


class NoRecordError(EarmarkError):
    """A file is in the way that no digest was exported to, or whose record is gone.

    Args:
        name: What the file is called.
    """

    def __init__(self, name: str) -> None:
        super().__init__(
            "A file is in the way",
            f"{name} is there, and nothing in it tells what of it was written by hand.",
            "Name another, or say --overwrite: the old one is kept as .bak.",
        )


@dataclass(slots=True)
class Report:
    """What became of an edited file."""

    refreshed: int = 0
    """Passages and headings whose words were brought up to date."""
    new: int = 0
    withdrawn: int = 0
    conflicts: list[str] = field(default_factory=list)
    """Where both sides changed the same: the line it is about."""


class Merged(NamedTuple):
    """A file's new text."""

    text: str
    report: Report | None
    """None where the file had not been edited, and was simply replaced."""


def exported(new: Rendered) -> str:
    """A digest as it is written to a file of its own."""
    return f"{new.text}\n{record_of(new.blocks)}" if new.keeps_record else new.text


def merged(old: str, new: Rendered) -> Merged:
    """The text of a file that a digest is exported over.

    Args:
        old: What the file holds: an earlier export, edited or not.
        new: The digest as it is now.

    Raises:
        NoRecordError: Nothing tells what in the file was exported and what was written by hand.
    """
    old = old.removeprefix("\ufeff").replace("\r\n", "\n")
    if old == exported(new):
        return Merged(old, None)
    body, known = parted(old)
    if known is None or not new.keeps_record:
        raise NoRecordError("The file")
    lines = lines_of(body.split("\n"))
    if [line.hash for line in lines] == [hash for block in known for hash in block.hashes]:
        return Merged(exported(new), None)
    report = Report()
    now = {key: lines_of(block.lines) for key, block in keyed(new.blocks)}
    text = text_of(_merged(lines, known, now, report))
    return Merged(f"{text}\n{record_of(new.blocks)}", report)


def _merged(lines: Lines, known: Sequence[Known], now: Mapping[str, Lines], report: Report) -> Iterator[Line]:
    """All lines of the new file."""
    before, found = located(lines, known)
    was = {block.key: block.hashes for block in known}
    there = {block.key: block for block in found}
    yield from before
    for key in _order(list(there), list(was), list(now), report):
        mine = there.get(key)
        if mine is None and key in was:
            _taken_out(was[key], now[key], report)
        elif mine is None:
            report.new += not _is_frame(key)
            yield from now[key]
        else:
            if key in now:
                yield from _block(was[key], mine.lines, now[key], report)
            else:
                yield from _withdrawn(key, was[key], mine.lines, report)
            yield from mine.after


def _is_frame(key: str) -> bool:
    """Whether a block is a heading or the like, and no passage."""
    return key.startswith("h")


def _order(there: Sequence[str], was: Sequence[str], now: Sequence[str], report: Report) -> list[str]:
    """The blocks of the new file in order: the digest's, or the user's if blocks were moved by hand."""
    common = frozenset(there) & frozenset(was) & frozenset(now)
    by_hand, at_first, at_last = ([key for key in keys if key in common] for keys in (there, was, now))
    if by_hand == at_first:
        return placed(now, [*there, *(key for key in now if key not in common)])
    if at_last not in (at_first, by_hand):
        report.conflicts.append("the order of passages (yours is kept)")
    return placed(there, [*now, *(key for key in there if key not in common)])


def _taken_out(was: Sequence[str], now: Lines, report: Report) -> None:
    """A block that was taken out by hand stays out; that it has changed since is said."""
    if [line.hash for line in now] != list(was):
        report.conflicts.append(f"{now[0].words} (you took it out, and it has changed since)")


def _withdrawn(key: str, was: Sequence[str], mine: Lines, report: Report) -> Iterator[Line]:
    """What was a passage of the digest and is none any more; of a heading only what was written by hand."""
    if _is_frame(key):
        yield from (line for line in mine if line.hash not in was)
        return
    report.withdrawn += 1
    first, *others = mine
    if _is_row(first):
        yield _in_row(first, WITHDRAWN)
    else:
        yield new_line(WITHDRAWN, 1)
        yield first._replace(blanks=max(1, first.blanks))
    yield from others


def _block(was: Sequence[str], mine: Lines, now: Lines, report: Report) -> Iterator[Line]:
    """A block that both sides may have changed."""
    refreshed = False
    for piece in pieces(was, [line.hash for line in mine], [line.hash for line in now]):
        ours = mine[slice(*piece.mine)] if piece.mine else ()
        theirs = now[slice(*piece.theirs)] if piece.theirs else ()
        refreshed |= piece.mine is None
        if piece.mine and piece.theirs:
            yield from _conflict(ours, theirs, report)
        else:
            yield from ours or theirs
    report.refreshed += refreshed


def _conflict(mine: Lines, now: Lines, report: Report) -> Iterator[Line]:
    """Both sides of lines that both changed, the user's first."""
    about = (mine or now)[0]
    report.conflicts.append(about.words)
    yield from mine
    if not now:
        yield _in_row(about, GONE) if _is_row(about) else new_line(GONE, 1)
    elif _is_row(now[0]):
        yield from (_in_row(line, CHANGED) for line in now)
    else:
        yield new_line(CHANGED, 1)
        yield now[0]._replace(blanks=1)
        yield from now[1:]


def _is_row(line: Line) -> bool:
    return line.words.startswith("|")


def _in_row(line: Line, words: str) -> Line:
    """A row of a table with a word in its first cell."""
    return new_line(f"| {words} {line.words[1:].lstrip()}", 0)
