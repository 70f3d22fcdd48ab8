"""Which lines of an edited digest are whose: the blocks that were exported, found again among what was written by hand. Pure."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from annotations.digest_record import Known, address_in, hash_of


class Line(NamedTuple):
    """A line that is not blank."""

    words: str
    blanks: int
    """How many blank lines stand ahead of it."""
    hash: str


Lines = tuple[Line, ...]


class Found(NamedTuple):
    """A block of an edited file."""

    key: str
    lines: Lines
    """Its own, with what was written between them."""
    after: Lines
    """What was written between it and the next block."""


class _Place(NamedTuple):
    """Where a block stands."""

    start: int
    end: int
    key: str


def lines_of(rows: Iterable[str]) -> Lines:
    """Rows of text as lines."""
    found, blanks = [], 0
    for row in rows:
        if row.strip():
            found.append(new_line(row.rstrip(), blanks))
            blanks = 0
        else:
            blanks += 1
    return tuple(found)


def new_line(words: str, blanks: int) -> Line:
    """A line with words of ours."""
    return Line(words, blanks, hash_of(words))


def text_of(lines: Iterable[Line]) -> str:
    """Lines as text."""
    rows: list[str] = []
    for line in lines:
        rows += [""] * line.blanks if rows else []
        rows.append(line.words)
    return "\n".join(rows) + "\n"


def located(lines: Lines, known: Sequence[Known]) -> tuple[Lines, list[Found]]:
    """What was written ahead of the first block, and the blocks that are still there, in the file's order."""
    places = _Search(lines, known).places()
    if not places:
        return lines, []
    ends = [*(place.start for place in places[1:]), len(lines)]
    found = [
        Found(key, lines[start:end], lines[end:until]) for (start, end, key), until in zip(places, ends, strict=True)
    ]
    return lines[: places[0].start], found


class _Search:
    """The search for blocks among lines."""

    def __init__(self, lines: Lines, known: Sequence[Known]) -> None:
        self._lines = lines
        self._hashes = [line.hash for line in lines]
        self._known = {block.key: block.hashes for block in known}
        self._owners = _owners((block.key, block.hashes) for block in known)
        self._addresses = _owners((block.key, (block.address,)) for block in known if block.address)

    def places(self) -> list[_Place]:
        """Where each block is, in the file's order."""
        found = self._by_their_own_lines()
        found = sorted((*found, *self._whole(found)))
        for number in range(len(found) + 1):
            self._share_out(found, number)
        return found

    def _by_their_own_lines(self) -> list[_Place]:
        """From the first to the last of the lines that only that block had; of a block twice there, the first."""
        found: dict[str, _Place] = {}
        current = None
        for at, line in enumerate(self._lines):
            owner = self._owners.get(line.hash) or self._addresses.get(address_in(line.words))
            if owner is None or (owner in found and owner != current):
                continue
            found[owner] = _Place(found[owner].start if owner in found else at, at + 1, owner)
            current = owner
        return list(found.values())

    def _whole(self, taken: Sequence[_Place]) -> list[_Place]:
        """Blocks that have no line of their own, where they stand as they were."""
        there = {place.key for place in taken}
        free = [True] * len(self._hashes)
        for place in taken:
            free[place.start : place.end] = [False] * (place.end - place.start)
        found = []
        for key, hashes in self._known.items():
            size = len(hashes)
            starts = range(len(self._hashes) - size + 1) if key not in there and size else ()
            for start in starts:
                if all(free[start : start + size]) and tuple(self._hashes[start : start + size]) == hashes:
                    found.append(_Place(start, start + size, key))
                    free[start : start + size] = [False] * size
                    break
        return found

    def _share_out(self, places: list[_Place], number: int) -> None:
        """Give lines between two blocks that several had to the one they stand at: the end of the one, the head of the other."""
        before = places[number - 1] if number else None
        after = places[number] if number < len(places) else None
        tail = self._known[before.key][self._own_of(before)[1] :] if before else ()
        head = self._known[after.key][: self._own_of(after)[0]] if after else ()
        start, end = before.end if before else 0, after.start if after else len(self._hashes)
        matches = SequenceMatcher(None, (*tail, *head), self._hashes[start:end], autojunk=False).get_matching_blocks()
        for at, there, size in matches:
            in_tail = min(size, max(0, len(tail) - at))
            if before and in_tail:
                places[number - 1] = before = before._replace(end=start + there + in_tail)
            if after and size > in_tail:
                places[number] = after = after._replace(start=min(after.start, start + there + in_tail))

    def _own_of(self, place: _Place) -> tuple[int, int]:
        """From which to which of a block's lines it was found by."""
        there = frozenset(self._hashes[place.start : place.end])
        hashes = self._known[place.key]
        found = [at for at, hash in enumerate(hashes) if hash in there]
        return (found[0], found[-1] + 1) if found else (0, len(hashes))


def _owners(blocks: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str | None]:
    """The block that alone has something, by what it has; None for what several have."""
    owners: dict[str, str | None] = {}
    for key, hashes in blocks:
        for hash in set(hashes):
            owners[hash] = None if hash in owners else key
    return owners
